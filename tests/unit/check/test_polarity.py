"""Cases that exclude each other."""

from __future__ import annotations

import pytest

from vbpl_check.polarity import opposite_cases

OPPOSITE = [
    ("trường hợp không có người giám hộ, phải ghi tên người thân", "nếu đã có người giám hộ thì không bắt buộc ghi"),
    ("thành phố q, là đô thị loại i thuộc tỉnh, không phải xin ý kiến", "đô thị trực thuộc trung ương phải có ý kiến"),
    ("đơn nộp dưới 30 ngày không được xét nối tiếp", "đơn nộp trước 30 ngày được xét nối tiếp"),
    ("người chưa đủ 15 tuổi không phải nộp", "người đủ 15 tuổi phải nộp"),
    ("khi chưa có bản vẽ, nhà thầu phải đo", "khi có bản vẽ, nhà thầu không phải đo"),
]
ALIKE = [
    ("phải có giấy phép", "trường hợp không có giấy phép vẫn được hoạt động"),
    ("sở y tế tỉnh, thành phố trực thuộc trung ương", "bệnh viện thuộc tỉnh, thành phố"),
    ("nộp chậm dưới 30 ngày", "nộp chậm dưới 30 ngày bị nhắc nhở; từ 30 ngày bị phạt"),
    ("trường hợp không có con", "trường hợp không có con, trường hợp có con nuôi"),
    ("từ 45 ngày trở lên", "dưới 60 ngày"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_opposite(one: str, other: str) -> None:
    assert opposite_cases(one, other)
    assert opposite_cases(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert not opposite_cases(one, other)
    assert not opposite_cases(other, one)
