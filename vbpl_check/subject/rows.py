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


class SideBySide(NamedTuple):
    """Sparse rows as the columns of a dense matrix, and which features any of them has."""

    dense: Any
    held: Any


class Asked:
    """Some sparse rows side by side as the columns of a dense matrix, to be multiplied with many rows at once."""

    def __init__(self, columns: int, count: int) -> None:
        import numpy as np

        self._all = SideBySide(np.zeros((columns, count), dtype=np.float32), np.zeros(columns, dtype=bool))

    @contextmanager
    def of(self, asked: Sequence[Row]) -> Iterator[SideBySide]:
        """The rows side by side, until the end of the block."""
        for place, row in enumerate(asked):
            self._all.dense[row.indices, place] = row.data
            self._all.held[row.indices] = True
        try:
            yield self._all
        finally:
            for row in asked:
                self._all.dense[row.indices] = 0
                self._all.held[row.indices] = False


def products(matrix: Any, rows: Any, asked: SideBySide) -> Any:
    """The dot product of each of ``rows`` of a CSR matrix with each column asked: asked x rows."""
    import numpy as np
    from scipy import sparse

    begin = matrix.indptr[rows]
    ends = np.cumsum(matrix.indptr[rows + 1] - begin)
    starts = np.concatenate([[0], ends]).astype(matrix.indptr.dtype)
    flat = np.repeat(begin - starts[:-1], np.diff(starts))
    flat += np.arange(len(flat), dtype=flat.dtype)
    features = matrix.indices.take(flat)
    shared = np.flatnonzero(asked.held.take(features))  # three of four features are of no column asked
    starts = np.searchsorted(shared, starts).astype(starts.dtype)
    taken = matrix.data.take(flat.take(shared)), features.take(shared), starts
    return (sparse.csr_matrix(taken, shape=(len(rows), matrix.shape[1])) @ asked.dense).T


def mean(rows: Sequence[Row]) -> Row:
    """The mean of some rows; empty of none."""
    import numpy as np

    if not rows:
        return Row(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
    columns, place = np.unique(np.concatenate([row.indices for row in rows]), return_inverse=True)
    data = np.bincount(place, np.concatenate([row.data for row in rows]), minlength=len(columns)) / len(rows)
    return Row(columns, data.astype(np.float32))


def along(by_feature: Any, row: Row) -> Any:
    """The product of a row with each row of a matrix, given by feature (features x rows); dense.

    Features beyond those of ``by_feature`` are passed over.
    """
    known = row.indices < by_feature.shape[0]
    return by_feature[row.indices[known]].T @ row.data[known]


def share_held(by_feature: Any, row: Row) -> Any:
    """How much of a row's weight lies on features that each row of a matrix, given by feature, has; 0..1."""
    import numpy as np

    known = np.flatnonzero(row.indices < by_feature.shape[0])
    found, weights = by_feature[row.indices[known]], np.square(row.data[known])
    weights /= max(float(weights.sum()), 1e-6)
    return np.bincount(found.indices, np.repeat(weights, np.diff(found.indptr)), minlength=by_feature.shape[1])


def shares_held(matrix: Any, rows: Any, held: Any) -> Any:
    """How much of the weight of each of ``rows`` of a CSR matrix lies on features that the mask ``held`` has; 0..1."""
    import numpy as np

    begin = matrix.indptr[rows]
    sizes = matrix.indptr[rows + 1] - begin
    owner = np.repeat(np.arange(len(rows)), sizes)
    flat = np.arange(len(owner)) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes)
    weights = np.square(matrix.data.take(flat)) * held.take(matrix.indices.take(flat))
    return np.bincount(owner, weights, minlength=len(rows))


def heaviest(row: Row, count: int, below: int) -> Row:
    """The ``count`` columns of a row with the highest values, of those under ``below``."""
    import numpy as np

    known = np.flatnonzero(row.indices < below)
    if len(known) > count:
        data = row.data[known]
        known = np.sort(known[np.argpartition(data, len(data) - count)[len(data) - count :]])
    return Row(row.indices[known], row.data[known])


def dense(row: Row, size: int) -> Any:
    """The row as a vector."""
    import numpy as np

    found = np.zeros(size, dtype=np.float32)
    found[row.indices] = row.data
    return found


def walk(row: Row, matrix: Any) -> Row:
    """The product of a row of few columns with a CSR matrix; a column may come several times."""
    import numpy as np

    further = [row_of(matrix, column) for column in row.indices.tolist()]
    if not further:
        return Row(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
    weights = np.repeat(row.data, [len(one.indices) for one in further])
    return Row(
        np.concatenate([one.indices for one in further]), np.concatenate([one.data for one in further]) * weights
    )


def joined(first: Row, second: Row) -> Row:
    """The sum of two rows; a column may come several times."""
    import numpy as np

    return Row(np.concatenate([first.indices, second.indices]), np.concatenate([first.data, second.data]))


class Scattered:
    """A vector of zeros that is filled with one sparse row after another, to look up some columns."""

    def __init__(self, size: int) -> None:
        import numpy as np

        self._dense = np.zeros(size, dtype=np.float32)

    def at(self, row: Row, columns: Any) -> Any:
        """The values of ``row`` in ``columns``."""
        import numpy as np

        np.add.at(self._dense, row.indices, row.data)
        found = self._dense.take(columns)
        self._dense[row.indices] = 0
        return found
