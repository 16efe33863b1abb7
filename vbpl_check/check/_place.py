"""Where a candidate stands: the two places of a finding and how they are called in a message."""

from __future__ import annotations

from typing import Literal

from vbpl_check.model import (
    Address,
    Candidate,
    Definition,
    DefinitionPair,
    DocumentInfo,
    Norm,
    Pair,
    Place,
    Reference,
    Signal,
    Span,
    Statement,
)

_LEVELS = {
    "phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu_muc": "Tiểu mục", "dieu": "Điều", "khoan": "khoản",
    "diem": "điểm", "kem_theo": "văn bản kèm theo", "phu_luc": "Phụ lục",
}  # fmt: skip
_OUTER = {"phan", "chuong", "muc", "tieu_muc", "kem_theo"}


def provision_name(address: Address) -> str:
    """ "điểm a khoản 2 Điều 5": from the inside out; parts above an article are left out when there is an article."""
    parts = address.parts
    if any(level == "dieu" for level, _ in parts):
        parts = tuple(part for part in parts if part[0] not in _OUTER)
    return " ".join(f"{_LEVELS.get(level, level)} {label}".strip() for level, label in reversed(parts))


def document_name(info: DocumentInfo) -> str:
    """ "Luật số 45/2019/QH14", "dự thảo Nghị định", or the name of the input."""
    header = info.header
    if header.number:
        return f"{header.kind or 'Văn bản'} số {header.number}"
    if header.draft or info.role == "checked":
        return f"dự thảo {header.kind}" if header.kind else "văn bản được kiểm tra"
    return header.title or info.name


def cite(candidate: Candidate, side: Literal["left", "right"]) -> str:
    """Name of one side for a message; empty when the candidate has no such side."""
    match candidate:
        case Pair() | DefinitionPair():
            item = candidate.left if side == "left" else candidate.right
            info = candidate.left_document if side == "left" else candidate.right_document
            return _full(item.provision, info)
        case Reference():
            if side == "left":
                return _full(candidate.citation.source, candidate.document)
            return document_name(candidate.target_document) if candidate.target_document else ""
        case Statement():
            return _full(candidate.norm.provision, candidate.document) if side == "left" else ""


def _full(address: Address, info: DocumentInfo) -> str:
    return f"{provision_name(address)} {document_name(info)}".strip()


def places(candidate: Candidate, signal: Signal) -> tuple[Place, Place | None]:
    """Both places, with the words of the signal as highlights."""
    match candidate:
        case Pair() | DefinitionPair():
            return (
                _place(candidate.left, candidate.left_document, signal.left),
                _place(candidate.right, candidate.right_document, signal.right),
            )
        case Statement():
            return _place(candidate.norm, candidate.document, signal.left), None
        case Reference():
            return _cited(candidate, signal)


def _place(item: Norm | Definition, info: DocumentInfo, highlights: tuple[Span, ...]) -> Place:
    if isinstance(item, Norm):
        return Place(
            info.id, item.provision, item.text, item.span, highlights, item.breadcrumb or item.heading, item.lead_in
        )
    return Place(info.id, item.provision, f"{item.term} là {item.meaning}", item.span, highlights)


def _cited(candidate: Reference, signal: Signal) -> tuple[Place, Place | None]:
    citation = candidate.citation
    before = candidate.sentence.find(citation.raw)
    quote, span = citation.raw, citation.span
    if before >= 0:
        start = citation.span.start - before
        quote, span = candidate.sentence, Span(start, start + len(candidate.sentence))
    left = Place(candidate.document.id, citation.source, quote, span, signal.left or (citation.span,))
    end = candidate.ended_by
    if end is not None and candidate.ended_by_document is not None:
        return left, Place(candidate.ended_by_document.id, end.source, end.why, Span(0, 0))
    nearest = candidate.target.nearest
    if nearest is not None and candidate.target_document is not None:
        return left, Place(candidate.target_document.id, nearest, "", Span(0, 0))
    return left, None
