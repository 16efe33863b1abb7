"""Marks by which two provisions speak of different cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import norm, quantity
from vbpl_check.cases import denies, graded, labels, other_class, own_values, pointed, points_elsewhere, surplus

NOUNS = ("hạng", "nhóm", "cấp")


def test_labels_of_classes() -> None:
    assert labels("giấy phép hạng a1, b và c1 thuộc nhóm iii", NOUNS) == {
        "hạng": frozenset({"a1", "b", "c1"}),
        "nhóm": frozenset({"iii"}),
    }
    assert labels("cấp giấy phép, nhóm người lao động", NOUNS) == {}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("xe hạng b", "xe hạng c", True),
        ("xe hạng b", "xe hạng b và c", False),
        ("xe hạng b", "xe tải", False),
        ("ủy ban nhân dân cấp xã", "ủy ban nhân dân cấp tỉnh", True),
    ],
)
def test_other_class(left: str, right: str, expected: bool) -> None:
    assert other_class(left, right, NOUNS) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("dịch vụ không có hạ tầng mạng", "dịch vụ có hạ tầng mạng", True),
        ("không quá 15 ngày", "quá 15 ngày", False),
        ("người chưa kết hôn", "người đã kết hôn", True),
        ("công chức không giữ chức vụ", "công chức giữ chức vụ", True),
        ("công chức không giữ chức vụ", "viên chức không giữ chức vụ", False),
    ],
)
def test_denies(left: str, right: str, expected: bool) -> None:
    assert denies(left, right) is expected


def test_provisions_pointed_to() -> None:
    assert pointed("đối tượng quy định tại điểm b khoản 2 điều này; được giảm") == {"điểm b khoản 2 điều này"}
    assert points_elsewhere("quy định tại khoản 2 điều này", "quy định tại khoản 3 điều này")
    assert not points_elsewhere("quy định tại khoản 2 điều này", "đối tượng khác")


def test_values_of_the_sentence() -> None:
    text = "Trong thời hạn 15 ngày, suy giảm 31% thì được hưởng 30 tháng"
    share = quantity("31%", text, unit="percent", dimension="ratio", low=31.0, high=31.0)
    item = norm(text, quantities=(quantity("15 ngày", text), share, quantity("30 tháng", text)))
    deadline, ratio, months = own_values(item)
    assert (deadline.low, deadline.high) == (None, 15.0)
    assert (ratio.low, months.low) == (31.0, 30.0)
    assert (31.0, 31.0, "percent") in graded(item)


@given(st.text(max_size=80), st.text(max_size=80))
def test_surplus_is_ordered(left: str, right: str) -> None:
    fewer, more = surplus(left, right, frozenset())
    assert 0 <= fewer <= more
