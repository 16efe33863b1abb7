"""What a lower text does to a definition above it."""

from __future__ import annotations

import pytest

from vbpl_check.redefined import redefined

ABOVE = "nơi bán hàng hóa do cộng đồng dân cư lập ra, họp vào ngày nhất định trong tháng"
CHANGED = [
    (f"{ABOVE}, bao gồm cả gian hàng lưu động trên xe tải", ABOVE, "gộp thêm “gian hàng lưu động trên xe tải”"),
    (f"{ABOVE}, không bao gồm quầy nông sản tươi", ABOVE, "loại “quầy nông sản tươi” ra"),
    (f"{ABOVE}, có từ 30 quầy trở lên", ABOVE, "đặt thêm ngưỡng: “có từ 30 quầy trở lên”"),
    (
        "dải đất hai bên kênh, tính từ tim kênh",
        "dải đất hai bên kênh, tính từ mép bờ kênh ra ngoài",
        "Cách tính khác nhau",
    ),
    (
        "vé ghi tên khách và ghi nhận quyền chuyển nhượng",
        "vé ghi tên khách, không ghi nhận quyền chuyển nhượng",
        "Một bên phủ định",
    ),
    (
        "hộ nghèo ở vùng cao; hộ làm thuê, hộ ở trọ không phải là hộ được trợ giúp",
        "hộ nghèo ở vùng cao, hộ làm thuê, hộ ở trọ có hoàn cảnh khó khăn",
        "loại ra điều mà định nghĩa cấp trên nêu",
    ),
    (
        "hộ có ao nuôi hoặc lồng bè bị cuốn trôi",
        "hộ có cả ao nuôi, lồng bè bị cuốn trôi hoặc mất toàn bộ con giống",
        "chỉ cần một trong số đó",
    ),
    (
        "lực lượng gồm thanh niên và người đang có tên trong biên chế đơn vị cứu nạn đường thủy",
        "lực lượng gồm thanh niên và người chưa sắp xếp vào biên chế đơn vị cứu nạn đường thủy",
        "trường hợp ngược lại",
    ),
]
SAME = [
    (ABOVE, ABOVE),
    ("nơi bán hàng hóa do cộng đồng dân cư lập ra", ABOVE),
    (f"{ABOVE}, kể cả hàng hóa do cộng đồng dân cư làm ra", ABOVE),
    (f"{ABOVE}, không bao gồm hội chợ", f"{ABOVE}, trừ hội chợ, triển lãm"),
    (f"{ABOVE}, có từ 2 ngày họp", f"{ABOVE}, có từ hai ngày họp"),
    (f"{ABOVE} theo quy định tại khoản 2 điều 5", ABOVE),
    ("dải đất hai bên kênh, tính bắt đầu từ mép bờ", "dải đất hai bên kênh, tính từ mép bờ kênh ra ngoài"),
    ("mã khóa không đối xứng dùng ký số", "mã khóa không đối xứng gồm khóa công khai dùng ký số"),
    ("người hát ở chùa, bao gồm cả ghe hát dân ca trên sông", ABOVE),
]


@pytest.mark.parametrize(("mine", "theirs", "why"), CHANGED)
def test_changed(mine: str, theirs: str, why: str) -> None:
    found = redefined(mine, theirs)
    assert found is not None
    assert why in found[1]
    assert 0.5 <= found[0] <= 1.0


@pytest.mark.parametrize(("mine", "theirs"), SAME)
def test_same(mine: str, theirs: str) -> None:
    assert redefined(mine, theirs) is None
