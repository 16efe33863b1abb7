"""The encoder and the alignment features put together: one probability that two clauses contradict each other.

The encoder reads the words; the features know the rest of the law (is another clause nearer?), the quantities, bodies
and modalities. A logistic regression, fitted on drafts that the encoder was not trained on, weighs the two; its
coefficients ship as JSON (``reader.json``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from vbpl_check.logistic import Logistic, parse
from vbpl_check.model import Judgement, Pair
from vbpl_check.nli import clause_text, features
from vbpl_check.nli.encoder import Encoder

WEIGHTS = "reader.json"
NAMES: tuple[str, ...] = (*features.NAMES, "before", "margin", "leaning")
PLACES = 1  # of the pairs of a norm, how many of the nearest are read; the second one hardly ever tells more
_LEAST = 0.001  # probability below which the encoder's word is not told apart
_DIGITS = 2  # further digits may depend on the processor


class Reader:
    """``hear`` gives the probability of a contradiction of each pair, in their order."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def hear(self, pairs: Sequence[Pair]) -> tuple[float, ...]:
        """One probability a pair, 0..1 in hundredths; the same whatever the batches."""
        found = self._encoder.judge([texts(pair) for pair in pairs])
        return tuple(probability(inputs(*each), shipped()) for each in zip(pairs, found, strict=True))


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
    """One number for each of ``NAMES``."""
    place = pair.standing.place if pair.standing else 0
    conflict, agrees, unrelated = (
        min(max(share, _LEAST), 1 - _LEAST) for share in (judgement.conflict, judgement.agrees, judgement.unrelated)
    )
    margin, leaning = math.log(conflict / (1 - conflict)), math.log(agrees / unrelated)
    return (*features.features(pair), float(place), margin, leaning)


def probability(values: Sequence[float], blend: Logistic) -> float:
    """The probability for the inputs of a pair."""
    return round(blend.share(values), _DIGITS)


@cache
def shipped() -> Logistic:
    """The weights of the package."""
    return parse(files("vbpl_check.nli").joinpath(WEIGHTS).read_text(encoding="utf-8"), NAMES)
