"""A subordinate text cuts short what the governing text lets go on.

"Giấy phép cấp trước ngày ... chỉ được sử dụng đến hết năm 2026" against "tiếp tục được sử dụng đến hết thời hạn"
"""

from __future__ import annotations

from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.compare import content, cover, tier, tone
from vbpl_check.model import Norm, Pair, Signal


@dataclass(frozen=True)
class Params:
    """``keeps``: words by which a transitional rule lets something go on; ``cuts``: words that end it early.

    ``things``: nouns of what goes on; both sides must name the same one. ``floor``: likeness of what is spoken of.
    """

    keeps: tuple[str, ...]
    cuts: tuple[str, ...]
    things: tuple[str, ...]
    floor: float = 0.5


def cuts_short(candidate: Pair, params: Params) -> Signal | None:
    """The rule that ends what the other keeps."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or candidate.left_document.id == candidate.right_document.id:
        return None
    lower, higher = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    if not higher.transitional:
        return None
    ends, goes_on = tone(lower.text).lower(), tone(higher.text).lower()
    cut = next((word for word in params.cuts if word in ends), "")
    keep = next((word for word in params.keeps if word in goes_on), "")
    if not cut or not keep or any(word in ends for word in params.keeps):
        return None
    strength = _same_thing(lower, higher, ends, goes_on, params)
    if strength < params.floor:
        return None
    return Signal(
        strength=round(min(1.0, 0.35 + 0.6 * strength), 3),
        left=(candidate.left.span,),
        right=(candidate.right.span,),
        slots=(("keep", keep), ("cut", cut)),
        why=(
            f"Văn bản cấp trên cho “{keep}”; văn bản cấp dưới lại “{cut}”.",
            "Cùng loại giấy tờ, vụ việc đã có trước ngày văn bản có hiệu lực.",
            "Giả định văn bản cấp trên không giao cho văn bản cấp dưới rút ngắn.",
        ),
    )


def _same_thing(lower: Norm, higher: Norm, ends: str, goes_on: str, params: Params) -> float:
    """Share of the words of what the governing rule keeps, up to the keeping words, that the other speaks of too."""
    if not any(thing in ends and thing in goes_on for thing in params.things):
        return 0.0
    spoken = goes_on[: min((goes_on.find(word) for word in params.keeps if word in goes_on), default=len(goes_on))]
    if len(content(spoken)) < 3:
        return 0.0
    return cover(spoken, f"{lower.heading} {lower.lead_in} {lower.text}")


CHECK = Check(Params, cuts_short, (Pair,))
