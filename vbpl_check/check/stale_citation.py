"""A citation names a document that is no longer in force.

"thực hiện theo Nghị định số 10/2015/NĐ-CP" after that decree was replaced
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.check import Check, written
from vbpl_check.model import Reference, Signal


@dataclass(frozen=True)
class Params:
    """``period``: texts written after the cited document ended ("after") or before it ("before").

    ``historical``: words that make a dead document a thing of the past and not a source of rules.
    """

    historical: tuple[str, ...]
    period: Literal["after", "before"] = "after"


# "trừ khoản 3 Điều 10": the document did not end as a whole; not "trừ quy định tại khoản 1 Điều 64 của Luật này"
_PARTLY = re.compile(r"\btrừ\b(?![^;.]*\bnày\b)|một số điều|một phần")
# "Luật Kế toán số 88/2015/QH13 được sửa đổi, bổ sung bởi Luật số 38/2019/QH14": the history of a living document
_HISTORY = re.compile(r"sửa đổi, bổ sung[^.;]{0,200}$")


def stale(candidate: Reference, params: Params) -> Signal | None:
    """The dead document with the day of its end and what ended it."""
    ended, citation = candidate.ended_on, candidate.citation
    if (
        ended is None
        or ended > candidate.as_of
        or citation.quoted
        or citation.role in ("amends", "repeals", "replaces")
    ):
        return None
    if candidate.ended_by is not None and candidate.ended_by.source.document == citation.source.document:
        return None  # the document that repeals it
    day = written(candidate.document, candidate.as_of)
    if day is None or (day >= ended) != (params.period == "after"):
        return None
    sentence = candidate.sentence.lower()
    if any(word in sentence for word in params.historical) or _HISTORY.search(sentence.split(citation.raw.lower())[0]):
        return None
    partly = candidate.ended_by is not None and _PARTLY.search(candidate.ended_by.why) is not None
    by = candidate.ended_by_document
    number = by.header.number if by is not None else None
    what = f"{(by.header.kind or 'văn bản') if by else ''} số {number}" if number else "văn bản khác"
    return Signal(
        strength=0.5 if partly else 0.95 if citation.role == "cites" else 0.8,
        left=(citation.span,),
        slots=(("cited", citation.raw), ("ended", f"{ended:%d/%m/%Y}"), ("by", what)),
        why=(
            f"Văn bản được dẫn hết hiệu lực từ ngày {ended:%d/%m/%Y}, do {what} bãi bỏ hoặc thay thế.",
            f"Văn bản dẫn được soạn hoặc ban hành ngày {day:%d/%m/%Y}.",
            *(["Có phần được giữ lại khi bãi bỏ: cần đối chiếu điều khoản được dẫn."] if partly else []),
        ),
    )


CHECK = Check(Params, stale, (Reference,))
