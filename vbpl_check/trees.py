"""Boosted trees of LightGBM: grown in training, shipped as a text file. The only importer of lightgbm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vbpl_check.errors import SettingsError


def read(text: str, names: Sequence[str]) -> Any:
    """The trees of a text file; ``predict(table, num_threads=1)`` gives a probability a row.

    SettingsError: they cannot run on this machine. ValueError: they were grown for features other than ``names``.
    """
    try:
        import lightgbm
    except OSError as error:  # a Linux without libgomp.so.1, on which the trees run
        raise SettingsError("no-openmp", detail=error) from error

    trees = lightgbm.Booster(model_str=text)
    if tuple(trees.feature_name()) != tuple(names):
        raise ValueError("the model was made for other features: train it again")
    return trees


def grown(
    table: Any,
    labels: Any,
    names: Sequence[str],
    options: Mapping[str, Any],
    rounds: int,
    weights: Any = None,
    sizes: list[int] | None = None,
) -> Any:
    """Trees that tell the labels (0 or 1) from the rows; ``model_to_string()`` gives the text that ``read`` reads.

    ``sizes``: how many rows belong to one question after another, where an order is learned (then it is a score that
    ``predict`` gives).
    The same input and options give the same text on one machine.
    """
    import lightgbm

    data = lightgbm.Dataset(table, labels, weight=weights, group=sizes, feature_name=list(names), free_raw_data=True)
    return lightgbm.train(dict(options), data, num_boost_round=rounds)
