"""Grows the judge of related articles from pairs with their labels."""

from __future__ import annotations

import math
from typing import Any

from vbpl_check.subject.features import NAMES
from vbpl_check.subject.judge import MODEL as MODEL
from vbpl_check.training import trees

_ROUNDS = 160  # trees


def learn(features: Any, related: Any, sizes: list[int], drawn: float, seed: int = 7) -> str:
    """The text of a model trained on pairs, ``sizes[i]`` of them for one question after another.

    ``drawn``: the share of the unrelated candidates that are among the pairs.

    The trees learn the order (LambdaRank); what a score means as a probability is fitted to the same pairs and stands
    in the first line. The same input and seed give the same text on one machine.
    """
    options = {
        "objective": "lambdarank", "lambdarank_truncation_level": 60, "learning_rate": 0.06, "num_leaves": 31,
        "min_data_in_leaf": 60, "lambda_l2": 1.0, "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1,
        "verbose": -1, "seed": seed, "deterministic": True, "force_row_wise": True, "num_threads": 1,
    }  # fmt: skip
    grown = trees.grown(features, related, NAMES, options, _ROUNDS, sizes=sizes)
    slope, shift = _scale(grown.predict(features), related)
    return f"{slope:.6g} {shift + math.log(drawn):.6g}\n{grown.model_to_string()}"


def _scale(scores: Any, related: Any) -> tuple[float, float]:
    """Slope and shift of the logistic curve through the scores (Newton steps; the problem is convex)."""
    import numpy as np

    slope, shift, target = 1.0, 0.0, np.asarray(related, dtype=float)
    for _ in range(30):
        chances = 1 / (1 + np.exp(-np.clip(slope * scores + shift, -30, 30)))
        wrong, weight = chances - target, chances * (1 - chances) + 1e-9
        second = np.array(
            [[(weight * scores**2).sum(), (weight * scores).sum()], [(weight * scores).sum(), weight.sum()]]
        )
        step = np.linalg.solve(second, np.array([(wrong * scores).sum(), wrong.sum()]))
        slope, shift = slope - float(step[0]), shift - float(step[1])
    return slope, shift
