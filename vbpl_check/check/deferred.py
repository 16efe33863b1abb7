"""What the law wants done first the draft puts off, or puts another step in its place.

"kiểm định lần đầu trong 90 ngày kể từ ngày đưa vào sử dụng" against "phải được kiểm định trước khi đưa vào sử dụng"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.model import Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.sequel import Deferral, First, deferrals, firsts
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``shape``: the step is put off, or another step stands in its place.

    ``event``: share of the syllables of the shorter event that both must have. ``step``: share of the step that what
    is put off must have; ``same``: from which share of it in the draft's own event the draft says what the law says.
    ``later``: share of step and event that the draft must have where only one of them is told.
    ``instead``: share of the law's event that the draft must have before another step, and ``missing``: share of the
    law's step that the draft may then have.
    """

    shape: Literal["later", "instead"]
    event: float = 0.5
    step: float = 0.15
    same: float = 0.2
    later: float = 0.3
    instead: float = 0.3
    missing: float = 0.6


@dataclass(frozen=True, slots=True)
class Sides:
    """All words of the draft and the law's own in lower case, the weights of words."""

    mine: str
    theirs: str
    weights: Weights


def deferred(candidate: Pair, params: Params) -> Signal | None:
    """The best fitting step of the law and what the draft does with it."""
    if candidate.standing is not None and candidate.standing.place > 0:
        return None
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    draft, law = candidate.left, candidate.right
    if law.exceptions or law.delegates or "sanction" in (law.modality, draft.modality) or not comparable(candidate):
        return None
    mine = lowered(f"{draft.heading}. {draft.lead_in} {draft.text}")
    sides = Sides(mine, lowered(f"{law.lead_in} {law.text}"), Weights(candidate.spread, candidate.norms))
    if opposite_cases(lowered(draft.text), sides.theirs):
        return None
    best: tuple[float, First, Deferral] | None = None
    for first in firsts(law):
        for put in deferrals(draft):
            fit = _fit(first, put, sides, params)
            if fit and (best is None or fit > best[0]):
                best = fit, first, put
    return _signal(candidate, params, *best) if best else None


# "các loại máy phải được kiểm định": the step itself stands behind the word of duty
_CORE = re.compile(r".*(?<!\w)(?:phải(?: được| có)?|có trách nhiệm|có nghĩa vụ)(?!\w)")


def _fit(first: First, put: Deferral, sides: Sides, params: Params) -> float:
    core = _CORE.sub("", first.step).strip() or first.step
    cover = sides.weights.cover
    if put.how == "after":
        if cover(core, put.event) > params.same or _said_too(put, sides):
            return 0.0
        return _put_off(core, first, put, sides, params) or _replaced(core, first, put, sides, params)
    if params.shape == "instead":
        return 0.0
    step = cover(core, put.act) if put.how == "later" else max(cover(core, put.act), cover(put.act, first.step))
    event = cover(first.event, sides.mine)
    return 0.4 + 0.25 * (step + event) if min(step, event) >= params.later else 0.0


def _said_too(put: Deferral, sides: Sides) -> bool:
    """Does the law itself put something after the event: "giấy phép sau khi đổi được giữ nguyên số điểm"?"""
    head = re.escape(" ".join(put.event.split()[:2]))
    return re.search(rf"(?:sau khi|kể từ(?: ngày| khi)?|sau ngày)(?: đã)? {head}", sides.theirs) is not None


def _put_off(core: str, first: First, put: Deferral, sides: Sides, params: Params) -> float:
    """How surely the draft puts the step after the event before which the law wants it."""
    event, step = _common(put.event, first.event), sides.weights.cover(core, put.act)
    if params.shape != "later" or event < params.event or step < params.step:
        return 0.0
    return 0.5 + 0.2 * event + 0.25 * step


def _replaced(core: str, first: First, put: Deferral, sides: Sides, params: Params) -> float:
    """How surely the draft lets the event be after another step, and does not speak of the law's own."""
    if params.shape != "instead" or put.timed or not (first.after or put.once):
        return 0.0
    event = sides.weights.cover(first.event, put.act)
    if event < params.instead or sides.weights.cover(core, sides.mine) > params.missing:
        return 0.0
    return 0.5 + 0.3 * event


def _common(one: str, other: str) -> float:
    """Share of the syllables of the shorter text that both have; 0 when either tells nothing."""
    mine, theirs = frozenset(content(one)), frozenset(content(other))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _signal(candidate: Pair, params: Params, fit: float, first: First, put: Deferral) -> Signal:
    draft, law = candidate.left, candidate.right
    words = draft.text[put.start : put.end].strip()
    told = "cho làm sau hoặc làm khi chưa có" if params.shape == "later" else "thay bằng bước khác"
    return Signal(
        strength=round(min(0.95, fit), 3),
        left=(Span(draft.span.start + put.start, draft.span.start + put.end),),
        right=(Span(law.span.start + first.start, law.span.start + first.end),),
        slots=(("step", first.step), ("event", first.event), ("put", words)),
        why=(
            f"Văn bản cấp trên đòi có trước: “{first.step}”, rồi mới: “{first.event}”.",
            f"Dự thảo {told}: “{words}”.",
            "Văn bản cấp trên không có ngoại lệ trong câu này.",
        ),
    )


CHECK = Check(Params, deferred, (Pair,))
