"""The model on alignment features: multinomial logistic regression, fitted by scikit-learn, applied by arithmetic here.

Its coefficients ship as JSON (``aligned.json``): readable, the same on every machine, and no library at run time.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vbpl_check.model import Judgement, Pair
from vbpl_check.nli import LABELS
from vbpl_check.nli.features import NAMES, features

MODEL = "aligned.json"
_DIGITS = 4


@dataclass(frozen=True)
class Weights:
    """For each of ``NAMES`` the mean and the spread in training, and for each label an intercept and coefficients."""

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    intercepts: tuple[float, ...]
    coefficients: tuple[tuple[float, ...], ...]


def read(pair: Pair) -> Judgement:
    """What the shipped model says of a pair of norms of two documents."""
    return judge(features(pair), shipped())


def judge(values: Sequence[float], weights: Weights) -> Judgement:
    """The probabilities of the labels for the features of a pair."""
    scaled = [
        (value - mean) / spread for value, mean, spread in zip(values, weights.means, weights.spreads, strict=True)
    ]
    scores = [
        intercept + math.fsum(map(float.__mul__, row, scaled))
        for intercept, row in zip(weights.intercepts, weights.coefficients, strict=True)
    ]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    conflict, agrees = (round(share / math.fsum(shares), _DIGITS) for share in shares[:2])
    return Judgement(conflict, agrees, round(1 - conflict - agrees, _DIGITS))


@cache
def shipped() -> Weights:
    """The weights of the package."""
    return parse(files("vbpl_check.nli").joinpath(MODEL).read_text(encoding="utf-8"))


def parse(text: str) -> Weights:
    """Weights from JSON. ValueError: features or labels other than those of this version."""
    found = json.loads(text)
    if tuple(found["labels"]) != LABELS or tuple(found["features"]) != NAMES:
        raise ValueError("the model was made for other features or labels: train it again")
    rows = found["features"].values()
    return Weights(
        means=tuple(float(row["mean"]) for row in rows),
        spreads=tuple(float(row["spread"]) for row in rows),
        intercepts=tuple(map(float, found["intercepts"])),
        coefficients=tuple(tuple(float(row["weights"][i]) for row in rows) for i in range(len(LABELS))),
    )


def dump(weights: Weights) -> str:
    """The JSON that ``parse`` reads, one feature a line."""
    lines = []
    for i, (name, mean, spread) in enumerate(zip(NAMES, weights.means, weights.spreads, strict=True)):
        row = [round(coefficients[i], 5) for coefficients in weights.coefficients]
        lines.append(f'  "{name}": {{"mean": {mean:.6g}, "spread": {spread:.6g}, "weights": {json.dumps(row)}}}')
    intercepts = json.dumps([round(value, 5) for value in weights.intercepts])
    head = f'{{"labels": {json.dumps(list(LABELS))},\n "intercepts": {intercepts},\n "features": {{\n'
    return head + ",\n".join(lines) + "\n}}\n"
