"""Limits given by their place: "ngày thứ hai mươi kể từ ngày", "đến hết năm 2030", "từ cấp độ 3 trở lên".

A day counted from an event is a duration, the end of a year or month a date, a place on an ascending scale a value of
dimension ``grade`` whose unit is the noun of the scale ("cấp_độ").
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from vbpl_check.extract._quantity_bounds import Found, Taken, left_bound, right_suffix
from vbpl_check.extract._quantity_table import Bound, Grammar
from vbpl_check.extract.numerals import DIGITS, read_words
from vbpl_check.text import parse_number

_UNITS = {
    "ngày làm việc": "working_day", "ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
}  # fmt: skip
# "ngày làm việc thứ 05", "tháng thứ sáu"
_NTH = re.compile(r"(?<!\w)(ngày làm việc|ngày|tuần|tháng|quý|năm) thứ (?=[^\W_])")
# " kể từ ngày", ", tính từ khi", " sau khi": without an event the ordinal only names a day
_FROM = re.compile(
    r",?[ ](?:\([^()\n]{1,30}\)[ ]?)?(?:kể từ|tính từ|từ|sau)[ ](?:sau[ ])?(?:khi|ngày|thời điểm|lúc)(?!\w)"
)
# "chậm nhất vào", "đến hết", "trước", "không quá": what makes the day a last one
_LAST = re.compile(
    r"(?<!\w)(?:chậm nhất|muộn nhất|trễ nhất|đến hết|cho đến hết|hết|đến|cho đến|trước|không quá|trong|không chậm hơn"
    r"|không muộn hơn)(?:[ ](?:là|vào|đến|trước|hết|trong))*[ ]$"
)
# "từ ngày thứ 31 kể từ ngày", "sau ngày thứ mười"
_FIRST = re.compile(r"(?<!\w)(?:từ|kể từ|tính từ|sau|bắt đầu từ)[ ]$")
# "đến hết năm 2030", "trước năm 2020", "đến khi kết thúc năm tuyển sinh 2032", "đến hết tháng 6 năm 2026",
# "đến hết quý II năm 2026"
_END = re.compile(
    r"(?<!\w)(?P<lead>(?:cho )?đến (?:khi )?(?:hết|kết thúc)|chậm nhất(?: là| vào| đến)?(?: hết)?|trước|hết)"
    r"(?: tháng (?P<month>\d{1,2})(?:/| năm )| quý (?P<quarter>[1-4]|iv|i{1,3})(?:/| năm )"
    r"| năm (?:(?:học|tuyển sinh|tài chính|ngân sách|kế hoạch) )?)(?P<year>(?:19|20)\d{2})(?![\d/-])"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# "cấp độ 3", "bậc 4": scales that go up with the number
_GRADE = re.compile(r"(?<!\w)(cấp độ|trình độ bậc|bậc) (\d{1,2})(?![\d/-]|[.,]\d)")


def find_ordinals(lower: str, taken: Taken, words: Grammar) -> list[Found]:
    """Such limits in order; their places are added to ``taken``."""
    found: list[Found] = []
    if " thứ " in lower:
        found += [item for match in _NTH.finditer(lower) if (item := _nth(lower, match))]
    if any(word in lower for word in ("năm", "quý", "tháng")):
        found += [_end(match) for match in _END.finditer(lower) if not taken.clashes(*match.span())]
    if "bậc" in lower or "cấp độ" in lower:
        found += [item for match in _GRADE.finditer(lower) if (item := _grade(lower, match, words))]
    for item in found:
        taken.add(item.start, item.end)
    return found


def _nth(lower: str, match: re.Match[str]) -> Found | None:
    number = _number(lower, match.end())
    if number is None or _FROM.match(lower, number[1]) is None:
        return None
    value, end = number
    begin = max(0, match.start() - 40)
    last, first = (pattern.search(lower[begin : match.start()]) for pattern in (_LAST, _FIRST))
    lead = last or first
    low, high = (None, value) if last else (value, None) if first else (value, value)
    start = begin + lead.start() if lead else match.start()
    return Found(start, end, match.start(), low, high, _UNITS[match[1]], "duration", bounded=lead is not None)


def _number(lower: str, start: int) -> tuple[float, int] | None:
    digits = DIGITS.match(lower, start)
    if digits:
        value = parse_number(digits[0]) if len(digits[0]) < 5 else None
        return (value, digits.end()) if value else None
    for word, place in (("nhất", 1.0), ("tư", 4.0)):
        if lower.startswith(word, start) and not lower[start + len(word) : start + len(word) + 1].isalpha():
            return place, start + len(word)
    spelled = read_words(lower, start)
    return (spelled[0], spelled[1]) if spelled and not spelled[2] else None


def _end(match: re.Match[str]) -> Found:
    """The last day of the year, quarter or month; "trước" is the day before its first."""
    year, month = int(match["year"]), 12
    first = 1
    if match["month"]:
        month = first = min(max(int(match["month"]), 1), 12)
    elif match["quarter"]:
        quarter = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
        month, first = 3 * quarter, 3 * quarter - 2
    before = match["lead"] == "trước"
    last = date(year, first, 1) if before else date(year, month, monthrange(year, month)[1])
    return Found(
        match.start(), match.end(), match.end() - 4, None, float(last.toordinal()), "ordinal", "date", high_open=before
    )


def _grade(lower: str, match: re.Match[str], words: Grammar) -> Found | None:
    """A place with a bound on either side of it: "tối thiểu cấp độ 3", "từ bậc 4 trở lên"."""
    left = left_bound(lower, match.start(), 0, words)
    suffix = right_suffix(lower, match.end(), len(lower), words)
    bound = suffix[0] if suffix else left.bound
    if bound is None or bound.side in ("to", "point"):
        return None
    value, open_end = float(match[2]), _open(left.bound)
    low = value if bound.side in ("low", "from") else None
    high = value if bound.side == "high" else None
    return Found(
        left.start, suffix[2] if suffix else match.end(), match.start(), low, high, match[1].replace(" ", "_"), "grade",
        low_open=open_end and low is not None, high_open=open_end and high is not None, plain=True,
    )  # fmt: skip


def _open(bound: Bound | None) -> bool:
    return bound is not None and bound.open
