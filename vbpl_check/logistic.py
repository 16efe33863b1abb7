"""A logistic regression as plain numbers: fitted by scikit-learn in training, applied by arithmetic at run time.

Its coefficients ship as JSON: readable, the same on every machine, and no library at run time.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

_FAR = 60.0  # a score beyond which the share does not change any more


@dataclass(frozen=True)
class Logistic:
    """For each feature the mean and the spread in training and the coefficient; an intercept."""

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float

    def share(self, values: Sequence[float]) -> float:
        """The probability, 0..1, for these features. ValueError: another number of features."""
        score = self.intercept + math.fsum(
            weight * (value - mean) / spread
            for value, mean, spread, weight in zip(values, self.means, self.spreads, self.weights, strict=True)
        )
        return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, score))))


def parse(text: str, names: Sequence[str]) -> Logistic:
    """A model from JSON. ValueError: it was made for features other than ``names``."""
    found = json.loads(text)
    rows = found["features"]
    if tuple(rows) != tuple(names):
        raise ValueError("the model was made for other features: train it again")
    means, spreads, weights = (tuple(float(row[key]) for row in rows.values()) for key in ("mean", "spread", "weight"))
    return Logistic(means, spreads, weights, float(found["intercept"]))


def dump(model: Logistic, names: Sequence[str]) -> str:
    """The JSON that ``parse`` reads, one feature a line."""
    rows = zip(names, model.means, model.spreads, model.weights, strict=True)
    lines = [
        f'  "{name}": {{"mean": {mean:.6g}, "spread": {spread:.6g}, "weight": {weight:.5f}}}'
        for name, mean, spread, weight in rows
    ]
    return f'{{"intercept": {model.intercept:.5f},\n "features": {{\n' + ",\n".join(lines) + "\n}}\n"
