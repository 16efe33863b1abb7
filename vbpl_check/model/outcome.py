"""What a run ends in: findings in order, with what reviewers decided of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from vbpl_check.model.facts import DocumentInfo
from vbpl_check.model.report import Finding, Outcome, Prevails
from vbpl_check.model.terms import Problem


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of a finding: a real conflict, none, or look again."""

    id: str  # of the entry
    outcome: Outcome
    reason: str = ""
    reviewer: str = ""
    date: str = ""  # ISO 8601, with or without the time of day
    rule: str = ""  # of the finding, as far as known
    message: str = ""
    left: str = ""  # where the finding stands, in words
    right: str = ""
    evidence: tuple[tuple[str, float], ...] = ()  # of the finding when it was decided, for learning


@dataclass(frozen=True, slots=True)
class Entry:
    """One conflict in the report: the strongest finding and those that say the same."""

    id: str  # stable fingerprint: the type, the documents and the words of both sides, not positions
    rank: int  # 1 is the first
    score: float  # 0..1
    finding: Finding
    supporting: tuple[Finding, ...] = ()
    prevails: Prevails = "unknown"
    basis: str = ""  # the provision of the law that decides who prevails, or why nothing decides
    suppressed: str | None = None  # the reason, when suppressed
    decisions: tuple[Decision, ...] = ()  # what reviewers said of it
    evidence: tuple[tuple[str, float], ...] = ()  # what the score was made of, by name


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found."""

    as_of: date
    documents: tuple[DocumentInfo, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    version: str = ""
    rulebook: str = ""  # hash of all rules and lexicons
    counts: tuple[tuple[str, int], ...] = field(default=())
    titles: tuple[tuple[str, str], ...] = ()  # (rule id, title) of the rules that found something
