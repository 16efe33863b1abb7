"""What a JSON report says of its findings, for decisions that come with an id alone and for empty forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from vbpl_check.errors import SettingsError
from vbpl_check.model import Decision
from vbpl_check.review.rows import clean, read_evidence

_SCHEMA = "vbpl-check/report/1"
# "điểm a khoản 2 Điều 5": the levels of an address in a report, from the inside out
_LEVELS = (("diem", "điểm"), ("khoan", "khoản"), ("dieu", "Điều"))


@dataclass(frozen=True)
class Told:
    """A finding of a report."""

    id: str
    rule: str
    message: str
    left: str
    right: str
    evidence: tuple[tuple[str, float], ...]

    @property
    def row(self) -> dict[str, str]:
        """The row of a form before anybody decided."""
        return {"id": self.id, "rule": self.rule, "message": self.message, "left": self.left, "right": self.right}


def read_report(data: bytes, name: str) -> tuple[Told, ...]:
    """The findings of a JSON report in its order. Raises SettingsError when it is none."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
        if value["schema"] != _SCHEMA:
            raise ValueError(str(value["schema"]))
        files = {entry["id"]: clean(entry["file"]) for entry in value["documents"]}
        return tuple(_told(each, files) for each in value["findings"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SettingsError("review-no-report", file=name, detail=error) from error


def fill(decisions: Iterable[Decision], told: Iterable[Told]) -> tuple[Decision, ...]:
    """The decisions with what the reports tell of their findings, where that was missing."""
    known = {each.id: each for each in told}
    return tuple(_filled(decision, known.get(decision.id)) for decision in decisions)


def _filled(decision: Decision, known: Told | None) -> Decision:
    if known is None:
        return decision
    return replace(
        decision,
        rule=decision.rule or known.rule,
        message=decision.message or known.message,
        left=decision.left or known.left,
        right=decision.right or known.right,
        evidence=decision.evidence or known.evidence,
    )


def _told(finding: Mapping[str, Any], files: Mapping[str, str]) -> Told:
    right = finding["right"]
    return Told(
        id=clean(finding["id"]),
        rule=clean(finding["rule"]),
        message=clean(finding["message"]),
        left=_place(finding["left"], files),
        right=_place(right, files) if right else "",
        evidence=read_evidence(finding.get("evidence")),
    )


def _place(place: Mapping[str, Any], files: Mapping[str, str]) -> str:
    labels = [f"{word} {clean(place[level])}" for level, word in _LEVELS if place.get(level)]
    name = clean(place.get("so_hieu")) or files.get(str(place.get("document")), "")
    return " ".join([*labels, name]).strip()
