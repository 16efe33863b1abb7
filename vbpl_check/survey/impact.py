"""What drafts change in existing law, and what must therefore be reviewed (rà soát)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from vbpl_check.model import (
    Address,
    Affected,
    Change,
    Facts,
    Impact,
    Reference,
    Relation,
    Status,
    Touched,
)
from vbpl_check.survey._words import Words
from vbpl_check.survey.delegation import Maker, delegations
from vbpl_check.text import squeeze

_RELATIONS: tuple[Relation, ...] = ("repeals", "replaces", "amends", "guides", "guides_next", "basis", "cites")
_WHOLE = ("repeals", "replaces")
_UNRANKED = 99
_QUOTED = 300  # characters of a clause that are quoted


def impact(
    facts: Sequence[Facts],
    references: Sequence[Reference],
    changes: Sequence[Change],
    statuses: Mapping[Address, Status],
    ranks: Mapping[str, int],
    makers: Mapping[str, Maker],
    as_of: date,
) -> Impact:
    """The impact of the checked documents on the others.

    ``ranks``: document id -> rank, 1 the highest; ``makers``: the bodies that issue documents.
    Documents that have ended by ``as_of`` need no review and are left out; so are clauses that the draft repeals.
    """
    known = tuple(_telling(changes))
    drafts = [entry for entry in facts if entry.document.role == "checked"]
    others = {entry.document.id: entry for entry in facts if entry.document.role != "checked"}
    alive = {i for i in others if statuses.get(Address(i)) != "ended"}
    words = Words(facts)
    touched = _Review(known, [r for r in references if r.document.id in alive], words).run()
    places: dict[str, list[Touched]] = defaultdict(list)
    for each in touched:
        if each.address.document in others:
            places[each.address.document].append(each)
    documents = [
        Affected(
            others[document].document,
            statuses.get(Address(document), "unknown"),
            ranks.get(document),
            tuple(sorted(found, key=_in_reading_order(others[document]))),
        )
        for document, found in places.items()
    ]
    return Impact(
        as_of,
        tuple(entry.document for entry in drafts),
        known,
        tuple(sorted(documents, key=_by_rank)),
        tuple(delegation for entry in drafts for delegation in delegations(entry, makers)),
    )


def _telling(changes: Sequence[Change]) -> Iterator[Change]:
    """Without "sửa đổi, bổ sung một số điều của Luật A" where the clauses below name the articles of A."""
    detailed = {(c.citation.source.document, c.target.document) for c in changes if c.target and c.target.parts}
    for change in changes:
        target = change.target
        whole = change.kind == "amends" and target is not None and not target.parts
        if not (whole and target and (change.citation.source.document, target.document) in detailed):
            yield change


class _Review:
    """Follows the references to what is changed, and one step further for what guides."""

    def __init__(self, changes: Sequence[Change], references: Sequence[Reference], words: Words) -> None:
        self._changes = changes
        self._words = words
        self._changed: dict[str, list[int]] = defaultdict(list)
        for index, change in enumerate(changes):
            if change.target is not None:
                self._changed[change.target.document].append(index)
        self._to: dict[str, list[Reference]] = defaultdict(list)
        for reference in references:
            target = reference.target
            if target.status == "found" and target.address is not None and not reference.citation.quoted:
                self._to[target.address.document].append(reference)
        self._seen: set[tuple[Address, Relation, Address]] = set()

    def run(self) -> list[Touched]:
        """All places, each once for a relation and what it points to."""
        found: list[Touched] = []
        for index, change in enumerate(self._changes):
            if change.target is not None:
                words = self._words.of(change.target)
                found += self._once(change.target, change.kind, index, change.citation.source, words, change.on)
        for document in self._changed:
            for reference in self._to.get(document, ()):
                found += self._pointing(reference)
        for guide in [each for each in found if each.relation == "guides"]:
            found += self._next(guide)
        return found

    def _once(
        self, address: Address, relation: Relation, change: int, via: Address, words: str, on: date | None = None
    ) -> Iterable[Touched]:
        key = (address, relation, via)
        if key not in self._seen:
            self._seen.add(key)
            yield Touched(address, relation, change, via, words, on)

    def _pointing(self, reference: Reference) -> Iterable[Touched]:
        """The place that names something changed, unless it is repealed itself."""
        citation, target = reference.citation, reference.target.address
        if target is None or self._is_gone(citation.source):
            return ()
        relation = _relation(citation.role)
        if relation is None:
            return ()
        index = next((i for i in self._changed[target.document] if _concerns(self._changes[i], target, relation)), None)
        if index is None:
            return ()
        source = Address(citation.source.document) if relation == "basis" else citation.source
        return self._once(source, relation, index, target, self._quote(reference))

    def _next(self, guide: Touched) -> Iterator[Touched]:
        """What guides the guiding document."""
        for reference in self._to.get(guide.address.document, ()):
            citation, target = reference.citation, reference.target.address
            if citation.role != "guides" or target is None or citation.source.document == guide.address.document:
                continue
            if not target.parts or _covers(target, guide.address) or _covers(guide.address, target):
                yield from self._once(citation.source, "guides_next", guide.change, target, self._quote(reference))

    def _quote(self, reference: Reference) -> str:
        """The citing sentence; of words before the first article only the citation, or the title that holds it."""
        citation = reference.citation
        if citation.source.parts:
            return squeeze(reference.sentence)[:_QUOTED]
        title = self._words.of(citation.source)
        return (title if citation.role == "guides" and title else squeeze(citation.raw))[:_QUOTED]

    def _is_gone(self, source: Address) -> bool:
        """Does a draft repeal or replace the citing place itself?"""
        gone = (self._changes[i] for i in self._changed.get(source.document, ()))
        return any(c.kind in _WHOLE and c.target is not None and _covers(c.target, source) for c in gone)


def _relation(role: str) -> Relation | None:
    return {"guides": "guides", "basis": "basis", "cites": "cites"}.get(role)  # type: ignore[return-value]


def _concerns(change: Change, target: Address, relation: Relation) -> bool:
    """Does a reference to ``target`` depend on what is changed? Basis and guidance do whatever part is changed."""
    changed = change.target
    if changed is None:
        return False
    if relation != "cites" and not target.parts:
        return True
    if _covers(changed, target):
        return bool(changed.parts) or change.kind in _WHOLE
    return bool(target.parts) and _covers(target, changed)


def _covers(outer: Address, inner: Address) -> bool:
    return outer.document == inner.document and inner.parts[: len(outer.parts)] == outer.parts


def _in_reading_order(entry: Facts) -> Callable[[Touched], tuple[object, ...]]:
    order = {unit.address: position for position, unit in enumerate(entry.provisions)}

    def key(each: Touched) -> tuple[object, ...]:
        place = order.get(each.address, -1)
        return (_RELATIONS.index(each.relation), place, str(each.address), each.change, str(each.via))

    return key


def _by_rank(affected: Affected) -> tuple[object, ...]:
    header = affected.document.header
    rank = affected.rank if affected.rank is not None else _UNRANKED
    return (rank, header.issued or date.max, header.number or "", affected.document.id)
