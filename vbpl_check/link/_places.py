"""Where a pair stands among all pairs of its left norm with other documents: the nearest, the second, far behind."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from vbpl_check.model import Standing

Row = tuple[int, int, float]  # left row, right row, cosine

_BESIDE = 8  # how many provisions of a law are kept for each clause of a draft


def repeated(wordings: Sequence[int], documents: Sequence[int]) -> dict[int, set[int]]:
    """For each norm that stands word for word in other documents too, those documents."""
    places: dict[int, list[int]] = defaultdict(list)
    for row, wording in enumerate(wordings):
        places[wording].append(row)
    found: dict[int, set[int]] = {}
    for rows in places.values():
        where = {documents[row] for row in rows}
        if len(where) > 1:
            found |= {row: where - {documents[row]} for row in rows}
    return found


class Places:
    """The cosines of each norm with norms of other documents, nearest first.

    ``wordings``: the same number for norms of the same words, which make no pair. Where a norm stands word for word in
    another document, its counterpart there is the nearest.
    """

    def __init__(self, documents: Sequence[int], rows: Iterable[Row], wordings: Sequence[int] = ()) -> None:
        self._documents = documents
        copies = repeated(wordings, documents)
        self._cosines: dict[int, list[float]] = defaultdict(list)
        self._near: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)  # left row, right document
        for left, right, cosine in rows:
            if documents[left] != documents[right]:
                self._cosines[left].append(-cosine)
                self._near[left, documents[right]].append((-cosine, right))
        for left, cosines in self._cosines.items():
            cosines += [-1.0] * len(copies.get(left, ()))
            cosines.sort()
        for near in self._near.values():
            near.sort()
            del near[_BESIDE + 1 :]

    def of(self, left: int, right: int, cosine: float) -> Standing | None:
        """The standing of a pair of two documents; None inside one document."""
        if self._documents[left] == self._documents[right]:
            return None
        cosines = self._cosines[left]
        best = -cosines[0]
        return Standing(bisect_left(cosines, -cosine), round(cosine / best, 3) if best else 0.0, len(cosines))

    def beside(self, left: int, right: int) -> list[int]:
        """The rows of the right document nearest to the left one, nearest first, without the right one itself."""
        near = self._near.get((left, self._documents[right]), ())
        return [row for _, row in near if row != right][:_BESIDE]
