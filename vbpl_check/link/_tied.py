"""Pairs that a citation or a shared heading suggests, however few words the two norms share."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vbpl_check.link._field import Field, best
from vbpl_check.link.graph import Evidence
from vbpl_check.link.scope import Scope
from vbpl_check.model import Address, Link
from vbpl_check.settings import LinkSettings
from vbpl_check.text import fold

_LISTED = 48  # norms of one provision that are looked at
_UNDER_HEADING = 0.1  # cosine that norms under the same heading must still have
_GENERAL = 12  # documents of the collection with one heading from which on it says nothing ("Phạm vi điều chỉnh")


def tied_rows(
    scope: Scope, field: Field, evidence: Evidence, links: Sequence[Link], settings: LinkSettings
) -> tuple[Any, Any]:
    """Rows (left, right) of comparable norms tied by citations or headings, at most ``per_norm`` for each left row."""
    import numpy as np

    size = max(1, len(field.norms))
    found = np.unique(_keys(_cited(scope, field, links), size))
    headed = np.setdiff1d(_keys(_same_heading(scope, field, evidence, settings), size), found)
    left, right = np.divmod(np.concatenate([found, headed]), size)
    signs = field.features.comparable(left, right) & field.features.distinct(left, right)
    cosine = field.index.cosine_of(left, right)
    signs &= (cosine >= _UNDER_HEADING) | (np.arange(len(left)) < len(found))
    left, right, cosine = left[signs], right[signs], cosine[signs]
    kept = best(left, np.zeros_like(left), cosine, right, settings.per_norm)
    return left[kept], right[kept]


def _keys(pairs: Iterable[tuple[int, int]], size: int) -> Any:
    """One number for each pair of rows."""
    import numpy as np

    return np.asarray(array("q", (left * size + right for left, right in pairs)), dtype=np.int64)


def _cited(scope: Scope, field: Field, links: Sequence[Link]) -> Iterator[tuple[int, int]]:
    sources = {scope.facts[p].document.id: p for p in scope.sources}
    members = {scope.facts[p].document.id: p for p in scope.members}
    below = _by_provision(field)
    for link in links:
        here, there = sources.get(link.source.document), members.get(link.target.document)
        if link.kind not in ("cites", "guides") or not link.target.parts or not link.source.parts:
            continue
        if here is None or there is None or not scope.may_meet(here, there):
            continue
        targets = below.get(link.target, [])[:_LISTED]
        for row in below.get(link.source, [])[:_LISTED]:
            yield from ((row, target) for target in targets)


def _same_heading(scope: Scope, field: Field, evidence: Evidence, settings: LinkSettings) -> Iterator[tuple[int, int]]:
    headings = _by_heading(field)
    position = {scope.facts[p].document.id: p for p in scope.members}
    for source in scope.sources:
        tied = evidence.tied(scope.facts[source].document.id)
        others = {
            position[d] for d in tied[: settings.neighbours] if d in position and scope.may_meet(source, position[d])
        }
        for row in field.rows[source] if others else ():
            groups = headings.get(field.norms[row].heading, {})
            if 1 < len(groups) <= _GENERAL:
                yield from ((row, target) for p in groups.keys() & others for target in groups[p][:_LISTED])


def _by_heading(field: Field) -> dict[str, dict[int, list[int]]]:
    """Heading as written -> position of document -> rows; spellings that fold to the same share one entry."""
    folded: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    found: dict[str, dict[int, list[int]]] = {}
    for position, rows in field.rows.items():
        for row in rows:
            heading = field.norms[row].heading
            if heading not in found:
                found[heading] = folded[fold(heading)] if heading else {}
            if heading:
                found[heading][position].append(row)
    return found


def _by_provision(field: Field) -> dict[Address, list[int]]:
    """Rows of the norms in each provision and in those below it."""
    found: dict[Address, list[int]] = defaultdict(list)
    for row, norm in enumerate(field.norms):
        document, parts = norm.provision.document, norm.provision.parts
        for depth in range(1, len(parts) + 1):
            found[Address(document, parts[:depth])].append(row)
    return found
