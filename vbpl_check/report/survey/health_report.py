"""The health of a corpus for people and for machines (schema "vbpl-check/health/1")."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from vbpl_check.messages import Lang
from vbpl_check.model import Ailment, Health, Virtue
from vbpl_check.report._format import encode
from vbpl_check.report._names import day, document_row, problem_row, provision_name
from vbpl_check.report.survey.sheet import Chapter, Section, Sheet
from vbpl_check.report.survey.words import Infos, address_row, line, named, told, word

SCHEMA = "vbpl-check/health/1"
_VIRTUES: tuple[Virtue, ...] = ("dung", "du", "sach", "song")
_LEVELS = {
    "other-number": "error", "other-date": "error", "same-number": "error", "cut": "error", "unread": "error",
    "article-gap": "error", "cites-ended": "error", "copy": "warning", "near-copy": "warning", "missing": "warning",
    "unmet": "warning", "other-title": "warning", "other-effective": "warning",
}  # fmt: skip


def health_sheet(health: Health, lang: Lang) -> Sheet:
    """A chapter for each virtue, a section for each kind of ailment."""
    infos = {info.id: info for info in health.documents}
    counts = Counter(ailment.virtue for ailment in health.ailments)
    return Sheet(
        word("health-title", lang),
        (
            (word("as-of", lang), day(health.as_of)),
            (word("documents", lang), str(len(health.documents))),
            (word("provisions", lang), str(health.provisions)),
        ),
        tuple((word(f"virtue-{virtue}", lang), counts[virtue]) for virtue in _VIRTUES),
        tuple(
            Chapter(
                word(f"virtue-{virtue}-asked", lang),
                tuple(_sections([a for a in health.ailments if a.virtue == virtue], infos, lang)),
            )
            for virtue in _VIRTUES
            if counts[virtue]
        ),
        word("health-nothing", lang),
        health.version,
    )


def _sections(ailments: list[Ailment], infos: Infos, lang: Lang) -> Iterator[Section]:
    columns = tuple(word(f"column-{name}", lang) for name in ("document", "place", "what", "file"))
    for kind, group in groupby(ailments, key=lambda ailment: ailment.kind):
        found = list(group)
        rows = tuple(_row(ailment, infos, lang) for ailment in found)
        yield Section(word(f"kind-{kind}", lang), columns, rows, len(rows), level=_LEVELS.get(kind, "info"))


def _row(ailment: Ailment, infos: Infos, lang: Lang) -> tuple[str, ...]:
    document = named(infos, ailment.document, lang) if ailment.document else ""
    place = line(provision_name(ailment.address, lang)) if ailment.address and ailment.address.parts else ""
    return document, place, told(ailment, lang), line(ailment.file)


def health_json(health: Health, lang: Lang) -> bytes:
    """The health as JSON, UTF-8."""
    infos = {info.id: info for info in health.documents}
    ids = {document: f"d{position}" for position, document in enumerate(infos, start=1)}
    kinds = Counter(ailment.kind for ailment in health.ailments)
    value = {
        "schema": SCHEMA,
        "as_of": health.as_of.isoformat(),
        "tool": {"name": "vbpl-check", "version": health.version},
        "summary": {
            "documents": len(health.documents),
            "provisions": health.provisions,
            "by_virtue": {virtue: sum(a.virtue == virtue for a in health.ailments) for virtue in _VIRTUES},
            "by_kind": dict(sorted(kinds.items())),
        },
        "documents": [document_row(info, ids[info.id]) for info in health.documents],
        "ailments": [_ailment_row(ailment, ids, infos, lang) for ailment in health.ailments],
        "problems": [problem_row(problem, lang) for problem in health.problems],
    }
    return encode(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _ailment_row(ailment: Ailment, ids: dict[str, str], infos: Infos, lang: Lang) -> dict[str, Any]:
    return {
        "kind": ailment.kind,
        "virtue": ailment.virtue,
        "file": ailment.file,
        "document": ids.get(ailment.document),
        "place": address_row(ailment.address, ids, infos) if ailment.address else None,
        "count": ailment.count,
        "message": told(ailment, lang),
        "values": dict(ailment.slots),
    }
