"""Clauses of a draft that are about another provision, another case or another party than the one they resemble."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

DRAFT = "Điều 4. Nội dung\n1. "
LAW = "Điều 9. Nội dung\n1. "

NOTHING = {
    "the draft repeats the law's waiver word for word": (
        ("VB1",),
        "Trường hợp tìm thấy lỗi trong sổ nhật ký lặn trước khi kết thúc đợt lặn thì không bắt buộc phải lập biên bản sửa sổ của đợt đó.",
        "Nếu tìm thấy lỗi trong sổ nhật ký lặn trước khi kết thúc đợt lặn thì không bắt buộc phải lập biên bản sửa sổ của đợt đó.",
    ),
    "told of the past, not what becomes of it": (
        ("VB505",),
        "Thợ lặn đã bị thu hồi thẻ lặn chỉ được đề nghị cấp thẻ lặn sau 01 năm kể từ ngày bị thu hồi thẻ.",
        "Thợ lặn đã bị thu hồi thẻ lặn chỉ được đề nghị cấp thẻ lặn sau 12 tháng kể từ ngày bị thu hồi thẻ.\n"
        "Điều 90. Quy định chuyển tiếp\n1. Thợ lặn có thẻ lặn được cấp trước ngày Luật này có hiệu lực được tiếp tục hành nghề"
        " cho đến hết thời hạn của thẻ lặn.",
    ),
    "each head for those he manages": (
        ("VB321",),
        "Bộ trưởng Bộ Y tế quyết định cho thợ lặn do mình quản lý trực tiếp nghỉ dưỡng sau mỗi đợt lặn dài ngày.",
        "Bộ trưởng Bộ Công Thương quyết định cho thợ lặn do mình quản lý trực tiếp nghỉ dưỡng sau mỗi đợt lặn dài ngày.",
    ),
    "the case that the law excepts, for another to decide": (
        ("VB316",),
        "Trường hợp được UBND cấp xã cho phép bằng văn bản thì Bộ trưởng Bộ Y tế quy định việc phối hợp giữa các đội thợ lặn cứu hộ.",
        "Bộ trưởng Bộ Công Thương quy định việc phối hợp giữa các đội thợ lặn cứu hộ, trừ trường hợp được Ủy ban nhân dân cấp xã"
        " cho phép bằng văn bản.",
    ),
    "the other party of the contract, named above the list": (
        ("VB1",),
        "Bên giao lặn thuê có nghĩa vụ:\na) Phải giao bình khí cho đội lặn khác khi không có sự chấp thuận của bên lập kế hoạch;\nb) Trả công.",
        "Bên nhận lặn thuê có nghĩa vụ:\na) Không được giao bình khí cho đội lặn khác nếu không có sự chấp thuận của bên lập kế hoạch;\nb) Giữ bình.",
    ),
}  # fmt: skip

FOUND = {
    "another body for everybody's": (
        ("VB321",),
        "Bộ trưởng Bộ Y tế quyết định cho thợ lặn cứu hộ chuyên nghiệp nghỉ dưỡng sau mỗi đợt lặn dài ngày.",
        "Bộ trưởng Bộ Công Thương quyết định cho thợ lặn cứu hộ chuyên nghiệp nghỉ dưỡng sau mỗi đợt lặn dài ngày.",
    ),
    "taken away at once": (
        ("VB505",),
        "Thẻ lặn được cấp trước ngày Luật Lặn có hiệu lực bị thu hồi, thợ lặn không được hành nghề.",
        "Thợ lặn nộp thẻ.\nĐiều 90. Quy định chuyển tiếp\n1. Thợ lặn có thẻ lặn được cấp trước ngày Luật này có hiệu lực được tiếp tục"
        " hành nghề cho đến hết thời hạn của thẻ lặn.",
    ),
    "the same case, for another to decide": (
        ("VB316",),
        "Bộ trưởng Bộ Y tế quy định việc phối hợp giữa các đội thợ lặn cứu hộ.",
        "Bộ trưởng Bộ Công Thương quy định việc phối hợp giữa các đội thợ lặn cứu hộ, trừ trường hợp được Ủy ban nhân dân cấp xã"
        " cho phép bằng văn bản.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTHING)
def test_of_something_else(name: str) -> None:
    rules, draft, law = NOTHING[name]
    assert not findings(DRAFT + draft, LAW + law, rules)


@pytest.mark.parametrize("name", FOUND)
def test_of_the_same(name: str) -> None:
    rules, draft, law = FOUND[name]
    assert findings(DRAFT + draft, LAW + law, rules)


def test_a_sister_provision_is_not_what_was_copied() -> None:
    """Beside the provision that the draft repeats, one for the later step says the opposite."""
    law = (
        LAW + "Thợ lặn thấy lỗi trong sổ nhật ký lặn trước khi nộp sổ cho cảng vụ thì không phải lập biên bản sửa sổ.\n"
        "2. Thợ lặn thấy lỗi trong sổ nhật ký lặn sau khi đã nộp cảng vụ thì phải lập biên bản sửa sổ và báo người đứng đầu trạm."
    )
    draft = (
        DRAFT + "Thợ lặn thấy lỗi trong sổ nhật ký lặn trước khi nộp sổ cho cảng vụ thì không phải lập biên bản sửa sổ."
    )
    assert not findings(draft, law, ("VB1", "VB8"))
