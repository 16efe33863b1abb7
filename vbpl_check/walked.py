"""Boosted trees of LightGBM walked from their text form, for the few rows of a draft.

LightGBM takes two seconds to import (scikit-learn comes with it) and wants OpenMP; the clauses of a draft are some
sixty rows. The numbers are LightGBM's own to the last bit but for the logistic function at the end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_PLAIN = {"2"}  # decision types: numbers, no place for missing values


@dataclass(frozen=True)
class Grown:
    """All trees in one row of nodes: ``feature``, ``limit``, ``below``, ``above`` of each; leaves have both themselves.

    ``roots``: the first node of each tree; ``value``: of each leaf, 0 elsewhere; ``logistic``: whether the sum is
    log-odds.
    """

    feature: Any
    limit: Any
    below: Any
    above: Any
    value: Any
    roots: Any
    logistic: bool

    def predict(self, table: Any, num_threads: int = 1) -> Any:
        """A probability a row of ``table`` (a column a feature); a score where the trees learned an order."""
        import numpy as np

        rows = np.asarray(table, dtype=np.float64)
        sums = []
        for row in rows:
            here = self.roots
            while True:
                there = np.where(row[self.feature[here]] <= self.limit[here], self.below[here], self.above[here])
                if (there == here).all():
                    break
                here = there
            total = 0.0
            for value in self.value[here].tolist():  # one after the other, as LightGBM adds them
                total += value
            sums.append(1 / (1 + math.exp(-total)) if self.logistic else total)
        return np.array(sums)


def read(text: str, names: Sequence[str]) -> Grown:
    """The trees of LightGBM's text form. ValueError: other features than ``names``, or trees of another kind."""
    import numpy as np

    header, *blocks = text.split("\nTree=")
    about = _entries(header)
    if about["feature_names"].split() != list(names):
        raise ValueError("the model was made for other features: train it again")
    logistic = about["objective"] == "binary sigmoid:1"
    if not logistic and not about["objective"].startswith("lambdarank"):
        raise ValueError("trees of another kind than this program grows")
    nodes: list[tuple[int, float, int, int, float]] = []
    roots = []
    for block in blocks:
        roots.append(len(nodes))
        nodes += _nodes(_entries(block), len(nodes))
    feature, limit, below, above, value = (np.array(column) for column in zip(*nodes, strict=True))
    return Grown(feature, limit, below, above, value, np.array(roots), logistic)


def _entries(block: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in block.splitlines() if "=" in line)


def _nodes(tree: dict[str, str], start: int) -> list[tuple[int, float, int, int, float]]:
    """The inner nodes of a tree, then its leaves, as (feature, limit, below, above, value); ``start``: the root."""
    if set(tree.get("decision_type", "").split()) - _PLAIN or int(tree["num_cat"]) or int(tree["is_linear"]):
        raise ValueError("trees of another kind than this program grows")
    features, limits = tree.get("split_feature", "").split(), tree.get("threshold", "").split()
    sides = [[int(child) for child in tree.get(f"{side}_child", "").split()] for side in ("left", "right")]
    leaf = start + len(features)
    left, right = ([start + child if child >= 0 else leaf + ~child for child in side] for side in sides)
    inner = [
        (int(feature), float(limit), below, above, 0.0)
        for feature, limit, below, above in zip(features, limits, left, right, strict=True)
    ]
    values = tree["leaf_value"].split()
    return [*inner, *((0, 0.0, leaf + place, leaf + place, float(value)) for place, value in enumerate(values))]
