"""Parallel clauses: the most alike clauses that are another norm."""

from __future__ import annotations

from vbpl_check.text import fold
from vbpl_check.training.nli.clauses import Clause

_BLOCK = 1000
SAME_LAW = (0.08, 0.80)  # similarity of two clauses of one document that are two norms
OTHER_LAW = (0.20, 0.50)  # of two documents: above it may be the same norm of an older law


def pair_up(clauses: list[Clause], near: int = 40) -> list[tuple[int, int]]:
    """Each clause in at most one pair, the most alike first; the same pairs for the same list."""
    wishes = sorted(_wishes(clauses, near), key=lambda wish: (-wish[0], wish[1], wish[2]))
    taken: set[int] = set()
    pairs = []
    for _, left, right in wishes:
        if left not in taken and right not in taken:
            taken |= {left, right}
            pairs.append((left, right))
    return pairs


def _wishes(clauses: list[Clause], near: int) -> list[tuple[float, int, int]]:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not clauses:
        return []
    texts = [fold(f"{clause.heading} {clause.text}") for clause in clauses]
    rare, common = (2, 0.1) if len(texts) > 1000 else (1, 1.0)
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=rare, max_df=common, sublinear_tf=True, dtype=np.float32)
    matrix = words.fit_transform(texts).tocsr()
    wishes = []
    for start in range(0, len(clauses), _BLOCK):
        block = (matrix[start : start + _BLOCK] @ matrix.T).tocsr()
        for row in range(block.shape[0]):
            columns = block.indices[block.indptr[row] : block.indptr[row + 1]]
            values = block.data[block.indptr[row] : block.indptr[row + 1]]
            best = np.lexsort((columns, -values))[:near]
            for column, value in zip(columns[best].tolist(), values[best].tolist(), strict=True):
                if column > start + row and _another_norm(clauses[start + row], clauses[column], value):
                    same = clauses[start + row].document == clauses[column].document
                    wishes.append((round(value + 0.3 * same, 4), start + row, column))
    return wishes


def _another_norm(one: Clause, other: Clause, alike: float) -> bool:
    low, high = SAME_LAW if one.document == other.document else OTHER_LAW
    if one.document != other.document and fold(one.heading) == fold(other.heading):
        return False
    return low <= alike <= high
