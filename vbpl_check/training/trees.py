"""Boosted trees of LightGBM, grown here and shipped as a text file. The only importer of lightgbm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def grown(
    table: Any,
    labels: Any,
    names: Sequence[str],
    options: Mapping[str, Any],
    rounds: int,
    weights: Any = None,
    sizes: list[int] | None = None,
) -> Any:
    """Trees that tell the labels (0 or 1) from the rows; ``model_to_string()`` gives the text that
    ``vbpl_check.forest`` reads.

    ``sizes``: how many rows belong to one question after another, where an order is learned (then it is a score that
    ``predict`` gives).
    The same input and options give the same text on one machine.
    """
    import lightgbm

    data = lightgbm.Dataset(table, labels, weight=weights, group=sizes, feature_name=list(names), free_raw_data=True)
    return lightgbm.train(dict(options), data, num_boost_round=rounds)
