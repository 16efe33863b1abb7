"""Reads from a repealing or replacing sentence when it takes effect."""

from __future__ import annotations

import re
from datetime import date

from vbpl_check.model import Citation, Header
from vbpl_check.text import DATE_LONG, DATE_SHORT, make_date, squeeze

# "hết hiệu lực", "bị bãi bỏ"
_ENDS = re.compile(r"hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ", re.IGNORECASE)
# "kể từ ngày 01 tháng 7 năm 2025", "từ ngày 1/7/2025"
_SINCE = re.compile(rf"từ\s+(?:{DATE_LONG.pattern}|ngày\s+{DATE_SHORT.pattern})", re.IGNORECASE)
# "từ ngày Luật này có hiệu lực", "từ ngày Nghị định này được ban hành"
_OWN_DAY = re.compile(r"từ\s+(?:ngày|khi)\s+(?:\w+\s+){1,4}này\s+(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực", re.IGNORECASE)
# "từ ngày Luật Thủ đô số 39/2024/QH15 có hiệu lực": the day of another document
_OTHER_DAY = re.compile(r"[\s,]*(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+(?:ngày|khi)\s+", re.IGNORECASE)
# ", trừ khoản 3 Điều 10", "trừ trường hợp": part of the document lives on
_EXCEPT = re.compile(r"(?<!\w)trừ(?!\w)", re.IGNORECASE)
# ", trừ trường hợp quy định tại khoản 2 và khoản 3 Điều 103 của Luật này": the cases of the new document's own
# transition; nothing lives on but for them
_OWN_TRANSITION = re.compile(
    r"(?<!\w)trừ\s+(?:các\s+)?(?:trường\s+hợp\s+)?(?:được\s+)?(?:quy\s+định|nêu)\s+tại\s+[^.;]{1,300}?"
    r"\s(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định|Điều)\s+này[\s,.;]*$",
    re.IGNORECASE,
)
# "Những quy định về khiếu nại trong Luật ...", "Chương IX - Đánh giá kỹ năng nghề của Luật ...", "Danh mục phí ban hành
# kèm theo Pháp lệnh ...", "Các điều, khoản, điểm của Nghị định số ..., bao gồm": only what is named ends, the document
# lives on; not "Các quy định tại Nghị định số"
_SUBJECT = re.compile(
    r"(?:(?:quy\s+định|nội\s+dung)\s+(?:về|liên\s+quan)|danh\s+mục|biểu|mẫu|phụ\s+lục|chương\s+[IVX\d]+|mục\s+[IVX\d]+"
    r"|phần\s+[IVX]+|đoạn|cụm\s+từ|một\s+số|một\s+phần|(?:các|những)\s+điều,?\s+(?:và\s+)?khoản(?:,?\s+(?:và\s+)?điểm)?)"
    r"(?!\w)[^;.:]{0,250}?(?:trong|tại|của|theo|thuộc)\s+(?:các\s+)?$",
    re.IGNORECASE,
)
# "quy định về khiếu nại trong ", "nội dung về lệ phí quy định tại ", "nội dung liên quan đến lệ phí tại "
_ABOUT = re.compile(
    r"(?:quy\s+định|nội\s+dung)\s+(?:về|liên\s+quan\s+đến)\s+([^,;]{3,60}?)\s+(?:(?:được\s+)?quy\s+định\s+)?"
    r"(?:trong|tại|của)\s+(?:các\s+)?$",
    re.IGNORECASE,
)
# "Bãi bỏ điểm a.7 khoản 8 Điều 8": a part of điểm a, which lives on
_WITHIN_POINT = re.compile(r"điểm\s+[a-zđ]\d?\.\d", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;]\s|[.;]$")


def day_of_end(citation: Citation, header: Header) -> date | None:
    """The day on which the citation's target ends; None when it is unknown."""
    after, before = _around(citation)
    verb = _ENDS.search(after)
    clause = after[verb.end() :] if verb else after
    if verb is None and (above := _last(_ENDS, before)):
        verb, clause = above, before[above.end() :]  # "Các văn bản sau đây hết hiệu lực từ ngày ...:" before the list
    stop = _CLAUSE_END.search(clause)
    clause = clause[: stop.start()] if stop else clause
    if found := _SINCE.search(clause):
        own = _OWN_DAY.search(clause)
        if own is None or found.start() < own.start():
            return _date(found)
    if _OWN_DAY.search(clause):
        return header.effective
    if verb and _OTHER_DAY.match(clause):
        return None
    if verb is None and (found := _last(_SINCE, before)):
        return _date(found)
    return header.effective


def ends_part(citation: Citation) -> bool:
    """Does only a part of what is cited end: "quy định về khiếu nại của Luật ...", "điểm a.7 khoản 8 Điều 8"?"""
    if citation.parts:
        return _WITHIN_POINT.search(citation.raw) is not None
    _, before = _around(citation)
    return _SUBJECT.search(before) is not None


def ended_subjects(citation: Citation) -> tuple[str, ...]:
    """What the part that ends is about, in lower case: "khiếu nại", "tố cáo"; () where no subject tells it."""
    _, before = _around(citation)
    part = _SUBJECT.search(before)
    subject = _ABOUT.match(part.group()) if part else None
    return tuple(re.split(r", | và ", squeeze(subject[1]).lower())) if subject else ()


def keeps_part(citation: Citation) -> bool:
    """Does the sentence end the document but for a part of it: "hết hiệu lực, trừ Điều 5"?

    Cases of the ending document's own transition ("trừ trường hợp quy định tại Điều 96 của Luật này") are no part.
    """
    after, _ = _around(citation)
    verb = _ENDS.search(after)
    clause = after[verb.end() :] if verb else after
    stop = _CLAUSE_END.search(clause)
    clause = clause[: stop.start()] if stop else clause
    return _EXCEPT.search(clause) is not None and _OWN_TRANSITION.search(clause) is None


def _around(citation: Citation) -> tuple[str, str]:
    """The sentence after the citation and before it."""
    place = citation.context.find(citation.raw)
    if place < 0:
        return citation.context, ""
    return citation.context[place + len(citation.raw) :], citation.context[:place]


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(iter(list(pattern.finditer(words))[-1:]), None)


def _date(found: re.Match[str]) -> date | None:
    day, month, year = (int(group) for group in found.groups() if group)
    return make_date(year, month, day)
