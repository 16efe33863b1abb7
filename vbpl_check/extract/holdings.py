"""A document as a kho keeps it: its articles with their clauses and what they cite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vbpl_check.extract.citations import CitationTable, find_citations
from vbpl_check.model import Article, Citation, Cited, Clause, Document, Holding, Provision
from vbpl_check.text import squeeze

_ENDING = ("repeals", "replaces")
_CHANGING = ("amends", *_ENDING)


def hold(document: Document, table: CitationTable) -> Holding:
    """The holding of a document: articles in reading order, quoted ones of amended documents left out."""
    cited: dict[str, list[Cited]] = {}
    ends: list[str] = []
    basis: list[Cited] = []
    changes = False
    for citation in find_citations(document, table):
        label = citation.source.label("dieu")
        if not citation.quoted:
            (basis if label is None else cited.setdefault(label, [])).append(_cited(citation))
        if citation.role in _ENDING and not citation.parts and not citation.quoted and citation.work.number:
            ends.append(citation.work.number)
        changes = changes or (citation.role in _CHANGING and not citation.quoted)
    held = tuple(_articles(document, cited))
    header, known = document.header, tuple(dict.fromkeys(basis))
    return Holding(document.id, document.name, header, held, tuple(dict.fromkeys(ends)), known, changes)


def articles(document: Document) -> Iterable[Article]:
    """The articles of a document without what they cite."""
    return _articles(document, {})


def _cited(citation: Citation) -> Cited:
    work = citation.work
    dieu = next((label for level, label in citation.parts if level == "dieu"), None)
    return Cited("" if work.kind == "this" else work.number, work.name, dieu)


def _articles(document: Document, cited: dict[str, list[Cited]]) -> Iterable[Article]:
    units = document.provisions
    below = _clauses(units)
    for position, unit in enumerate(units):
        if unit.level != "dieu" or unit.quoted:
            continue
        text = document.text[unit.span.start : unit.span.end]
        above, parent = [], unit.parent
        while parent >= 0:
            above.append(units[parent].heading)
            parent = units[parent].parent
        yield Article(
            unit.label,
            squeeze(unit.heading),
            squeeze(" > ".join(filter(None, reversed(above)))),
            text,
            tuple(_clause(clause, unit) for clause in below.get(position, ())),
            tuple(dict.fromkeys(cited.get(unit.label, ()))),
        )


def _clauses(units: Sequence[Provision]) -> dict[int, list[Provision]]:
    """Position of an article -> the khoản and điểm below it, in reading order."""
    holder: list[int] = []
    found: dict[int, list[Provision]] = {}
    for position, unit in enumerate(units):
        if unit.level == "dieu":
            holder.append(position)
            continue
        above = holder[unit.parent] if unit.parent >= 0 else -1
        holder.append(above)
        if above >= 0 and unit.level in ("khoan", "diem") and not unit.quoted:
            found.setdefault(above, []).append(unit)
    return found


def _clause(unit: Provision, article: Provision) -> Clause:
    path = ".".join(f"{level}-{label}" for level, label in unit.address.parts if level in ("khoan", "diem"))
    return Clause(path, unit.span.start - article.span.start, unit.span.end - article.span.start)
