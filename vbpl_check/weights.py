"""How much each word of a document tells: words of few of its provisions count more than those of many."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from vbpl_check.compare import terms
from vbpl_check.model import Norm

_SINGLE = 0.4  # a syllable alone beside a pair of neighbours, which is mostly a word


@dataclass(frozen=True, slots=True)
class Weights:
    """``known``: in how many of ``count`` provisions each term stands. Without any, all terms of a kind count alike."""

    known: Mapping[str, int] = field(default_factory=dict)
    count: int = 0

    def of(self, term: str) -> float:
        """The weight of a syllable or of a pair of syllables, at least 0."""
        rarity = math.log((self.count + 2) / (self.known.get(term, 0) + 1)) if self.count else 1.0
        return rarity if " " in term else _SINGLE * rarity

    def cover(self, part: str, whole: str) -> float:
        """Share of the weight of ``part`` that stands in ``whole``, 0..1; 0 when ``part`` tells nothing."""
        wanted = terms(part)
        total = sum(map(self.of, sorted(wanted)))
        return sum(map(self.of, sorted(wanted & terms(whole)))) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Sides:
    """Two norms, all words of each in lower case, and the weights of words."""

    draft: Norm
    law: Norm
    mine: str
    theirs: str
    weights: Weights
