"""For the values of a draft and of each existing document, which fit each other best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vbpl_check.link._spread import Spread
from vbpl_check.measures.contest import Key, contests
from vbpl_check.model import Contest, Norm
from vbpl_check.weights import Weights

Row = tuple[int, int, float]  # left row, right row, cosine


class Contests:
    """What ``Contest`` says of the values of each pair of norms of two documents; none inside one document."""

    def __init__(
        self, norms: Sequence[Norm], documents: Sequence[int], rows: Iterable[Row], ids: Sequence[str], spread: Spread
    ) -> None:
        pairs: dict[tuple[int, int], list[tuple[Key, Norm, Norm]]] = defaultdict(list)
        for left, right, _ in rows:
            here, there = documents[left], documents[right]
            if here != there and norms[left].quantities and norms[right].quantities:
                pairs[here, there].append(((left, right), norms[left], norms[right]))
        self._found: dict[Key, tuple[Contest, ...]] = {}
        for (_, there), entries in pairs.items():
            self._found.update(contests(entries, Weights(*spread.of(ids[there]))))

    def of(self, left: int, right: int) -> tuple[Contest, ...]:
        """Those of one pair."""
        return self._found.get((left, right), ())
