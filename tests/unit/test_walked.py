"""Trees walked here give what LightGBM gives, on the shipped models and on trees grown for the test."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from vbpl_check import trees, walked
from vbpl_check.nli.reader import MODEL, NAMES, shipped


def test_the_shipped_reader_is_lightgbm_to_the_last_bit_but_one() -> None:
    text = files("vbpl_check.nli").joinpath(MODEL).read_text(encoding="utf-8")
    table = np.random.default_rng(1).normal(0.3, 1.5, (400, len(NAMES)))
    table[:50] = table[:50].round(1)
    theirs = np.asarray(trees.read(text, NAMES).predict(table, num_threads=1))
    assert np.abs(shipped().predict(table) - theirs).max() < 1e-15


@pytest.mark.parametrize("objective", ["binary", "lambdarank"])
def test_any_tree_is_walked(objective: str) -> None:
    pick = np.random.default_rng(2)
    table = pick.normal(0, 1, (300, 3)).round(2)
    labels = (table[:, 0] + table[:, 1] * table[:, 2] > 0).astype(int)
    options = {"objective": objective, "verbosity": -1, "num_leaves": 7, "min_data_in_leaf": 5, "num_threads": 1}
    grown = trees.grown(table, labels, ("a", "b", "c"), options, 20, sizes=[30] * 10 if objective != "binary" else None)
    found = walked.read(grown.model_to_string(), ("a", "b", "c")).predict(table)
    assert np.abs(found - np.asarray(grown.predict(table, num_threads=1))).max() < 1e-15


def test_a_tree_without_a_split_is_its_leaf() -> None:
    options = {"objective": "binary", "verbosity": -1, "min_data_in_leaf": 500, "num_threads": 1}
    grown = trees.grown(np.zeros((20, 1)), np.array([0, 1] * 10), ("a",), options, 2)
    assert walked.read(grown.model_to_string(), ("a",)).predict([[1.0]]).tolist() == pytest.approx([0.5])


def test_trees_of_other_features_are_refused() -> None:
    text = files("vbpl_check.nli").joinpath(MODEL).read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="other features"):
        walked.read(text, ("a", "b"))
    with pytest.raises(ValueError, match="another kind"):
        walked.read(text.replace("objective=binary sigmoid:1", "objective=regression"), NAMES)
    with pytest.raises(ValueError, match="another kind"):
        walked.read(text.replace("decision_type=2", "decision_type=1", 1), NAMES)
