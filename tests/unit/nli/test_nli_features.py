"""Alignment features of pairs of norms, by name, and the model over them."""

from __future__ import annotations

import math

import pytest

from tests import factories as make
from vbpl_check.model import Judgement, Norm, Pair, Quantity, Standing
from vbpl_check.nli import clause_text
from vbpl_check.nli.aligned import Weights, dump, judge, parse, read, shipped
from vbpl_check.nli.features import NAMES, features


def named(pair: Pair) -> dict[str, float]:
    return dict(zip(NAMES, features(pair), strict=True))


def term(text: str, raw: str, low: float | None, high: float | None, unit: str = "day") -> tuple[Quantity, ...]:
    return (make.quantity(raw, text, low=low, high=high, unit=unit),)


def days(text: str, raw: str, low: float | None, high: float | None, unit: str = "day") -> Norm:
    return make.norm(text, quantities=term(text, raw, low, high, unit))


@pytest.mark.parametrize(
    ("left", "right", "on"),
    [
        ((None, 10.0), (None, 10.0), "equal"),
        ((None, 5.0), (None, 10.0), "tighter"),
        ((None, 15.0), (None, 10.0), "looser"),
        ((20.0, 20.0), (None, 10.0), "apart"),
        ((5.0, 15.0), (10.0, 20.0), "overlap"),
    ],
)
def test_relation_of_intervals(left: tuple[float, float], right: tuple[float, float], on: str) -> None:
    found = named(make.pair(days("cấp phép", "10 ngày", *left), days("cấp giấy phép", "10 ngày", *right)))
    kinds = ("equal", "tighter", "looser", "apart", "overlap")
    assert [kind for kind in kinds if found[kind]] == [on]


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("Chủ cơ sở không phải kê khai.", "Chủ cơ sở phải kê khai.", "waive_new"),
        ("Cơ sở được hoạt động.", "Chỉ cơ sở có giấy phép được hoạt động.", "only_lost"),
        ("Mọi tổ chức được tham gia.", "Tổ chức được tham gia, trừ doanh nghiệp.", "even_new"),
        ("Mọi tổ chức được tham gia.", "Tổ chức được tham gia, trừ doanh nghiệp.", "except_lost"),
        ("Không được chặt cây.", "Cấm chặt cây.", "not_both"),
    ],
)
def test_cues(left: str, right: str, name: str) -> None:
    assert named(make.pair(make.norm(left), make.norm(right)))[name] == 1.0


def test_a_ceiling_is_no_negation() -> None:
    assert named(make.pair(make.norm("Thời hạn không quá 5 ngày."), make.norm("Nộp phí.")))["not_new"] == 0.0


def test_one_status_pair_is_on() -> None:
    pair = make.pair(make.norm("a", modality="permission"), make.norm("b", modality="obligation"))
    on = [name for name, value in named(pair).items() if value and name.endswith(("_obli", "_perm", "_proh", "_exem"))]
    assert on == ["perm_obli"]


def test_standing_of_the_nearest() -> None:
    found = named(make.pair(make.norm("cấp phép"), make.norm("cấp phép"), standing=Standing(1, 0.5, 7)))
    assert (found["first"], found["second"], found["place"], found["share"]) == (0.0, 1.0, 0.5, 0.5)
    assert found["among"] == pytest.approx(math.log1p(7))


def test_clause_text_carries_heading_and_lead_in() -> None:
    assert clause_text("Hồ sơ", "Hồ sơ gồm:", "Đơn  đề nghị;") == "Hồ sơ. Hồ sơ gồm: Đơn đề nghị;"
    assert clause_text("", "", "Đơn") == "Đơn"


def test_judgement_is_softmax_of_the_scaled_features() -> None:
    size = len(NAMES)
    rows = tuple(tuple(float(i == 0) * weight for i in range(size)) for weight in (2.0, 0.0, -2.0))
    weights = Weights((1.0,) + (0.0,) * (size - 1), (2.0,) + (1.0,) * (size - 1), (0.0, 0.0, 0.0), rows)
    values = (3.0,) + (0.0,) * (size - 1)  # scaled: 1
    total = math.exp(2) + 1 + math.exp(-2)
    assert judge(values, weights) == Judgement(round(math.exp(2) / total, 4), round(1 / total, 4), 0.0159)


def test_written_weights_are_read_back() -> None:
    text = dump(shipped())
    assert dump(parse(text)) == text


def test_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="train it again"):
        parse(dump(shipped()).replace('"dice"', '"dize"'))


def test_the_shipped_model_tells_the_same_matter_from_another() -> None:
    left = make.norm(
        "Chủ cơ sở phải kê khai hoạt động chăn nuôi với Ủy ban nhân dân cấp tỉnh.", heading="Kê khai chăn nuôi"
    )
    near = make.norm(
        "Tổ chức, cá nhân chăn nuôi phải kê khai hoạt động chăn nuôi với Ủy ban nhân dân cấp xã.",
        heading="Kê khai hoạt động chăn nuôi",
    )
    far = make.norm("Thức ăn chăn nuôi phải được công bố hợp quy trước khi lưu thông.", heading="Thức ăn chăn nuôi")
    first = read(make.pair(left, near, similarity=0.8, standing=Standing(0, 1.0, 9)))
    last = read(make.pair(left, far, similarity=0.2, standing=Standing(5, 0.25, 9)))
    assert first.unrelated < 0.5 < last.unrelated
