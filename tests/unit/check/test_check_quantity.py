"""When two values are of one thing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import address, document_info, norm, pair, quantity
from vbpl_check.check import apply, bind
from vbpl_check.model import Norm, Span
from vbpl_check.rulebook import load_rules

RULES = {bound.rule.id: bound for bound in bind(load_rules())}
TEXT = "Thời hạn nuôi cách ly lợn giống nhập khẩu là {} ngày kể từ ngày nhập trại."


def at(days: int, document: str = "a", text: str = TEXT, **fields: Any) -> Norm:
    body = text.format(days)
    fields.setdefault("quantities", (quantity(f"{days} ngày", body, origin="nhập trại"),))
    return norm(body, document, modality="statement", **fields)


def found(left: Norm, right: Norm, **fields: Any) -> bool:
    return bool(apply(pair(left, right, **fields), (RULES["VB201"],)))


def test_other_value_is_found_and_same_is_not() -> None:
    assert found(at(15), at(30, "b"))
    assert not found(at(15), at(15, "b"))


@pytest.mark.parametrize(
    "fields",
    [
        {"transitional": True},
        {"lead_in": "Không áp dụng quy định này, trừ các trường hợp sau đây:"},
        {"exceptions": ("trừ trường hợp các bên có thỏa thuận khác",)},
        {"conditions": ("trường hợp khẩn cấp",)},
        {"conditions": ("đối với lợn giống của trạm nghiên cứu quốc gia",)},
    ],
)
def test_norms_that_are_not_compared(fields: dict[str, Any]) -> None:
    assert not found(at(15, **fields), at(30, "b"))


@pytest.mark.parametrize(
    "fields", [{"holder": "to_chuc"}, {"origin": "ký hợp đồng mua bán"}, {"dimension": "money", "unit": "dong"}]
)
def test_other_thing_measured(fields: dict[str, Any]) -> None:
    body = TEXT.format(30)
    right = norm(body, "b", quantities=(quantity("30 ngày", body, origin="nhập trại", holder="ca_nhan"),))
    assert found(at(15), right)
    assert not found(at(15, **fields_of(fields)), right)


def fields_of(fields: dict[str, Any]) -> dict[str, Any]:
    body = TEXT.format(15)
    return {"quantities": (quantity("15 ngày", body, **{"origin": "nhập trại", **fields}),)}


def test_values_of_a_lead_in_are_not_compared_again() -> None:
    above = quantity("15 ngày", span=Span(-20, -13), origin="nhập trại")
    assert not found(at(15, quantities=(above,)), at(30, "b"))


def test_one_article_tells_cases_apart() -> None:
    document = document_info("a", "checked", kind="Thông tư", draft=True)
    left = at(15, provision=address("a", dieu="4", khoan="1"))
    near = at(30, provision=address("a", dieu="4", khoan="2"))
    far = at(30, provision=address("a", dieu="9", khoan="2"))
    assert not found(left, near, left_document=document, right_document=document)
    assert found(left, far, left_document=document, right_document=document)


def test_existing_rules_need_more_than_words_of_procedure() -> None:
    text = "Trong thời hạn {} ngày kể từ ngày nhập trại, cơ quan có thẩm quyền trả lời bằng văn bản."
    documents = {"left_document": document_info("a", kind="Luật"), "right_document": document_info("b", kind="Luật")}
    assert not found(at(15, text=text), at(30, "b", text=text), **documents)
    assert found(at(15), at(30, "b"), **documents)


def test_why_tells_what_was_proved() -> None:
    (one,) = apply(pair(at(15), at(30, "b")), (RULES["VB201"],))
    assert "Mốc tính: “nhập trại” và “nhập trại”." in one.why
    assert any("không có phần chung" in line for line in one.why)
