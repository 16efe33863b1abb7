"""The learned order of candidates: boosted trees over the features of a pair, shipped as a text file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from vbpl_check.subject.features import NAMES

MODEL = "judge.txt"


@cache
def _model() -> Any:
    import lightgbm

    text = files("vbpl_check.subject").joinpath(MODEL).read_text(encoding="utf-8")
    return lightgbm.Booster(model_str=text)


def judge(features: Any) -> Any:
    """Probability of each row of ``features`` (columns: ``NAMES``) that state experts would call the two related."""
    import numpy as np

    if not len(features):
        return np.zeros(0, dtype=np.float64)
    return np.asarray(_model().predict(features, num_threads=1), dtype=np.float64)


def learn(features: Any, related: Any, seed: int = 7) -> str:
    """The text of a model trained on pairs; the same input and seed give the same text on one machine."""
    import lightgbm

    data = lightgbm.Dataset(features, label=related, feature_name=list(NAMES), free_raw_data=True)
    options = {
        "objective": "binary", "learning_rate": 0.06, "num_leaves": 31, "min_data_in_leaf": 60, "lambda_l2": 1.0,
        "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1, "seed": seed,
        "deterministic": True, "force_row_wise": True, "num_threads": 2,
    }  # fmt: skip
    return str(lightgbm.train(options, data, num_boost_round=220).model_to_string())
