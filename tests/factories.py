"""Values for tests, with defaults for all that a test does not care about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from vbpl_check.model import (
    Address,
    Definition,
    DefinitionPair,
    DocumentInfo,
    Finding,
    Header,
    Norm,
    Pair,
    Place,
    Provision,
    Quantity,
    Role,
    Span,
    Statement,
)

AS_OF = date(2026, 1, 1)


def address(document: str = "a", **parts: str) -> Address:
    """``address("a", dieu="5", khoan="2")``; Điều 1 khoản 1 by default."""
    return Address(document, tuple((parts or {"dieu": "1", "khoan": "1"}).items()))


def document_info(id: str = "a", role: Role = "against", **header: Any) -> DocumentInfo:
    """A document with the given header fields."""
    return DocumentInfo(id, id, Header(**header), role)


def provision(text: str = "", document: str = "a", **parts: str) -> Provision:
    """A provision whose body is ``text`` from offset 0."""
    place = address(document, **parts)
    level, label = place.parts[-1]
    span = Span(0, len(text))
    return Provision(place, level, label, span, "", span)  # type: ignore[arg-type]


def quantity(raw: str, text: str = "", **fields: Any) -> Quantity:
    """``quantity("15 ngày", text)``: exactly 15 days at its place in ``text``; any field can be given instead."""
    start = max(text.find(raw), 0)
    number = re.search(r"\d+", raw)
    value = float(number.group()) if number else None
    plain = Quantity(Span(start, start + len(raw)), raw, value, value, "day", "duration")
    return replace(plain, **fields)


def norm(text: str = "", document: str = "a", **fields: Any) -> Norm:
    """A norm at Điều 1 khoản 1 that starts at offset 0; an obligation unless told otherwise."""
    fields.setdefault("modality", "obligation")
    fields.setdefault("provision", address(document))
    return Norm(text=text, span=Span(0, len(text)), **fields)


def pair(left: Norm, right: Norm, left_document: DocumentInfo | None = None, **fields: Any) -> Pair:
    """Two norms of two documents; the left one is a draft unless told otherwise."""
    fields.setdefault("right_document", document_info("b", number="1/2020/NĐ-CP", kind="Nghị định"))
    fields.setdefault("as_of", AS_OF)
    return Pair(left, right, left_document or document_info("a", "checked", kind="Thông tư", draft=True), **fields)


def statement(item: Norm, document: DocumentInfo | None = None, as_of: date = AS_OF) -> Statement:
    """One norm alone."""
    return Statement(item, document or document_info(), as_of)


def definition(term: str, meaning: str, document: str = "a", **fields: Any) -> Definition:
    """ "term là meaning" at Điều 1 khoản 1."""
    fields.setdefault("provision", address(document))
    return Definition(span=Span(0, len(term) + 4 + len(meaning)), term=term, meaning=meaning, **fields)


def definition_pair(left: Definition, right: Definition, **fields: Any) -> DefinitionPair:
    """Two definitions; the left one in a draft."""
    fields.setdefault("left_document", document_info("a", "checked", kind="Thông tư", draft=True))
    fields.setdefault("right_document", document_info("b", number="1/2020/QH14", kind="Luật"))
    fields.setdefault("as_of", AS_OF)
    return DefinitionPair(left, right, **fields)


def finding(rule: str = "VB201", severity: Literal["error", "warning", "info"] = "error", **fields: Any) -> Finding:
    """A finding between Điều 1 khoản 1 of documents a and b."""
    fields.setdefault("left", Place("a", address("a"), "trong 15 ngày", Span(0, 13)))
    fields.setdefault("right", Place("b", address("b"), "trong 30 ngày", Span(0, 13)))
    fields.setdefault("type", "thoi_han")
    fields.setdefault("strength", 0.9)
    fields.setdefault("message", "15 ngày và 30 ngày")
    return Finding(rule=rule, severity=severity, **fields)
