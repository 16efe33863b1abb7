"""Modality, competence of bodies, transition: what clashes and what only looks so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import document_info, norm, pair
from vbpl_check.check import apply, bind
from vbpl_check.model import Norm
from vbpl_check.rulebook import load_rules

RULES = {bound.rule.id: bound for bound in bind(load_rules())}
ACT = "chuyển nhượng vườn cây dược liệu được giao"
WHO = {"subject": "Hộ nhận khoán", "subject_key": "hộ nhận khoán"}


def rule_ids(left: Norm, right: Norm, family: str, **fields: Any) -> list[str]:
    rules = tuple(bound for key, bound in RULES.items() if key.startswith(family))
    return [finding.rule for finding in apply(pair(left, right, **fields), rules)]


def duty(modality: str, document: str = "a", **fields: Any) -> Norm:
    words = {"obligation": "phải", "prohibition": "không được", "permission": "được quyền", "exemption": "không phải"}
    fields = {**WHO, "act": ACT, **fields}
    return norm(f"{fields['subject']} {words[modality]} {fields['act']}.", document, modality=modality, **fields)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("obligation", "prohibition", ["VB101", "VB105", "VB118", "VB121"]),
        ("permission", "prohibition", ["VB102", "VB111", "VB118", "VB121"]),
        ("prohibition", "permission", ["VB102", "VB114", "VB121"]),
        ("exemption", "obligation", ["VB103", "VB113", "VB116", "VB121"]),
        ("prohibition", "exemption", []),
        ("obligation", "permission", ["VB121"]),
        ("permission", "exemption", []),
        ("prohibition", "prohibition", []),
    ],
)
def test_table_of_modalities(left: str, right: str, expected: list[str]) -> None:
    assert rule_ids(duty(left), duty(right, "b"), "VB1") == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"transitional": True},
        {"yields": ("theo quy định của pháp luật về lâm nghiệp",)},
        {"exceptions": ("trừ trường hợp quy định tại khoản 3 Điều này",)},
        {"exceptions": ("trừ hộ nhận khoán được chuyển nhượng vườn cây dược liệu",)},
        {"subject": "Ban quản lý rừng", "subject_key": "ban quản lý rừng"},
        {"act": "thu hoạch lâm sản phụ dưới tán rừng"},
        {"conditions": ("khi chưa hết thời hạn khoán", "nếu không có người thừa kế nhận khoán")},
    ],
)
def test_bans_that_leave_room(fields: dict[str, Any]) -> None:
    assert rule_ids(duty("permission"), duty("prohibition", "b", **fields), "VB102") == []


def test_quoted_words_count_against_a_draft_only() -> None:
    left, right = duty("permission"), duty("prohibition", "b", quoted=True)
    assert rule_ids(left, right, "VB102") == ["VB102"]
    old = {"left_document": document_info("a", kind="Luật"), "right_document": document_info("b", kind="Luật")}
    assert rule_ids(left, right, "VB102", **old) == []


def test_same_words_do_not_clash() -> None:
    left = duty("permission")
    assert rule_ids(left, norm(left.text, "b", modality="prohibition", act=ACT, **WHO), "VB102") == []


def power(
    body: str, document: str = "a", act: str = "cấp giấy phép nuôi trồng thủy sản ven biển", **fields: Any
) -> Norm:
    return norm(
        f"{body} {act}.", document, modality="statement", subject=body, subject_key=body.lower(), act=act, **fields
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (power("Sở Tư pháp"), power("Bộ Tư pháp", "b"), ["VB301"]),
        (power("Sở Tư pháp"), power("Sở Tư pháp", "b"), []),
        (power("Chủ tịch Ủy ban nhân dân cấp xã"), power("Ủy ban nhân dân cấp xã", "b"), []),
        (power("Hộ nuôi"), power("Sở Tư pháp", "b"), []),
        (power("Sở Tư pháp"), power("Bộ Tư pháp", "b", "thu hồi giấy phép nuôi trồng thủy sản ven biển"), []),
        (power("Sở Tư pháp"), power("Bộ Tư pháp", "b", "cấp giấy phép nuôi cá lồng trên hồ chứa"), []),
        (power("Sở Tư pháp", exceptions=("trừ vùng giáp ranh",)), power("Bộ Tư pháp", "b"), []),
        (power("Sở Tư pháp", conditions=("đối với hộ",)), power("Bộ Tư pháp", "b", conditions=("đối với tàu",)), []),
    ],
)
def test_two_bodies_for_one_act(left: Norm, right: Norm, expected: list[str]) -> None:
    assert rule_ids(left, right, "VB301") == expected
