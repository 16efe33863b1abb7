"""Last days: a term that runs from the day a document takes effect ends on a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from vbpl_check.measures.bounds import bound_values
from vbpl_check.model import DocumentInfo, Norm, Quantity
from vbpl_check.text import lowered, make_date

# "luật này có hiệu lực thi hành", "nghị định này bắt đầu có hiệu lực"
_FORCE = re.compile(
    r"(?:bộ luật|luật|pháp lệnh|nghị định|thông tư|nghị quyết|quyết định) này"
    r" (?:bắt đầu )?(?:có hiệu lực|được thi hành)"
)
# what happened before a day, rather than what is due: "giấy phép đã được cấp trước ngày", "hoạt động từ trước năm"
_PAST = re.compile(
    r"(?:\bđã(?: [^\W\d_]+){0,8}|\b(?:cấp|ký|ban hành|nộp|tiếp nhận|phê duyệt|công bố|thành lập|cho phép|hoạt động"
    r"|xây dựng|giao|đăng ký|từ|diễn ra|phát sinh))\s*$"
)
# "giấy phép được cấp trước ngày ... thì tiếp tục có giá trị"; not "kế hoạch được ban hành trước ngày ..."
_GOES_ON = re.compile(r",? (?:thì|được|phải|có|vẫn|tiếp tục|mà|nhưng|nếu|không|còn|chưa|đang|theo)(?!\w)")
_SLACK = 2  # days
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def last_day(start: date, count: int, unit: str) -> date | None:
    """The day a term ends; one in months ends on the day of the same number (BLDS 91/2015/QH13 Điều 148).

    None for other units than day, week, month, quarter and year, and beyond the calendar.
    """
    if unit in ("day", "week"):
        return start + timedelta(days=count * (7 if unit == "week" else 1)) if count < 40_000 else None
    if unit not in _MONTHS:
        return None
    months = start.month - 1 + count * _MONTHS[unit]
    year, month = start.year + months // 12, months % 12 + 1
    return next((day for back in range(4) if (day := make_date(year, month, start.day - back))), None)


def values_of(norm: Norm, document: DocumentInfo) -> tuple[Quantity, ...]:
    """The values of the sentence as they bind; of dates only last days, terms from the entry into force among them."""
    found = [value for value in bound_values(norm) if value.dimension != "date" or _last(norm, value)]
    return (*found, *_dated(found, document))


def _dated(values: Iterable[Quantity], document: DocumentInfo) -> Iterator[Quantity]:
    start = document.header.effective
    for value in values:
        if start is None or value.dimension != "duration" or not _FORCE.match(lowered(value.origin)):
            continue
        count = value.high if value.high is not None else value.low
        day = last_day(start, int(count), value.unit) if count and count == int(count) else None
        if day is not None:
            last = float(day.toordinal())
            yield replace(value, low=None, high=last, unit="ordinal", dimension="date", high_open=False, origin="")


def same_day(mine: Quantity, theirs: Quantity) -> bool:
    """Are two last days the same but for the way of counting: "đến hết ngày 30/6", "02 năm kể từ ngày 01/7"?"""
    if mine.dimension != "date" or mine.high is None or theirs.high is None:
        return False
    return abs(mine.high - theirs.high) <= _SLACK


def _last(norm: Norm, value: Quantity) -> bool:
    """Is the day a last one, not one before which something happened: "đã được cấp trước ngày"?"""
    if value.high is None or value.low is not None:
        return False
    before = norm.text[: max(0, value.span.start - norm.span.start)].lower()[-80:]
    after = norm.text[max(0, value.span.end - norm.span.start) :].lower()
    if not value.raw.lower().startswith(("trước", "từ trước", "đến trước")) or not _PAST.search(before):
        return True
    return "đã " not in before and _GOES_ON.match(after) is None
