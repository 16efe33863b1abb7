"""The draft takes out of a part of its rules a group of people that the law says it covers.

"chế độ ăn ca không áp dụng đối với người học nghề" against "Đối tượng áp dụng: người lao động; người học nghề"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words, affirmed
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import MAX_CACHE, lowered


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml. ``covers``: how a heading or sentence says whom a law covers.

    ``floor``: share of the words of the group that the law must have.
    """

    words: Words
    covers: tuple[str, ...]
    floor: float = 0.6


# "Các quy định tại Chương III không áp dụng đối với người học nghề, tập nghề"
_NOT_FOR = re.compile(
    r"(?P<what>[^.;]{4,200}?) (?:không áp dụng (?:đối với|cho|với)|không bao gồm) (?P<whom>[^.;:]{4,200})"
)
# "Thông tư này không áp dụng ...": a text may leave to others what it does not regulate at all
_WHOLE = re.compile(
    r"^(?:[a-zđ0-9]+[.)]\s*)?(?:(?:các )?quy định (?:của|tại|trong) )?"
    r"(?:thông tư|nghị định|quyết định|nghị quyết|luật|quy định|quy chế|văn bản) này$"
)
_ITEM = re.compile(r",\s| và | hoặc ")


@lru_cache(maxsize=MAX_CACHE)
def _not_for(text: str) -> re.Match[str] | None:
    return _NOT_FOR.search(lowered(text))


def excluded(candidate: Pair, params: Params) -> Signal | None:
    """A group that the draft leaves out and that the law's own words take in."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not comparable(candidate):
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    found = _not_for(draft.text)
    if found is None or _WHOLE.match(found["what"].strip(" ,")) or not _covers(law, params):
        return None
    there = frozenset(content(affirmed(law)))
    shares = [_share(item, there, params) for item in _ITEM.split(found["whom"])]
    telling = [share for share in shares if share is not None]
    if not telling or max(telling) < 0.99 or sum(telling) / len(telling) < params.floor:
        return None
    span = Span(draft.span.start + found.start("whom"), draft.span.start + found.end("whom"))
    left = candidate.left is draft
    whom = draft.text[found.start("whom") : found.end("whom")]
    return Signal(
        strength=round(0.5 + 0.4 * sum(telling) / len(telling), 3),
        left=(span,) if left else (),
        right=() if left else (span,),
        slots=(("whom", whom),),
        why=(
            f"Một bên không áp dụng đối với: “{whom}”.",
            "Bên cao hơn nêu nhóm đó trong đối tượng áp dụng và không có ngoại lệ.",
            "Giả định phần quy định bị loại thuộc phạm vi của bên cao hơn.",
        ),
    )


def _covers(law: Norm, params: Params) -> bool:
    """Does the norm say whom its law covers, without exceptions?"""
    if law.exceptions or law.yields:
        return False
    return any(word in lowered(f"{law.heading} {law.lead_in}") for word in params.covers)


def _share(item: str, there: frozenset[str], params: Params) -> float | None:
    """Share of the words of one group that the law has; None for words that name nobody in particular."""
    telling = frozenset(content(item)) - frozenset(params.words.generic)
    return len(telling & there) / len(telling) if len(telling) >= 2 else None


CHECK = Check(Params, excluded, (Pair,))
