"""What a provision makes of an act."""

from __future__ import annotations

import pytest

from vbpl_check.model import Address, Norm, Span
from vbpl_check.stances import stances
from vbpl_check.weights import Weights

# sentence, (status, act, only) of each clause
_SENTENCES = [
    ("Thư viện không được cho mượn tài liệu cổ.", [("ban", "cho mượn tài liệu cổ", False)]),
    ("Người hiến máu không bắt buộc phải có giấy xác nhận.", [("free", "có giấy xác nhận", False)]),
    ("Khuyến khích cơ sở in áp dụng công nghệ sạch.", [("urged", "cơ sở in áp dụng công nghệ sạch", False)]),
    ("Chủ tàu có thể chở khách khi thuyền trưởng đồng ý.", [("may", "chở khách", False)]),
    ("Bạn đọc chỉ được sao chụp tại chỗ.", [("may", "sao chụp tại chỗ", True)]),
    ("Tổ chức được cấp giấy phép phải nộp phí.", [("duty", "nộp phí", False)]),
    ("Hồ sơ được cơ quan có thẩm quyền xem xét.", [("done", "hồ sơ được cơ quan có thẩm quyền xem xét", False)]),
]


def _norm(text: str) -> Norm:
    return Norm(Address("d"), Span(0, len(text)), text, "statement")


@pytest.mark.parametrize(("text", "expected"), _SENTENCES)
def test_stances(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(one.status, one.act, one.only) for one in stances(_norm(text))] == expected


def test_terms_stand_behind_the_act() -> None:
    (one,) = stances(_norm("Chủ tàu có thể chở khách khi thuyền trưởng đồng ý."))
    assert (one.before, one.after) == ("chủ tàu", "khi thuyền trưởng đồng ý")


def test_rare_words_weigh_more() -> None:
    weights = Weights({"tài": 9, "liệu": 9, "tài liệu": 9, "quý": 1, "hiếm": 1, "quý hiếm": 1}, 10)
    assert weights.cover("tài liệu quý hiếm", "quý hiếm") > 0.5 > weights.cover("tài liệu quý hiếm", "tài liệu")
    assert weights.cover("", "tài liệu") == 0.0
