"""Which pieces of two texts that are read together stand in the other text too.

A small encoder has to find out for itself what two clauses have in common before it can see where they part. Telling it
costs nothing and leaves it the second question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

KINDS = 3  # not in the other text; in it; in it with the same piece before or after
SIDES = 2 * KINDS  # rows of the table of sides: kind after kind, premise before hypothesis
_FRAME = 4  # the first numbers of the vocabulary are those of the pieces between and around


def sides_of(ids: Sequence[int], second: int) -> list[int]:
    """For each piece of a pair its row in the table of sides; ``second``: where the hypothesis begins."""
    premise, hypothesis = ids[:second], ids[second:]
    return [
        *(2 * kind for kind in _kinds(premise, hypothesis)),
        *(2 * kind + 1 for kind in _kinds(hypothesis, premise)),
    ]


def _kinds(mine: Sequence[int], theirs: Sequence[int]) -> Iterator[int]:
    known, beside = set(theirs), set(pairwise(theirs))
    for place, piece in enumerate(mine):
        if piece < _FRAME or piece not in known:
            yield 0
        elif tuple(mine[max(place - 1, 0) : place + 1]) in beside or tuple(mine[place : place + 2]) in beside:
            yield 2
        else:
            yield 1
