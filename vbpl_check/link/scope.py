"""Which documents take part in conflict pairs at the as-of date, and which are never compared with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vbpl_check.link._amendments import Amendments, amendments
from vbpl_check.link._identity import changes_others, copies, number_key, sentences, title_key
from vbpl_check.link.liveness import Endings
from vbpl_check.model import Definition, DocumentInfo, Facts, Header, LinkSet, Norm
from vbpl_check.settings import LinkSettings
from vbpl_check.text import fold

_DEAD = ("het hieu luc", "het hieu luc toan bo", "da het hieu luc")  # "hết hiệu lực một phần" is alive
_STATUTES = ("luat", "bo luat", "phap lenh", "hien phap")  # at most one of a title is in force
_TELLING_TITLE = 4  # words of a title that two other documents share because they are generations of one


@dataclass(frozen=True)
class Scope:
    """``members`` and ``apart`` are positions in ``facts``, which are in a fixed order: checked documents first."""

    facts: tuple[Facts, ...]
    members: tuple[int, ...]  # take part in pairs
    sources: tuple[int, ...]  # members on the left of a pair
    apart: frozenset[tuple[int, int]]  # never compared, smaller position first
    territories: tuple[str, ...]  # folded; "" for documents of the whole country
    amendments: Amendments

    def may_meet(self, left: int, right: int) -> bool:
        """Whether norms of the two documents are compared; a document meets itself, two provinces' documents do not."""
        here, there = self.territories[left], self.territories[right]
        return _sorted(left, right) not in self.apart and not (here and there and here != there)

    def norms(self, position: int) -> Iterator[Norm]:
        """The norms of a member that are compared: current wording, quoted words only where it is known of what."""
        for norm in self.facts[position].norms:
            if not self.amendments.is_outdated(norm) and not self.amendments.is_orphan(norm):
                yield norm

    def definitions(self, position: int) -> Iterator[Definition]:
        """The definitions of a member whose wording is current."""
        return (d for d in self.facts[position].definitions if not self.amendments.is_outdated(d))


def in_order(facts: Sequence[Facts]) -> list[Facts]:
    """The documents in an order that does not depend on the order of the input: checked ones first, then by number."""
    return sorted(facts, key=lambda entry: _order(entry.document))


def find_copies(facts: Sequence[Facts]) -> tuple[tuple[str, str], ...]:
    """(id left out, id kept) for documents that are in the collection more than once."""
    preferred = sorted(
        facts, key=lambda entry: (entry.document.role != "checked", -len(entry.norms), _order(entry.document))
    )
    found = copies(preferred, [sentences(entry) for entry in preferred])
    return tuple(sorted((preferred[out].document.id, preferred[kept].document.id) for out, kept in found))


def survey(facts: Sequence[Facts], linkset: LinkSet, ended: Endings, settings: LinkSettings) -> Scope:
    """The scope of a run; ``ended``: what documents have ended by ``settings.as_of``."""
    ordered = in_order(facts)
    out = {copy for copy, _ in linkset.copies}
    gone = frozenset(ended) | _superseded(ordered, settings)
    members = [
        position
        for position, entry in enumerate(ordered)
        if entry.document.id not in out
        and (
            _examined(entry, settings) or (_in_force(entry.document.header, settings) and entry.document.id not in gone)
        )
    ]
    acting = {ordered[position].document.id for position in members}
    proposed = {entry.document.id for entry in ordered if _examined(entry, settings)}
    changes = amendments(ordered, linkset.links, acting, proposed, ended)
    return Scope(
        tuple(ordered),
        tuple(members),
        tuple(p for p in members if not settings.draft_mode or ordered[p].document.role == "checked"),
        frozenset(_apart(ordered, members, linkset, changes)),
        tuple(fold(entry.document.header.territory or "") for entry in ordered),
        changes,
    )


def _order(document: DocumentInfo) -> tuple[object, ...]:
    header = document.header
    number = number_key(header.number)
    return (document.role != "checked", not number, number, fold(header.title or ""), document.id, document.name)


