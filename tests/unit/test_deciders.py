"""Who decides, read from sentences of several shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check import rulebook
from vbpl_check.check.displaced import Params
from vbpl_check.deciders import Vocabulary, decisions
from vbpl_check.model import Address, Norm, Span
from vbpl_check.pipeline import load_book

PARAMS = next(bound.params for bound in load_book(select=("VB316",)).rules)
assert isinstance(PARAMS, Params)
WORDS: Vocabulary = PARAMS.vocabulary


def _norm(text: str, lead_in: str = "") -> Norm:
    return Norm(Address("x"), Span(0, len(text)), text, "statement", lead_in=lead_in)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội đồng quản lý đơn vị phê duyệt đề án cho thuê hội trường.", [("hội đồng quản lý đơn vị", "phê duyệt")]),
        ("Việc bán trụ sở do Đại hội thành viên quyết định.", [("đại hội thành viên", "quyết định")]),
        ("Bản đồ được Bộ Quốc phòng thẩm định trước khi in.", [("bộ quốc phòng", "thẩm định")]),
        ("Tổ chức lễ hội theo quyết định của Hội đồng kỳ mục trong năm.", [("hội đồng kỳ mục", "quyết định")]),
        ("Trong 03 ngày, Thẩm phán được tự mình hoặc theo đơn chỉ định người quản lý.", [("thẩm phán", "chỉ định")]),
        (
            "Kế hoạch trình người ra quyết định cưỡng chế phê duyệt.",
            [("người ra quyết định cưỡng chế", "phê duyệt")],
        ),
        ("Người khai thác bị thu hồi giấy phép thì phải dừng khai thác.", []),
        ("Ban hành kèm theo Thông tư này mẫu tờ khai.", []),
        ("Chủ trì họp là người cao tuổi nhất.", []),
    ],
)
def test_own_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.actor, found.verb) for found in decisions(_norm(text), WORDS)] == expected


def test_place_of_the_actor() -> None:
    text = "Việc bán trụ sở do Đại hội thành viên quyết định."
    (found,) = decisions(_norm(text), WORDS)
    assert text[found.start : found.end].strip() == "Đại hội thành viên"
    assert found.by == "do"
    assert found.before == "việc bán trụ sở "


def test_words_above() -> None:
    (found,) = decisions(_norm("Thu hồi thẻ hướng dẫn viên;", "Giám đốc Sở Du lịch có thẩm quyền:"), WORDS)
    assert (found.actor, found.verb, found.start, found.end) == ("giám đốc sở du lịch", "thu hồi", 0, 0)
    (case,) = decisions(
        _norm("theo đơn của chủ nợ;", "Tòa án nhân dân khu vực quyết định bắt giữ tàu trong các trường hợp sau:"), WORDS
    )
    assert (case.actor, case.verb) == ("tòa án nhân dân khu vực", "bắt giữ")


def test_the_file_of_the_rule_names_the_check() -> None:
    (rule,) = [rule for rule in rulebook.read_rules().rules if rule.id == "VB316"]
    assert rule.check == "displaced"


@given(st.text(alphabet="do được Hội đồng trường quyết định, phê duyệt; cơ quan.()", max_size=300))
def test_any_text(text: str) -> None:
    for found in decisions(_norm(text), WORDS):
        assert 0 <= found.start <= found.end <= len(text)
