"""What other norms of the same law say of a value: they hold it themselves, or are nearer to the draft's words."""

from __future__ import annotations

import re

from vbpl_check.compare import likeness, relate, same_scale
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.differing import Words, other_case
from vbpl_check.measures.partner import fits_better
from vbpl_check.model import Norm, Pair, Quantity

_NEARER = 0.03  # of two provisions of a law, the one that fits the draft by so much better is the one to compare
# "05 hoặc 07 thành viên", "2, 3 hoặc 5 năm": numbers that share one unit
_CHOICE = re.compile(r"(?<![\d.,])0*(\d+)(?=(?:, \d+)* hoặc \d)")


def agreed(value: Quantity, other: Norm, exact: bool = False) -> bool:
    """Does the other norm hold this very value? "05 hoặc 07 thành viên" agrees with "07 thành viên".

    ``exact``: values that are equal only up to the conversion of units do not agree.
    """
    same = ("equal",) if exact else ("equal", "unit")
    if any(same_scale(value, theirs) and relate(value, theirs) in same for theirs in _ends(value, other)):
        return True
    return value.low == value.high and any(float(number) == value.low for number in _CHOICE.findall(other.text))


def _ends(value: Quantity, other: Norm) -> tuple[Quantity, ...]:
    """The values that may agree with this one; a range agrees with a range only, not with one of its two ends."""
    ranged = value.low is not None and value.high is not None and value.low < value.high
    return bound_values(other) if ranged else other.quantities


def outdone(candidate: Pair, mine: Quantity, params: Words) -> bool:
    """Is there a norm of the same law with such a value, for the same case, whose words are nearer to the draft's?"""
    left, right = candidate.left, candidate.right
    mark = likeness(left.text, right.text) + _NEARER
    return any(
        rival.provision.document == right.provision.document
        and any(same_scale(mine, value) for value in bound_values(rival))
        and likeness(left.text, rival.text) >= mark
        and not other_case(left.text, rival.text, left, rival, params)
        for rival in candidate.rivals
    )


def elsewhere(candidate: Pair, mine: Quantity, params: Words, exact: bool = False) -> bool:
    """Does a norm of the same law that is nearly as near hold the very value of the draft, for the same case?"""
    left = candidate.left
    return any(
        agreed(mine, rival, exact) and not other_case(left.text, rival.text, left, rival, params)
        for rival in candidate.rivals
        if rival.provision.document == candidate.right.provision.document
        and not rival.transitional  # what holds for old permits is no version of what holds for new ones
        and not fits_better(left, candidate.right, rival)
    )
