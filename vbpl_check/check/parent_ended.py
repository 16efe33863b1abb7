"""A citation names a text whose statute has ended, so that it may have ended with it.

"theo Nghị định số 10/2015/NĐ-CP", which details a law that was replaced in 2020
"""

from __future__ import annotations

from dataclasses import dataclass

from vbpl_check.check import Check, written
from vbpl_check.model import Reference, Signal


@dataclass(frozen=True)
class Params:
    """``historical``: words of the citing sentence that speak of the past."""

    historical: tuple[str, ...]


def parent_ended(candidate: Reference, params: Params) -> Signal | None:
    """The day on which the statute ended, and what ended it."""
    citation, life = candidate.citation, candidate.life
    if life is None or life.state != "expired_with_parent" or life.since is None or candidate.ended_on is not None:
        return None
    day = written(candidate.document, candidate.as_of)
    if day is None or day < life.since or candidate.transitional or citation.quoted:
        return None
    if citation.role not in ("cites", "basis", "guides") or candidate.document.id == citation.work.number:
        return None
    sentence = candidate.sentence.lower()
    if any(word in sentence for word in params.historical):
        return None
    by = f"{life.by.header.kind or 'văn bản'} số {life.by.header.number}" if life.by else "văn bản khác"
    return Signal(
        strength=0.4,
        left=(citation.span,),
        slots=(("cited", citation.raw), ("ended", f"{life.since:%d/%m/%Y}"), ("by", by)),
        why=(
            f"Văn bản được dẫn quy định chi tiết luật, pháp lệnh đã hết hiệu lực từ ngày {life.since:%d/%m/%Y} ({by}).",
            "Chưa đối chiếu danh mục văn bản được công bố tiếp tục có hiệu lực.",
        ),
    )


CHECK = Check(Params, parent_ended, (Reference,))
