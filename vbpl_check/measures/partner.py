"""Which of several values of one sentence, or which of its clauses, a value of another sentence belongs to."""

from __future__ import annotations

import re

from vbpl_check.compare import content, cover, dice, likeness, relate, same_scale, same_sort
from vbpl_check.measures.alignment import clause, clauses
from vbpl_check.measures.bounds import bound_values
from vbpl_check.model import Norm, Quantity

_BETTER = 0.2  # how much better another value must fit
# "300.000 đồng đối với cá nhân, 500.000 đồng đối với tổ chức": the words after the number say whose it is
_AFTER = re.compile(
    r"[^,;:.]{0,24}?(?<!\w)(?:đối với|cho|nếu|khi|áp dụng|với|trong trường hợp|trường hợp|kể từ|tính từ)\s"
)


def belongs_elsewhere(mine: Quantity, theirs: Quantity, left: Norm, right: Norm) -> bool:
    """Does another value of either sentence, or a clause without one, fit better than what it is held against?"""
    if _one_noun(mine, theirs):
        return False
    return (
        _better_value(mine, theirs, left, right)
        or _better_value(theirs, mine, right, left)
        or _better_clause(mine, theirs, left, right)
    )


def _one_noun(mine: Quantity, theirs: Quantity) -> bool:
    """Do both count the same things: "không quá 03 Phó Giám đốc", "không quá 02 Phó Giám đốc"?"""
    return mine.unit == "item" and mine.measured == theirs.measured and len(content(mine.measured)) >= 2


def within_another(mine: Quantity, theirs: Quantity, norm: Norm) -> bool:
    """Does the sentence hold another bound of the same sort, for another class, that the value keeps?

    "không quá 20 tỷ đồng đối với xây lắp, không quá 10 tỷ đồng đối với hàng hóa" lets 18 tỷ đồng be.
    """
    if _one_noun(mine, theirs):
        return False
    return any(
        value.span != theirs.span
        and same_scale(mine, value)
        and same_sort(theirs, value)
        and value.measured == theirs.measured
        and (value.low, value.high) != (theirs.low, theirs.high)
        and relate(mine, value) in ("equal", "stricter")
        for value in bound_values(norm)
    )


def fits_better(norm: Norm, one: Norm, other: Norm) -> bool:
    """Has ``one`` words of ``norm`` that ``other`` lacks ("lao động nữ"), and not the other way round?"""
    words, mine, theirs = (
        frozenset(content(f"{each.heading} {each.lead_in} {each.text}".lower())) for each in (norm, one, other)
    )
    return bool(words & (mine - theirs)) and not words & (theirs - mine)


def _better_value(mine: Quantity, theirs: Quantity, left: Norm, right: Norm) -> bool:
    others = [value for value in bound_values(right) if value.span != theirs.span and same_scale(mine, value)]
    if not others:
        return False
    fit = _fit(mine, theirs, left, right)
    return any(_fit(mine, other, left, right) >= fit + _BETTER for other in others)


def _fit(mine: Quantity, value: Quantity, left: Norm, right: Norm) -> float:
    """How well a value of the right sentence fits: bounds of one sort, one start, words beside it that are known."""
    beside = _beside(value, right)
    known = cover(beside, f"{left.heading} {left.lead_in} {left.text}") if content(beside) else 0.5
    started = likeness(mine.origin, value.origin) if mine.origin and value.origin else 0.0
    return 0.6 * known + 0.4 * same_sort(mine, value) + 0.5 * started


def _beside(value: Quantity, norm: Norm) -> str:
    """The words that tell one value of a sentence from its neighbours: after it when they begin with "đối với"."""
    start, end = value.span.start - norm.span.start, value.span.end - norm.span.start
    spans = [(v.span.start - norm.span.start, v.span.end - norm.span.start) for v in bound_values(norm)]
    floor = max((last for _, last in spans if last <= start), default=0)
    ceiling = min((first for first, _ in spans if first >= end), default=len(norm.text))
    after = norm.text[end:ceiling]
    if _AFTER.match(after):
        return re.split(r"[;.]", after, maxsplit=1)[0]
    return re.split(r"[;.]", norm.text[floor:start])[-1]


def _better_clause(mine: Quantity, theirs: Quantity, left: Norm, right: Norm) -> bool:
    """Does the right sentence speak of the left one's case in a clause that has no such value?

    "phim trong nước là 12 tháng; phim nhập khẩu theo giấy phép" against "phim nhập khẩu 06 tháng".
    """
    here, there = clause(left, mine), clause(right, theirs)
    held = dice(here, there)
    spans = [value.span.start - right.span.start for value in bound_values(right) if same_scale(theirs, value)]
    for start, end in clauses(right):
        text = right.text[start:end]
        if any(start <= place < end for place in spans) or len(content(text)) < 4:
            continue
        if cover(mine.measured or theirs.measured, text) >= 0.8 and dice(here, text) > held + 0.08:
            return True
    return False
