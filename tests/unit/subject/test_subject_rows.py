"""Products of sparse rows against those of the matrices that they are rows of."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from vbpl_check.subject.candidates import _best, rank
from vbpl_check.subject.rows import (
    Asked,
    Row,
    Scattered,
    along,
    dense,
    heaviest,
    joined,
    mean,
    products,
    row_of,
    share_held,
    shares_held,
    walk,
)
from vbpl_check.subject.shelf import digest

MATRIX = sparse.csr_matrix(
    np.array([[0, 2, 0, 1], [0, 0, 0, 0], [3, 0, 4, 0], [0, 1, 1, 1]], dtype=np.float32)  # the second row is empty
)
WHOLE = MATRIX.toarray()


@pytest.mark.parametrize("row", range(4))
def test_a_row_is_that_of_the_matrix(row: int) -> None:
    assert dense(row_of(MATRIX, row), 4).tolist() == WHOLE[row].tolist()


def test_products_with_rows_that_are_chosen() -> None:
    chosen = np.array([3, 1, 0])
    asked = Asked(4, 4)
    for _ in range(2):  # the first block leaves nothing behind
        with asked.of([row_of(MATRIX, row) for row in range(4)]) as side_by_side:
            assert products(MATRIX, chosen, side_by_side).tolist() == (WHOLE @ WHOLE[chosen].T).tolist()
        with asked.of([mean([])]) as nothing:
            assert not nothing.dense.any()
            assert not nothing.held.any()


def test_products_with_rows_that_share_no_feature() -> None:
    with Asked(4, 1).of([Row(np.array([3]), np.array([5], dtype=np.float32))]) as asked:
        assert products(MATRIX, np.array([2, 0, 2]), asked).tolist() == [[0, 5, 0]]


def test_no_rows_have_no_products() -> None:
    with Asked(4, 1).of([row_of(MATRIX, 0)]) as asked:
        assert products(MATRIX, np.zeros(0, dtype=np.int64), asked).shape == (1, 0)


def test_the_mean_of_rows() -> None:
    assert dense(mean([row_of(MATRIX, row) for row in (0, 2)]), 4).tolist() == WHOLE[[0, 2]].mean(axis=0).tolist()


@pytest.mark.parametrize("row", range(4))
def test_products_with_all_rows(row: int) -> None:
    by_feature = MATRIX.T.tocsr()
    assert along(by_feature, row_of(MATRIX, row)).tolist() == (WHOLE @ WHOLE[row]).tolist()
    assert along(by_feature[:2], row_of(MATRIX, row)).tolist() == (WHOLE[:, :2] @ WHOLE[row, :2]).tolist()


def test_the_share_of_a_row_that_others_hold() -> None:
    row = Row(np.array([0, 1, 2]), np.array([2, 1, 1], dtype=np.float32))
    by_feature = MATRIX.T.tocsr()
    assert share_held(by_feature, row).tolist() == pytest.approx([1 / 6, 0, 5 / 6, 2 / 6])
    assert share_held(by_feature[:2], row).tolist() == pytest.approx([1 / 5, 0, 4 / 5, 1 / 5])
    assert share_held(by_feature, mean([])).tolist() == [0, 0, 0, 0]


def test_the_shares_of_rows_that_are_held() -> None:
    held = np.array([True, False, True, False])
    assert shares_held(MATRIX, np.array([3, 1, 2, 0]), held).tolist() == [1, 0, 25, 0]
    assert shares_held(MATRIX, np.zeros(0, dtype=np.int64), held).tolist() == []


@pytest.mark.parametrize("row", range(4))
def test_a_step_further(row: int) -> None:
    twice = joined(walk(row_of(MATRIX, row), MATRIX), row_of(MATRIX, 0))
    columns = np.array([3, 0, 2])
    scattered = Scattered(4)
    for _ in range(2):  # a look leaves nothing behind
        assert scattered.at(twice, columns).tolist() == (WHOLE[row] @ WHOLE + WHOLE[0])[columns].tolist()


@pytest.mark.parametrize(
    ("count", "below", "kept"), [(9, 9, [0, 1, 2, 3]), (2, 9, [1, 3]), (2, 3, [0, 1]), (1, 1, [0])]
)
def test_the_heaviest_columns_of_a_row(count: int, below: int, kept: list[int]) -> None:
    row = Row(np.arange(4), np.array([3, 8, 1, 5], dtype=np.float32))
    found = heaviest(row, count, below)
    assert found.indices.tolist() == kept
    assert found.data.tolist() == row.data[kept].tolist()


@pytest.mark.parametrize(("count", "kept"), [(1, [[0, 2, 0, 0], [0, 0, 4, 0], [0, 1, 0, 0]]), (4, None)])
def test_a_digest_keeps_the_highest_values_of_each_row(count: int, kept: list[list[int]] | None) -> None:
    found = digest(MATRIX, count).toarray()
    assert found[[0, 2, 3]].tolist() == (kept or WHOLE[[0, 2, 3]].tolist())
    assert not found[1].any()


def test_ranks_count_what_is_above() -> None:
    values = np.array([5, 1, 3, 3])
    assert rank(values, np.sort(values)).tolist() == [0, 3, 1, 1]


@pytest.mark.parametrize("count", [1, 3, 40, 400, 5000])
def test_the_best_are_the_highest_in_order(count: int) -> None:
    values = np.sin(np.arange(1000, dtype=np.float32) * 7)
    order = [place for place in np.argsort(-values, kind="stable").tolist() if values[place] > 0]
    assert _best(values, count).tolist() == order[:count]


def test_nothing_is_best_of_nothing() -> None:
    assert _best(np.zeros(0, dtype=np.float32), 5).tolist() == []
    assert _best(np.full(9, -1, dtype=np.float32), 5).tolist() == []
