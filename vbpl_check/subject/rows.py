"""Products of many sparse rows with one, without the cost of sparse matrices as results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One row of a sparse matrix: its columns and their values."""

    indices: Any
    data: Any


def row_of(matrix: Any, row: int) -> Row:
    """A row of a CSR matrix, without the cost of a matrix around it."""
    start, end = matrix.indptr[row], matrix.indptr[row + 1]
    return Row(matrix.indices[start:end], matrix.data[start:end])


class Gathered:
    """Some rows of a CSR matrix laid end to end: each dot product with them reads them once."""

    def __init__(self, matrix: Any, rows: Any) -> None:
        taken = matrix[rows]
        self.columns, self.data, self.count = taken.indices, taken.data, len(rows)
        self.held = _held(taken.indptr)
        self.starts = taken.indptr[:-1][self.held]

    def dot(self, dense: Any) -> Any:
        """The product of each row with a dense vector."""
        return self._reduced(self._products(dense))

    def shared(self, dense: Any) -> tuple[Any, Any]:
        """For each row: the largest of the products with a dense vector, and how many are not zero."""
        import numpy as np

        products = self._products(dense)
        largest = np.zeros(self.count, dtype=np.float32)
        if len(self.starts):
            largest[self.held] = np.maximum.reduceat(products, self.starts)
        return largest, self._reduced((products > 0).astype(np.float32))

    def _products(self, dense: Any) -> Any:
        products = dense.take(self.columns, mode="clip")
        products *= self.data
        return products

    def _reduced(self, products: Any) -> Any:
        import numpy as np

        total = np.zeros(self.count, dtype=np.float32)
        if len(self.starts):
            total[self.held] = np.add.reduceat(products, self.starts)
        return total


def _held(indptr: Any) -> Any:
    """Positions of the rows that hold something."""
    import numpy as np

    return np.flatnonzero(np.diff(indptr))


class Spread:
    """A dense vector over all features that is filled with one sparse row after another."""

    def __init__(self, size: int) -> None:
        import numpy as np

        self._dense = np.zeros(size, dtype=np.float32)

    @contextmanager
    def of(self, row: Row) -> Iterator[Any]:
        """The row as a dense vector, until the end of the block."""
        self._dense[row.indices] = row.data
        try:
            yield self._dense
        finally:
            self._dense[row.indices] = 0

    @contextmanager
    def of_mean(self, rows: Sequence[Row]) -> Iterator[Any]:
        """The mean of the rows as a dense vector, until the end of the block; empty where there are none."""
        for row in rows:
            self._dense[row.indices] += row.data / len(rows)
        try:
            yield self._dense
        finally:
            for row in rows:
                self._dense[row.indices] = 0


def along(by_feature: Any, row: Row) -> Any:
    """The product of a row with each row of a matrix, given by feature (features x rows); dense.

    Features beyond those of ``by_feature`` are passed over.
    """
    known = row.indices < by_feature.shape[0]
    return by_feature[row.indices[known]].T @ row.data[known]


def dense(row: Row, size: int) -> Any:
    """The row as a vector."""
    import numpy as np

    found = np.zeros(size, dtype=np.float32)
    found[row.indices] = row.data
    return found


def walk(row: Row, matrix: Any) -> Any:
    """The product of a row of few columns with a CSR matrix; dense."""
    import numpy as np

    found = np.zeros(matrix.shape[1], dtype=np.float32)
    for column, weight in zip(row.indices.tolist(), row.data.tolist(), strict=True):
        further = row_of(matrix, column)
        found[further.indices] += np.float32(weight) * further.data
    return found
