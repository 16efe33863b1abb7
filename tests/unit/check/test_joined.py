"""One of several things against all of them (VB423), with the articles of both sides."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

LAW = """
Điều 20. Giảm tiền thuê sạp chợ
1. Người thuê sạp chợ được giảm tiền thuê khi có đủ các điều kiện sau đây:
a) Đã kinh doanh liên tục từ ba năm;
b) Không nợ tiền điện, tiền nước;
c) Có hoàn cảnh khó khăn.
Điều 21. Chuyển sạp chợ
1. Việc chuyển sạp chợ do một trong hai bên đề nghị.
2. Biên bản bàn giao sạp chợ phải có chữ ký của cả hai bên.
Điều 22. Chọn ban quản lý chợ
1. Người vào ban quản lý chợ phải có bằng trung cấp quản lý hoặc có hai năm trông coi chợ.
Điều 23. Đóng chợ
1. Chợ tạm được đóng khi thuộc một trong các trường hợp sau đây:
a) Gây mất an toàn giao thông;
b) Không bảo đảm phòng cháy.
"""

OTHERWISE = (
    ("Giảm tiền thuê", "Người thuê sạp chợ được giảm tiền thuê nếu đã kinh doanh liên tục hoặc có hoàn cảnh khó khăn."),
    ("Giảm tiền thuê", "Người thuê sạp chợ được giảm tiền thuê khi có một trong các điều kiện tại Luật."),
    ("Chuyển sạp chợ", "Hai bên phải cùng đề nghị việc chuyển sạp chợ."),
    ("Bàn giao sạp", "Biên bản bàn giao sạp chợ có giá trị khi một trong hai bên đã có chữ ký."),
    ("Ban quản lý", "Người vào ban quản lý chợ vừa có bằng trung cấp quản lý vừa có hai năm trông coi chợ."),
    ("Đóng chợ", "Chợ tạm được đóng khi đồng thời gây mất an toàn giao thông và không bảo đảm phòng cháy."),
)

ALIKE = (
    ("Giảm tiền thuê", "Người thuê sạp chợ được giảm tiền thuê khi đáp ứng đủ các điều kiện tại Luật."),
    ("Chuyển sạp chợ", "Việc chuyển sạp chợ do một bên đề nghị là đủ."),
    ("Bàn giao sạp", "Cả hai bên ký biên bản bàn giao sạp chợ."),
    ("Ban quản lý", "Người vào ban quản lý chợ có bằng trung cấp quản lý hoặc hai năm trông coi chợ."),
    ("Đóng chợ", "Chợ tạm được đóng khi gây mất an toàn giao thông hoặc không bảo đảm phòng cháy."),
    ("Hỗ trợ", "Hộ bán hàng ăn được hỗ trợ nếu có giấy khám sức khỏe hoặc giấy tập huấn."),
)


@pytest.mark.parametrize(("heading", "clause"), OTHERWISE)
def test_otherwise(heading: str, clause: str) -> None:
    """The draft asks for all where the law is content with one, or the other way round."""
    found = findings(f"Điều 3. {heading}\n1. {clause}", LAW, ("VB423",))
    assert {each.rule for each in found} == {"VB423"}


@pytest.mark.parametrize(("heading", "clause"), ALIKE)
def test_alike(heading: str, clause: str) -> None:
    """Both ask for as many, or for other things."""
    assert findings(f"Điều 3. {heading}\n1. {clause}", LAW, ("VB423",)) == []
