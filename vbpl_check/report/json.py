"""The report for machines: schema "vbpl-check/report/1", described by report.schema.json beside this file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from vbpl_check.messages import Lang
from vbpl_check.model import Address, Decision, DocumentInfo, Entry, Finding, Place, Report
from vbpl_check.report._format import Format, encode
from vbpl_check.report._names import document_row, problem_row

SCHEMA = "vbpl-check/report/1"
Infos = Mapping[str, tuple[str, DocumentInfo]]
_DEPTH = ("dieu", "khoan", "diem")


def render(report: Report, lang: Lang) -> bytes:
    """The whole report as JSON, UTF-8; ``lang`` is the language of the problems' messages."""
    infos = {info.id: (f"d{position}", info) for position, info in enumerate(report.documents, start=1)}
    dismissed = sum(entry.suppressed is not None for entry in report.entries)
    value = {
        "schema": SCHEMA,
        "as_of": report.as_of.isoformat(),
        "tool": {"name": "vbpl-check", "version": report.version, "rulebook": report.rulebook},
        "documents": [document_row(info, name) for name, info in infos.values()],
        "findings": [_entry(entry, infos) for entry in report.entries],
        "problems": [problem_row(problem, lang) for problem in report.problems],
        "counts": {
            "findings": len(report.entries) - dismissed,
            "suppressed": dismissed,
            "set_aside": dict(report.counts).get("set_aside", 0),
        },
    }
    return encode(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _entry(entry: Entry, infos: Infos) -> dict[str, Any]:
    finding = entry.finding
    return {
        "id": entry.id,
        "rank": entry.rank,
        "rule": finding.rule,
        "type": finding.type,
        "severity": finding.severity,
        "score": round(entry.score, 4),
        "message": finding.message,
        "why": list(finding.why),
        "left": _place(finding.left, infos),
        "right": _place(finding.right, infos) if finding.right else None,
        "prevails": entry.prevails,
        "basis": entry.basis,
        "suppressed": entry.suppressed,
        "decisions": [_decision(each) for each in entry.decisions],
        "evidence": dict(entry.evidence),
        "supporting": [_supporting(each, infos) for each in entry.supporting],
    }


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "decision": decision.outcome,
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "date": decision.date,
    }


def _supporting(finding: Finding, infos: Infos) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "type": finding.type,
        "message": finding.message,
        "left": _place(finding.left, infos),
        "right": _place(finding.right, infos) if finding.right else None,
    }


def _place(place: Place, infos: Infos) -> dict[str, Any]:
    name, info = infos.get(place.document, (place.document, None))
    address = _outside_quotation(place.address)
    return {
        "document": name,
        "so_hieu": info.header.number if info else None,
        "dieu": address.label("dieu"),
        "khoan": address.label("khoan"),
        "diem": address.label("diem"),
        "quote": place.quote,
        "span": [place.span.start, place.span.end],
        "highlight": [[mark.start, mark.end] for mark in place.highlights],
        **_amended(place, infos),
    }


def _amended(place: Place, infos: Infos) -> dict[str, Any]:
    """The provision that gave an amended wording, and from which day; absent where the words were there first."""
    address = place.amended_by
    if address is None:
        return {}
    _, info = infos.get(address.document, (address.document, None))
    return {
        "amended_by": {
            "so_hieu": info.header.number if info else None,
            "dieu": address.label("dieu"),
            "khoan": address.label("khoan"),
            "diem": address.label("diem"),
            "from": place.amended_on.isoformat() if place.amended_on else None,
        }
    }


def _outside_quotation(address: Address) -> Address:
    """The place of the amending text itself, without that inside the words it quotes.

    In "khoản 14 Điều 1: 'khoản 1 ... điểm b ...'" the labels of the quotation would read as those of the document.
    """
    parts: list[tuple[str, str]] = []
    depth = -1
    for level, label in address.parts:
        if level in _DEPTH:
            if _DEPTH.index(level) <= depth:
                break
            depth = _DEPTH.index(level)
        parts.append((level, label))
    return Address(address.document, tuple(parts))


FORMAT = Format(render, ".json")
