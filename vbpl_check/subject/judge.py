"""The learned order of candidates: boosted trees over the features of a pair, shipped as a text file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vbpl_check import forest
from vbpl_check.subject.features import NAMES

MODEL = "judge.txt"


_FIRST = 64  # trees that all candidates are asked
_KEPT = 6  # candidates that all trees are asked, for each one wanted
_LEAST = 120  # and at least


@dataclass(frozen=True)
class Model:
    """What the trees' score means as a chance, the first trees, the others."""

    slope: float
    shift: float
    first: forest.Forest
    others: forest.Forest


@cache
def _model() -> Model:
    scale, text = files("vbpl_check.subject").joinpath(MODEL).read_text(encoding="utf-8").split("\n", 1)
    slope, shift = map(float, scale.split())
    grown = forest.read(text, NAMES, halved=True)
    return Model(slope, shift, grown.part(0, _FIRST), grown.part(_FIRST, len(grown.values)))


def judge(features: Any, wanted: int) -> tuple[Any, Any]:
    """The likeliest candidates of a question by their places, rising, and how probably state experts call each related.

    ``features``: a row a candidate; columns: ``NAMES``. More than ``wanted`` come back, unless there are fewer; those
    that the first trees put far behind do not.
    """
    import numpy as np

    model, kept = _model(), max(_KEPT * wanted, _LEAST)
    passed = model.first.passed(features)
    scores = model.first.scores(passed)
    places = np.arange(len(scores))
    if len(scores) > kept:
        places = np.sort(np.argpartition(-scores, kept)[:kept])
    scores = scores[places] + model.others.scores(passed[:, places])
    return places, 1 / (1 + np.exp(-(model.slope * scores + model.shift)))
