"""The law lists who or what has a right and names how it was come by; the draft gives it to the opposite group as well.

"Mã số được chuyển nhượng gồm: a) mã số phân bổ qua đấu giá" against "mã số phân bổ trực tiếp cũng được chuyển nhượng"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, standing
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words
from vbpl_check.model import Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml, whose ``contrasts`` are the groups that exclude each other.

    ``floor``: share of the words of the law's group that the draft must have.
    """

    words: Words
    floor: float = 0.3


# "Mã, số viễn thông được chuyển nhượng quyền sử dụng bao gồm:", "Đối tượng được hỗ trợ gồm:"
_LISTED = re.compile(
    r"(?:được|có quyền|chỉ) (?P<act>[^:;]{4,160}?)(?:,? (?:bao gồm|gồm|như sau|sau đây))+[^:;]{0,20}:?\s*$"
)
# "chỉ được chuyển nhượng mã số phân bổ qua đấu giá"
_ONLY = re.compile(r"chỉ (?:được|áp dụng|thực hiện|cấp)(?P<act>[^.;]{4,200})")
# "cũng được chuyển nhượng", "được áp dụng cả đối với"
_ALSO = re.compile(r"(?:cũng|đều)(?: (?:được|có quyền|thuộc|áp dụng))+ (?P<act>[^.;]{3,200})")


def extended(candidate: Pair, params: Params) -> Signal | None:
    """A right that the draft gives to the opposite of the group for which the law has it."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not standing(candidate):
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    text = lowered(law.text)
    listed = _LISTED.search(lowered(law.lead_in)) or _ONLY.search(text)
    also = _ALSO.search(lowered(draft.text))
    if listed is None or also is None or law.delegates or law.exceptions:
        return None
    act, given = (frozenset(content(found["act"])) for found in (listed, also))
    if not act & given or len(act & given) / min(len(act), len(given)) < 0.6:
        return None
    pair = _contrast(text, lowered(draft.text), params)
    group = frozenset(content(text)) - frozenset(params.words.generic)
    shared = len(group & frozenset(content(draft.text))) / len(group) if group else 0.0
    if pair is None or shared < params.floor:
        return None
    span = Span(draft.span.start + also.start(), draft.span.start + also.end())
    left = candidate.left is draft
    return Signal(
        strength=round(min(1.0, 0.6 + 0.4 * shared), 3),
        left=(span,) if left else (),
        right=() if left else (span,),
        slots=(("listed", pair[0]), ("given", pair[1])),
        why=(
            f"Bên cao hơn chỉ nêu nhóm “{pair[0]}” cho việc này.",
            f"Bên kia cho cả nhóm “{pair[1]}” (cũng được).",
            "Danh sách của bên cao hơn không có ngoại lệ và không giao quy định thêm.",
        ),
    )


def _contrast(law: str, draft: str, params: Params) -> tuple[str, str] | None:
    """The group of the law and the opposite one of the draft."""
    for first, second in params.words.contrasts:
        for mine, theirs in ((first, second), (second, first)):
            if mine in law and theirs not in law and theirs in draft and mine not in draft:
                return mine, theirs
    return None


CHECK = Check(Params, extended, (Pair,))
