"""Trees asked in NumPy against the library that grew them."""

from __future__ import annotations

import numpy as np
import pytest

from vbpl_check import trees
from vbpl_check.subject import forest

NAMES = ("a", "b", "c")


def grown(rounds: int, leaves: int) -> tuple[object, str]:
    """Trees over three columns with many equal values, and their text."""
    draw = np.random.default_rng(3)
    table = np.column_stack([draw.random(600), draw.integers(0, 4, 600), draw.normal(size=600)]).astype(np.float32)
    labels = (table[:, 0] + table[:, 1] * table[:, 2] > 0.7).astype(int)
    options = {"objective": "binary", "num_leaves": leaves, "min_data_in_leaf": 3, "verbose": -1, "num_threads": 1}
    model = trees.grown(table, labels, NAMES, options, rounds)
    return model, model.model_to_string()


@pytest.mark.parametrize(("rounds", "leaves"), [(1, 2), (5, 7), (20, 32)])
def test_scores_are_those_of_the_library(rounds: int, leaves: int) -> None:
    model, text = grown(rounds, leaves)
    mine = forest.read(text, NAMES)
    draw = np.random.default_rng(4)
    table = draw.normal(size=(300, 3)).astype(np.float32)
    limits = [
        float(limit) for line in text.splitlines() if line.startswith("threshold=") for limit in line[10:].split()
    ]
    edges = np.array(limits, dtype=np.float32)[:100]  # values on the thresholds, to the last bit
    table[: len(edges), 0], table[: len(edges), 2] = edges, edges
    wanted = model.predict(table, raw_score=True)  # type: ignore[attr-defined]
    np.testing.assert_allclose(mine.scores(mine.passed(table)), wanted, atol=1e-12)
    passed = mine.passed(table)
    halves = mine.part(0, rounds // 2).scores(passed) + mine.part(rounds // 2, rounds).scores(passed)
    np.testing.assert_allclose(halves, wanted, atol=1e-12)


def test_a_tree_without_a_test_gives_its_only_leaf() -> None:
    table, labels = np.ones((40, 3), dtype=np.float32), np.arange(40) % 2
    options = {"objective": "binary", "verbose": -1, "boost_from_average": False}
    model = trees.grown(table, labels, NAMES, options, 1)
    single = forest.read(model.model_to_string(), NAMES)
    found = single.scores(single.passed(table[:3]))
    np.testing.assert_allclose(found, model.predict(table[:3], raw_score=True), atol=1e-12)


def test_no_rows_have_no_scores() -> None:
    mine = forest.read(grown(5, 7)[1], NAMES)
    assert mine.scores(mine.passed(np.zeros((0, 3), dtype=np.float32))).tolist() == []


def test_trees_for_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        forest.read(grown(1, 2)[1], ("a", "b", "d"))


def test_trees_that_are_too_large_are_refused() -> None:
    with pytest.raises(ValueError, match="another kind"):
        forest.read(grown(1, 40)[1], NAMES)
