"""Checks with one side: references, abolished names, forms of documents; and definitions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.factories import address, definition, definition_pair, document_info, norm, statement
from vbpl_check.check import apply, bind
from vbpl_check.model import Citation, DocumentInfo, Finding, Link, Reference, Span, Target, Work
from vbpl_check.rulebook import load_rules

RULES = {bound.rule.id: bound for bound in bind(load_rules())}
TODAY = date(2026, 1, 1)
DRAFT = document_info("a", "checked", kind="Nghị định", draft=True)
LAW = document_info("b", number="10/2020/QH14", kind="Luật")


def reference(raw: str = "khoản 8 Điều 62 Luật X", **fields: Any) -> Reference:
    sentence = fields.pop("sentence", f"Việc xử lý thực hiện theo {raw}.")
    start = sentence.find(raw)
    keys = ("work", "parts", "role", "quoted")
    citation: dict[str, Any] = {key: fields.pop(key) for key in keys if key in fields}
    citation.setdefault("work", Work("number", "10/2020/QH14"))
    citation.setdefault("parts", (("dieu", "62"), ("khoan", "8")))
    fields.setdefault("target", Target("no_provision", None, address("b", dieu="62"), tuple("1234567")))
    return Reference(
        Citation(address("a"), Span(start, start + len(raw)), raw, **citation), sentence, document=fields.pop("document", DRAFT),
        as_of=TODAY, target_document=LAW, **fields,
    )  # fmt: skip


def found(candidate: Any, rule: str) -> list[Finding]:
    return list(apply(candidate, (RULES[rule],)))


def test_missing_clause_is_named_with_those_that_exist() -> None:
    (one,) = found(reference(), "VB501")
    assert one.strength == 0.95
    assert one.message == (
        "khoản 1 Điều 1 dự thảo Nghị định dẫn “khoản 8 Điều 62 Luật X” nhưng không có khoản 8; chỉ có: 1, 2, 3, 4, 5, 6, 7"
    )
    assert one.left.highlights == (Span(26, 48),)
    assert one.right is not None
    assert str(one.right.address) == "b#dieu-62"


@pytest.mark.parametrize(
    "fields",
    [
        {"target": Target("found", address("b"))},
        {"target": Target("ambiguous", None, address("b", dieu="62"), tuple("1234567"))},
        {"parts": (("dieu", "62"), ("khoan", "3a"))},
        {"role": "amends"},
        {"quoted": True},
        {"sentence": "Thực hiện theo khoản 8 Điều 62 Luật X đã được sửa đổi, bổ sung năm 2025."},
        {"target": Target("no_provision", None, None, ("1", "2", "10")), "parts": (("dieu", "162"),)},
    ],
)
def test_citations_that_may_be_right(fields: dict[str, Any]) -> None:
    assert found(reference(**fields), "VB501") == []


def test_hole_in_the_numbering_is_weak() -> None:
    target = Target("no_provision", None, address("b", dieu="62"), ("1", "2", "4", "9"))
    (one,) = found(reference(target=target), "VB501")
    assert one.strength == 0.45


DEAD = {
    "target": Target("found", address("b")),
    "ended_on": date(2021, 7, 1),
    "ended_by": Link(address("c", dieu="40"), address("b"), "repeals", "Luật số 10/2020/QH14 hết hiệu lực."),
    "ended_by_document": document_info("c", number="20/2021/QH15", kind="Luật"),
}


@pytest.mark.parametrize(
    ("document", "sentence", "rules"),
    [
        (DRAFT, "", ["VB503"]),
        (document_info("a", number="1/2020/TT-BNV", issued=date(2020, 1, 1)), "", ["VB508"]),
        (document_info("a", number="1/2023/TT-BNV", issued=date(2023, 1, 1)), "", ["VB503"]),
        (DRAFT, "Giấy phép đã được cấp theo khoản 8 Điều 62 Luật X còn giá trị.", []),
        (DRAFT, "Luật Z được sửa đổi, bổ sung một số điều theo khoản 8 Điều 62 Luật X.", []),
        (document_info("c", number="20/2021/QH15", issued=date(2022, 1, 1)), "", ["VB503"]),
    ],
)
def test_dead_documents(document: DocumentInfo, sentence: str, rules: list[str]) -> None:
    fields: dict[str, Any] = {**DEAD, "document": document, **({"sentence": sentence} if sentence else {})}
    candidate = reference(**fields)
    assert [rule for rule in ("VB503", "VB504", "VB508") if found(candidate, rule)] == rules


@pytest.mark.parametrize(
    ("text", "issued", "rules"),
    [
        ("Bộ Kế hoạch và Đầu tư thẩm định dự án.", date(2025, 3, 1), ["VB601"]),
        ("Bộ Kế hoạch và Đầu tư thẩm định dự án.", date(2025, 2, 28), ["VB602"]),
        ("Uỷ ban nhân dân cấp huyện tiếp nhận đơn.", date(2025, 7, 1), ["VB603"]),
        ("Sở Lao động – Thương binh và Xã hội tiếp nhận đơn.", date(2025, 7, 1), ["VB601"]),
        ("Sở Lao động-Thương binh và Xã hội tiếp nhận đơn.", date(2025, 7, 1), ["VB601"]),
        ("Đề án áp dụng tại tỉnh Bến Tre.", date(2025, 8, 1), ["VB604"]),
        ("Người dân xuất trình sổ hộ khẩu.", date(2024, 8, 1), ["VB605"]),
        ("Bộ Kế hoạch và Đầu tư cũ bàn giao hồ sơ cho Bộ Tài chính.", date(2025, 4, 1), []),
        ("Bộ Thương mại Hoa Kỳ điều tra chống bán phá giá.", date(2025, 4, 1), []),
        ("Bộ Tài chính thẩm định dự án.", date(2025, 4, 1), []),
    ],
)
def test_names_that_ended(text: str, issued: date, rules: list[str]) -> None:
    candidate = statement(norm(text), document_info(number="1/2025/TT-BTC", kind="Thông tư", issued=issued))
    assert [rule for rule in sorted(RULES) if rule.startswith("VB6") and found(candidate, rule)] == rules


def test_name_is_highlighted_as_written() -> None:
    text = "Gửi báo cáo về Bộ  Kế hoạch"
    assert found(statement(norm(text), DRAFT, TODAY), "VB601") == []
    (one,) = found(statement(norm("Đơn gửi Uỷ ban nhân dân cấp huyện."), DRAFT, TODAY), "VB603")
    assert one.left.highlights == (Span(8, 33),)


@pytest.mark.parametrize(
    ("left", "right", "conflict"),
    [
        ("người dưới 16 tuổi được gia đình nhận nuôi", "người dưới 18 tuổi được gia đình nhận nuôi", True),
        ("người dưới 16 tuổi được gia đình nhận nuôi", "người dưới 16 tuổi mà gia đình đã nhận nuôi", False),
        ("tiền thuê và tiền điện", "tiền thuê, không bao gồm tiền điện", True),
        ("cơ sở có trên 5 phòng theo quy định của Luật Du lịch", "cơ sở có trên 9 phòng", False),
        (
            "nhà máy nước dành chỉ để cấp nước sạch cho dân cư",
            "nhà máy nước cấp nước sạch cho dân cư, phần còn lại bán",
            True,
        ),
    ],
)
def test_definitions(left: str, right: str, conflict: bool) -> None:
    candidate = definition_pair(definition("Thuật ngữ", left), definition("Thuật ngữ", right, "b"))
    assert bool(found(candidate, "VB401")) == conflict


def test_definitions_of_unrelated_laws_are_left_alone() -> None:
    laws = {"left_document": document_info("a", kind="Luật"), "right_document": document_info("b", kind="Luật")}
    one, other = definition("Hộ nhỏ", "hộ dưới 3 người"), definition("Hộ nhỏ", "hộ dưới 5 người", "b")
    assert found(definition_pair(one, other, **laws), "VB401") == []
    tied = Link(address("a"), address("b"), "cites")
    assert len(found(definition_pair(one, other, links=(tied,), **laws), "VB401")) == 1
