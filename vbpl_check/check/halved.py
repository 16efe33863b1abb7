"""The law has a sum borne in full, or by nobody; the draft has a part of it borne, or by somebody else.

"được trả 50% tiền lương của thời gian ngừng việc" against "được rời bỏ nơi làm việc mà vẫn được trả đủ tiền lương"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, standing
from vbpl_check.compare import tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``sums``: words for what is paid. ``fit``: the least of the share of the draft that the law's provision has and

    the share of the law's sentence that the draft has, added up.
    """

    sums: tuple[str, ...]
    fit: float = 0.35


# "miễn phí", "không thu tiền", "không phải hoàn trả kinh phí"
_FREE = (
    r"miễn phí|không thu(?: tiền| phí| giá)"
    r"|(?:(?<!hàng )không phải|được miễn) (?:trả|nộp|chi trả|chịu|hoàn trả|thanh toán)(?! lại)"
)
# "toàn bộ chi phí", "mọi chi phí", "trả đủ tiền lương", "nộp toàn bộ vào ngân sách", "chi trả kịp thời, toàn bộ"
_WHOLE = (
    r"(?:toàn bộ|mọi|tất cả)(?: các| số)?(?: khoản)? {sums}"
    r"|(?:trả|hưởng|nộp|chịu|thanh toán|chi trả|bảo đảm)(?: kịp thời,)? (?:đủ|đầy đủ|toàn bộ|100 ?%)"
)
# "50%", "một nửa", "chia đều", "phần còn lại", "phần vượt"; not "100%", "0,05%"
_PART = re.compile(
    r"(?<![\w,.])(?:[1-9]\d?(?:,\d+)? ?%|một nửa|một phần (?:hai|ba|tư|năm)|hai phần ba|ba phần tư|chia đều"
    r"|phần còn lại|phần vượt)(?!\w)"
)
# "một phần hoặc toàn bộ", "hỗ trợ toàn bộ hoặc 50%", "tối đa": the law itself leaves the share open
_OPEN = re.compile(
    r"(?<![\w,.])(?:một phần|[1-9]\d?(?:,\d+)? ?%|một nửa|tối thiểu|ít nhất|tối đa|không quá|mức hỗ trợ)(?!\w)"
)
_BREAK = re.compile(r"[;.]\s")


def halved(candidate: Pair, params: Params) -> Signal | None:
    """The sentence of the law that best fits what the draft gives in part."""
    if candidate.standing is not None and candidate.standing.place > 0:
        return None
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    draft, law = candidate.left, candidate.right
    if law.exceptions or law.delegates or "sanction" in (law.modality, draft.modality) or not standing(candidate):
        return None
    text = lowered(draft.text)
    sums = f"(?:{'|'.join(map(re.escape, params.sums))})"
    part = _PART.search(text)
    if part is None or not re.search(rf"(?<!\w){sums}(?!\w)", text) or opposite_cases(text, lowered(law.text)):
        return None
    best: tuple[float, tuple[int, int]] | None = None
    for start, end in _wholes(law, sums):
        fit = _fit(candidate, lowered(law.text)[start:end])
        if fit >= params.fit and (best is None or fit > best[0]):
            best = fit, (start, end)
    return _signal(draft, law, best[0], part, best[1]) if best else None


def _wholes(law: Norm, sums: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of the law stand that have a sum borne in full or by nobody."""
    whole = re.compile(rf"(?<!\w)(?:{_FREE}|{_WHOLE.format(sums=sums)})(?!\w)")
    text, start = lowered(law.text), 0
    for stop in (*(found.end() for found in _BREAK.finditer(text)), len(text)):
        if whole.search(text, start, stop) and not _OPEN.search(text, start, stop):
            yield start, stop
        start = stop


def _fit(candidate: Pair, sentence: str) -> float:
    draft, law = candidate.left, candidate.right
    cover = Weights(candidate.spread, candidate.norms).cover
    mine = cover(lowered(draft.text), f"{lowered(law.heading)} {lowered(law.lead_in)} {sentence}")
    return mine + cover(sentence, lowered(f"{draft.heading}. {draft.lead_in} {draft.text}"))


def _signal(draft: Norm, law: Norm, fit: float, part: re.Match[str], place: tuple[int, int]) -> Signal:
    whole = law.text[place[0] : place[1]].strip()
    return Signal(
        strength=round(min(0.95, 0.5 + 0.4 * fit), 3),
        left=(Span(draft.span.start + part.start(), draft.span.start + part.end()),),
        right=(Span(law.span.start + place[0], law.span.start + place[1]),),
        slots=(("part", part.group()), ("whole", whole)),
        why=(
            f"Dự thảo chỉ tính một phần: “{part.group()}”.",
            f"Văn bản cấp trên: “{whole}”.",
            "Câu này của văn bản cấp trên không có ngoại lệ và không để ngỏ mức khác.",
        ),
    )


CHECK = Check(Params, halved, (Pair,))
