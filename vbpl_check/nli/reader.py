"""The encoder and the alignment features put together: one probability that two clauses contradict each other.

The encoder reads the words; the features know the rest of the law (is another clause nearer?), the quantities, bodies
and modalities; and what the encoder says of the other clauses of a draft tells how far its word on one of them counts:
in a draft of which nearly everything agrees with the law, a clause that only looks contrary seldom is. Boosted trees,
fitted on drafts and documents in force that the encoder was not trained on, weigh all that (``reader.txt``).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from vbpl_check import forest
from vbpl_check.model import Heard, Judgement, Pair
from vbpl_check.nli import clause_text, features, kinds
from vbpl_check.nli.encoder import Encoder

MODEL = "reader.txt"
INPUTS: tuple[str, ...] = (*features.NAMES, "margin", "leaning")
CONTEXT = ("usual", "upper", "above", "beyond")
NAMES: tuple[str, ...] = (*INPUTS, *CONTEXT)
PLACES = 1  # of the pairs of a norm, how many of the nearest are read; the second one hardly ever tells more
_LEAST = 0.001  # probability below which the encoder's word is not told apart
_UPPER = 0.9  # the quantile of a draft that "upper" is
# margins of documents in force: they stand beside those of each draft, so that a draft of few clauses is not taken for
# a bad one because one of them looks contrary
_TYPICAL = (
    -3.8, -3.7, -3.5, -3.4, -3.3, -3.2, -3.2, -3.1, -3.0, -3.0,
    -2.9, -2.8, -2.7, -2.5, -2.4, -2.1, -1.8, -1.4, -0.9, 0.0,
)  # fmt: skip
_DIGITS = 2  # further digits may depend on the processor
_MARGIN = INPUTS.index("margin")


class Reader:
    """``hear`` gives the probability of a contradiction of each pair and of what kind it would be, in their order."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def hear(self, pairs: Sequence[Pair]) -> tuple[Heard, ...]:
        """One answer a pair, its share 0..1 in hundredths. All pairs of a draft belong in one call."""
        found = self._encoder.judge([texts(pair) for pair in pairs])
        rows = [inputs(*each) for each in zip(pairs, found, strict=True)]
        shares = probabilities(in_context(rows, [pair.left.provision.document for pair in pairs]))
        return tuple(Heard(share, kinds.kind(pair)) for share, pair in zip(shares, pairs, strict=True))


def embedded(threads: int = 1) -> Reader:
    """The reader of the package. SettingsError: the libraries that run it are not installed, or it is damaged."""
    return Reader(Encoder(Path(str(files("vbpl_check.nli").joinpath("encoder-model"))), threads))


def wanted(pair: Pair) -> bool:
    """Whether the pair is one of the nearest of its norm of a draft; only those are read."""
    return pair.standing is not None and pair.standing.place < PLACES


def texts(pair: Pair) -> tuple[str, str]:
    """Premise (the law) and hypothesis (the draft) as the encoder reads them."""
    left, right = pair.left, pair.right
    return clause_text(right.heading, right.lead_in, right.text), clause_text(left.heading, left.lead_in, left.text)


def inputs(pair: Pair, judgement: Judgement) -> tuple[float, ...]:
    """One number for each of ``INPUTS``: the features, and two log-odds of what the encoder says."""
    conflict, agrees, unrelated = (
        min(max(share, _LEAST), 1 - _LEAST) for share in (judgement.conflict, judgement.agrees, judgement.unrelated)
    )
    return (*features.features(pair), math.log(conflict / (1 - conflict)), math.log(agrees / unrelated))


def in_context(rows: Sequence[Sequence[float]], drafts: Sequence[str]) -> list[tuple[float, ...]]:
    """The rows with one number for each of ``CONTEXT``, from the margins of all rows of the same draft.

    The mean, the upper tenth, the share of clauses that the encoder suspects more, how far the row is above the mean.
    """
    margins: dict[str, list[float]] = defaultdict(lambda: list(_TYPICAL))
    for row, draft in zip(rows, drafts, strict=True):
        margins[draft].append(row[_MARGIN])
    known = {draft: (math.fsum(found) / len(found), sorted(found)) for draft, found in margins.items()}
    found: list[tuple[float, ...]] = []
    for row, draft in zip(rows, drafts, strict=True):
        mean, ordered = known[draft]
        above = 1 - bisect_right(ordered, row[_MARGIN]) / len(ordered)
        found.append((*row, mean, _quantile(ordered, _UPPER), above, row[_MARGIN] - mean))
    return found


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the sorted values lie, linear between two of them."""
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def probabilities(rows: Sequence[Sequence[float]], model: forest.Forest | None = None) -> tuple[float, ...]:
    """The probability for each row (columns: ``NAMES``)."""
    if not rows:
        return ()
    import numpy as np

    shares = (model or shipped()).predict(np.asarray(rows, dtype=np.float64))
    return tuple(round(float(share), _DIGITS) for share in shares)


@cache
def shipped() -> forest.Forest:
    """The trees of the package."""
    return forest.read(files("vbpl_check.nli").joinpath(MODEL).read_text(encoding="utf-8"), NAMES)
