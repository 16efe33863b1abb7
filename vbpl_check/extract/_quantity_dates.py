"""Points in time as intervals: "trước ngày 15 tháng 12 hằng năm", "đến hết ngày 31 tháng 12 năm 2026".

Units: ``ordinal`` (``date.toordinal()``) of dimension date; ``day_of_year`` (month * 31 + day, 372 more for the year
after, 372 less for the year before) of annual_date; ``day_of_month`` (31 more for the month after) of monthly_date;
``day_of_quarter`` (31 for each month before, 93 more for the quarter after) of quarterly_date;
``minute_of_day`` (1440 more for the day after) of clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vbpl_check.extract._quantity_bounds import Found, Taken
from vbpl_check.extract._quantity_table import Bound
from vbpl_check.text import make_date

# "ngày 03 tháng 02 năm 2020", "ngày 15 tháng 12 hằng năm", "ngày 30 tháng 6 của năm sau", "15/12/2026", "ngày 31/3"
_DATE = re.compile(
    r"(\d\d?)"
    r"(?:[ ]+tháng[ ]*(\d{1,2})|[ ]?[/.-][ ]?(\d{1,2}))(?!\d)"
    r"(?:(?:,?[ ]+năm[ ]+|[ ]?[/.-][ ]?)(\d{4})(?!\d))?"
    r"(?:,?[ ]+(?:của[ ]+)?((?:hằng|hàng|mỗi) năm|năm (?:sau|trước|tiếp theo|kế tiếp|liền kề trước|liền trước)))?"
)
# "ngày ", "ngày mồng "
_DAY_WORD = re.compile(r"ngày[ ]+(?:mồng |mùng )?\Z")
# "ngày 25 hằng tháng", "ngày 05 của tháng tiếp theo", "ngày 20 tháng sau"
_DAY = re.compile(
    r"ngày[ ]+(?:mồng |mùng )?(\d{1,2})[ ]+(?:của[ ]+)?"
    r"((?:hằng|hàng|mỗi) tháng|tháng (?:sau|tiếp theo|kế tiếp|liền kề|liền sau))"
)
# "ngày 10 của tháng đầu quý sau", "ngày 20 tháng cuối quý"
_QUARTER_DAY = re.compile(
    r"ngày[ ]+(?:mồng |mùng )?(\d{1,2})[ ]+(?:của[ ]+)?tháng (đầu|thứ nhất|thứ hai|cuối)(?: tiên| cùng)?(?: của)? quý"
    r"( sau| tiếp theo| kế tiếp| liền kề)?(?!\w)"
)
# "hằng tháng gửi trước ngày 25": the month is said elsewhere in the sentence
_BARE_DAY = re.compile(r"ngày[ ]+(?:mồng |mùng )?(\d{1,2})(?![\d/.-])(?![ ]+(?:tháng|của|hằng|hàng|mỗi))")
_MONTHLY = re.compile(r"(?:hằng|hàng|mỗi) tháng")
# "trước", "kể từ", "chậm nhất là": what stands before a date and makes it a limit
_LEAD = re.compile(
    r"(?<!\w)(đến trước|từ sau|trước|sau|cho đến hết|cho đến|đến hết|đến|tới|hết|chậm nhất|muộn nhất|trễ nhất|không quá"
    r"|kể từ|tính từ|từ|vào)(?:[ ](?:là|vào|hết|trước|đến|từ|ngày|24 giờ|24h00|0 giờ|00 giờ))*[ ]+$"
)
_SIDES = {
    "đến trước": Bound("high", True), "trước": Bound("high", True), "từ sau": Bound("low", True),
    "sau": Bound("low", True), "vào": Bound("point"), "từ": Bound("from"), "kể từ": Bound("from"),
    "tính từ": Bound("from"),
}  # fmt: skip
_CEILING = Bound("high")
_NEXT = {
    "trước": -1,
    "liền kề trước": -1,
    "liền trước": -1,
    "sau": 1,
    "tiếp theo": 1,
    "kế tiếp": 1,
    "liền kề": 1,
    "liền sau": 1,
}
_BETWEEN = re.compile(r"[ ]*(?:hằng năm|hàng năm)?[ ]*(?:cho )?(đến|tới|-|–)(?: hết| trước)?[ ]*")


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    value: float
    unit: str
    dimension: str
    recurs: bool = False  # said of every month or year, or of the one before or after


def find_dates(lower: str, taken: Taken) -> list[Found]:
    """Dates that are limits, as intervals; the places of all dates are added to ``taken``."""
    points = _points(lower)
    for point in points:
        taken.add(point.start, point.end)
    found: list[Found] = []
    last: _Point | None = None
    for point in points:
        joined = _join(lower, found, last, point)
        if joined is not None:
            found[-1] = joined
        elif single := _limit(lower, point):
            found.append(_like(lower, found, last, single))
        last = point
    return found


def _points(lower: str) -> list[_Point]:
    if "ngày" not in lower and "/" not in lower and "-" not in lower and "tháng" not in lower:
        return []
    days = [
        _Point(m.start(), m.end(), int(m[1]) + 31.0 * _shift(m[2]), "day_of_month", "monthly_date", True)
        for m in _DAY.finditer(lower)
    ]
    if "quý" in lower:
        days += [_quarter_day(m) for m in _QUARTER_DAY.finditer(lower)]
    if _MONTHLY.search(lower):
        days += [_Point(*m.span(), float(m[1]), "day_of_month", "monthly_date") for m in _BARE_DAY.finditer(lower)]
    busy = {day.start for day in days}
    dates = [point for m in _DATE.finditer(lower) if (point := _dated(lower, m)) and point.start not in busy]
    return sorted(days + dates, key=lambda point: point.start)


def _quarter_day(match: re.Match[str]) -> _Point:
    month = {"đầu": 0, "thứ nhất": 0, "thứ hai": 1, "cuối": 2}[match[2]] + (3 if match[3] else 0)
    return _Point(*match.span(), month * 31.0 + int(match[1]), "day_of_quarter", "quarterly_date", True)


def _shift(words: str) -> int:
    return _NEXT.get(words.split(" ", 1)[1], 0)


def _dated(lower: str, match: re.Match[str]) -> _Point | None:
    day, month = int(match[1]), int(match[2] or match[3])
    start = match.start()
    if start and (lower[start - 1] in "/.,-" or lower[start - 1].isalnum()):
        return None
    named = _DAY_WORD.search(lower, max(0, start - 16), start)
    start = named.start() if named else start
    if match[4]:
        date = make_date(int(match[4]), month, day)
        return _Point(start, match.end(), float(date.toordinal()), "ordinal", "date") if date else None
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not (named or match[5]):
        return None
    shift = _shift(match[5]) if match[5] else 0
    return _Point(start, match.end(), month * 31 + day + 372.0 * shift, "day_of_year", "annual_date", bool(match[5]))


def _limit(lower: str, point: _Point) -> Found | None:
    window = max(0, point.start - 40)
    lead = _LEAD.search(lower[window : point.start])
    if lead is None and not point.recurs:
        return None
    bound = _SIDES.get(lead[1], _CEILING) if lead else Bound("point")
    start = window + lead.start() if lead else point.start
    low, high = (
        (point.value if bound.side != "high" else None),
        (point.value if bound.side in ("high", "point") else None),
    )
    is_low = bound.side in ("low", "from")
    return Found(
        start, point.end, point.start, low, high, point.unit, point.dimension,
        low_open=bound.open and is_low, high_open=bound.open and not is_low, bounded=lead is not None,
    )  # fmt: skip


def _like(lower: str, found: list[Found], last: _Point | None, single: Found) -> Found:
    """ "trước ngày 15 tháng 7 và ngày 15 tháng 01 năm sau": the second date is a limit too."""
    if single.bounded or not found or last is None or found[-1].end != last.end or found[-1].unit != single.unit:
        return single
    if lower[last.end : single.start] not in (" và ", ", ", " hoặc "):
        return single
    before = found[-1]
    low = None if before.low is None else single.low
    high = None if before.high is None else single.high
    return replace(single, low=low, high=high, low_open=before.low_open, high_open=before.high_open)


def _join(lower: str, found: list[Found], last: _Point | None, point: _Point) -> Found | None:
    """ "từ ngày A đến ngày B" as one interval."""
    if not found or last is None or found[-1].end != last.end or last.unit != point.unit:
        return None
    before = found[-1]
    gap = lower[last.end : point.start]
    if before.high is not None or before.low is None or not _BETWEEN.fullmatch(gap) or point.value < before.low:
        return None
    return replace(before, end=point.end, high=point.value, high_open="trước" in gap)
