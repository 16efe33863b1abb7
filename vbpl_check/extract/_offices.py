"""Which office a key of bodies.yaml names: its family and its level, the person at its head left out."""

from __future__ import annotations

import re
from functools import lru_cache

from vbpl_check.extract._plain import plain
from vbpl_check.extract._power_table import PowerTable
from vbpl_check.model import Office

# "cấp tỉnh", "cấp xã", "tối cao": how a key of a local body ends
_LEVEL = re.compile(r"(?<!\w)(?:cấp (?:tỉnh|huyện|xã|trung ương|khu vực)|tối cao|khu vực)(?!\w)")
# levels that follow from a word: "cục cảnh sát giao thông", "phòng cảnh sát giao thông", "đơn vị thuộc bộ y tế"
_IMPLIED = (
    (re.compile(r"^(?:cục|tổng cục|vụ|bộ)(?!\w)|thuộc bộ(?!\w)"), "trung ương"),
    (re.compile(r"^phòng cảnh sát(?!\w)"), "cấp tỉnh"),
)
# "cơ quan quản lý căn cước của | Bộ Công an", "đơn vị quản lý tài nguyên Internet thuộc | Bộ Khoa học và Công nghệ"
_OWNED = re.compile(r" (?:của|thuộc) (bộ [^,;]+|công an cấp \w+|ủy ban nhân dân cấp \w+)$")
_BY_FUNCTION = "chức năng"
_REMEMBERED = 1 << 12  # offices of the documents just read


@lru_cache(maxsize=_REMEMBERED)
def office(key: str, written: str, functional: bool, table: PowerTable) -> Office:
    """The office behind one ``key``, as ``written``; ``functional``: named by what it does, not by a name."""
    body = _without_title(key, table.titles)
    found = next((family for family in table.families if body.startswith(family.starts)), None)
    levels = _LEVEL.findall(key)
    level = levels[-1] if levels else next((name for pattern, name in _IMPLIED if pattern.search(body)), "")
    if found is None and functional and (owner := _OWNED.search(body)):
        above = office(owner.group(1), owner.group(1), False, table)
        if above.family:
            return Office(body, above.family, above.level)
    if found is None:
        return Office(body, _BY_FUNCTION if functional else "", level)
    name = body
    renamed = found.key in ("bộ", "sở") and body.partition(" ")[2] not in plain(written)
    return Office(name, found.key, level or found.level, renamed, _former(written, table.titles) if renamed else "")


def _former(written: str, titles: tuple[str, ...]) -> str:
    """The one name as written, "Bộ trưởng Bộ Công nghiệp" -> "bộ công nghiệp"; "" when several are written together."""
    name = _without_title(plain(written), titles)
    return name if len(re.findall(r"(?<!\w)(?:bộ|sở)(?!\w)", name)) == 1 else ""


def _without_title(key: str, titles: tuple[str, ...]) -> str:
    """ "bộ trưởng bộ y tế" -> "bộ y tế"; a title that is the whole key stays."""
    for title in sorted(titles, key=len, reverse=True):
        if key.startswith(f"{title} "):
            rest = key[len(title) + 1 :]
            return _without_title(rest, titles) if rest.startswith(titles) else rest
    return key
