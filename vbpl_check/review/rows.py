"""One row of whatever source, checked word by word, as a decision; or one problem that says what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vbpl_check.model import Decision, Outcome, Problem
from vbpl_check.text import fold, squeeze

LONGEST = 2000  # characters of a reason that are kept; the page of the report takes no more either
_WORDS: Mapping[str, Outcome] = {
    "dung": "confirmed", "co": "confirmed", "confirmed": "confirmed", "correct": "confirmed", "true": "confirmed",
    "sai": "rejected", "khong": "rejected", "rejected": "rejected", "wrong": "rejected", "false": "rejected",
    "can xem them": "unsure", "xem them": "unsure", "unsure": "unsure", "look again": "unsure",
    "rut": "withdrawn", "rut lai": "withdrawn", "bo ket luan": "withdrawn", "withdrawn": "withdrawn",
}  # fmt: skip
OUTCOME_WORDS: Mapping[Outcome, str] = {
    "confirmed": "đúng",
    "rejected": "sai",
    "unsure": "cần xem thêm",
    "withdrawn": "rút lại",
}
# "f-3456789abcdef012", "#f-3456789abcdef012", "3456789ABCDEF012"
_ID = re.compile(r"#?(?:f-)?([0-9a-f]{16})", re.IGNORECASE)
# "05/01/2026", "5-1-2026", "5.1.2026", "05/01/26"
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
# "=1+1", "+84", "-x", "@SUM", a tabulator: what a spreadsheet may run as a formula
_FORMULA = re.compile(r"[=+\-@\t\r]")
_EVIDENCE = 60  # names of evidence that are kept


@dataclass(frozen=True)
class Row:
    """A row with the fields of a decision as they stand, and where it stands (counted from 1)."""

    file: str
    line: int
    fields: Mapping[str, Any]


def decision(row: Row) -> Decision | Problem | None:
    """The decision; None for a row of a form that nobody has decided."""
    fields = row.fields
    if not any(clean(value) for value in fields.values()) or not clean(fields.get("decision")):
        return None
    found = _ID.fullmatch(clean(fields.get("id")))
    if found is None:
        return _problem(row, "review-bad-id", fields.get("id"))
    outcome = _WORDS.get(fold(clean(fields.get("decision"))))
    if outcome is None:
        return _problem(row, "review-bad-outcome", fields.get("decision"))
    when = read_date(fields.get("date"))
    if when is None:
        return _problem(row, "review-bad-date", fields.get("date"))
    finding = fields.get("finding")
    told = finding if isinstance(finding, Mapping) else {}
    return Decision(
        id=found[1].lower(), outcome=outcome, reason=clean(fields.get("reason")),
        reviewer=clean(fields.get("reviewer"))[:200], date=when, rule=clean(told.get("rule"))[:40],
        message=clean(told.get("message")), left=clean(told.get("left"))[:400], right=clean(told.get("right"))[:400],
        evidence=read_evidence(told.get("evidence")),
    )  # fmt: skip


def as_row(decision: Decision) -> dict[str, Any]:
    """The decision as review.schema.json describes it; what is not known is left out."""
    finding: dict[str, Any] = {
        name: value for name in ("rule", "message", "left", "right") if (value := getattr(decision, name))
    }
    if decision.evidence:
        finding["evidence"] = dict(decision.evidence)
    row: dict[str, Any] = {"id": decision.id, "decision": decision.outcome}
    row |= {name: value for name in ("reason", "reviewer", "date") if (value := getattr(decision, name))}
    return row | ({"finding": finding} if finding else {})


def read_date(raw: object) -> str | None:
    """ISO 8601 of a date as people or programs write it; "" for none, None for what is no date."""
    if isinstance(raw, datetime):
        return raw.isoformat() if (raw.hour or raw.minute or raw.second) else raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    word = clean(raw)
    if not word:
        return ""
    try:
        if day := _DAY.fullmatch(word):
            return date(int(day[3]) + 2000 * (len(day[3]) == 2), int(day[2]), int(day[1])).isoformat()
        found = datetime.fromisoformat(word)
    except ValueError:
        return None
    return found.date().isoformat() if len(word) <= 10 else found.isoformat()


def guarded(text: str) -> str:
    """Text for a cell: what a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) else text


def clean(value: object) -> str:
    """A cell as one line of text, without the apostrophe that guards it."""
    if value is None or isinstance(value, (Mapping, list)):
        return ""
    text = squeeze("".join(sign if sign.isprintable() else " " for sign in str(value)[: 4 * LONGEST]))
    return (text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text)[:LONGEST]


def _problem(row: Row, slug: str, value: object) -> Problem:
    shown = clean(value)
    return Problem(row.file, slug, (("line", str(row.line)), ("value", shown[:60] + ("…" if len(shown) > 60 else ""))))


def read_evidence(raw: object) -> tuple[tuple[str, float], ...]:
    """Names and finite numbers of a JSON object, sorted by name; what is nothing of the kind is left out."""
    if not isinstance(raw, Mapping):
        return ()
    found = {
        str(name)[:40]: float(value)
        for name, value in list(raw.items())[:_EVIDENCE]
        if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    }
    return tuple(sorted(found.items()))
