"""Which of the values of two documents fit each other best, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vbpl_check.compare import same_scale
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.fit import agrees, fit
from vbpl_check.model import Contest, Norm, Quantity
from vbpl_check.weights import Weights

Key = tuple[int, int]  # row of the left norm, row of the right one
Place = tuple[int, int]  # row of a norm, where the value begins


@dataclass(frozen=True, slots=True)
class _Match:
    key: Key
    mine: Quantity
    theirs: Quantity
    fit: float


def contests(pairs: Iterable[tuple[Key, Norm, Norm]], weights: Weights) -> dict[Key, tuple[Contest, ...]]:
    """For each pair of norms of two documents what ``Contest`` says of the values that can be compared."""
    matches = [match for key, left, right in pairs for match in _matches(key, left, right, weights)]
    mine: dict[Place, list[_Match]] = defaultdict(list)
    theirs: dict[Place, list[_Match]] = defaultdict(list)
    for match in matches:
        mine[match.key[0], match.mine.span.start].append(match)
        theirs[match.key[1], match.theirs.span.start].append(match)
    found: dict[Key, list[Contest]] = defaultdict(list)
    for match in matches:
        here = mine[match.key[0], match.mine.span.start]
        there = theirs[match.key[1], match.theirs.span.start]
        found[match.key].append(_beside(match, here, there))
    return {key: tuple(entries) for key, entries in found.items()}


def _matches(key: Key, left: Norm, right: Norm, weights: Weights) -> Iterator[_Match]:
    for mine in bound_values(left):
        for theirs in bound_values(right):
            if same_scale(mine, theirs):
                yield _Match(key, mine, theirs, round(fit(left, mine, right, theirs, weights), 4))


def _beside(match: _Match, here: list[_Match], there: list[_Match]) -> Contest:
    entry = Contest(match.mine.span.start, match.theirs.span.start, match.fit)
    return replace(
        entry,
        rival_left=max((other.fit for other in here if other is not match), default=0.0),
        rival_right=max((other.fit for other in there if other is not match), default=0.0),
        equal_left=_equal(match, here),
        equal_right=_equal(match, there),
    )


def _equal(match: _Match, others: list[_Match]) -> float:
    return max((other.fit for other in others if other is not match and agrees(other.mine, other.theirs)), default=0.0)
