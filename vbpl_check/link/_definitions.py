"""Pairs of definitions of one term, or of two names of which one is short for the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from vbpl_check.compare import tier
from vbpl_check.items import covered, telling
from vbpl_check.link.graph import Evidence
from vbpl_check.link.scope import Scope
from vbpl_check.model import Definition, DefinitionPair, Norm
from vbpl_check.settings import LinkSettings
from vbpl_check.text import fold


def definition_pairs(scope: Scope, evidence: Evidence, settings: LinkSettings) -> Iterator[DefinitionPair]:
    """Definitions of one folded term in different words, by place; at most ``per_definition`` for each on the left.

    Among many definitions of a term those in documents tied to the left one come first.
    """
    terms: dict[str, list[tuple[int, Definition]]] = defaultdict(list)
    for position in scope.members:
        for entry in scope.definitions(position):
            for name in _names(entry.term):
                terms[name].append((position, entry))
    sources, openings = set(scope.sources), _Openings(scope)
    for position in scope.members:
        for entry in scope.definitions(position) if position in sources else ():
            group = terms[_names(entry.term)[0]]
            group = [*group, *_said(position, entry, group, openings)]
            yield from _of(position, entry, group, scope, evidence, settings)
            if len(group) == 1 and settings.draft_mode:
                other = _near(position, entry, scope)
                if other is not None:
                    place, found = other
                    links = evidence.between(entry.provision, found.provision)
                    documents = (scope.facts[position].document, scope.facts[place].document)
                    yield DefinitionPair(entry, found, *documents, settings.as_of, links)


# "Thuốc cổ truyền trong Thông tư này": the reach of a definition, written behind its term
_REACH = re.compile(r" (?:trong|tai|theo|cua) (?:luat|nghi quyet|nghi dinh|thong tu|quyet dinh|quy dinh|quy che) nay$")
_NAME = 3  # syllables of a term that can be told from common words
_START = 120  # characters of a norm in which so many syllables surely stand


def _names(term: str) -> tuple[str, ...]:
    """The term without its reach, then each of two terms that one definition explains.

    "Nhà thầu trong nước, nhà đầu tư trong nước là …" explains both.
    """
    name = _REACH.sub("", fold(term))
    parts = [part.strip() for part in re.split(r",| va | hoac ", name)]
    joint = len(parts) > 1 and all(len(part.split()) >= _NAME for part in parts)
    return (name, *parts) if joint else (name,)


class _Openings:
    """The norms of all documents by the first syllables of their text: read once, not again for each term."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, name: str) -> list[tuple[int, Norm]]:
        """The norms that begin with the first syllables of a folded name, in their order."""
        return self._norms.get(tuple(name.split()[:_NAME]), [])

    @cached_property
    def _norms(self) -> dict[tuple[str, ...], list[tuple[int, Norm]]]:
        found: dict[tuple[str, ...], list[tuple[int, Norm]]] = defaultdict(list)
        for position in self.scope.members:
            for norm in self.scope.norms(position):
                found[tuple(fold(norm.text[:_START]).split()[:_NAME])].append((position, norm))
        return found


def _said(
    position: int, entry: Definition, group: list[tuple[int, Definition]], openings: _Openings
) -> Iterator[tuple[int, Definition]]:
    """What an article of a text above says that the term is, where that text explains it in no list of terms."""
    scope = openings.scope
    mine = scope.facts[position].document
    name = _names(entry.term)[0]
    if not mine.drafted or len(name.split()) < _NAME:
        return
    known = {other for other, _ in group}
    opening = re.compile(rf"{re.escape(name)}(?: \([^)]*\))? (?:la|duoc hieu la) (?=\w)")
    for other, norm in openings.of(name):
        if other in known or tier(mine, scope.facts[other].document) != -1 or not scope.may_meet(position, other):
            continue
        if fold(norm.text[: 2 * len(name)]).startswith(name) and opening.match(fold(norm.text)):
            known.add(other)
            yield other, Definition(norm.provision, norm.span, entry.term, norm.text.partition(" là ")[2])


_SHORT = 0.75  # share of the shorter name that the longer one has
_SAID = 0.7  # share of the rest of the longer name that the definition of the shorter one has
_ALIKE = 0.6  # share of the definition of the shorter name that the other definition has
_FEW = 2  # telling syllables of the shorter name that the longer one may lack
_TELLING = 4  # telling syllables of a name that can be told from others


def _near(position: int, entry: Definition, scope: Scope) -> tuple[int, Definition] | None:
    """The one definition above of a longer name, whose further words the definition of the shorter name says itself.

    "Cơ sở dùng nhiều lao động yếu thế" beside "Cơ sở dùng nhiều lao động là người khuyết tật". Names that differ in
    a word of their own each ("doanh nghiệp nhỏ", "doanh nghiệp vừa") name two things.
    """
    mine = scope.facts[position].document
    term = telling(entry.term)
    if not mine.drafted or len(term) < _TELLING:
        return None
    found: list[tuple[float, int, Definition]] = []
    for other in scope.members:
        document = scope.facts[other].document
        if other == position or tier(mine, document) != -1 or not scope.may_meet(position, other):
            continue
        for known in scope.definitions(other):
            longer = telling(known.term)
            rest = " ".join(word for word in longer if word not in term)
            lacking = [word for word in term if word not in longer]
            if len(longer) <= len(term) or len(lacking) > _FEW or len(telling(rest)) < _FEW:
                continue
            alike = covered(entry.meaning, f"{known.term} {known.meaning}")
            if covered(entry.term, known.term) >= _SHORT and covered(rest, entry.meaning) >= _SAID and alike >= _ALIKE:
                found.append((alike, other, known))
    return found[0][1:] if len(found) == 1 else None


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