def _examined(entry: Facts, settings: LinkSettings) -> bool:
    """Drafts are examined whatever their dates; in draft mode so is all that was given to be checked."""
    return entry.document.header.draft or (settings.draft_mode and entry.document.role == "checked")


def _in_force(header: Header, settings: LinkSettings) -> bool:
    """As far as the document and its metadata say it."""
    if header.effective is not None and header.effective > settings.as_of:
        return False
    if header.expires is not None and header.expires <= settings.as_of:
        return False
    return fold(header.status or "").strip(" .") not in _DEAD


def _superseded(ordered: Sequence[Facts], settings: LinkSettings) -> set[str]:
    """Ids of statutes with a newer one of the same title in force, and of older consolidations of one title."""
    newest: dict[tuple[object, ...], list[tuple[object, str]]] = defaultdict(list)
    for entry in ordered:
        header = entry.document.header
        key, since = title_key(header), header.effective or header.issued
        statute = fold(header.kind or "") in _STATUTES
        if not key or since is None or since > settings.as_of or header.draft:
            continue
        if header.consolidated or statute:
            newest[header.consolidated, key].append(((header.issued or since), entry.document.id))
    return {old for group in newest.values() for old in _older(group)}


def _older(group: list[tuple[object, str]]) -> Iterator[str]:
    last = max(str(issued) for issued, _ in group)
    return (document for issued, document in group if str(issued) < last)


def _apart(
    ordered: Sequence[Facts], members: Sequence[int], linkset: LinkSet, changes: Amendments
) -> Iterator[tuple[int, int]]:
    position = {ordered[p].document.id: p for p in members}
    for ending, ended in sorted(changes.ends):
        if ending in position and ended in position:
            yield _sorted(position[ending], position[ended])
    yield from _generations([(p, ordered[p].document.header) for p in members])
    yield from _consolidations(ordered, position, linkset)


def _sorted(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)


def _generations(members: Sequence[tuple[int, Header]]) -> Iterator[tuple[int, int]]:
    """Documents of one kind, issuer and telling title: one continues the other."""
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, header in members:
        key, kind, issuer = title_key(header), fold(header.kind or ""), fold(header.issuer or "")
        if kind in _STATUTES:
            kind, issuer = "", ""  # a luật follows a pháp lệnh of its title
        if not header.draft and (len(key.split()) >= _TELLING_TITLE or (key and not kind)):
            groups[kind, issuer, key].append(position)
    for group in groups.values():
        yield from ((a, b) for i, a in enumerate(group) for b in group[i + 1 :])


def _consolidations(
    ordered: Sequence[Facts], position: Mapping[str, int], linkset: LinkSet
) -> Iterator[tuple[int, int]]:
    """A consolidated text with what it puts together: documents of its title and what amends them."""
    texts = [p for p in position.values() if ordered[p].document.header.consolidated]
    if not texts:
        return
    neighbours: dict[str, set[str]] = defaultdict(set)
    listed: dict[str, set[int]] = defaultdict(set)  # what a text names above its articles: the documents put together
    for link in linkset.links:
        if (
            not link.source.parts
            and not link.target.parts
            and link.kind != "basis"
            and link.target.document in position
        ):
            listed[link.source.document].add(position[link.target.document])
        neighbours[link.source.document].add(link.target.document)
        if link.kind == "amends":
            neighbours[link.target.document].add(link.source.document)
    titles: dict[str, list[int]] = defaultdict(list)
    for p in position.values():
        titles[title_key(ordered[p].document.header)].append(p)
    for text in texts:
        key = title_key(ordered[text].document.header)
        family = (set(titles[key]) if key else set()) | listed[ordered[text].document.id]
        for near in [ordered[text].document.id, *(ordered[p].document.id for p in family)]:
            family |= {
                position[d]
                for d in neighbours[near]
                if d in position and changes_others(ordered[position[d]].document.header)
            }
        yield from (_sorted(text, other) for other in sorted(family) if other != text)
