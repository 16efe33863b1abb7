"""The graph of documents and provisions: what ties two norms together, and the clause graph as rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vbpl_check.model import Address, ClauseGraph, Edge, Facts, Link, LinkKind, LinkSet, Node, Status

_ORDER: dict[str, int] = {
    kind: rank
    for rank, kind in enumerate(("replaces", "repeals", "amends", "guides", "cites", "basis", "same_subject"))
}
_HUB = 40  # documents citing one document from which on sharing it ties nobody ("Luật Tổ chức Chính phủ")
_SHOWN = 4  # links kept as evidence
_BEGINNING = 200  # characters of its words shown with a provision


@dataclass(frozen=True)
class Evidence:
    """Which links tie two norms: between the provisions, else between their documents, else over a third one."""

    documents: Any  # networkx.DiGraph; edge attribute "links": the links from one document to the other
    _articles: Mapping[tuple[Address, Address], tuple[Link, ...]]
    _paths: dict[tuple[str, str], tuple[Link, ...]] = field(default_factory=dict)

    def between(self, left: Address, right: Address) -> tuple[Link, ...]:
        """The closest ties of two provisions, at most four; () when their documents are more than two steps apart."""
        if left.document not in self.documents or right.document not in self.documents:
            return ()
        one, other = _article(left), _article(right)
        near = [
            link
            for here, there, ends in ((left, right, (one, other)), (right, left, (other, one)))
            for link in self._articles.get(ends, ())
            if _meet(link.source.parts, here.parts) and _meet(link.target.parts, there.parts)
        ]
        if near or left.document == right.document:
            return tuple(near[:_SHOWN])
        key = (left.document, right.document)
        if key not in self._paths:
            self._paths[key] = self._path(*key)
        return self._paths[key]

    def tied(self, document: str) -> list[str]:
        """The documents with a direct link to or from ``document``, those with most links first."""
        if document not in self.documents:
            return []
        near = {*self.documents.successors(document), *self.documents.predecessors(document)} - {document}
        return sorted(
            near, key=lambda other: (-len(self._links(document, other)) - len(self._links(other, document)), other)
        )

    def _links(self, source: str, target: str) -> tuple[Link, ...]:
        found: tuple[Link, ...] = self.documents.get_edge_data(source, target, {"links": ()})["links"]
        return found

    def _path(self, left: str, right: str) -> tuple[Link, ...]:
        direct = (*self._links(left, right)[:1], *self._links(right, left)[:1])
        if direct or left not in self.documents or right not in self.documents:
            return direct
        around = set(self.tied(left)) & set(self.tied(right))
        thirds = [third for third in sorted(around) if self.documents.in_degree(third) <= _HUB]
        steps = [self._step(left, third) + self._step(third, right) for third in thirds]
        return min(steps, key=lambda path: [_ORDER[link.kind] for link in path], default=())

    def _step(self, here: str, there: str) -> tuple[Link, ...]:
        return (self._links(here, there) or self._links(there, here))[:1]


def evidence(links: Iterable[Link]) -> Evidence:
    """The evidence that ``links`` give; the strongest kinds come first."""
    import networkx as nx

    grouped: dict[tuple[str, str], list[Link]] = defaultdict(list)
    articles: dict[tuple[Address, Address], dict[tuple[Address, Address, LinkKind], Link]] = defaultdict(dict)
    for link in sorted(links, key=_strength):
        grouped[link.source.document, link.target.document].append(link)
        if link.source.parts and link.target.parts:
            ends = (link.source, link.target, link.kind)
            articles[_article(link.source), _article(link.target)].setdefault(ends, link)
    graph: Any = nx.DiGraph()
    for (source, target), group in sorted(grouped.items()):
        graph.add_edge(source, target, links=tuple(group))
    return Evidence(graph, {ends: tuple(group.values()) for ends, group in articles.items()})


def clause_graph(
    facts: Sequence[Facts],
    linkset: LinkSet,
    same: Iterable[Link] = (),
    statuses: Mapping[Address, Status] | None = None,
) -> ClauseGraph:
    """All documents and provisions as nodes, the links of ``linkset`` and ``same`` as edges, and rings of citations.

    ``statuses``: of documents, and of provisions that differ from their document.
    """
    counts: Counter[tuple[Address, Address, LinkKind]] = Counter()
    first: dict[tuple[Address, Address, LinkKind], str] = {}
    for link in sorted((*linkset.links, *same), key=_strength):
        key = (link.source, link.target, link.kind)
        counts[key] += 1
        first.setdefault(key, link.why)
    cited = Counter(target for _, target, _ in counts)
    citing = Counter(source for source, _, _ in counts)
    nodes = tuple(
        replace(node, cited=cited[address], citing=citing[address])
        for entry in facts
        for address, node in _nodes(entry, statuses or {})
    )
    edges = (Edge(str(s), str(t), kind, count, first[s, t, kind]) for (s, t, kind), count in counts.items())
    return ClauseGraph(
        nodes, tuple(sorted(edges, key=lambda edge: (edge.source, edge.target, edge.kind))), _rings(linkset.links)
    )


def _nodes(entry: Facts, statuses: Mapping[Address, Status]) -> Iterator[tuple[Address, Node]]:
    """The document and its provisions in reading order, their links not yet counted."""
    info = entry.document
    whole = Address(info.id)
    status = statuses.get(whole, "unknown")
    title, number = info.header.title or "", info.header.number
    yield whole, Node(info.id, "van_ban", "", title, info.id, number, "", "", status, False, 0, 0)
    begins: dict[Address, str] = {}
    for norm in entry.norms:
        begins.setdefault(norm.provision, norm.text[:_BEGINNING])
    known: list[Status] = []
    for unit in entry.provisions:
        above = entry.provisions[unit.parent].address if unit.parent >= 0 else whole
        known.append(statuses.get(unit.address) or (known[unit.parent] if unit.parent >= 0 else status))
        words = begins.get(unit.address, "")
        yield (
            unit.address,
            Node(
                str(unit.address), unit.level, unit.label, unit.heading, info.id, number, str(above), words, known[-1],
                unit.quoted, 0, 0,
            ),
        )  # fmt: skip


def _rings(links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Groups of provisions that lead back to themselves by citations."""
    import networkx as nx

    cited = nx.DiGraph((link.source, link.target) for link in links if link.kind == "cites" and link.target.parts)
    groups = (tuple(sorted(map(str, group))) for group in nx.strongly_connected_components(cited) if len(group) > 1)
    return tuple(sorted(groups, key=lambda group: (len(group), group)))


def covers(outer: Address, inner: Address) -> bool:
    """Whether ``inner`` is ``outer`` or lies in it."""
    return outer.document == inner.document and inner.parts[: len(outer.parts)] == outer.parts


def _article(address: Address) -> Address:
    """The article that holds the provision, or the provision itself outside articles."""
    for depth, (level, _) in enumerate(address.parts):
        if level == "dieu":
            return Address(address.document, address.parts[: depth + 1])
    return address


def _meet(one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]) -> bool:
    """Whether one path lies on the other: khoản 1 Điều 5 with Điều 5 or điểm a khoản 1 Điều 5."""
    return one[: len(other)] == other[: len(one)]


def _strength(link: Link) -> tuple[int, str, str, str]:
    return _ORDER[link.kind], str(link.source), str(link.target), link.why
