"""Those whom an exception of the law leaves out, taken in again by "cũng" (VB808)."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

LAW = """
Điều 30. Khai báo bè nuôi
1. Chủ bè nuôi cá phải khai báo vị trí neo bè, trừ bè nuôi thí nghiệm của viện nghiên cứu.
Điều 31. Kiểm dịch cây giống
1. Cây giống đưa vào vùng trồng được kiểm dịch tại vườn ươm; quy định này không áp dụng đối với cây giống ghép tại hộ.
Điều 32. Mua lại tàu cũ
1. Nhà nước mua lại tàu cá cũ của tổ chức, cá nhân, không bao gồm tàu của hợp tác xã khai thác xa bờ.
Điều 33. Miễn tiền thuê bãi
1. Bãi phơi mắm được miễn tiền thuê, ngoại trừ bãi phơi cho doanh nghiệp chế biến thuê lại.
Điều 34. Học nghề lặn
1. Người lặn biển phải học lớp an toàn, trừ thợ lặn quân đội đã xuất ngũ.
"""

TAKEN_IN = (
    "Bè nuôi thí nghiệm của viện nghiên cứu cũng phải khai báo vị trí neo bè.",
    "Cây giống ghép tại hộ cũng được kiểm dịch tại vườn ươm khi đưa vào vùng trồng.",
    "Tàu của hợp tác xã khai thác xa bờ cũng được Nhà nước mua lại.",
    "Bãi phơi mắm cho doanh nghiệp chế biến thuê lại cũng được miễn tiền thuê.",
    "Thợ lặn quân đội đã xuất ngũ cũng học lớp an toàn trước khi lặn biển.",
)
LEFT_ALONE = (
    "Bè nuôi của hợp tác xã cũng phải khai báo vị trí neo bè.",
    "Cây giống ghép tại hộ cũng không phải kiểm dịch tại vườn ươm.",
    "Tàu cá cũ của hộ gia đình cũng được Nhà nước mua lại.",
    "Bãi phơi mắm của hộ cũng được miễn tiền thuê.",
    "Người lặn biển thuê cũng phải học lớp an toàn.",
)


@pytest.mark.parametrize("clause", TAKEN_IN)
def test_taken_in(clause: str) -> None:
    """The group of the exception is put under the rule."""
    found = findings(f"Điều 4. Quy định cụ thể\n1. {clause}", LAW, ("VB808",))
    assert [each.rule for each in found] == ["VB808"]


@pytest.mark.parametrize("clause", LEFT_ALONE)
def test_left_alone(clause: str) -> None:
    """Another group, or the exception itself."""
    assert findings(f"Điều 4. Quy định cụ thể\n1. {clause}", LAW, ("VB808",)) == []
