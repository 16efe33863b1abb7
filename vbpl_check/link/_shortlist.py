"""The documents of a large collection that a draft is compared with, chosen before any norm is indexed."""

from __future__ import annotations

from dataclasses import replace

from vbpl_check.link.graph import Evidence
from vbpl_check.link.index import build
from vbpl_check.link.scope import Scope
from vbpl_check.model import Address, Facts, Norm, Span
from vbpl_check.settings import LinkSettings

_TIMES = 4  # documents listed for each that is compared in the end
_OPENING = 100  # norms that stand for a document without title and headings


def shortlist(scope: Scope, evidence: Evidence, settings: LinkSettings) -> Scope:
    """The scope with the members that matter to the drafts: tied by links, or alike in title and article headings.

    The scope as it is when it is small, or when all documents are compared with each other.
    """
    import numpy as np

    room = settings.neighbours * _TIMES
    if not settings.draft_mode or len(scope.members) <= room + len(scope.sources):
        return scope
    index = build([_profile(scope.facts[p]) for p in scope.members])
    place = {position: row for row, position in enumerate(scope.members)}
    ids = {scope.facts[p].document.id: p for p in scope.members}
    chosen = set(scope.sources)
    everyone = np.arange(len(scope.members))
    for source in scope.sources:
        tied = [ids[d] for d in evidence.tied(scope.facts[source].document.id) if d in ids]
        chosen.update(tied[:room])
        _, near, cosine = index.nearby(np.array([place[source]]), everyone, 0.0)
        ranked = near[np.lexsort((near, -cosine))].tolist()
        chosen.update(scope.members[row] for row in ranked[:room])
    return replace(scope, members=tuple(p for p in scope.members if p in chosen))


def _profile(facts: Facts) -> Norm:
    """Title, article headings and defined terms as the words of one norm."""
    headings = dict.fromkeys(p.heading for p in facts.provisions if p.heading and not p.quoted)
    terms = dict.fromkeys(entry.term for entry in facts.definitions)
    title = facts.document.header.title or ""
    text = ". ".join([title, *headings, *terms]) if headings or title else _opening(facts)
    return Norm(Address(facts.document.id), Span(0, len(text)), text, "statement")


def _opening(facts: Facts) -> str:
    """The first sentences of a document without title and headings."""
    return " ".join(norm.text for norm in facts.norms[:_OPENING])
