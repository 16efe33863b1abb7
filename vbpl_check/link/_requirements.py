"""Pairs of norms of which one demands what the other spares, grades otherwise, or lists without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from vbpl_check.compare import tier
from vbpl_check.items import all_met, telling
from vbpl_check.link._dossiers import shared_lists
from vbpl_check.link.graph import Evidence, covers
from vbpl_check.link.scope import Scope
from vbpl_check.model import Address, Link, Norm, Requirement, RequirementPair
from vbpl_check.settings import LinkSettings

_PER_REQUIREMENT = 8  # partners kept for each requirement
_SUPPORT = 4  # norms kept that take the stance of the left one
_LOOKED = (
    200  # of the nearest requirements, how many are looked through for support: their number grows with the corpus
)
_BESIDE = 60  # norms kept of the article of the right one
_POINTED = 40  # norms kept of those that the right one points to
_FREQUENT = 400  # requirements with one pair of syllables from which on it is not searched for

# stance and kind of the left requirement -> the group in which its opposites are
_THINGS = ("paper", "procedure")


@dataclass(frozen=True)
class _Row:
    """One requirement with where it stands: position of the document in the scope, its norm, its words as keys."""

    position: int
    norm: Norm
    requirement: Requirement
    keys: frozenset[str]


@dataclass(frozen=True)
class _Shelf:
    """Rows that can be looked up by their keys."""

    rows: list[_Row]
    by_key: Mapping[str, list[int]]

    def near(self, keys: frozenset[str]) -> list[_Row]:
        """Rows that share keys, those with the rarest and most first."""
        scores: dict[int, float] = defaultdict(float)
        for key in keys:
            known = self.by_key.get(key, ())
            if 0 < len(known) <= _FREQUENT:
                for row in known:
                    scores[row] += log(1 + len(self.rows) / len(known))
        return [self.rows[row] for row in sorted(scores, key=lambda row: (-scores[row], row))]


def requirement_pairs(
    scope: Scope, evidence: Evidence, links: Sequence[Link], settings: LinkSettings
) -> Iterator[RequirementPair]:
    """A bounded number of pairs for each requirement of a source, by place; the left text is the one that must yield.

    Beside the opposite stance a pair carries what may explain it: ``support``, ``cases`` and ``beside``.
    """
    shelves = _shelves(scope)
    pointed = _pointed(links)
    articles = _articles(scope)
    lists = shared_lists(scope)
    for position in scope.sources:
        for norm in scope.norms(position):
            for requirement in norm.requirements:
                row = _Row(position, norm, requirement, frozenset())
                support: tuple[Norm, ...] | None = None  # the same for all pairs of a requirement, and dear
                for other in _opposites(row, shelves, scope):
                    support = tuple(_support(row, shelves, scope)) if support is None else support
                    yield _pair(row, other, support, scope, evidence, pointed, articles, settings)
                repeated = lists.repeated(position, requirement, articles.get(article(norm.provision), []), scope)
                if repeated is not None:
                    place, listing, named = repeated
                    row = _Row(position, norm, named, frozenset())
                    other = _Row(place, listing, named, frozenset())
                    support = tuple(_support(row, shelves, scope))
                    yield _pair(row, other, support, scope, evidence, pointed, articles, settings)


def _group(requirement: Requirement) -> str:
    if requirement.kind in _THINGS:
        return "required" if requirement.stance == "required" else "spared"
    return f"{requirement.kind} {requirement.stance}"


def _keys(text: str) -> frozenset[str]:
    run = telling(text)
    return frozenset(f"{first} {second}" for first, second in pairwise(run))


def _graded(norm: Norm, requirement: Requirement) -> frozenset[str]:
    """The scale together with the words around the place on it: many posts have a level each."""
    return frozenset(f"{requirement.key}: {key}" for key in _keys(f"{norm.heading}. {norm.text}"))


def _wanted(norm: Norm, requirement: Requirement) -> Iterator[tuple[str, frozenset[str]]]:
    """The shelves on which the opposites of a requirement are, with the keys to look for."""
    item = requirement.item
    match requirement.kind, requirement.stance:
        case (("paper" | "procedure"), "required"):
            yield "spared", _keys(item)
            yield "barred", _keys(requirement.case) | _keys(item)
            if requirement.listed:
                yield "list", _keys(requirement.listed) | _keys(norm.text)
        case (("paper" | "procedure"), "waived"):
            yield "required", _keys(item)
        case "level", _:
            yield "level required", _graded(norm, requirement)
        case "distinction", "required":
            yield "distinction barred", frozenset({requirement.key})
        case _:
            return


def _stored(norm: Norm, requirement: Requirement) -> Iterator[tuple[str, frozenset[str]]]:
    """The shelves that a requirement stands on, with its keys there."""
    if requirement.kind == "level":
        yield _group(requirement), _graded(norm, requirement)
    elif requirement.kind == "distinction":
        yield _group(requirement), frozenset({requirement.key})
    elif requirement.kind == "dossier":
        yield "list", _keys(requirement.listed)
    elif requirement.stance == "barred":
        yield "barred", _keys(f"{requirement.case} {requirement.item}")
    else:
        if not (requirement.listed and "điều kiện" in norm.lead_in.lower()):  # one of several conditions is no paper
            yield _group(requirement), frozenset().union(*map(_keys, requirement.parts))
        if requirement.listed and not requirement.added:
            yield "list", _keys(requirement.listed)


def _shelves(scope: Scope) -> dict[str, _Shelf]:
    rows: dict[str, list[_Row]] = defaultdict(list)
    lists: set[tuple[Address, str]] = set()
    for position in scope.members:
        for norm in scope.norms(position):
            for requirement in norm.requirements:
                for name, keys in _stored(norm, requirement):
                    if name == "list" and requirement.kind != "dossier":
                        place = (_parent(norm.provision), requirement.listed)
                        if place in lists:
                            continue
                        lists.add(place)
                    rows[name].append(_Row(position, norm, requirement, keys))
    return {name: _shelf(entries) for name, entries in rows.items()}


def _shelf(rows: list[_Row]) -> _Shelf:
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for key in sorted(row.keys):
            by_key[key].append(place)
    return _Shelf(rows, by_key)


def _parent(address: Address) -> Address:
    return Address(address.document, address.parts[:-1])


def _opposites(row: _Row, shelves: Mapping[str, _Shelf], scope: Scope) -> Iterator[_Row]:
    mine = scope.facts[row.position].document
    seen: set[tuple[Address, int]] = set()
    for name, keys in _wanted(row.norm, row.requirement):
        kept = 0
        listing: set[int] = set()  # documents whose nearest list is taken; a second one is for a special case
        for other in shelves[name].near(keys) if name in shelves else ():
            place = (other.norm.provision, other.norm.span.start)
            if place in seen or not scope.may_meet(row.position, other.position):
                continue
            if tier(mine, scope.facts[other.position].document) != -1:
                continue
            if name == "list" and other.position in listing:
                continue
            listing.add(other.position)
            seen.add(place)
            yield other
            kept += 1
            if kept >= _PER_REQUIREMENT:
                break


def _pair(
    row: _Row, other: _Row, support: tuple[Norm, ...], scope: Scope, evidence: Evidence,
    pointed: Mapping[Address, list[Address]], articles: Mapping[Address, list[Norm]], settings: LinkSettings,
) -> RequirementPair:  # fmt: skip
    targets = pointed.get(other.norm.provision, ())
    cases = [norm for target in targets for norm in articles.get(article(target), ()) if covers(target, norm.provision)]
    return RequirementPair(
        row.norm,
        other.norm,
        row.requirement,
        scope.facts[row.position].document,
        scope.facts[other.position].document,
        settings.as_of,
        evidence.between(row.norm.provision, other.norm.provision),
        tuple(cases[:_POINTED]),
        support,
        tuple(articles.get(article(other.norm.provision), ())[:_BESIDE]),
    )


def _support(row: _Row, shelves: Mapping[str, _Shelf], scope: Scope) -> Iterator[Norm]:
    """Norms of documents above that take the left stance on the same thing."""
    group = _group(row.requirement)
    if row.requirement.kind not in _THINGS or group not in shelves:
        return
    mine = scope.facts[row.position].document
    kept = 0
    for other in shelves[group].near(_keys(row.requirement.item))[:_LOOKED]:
        if tier(mine, scope.facts[other.position].document) != -1 or not scope.may_meet(row.position, other.position):
            continue
        if all_met(row.requirement.parts, other.requirement.parts, False):
            yield other.norm
            kept += 1
        if kept >= _SUPPORT:
            return


def _pointed(links: Sequence[Link]) -> dict[Address, list[Address]]:
    found: dict[Address, list[Address]] = defaultdict(list)
    for link in links:
        if link.kind == "cites" and any(level in ("khoan", "diem") for level, _ in link.target.parts):
            found[link.source].append(link.target)
    return found


def _articles(scope: Scope) -> dict[Address, list[Norm]]:
    found: dict[Address, list[Norm]] = defaultdict(list)
    for position in scope.members:
        for norm in scope.norms(position):
            found[article(norm.provision)].append(norm)
    return found


def article(address: Address) -> Address:
    """The article that holds a provision, or the provision itself outside articles."""
    for depth, (level, _) in enumerate(address.parts):
        if level == "dieu":
            return Address(address.document, address.parts[: depth + 1])
    return address
