"""Quantities of a sentence as intervals with what they measure.

Order of reading: dates, times of day and frequencies are found first and what they cover is closed to plain numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vbpl_check.extract._quantity_atoms import find_atoms
from vbpl_check.extract._quantity_bounds import Found, Taken
from vbpl_check.extract._quantity_context import base_of, counted_of, holder_of, measured_of, origin_of
from vbpl_check.extract._quantity_dates import find_dates
from vbpl_check.extract._quantity_frequency import find_clock_times, find_frequencies
from vbpl_check.extract._quantity_intervals import find_intervals
from vbpl_check.extract._quantity_ordinals import find_ordinals
from vbpl_check.extract._quantity_table import Grammar, UnitTable, grammar
from vbpl_check.extract.numerals import lower_same_length
from vbpl_check.model import Quantity, Span

__all__ = ["UnitTable", "find_quantities"]

# what every quantity has: a digit, or one of these words ("mười lăm ngày", "hằng tháng", "quá nửa", "gấp đôi")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"một |hai |ba |bốn |năm |sáu |bảy |bẩy |tám |chín |mười |nửa|hằng |hàng |gấp |định kỳ| thứ ")
# " đối với cá nhân, ", ", ", " và ": what stands between the members of one list of limits
_PARALLEL = re.compile(
    r"(?:[ ](?:đối với|cho|của|với)[ ][^;:.()]{1,140}?)?(?:,[ ]?(?:và |hoặc )?|[ ](?:và|hoặc|nhưng)[ ])"
)


def find_quantities(text: str, offset: int, table: UnitTable) -> tuple[Quantity, ...]:
    """All quantities of one sentence in order; spans are ``offset`` + position in ``text``.

    Values are in the base unit of the dimension (money in đồng, area in m2, shares in percent); durations keep their
    unit. Numbers that name something (Điều 5, số 15/2020/NĐ-CP, dates of citations) give nothing.
    """
    has_digit = _DIGIT.search(text) is not None
    lower = lower_same_length(text)
    if not has_digit and not _WORDS.search(lower):
        return ()
    words = grammar(table)
    taken = Taken()
    found: list[Found] = []
    if has_digit:
        found += find_dates(lower, taken)
        found += find_clock_times(lower, taken)
    found += find_ordinals(lower, taken, words)
    found += find_frequencies(lower, taken, words)
    found += find_intervals(lower, find_atoms(text, lower, taken, words), words)
    found.sort(key=lambda item: (item.start, item.end))
    return _with_context(text, lower, offset, found, words)


def _with_context(text: str, lower: str, offset: int, found: list[Found], words: Grammar) -> tuple[Quantity, ...]:
    quantities: list[Quantity] = []
    for position, item in enumerate(found):
        before = found[position - 1] if position else None
        ceiling = found[position + 1].start if position + 1 < len(found) else len(lower)
        measured = measured_of(lower, item, _floor(found, position), words)
        counted = counted_of(lower, item, words)
        if before and _is_parallel(lower, before, item):
            if not measured and counted == item.noun and before.unit == item.unit:
                measured = quantities[-1].measured
            item = found[position] = _same_side(before, item)
        elif before and _is_also(lower, before, item):
            measured = quantities[-1].measured or measured
        measured = measured or counted
        quantities.append(
            Quantity(
                Span(offset + item.start, offset + item.end),
                text[item.start : item.end],
                item.low,
                item.high,
                item.unit,
                item.dimension,
                item.low_open,
                item.high_open,
                measured,
                base_of(lower, item, ceiling, words),
                origin_of(lower, item, ceiling),
                holder_of(lower, item, before.end if before else 0, ceiling),
            )
        )
    return tuple(_shared_bases(quantities, lower, offset))


def _is_parallel(lower: str, before: Found, item: Found) -> bool:
    """ "tối thiểu 25 m2, tối đa 90 m2"; "500.000 đồng đối với cá nhân, 1.000.000 đồng đối với tổ chức"."""
    return before.dimension == item.dimension and _PARALLEL.fullmatch(lower, before.end, item.start) is not None


def _is_also(lower: str, before: Found, item: Found) -> bool:
    """ "tối đa 70% giá trị dự toán và không quá 01 tỷ đồng": two limits of one thing."""
    gap = lower[before.end : item.start]
    amounts = ("ratio", "money")
    both = before.dimension in amounts and item.dimension in amounts and item.bounded
    return both and gap.endswith((" và ", " nhưng ")) and ";" not in gap and "." not in gap


def _floor(found: list[Found], position: int) -> int:
    """Where the quantity of this dimension before ends; others are looked over: "thu nhập hằng tháng quá 5 triệu"."""
    for before in range(position - 1, max(-1, position - 6), -1):
        if found[before].dimension == found[position].dimension:
            return found[before].end
    return 0


def _same_side(before: Found, item: Found) -> Found:
    """ "không quá 20 ngày đối với nhóm B, 10 ngày đối với nhóm C": the second number is a ceiling too."""
    if item.bounded or not (item.plain and before.plain) or (before.low is None) == (before.high is None):
        return item
    if before.low is None:
        return replace(item, low=None, high_open=before.high_open)
    return replace(item, high=None, low_open=before.low_open)


def _shared_bases(quantities: list[Quantity], lower: str, offset: int) -> list[Quantity]:
    """ "tối thiểu 5% và tối đa 20% giá khởi điểm": the base said once holds for both."""
    for position in range(len(quantities) - 2, -1, -1):
        here, after = quantities[position], quantities[position + 1]
        gap = lower[here.span.end - offset : after.span.start - offset].strip(" ,")
        if here.dimension == after.dimension == "ratio" and not here.base and gap in ("", "và", "hoặc", "nhưng"):
            quantities[position] = replace(here, base=after.base)
    return quantities
