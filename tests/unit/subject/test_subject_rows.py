"""Products of sparse rows against those of the matrices that they are rows of."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from vbpl_check.subject.candidates import _best, rank
from vbpl_check.subject.rows import Gathered, Spread, along, dense, row_of, walk

MATRIX = sparse.csr_matrix(
    np.array([[0, 2, 0, 1], [0, 0, 0, 0], [3, 0, 4, 0], [0, 1, 1, 1]], dtype=np.float32)  # the second row is empty
)
WHOLE = MATRIX.toarray()


@pytest.mark.parametrize("row", range(4))
def test_a_row_is_that_of_the_matrix(row: int) -> None:
    assert dense(row_of(MATRIX, row), 4).tolist() == WHOLE[row].tolist()


@pytest.mark.parametrize("row", range(4))
def test_products_with_rows_that_are_chosen(row: int) -> None:
    chosen = np.array([3, 1, 0])
    gathered, spread = Gathered(MATRIX, chosen), Spread(4)
    with spread.of(row_of(MATRIX, row)) as asked:
        assert gathered.dot(asked).tolist() == (WHOLE[chosen] @ WHOLE[row]).tolist()
        largest, words = gathered.shared(asked)
    products = WHOLE[chosen] * WHOLE[row]
    assert largest.tolist() == products.max(axis=1).tolist()
    assert words.tolist() == (products > 0).sum(axis=1).tolist()
    with spread.of_mean([]) as nothing:
        assert nothing.tolist() == [0, 0, 0, 0]  # the block before left nothing behind


def test_the_mean_of_rows() -> None:
    spread = Spread(4)
    with spread.of_mean([row_of(MATRIX, row) for row in (0, 2)]) as asked:
        assert asked.tolist() == WHOLE[[0, 2]].mean(axis=0).tolist()


def test_no_rows_have_no_products() -> None:
    gathered = Gathered(MATRIX, np.zeros(0, dtype=np.int64))
    assert gathered.dot(WHOLE[0]).tolist() == []


@pytest.mark.parametrize("row", range(4))
def test_products_with_all_rows(row: int) -> None:
    by_feature = MATRIX.T.tocsr()
    assert along(by_feature, row_of(MATRIX, row)).tolist() == (WHOLE @ WHOLE[row]).tolist()
    assert along(by_feature[:2], row_of(MATRIX, row)).tolist() == (WHOLE[:, :2] @ WHOLE[row, :2]).tolist()
    assert walk(row_of(MATRIX, row), MATRIX).tolist() == (WHOLE[row] @ WHOLE).tolist()


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
