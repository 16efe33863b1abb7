"""The law allows an act only inside a bound; the draft allows it outside.

"chỉ được công chứng trong phạm vi tỉnh nơi đặt trụ sở" against "được công chứng ngoài tỉnh nơi đặt trụ sở"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, cover, tier
from vbpl_check.denials import Words
from vbpl_check.model import Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml. ``floor``: share of the words of act and bound that both must have."""

    words: Words
    floor: float = 0.6


# "chỉ được công chứng giao dịch về bất động sản trong phạm vi tỉnh nơi đặt trụ sở"
_INSIDE = re.compile(
    r"chỉ (?:được phép|được|có quyền|thực hiện)? ?(?P<act>[^;.]{3,160}?) (?:ở trong|trong phạm vi|bên trong|trong)"
    r" (?P<bound>[^,;.]{4,120})"
)
# "được công chứng cả hợp đồng chuyển nhượng ngoài tỉnh nơi đặt trụ sở"
_OUTSIDE = re.compile(
    r"(?<!không )(?:được|có thể|có quyền) (?P<act>[^;.]{3,160}?) (?:ở ngoài|ngoài phạm vi|bên ngoài|ngoài)"
    r" (?P<bound>[^;.]{4,120})"
)


def beyond(candidate: Pair, params: Params) -> Signal | None:
    """An act that the draft lets be done beyond the bound of the law."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not comparable(candidate):
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    inside, outside = _INSIDE.search(lowered(law.text)), _OUTSIDE.search(lowered(draft.text))
    if inside is None or outside is None or law.delegates:
        return None
    if any(cover(part, draft.text) >= 0.5 for part in law.exceptions):
        return None
    act = _share(outside["act"], inside["act"], params)
    bound = _share(outside["bound"], inside["bound"], params)
    same_act = act >= params.floor or content(outside["act"])[:2] == content(inside["act"])[:2] != ()
    if not same_act or bound < params.floor:
        return None
    left = candidate.left is draft
    spans = {
        id(norm): (Span(norm.span.start + found.start(), norm.span.start + found.end()),)
        for norm, found in ((draft, outside), (law, inside))
    }
    return Signal(
        strength=round(min(1.0, 0.6 + 0.3 * bound), 3),
        left=spans[id(draft)] if left else spans[id(law)],
        right=spans[id(law)] if left else spans[id(draft)],
        slots=(("bound", inside["bound"]), ("act", outside["act"])),
        why=(
            f"Bên cao hơn chỉ cho làm trong: “{inside['bound']}”.",
            f"Bên kia cho làm ngoài: “{outside['bound']}”.",
            "Ngoại lệ của bên cao hơn không nói tới việc này." if law.exceptions else "Bên cao hơn không có ngoại lệ.",
        ),
    )


def _share(one: str, other: str, params: Params) -> float:
    """Share of the telling words of the shorter text that the other has."""
    a, b = (frozenset(content(text)) - frozenset(params.words.generic) for text in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


CHECK = Check(Params, beyond, (Pair,))
