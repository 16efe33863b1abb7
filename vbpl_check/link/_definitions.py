"""Pairs of definitions of one term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vbpl_check.link.graph import Evidence
from vbpl_check.link.scope import Scope
from vbpl_check.model import Definition, DefinitionPair
from vbpl_check.settings import LinkSettings
from vbpl_check.text import fold


def definition_pairs(scope: Scope, evidence: Evidence, settings: LinkSettings) -> Iterator[DefinitionPair]:
    """Definitions of one folded term in different words, by place; at most ``per_definition`` for each on the left.

    Among many definitions of a term those in documents tied to the left one come first.
    """
    terms: dict[str, list[tuple[int, Definition]]] = defaultdict(list)
    for position in scope.members:
        for entry in scope.definitions(position):
            terms[fold(entry.term)].append((position, entry))
    sources = set(scope.sources)
    for position in scope.members:
        for entry in scope.definitions(position) if position in sources else ():
            yield from _of(position, entry, terms[fold(entry.term)], scope, evidence, settings)


def _of(
    position: int, entry: Definition, group: list[tuple[int, Definition]],
    scope: Scope, evidence: Evidence, settings: LinkSettings,
) -> Iterator[DefinitionPair]:  # fmt: skip
    meaning = fold(entry.meaning)
    left = scope.facts[position].document
    later = [
        (other, found)
        for other, found in group
        if (other, found.span) > (position, entry.span)
        and scope.may_meet(position, other)
        and found.provision != entry.provision
        and fold(found.meaning) != meaning
    ]
    if len(later) > settings.per_definition:
        tied = evidence.tied(left.id)
        later.sort(key=lambda item: (item[0] != position, scope.facts[item[0]].document.id not in tied, item[0]))
    for other, found in later[: settings.per_definition]:
        right = scope.facts[other].document
        links = evidence.between(entry.provision, found.provision)
        yield DefinitionPair(entry, found, left, right, settings.as_of, links)
