"""The learned order of candidates: boosted trees over the features of a pair, shipped as a text file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from vbpl_check.subject import forest
from vbpl_check.subject.features import NAMES

MODEL = "judge.txt"


@cache
def _model() -> tuple[float, float, forest.Forest]:
    scale, text = files("vbpl_check.subject").joinpath(MODEL).read_text(encoding="utf-8").split("\n", 1)
    slope, shift = map(float, scale.split())
    return slope, shift, forest.read(text, NAMES)


def judge(features: Any) -> Any:
    """For the candidates of a question (rows; columns: ``NAMES``) how probably state experts call the two related."""
    import numpy as np

    slope, shift, grown = _model()
    return 1 / (1 + np.exp(-(slope * grown.scores(features) + shift)))


def learn(features: Any, related: Any, sizes: list[int], seed: int = 7) -> str:
    """The text of a model trained on pairs, ``sizes[i]`` of them for one question after another.

    The trees learn the order (LambdaRank); what a score means as a probability is fitted to the same pairs and stands
    in the first line. The same input and seed give the same text on one machine.
    """
    from vbpl_check import trees

    options = {
        "objective": "lambdarank", "lambdarank_truncation_level": 60, "learning_rate": 0.1, "num_leaves": 31,
        "min_data_in_leaf": 60, "lambda_l2": 1.0, "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1,
        "verbose": -1, "seed": seed, "deterministic": True, "force_row_wise": True, "num_threads": 2,
    }  # fmt: skip
    grown = trees.grown(features, related, NAMES, options, 120, sizes=sizes)
    slope, shift = _scale(grown.predict(features), related)
    return f"{slope:.6g} {shift:.6g}\n{grown.model_to_string()}"


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
