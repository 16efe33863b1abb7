"""Grants of one task to bodies: each grant of a draft beside the nearest one of each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.grants import BY_FUNCTION, DECIDES, SAME_TASK, SECOND, likeness, same_class
from vbpl_check.link.scope import Scope
from vbpl_check.model import Grant, GrantPair, Norm
from vbpl_check.settings import LinkSettings

_DESCRIBED = 0.9
_FREQUENT = 4000  # grants of one act and word from which on they are not searched


@dataclass(frozen=True)
class _Row:
    """One grant with where it stands; ``position`` is that of the document in the scope."""

    position: int
    norm: Norm
    grant: Grant


_DECIDING = "quyết định"
_Shelf = dict[tuple[str, str], list[_Row]]


def grant_pairs(scope: Scope, settings: LinkSettings) -> Iterator[GrantPair]:
    """For each grant of a draft the most alike grant of each document that gives the same task, by place.

    ``others`` of a pair are all grants of that task at hand, the draft's own apart: who shares in it is there.
    """
    sources = [p for p in scope.sources if settings.draft_mode or scope.facts[p].document.drafted]
    if not sources:
        return
    shelf = _shelf(scope)
    for position in sources:
        for row in _rows(scope, position):
            yield from _of(scope, settings, row, shelf)


def _of(scope: Scope, settings: LinkSettings, row: _Row, shelf: _Shelf) -> Iterator[GrantPair]:
    near = _same_task(scope, row, shelf)
    outside = tuple(other.grant for _, other in near if other.position != row.position)
    best: dict[int, tuple[float, _Row]] = {}
    for like, other in near:
        if other.position == row.position and other.norm.span.start <= row.norm.span.start:
            continue  # inside a document each pair once
        kept = best.get(other.position)
        if kept is None or _rank(like, other) > _rank(*kept):
            best[other.position] = (like, other)
    for position in sorted(best):
        like, other = best[position]
        ends = scope.facts[row.position].document, scope.facts[position].document
        yield GrantPair(row.norm, other.norm, row.grant, other.grant, *ends, settings.as_of, round(like, 3), outside)


def _rank(like: float, row: _Row) -> float:
    """The likeness; a body that is only described ("cơ quan quản lý căn cước") comes after one that is named."""
    named = any(office.family not in ("", BY_FUNCTION) for office in row.grant.offices)
    return like if named else like * _DESCRIBED


def _same_task(scope: Scope, row: _Row, shelf: _Shelf) -> list[tuple[float, _Row]]:
    """The grants of the task, in reading order; where some name its class ("nhóm II"), only these."""
    near = [(likeness(row.grant, other.grant), other) for other in _near(row, shelf)]
    near = [(like, other) for like, other in near if like >= SAME_TASK and scope.may_meet(row.position, other.position)]
    same = [(same_class(row.grant, other.grant), like, other) for like, other in near]
    wanted = (True,) if any(found for found, _, _ in same) else (None, True)
    return [(like, other) for found, like, other in same if found in wanted]


def _rows(scope: Scope, position: int) -> Iterator[_Row]:
    for norm in scope.norms(position):
        if not norm.transitional:
            yield from (_Row(position, norm, grant) for grant in norm.grants if SECOND not in grant.acts)


def _shelf(scope: Scope) -> _Shelf:
    """Rows by act and telling word."""
    shelf: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for position in scope.members:
        for row in _rows(scope, position):
            for act in _kinds(row.grant):
                for word in set(row.grant.telling):
                    shelf[act, word].append(row)
    return shelf


def _kinds(grant: Grant) -> frozenset[str]:
    """The acts by which a grant is found; all acts of deciding are one."""
    return frozenset(_DECIDING if act in DECIDES else act for act in grant.acts)


def _near(row: _Row, shelf: _Shelf) -> list[_Row]:
    """Rows with an act and a telling word in common, in reading order."""
    found: dict[tuple[int, int, int], _Row] = {}
    for act in _kinds(row.grant):
        for word in row.grant.telling[:6]:
            known = shelf.get((act, word), ())
            for other in known if len(known) <= _FREQUENT else ():
                if other.grant is not row.grant:
                    found[other.position, other.norm.span.start, other.grant.span.start] = other
    return [found[key] for key in sorted(found)]
