"""A few documents made by hand for surveys: a law, a decree that guides it, a circular, a draft that amends the law."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.unit.link.link_documents import cites, facts, place
from vbpl_check.link import Overview, overview
from vbpl_check.model import Citation, Facts, Role, Span, Work

AS_OF = date(2026, 3, 1)
LAW, DECREE, CIRCULAR = "10/2020/QH14", "20/2021/NĐ-CP", "30/2022/TT-BYT"


def whole(source: str, number: str, role: Any, **fields: Any) -> Citation:
    """A citation of a whole document by another, before its first article."""
    return Citation(place(source, ""), Span(0, 0), f"số {number}", Work("number", number), role=role, **fields)


def document(id: str, sentences: list[Any], citations: list[Citation] | None = None, **header: Any) -> Facts:
    """An existing document in force since 2021 whose number is its id unless told otherwise."""
    header.setdefault("issued", date(2020, 11, 1))
    header.setdefault("effective", date(2021, 1, 1))
    role: Role = header.pop("role", "against")
    return facts(id, sentences, role, citations or [], **header)


def corpus() -> list[Facts]:
    """Law (điều 5 cited, guided), decree, circular that guides the decree, a bystander, and a draft."""
    law = document(
        LAW, [("4", "Cơ quan cấp phép thực hiện Điều 5."), ("5.1", "Phí là 100 đồng."), ("5.2", "Chính phủ quy định.")],
        [cites(place(LAW, "4"), LAW, "5")], kind="Luật", issuer="Quốc hội",
    )  # fmt: skip
    decree = document(
        DECREE,
        [("1", "Nghị định này quy định chi tiết khoản 2 Điều 5."), ("2", "Mức phí theo khoản 1 Điều 5 của Luật.")],
        [
            whole(DECREE, LAW, "basis"),
            cites(place(DECREE, "1"), LAW, "5.2", role="guides"),
            cites(place(DECREE, "2"), LAW, "5.1"),
        ],
        kind="Nghị định", issuer="Chính phủ", title="Nghị định về phí",
    )  # fmt: skip
    circular = document(
        CIRCULAR, [("1", "Thông tư này hướng dẫn Điều 1 Nghị định."), ("2", "Theo Điều 4 của Luật.")],
        [cites(place(CIRCULAR, "1"), DECREE, "1", role="guides"), cites(place(CIRCULAR, "2"), LAW, "4")],
        kind="Thông tư", issuer="Bộ Y tế",
    )  # fmt: skip
    draft = facts(
        "draft",
        [
            ("1.1", "Sửa đổi khoản 1 Điều 5."),
            ("2", "Bãi bỏ Nghị định số 99/2001/NĐ-CP."),
            ("3", "Chính phủ quy định chi tiết Điều này.", {"delegates": "chính phủ; cơ quan có thẩm quyền"}),
        ],
        "checked",
        [
            cites(place("draft", "1.1"), LAW, "5.1", role="amends"),
            whole("draft", LAW, "amends"),
            cites(place("draft", "2"), "99/2001/NĐ-CP", "", role="repeals"),
        ],
        number=None, kind="Luật", draft=True, effective=date(2026, 7, 1),
    )  # fmt: skip
    return [law, decree, circular, draft]


def seen(documents: list[Facts] | None = None) -> Overview:
    """How they hang together at 1 March 2026."""
    return overview(documents or corpus(), AS_OF)
