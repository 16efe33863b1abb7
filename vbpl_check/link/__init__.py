"""Links the facts of all documents: what cites what, and what is worth comparing with what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from vbpl_check.link._definitions import definition_pairs
from vbpl_check.link._grants import grant_pairs
from vbpl_check.link._novel import statements
from vbpl_check.link._papers import paper_pairs
from vbpl_check.link._parts import part_pairs
from vbpl_check.link._past import past_pairs
from vbpl_check.link._requirements import requirement_pairs
from vbpl_check.link._seconds import second_pairs
from vbpl_check.link._wholes import wholes
from vbpl_check.link.graph import evidence
from vbpl_check.link.liveness import endings, references
from vbpl_check.link.lives import lives
from vbpl_check.link.overview import Overview, corpus_graph, overview
from vbpl_check.link.pairs import pairs
from vbpl_check.link.resolve import Resolver
from vbpl_check.link.scope import find_copies, in_order, survey
from vbpl_check.model import Address, Candidate, Citation, Facts, Link, LinkKind, LinkSet, Problem, Target
from vbpl_check.settings import LinkSettings

__all__ = ["Overview", "candidates", "corpus_graph", "link", "overview"]


def link(facts: Sequence[Facts], settings: LinkSettings) -> LinkSet:
    """The edges of the clause graph, one for each citation whose target is found, and the documents that are copies.

    ``counts`` has the edges by kind ("links.cites") and the citations by outcome ("citations.no_document").
    """
    ordered = in_order(facts)
    resolver = Resolver(ordered)
    links: list[Link] = []
    targets: dict[str, tuple[Target, ...]] = {}
    counts: Counter[str] = Counter(documents=len(ordered), norms=sum(len(entry.norms) for entry in ordered))
    for entry in ordered:
        found = targets[entry.document.id] = tuple(map(resolver.resolve, entry.citations))
        for citation, target in zip(entry.citations, found, strict=True):
            counts[f"citations.{target.status}"] += 1
            if target.status == "found" and target.address is not None and target.address != citation.source:
                kind = _kind(citation, target.address)
                links.append(Link(citation.source, target.address, kind, citation.raw))
                counts[f"links.{kind}"] += 1
    copies = find_copies(ordered)
    problems = tuple(_copy_problems(ordered, copies))
    return LinkSet(tuple(links), copies, tuple(sorted(counts.items())), problems, targets)


def candidates(facts: Sequence[Facts], linkset: LinkSet, settings: LinkSettings) -> Iterator[Candidate]:
    """What checks look at: references, statements, pairs of definitions, pairs of norms; always in the same order.

    References and statements are those of the documents on the left of pairs; ``scope`` says which these are.
    """
    ordered = in_order(facts)
    resolver = Resolver(ordered, linkset.targets)
    ended = endings(ordered, resolver, settings.as_of)
    scope = survey(ordered, linkset, ended, settings)
    sources = [scope.facts[position] for position in scope.sources]
    known = lives(ordered, resolver, ended, settings.as_of)
    yield from references(sources, resolver, ended, settings.as_of, settings.draft_mode, known.of)
    yield from statements(scope, settings)
    yield from wholes(scope, known, settings)
    tied = evidence(linkset.links)
    yield from definition_pairs(scope, tied, settings)
    yield from requirement_pairs(scope, tied, linkset.links, settings)
    yield from paper_pairs(scope, tied, settings)
    yield from grant_pairs(scope, settings)
    yield from second_pairs(scope, settings)
    yield from part_pairs(scope, settings)
    yield from past_pairs(pairs(scope, tied, linkset.links, settings), scope, settings)


def _kind(citation: Citation, target: Address) -> LinkKind:
    """The role of the citation; to repeal what cannot be found inside a provision is only to amend that provision."""
    inexact = citation.parts[-1:] != target.parts[-1:] and bool(citation.parts)
    return "amends" if inexact and citation.role in ("repeals", "replaces") else citation.role


def _copy_problems(facts: Sequence[Facts], copies: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    documents = {entry.document.id: entry.document for entry in facts}
    for copy, kept in copies:
        one, other = documents[copy], documents[kept]
        slots = (("file", one.name), ("kept", other.name), ("number", other.header.number or "không số"))
        yield Problem(one.name, "link-copy", slots)
