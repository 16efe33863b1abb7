"""Something counts as late, or is refused, before its time limit has run out.

"nộp chậm quá 07 ngày kể từ ngày hoàn thành ... không được tiếp nhận" and "nộp trong thời hạn 15 ngày kể từ ngày ..."
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, same_article
from vbpl_check.compare import bounds, content, dice, likeness, relate, same_scale
from vbpl_check.measures.bounds import bound_values
from vbpl_check.model import Norm, Pair, Quantity, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``losses``: words by which somebody who is late loses something; ``floor``: likeness of the two starts."""

    losses: tuple[str, ...]
    floor: float = 0.6


# "quá 07 ngày", "sau 10 ngày", "trên 05 ngày": the time after which the loss comes
_AFTER = re.compile(r"(?:quá|sau|trên|hơn|từ) (?:thời hạn )?$", re.IGNORECASE)
_BOUND = re.compile(r"(?:quá|sau|trên|hơn|từ)\b", re.IGNORECASE)


def too_early(candidate: Pair, params: Params) -> Signal | None:
    """The day from which somebody is late and the limit that he still has on that day."""
    norms = (candidate.left, candidate.right)
    if same_article(*norms) or any(norm.transitional or norm.quoted for norm in norms):
        return None
    for late, limit in ((candidate.left, candidate.right), (candidate.right, candidate.left)):
        pair = _clash(late, limit, params)
        if pair is not None:
            mine, theirs = pair
            spans = {late.provision: (mine.span,), limit.provision: (theirs.span,)}
            return Signal(
                strength=0.84,
                left=spans[candidate.left.provision],
                right=spans[candidate.right.provision],
                slots=(("late", mine.raw), ("limit", theirs.raw)),
                why=(
                    f"Bị coi là chậm {mine.raw.lower()} trong khi thời hạn còn là {theirs.raw.lower()}.",
                    f"Cùng mốc tính: “{mine.origin}” và “{theirs.origin}”.",
                ),
            )
    return None


def _clash(late: Norm, limit: Norm, params: Params) -> tuple[Quantity, Quantity] | None:
    text = lowered(f"{late.lead_in} {late.text}")
    if not any(word in text for word in params.losses):
        return None
    for mine in bound_values(late):
        if mine.dimension != "duration" or not _begins(mine, late):
            continue
        for theirs in bound_values(limit):
            if _begins(theirs, limit) or not _still_open(mine, theirs):
                continue  # "sau 12 tháng ..., hồ sơ không còn giá trị": another loss, no limit
            if _same_start(mine, theirs, params) and _one_act(mine, late, limit):
                return mine, theirs
    return None


def _begins(value: Quantity, norm: Norm) -> bool:
    """Is the value the time after which something holds?"""
    before = norm.text[: max(0, value.span.start - norm.span.start)]
    if value.low is None or value.high not in (None, value.low):
        return False
    return bool(_BOUND.match(value.raw) or _AFTER.search(before))


def _still_open(mine: Quantity, theirs: Quantity) -> bool:
    """Does the loss come before the limit ends? A limit is written as a ceiling or as one number."""
    if not same_scale(mine, theirs) or theirs.high is None or theirs.low not in (None, theirs.high):
        return False
    loss = Quantity(mine.span, mine.raw, mine.low, mine.low, mine.unit, mine.dimension)
    last = Quantity(theirs.span, theirs.raw, theirs.high, theirs.high, theirs.unit, theirs.dimension)
    end, limit = bounds(loss, True).high, bounds(last, True).low
    return relate(loss, last) == "disjoint" and end is not None and limit is not None and end < limit


def _same_start(mine: Quantity, theirs: Quantity, params: Params) -> bool:
    named = len(content(mine.origin)) >= 3 and len(content(theirs.origin)) >= 3
    if mine.origin.startswith("trước ") != theirs.origin.startswith("trước "):
        return False  # one runs up to the event, the other from it
    return named and likeness(mine.origin, theirs.origin) >= params.floor


def _one_act(mine: Quantity, late: Norm, limit: Norm) -> bool:
    """Are both about one act, by the words before the number?"""
    before = late.text[: max(0, mine.span.start - late.span.start)]
    return dice(before, f"{limit.lead_in} {limit.text}") >= 0.25 and len(content(before)) >= 3


CHECK = Check(Params, too_early, (Pair,))
