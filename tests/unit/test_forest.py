"""Trees asked in NumPy against the library that grew them, on the shipped models and on trees grown for the test."""

from __future__ import annotations

from importlib.resources import files

import lightgbm
import numpy as np
import pytest

from vbpl_check import forest
from vbpl_check.nli import reader
from vbpl_check.subject import features, judge
from vbpl_check.training import trees

NAMES = ("a", "b", "c")


def grown(rounds: int, leaves: int, objective: str = "binary") -> tuple[lightgbm.Booster, str]:
    """Trees over three columns with many equal values, and their text."""
    draw = np.random.default_rng(3)
    table = np.column_stack([draw.random(600), draw.integers(0, 4, 600), draw.normal(size=600)]).astype(np.float32)
    labels = (table[:, 0] + table[:, 1] * table[:, 2] > 0.7).astype(int)
    options = {"objective": objective, "num_leaves": leaves, "min_data_in_leaf": 3, "verbose": -1, "num_threads": 1}
    sizes = [30] * 20 if objective == "lambdarank" else None
    model: lightgbm.Booster = trees.grown(table, labels, NAMES, options, rounds, sizes=sizes)
    return model, model.model_to_string()


@pytest.mark.parametrize(("rounds", "leaves"), [(1, 2), (5, 7), (20, 32)])
@pytest.mark.parametrize("halved", [True, False])
def test_scores_are_those_of_the_library(rounds: int, leaves: int, halved: bool) -> None:
    model, text = grown(rounds, leaves)
    mine = forest.read(text, NAMES, halved)
    draw = np.random.default_rng(4)
    table = draw.normal(size=(300, 3)).astype(np.float32)
    limits = [
        float(limit) for line in text.splitlines() if line.startswith("threshold=") for limit in line[10:].split()
    ]
    edges = np.array(limits, dtype=np.float32)[:100]  # values on the thresholds, to the last bit
    table[: len(edges), 0], table[: len(edges), 2] = edges, edges
    table = forest.coarse(table) if halved else table
    wanted = model.predict(table, raw_score=True)
    np.testing.assert_allclose(mine.scores(mine.passed(table)), wanted, atol=1e-12)
    passed = mine.passed(table)
    halves = mine.part(0, rounds // 2).scores(passed) + mine.part(rounds // 2, rounds).scores(passed)
    np.testing.assert_allclose(halves, wanted, atol=1e-12)


@pytest.mark.parametrize("objective", ["binary", "lambdarank"])
def test_predictions_are_those_of_the_library(objective: str) -> None:
    model, text = grown(20, 7, objective)
    table = np.random.default_rng(5).normal(size=(300, 3)).round(2)
    np.testing.assert_allclose(forest.read(text, NAMES).predict(table), model.predict(table), atol=1e-12)


def test_the_shipped_reader_says_what_the_library_says() -> None:
    text = files("vbpl_check.nli").joinpath(reader.MODEL).read_text(encoding="utf-8")
    table = np.random.default_rng(1).normal(0.3, 1.5, (400, len(reader.NAMES)))
    table[:50] = table[:50].round(1)
    wanted = lightgbm.Booster(model_str=text).predict(table)
    np.testing.assert_allclose(reader.shipped().predict(table), wanted, atol=1e-12)


def test_the_shipped_judge_says_what_the_library_says() -> None:
    scale, text = files("vbpl_check.subject").joinpath(judge.MODEL).read_text(encoding="utf-8").split("\n", 1)
    table = np.random.default_rng(1).normal(0.3, 1.5, (100, len(features.NAMES)))
    table = forest.coarse(table)
    slope, shift = map(float, scale.split())
    wanted = 1 / (1 + np.exp(-(slope * np.asarray(lightgbm.Booster(model_str=text).predict(table)) + shift)))
    places, chances = judge.judge(table, 50)
    assert places.tolist() == list(range(100))
    np.testing.assert_allclose(chances, wanted, atol=1e-12)


def test_a_tree_without_a_test_gives_its_only_leaf() -> None:
    table, labels = np.ones((40, 3), dtype=np.float32), np.arange(40) % 2
    options = {"objective": "binary", "verbose": -1, "boost_from_average": False}
    model = trees.grown(table, labels, NAMES, options, 1)
    single = forest.read(model.model_to_string(), NAMES)
    found = single.scores(single.passed(table[:3]))
    np.testing.assert_allclose(found, model.predict(table[:3], raw_score=True), atol=1e-12)


def test_coarse_numbers_have_eight_significant_bits() -> None:
    exact = [0.0, -2.0, 255.0, 256.0, 0.75, -1999.0, 257.0, 0.1]
    found = forest.coarse(np.array(exact)).tolist()
    assert found[:5] == exact[:5]
    assert found[5:] == [-1992.0, 256.0, 0.099609375]


def test_no_rows_have_no_scores() -> None:
    mine = forest.read(grown(5, 7)[1], NAMES)
    assert mine.scores(mine.passed(np.zeros((0, 3), dtype=np.float32))).tolist() == []


def test_trees_for_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        forest.read(grown(1, 2)[1], ("a", "b", "d"))


def test_trees_of_another_kind_are_refused() -> None:
    text = grown(1, 7)[1]
    for other in (
        grown(1, 40)[1],  # too large
        text.replace("objective=binary sigmoid:1", "objective=regression"),
        text.replace("decision_type=2", "decision_type=1", 1),
        text.replace("is_linear=0", "is_linear=1"),
    ):
        with pytest.raises(ValueError, match="another kind"):
            forest.read(other, NAMES)
