"""Pairs of norms worth comparing: a bounded number for each norm, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from vbpl_check.link._contests import Contests
from vbpl_check.link._field import Field, best, gather
from vbpl_check.link._leeway import Leeway
from vbpl_check.link._nearest import Nearest
from vbpl_check.link._places import Places
from vbpl_check.link._reasons import reason
from vbpl_check.link._shortlist import shortlist
from vbpl_check.link._spread import Spread
from vbpl_check.link._tied import tied_rows
from vbpl_check.link.graph import Evidence, covers
from vbpl_check.link.index import nearest_documents
from vbpl_check.link.scope import Scope
from vbpl_check.model import Link, Norm, Pair
from vbpl_check.settings import LinkSettings

_BLOCK = 512  # rows multiplied at a time
_PART = 32768  # pairs made at a time
_STRICT = 1.5
_SAME_ACT = 60.0  # rapidfuzz score of two acts from which on two different subjects may compete for them


def pairs(scope: Scope, evidence: Evidence, links: Sequence[Link], settings: LinkSettings) -> Iterator[Pair]:
    """The pairs of a run, by place of the left norm, then of the right one; documents in the order of the scope."""
    import numpy as np

    scope = shortlist(scope, evidence, settings)
    field, settings = gather(scope), _thrifty(scope, settings)
    size = len(field.norms)
    if not size:
        return
    owners = [scope.facts[position].document for position in field.features.document.tolist()]
    found = [*_similar(scope, field, evidence, settings), tied_rows(scope, field, evidence, links, settings)]
    keys = np.unique(np.concatenate([_key(left, right, size) for left, right in found]))
    del found
    rows = list(_rows(field, keys)) if settings.draft_mode else []
    nearest = Nearest(field, rows) if settings.draft_mode else None
    features = field.features
    places = Places(features.document.tolist(), rows, features.wording.tolist()) if settings.draft_mode else None
    leeway = Leeway(field.norms) if settings.draft_mode else None
    spread = Spread(scope, field) if settings.draft_mode else None
    contests = _contests(field, rows, scope, spread) if spread else None
    del rows
    for start in range(0, len(keys), _PART):
        left, right = np.divmod(keys[start : start + _PART], size)
        cosine = field.index.cosine_of(left, right).astype(float).round(3).clip(0, 1)
        same = field.features.same_article(left, right)
        for a, b, near, together in zip(left.tolist(), right.tolist(), cosine.tolist(), same.tolist(), strict=True):
            one, other = field.norms[a], field.norms[b]
            if not _rewording(scope, one, other):
                ends = (owners[a], owners[b])
                links = evidence.between(one.provision, other.provision)
                why = reason(one, other, ends, near, links, together)
                closest = nearest.of(a, b, near) if nearest else ()
                rivals = nearest.rivals(a, b, near) if nearest else ()
                free = leeway.of(other) if leeway else ()
                place = places.of(a, b, near) if places else None
                beside = tuple(field.norms[row] for row in places.beside(a, b)) if places else ()
                close = nearest.closeness(a, b, near) if nearest else 1.0
                words = spread.of(ends[1].id) if spread else ({}, 0)
                yield Pair(
                    one, other, *ends, settings.as_of, near, links, why, together, closest, rivals, beside, free, place,
                    closeness=close, spread=words[0], norms=words[1], contests=contests.of(a, b) if contests else (),
                )  # fmt: skip


def _contests(field: Field, rows: list[tuple[int, int, float]], scope: Scope, spread: Spread) -> Contests:
    ids = [facts.document.id for facts in scope.facts]
    return Contests(field.norms, field.features.document.tolist(), rows, ids, spread)


def _rows(field: Field, keys: Any) -> Iterator[tuple[int, int, float]]:
    """Left row, right row and rounded cosine of each key."""
    import numpy as np

    for start in range(0, len(keys), _PART):
        left, right = np.divmod(keys[start : start + _PART], len(field.norms))
        cosine = field.index.cosine_of(left, right).astype(float).round(3).clip(0, 1)
        yield from zip(left.tolist(), right.tolist(), cosine.tolist(), strict=True)


def _thrifty(scope: Scope, settings: LinkSettings) -> LinkSettings:
    """Stricter settings for a collection in which not every document can meet every other."""
    if settings.draft_mode or len(scope.members) <= settings.neighbours + 1:
        return settings
    return replace(settings, per_norm=max(1, settings.per_norm // 3), floor=settings.floor * _STRICT)


def _key(left: Any, right: Any, size: int) -> Any:
    """One number for each pair, smaller row first: so the checked side is on the left."""
    import numpy as np

    return np.minimum(left, right).astype(np.int64) * size + np.maximum(left, right)


def _rewording(scope: Scope, one: Norm, other: Norm) -> bool:
    """Whether one side is the new wording of the provision that holds the other; an article put in rewords none."""
    return any(
        target.parts and covers(target, wording.provision)
        for quoted, wording in ((one, other), (other, one))
        if quoted.quoted
        for target in scope.amendments.targets_of(quoted)
    )


def _similar(scope: Scope, field: Field, evidence: Evidence, settings: LinkSettings) -> Iterator[tuple[Any, Any]]:
    """Rows (left, right) of the nearest comparable norms of each norm of a source, in its document and in others."""
    import numpy as np

    partners = _partners(scope, field, evidence, settings)
    for source in scope.sources:
        rows = field.rows[source]
        others = [np.asarray(field.rows[p], dtype=np.int64) for p in partners[source] if p != source]
        for columns in (np.asarray(rows, dtype=np.int64), np.concatenate([np.empty(0, np.int64), *others])):
            for start in range(rows.start, rows.stop if len(columns) else rows.start, _BLOCK):
                yield _nearest(field, np.arange(start, min(start + _BLOCK, rows.stop)), columns, settings)


def _nearest(field: Field, block: Any, columns: Any, settings: LinkSettings) -> tuple[Any, Any]:
    import numpy as np

    left, right, cosine = field.index.nearby(block, columns, settings.floor)
    other = np.flatnonzero(field.features.distinct(left, right))
    left, right, cosine = left[other], right[other], cosine[other]
    documents = field.features.document[right] if settings.draft_mode else np.zeros_like(right)
    worth = field.features.comparable(left, right) | (cosine >= settings.same_matter)
    rivals = np.flatnonzero(~worth & field.features.other_subject(left, right))
    rivals = rivals[best(left[rivals], documents[rivals], cosine[rivals], right[rivals], settings.per_norm)]
    worth[rivals] = _alike(field, left[rivals], right[rivals])
    if settings.draft_mode:
        worth[best(left, documents, cosine, right, settings.nearest)] = True
    left, right, cosine = left[worth], right[worth], cosine[worth]
    kept = best(left, documents[worth], cosine, right, settings.per_norm)
    left, right, cosine = left[kept], right[kept], cosine[kept]
    kept = best(left, np.zeros_like(right), cosine, right, settings.per_norm_total)
    return left[kept], right[kept]


def _alike(field: Field, left: Any, right: Any) -> list[bool]:
    """Which of the pairs have acts in much the same words: two bodies may compete for one task."""
    from rapidfuzz.fuzz import token_set_ratio

    acts = ((field.norms[a].act, field.norms[b].act) for a, b in zip(left.tolist(), right.tolist(), strict=True))
    return [bool(one and other) and token_set_ratio(one, other, score_cutoff=_SAME_ACT) > 0 for one, other in acts]


def _partners(scope: Scope, field: Field, evidence: Evidence, settings: LinkSettings) -> dict[int, list[int]]:
    """The members that each source meets: all in a small collection, else those it is tied to and the nearest ones."""
    import numpy as np

    members = [p for p in scope.members if field.rows[p]]
    if len(members) <= settings.neighbours + 1:
        return {a: [b for b in members if scope.may_meet(a, b)] for a in scope.sources}
    place = {position: i for i, position in enumerate(members)}
    owners = np.repeat(np.arange(len(members)), [len(field.rows[p]) for p in members])
    wanted = [place[source] for source in scope.sources if source in place]
    nearest = nearest_documents(field.index, owners, len(members), wanted, settings.neighbours)
    ids = {scope.facts[p].document.id: p for p in members}
    found: dict[int, list[int]] = {}
    for source in scope.sources:
        tied = [ids[d] for d in evidence.tied(scope.facts[source].document.id) if d in ids]
        near = [members[i] for i in nearest.get(place.get(source, -1), ())]
        found[source] = sorted(p for p in {*tied[: settings.neighbours], *near} if scope.may_meet(source, p))
    return found
