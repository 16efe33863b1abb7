"""check: candidates x rules -> findings. One file a check; a check knows its candidate and its params, nothing else."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from vbpl_check.check._place import cite, places
from vbpl_check.errors import RuleError
from vbpl_check.model import Candidate, DocumentInfo, Finding, Norm, Pair, Signal
from vbpl_check.registry import discover
from vbpl_check.rulebook import Rule, bind_params


@dataclass(frozen=True)
class Check:
    """An algorithm: ``function(candidate, params)`` gives a Signal or None for the candidate classes it accepts."""

    params: type
    function: Callable[[Any, Any], Signal | None]
    accepts: tuple[type, ...]


@dataclass(frozen=True)
class BoundRule:
    """A rule with its validated params; the check itself is looked up by name, so that the value pickles and hashes."""

    rule: Rule
    params: Any


def written(document: DocumentInfo, as_of: date) -> date | None:
    """When the words were written: the day of issue; the as-of date for a text that is still being drafted."""
    header = document.header
    if header.issued is not None:
        return header.issued
    return as_of if document.role == "checked" and (header.draft or header.number is None) else None


def comparable(candidate: Pair) -> bool:
    """Do both norms speak for their documents today?

    Transitional rules do not; nor does text quoted by an amending document, except against a draft: there it is the
    wording in force. The points of "không được ..., trừ các trường hợp sau đây:" are exceptions, not rules.
    """
    for norm, other in ((candidate.left, candidate.right_document), (candidate.right, candidate.left_document)):
        if norm.transitional or (norm.quoted and not _draft(other)):
            return False
        if _EXCEPTED.search(norm.lead_in):
            return False
    return True


def same_article(left: Norm, right: Norm) -> bool:
    """Do both stand in one article? Its clauses and points tell cases apart."""
    mine, theirs = left.provision, right.provision
    return mine.document == theirs.document and mine.label("dieu") == theirs.label("dieu")


def _draft(document: DocumentInfo) -> bool:
    return document.role == "checked" and (document.header.draft or document.header.number is None)


# "không được từ chối, trừ các trường hợp sau đây:"
_EXCEPTED = re.compile(r"\btrừ\b[^.;]{0,80}(?:sau đây|sau)\s*:?\s*$")


@cache
def checks() -> dict[str, Check]:
    """All checks by name."""
    return discover(sys.modules[__name__], "CHECK")


def bind(rules: Iterable[Rule]) -> tuple[BoundRule, ...]:
    """Rules with their params as the check's own type; RuleError names the file and the key that is wrong."""
    known = checks()
    bound: list[BoundRule] = []
    for rule in rules:
        check = known.get(rule.check)
        if check is None:
            raise RuleError("rule-unknown-check", file=rule.file, check=rule.check, known=", ".join(known))
        bound.append(BoundRule(rule, bind_params(rule, check.params)))
    return tuple(bound)


def apply(candidate: Candidate, rules: tuple[BoundRule, ...]) -> tuple[Finding, ...]:
    """What the rules find in one candidate, in the order of the rules."""
    known = checks()
    found: list[Finding] = []
    for bound in rules:
        check = known[bound.rule.check]
        if isinstance(candidate, check.accepts):
            signal = check.function(candidate, bound.params)
            if signal is not None:
                found.append(_finding(candidate, bound.rule, signal))
    return tuple(found)


def _finding(candidate: Candidate, rule: Rule, signal: Signal) -> Finding:
    left, right = places(candidate, signal)
    slots = {"left": cite(candidate, "left"), "right": cite(candidate, "right"), **dict(signal.slots)}
    return Finding(
        rule=rule.id,
        type=rule.type,
        severity=rule.severity,
        strength=signal.strength,
        message=rule.message.format_map(_Slots(slots)),
        left=left,
        right=right,
        why=signal.why,
        similarity=candidate.similarity if isinstance(candidate, Pair) else 0.0,
        links=getattr(candidate, "links", ()),
    )


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
