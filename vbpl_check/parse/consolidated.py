"""Văn bản hợp nhất: a text under the heading of the document that it puts together, its own number often at its end.

Pháp lệnh Hợp nhất văn bản quy phạm pháp luật 01/2012/UBTVQH13 (unverified): the consolidated text keeps name and number
of the original in its heading; the certification "Xác thực văn bản hợp nhất" bears its own number and date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# "Luật Hôn nhân và gia đình số 52/2014/QH13 ngày 19 tháng 6 năm 2014 …, có hiệu lực …, được sửa đổi, bổ sung bởi:"
_LISTED = re.compile(
    r"(?:Luật|luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)\s[^:;]{0,400}?\bsố\s+\d[^:;]{0,400}?"
    r"(?:có\s+hiệu\s+lực|ngày)[^:;]{0,200}?được\s+sửa\s+đổi(?:,\s+bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+(?:bởi|theo)\s*:"
)
# "VĂN BẢN HỢP NHẤT - BỘ LAO ĐỘNG - THƯƠNG BINH⏎VÀ XÃ HỘI": a rubric of Công báo above the heading
_RUBRIC = re.compile(r"^[ \t]*VĂN BẢN HỢP NHẤT[ \t]*[-–][^\n]*\n(?:(?!CỘNG|CHÍNH|QUỐC|THỦ)[^\n]+(?=\n))?", re.MULTILINE)
# "XÁC THỰC VĂN BẢN HỢP NHẤT" in a line of its own
_CERTIFIED = re.compile(r"^[ \t|*]*XÁC THỰC VĂN BẢN HỢP NHẤT[ \t|*]*$", re.MULTILINE)
# "Số: 1546/VBHN-BLĐTBXH", "Số:⏎134/VBHN-VPQH"
_NUMBER = re.compile(r"Số\s{0,3}:?\s{0,3}(\d{1,5}\s?/\s?VBHN-[A-ZĐ]{2,12})")
# "THÔNG TƯ1": the mark of a note glued to the kind
_NOTED = re.compile(
    r"^((?:BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ(?: LIÊN TỊCH)?|QUYẾT ĐỊNH))\d{1,2}$", re.MULTILINE
)
_NEAR = 300  # characters around the certification that hold its number


@dataclass(frozen=True, slots=True)
class Consolidation:
    """``number``: its own number, None where the text does not print it; ``block``: the header without rubrics."""

    number: str | None
    block: str


def read_consolidation(text: str, block: str) -> Consolidation | None:
    """What tells that ``text`` with the header ``block`` is a consolidated text; None for any other. Same length."""
    certified = None if "XÁC THỰC" not in text else _CERTIFIED.search(text)
    rubric = _RUBRIC.search(block) if "HỢP NHẤT" in block else None
    if not (certified or rubric or _LISTED.search(block)):
        return None
    found = None
    if certified:
        found = _NUMBER.search(text, max(0, certified.start() - _NEAR), certified.end() + _NEAR)
    found = found or _NUMBER.search(block)
    cleaned = _RUBRIC.sub(lambda rubric: re.sub(r"[^\n]", " ", rubric[0]), block)
    cleaned = _NOTED.sub(lambda kind: kind[1].ljust(len(kind[0])), cleaned)
    return Consolidation(re.sub(r"\s", "", found[1]) if found else None, cleaned)
