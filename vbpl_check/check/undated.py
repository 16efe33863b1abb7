"""A draft that nowhere says when it takes effect.

"Thông tư này thay thế Thông tư số 05/2019/TT-BYT" and "Chánh Văn phòng chịu trách nhiệm thi hành Thông tư này", but no
"Thông tư này có hiệu lực thi hành kể từ ngày …"; a date left blank is as good as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.model import Norm, Signal, Span, Whole
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Single:
    """A kind of document whose issuer mostly decides single cases with it, which need no day of effect."""

    kind: str
    issuer: str


@dataclass(frozen=True)
class Params:
    """``kinds`` of documents, in lower case, except ``single``; ``articles``: a text with fewer is an excerpt."""

    kinds: tuple[str, ...]
    articles: int = 3
    single: tuple[Single, ...] = ()


# "Thông tư này có hiệu lực thi hành kể từ ngày", "có hiệu lực từ ngày … tháng … năm …", "thi hành kể từ ngày ký"
_FORCE = re.compile(r"hiệu lực|(?:thi hành|áp dụng|thực hiện) (?:kể )?từ (?:ngày|năm)|bắt đầu từ ngày")
# "chịu trách nhiệm thi hành Quyết định này", "tổ chức thực hiện Nghị quyết này": the last words of a document
_CARRYING_OUT = re.compile(
    r"(?:thi hành|thực hiện|triển khai)(?: thực hiện)? "
    r"(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định) này"
)
# "Thông tư này thay thế Thông tư số 05/2019/TT-BYT", "Bãi bỏ Quyết định số 12/2020/QĐ-UBND"
_ENDS = re.compile(
    r"(?:thay thế|bãi bỏ)(?: toàn bộ)?(?: các)? (?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định)"
)


def undated(candidate: Whole, params: Params) -> Signal | None:
    """The words that show that the whole text is there, and that no sentence gives the day."""
    document = candidate.document
    kind, issuer = ((name or "").lower() for name in (document.header.kind, document.header.issuer))
    if not document.drafted or kind not in params.kinds or document.header.effective:
        return None
    if any(kind == one.kind and issuer.startswith(one.issuer) for one in params.single):
        return None
    own = [norm for norm in candidate.norms if not norm.quoted]
    if len({norm.provision.label("dieu") for norm in own}) < params.articles:
        return None
    texts = [lowered(f"{norm.heading} {norm.lead_in} {norm.text}") for norm in own]
    if any(_FORCE.search(text) and "này" in text for text in texts):
        return None
    found = _last(own, _ENDS) or _last(own, _CARRYING_OUT)
    if found is None:
        return None
    return Signal(
        strength=0.85,
        left=(found,),
        slots=(("kind", document.header.kind or "văn bản"),),
        why=(
            "Không câu nào của dự thảo nói văn bản có hiệu lực từ khi nào, dù dự thảo đã có phần tổ chức thi hành.",
            "Thời điểm có hiệu lực phải được quy định trong văn bản; ngày để trống để điền sau cũng được.",
        ),
    )


def _last(norms: list[Norm], pattern: re.Pattern[str]) -> Span | None:
    for norm in reversed(norms):
        found = pattern.search(lowered(norm.text))
        if found:
            return Span(norm.span.start + found.start(), norm.span.start + found.end())
    return None


CHECK = Check(Params, undated, (Whole,))
