"""The cases of rule files put to their rules: each text is parsed, extracted and linked as in a real run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from typing import Any, cast, get_args

from vbpl_check.check import BoundRule, apply
from vbpl_check.extract import Lexicon, extract
from vbpl_check.link import candidates, link
from vbpl_check.model import (
    Candidate,
    ConflictType,
    DefinitionPair,
    Facts,
    Finding,
    GrantPair,
    Heard,
    Metadata,
    Pair,
    PartPair,
    Reference,
    RequirementPair,
    Source,
    Statement,
    Whole,
)
from vbpl_check.parse import parse
from vbpl_check.rulebook import Case
from vbpl_check.settings import LinkSettings

AS_OF = date(2026, 1, 1)  # the day of a case that does not give its own, so that results never change by themselves
FIELDS = ("kind", "number", "title", "issuer", "issued", "effective", "expires", "territory", "status", "role", "draft")
GIVEN = ("as_of", "heard", *(f"{side}.{field}" for side in ("left", "right", "extra") for field in FIELDS))
_DATES = ("issued", "effective", "expires")


@dataclass(frozen=True)
class Trial:
    """What became of one case: the findings of its rule, how its sentences were read, or why it could not be run."""

    rule: BoundRule
    position: int  # from 1, in the order of the file
    case: Case
    found: tuple[Finding, ...] = ()
    facts: tuple[Facts, ...] = ()
    wrong: str = ""  # a key of ``given`` that is unknown or has a wrong value

    @property
    def passed(self) -> bool:
        """Whether the rule did what the case says; a known miss must still be one."""
        if self.wrong or any("{" in finding.message for finding in self.found):
            return False
        return (bool(self.found) == (self.case.expect == "conflict")) != self.case.known_miss


def trials(rule: BoundRule, lexicon: Lexicon) -> Iterator[Trial]:
    """One for each case of the rule."""
    for position, case in enumerate(rule.rule.cases, start=1):
        wrong = wrong_given(case)
        if wrong:
            yield Trial(rule, position, case, wrong=wrong)
            continue
        facts = facts_of(case, lexicon)
        found = tuple(
            finding for candidate in candidates_of(case, facts, lexicon) for finding in apply(candidate, (rule,))
        )
        yield Trial(rule, position, case, found, facts)


def wrong_given(case: Case) -> str:
    """The first key of ``given`` that is unknown or whose date or probability is none; "" when all are right."""
    for key, value in case.given:
        if key not in GIVEN:
            return key
        if key == "heard" and heard(value) is None:
            return f"{key}: {value}"
        if key.split(".")[-1] in (*_DATES, "as_of") and value:
            try:
                date.fromisoformat(value)
            except ValueError:
                return f"{key}: {value}"
    return ""


def heard(value: str) -> Heard | None:
    """ "0.72 thoi_han": what a reading model says; None: that is no probability and type of conflict."""
    share, _, kind = value.partition(" ")
    try:
        told = Heard(float(share), cast("ConflictType", kind))
    except ValueError:
        return None
    return told if 0 <= told.share <= 1 and kind in get_args(ConflictType) else None


def facts_of(case: Case, lexicon: Lexicon) -> tuple[Facts, ...]:
    """The facts of the left text and, when the case has one, of the right text."""
    given = dict(case.given)
    left = _facts("left", case.left, given, lexicon)
    return (left, _facts("right", case.right, given, lexicon)) if case.right else (left,)


def candidates_of(case: Case, facts: tuple[Facts, ...], lexicon: Lexicon) -> Iterator[Candidate]:
    """All that a check can be asked about the texts of a case."""
    given = dict(case.given)
    as_of = date.fromisoformat(given.get("as_of") or AS_OF.isoformat())
    left, right = facts[0], facts[1] if len(facts) > 1 else None
    for norm in left.norms:
        yield Statement(norm, left.document, as_of)
    if right is None:
        yield from (Pair(x, y, left.document, left.document, as_of) for x, y in combinations(left.norms, 2))
    else:
        a, b = left.document, right.document
        said = heard(given["heard"]) if "heard" in given else None
        yield from (Pair(x, y, a, b, as_of, heard=said) for x, y in product(left.norms, right.norms))
        yield from (
            DefinitionPair(x, y, a, b, as_of)
            for x, y in product(left.definitions, right.definitions)
            if x.term.lower() == y.term.lower()
        )
    yield from _linked(facts, given, as_of, lexicon)


def _linked(facts: tuple[Facts, ...], given: dict[str, str], as_of: date, lexicon: Lexicon) -> Iterator[Candidate]:
    """What only linking makes of the left side: resolved citations, demands, grants, instruments, whole documents."""
    known = (*facts, _facts("extra", "Nội dung.", given, lexicon))
    settings = LinkSettings(as_of, draft_mode=False)
    for candidate in candidates(known, link(known, settings), settings):
        match candidate:
            case (
                Reference(document=source)
                | RequirementPair(left_document=source)
                | GrantPair(left_document=source)
                | PartPair(left_document=source)
                | Statement(document=source, novel=(_, *_))
                | Whole(document=source)
            ) if source.id == "left":
                yield candidate


def _facts(side: str, text: str, given: dict[str, str], lexicon: Lexicon) -> Facts:
    """The facts of a case's text, with the facts of the document that the case gives."""
    bare = text.lstrip().startswith(("Điều ", "Căn cứ "))
    body = text.strip() if bare else f"Điều 1. Quy định chung\n1. {text.strip()}"
    fields: dict[str, Any] = {
        key.split(".")[1]: value for key, value in given.items() if key.startswith(f"{side}.") and value
    }
    role = fields.pop("role", "checked" if side == "left" else "against")
    draft = fields.pop("draft", "").lower() == "true"
    for key in _DATES:
        if key in fields:
            fields[key] = date.fromisoformat(fields[key])
    told = {key: value for key, value in fields.items() if key not in ("expires", "territory")}
    document = parse(Source(side, side, body + "\n", metadata=Metadata(**told), role=role))
    document = replace(document, header=replace(document.header, draft=draft, **fields), role=role)
    return extract(document, lexicon)
