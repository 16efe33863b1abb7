"""The one slot in which two sentences differ that otherwise say the same."""

import pytest

from vbpl_check.rulebook import read_table
from vbpl_check.twins import Words, difference

WORDS = read_table("rewordings", Words)

FOUND = [
    ("holder", "Ủy ban nhân dân cấp tỉnh duyệt lịch tàu chợ", "UBND cấp xã duyệt lịch tàu chợ theo quy định", "ủy ban nhân dân tỉnh", "ủy ban nhân dân xã"),
    ("holder", "Giám đốc Sở Y tế công bố danh sách phòng khám", "Sở Nội vụ công bố danh sách phòng khám", "sở y tế", "sở nội vụ"),
    ("holder", "Bộ Nội vụ cấp thẻ ra vào kho lưu trữ", "Bộ Tài nguyên và Môi trường cấp thẻ ra vào kho lưu trữ", "bộ nội vụ", ""),
    ("level", "Chủ phà có trách nhiệm kiểm tra phao hằng năm", "Chủ phà không được kiểm tra phao mỗi năm", "duty", "ban"),
    ("level", "Chủ phà có các trách nhiệm sau đây: kiểm tra phao", "Chủ phà có những quyền sau: kiểm tra phao", "duty", "choice"),
    ("number", "Chủ phà nộp 05 (năm) triệu đồng tiền ký quỹ", "Chủ phà nộp 6.000.000 đồng tiền ký quỹ", "5000000", "6000000"),
]  # fmt: skip

NONE = [
    ("Bên mua phải trả tiền tại kho hàng", "Bên bán không phải trả tiền tại kho hàng"),
    ("Chủ phà phải kiểm tra phao", "Chủ phà không phải kiểm tra phao, trừ phà chở khách"),
    ("Chủ phà phải kiểm tra phao", "Chủ phà có nghĩa vụ kiểm tra phao theo quy định"),
    ("Giấy phép có giá trị 12 tháng kể từ ngày cấp", "Giấy phép có giá trị 01 năm kể từ ngày cấp"),
    ("Chủ phà nộp 5 triệu đồng ký quỹ", "Chủ phà nộp 5.000.000 đồng ký quỹ"),
    ("Sở Y tế không được thu phí 5 lần", "Sở Nội vụ phải thu phí 6 lần"),
    ("", "Chủ phà phải kiểm tra phao"),
]


@pytest.mark.parametrize(("slot", "left", "right", "mine", "theirs"), FOUND)
def test_the_slot_that_differs(slot: str, left: str, right: str, mine: str, theirs: str) -> None:
    found = difference(left, right, WORDS)
    assert found is not None
    assert (found.slot, found.left.value, found.right.value) == (slot, mine, theirs)


@pytest.mark.parametrize(("left", "right"), NONE)
def test_no_single_slot_differs(left: str, right: str) -> None:
    assert difference(left, right, WORDS) is None


def test_a_long_text_is_not_compared() -> None:
    assert difference("Sở Y tế " + "duyệt lịch " * 400, "Sở Nội vụ " + "duyệt lịch " * 400, WORDS) is None
