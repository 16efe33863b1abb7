"""What tells that two values measure the same thing, as numbers: the input of the model ``same``."""

from __future__ import annotations

import math
from collections.abc import Iterator

from vbpl_check.cases import sorts_cases
from vbpl_check.compare import content, dice, likeness, same_scale, same_sort, terms
from vbpl_check.measures.alignment import alignment, clause
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.differing import Words, other_thing, same_base, special_sides
from vbpl_check.measures.fit import agrees, cosine, share, weigh, words_of
from vbpl_check.measures.fit import fit as fitting
from vbpl_check.measures.rivals import outdone
from vbpl_check.model import Contest, Norm, Pair, Quantity
from vbpl_check.text import lowered
from vbpl_check.weights import Weights

_FIT = ("fit", "beside", "left_known", "right_known", "heading", "left_rest", "right_rest", "alignment", "cosine")
_CONTEST = (
    "behind_left",
    "behind_right",
    "ahead_left",
    "ahead_right",
    "equal_left",
    "equal_right",
    "near",
    "closeness",
)
_VALUE = (
    "unit", "sort", "bounds_differ", "sorting", "ratio", "others_equal", "several_left", "several_right",
    "measured", "origin", "base", "duration", "count",
)  # fmt: skip
_CASE = ("subject", "special_left", "special_right", "other_thing", "outdone")
NAMES: tuple[str, ...] = (*_FIT, *_CONTEST, *_VALUE, *_CASE)
_UNLIKE = 0.3  # likeness of the words of two subjects below which they are not the same under two names
_ONE_START = 0.4  # cosine of the words of two events from which on they are one
_RARE = 6  # weights of words that stand nowhere else which tell an event for sure
_CLEAR = 0.25  # a fit that is better by so much is no better when it is better by more


def features(pair: Pair, mine: Quantity, theirs: Quantity, params: Words) -> tuple[float, ...]:
    """One number for each of ``NAMES``."""
    weights = Weights(pair.spread, pair.norms)
    return (
        *_fits(pair, mine, theirs, weights),
        *_contested(pair, mine, theirs, weights),
        *_values(pair, mine, theirs, weights),
        *_cases(pair, mine, theirs, params),
    )


def _fits(pair: Pair, mine: Quantity, theirs: Quantity, weights: Weights) -> Iterator[float]:
    left, right = pair.left, pair.right
    here, there = words_of(left, mine), words_of(right, theirs)
    most = math.log(weights.count + 2) if weights.count else 1.0
    yield fitting(left, mine, right, theirs, weights)
    yield cosine(here.beside, there.beside, weights)
    yield share(here.clause, there.whole, weights)
    yield share(there.clause, here.whole, weights)
    yield max(share(here.heading, there.whole, weights), share(there.heading, here.whole, weights))
    yield math.log1p(weigh(here.clause - there.whole, weights) / most)
    yield math.log1p(weigh(there.clause - here.whole, weights) / most)
    yield max(0.0, alignment(mine, theirs, clause(left, mine), clause(right, theirs), left, right))
    yield pair.similarity


def _contested(pair: Pair, mine: Quantity, theirs: Quantity, weights: Weights) -> Iterator[float]:
    entry = next(
        (c for c in pair.contests if c.left == mine.span.start and c.right == theirs.span.start),
        Contest(0, 0, fitting(pair.left, mine, pair.right, theirs, weights)),
    )
    ahead = entry.fit - entry.rival_left, entry.fit - entry.rival_right
    yield from (min(_CLEAR, max(0.0, -margin)) for margin in ahead)
    yield from (min(_CLEAR, max(0.0, margin)) for margin in ahead)
    for equal in (entry.equal_left, entry.equal_right):
        yield min(_CLEAR, max(0.0, equal - entry.fit + _CLEAR / 2)) if equal else 0.0
    yield float(mine.dimension in pair.nearest)
    yield pair.closeness


def _values(pair: Pair, mine: Quantity, theirs: Quantity, weights: Weights) -> Iterator[float]:
    left, right = pair.left, pair.right
    here, there = _ends(mine), _ends(theirs)
    yield float(mine.unit == theirs.unit)
    yield float(same_sort(mine, theirs))
    yield float((mine.low is None) != (theirs.low is None) and (mine.high is None) != (theirs.high is None))
    yield float(sorts_cases(mine) != sorts_cases(theirs))
    yield min(2.0, abs(math.log(here / there))) if here > 0 and there > 0 and mine.unit == theirs.unit else 1.0
    yield float(_others_equal(left, right, mine, theirs) > 0)
    yield float(sum(value.dimension == mine.dimension for value in bound_values(left)) > 1)
    yield float(sum(value.dimension == mine.dimension for value in bound_values(right)) > 1)
    named = len(content(mine.measured)) >= 2 and len(content(theirs.measured)) >= 2
    yield likeness(mine.measured, theirs.measured) - 0.5 if named else 0.0
    yield _one_start(mine, theirs, weights)
    yield float(same_base(mine.base, theirs.base)) - 0.5 if mine.base and theirs.base else 0.0
    yield float(mine.dimension == "duration")
    yield float(mine.dimension == "count")


def _one_start(mine: Quantity, theirs: Quantity, weights: Weights) -> float:
    """How far two time limits run from one event, told by rare words: "nhận đủ hồ sơ" is the start of many."""
    if not (mine.origin and theirs.origin):
        return 0.0
    one, other = (terms(lowered(value.origin)) for value in (mine, theirs))
    rare = min(1.0, weigh(one & other, weights) / (_RARE * math.log(weights.count + 2)))
    return rare if cosine(one, other, weights) >= _ONE_START else -0.5


def _ends(value: Quantity) -> float:
    return value.high if value.high is not None else value.low or 0.0


def _others_equal(left: Norm, right: Norm, mine: Quantity, theirs: Quantity) -> int:
    """How many other values both sentences have: the same scale of steps with one changed."""
    rest = [value for value in bound_values(right) if value.span != theirs.span]
    return sum(
        any(same_scale(value, other) and agrees(value, other) for other in rest)
        for value in bound_values(left)
        if value.span != mine.span
    )


def _cases(pair: Pair, mine: Quantity, theirs: Quantity, params: Words) -> Iterator[float]:
    left, right = pair.left, pair.right
    here, there = clause(left, mine), clause(right, theirs)
    yield _one_subject(left, right)
    yield from map(float, special_sides(here, there, left, right, params))
    yield float(other_thing(mine, theirs, left, right, params))
    yield float(outdone(pair, mine, params))


def _one_subject(left: Norm, right: Norm) -> float:
    """1 for one subject, -1 for two unlike ones, 0 when one is unknown."""
    if not left.subject_key or not right.subject_key:
        return 0.0
    return 1.0 if left.subject_key == right.subject_key else -1.0 * (dice(left.subject, right.subject) < _UNLIKE)
