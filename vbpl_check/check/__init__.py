"""check: candidates x rules -> findings. One file a check; a check knows its candidate and its params, nothing else."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias

from vbpl_check.carveouts import after_another, bare, contrasted, set_apart, special_inside, tells_of_text
from vbpl_check.errors import RuleError
from vbpl_check.model import (
    Address,
    Candidate,
    Definition,
    DefinitionPair,
    DocumentInfo,
    Finding,
    GrantPair,
    Norm,
    Pair,
    PartPair,
    Place,
    Reference,
    RequirementPair,
    Signal,
    Span,
    Statement,
    Whole,
)
from vbpl_check.names import document_name, provision_name
from vbpl_check.regimes import kept_apart, other_field, other_places, side_by_side
from vbpl_check.registry import discover
from vbpl_check.remember import last
from vbpl_check.rulebook import Rule, bind_params

Run: TypeAlias = Callable[[Any, Any], Signal | None]


@dataclass(frozen=True)
class Check:
    """An algorithm: ``function(candidate, params)`` gives a Signal or None for the candidate classes it accepts.

    ``refuse(params)`` gives key paths and what is wrong there, of params whose types alone do not show it.
    """

    params: type
    function: Run
    accepts: tuple[type, ...]
    refuse: Callable[[Any], Iterable[tuple[str, str]]] | None = None


@dataclass(frozen=True)
class BoundRule:
    """A rule with its validated params; the check itself is looked up by name, so that the value pickles and hashes."""

    rule: Rule
    params: Any


def written(document: DocumentInfo, as_of: date) -> date | None:
    """When the words were written: the day of issue; today for a draft; None when that is not known."""
    if document.header.consolidated:
        return None
    if document.header.issued is not None:
        return document.header.issued
    return as_of if document.drafted else None


@last
def comparable(candidate: Pair | RequirementPair | GrantPair | PartPair) -> bool:
    """Do both norms speak for their documents today (see ``standing``), of the same party and thing?"""
    return standing(candidate) and not contrasted(candidate.left, candidate.right)


@last
def standing(candidate: Pair | RequirementPair | GrantPair | PartPair) -> bool:
    """Do both norms speak for their documents today, as rules that stay?"""
    return not (candidate.left.transitional or candidate.right.transitional) and upright(candidate)


@last
def upright(candidate: Pair | RequirementPair | GrantPair | PartPair) -> bool:
    """Do both norms speak for their documents today, be it in the articles on transition?

    Text quoted by an amending document does not, except against a draft: there it is the wording in force. The points
    of "không được ..., trừ các trường hợp sau đây:" are exceptions, not rules. The same words cannot contradict
    themselves, nor can two articles of one document that each regulate a thing of its own, nor documents in force of
    two fields that do not cite each other, nor two statutes for two branches, nor the circulars of two ministers each
    for its own, nor two decisions of a single case. What one text excepts or leaves to the other is no contradiction
    either.
    """
    left, right = candidate.left, candidate.right
    if bare(left.text) == bare(right.text) or side_by_side(left, right) or special_inside(left, right):
        return False
    for norm, other in ((left, candidate.right_document), (right, candidate.left_document)):
        if norm.quoted and not other.drafted:
            return False
        if _EXCEPTED.search(norm.lead_in) or tells_of_text(norm.text):
            return False
    fields = candidate.left_document, candidate.right_document
    if against_draft(candidate) and (set_apart(left, right, *fields) or after_another(candidate)):
        return False
    if not against_draft(candidate) and (kept_apart(*fields) or (not _joined(candidate) and other_field(*fields))):
        return False
    # a consolidated text repeats others under a date of its own; only a draft is held against it
    consolidated = (candidate.left_document.header.consolidated, candidate.right_document.header.consolidated)
    if any(consolidated) and not against_draft(candidate):
        return False
    return not other_places(left, right)  # reads both texts: last


def far(candidate: Pair, share: float) -> bool:
    """Is another provision so much nearer to the clause of the draft that this one has less than ``share`` of it?"""
    return candidate.standing is not None and candidate.standing.share < share


def _joined(candidate: Pair | RequirementPair | GrantPair | PartPair) -> bool:
    """Does one text detail or change the other, or one of the two articles name the other document?"""
    places = candidate.left.provision, candidate.right.provision
    articles = {(place.document, place.label("dieu")) for place in places}
    return any(link.kind != "cites" or _place_of(link.source) in articles for link in candidate.links)


def _place_of(address: Address) -> tuple[str, str | None]:
    return address.document, address.label("dieu")


def against_draft(candidate: Pair | RequirementPair | GrantPair | PartPair) -> bool:
    """Does a text being drafted stand against an existing one? Then likeness of words is no accident."""
    left, right = candidate.left_document, candidate.right_document
    # an unnumbered text in a repository is more often a bare copy of a law than a draft
    return left.id != right.id and (left.role != right.role or left.header.draft or right.header.draft)


def same_article(left: Norm, right: Norm) -> bool:
    """Do both stand in one article? Its clauses and points tell cases apart."""
    mine, theirs = left.provision, right.provision
    return mine.document == theirs.document and mine.label("dieu") == theirs.label("dieu")


# "không được từ chối, trừ các trường hợp sau đây:", but not "…, trừ đơn vị tự vệ, được quy định như sau:"
_EXCEPTED = re.compile(r"\btrừ\b[^.;]{0,80}(?<!như )(?:sau đây|sau)\s*:?\s*$")


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
            file = rule.origin.at("$.check")
            raise RuleError("rule-unknown-check", file=file, check=rule.check, known=", ".join(known))
        params: Any = bind_params(rule, check.params)
        for path, detail in check.refuse(params) if check.refuse else ():
            key = f"params.{path}"
            raise RuleError("rule-bad-params", file=rule.origin.at(f"$.{key}"), key=key, detail=detail)
        bound.append(BoundRule(rule, params))
    return tuple(bound)


def apply(candidate: Candidate, rules: tuple[BoundRule, ...]) -> tuple[Finding, ...]:
    """What the rules find in one candidate, in the order of the rules."""
    found: list[Finding] = []
    for function, bound in _by_kind(rules)(type(candidate)):
        signal = function(candidate, bound.params)
        if signal is not None:
            found.append(_finding(candidate, bound.rule, signal))
    return tuple(found)


@last
def _by_kind(rules: tuple[BoundRule, ...]) -> Callable[[type], list[tuple[Run, BoundRule]]]:
    """For each class of candidates the functions of the rules that accept it, in the order of the rules."""
    known = [(checks()[bound.rule.check], bound) for bound in rules]
    return cache(lambda kind: [(check.function, bound) for check, bound in known if issubclass(kind, check.accepts)])


def _finding(candidate: Candidate, rule: Rule, signal: Signal) -> Finding:
    left, right = places(candidate, signal)
    slots = {"left": cite(candidate, "left"), "right": cite(candidate, "right"), **dict(signal.slots)}
    return Finding(
        rule=rule.id,
        type=rule.type,
        severity=rule.severity,
        strength=round(signal.strength * _same_verb(candidate), 4),
        message=rule.message.format_map(_Slots(slots)),
        left=left,
        right=right,
        why=signal.why,
        similarity=candidate.similarity if isinstance(candidate, Pair) else 0.0,
        links=getattr(candidate, "links", ()),
        nli=candidate.read.conflict if isinstance(candidate, Pair) and candidate.read else None,
        by_model=signal.by_model,
    )


# Of the pairs planted in drafts 44 % share the main verb or its noun, of other nearest pairs 31 %: only for the order
_OTHER_VERB = 0.97


def _same_verb(candidate: Candidate) -> float:
    """1, or a little less when the tagged acts of a pair (``Norm.core``) have neither verb nor noun in common."""
    if not isinstance(candidate, Pair) or not candidate.left.core or not candidate.right.core:
        return 1.0
    return 1.0 if set(candidate.left.core) & set(candidate.right.core) else _OTHER_VERB


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


# ---------------------------------------------------------------- places


def cite(candidate: Candidate, side: Literal["left", "right"]) -> str:
    """Name of one side for a message; empty when the candidate has no such side."""
    match candidate:
        case Pair() | DefinitionPair() | RequirementPair() | GrantPair() | PartPair():
            item = candidate.left if side == "left" else candidate.right
            info = candidate.left_document if side == "left" else candidate.right_document
            return _full(item.provision, info)
        case Reference():
            if side == "left":
                return _full(candidate.citation.source, candidate.document)
            return document_name(candidate.target_document) if candidate.target_document else ""
        case Statement():
            return _full(candidate.norm.provision, candidate.document) if side == "left" else ""
        case Whole():
            return document_name(candidate.document) if side == "left" else ""


def _full(address: Address, info: DocumentInfo) -> str:
    return f"{provision_name(address)} {document_name(info)}".strip()


def places(candidate: Candidate, signal: Signal) -> tuple[Place, Place | None]:
    """Both places, with the words of the signal as highlights."""
    match candidate:
        case Pair() | DefinitionPair() | RequirementPair() | GrantPair() | PartPair():
            return (
                _place(candidate.left, candidate.left_document, signal.left),
                _place(candidate.right, candidate.right_document, signal.right),
            )
        case Statement():
            return _place(candidate.norm, candidate.document, signal.left), None
        case Reference():
            return _cited(candidate, signal)
        case Whole():
            return _within(candidate, signal), None


def _place(item: Norm | Definition, info: DocumentInfo, highlights: tuple[Span, ...]) -> Place:
    if isinstance(item, Norm):
        return Place(
            info.id, item.provision, item.text, item.span, highlights, item.breadcrumb or item.heading, item.lead_in
        )
    return Place(info.id, item.provision, f"{item.term} là {item.meaning}", item.span, highlights)


def _within(candidate: Whole, signal: Signal) -> Place:
    """The sentence that holds the words of the signal; the document by its title when there are none."""
    for norm in candidate.norms:
        if signal.left and norm.span.start <= signal.left[0].start < norm.span.end:
            return _place(norm, candidate.document, signal.left)
    info = candidate.document
    return Place(info.id, Address(info.id), info.header.title or info.name, Span(0, 0))


def _cited(candidate: Reference, signal: Signal) -> tuple[Place, Place | None]:
    citation = candidate.citation
    before = candidate.sentence.find(citation.raw)
    quote, span = citation.raw, citation.span
    if before >= 0:
        start = citation.span.start - before
        quote, span = candidate.sentence, Span(start, start + len(candidate.sentence))
    left = Place(candidate.document.id, citation.source, quote, span, signal.left or (citation.span,))
    end = candidate.ended_by
    if end is not None and candidate.ended_by_document is not None:
        return left, Place(candidate.ended_by_document.id, end.source, end.why, Span(0, 0))
    nearest = candidate.target.nearest
    if nearest is not None and candidate.target_document is not None:
        return left, Place(candidate.target_document.id, nearest, "", Span(0, 0))
    return left, None
