"""The learned order of candidates: boosted trees over the features of a pair, shipped as a text file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from vbpl_check import trees
from vbpl_check.subject.features import NAMES

MODEL = "judge.txt"
_FIRST = 40  # trees that choose
_SHORT = 4  # rows judged in full for each one wanted


@cache
def _model() -> Any:
    return trees.read(files("vbpl_check.subject").joinpath(MODEL).read_text(encoding="utf-8"), NAMES)


def judge(features: Any, top: int) -> Any:
    """Probability of each row of ``features`` (columns: ``NAMES``) that state experts would call the two related.

    The first trees pick the rows that may be among the ``top``; only these are judged in full, the others get 0.
    """
    import numpy as np

    scores = np.zeros(len(features), dtype=np.float64)
    kept = np.arange(len(features))
    if len(features) > _SHORT * top:
        first = np.asarray(_model().predict(features, num_threads=1, num_iteration=_FIRST))
        kept = np.sort(np.argsort(-first, kind="stable")[: _SHORT * top])
    if len(kept):
        scores[kept] = _model().predict(features[kept], num_threads=1)
    return scores


def learn(features: Any, related: Any, seed: int = 7) -> str:
    """The text of a model trained on pairs; the same input and seed give the same text on one machine."""
    options = {
        "objective": "binary", "learning_rate": 0.06, "num_leaves": 31, "min_data_in_leaf": 60, "lambda_l2": 1.0,
        "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1, "seed": seed,
        "deterministic": True, "force_row_wise": True, "num_threads": 2,
    }  # fmt: skip
    return str(trees.grown(features, related, NAMES, options, 220).model_to_string())
