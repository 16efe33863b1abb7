"""A draft ends, renews or sends to the new text what by the law goes on as before.

"phải đổi trước ngày …, quá ngày đó không còn giá trị" against "vẫn có giá trị sử dụng đến khi hết thời hạn"
"""

from __future__ import annotations

from dataclasses import dataclass

from vbpl_check.check import Check, against_draft
from vbpl_check.compare import tier
from vbpl_check.fates import Fate, carries_over, fate, one_thing, speaks_of_past, tells_from_when
from vbpl_check.model import Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``likeness``: share of the telling words of the draft's thing that the law must have.

    ``choices``: words by which the draft, ``left_to`` those by which the law leaves it to the person concerned.
    ``near``: likeness of both sentences from which on the draft need not tell from before when the thing must be.
    """

    choices: tuple[str, ...] = ()
    left_to: tuple[str, ...] = ()
    likeness: float = 0.5
    near: float = 0.4


def differs(candidate: Pair, params: Params) -> Signal | None:
    """The two fates of one thing that exclude each other."""
    draft, law = candidate.left, candidate.right
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    if not law.transitional or law.quoted or not _spoken(candidate, params):
        return None
    sides = ((draft, params.choices), (law, params.left_to))
    if any(word in lowered(f"{norm.lead_in} {norm.text}") for norm, words in sides for word in words):
        return None
    mine, theirs = (fate(norm, candidate.right_document) for norm in (draft, law))
    if mine is None or theirs is None or mine.goes_on or not theirs.goes_on:
        return None
    likeness = one_thing(mine, theirs, law)
    return _signal(candidate, mine, theirs, likeness) if likeness >= params.likeness else None


def _spoken(candidate: Pair, params: Params) -> bool:
    """Do both sentences speak of what exists already, the draft as a rule on transition, and neither of breaches?"""
    draft, law = candidate.left, candidate.right
    if "sanction" in (draft.modality, law.modality) or "phạt" in draft.heading.lower():
        return False
    settled = draft.transitional or tells_from_when(draft) or candidate.similarity >= params.near
    return settled and (speaks_of_past(draft) or carries_over(draft)) and speaks_of_past(law)


def _signal(candidate: Pair, mine: Fate, theirs: Fate, likeness: float) -> Signal:
    draft, law = candidate.left, candidate.right
    cut, keep = draft.text[mine.start : mine.end].strip(), law.text[theirs.start : theirs.end].strip()
    return Signal(
        strength=round(min(0.9, 0.5 + 0.4 * likeness), 3),
        left=(Span(draft.span.start + mine.start, draft.span.start + mine.end),),
        right=(Span(law.span.start + theirs.start, law.span.start + theirs.end),),
        slots=(("keep", keep), ("cut", cut)),
        why=(
            f"Văn bản cấp trên quy định “{keep}”; dự thảo quy định “{cut}”.",
            "Cùng loại giấy tờ, vụ việc, quan hệ đã có trước ngày văn bản có hiệu lực.",
            "Giả định văn bản cấp trên không giao cho văn bản cấp dưới quy định khác.",
        ),
    )


CHECK = Check(Params, differs, (Pair,))
