"""A draft lets a decision, paper, contract or registration have effect from or until another time than the law.

"có giá trị thi hành khi đã qua hai mươi bốn giờ" against "có hiệu lực ngay sau khi ký"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, upright
from vbpl_check.compare import content, tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.onsets import Onset, onsets
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``events``: groups of verbs that name one sort of event; of two groups, two events.

    ``known``: share of what has effect by the law that the draft must name, and the other way round. ``case``: share
    of the law's case that the draft must tell, and the other way round. ``same``: share of the words of the shorter
    event from which on two events may be one. ``leaves``: words by which the law lets others settle the time.
    """

    events: tuple[tuple[str, ...], ...]
    leaves: tuple[str, ...] = ()
    known: float = 0.6
    case: float = 0.5
    same: float = 0.4


def shifted(candidate: Pair, params: Params) -> Signal | None:
    """The two times of effect of one thing that exclude each other."""
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    draft, law = candidate.left, candidate.right
    theirs = lowered(f"{law.lead_in} {law.text}")
    if not upright(candidate) or any(word in theirs for word in params.leaves):
        return None
    for mine in onsets(draft):
        for other in onsets(law):
            if _told(mine, law, params) or not _one_thing(mine, other, candidate, params):
                continue
            clash = _clash(mine, other, params)
            if clash:
                return _signal(candidate, mine, other, clash)
    return None


def _told(mine: Onset, law: Norm, params: Params) -> bool:
    """Does another part of the law's sentence give the draft's time?"""
    return any(_clash(mine, other, params) == "" and other.sort == mine.sort for other in onsets(law))


def _one_thing(mine: Onset, theirs: Onset, candidate: Pair, params: Params) -> bool:
    """Do both speak of one thing, the draft perhaps by a shorter name that its heading makes full, in one case?"""
    draft, law = candidate.left, candidate.right
    weights, title = Weights(candidate.spread, candidate.norms), lowered(candidate.left_document.header.title or "")
    here = lowered(f"{draft.heading} {draft.lead_in} {draft.text}")
    there = lowered(f"{law.heading} {law.lead_in} {law.text}")
    if not set(content(mine.thing)[:2]) & set(content(theirs.thing)):
        return False
    if (
        weights.cover(theirs.thing, f"{mine.thing} {lowered(draft.heading)} {lowered(draft.lead_in)} {title}")
        < params.known
    ):
        return False
    if weights.cover(mine.thing, f"{theirs.thing} {lowered(law.heading)}") < params.known:
        return False
    return all(
        not case or weights.cover(case, whole) >= params.case
        for case, whole in ((mine.case, there), (theirs.case, here))
    )


def _clash(mine: Onset, theirs: Onset, params: Params) -> str:
    """What the two times have against each other; "" when both may hold."""
    sorts = {mine.sort, theirs.sort}
    if sorts == {"start", "delay"}:
        return "một bên có hiệu lực ngay, bên kia sau một thời gian"
    if sorts == {"until", "term"}:
        return "một bên có hiệu lực đến một sự kiện, bên kia theo thời hạn"
    if sorts == {"start"} and _two_events(mine.event, theirs.event, theirs.thing, params):
        return "hai sự kiện khác nhau"
    return ""


def _two_events(mine: str, theirs: str, thing: str, params: Params) -> bool:
    one, other = _sort(mine, params), _sort(theirs, params)
    if one is None or other is None or one == other:
        return False
    own = frozenset(content(thing))
    here, there = frozenset(content(mine)) - own, frozenset(content(theirs)) - own
    return len(here & there) <= params.same * min(len(here), len(there))


# "khi cơ quan đăng ký nhận phiếu yêu cầu": the verb is in the name of a body
_NAME = re.compile(
    r"(?<=cơ quan )(?:đăng ký|tiếp nhận|cấp(?: trên)?)(?!\w)|(?<=trung tâm )đăng ký|(?<=văn phòng )(?:đăng ký"
    r"|công chứng)"
    r"|(?<!\w)cấp (?:tỉnh|xã|huyện|trung ương|có thẩm quyền)(?!\w)"
)


def _sort(event: str, params: Params) -> int | None:
    """The group of the first verb that the event names."""
    text = _NAME.sub(" ", f" {event} ")
    found = [
        (text.find(f" {verb} "), -len(verb), number)
        for number, verbs in enumerate(params.events)
        for verb in verbs
        if f" {verb} " in text
    ]
    return min(found)[2] if found else None


def _signal(candidate: Pair, mine: Onset, theirs: Onset, clash: str) -> Signal:
    draft, law = candidate.left, candidate.right
    return Signal(
        strength=0.75,
        left=(Span(draft.span.start + mine.start, draft.span.start + mine.end),),
        right=(Span(law.span.start + theirs.start, law.span.start + theirs.end),),
        slots=(
            ("thing", theirs.thing),
            ("mine", draft.text[mine.start : mine.end].strip()),
            ("theirs", law.text[theirs.start : theirs.end].strip()),
        ),
        why=(
            f"Cùng đối tượng: “{mine.thing}” và “{theirs.thing}”.",
            f"Thời điểm có hiệu lực khác nhau: {clash}.",
            "Giả định văn bản cấp trên không giao cho văn bản cấp dưới quy định khác.",
        ),
    )


CHECK = Check(Params, shifted, (Pair,))
