"""The draft leaves out by name what the law names as covered.

"…; không gồm chứng chỉ tiền gửi" against "tiền gửi có kỳ hạn, tiền gửi tiết kiệm, chứng chỉ tiền gửi"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vbpl_check.check import Check, against_draft, standing
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml.

    ``named``: share of the weight of what is left out that the law must name; ``excepted``: from which share of it in
    an exception of the law on the law leaves it out as well. ``matter``: share of the rest of the draft's sentence
    that the law must have.
    """

    words: Words
    named: float = 0.8
    excepted: float = 0.5
    matter: float = 0.4


# "không gồm chứng chỉ tiền gửi", "không bao gồm vị thuốc", ", trừ dân phòng"; not "khấu trừ", "loại trừ khỏi"
_LEFT_OUT = re.compile(
    r"(?<!\w)(?:không (?:bao )?gồm|không kể|ngoại trừ|(?<=, )trừ(?! (?:vào|đi|hết|điểm|lùi)))(?!\w)"
    r"(?: (?:các|những|cả|trường hợp|đối với))* (?P<what>[^;.:]{4,200})"
)
_ITEM = re.compile(r",\s| và | hoặc ")
# "khác với", "quy định khác", "khách quan khác": names nothing in particular
_VAGUE = re.compile(r"(?<!\w)(?:khác|quy định|khoản|điều \d|này)(?!\w)")
# "trừ trường hợp kết quả khám sức khỏe đã được kết nối, chia sẻ trên cơ sở dữ liệu": spared the paper, not the thing
_AT_HAND = re.compile(r"đã (?:được )?(?:kết nối|chia sẻ|khai thác|cập nhật|số hóa)|cơ sở dữ liệu")
_TELLING = 2


def omits(candidate: Pair, params: Params) -> Signal | None:
    """What the draft leaves out and the law's nearest provision names."""
    if not against_draft(candidate) or (candidate.standing and candidate.standing.place):
        return None
    if not standing(replace(candidate, left=replace(candidate.left, exceptions=()))):  # they are the point here
        return None
    draft, law = candidate.left, candidate.right
    if tier(candidate.left_document, candidate.right_document) != -1 or law.delegates or law.modality == "prohibition":
        return None
    weights = Weights(candidate.spread, candidate.norms)
    text, theirs = lowered(draft.text), lowered(f"{law.lead_in} {law.text}")
    if weights.cover(_LEFT_OUT.sub(" ", text), theirs) < params.matter:
        return None
    for what, start, end in _items(text):
        if _named(what, theirs, weights, params) and not _elsewhere(what, draft, params):
            return _signal(candidate, draft.text[start:end], start, end)
    return None


def _items(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _LEFT_OUT.finditer(text):
        if _AT_HAND.search(found["what"]):
            continue
        at = found.start("what")
        for item in _ITEM.split(found["what"]):
            start = text.find(item, at)
            at = start + len(item)
            if len(content(item)) >= _TELLING and not _VAGUE.search(item):
                yield item, start, at


def _named(what: str, theirs: str, weights: Weights, params: Params) -> bool:
    """Does the law name it, and not only in order to leave it out?"""
    kept = _LEFT_OUT.sub(" ", theirs)
    if weights.cover(what, kept) < params.named or f" {' '.join(content(what))} " not in f" {' '.join(content(kept))} ":
        return False
    return all(weights.cover(what, found["what"]) < params.excepted for found in _LEFT_OUT.finditer(theirs))


def _elsewhere(what: str, draft: Norm, params: Params) -> bool:
    """Is it the very matter of the clause ("số tiền phải nộp, trừ số tiền đã nộp")?"""
    rest = _LEFT_OUT.sub(" ", lowered(f"{draft.heading} {draft.lead_in}"))
    telling = frozenset(content(what)) - frozenset(params.words.generic)
    return not telling or telling <= frozenset(content(rest))


def _signal(candidate: Pair, what: str, start: int, end: int) -> Signal:
    draft = candidate.left
    return Signal(
        strength=0.8,
        left=(Span(draft.span.start + start, draft.span.start + end),),
        slots=(("what", what),),
        why=(
            f"Dự thảo loại ra: “{what}”.",
            "Quy định gần nhất của văn bản cấp trên nêu đúng đối tượng đó và không loại ra.",
            "Văn bản cấp trên không giao quy định thêm.",
        ),
    )


CHECK = Check(Params, omits, (Pair,))
