"""In how many provisions of a document each word stands: what tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from vbpl_check.compare import content
from vbpl_check.link._field import Field
from vbpl_check.link.scope import Scope
from vbpl_check.model import Norm


class Spread:
    """The words of the documents of a field, counted when first asked for."""

    def __init__(self, scope: Scope, field: Field) -> None:
        self._norms = field.norms
        self._rows = {scope.facts[position].document.id: rows for position, rows in field.rows.items()}
        self._known: dict[str, tuple[Mapping[str, int], int]] = {}

    def of(self, document: str) -> tuple[Mapping[str, int], int]:
        """Terms with the number of norms of the document that they stand in, and the number of its norms."""
        if document not in self._known:
            rows = self._rows.get(document, range(0))
            known: Counter[str] = Counter()
            for row in rows:
                norm = self._norms[row]
                known.update(_terms(norm))
            self._known[document] = known, len(rows)
        return self._known[document]


def _terms(norm: Norm) -> set[str]:
    """The terms of heading, lead-in and sentence end to end; what stands above many sentences is read once."""
    run = (*content(norm.heading), *content(norm.lead_in), *content(norm.text))
    return {*run, *(f"{first} {second}" for first, second in pairwise(run))}
