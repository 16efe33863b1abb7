"""Quantities of a sentence as intervals with what they measure.

Order of reading: dates, times of day and frequencies are found first and what they cover is closed to plain numbers.
"""

from __future__ import annotations

import re

from vbpl_check.extract._quantity_atoms import find_atoms
from vbpl_check.extract._quantity_bounds import Found
from vbpl_check.extract._quantity_context import base_of, counted_of, holder_of, measured_of, origin_of
from vbpl_check.extract._quantity_dates import find_dates
from vbpl_check.extract._quantity_frequency import find_clock_times, find_frequencies
from vbpl_check.extract._quantity_intervals import find_intervals
from vbpl_check.extract._quantity_table import Grammar, UnitTable, grammar
from vbpl_check.extract.numerals import lower_same_length
from vbpl_check.model import Quantity, Span

__all__ = ["UnitTable", "find_quantities"]

# a digit, "mười lăm ngày", "hằng tháng", "nửa số": what every quantity has
_ANY = re.compile(
    r"\d|(?:mộ|[hH]a|[bB]a|[bB]ố|[nN]ă|[sS]áu|[bB]ảy|[bB]ẩy|[tT]ám|[cC]hín|[mM]ười|nửa|[hH]ằng|[hH]àng|gấp|định kỳ)"
)
_INHERIT_GAP = 12


def find_quantities(text: str, offset: int, table: UnitTable) -> tuple[Quantity, ...]:
    """All quantities of one sentence in order; spans are ``offset`` + position in ``text``.

    Values are in the base unit of the dimension (money in đồng, area in m2, shares in percent); durations keep their
    unit. Numbers that name something (Điều 5, số 15/2020/NĐ-CP, dates of citations) give nothing.
    """
    if not _ANY.search(text):
        return ()
    lower = lower_same_length(text)
    words = grammar(table)
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    if "ngày" in lower or "/" in lower or "năm" in lower:
        found += find_dates(lower, taken)
    found += find_clock_times(lower, taken)
    found += find_frequencies(lower, taken, words)
    found += find_intervals(lower, find_atoms(lower, taken, words), words)
    found.sort(key=lambda item: (item.start, item.end))
    return _with_context(text, lower, offset, found, words)


def _with_context(text: str, lower: str, offset: int, found: list[Found], words: Grammar) -> tuple[Quantity, ...]:
    quantities: list[Quantity] = []
    for position, item in enumerate(found):
        floor = found[position - 1].end if position else 0
        ceiling = found[position + 1].start if position + 1 < len(found) else len(lower)
        measured = measured_of(lower, item, floor, words) or counted_of(lower, item, words)
        last = quantities[-1] if quantities else None
        if not measured and last and last.dimension == item.dimension and _continues(lower[floor : item.start]):
            measured = last.measured
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
                holder_of(lower, item, floor, ceiling),
            )
        )
    return tuple(_shared_bases(quantities, lower, offset))


def _continues(gap: str) -> bool:
    """Whether only a comma or a conjunction stands between two numbers: "tối thiểu 25 m2, tối đa 90 m2"."""
    return len(gap) <= _INHERIT_GAP and gap.strip(" ,") in ("", "và", "hoặc", "nhưng")


def _shared_bases(quantities: list[Quantity], lower: str, offset: int) -> list[Quantity]:
    """ "tối thiểu 5% và tối đa 20% giá khởi điểm": the base said once holds for both."""
    from dataclasses import replace

    for position in range(len(quantities) - 2, -1, -1):
        here, after = quantities[position], quantities[position + 1]
        gap = lower[here.span.end - offset : after.span.start - offset]
        if here.dimension == after.dimension == "ratio" and not here.base and after.base and _continues(gap):
            quantities[position] = replace(here, base=after.base)
    return quantities
