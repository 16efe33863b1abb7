"""For which dimensions two norms are each other's nearest: of all that is measured so, they are most alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vbpl_check.link._field import Field
from vbpl_check.link._places import repeated
from vbpl_check.model import Norm

Row = tuple[int, int, float]  # left row, right row, cosine
_CLOSE = 0.7  # share of a pair's cosine from which on another partner is a rival
_RIVALS = 4


class Nearest:
    """The highest cosine of each norm for each dimension, among norms of its own document and of others apart.

    A norm that stands word for word in the other document has its counterpart there: nothing else is nearest to it.
    """

    def __init__(self, field: Field, rows: Iterable[Row]) -> None:
        self._norms = field.norms
        self._documents: list[int] = field.features.document.tolist()
        self._dimensions = [frozenset(value.dimension for value in norm.quantities) for norm in field.norms]
        self._best: dict[tuple[int, str, bool], float] = defaultdict(float)
        self._partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._same: dict[int, list[int]] = {}
        self._highest: dict[tuple[int, int], float] = defaultdict(float)  # of a left row with a right document
        self._repeated(field.features.wording.tolist())
        for row, others in repeated(field.features.wording.tolist(), self._documents).items():
            self._highest |= {(row, other): 1.0 for other in others}
        for left, right, cosine in rows:
            met = left, self._documents[right]
            self._highest[met] = max(self._highest[met], cosine)
            common = self._dimensions[left] & self._dimensions[right]
            if not common:
                continue
            inside = self._documents[left] == self._documents[right]
            self._partners[left].append((cosine, right))
            for dimension in common:
                for row in (left, right):
                    key = (row, dimension, inside)
                    self._best[key] = max(self._best[key], cosine)

    def _repeated(self, wordings: list[int]) -> None:
        places: dict[int, list[int]] = defaultdict(list)
        for row, wording in enumerate(wordings):
            if self._dimensions[row]:
                places[wording].append(row)
        for rows in places.values():
            documents = {self._documents[row] for row in rows}
            for row in rows if len(rows) > 1 else ():
                self._same[row] = [other for other in rows if self._documents[other] != self._documents[row]]
                for dimension in self._dimensions[row]:
                    if len(documents) > 1:
                        self._best[row, dimension, False] = 2.0
                    if len(documents) < len(rows):
                        self._best[row, dimension, True] = 2.0

    def closeness(self, left: int, right: int, cosine: float) -> float:
        """The cosine beside that of the norm of the right document that is nearest to the left one; 1 for this one."""
        highest = self._highest[left, self._documents[right]]
        return cosine / highest if highest else 1.0

    def of(self, left: int, right: int, cosine: float) -> tuple[str, ...]:
        """The dimensions for which neither norm has a nearer partner than the other, sorted."""
        common = self._dimensions[left] & self._dimensions[right]
        if not common:
            return ()
        inside = self._documents[left] == self._documents[right]
        return tuple(
            dimension
            for dimension in sorted(common)
            if all(cosine >= self._best[row, dimension, inside] for row in (left, right))
        )

    def rivals(self, left: int, right: int, cosine: float) -> tuple[Norm, ...]:
        """Other norms that say the same as the left one or are nearly as near to it as the right one, nearest first."""
        near = sorted((-near, row) for near, row in self._partners[left] if near >= _CLOSE * cosine and row != right)
        rows = [*self._same.get(left, ()), *(row for _, row in near)]
        return tuple(self._norms[row] for row in rows[:_RIVALS])
