"""How well the words around two values agree, each word weighted by how few provisions of the law have it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.compare import relate, terms
from vbpl_check.measures.alignment import clause
from vbpl_check.model import Norm, Quantity
from vbpl_check.text import lowered
from vbpl_check.weights import Weights

_BESIDE = 48  # characters on either side of a value that tell most of what it is


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a value: of its clause, beside it, of its sentence with the lead-in, of the article's heading."""

    clause: frozenset[str]
    beside: frozenset[str]
    sentence: frozenset[str]
    heading: frozenset[str]

    @property
    def whole(self) -> frozenset[str]:
        """All of them."""
        return self.sentence | self.heading


@lru_cache(maxsize=1 << 13)
def words_of(norm: Norm, value: Quantity) -> Words:
    """The words around the value, without the value itself."""
    start, end = value.span.start - norm.span.start, value.span.end - norm.span.start
    text = lowered(norm.text)
    beside = f"{text[max(0, start - _BESIDE) : start]} ; {text[end : end + _BESIDE]}"
    rest = f"{text[:start]} ; {text[end:]}" if 0 <= start < end <= len(text) else text
    lead = lowered(norm.lead_in)
    held = lowered(clause(norm, value))
    return Words(
        terms(f"{lead} ; {held}" if len(terms(held)) < _SHORT else held),
        terms(beside),
        terms(f"{lead} ; {rest}"),
        terms(lowered(norm.heading)),
    )


_SHORT = 13  # terms of a clause below which it is read with its lead-in


def weigh(found: Iterable[str], weights: Weights) -> float:
    """The sum of the weights of terms; in one order, so that it is the same on every machine."""
    return math.fsum(map(weights.of, sorted(found)))


def cosine(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """Weight of what both have beside the geometric mean of their weights, 0..1."""
    product = weigh(one, weights) * weigh(other, weights)
    return weigh(one & other, weights) / math.sqrt(product) if product > 0 else 0.0


def share(part: frozenset[str], whole: frozenset[str], weights: Weights) -> float:
    """Share of the weight of ``part`` that ``whole`` has, 0..1."""
    total = weigh(part, weights)
    return weigh(part & whole, weights) / total if total > 0 else 0.0


def fit(left: Norm, mine: Quantity, right: Norm, theirs: Quantity, weights: Weights) -> float:
    """How well the words around two values agree, 0..1."""
    here, there = words_of(left, mine), words_of(right, theirs)
    return (
        0.3 * cosine(here.clause, there.clause, weights)
        + 0.2 * cosine(here.beside, there.beside, weights)
        + 0.2 * share(here.clause, there.whole, weights)
        + 0.2 * share(there.clause, here.whole, weights)
        + 0.1 * max(share(here.heading, there.whole, weights), share(there.heading, here.whole, weights))
    )


def agrees(mine: Quantity, theirs: Quantity) -> bool:
    """Are the two values of one scale the same?"""
    return relate(mine, theirs) in ("equal", "unit")
