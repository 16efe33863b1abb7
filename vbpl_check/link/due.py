"""Which commands of amending documents a document has to obey by the as-of date, in the order of their days."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vbpl_check.link._identity import number_key
from vbpl_check.link._works import Works, collect
from vbpl_check.model import Address, Command, Facts, Header


def due(facts: Sequence[Facts], as_of: date) -> dict[str, tuple[Command, ...]]:
    """By id of the document to change: the commands in force at ``as_of``, each with its day in ``effective``.

    Drafts, what is checked against existing law, documents without a date of effect and documents older than what they
    would change command nothing.
    """
    if not any(entry.commands for entry in facts):
        return {}
    works = collect(facts)
    reviewed = any(entry.document.role == "against" for entry in facts)
    known = {entry.document.id: entry.document.header for entry in facts}
    found: dict[str, list[tuple[tuple[object, ...], Command]]] = defaultdict(list)
    for entry in facts:
        header = entry.document.header
        if header.draft or header.consolidated or (reviewed and entry.document.role == "checked"):
            continue
        for place, command in enumerate(entry.commands):
            since = command.effective or header.effective
            if since is None or since > as_of:
                continue
            for document in _changed(command, works, known, header):
                if document != entry.document.id:
                    key = (since, header.issued or since, number_key(header.number), entry.document.id, place)
                    found[document].append((key, replace(command, effective=since)))
    return {
        document: tuple(command for _, command in _once(sorted(group, key=_first)))
        for document, group in sorted(found.items())
    }


def retold(facts: Sequence[Facts]) -> list[Facts]:
    """The facts without what amending documents quote, where the amended text at hand says it itself.

    The texts themselves (``source``) are left out as well: nothing needs them any more.
    """
    obeyed = {address for entry in facts for address in entry.obeyed}
    return [replace(_without(entry, obeyed), source=None) for entry in facts]


def _without(entry: Facts, obeyed: set[Address]) -> Facts:
    spans = sorted({command.span for command in entry.commands if command.source in obeyed})
    if not spans:
        return entry
    starts = [span.start for span in spans]

    def told(at: int) -> bool:
        place = bisect_right(starts, at) - 1
        return place >= 0 and at < spans[place].end

    return replace(
        entry,
        norms=tuple(norm for norm in entry.norms if not (norm.quoted and told(norm.span.start))),
        citations=tuple(c for c in entry.citations if not (c.quoted and told(c.span.start))),
    )


def _first(item: tuple[tuple[object, ...], Command]) -> tuple[object, ...]:
    return item[0]


def _once(group: list[tuple[tuple[object, ...], Command]]) -> list[tuple[tuple[object, ...], Command]]:
    """An amending document that is there in several layouts commands once."""
    first: dict[object, object] = {}
    kept = []
    for key, command in group:
        number, document = key[2], key[3]
        if not number or first.setdefault((key[0], number), document) == document:
            kept.append((key, command))
    return kept


def _changed(command: Command, works: Works, known: dict[str, Header], header: Header) -> tuple[str, ...]:
    named = works.named(command.document)
    if not named.sure:
        return ()
    return tuple(
        document
        for document in named.documents
        if not (old := known[document]).draft
        and not old.consolidated
        and not (old.issued and header.issued and old.issued > header.issued)
    )
