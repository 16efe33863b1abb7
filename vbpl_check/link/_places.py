"""Where a pair stands among all pairs of its left norm with other documents: the nearest, the second, far behind."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from vbpl_check.model import Standing

Row = tuple[int, int, float]  # left row, right row, cosine

_BESIDE = 8  # how many provisions of a law are kept for each clause of a draft


class Places:
    """The cosines of each norm with norms of other documents, nearest first."""

    def __init__(self, documents: Sequence[int], rows: Iterable[Row]) -> None:
        self._documents = documents
        self._cosines: dict[int, list[float]] = defaultdict(list)
        self._near: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)  # left row, right document
        for left, right, cosine in rows:
            if documents[left] != documents[right]:
                self._cosines[left].append(-cosine)
                self._near[left, documents[right]].append((-cosine, right))
        for cosines in self._cosines.values():
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
