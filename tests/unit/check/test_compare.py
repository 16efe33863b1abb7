"""Words, intervals and time limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import document_info, quantity
from vbpl_check.compare import content, cover, days, dice, extra, likeness, relate, same_scale, tier
from vbpl_check.model import DocumentInfo, Quantity
from vbpl_check.text import tone


def at(low: float | None, high: float | None, unit: str = "day") -> Quantity:
    return quantity("x", low=low, high=high, unit=unit, dimension="duration")


def test_tone_keeps_length_and_moves_marks() -> None:
    assert tone("Uỷ ban nhân dân, hoà giải, loè") == "Ủy ban nhân dân, hòa giải, lòe"
    assert tone("hoàn, toàn, loạt") == "hoàn, toàn, loạt"


def test_content_drops_grammar_and_numbers() -> None:
    assert content("Sở Y tế phải trả kết quả trong 15 ngày") == ("sở", "y", "tế", "trả", "kết", "quả")


def test_likeness_of_paraphrase_and_of_other_subject() -> None:
    assert dice("cấp giấy phép xây dựng", "cấp giấy phép xây dựng") == 1.0
    assert likeness("cấp giấy phép xây dựng", "thu hồi chứng chỉ hành nghề") == 0.0
    assert cover("giấy phép", "cấp giấy phép xây dựng") == 1.0
    assert extra("giấy phép thăm dò", "giấy phép khai thác") == ("thăm", "dò")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (15, "day", (15, 15)),
        (5, "working_day", (5, 9)),
        (15, "working_day", (19, 23)),
        (1, "month", (28, 32)),
        (2, "week", (14, 14)),
        (3, "person", None),
    ],
)
def test_days(value: float, unit: str, expected: tuple[float, float] | None) -> None:
    assert days(value, unit) == expected


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [
        (at(20, 20), at(30, 30), "disjoint"),
        (at(None, 15), at(None, 10), "looser"),
        (at(None, 7), at(None, 10), "stricter"),
        (at(15, None), at(10, None), "stricter"),
        (at(5, None), at(10, None), "looser"),
        (at(25, None), at(None, 70), "apart"),
        (at(80, None), at(None, 70), "disjoint"),
        (at(None, 15), at(15, 15), "equal"),
        (at(30, 30), at(1, 1, "month"), "unit"),
        (at(None, 15, "working_day"), at(None, 15), "looser"),
        (at(None, 7, "working_day"), at(None, 10), "unit"),
        (at(None, 20), at(30, 30), "disjoint"),
        (at(2, 15), at(None, 10), "looser"),
        (at(2, 15), at(1, None), "stricter"),
    ],
)
def test_relate(lower: Quantity, higher: Quantity, expected: str) -> None:
    assert relate(lower, higher) == expected


def test_same_scale() -> None:
    assert same_scale(at(1, 1, "month"), at(30, 30))
    assert not same_scale(at(1, 1), quantity("x", dimension="money", unit="dong"))


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_relate_of_points_is_equal_or_disjoint(a: float, b: float) -> None:
    assert relate(at(a, a), at(b, b)) == ("equal" if a == b else "disjoint")


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (document_info("a", kind="Thông tư"), document_info("b", kind="Luật"), -1),
        (document_info("a", kind="Luật"), document_info("b", kind="Nghị định"), 1),
        (document_info("a", kind="Luật"), document_info("b", kind="Luật"), 0),
        (document_info("a", "checked", kind="Luật"), document_info("b", kind="Luật"), -1),
        (document_info("a", kind="Luật"), document_info("a", kind="Luật"), 0),
        (document_info("a", "checked"), document_info("b", kind="Nghị định"), -1),
    ],
)
def test_tier(left: DocumentInfo, right: DocumentInfo, expected: int) -> None:
    assert tier(left, right) == expected
