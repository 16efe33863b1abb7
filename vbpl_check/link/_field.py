"""All norms that are compared in a run, with their index and features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vbpl_check.link._features import Features, features
from vbpl_check.link.index import Index, build, stop_phrases
from vbpl_check.link.scope import Scope
from vbpl_check.model import Norm
from vbpl_check.text import fold


@dataclass(frozen=True)
class Field:
    """Norms document by document, in the order of the scope: rows of checked documents come before existing ones."""

    norms: tuple[Norm, ...]
    rows: dict[int, range]  # position of a member in the scope -> its rows
    index: Index
    features: Features


def gather(scope: Scope) -> Field:
    """The norms of all members, without those of standard closing articles."""
    norms: list[Norm] = []
    documents: list[int] = []
    rows: dict[int, range] = {}
    skipped = frozenset(map(fold, stop_phrases().headings))
    closing: dict[str, bool] = {}
    for position in scope.members:
        first = len(norms)
        for norm in scope.norms(position):
            if norm.heading not in closing:
                closing[norm.heading] = fold(norm.heading).strip(" .:") in skipped
            if norm.text and not closing[norm.heading]:
                norms.append(norm)
        rows[position] = range(first, len(norms))
        documents.extend([position] * (len(norms) - first))
    return Field(tuple(norms), rows, build(norms), features(norms, documents))


def best(left: Any, group: Any, cosine: Any, right: Any, count: int) -> Any:
    """Positions of the ``count`` highest cosines of each (left, group); of equal ones the first on the right."""
    import numpy as np

    order = np.lexsort((right, -cosine, group, left))
    if not len(order):
        return order
    first = np.ones(len(order), dtype=bool)
    first[1:] = (left[order][1:] != left[order][:-1]) | (group[order][1:] != group[order][:-1])
    starts = np.flatnonzero(first)
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    return order[rank < count]
