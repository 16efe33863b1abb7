"""Bodies that are known only by a name of their own: "Ủy ban Cạnh tranh Quốc gia", "Hạt Kiểm lâm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.extract._plain import plain
from vbpl_check.model import Office
from vbpl_check.parts import NAMED, STANDING

_CAPITAL = "A-ZÀ-ỸĐ"
# "Ủy ban Chứng khoán Nhà nước", "Hạt Kiểm lâm", "Trung tâm Đào tạo", "Thường trực Hội đồng nhân dân cấp xã": after the
# kind of body words that begin with a capital, each with at most one that does not
_NAME = re.compile(
    r"(?<!\w)(?:Ủy ban|Uỷ ban|Cục|Tổng cục|Chi cục|Hạt|Phòng|Viện|Trung tâm|Thường trực|Trạm|Cảng vụ|Kho bạc)"
    rf"(?: [{_CAPITAL}]\w*(?: [a-zà-ỹđ]\w*)?){{1,8}}"
)
_COUNCIL = "thường trực hội đồng nhân dân"
# bodies that the vocabulary knows
_KNOWN = ("ủy ban nhân dân", "ủy ban thường vụ", "thường trực ủy ban", "phòng cảnh sát")
# "Ủy ban Cạnh tranh Quốc gia", "Kho bạc Nhà nước"
_CENTRAL = re.compile(r"(?<!\w)(?:nhà nước|quốc gia|việt nam|trung ương)(?!\w)")


def named_bodies(text: str) -> Iterator[tuple[int, int, Office]]:
    """Start, end and office of each such name, from left to right."""
    for found in _NAME.finditer(text):
        name = plain(found.group())
        if name.startswith(_COUNCIL):
            yield found.start(), found.end(), Office(_COUNCIL, STANDING)
        elif not name.startswith(_KNOWN):
            level = "trung ương" if _CENTRAL.search(name) else ""
            yield found.start(), found.end(), Office(name, NAMED, level)
