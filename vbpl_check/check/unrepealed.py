"""A draft takes the place of a document of the same name, kind and issuer, and does not say what becomes of that.

"Quyết định ban hành Quy định về quản lý chợ" beside the one of 2019 of the same title that is still in force.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.model import DocumentInfo, Norm, Signal, Span, Whole
from vbpl_check.names import document_name
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``kinds`` of documents, in lower case; ``articles``: a text with fewer is an excerpt, not a document."""

    kinds: tuple[str, ...]
    articles: int = 3


# "thay thế", "bãi bỏ", "hết hiệu lực", "sửa đổi, bổ sung": the fate of another document
_FATE = re.compile(
    r"thay thế|bãi bỏ|hết hiệu lực|hủy bỏ|chấm dứt hiệu lực|sửa đổi, bổ sung|vẫn (?:còn|tiếp tục) (?:có )?hiệu lực"
)
# "Thông tư này có hiệu lực thi hành kể từ ngày"
_FORCE = re.compile(r"này có hiệu lực")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def unrepealed(candidate: Whole, params: Params) -> Signal | None:
    """The older document, when no sentence of the draft ends, changes or keeps any document."""
    document = candidate.document
    if not document.drafted or (document.header.kind or "").lower() not in params.kinds:
        return None
    older = [info for info in candidate.forerunners if _years(info) == _years(document)]
    own = [norm for norm in candidate.norms if not norm.quoted]
    if not older or len({norm.provision.label("dieu") for norm in own}) < params.articles:
        return None
    if any(_fate(norm, older) for norm in own):
        return None
    force = next((norm for norm in own if _FORCE.search(lowered(norm.text))), None)
    newest = max(older, key=lambda info: (info.header.issued is not None, info.header.issued, info.id))
    return Signal(
        strength=0.85,
        left=(Span(force.span.start, force.span.end),) if force else (),
        slots=(("older", document_name(newest)), ("kind", document.header.kind or "văn bản")),
        why=(
            f"{document_name(newest)} cùng loại, cùng cơ quan, cùng tên “{newest.header.title}” và còn hiệu lực.",
            "Dự thảo không có câu nào thay thế, bãi bỏ, sửa đổi hay giữ lại văn bản đó.",
            "Khi ban hành văn bản mới, văn bản, phần, điều, khoản bị thay thế phải được nêu rõ trong văn bản.",
        ),
    )


def _years(info: DocumentInfo) -> frozenset[str]:
    """The years in a title: that of 2024 and that of 2025 regulate a year each."""
    return frozenset(_YEAR.findall(info.header.title or ""))


def _fate(norm: Norm, older: list[DocumentInfo]) -> bool:
    text = lowered(f"{norm.heading} {norm.lead_in} {norm.text}")
    if not _FATE.search(text):
        return False
    named = any(info.header.number and info.header.number.lower() in text for info in older)
    return named or norm.transitional or bool(re.search(r"số \d|văn bản|quy định trước đây", text))


CHECK = Check(Params, unrepealed, (Whole,))
