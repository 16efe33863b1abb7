"""Binding rules to checks, and what a finding holds."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest

from tests.factories import document_info, norm, pair, quantity, statement
from vbpl_check.check import apply, bind, written
from vbpl_check.errors import RuleError
from vbpl_check.model import Address, Judgement, Span
from vbpl_check.names import document_name, provision_name
from vbpl_check.rulebook import Origin, Rule, load_rules

RULES = {bound.rule.id: bound for bound in bind(load_rules())}
LEFT = "Trong thời hạn 20 ngày kể từ ngày nhận đơn, Sở Y tế trả kết quả kiểm nghiệm mẫu nước sinh hoạt."
RIGHT = "Trong thời hạn 10 ngày kể từ ngày nhận đơn, Sở Y tế trả kết quả kiểm nghiệm mẫu nước sinh hoạt."


def test_bound_rules_pickle_and_hash() -> None:
    bound = bind(load_rules())
    assert pickle.loads(pickle.dumps(bound)) == bound
    assert len({hash(rule) for rule in bound}) == len(bound)


def _rule(**fields: object) -> Rule:
    return replace(RULES["VB201"].rule, **fields)  # type: ignore[arg-type]


def test_unknown_check_is_named() -> None:
    with pytest.raises(RuleError) as caught:
        bind((_rule(check="nothing", origin=Origin("VB999-x.yaml")),))
    assert caught.value.slug == "rule-unknown-check"
    assert dict(caught.value.slots)["file"] == "VB999-x.yaml"


@pytest.mark.parametrize(
    ("params", "slug"),
    [
        ((("dimension", ("duration",)),), "rule-unknown-key"),
        ((("dimensions", "duration"), ("special", ()), ("classes", ())), "rule-wrong-kind"),
        ((), "rule-missing-key"),
    ],
)
def test_wrong_params_are_named(params: tuple[tuple[str, object], ...], slug: str) -> None:
    with pytest.raises(RuleError) as caught:
        bind((_rule(params=params, origin=Origin("VB201-x.yaml")),))
    assert caught.value.slug == slug
    assert dict(caught.value.slots)["file"] == "VB201-x.yaml"


def test_finding_shows_words_and_spans() -> None:
    left = norm(
        LEFT, quantities=(quantity("20 ngày", LEFT, origin="nhận đơn"),), breadcrumb="Điều 1. A", modality="statement"
    )
    right = norm(RIGHT, "b", quantities=(quantity("10 ngày", RIGHT, origin="nhận đơn"),), modality="statement")
    (found,) = apply(pair(left, right, similarity=0.7), (RULES["VB201"],))
    assert (found.rule, found.type, found.severity) == ("VB201", "thoi_han", "error")
    assert found.strength > 0.9
    assert found.similarity == 0.7
    assert found.left.quote == LEFT
    assert found.left.highlights == (Span(15, 22),)
    assert found.left.breadcrumb == "Điều 1. A"
    assert found.right is not None
    assert found.right.document == "b"
    assert found.message.startswith(
        "khoản 1 Điều 1 dự thảo Thông tư ghi “20 ngày”, khoản 1 Điều 1 Nghị định số 1/2020/NĐ-CP"
    )


def test_a_finding_keeps_what_was_read_of_both_sides() -> None:
    left, right = (
        norm(text, document, quantities=(quantity(time, text, origin="nhận đơn"),), modality="statement")
        for text, document, time in ((LEFT, "a", "20 ngày"), (RIGHT, "b", "10 ngày"))
    )
    plain = pair(left, right, similarity=0.7)
    (unread,) = apply(plain, (RULES["VB201"],))
    (read,) = apply(replace(plain, read=Judgement(0.7, 0.2, 0.1)), (RULES["VB201"],))
    assert (unread.nli, read.nli) == (None, 0.7)


def test_other_candidates_are_left_alone() -> None:
    assert apply(statement(norm(LEFT)), (RULES["VB201"],)) == ()


def test_names() -> None:
    inner = Address("a", (("chuong", "II"), ("dieu", "5"), ("khoan", "2"), ("diem", "a")))
    assert provision_name(inner) == "điểm a khoản 2 Điều 5"
    assert provision_name(Address("a", (("phu_luc", "I"),))) == "Phụ lục I"
    assert document_name(document_info(number="5/2020/NĐ-CP", kind="Nghị định")) == "Nghị định số 5/2020/NĐ-CP"
    assert document_name(document_info(role="checked", kind="Luật")) == "dự thảo Luật"


def test_when_words_were_written() -> None:
    today = date(2026, 5, 1)
    assert written(document_info(issued=date(2020, 1, 1)), today) == date(2020, 1, 1)
    assert written(document_info(role="checked", draft=True), today) == today
    assert written(document_info(role="checked", number="1/2020/QH14"), today) is None
    assert written(document_info(issued=date(2025, 8, 1), number="07/VBHN-VPQH"), today) is None


def test_acts_without_a_common_verb_or_noun_weigh_a_little_less() -> None:
    fields = {"subject_key": "sở y tế", "act": "trả kết quả kiểm nghiệm mẫu nước sinh hoạt"}
    left = norm(LEFT, quantities=(quantity("20 ngày", LEFT, low=20.0, high=20.0, unit="day"),), **fields)
    right = norm(
        RIGHT, document="b", quantities=(quantity("10 ngày", RIGHT, low=10.0, high=10.0, unit="day"),), **fields
    )
    (plain,) = apply(pair(left, right), (RULES["VB201"],))
    for core, factor in ((("trả", "kết_quả"), 1.0), (("lấy", "mẫu"), 0.97)):
        tagged = pair(replace(left, core=("trả", "kết_quả")), replace(right, core=core))
        (found,) = apply(tagged, (RULES["VB201"],))
        assert found.strength == round(plain.strength * factor, 4)
