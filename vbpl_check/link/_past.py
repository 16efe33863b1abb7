"""Pairs of a draft's norms about what exists already with the law's norms on transition, however few words they share.

What is under way is named by other words on each side ("vụ việc đã thụ lý", "yêu cầu bồi thường đã được tiếp nhận"),
and a law has few such norms: they all meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vbpl_check.fates import carries_over, fate, speaks_of_past
from vbpl_check.link.scope import Scope
from vbpl_check.model import Norm, Pair, Standing
from vbpl_check.settings import LinkSettings

_MOST = 60  # norms of a draft about the past, and of a law on transition, that are looked at
_BEHIND = Standing(99, 0.0, 100)  # they stand behind all pairs that share words

Seen = set[tuple[object, ...]]


def past_pairs(found: Iterable[Pair], scope: Scope, settings: LinkSettings) -> Iterator[Pair]:
    """``found`` as it comes, and behind it the pairs about what exists already that are not among it."""
    seen: Seen = set()
    for pair in found:
        if pair.right.transitional:
            seen.add(_key(pair.left, pair.right))
        yield pair
    if not settings.draft_mode:
        return
    for source in scope.sources:
        mine = scope.facts[source].document
        lefts = [
            norm for norm in scope.norms(source) if (speaks_of_past(norm) or carries_over(norm)) and not norm.quoted
        ]
        for other in scope.members:
            law = scope.facts[other].document
            if other in scope.sources or not scope.may_meet(source, other):
                continue
            rights = [norm for norm in scope.norms(other) if norm.transitional and speaks_of_past(norm)]
            # most laws say nothing of the past: only for the others is it worth reading what the draft makes of it
            told = [norm for norm in lefts if fate(norm, law)][:_MOST] if rights else []
            for left in told:
                for right in rights[:_MOST]:
                    if _key(left, right) not in seen:
                        yield Pair(left, right, mine, law, settings.as_of, standing=_BEHIND, closeness=0.0)


def _key(left: Norm, right: Norm) -> tuple[object, ...]:
    return left.provision, left.span.start, right.provision, right.span.start
