"""Small documents and findings for the tests of ranking."""

from __future__ import annotations

from datetime import date
from typing import Any

from vbpl_check.model import Address, DocumentInfo, Finding, Header, Place, Span

AS_OF = date(2024, 6, 1)


def info(
    id: str, kind: str | None = None, number: str | None = None, issuer: str | None = None, **header: Any
) -> DocumentInfo:
    """A document; ``role`` "checked" when given."""
    role = header.pop("role", "against")
    return DocumentInfo(id, f"kho/{id}.txt", Header(number=number, kind=kind, issuer=issuer, **header), role)


def address(document: str, path: str) -> Address:
    """ "5.2.a" -> Điều 5 khoản 2 điểm a."""
    return Address(document, tuple(zip(("dieu", "khoan", "diem"), path.split(".") if path else (), strict=False)))


def place(document: str, path: str, quote: str = "trong thời hạn 15 ngày", mark: str = "", start: int = 100) -> Place:
    """A place whose highlight is ``mark``, found in the quote."""
    at = start + quote.index(mark)
    marks = (Span(at, at + len(mark)),) if mark else ()
    return Place(document, address(document, path), quote, Span(start, start + len(quote)), marks)


def finding(left: Place, right: Place | None = None, **change: Any) -> Finding:
    """A finding of rule VB201; ``change`` overrides its fields."""
    fields: dict[str, Any] = {
        "rule": "VB201", "type": "thoi_han", "severity": "error", "strength": 0.9, "message": "hai thời hạn khác nhau",
        "similarity": 0.6,
    } | change  # fmt: skip
    return Finding(left=left, right=right, **fields)


LAW = info("luat", "Luật", "45/2019/QH14", "Quốc hội", issued=date(2019, 11, 20), effective=date(2021, 1, 1))
DECREE = info("nd", "Nghị định", "145/2020/NĐ-CP", "Chính phủ", issued=date(2020, 12, 14))
DRAFT = info("dt", "Nghị định", None, "Chính phủ", title="Nghị định về lao động", draft=True, role="checked")
