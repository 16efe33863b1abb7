"""The draft keeps the length of the law's time limit but lets it run from another event.

"12 tháng kể từ ngày người có đất nhận được thông báo" against "12 tháng kể từ ngày ban hành thông báo"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, cover, likeness, relate, same_scale, tier
from vbpl_check.measures.alignment import clause
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.differing import other_case
from vbpl_check.model import Norm, Pair, Quantity, Signal


@dataclass(frozen=True)
class Params:
    """``events``: groups of verbs that name one sort of event ("nộp", "nhận", "gửi"); of two groups, two events.

    ``near``: likeness of the two sentences; ``alike``: of what is to be done, without the events. The word lists are
    those of the check of quantities.
    """

    events: tuple[tuple[str, ...], ...]
    special: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    near: float = 0.3
    alike: float = 0.3


_SAME_EVENT = 0.34  # likeness of two starts from which on they may be one event in other words
_BEFORE = "trước "


def other_start(candidate: Pair, params: Params) -> Signal | None:
    """Two equal limits for one act with two starts, of which the law does not know the draft's."""
    if not against_draft(candidate) or not comparable(candidate) or _distant(candidate, params):
        return None
    if tier(candidate.left_document, candidate.right_document) == 0:
        return None
    for mine, theirs in _equal(candidate):
        here, there = (_act(norm, value) for norm, value in ((candidate.left, mine), (candidate.right, theirs)))
        alike = likeness(here, there)
        if alike < params.alike or not _two_events(mine.origin, theirs.origin, params):
            continue
        if other_case(here, there, candidate.left, candidate.right, params) or _known(mine, candidate):
            continue
        return Signal(
            strength=round(min(0.74 + 0.2 * alike, 0.95), 3),
            left=(mine.span,),
            right=(theirs.span,),
            slots=(("value", theirs.raw), ("left_start", mine.origin), ("right_start", theirs.origin)),
            why=(
                f"Cùng thời hạn {theirs.raw.lower()} cho một việc.",
                f"Mốc tính: “{mine.origin}” và “{theirs.origin}”.",
                "Không điều khoản nào khác của văn bản kia tính thời hạn ấy từ mốc thứ nhất.",
            ),
        )
    return None


def _distant(candidate: Pair, params: Params) -> bool:
    """Is another norm nearer, or this one not near enough? Not known of norms that were never compared with others."""
    if candidate.similarity == 0:
        return False
    return candidate.similarity < params.near or "duration" not in candidate.nearest


def _equal(candidate: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """The limits of both that are of one length, each the only one of that length in its sentence."""
    for mine in bound_values(candidate.left):
        same = [value for value in bound_values(candidate.right) if _equals(mine, value)]
        if len(same) == 1 and sum(_equals(value, mine) for value in bound_values(candidate.left)) == 1:
            yield mine, same[0]


def _equals(mine: Quantity, theirs: Quantity) -> bool:
    if mine.dimension != "duration" or not same_scale(mine, theirs) or mine.unit != theirs.unit:
        return False
    return relate(mine, theirs) == "equal"


def _two_events(mine: str, theirs: str, params: Params) -> bool:
    """Do the starts name events of two sorts, on the same side of the time?"""
    if not content(mine) or not content(theirs) or mine.startswith(_BEFORE) != theirs.startswith(_BEFORE):
        return False
    short, long = sorted((mine, theirs), key=len)
    if likeness(mine, theirs) >= _SAME_EVENT and cover(short, long) >= 0.5:
        return False
    one, other = _sorts(mine, params), _sorts(theirs, params)
    return bool(one and other) and not one & other


def _sorts(event: str, params: Params) -> frozenset[int]:
    """The groups of verbs that the event names."""
    text = f" {event} "
    return frozenset(number for number, verbs in enumerate(params.events) if any(f" {verb} " in text for verb in verbs))


def _act(norm: Norm, value: Quantity) -> str:
    """The clause of the limit without the words of its start."""
    words = clause(norm, value)
    at = words.lower().find(value.origin) if value.origin else -1
    return words if at < 0 else f"{words[:at]} {words[at + len(value.origin) :]}"


def _known(mine: Quantity, candidate: Pair) -> bool:
    """Does another norm of the same law run a limit of this length from the draft's own start?"""
    return any(
        _equals(mine, value) and likeness(mine.origin, value.origin) >= 0.5
        for rival in candidate.rivals
        if rival.provision.document == candidate.right.provision.document
        for value in bound_values(rival)
    )


CHECK = Check(Params, other_start, (Pair,))
