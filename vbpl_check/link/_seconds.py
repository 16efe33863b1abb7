"""The provision beside which a draft sets a second body, plan or register: the one that speaks of the same work."""

from __future__ import annotations

from collections.abc import Iterator

from vbpl_check.compare import content, dice
from vbpl_check.grants import SECOND
from vbpl_check.link.scope import Scope
from vbpl_check.model import Grant, GrantPair, Norm
from vbpl_check.settings import LinkSettings

_NAMED = 0.1  # a provision that has a body act is likelier to be the one, still more one that gives a power
_HEADED = 0.3  # articles of one heading are about one matter
_TELLING = 3  # words of the work that both must name


def second_pairs(scope: Scope, settings: LinkSettings) -> Iterator[GrantPair]:
    """For each sentence of a draft that sets somebody beside somebody, the one provision that fits it best."""
    for position in scope.sources:
        if not (settings.draft_mode or scope.facts[position].document.drafted):
            continue
        for norm in scope.norms(position):
            for grant in norm.grants:
                if SECOND in grant.acts and not norm.transitional:
                    yield from _best(scope, settings, position, norm, grant)


def _best(scope: Scope, settings: LinkSettings, position: int, norm: Norm, grant: Grant) -> Iterator[GrantPair]:
    own = frozenset(content(" ".join(grant.telling)))
    found: tuple[float, float, int, Norm] | None = None
    for other in scope.members:
        if other == position or not scope.may_meet(position, other):
            continue
        for right in scope.norms(other):
            share = _share(own, right)
            if not share:
                continue
            bodied = (right.subject_kind == "body") + bool(right.grants)
            fit = share + 0.5 * dice(" ".join(grant.telling), right.text) + _NAMED * bodied
            fit += _HEADED * dice(norm.heading, right.heading)
            if found is None or fit > found[0]:
                found = fit, share, other, right
    if found is not None:
        _, share, other, right = found
        theirs = next(iter(right.grants), Grant(right.subject, (), (), "", (), (), (), right.span))
        ends = scope.facts[position].document, scope.facts[other].document
        yield GrantPair(norm, right, grant, theirs, *ends, settings.as_of, round(share, 3))


def _share(own: frozenset[str], right: Norm) -> float:
    """Share of the words of the work that the provision has with its heading; 0 with too few of them."""
    if right.transitional:
        return 0.0
    known = frozenset(content(f"{right.heading} {right.lead_in} {right.text}"))
    common = own & known
    return len(common) / len(own) if len(common) >= _TELLING else 0.0
