"""What a provision wants first, and what it puts off, as words."""

from __future__ import annotations

import pytest

from vbpl_check.model import Address, Norm, Span
from vbpl_check.sequel import deferrals, firsts


def norm(text: str) -> Norm:
    return Norm(Address("x"), Span(0, len(text)), text, modality="statement")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Đu quay phải được kiểm tra trước khi đưa vào phục vụ khách.",
            [("đu quay phải được kiểm tra", "đưa vào phục vụ khách", False)],
        ),
        (
            "Trước khi mở cửa, ban tổ chức phải dán nội quy.",
            [("ban tổ chức phải dán nội quy", "mở cửa", False)],
        ),
        (
            "Sân trượt được mở cửa sau khi được thanh tra xác nhận.",
            [("thanh tra xác nhận", "sân trượt được mở cửa", True)],
        ),
        (
            "Chủ bè chỉ cho khách lên bè khi có phiếu đếm áo phao.",
            [("phiếu đếm áo phao", "cho khách lên bè", True)],
        ),
        ("Đề nghị gia hạn gửi 30 ngày trước khi hết hạn.", []),
        ("Người có chứng chỉ được thuê khi có việc.", []),
    ],
)
def test_firsts(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(first.step, first.event, first.after) for first in firsts(norm(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kiểm tra mối hàn trong 60 ngày kể từ ngày đưa vào sử dụng.",
            [("after", "kiểm tra mối hàn", "đưa vào sử dụng", True, False)],
        ),
        ("Đoàn khởi hành ngay sau khi điểm danh.", [("after", "đoàn khởi hành", "điểm danh", False, True)]),
        (
            "Khách lên bè; phiếu đếm được bổ sung trong 12 giờ.",
            [("later", "phiếu đếm được bổ sung trong 12 giờ", "", False, False)],
        ),
        (
            "Rạp mở bán vé trong thời gian chờ nghiệm thu.",
            [("meanwhile", "nghiệm thu", "", False, False)],
        ),
        ("Rạp mở bán vé trước ngày diễn.", []),
    ],
)
def test_deferrals(text: str, found: list[tuple[str, str, str, bool, bool]]) -> None:
    assert [(put.how, put.act, put.event, put.timed, put.once) for put in deferrals(norm(text))] == found
