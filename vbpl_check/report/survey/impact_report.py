"""The impact of a draft for people and for machines (schema "vbpl-check/impact/1")."""

from __future__ import annotations

import json
from typing import Any

from vbpl_check.messages import Lang
from vbpl_check.model import Affected, Change, DocumentInfo, Impact, Touched
from vbpl_check.report._format import encode
from vbpl_check.report._names import day, document_row, document_title, problem_row
from vbpl_check.report.survey.sheet import Chapter, Section, Sheet
from vbpl_check.report.survey.words import (
    Infos,
    address_row,
    line,
    named,
    place_name,
    word,
)

SCHEMA = "vbpl-check/impact/1"
_DIRECT = ("repeals", "replaces", "amends")


def impact_sheet(impact: Impact, lang: Lang) -> Sheet:
    """Changes whose target is not at hand, documents by rank with what to review in each, new delegations."""
    infos = _infos(impact)
    places = [place for affected in impact.documents for place in affected.places]
    direct = sum(place.relation in _DIRECT for place in places)
    facts = [(word("as-of", lang), day(impact.as_of))]
    facts += [(word("draft", lang), named(infos, info.id, lang)) for info in impact.drafts[:3]]
    return Sheet(
        word("impact-title", lang),
        tuple(facts),
        (
            (word("tile-documents", lang), len(impact.documents)),
            (word("tile-direct", lang), direct),
            (word("tile-review", lang), len(places) - direct),
            (word("tile-delegations", lang), len(impact.delegations)),
        ),
        tuple(chapter for chapter in _chapters(impact, infos, lang) if chapter.sections),
        word("impact-nothing", lang),
        impact.version,
    )


def _chapters(impact: Impact, infos: Infos, lang: Lang) -> tuple[Chapter, ...]:
    documents = tuple(_document(affected, impact, infos, lang) for affected in impact.documents)
    delegations = tuple(
        (place_name(each.source, infos, lang), line(each.body), line(each.form), line(each.words))
        for each in impact.delegations
    )
    absent = tuple(_absent(change, infos, lang) for change in impact.changes if change.target is None)
    columns = tuple(word(f"column-{name}", lang) for name in ("clause", "body", "form", "words"))
    away = tuple(word(f"column-{name}", lang) for name in ("clause", "relation", "cited", "from"))
    return (
        Chapter(word("chapter-review", lang), documents, word("chapter-review-note", lang)),
        Chapter(
            word("chapter-delegations", lang),
            (Section(word("section-delegations", lang), columns, delegations, len(delegations)),)
            if delegations
            else (),
        ),
        Chapter(
            word("chapter-absent", lang),
            (Section(word("section-absent", lang), away, absent, len(absent)),) if absent else (),
            word("chapter-absent-note", lang),
        ),
    )


def _document(affected: Affected, impact: Impact, infos: Infos, lang: Lang) -> Section:
    info = affected.document
    columns = tuple(word(f"column-{name}", lang) for name in ("place", "relation", "because", "words"))
    title = " ".join(part for part in (named(infos, info.id, lang), line(document_title(info, lang))) if part)
    rows = tuple(_row(place, impact, infos, lang) for place in affected.places)
    direct = any(place.relation in _DIRECT for place in affected.places)
    note = word(f"status-{affected.status}", lang)
    return Section(title, columns, rows, len(rows), f"{note} · {line(info.name)}", "error" if direct else "warning")


def _row(place: Touched, impact: Impact, infos: Infos, lang: Lang) -> tuple[str, ...]:
    change = impact.changes[place.change]
    relation = word(f"relation-{place.relation}", lang)
    if place.relation in _DIRECT and place.on is not None:
        relation += " " + word("since", lang, date=day(place.on))
    because = place_name(change.citation.source, infos, lang)
    if place.relation not in _DIRECT:
        clause = because[:1].lower() + because[1:] if change.citation.source.parts else because
        because = word("because", lang, via=place_name(place.via, infos, lang), clause=clause)
    where = place_name(place.address, infos, lang).partition(",")[0] if place.address.parts else word("whole", lang)
    return where, relation, because, line(place.words)


def _absent(change: Change, infos: Infos, lang: Lang) -> tuple[str, ...]:
    relation = word(f"relation-{change.kind}", lang)
    return place_name(change.citation.source, infos, lang), relation, line(change.citation.raw), day(change.on)


def _infos(impact: Impact) -> dict[str, DocumentInfo]:
    return {info.id: info for info in (*impact.drafts, *(affected.document for affected in impact.documents))}


def impact_json(impact: Impact, lang: Lang) -> bytes:
    """The impact as JSON, UTF-8."""
    infos = _infos(impact)
    ids = {document: f"d{position}" for position, document in enumerate(infos, start=1)}
    value = {
        "schema": SCHEMA,
        "as_of": impact.as_of.isoformat(),
        "tool": {"name": "vbpl-check", "version": impact.version},
        "documents": [document_row(info, ids[info.id]) for info in infos.values()],
        "changes": [_change_row(change, ids, infos) for change in impact.changes],
        "affected": [
            {
                "document": ids[affected.document.id],
                "status": affected.status,
                "rank": affected.rank,
                "places": [_place_row(place, ids, infos) for place in affected.places],
            }
            for affected in impact.documents
        ],
        "delegations": [
            {"place": address_row(each.source, ids, infos), "body": each.body, "form": each.form, "quote": each.words}
            for each in impact.delegations
        ],
        "problems": [problem_row(problem, lang) for problem in impact.problems],
    }
    return encode(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _change_row(change: Change, ids: dict[str, str], infos: Infos) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "clause": address_row(change.citation.source, ids, infos),
        "cited": change.citation.raw,
        "target": address_row(change.target, ids, infos) if change.target else None,
        "status": change.status,
        "from": change.on.isoformat() if change.on else None,
    }


def _place_row(place: Touched, ids: dict[str, str], infos: Infos) -> dict[str, Any]:
    return {
        "place": address_row(place.address, ids, infos),
        "relation": place.relation,
        "change": place.change,
        "via": address_row(place.via, ids, infos),
        "quote": place.words,
        "from": place.on.isoformat() if place.on else None,
    }
