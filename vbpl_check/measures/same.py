"""The model that two values are of one thing: logistic regression, fitted by scikit-learn, applied by arithmetic here.

Its coefficients ship as JSON (``same.json``): readable, the same on every machine, and no library at run time.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vbpl_check.measures.likely import NAMES

MODEL = "same.json"


@dataclass(frozen=True)
class Logistic:
    """For each of ``likely.NAMES`` the mean and the spread in training and the coefficient; an intercept."""

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float


def chance(values: Sequence[float], model: Logistic | None = None) -> float:
    """The probability that the values with these features are of one thing, by the shipped model unless given."""
    known = model or shipped()
    score = known.intercept + math.fsum(
        weight * (value - mean) / spread
        for value, mean, spread, weight in zip(values, known.means, known.spreads, known.weights, strict=True)
    )
    return round(1 / (1 + math.exp(-max(-60.0, min(60.0, score)))), 4)


@cache
def shipped() -> Logistic:
    """The model of the package."""
    return parse(files("vbpl_check.measures").joinpath(MODEL).read_text(encoding="utf-8"))


def parse(text: str) -> Logistic:
    """A model from JSON. ValueError: features other than those of this version."""
    found = json.loads(text)
    rows = found["features"]
    if tuple(rows) != NAMES:
        raise ValueError("the model was made for other features: train it again")
    means, spreads, weights = (tuple(float(row[key]) for row in rows.values()) for key in ("mean", "spread", "weight"))
    return Logistic(means, spreads, weights, float(found["intercept"]))


def dump(model: Logistic) -> str:
    """The JSON that ``parse`` reads, one feature a line."""
    rows = zip(NAMES, model.means, model.spreads, model.weights, strict=True)
    lines = [
        f'  "{name}": {{"mean": {mean:.6g}, "spread": {spread:.6g}, "weight": {weight:.5f}}}'
        for name, mean, spread, weight in rows
    ]
    return f'{{"intercept": {model.intercept:.5f},\n "features": {{\n' + ",\n".join(lines) + "\n}}\n"
