"""What surveys of a whole corpus stand on: all references, what drafts change, who is in force, the clause graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vbpl_check.link._ends import day_of_end
from vbpl_check.link.graph import clause_graph, evidence
from vbpl_check.link.liveness import Endings, endings, references
from vbpl_check.link.pairs import pairs
from vbpl_check.link.resolve import Resolver
from vbpl_check.link.scope import in_order, survey
from vbpl_check.model import (
    Address,
    Change,
    ChangeKind,
    Citation,
    ClauseGraph,
    Facts,
    Header,
    Link,
    LinkSet,
    Pair,
    Reference,
    Status,
    Target,
)
from vbpl_check.settings import LinkSettings
from vbpl_check.text import fold

_ENDED = ("het hieu luc", "het hieu luc toan bo", "da het hieu luc")
_CHANGING: Mapping[str, ChangeKind] = {"amends": "amends", "replaces": "replaces", "repeals": "repeals"}
_SAME = 0.5  # cosine from which two provisions are said to have the same subject
_SAME_EACH = 3  # edges of the same subject kept for each provision


@dataclass(frozen=True)
class Overview:
    """``references`` of all documents; ``changes`` by the checked ones.

    ``statuses``: of documents, and of provisions that differ from their document.
    """

    facts: tuple[Facts, ...]
    references: tuple[Reference, ...]
    changes: tuple[Change, ...]
    statuses: Mapping[Address, Status]


def overview(facts: Sequence[Facts], as_of: date) -> Overview:
    """All that surveys need to know of how the documents hang together at ``as_of``."""
    ordered = in_order(facts)
    resolver = Resolver(ordered)
    ended = endings(ordered, resolver, as_of)
    drafts = [entry for entry in ordered if entry.document.role == "checked"]
    return Overview(
        tuple(ordered),
        tuple(references(ordered, resolver, ended, as_of)),
        tuple(change for entry in drafts for change in _changes(entry, resolver)),
        _statuses(ordered, ended, as_of),
    )


def corpus_graph(facts: Sequence[Facts], linkset: LinkSet, settings: LinkSettings) -> ClauseGraph:
    """The clause graph of all documents, with statuses and at most three edges of the same subject a provision."""
    ordered = in_order(facts)
    ended = endings(ordered, Resolver(ordered), settings.as_of)
    scope = survey(ordered, linkset, ended, settings)
    alike = pairs(scope, evidence(linkset.links), linkset.links, settings)
    graph = clause_graph(ordered, linkset, _same_subject(alike), _statuses(ordered, ended, settings.as_of))
    return replace(graph, documents=tuple(entry.document for entry in ordered), as_of=settings.as_of)


def _changes(entry: Facts, resolver: Resolver) -> Iterator[Change]:
    """What a document says it changes in others, once for each clause and target."""
    header = entry.document.header
    seen: set[tuple[object, ...]] = set()
    for citation in entry.citations:
        kind = _CHANGING.get(citation.role)
        if kind is None or citation.quoted or citation.work.kind == "this":
            continue
        target = resolver.resolve(citation)
        place = _certain(target)
        if place is not None and place.document == entry.document.id:
            continue
        if place is not None and citation.parts and citation.parts[-1:] != place.parts[-1:]:
            kind = "amends"  # what is put in or taken out of a provision amends it
        key = (citation.source, kind, place or citation.raw)
        if key not in seen:
            seen.add(key)
            yield Change(kind, citation, target.status, place, _first_day(kind, citation, header))


def _certain(target: Target) -> Address | None:
    return target.address if target.status == "found" else None


def _first_day(kind: ChangeKind, citation: Citation, header: Header) -> date | None:
    return header.effective if kind == "amends" else day_of_end(citation, header)


def _statuses(facts: Sequence[Facts], ended: Endings, as_of: date) -> dict[Address, Status]:
    found: dict[Address, Status] = {}
    for entry in facts:
        document = entry.document.id
        whole = found[Address(document)] = _status(entry, ended, as_of)
        gone = ended.provisions.get(("id", document, 0), {})
        if whole == "ended" or not gone:
            continue
        for unit in entry.provisions:
            if not unit.quoted and unit.address.parts in gone:
                found[unit.address] = "ended"
    return found


def _status(entry: Facts, ended: Endings, as_of: date) -> Status:
    header, end = entry.document.header, ended.of_document(entry.document.id)
    if (end is not None and not end.partly) or fold(header.status or "").strip(" .") in _ENDED:
        return "ended"
    if entry.document.drafted:
        return "draft"
    if header.effective is not None:
        return "in_force" if header.effective <= as_of else "not_yet"
    return "in_force" if fold(header.status or "").startswith("con hieu luc") else "unknown"


def _same_subject(alike: Iterator[Pair]) -> list[Link]:
    """The strongest pairs of each provision, between different articles or documents."""
    best: dict[tuple[Address, Address], float] = {}
    for pair in alike:
        ends = (pair.left.provision, pair.right.provision)
        if pair.similarity >= _SAME and not pair.same_article and ends[0] != ends[1]:
            best[ends] = max(best.get(ends, 0.0), pair.similarity)
    count: Counter[Address] = Counter()
    kept: dict[Address, list[Link]] = defaultdict(list)
    for (left, right), near in sorted(best.items(), key=lambda item: (-item[1], str(item[0][0]), str(item[0][1]))):
        if count[left] < _SAME_EACH and count[right] < _SAME_EACH:
            count[left] += 1
            count[right] += 1
            kept[left].append(Link(left, right, "same_subject", f"{near:.2f}"))
    return [link for links in kept.values() for link in links]
