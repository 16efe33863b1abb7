"""Papers that an article of a draft adds to a dossier of the law, told in running sentences (VB415)."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

LAW = """
Điều 14. Đăng ký nuôi chim yến
1. Tổ chức, cá nhân nuôi chim yến gửi hồ sơ đến Ủy ban nhân dân cấp xã. Hồ sơ đăng ký nuôi chim yến bao gồm:
a) Đơn đăng ký nuôi chim yến;
b) Sơ đồ nhà yến và khoảng cách đến khu dân cư;
c) Bản cam kết mức âm thanh dẫn dụ.
2. Ủy ban nhân dân cấp xã trả lời trong thời hạn 10 ngày làm việc.
Điều 15. Cấp lại
1. Hồ sơ đề nghị cấp lại giấy đăng ký nuôi chim yến gồm văn bản đề nghị và giấy đăng ký bị hỏng.
"""

ADDED = (
    "Hồ sơ gồm đơn, sơ đồ nhà yến và bản cam kết mức âm thanh; người nuôi nộp thêm giấy đồng ý của các hộ liền kề.",
    "Hồ sơ gồm đơn, sơ đồ nhà yến, bản cam kết âm thanh cùng hợp đồng bán tổ yến đã ký với một doanh nghiệp.",
    "Ngoài đơn, sơ đồ nhà yến và bản cam kết âm thanh, người nuôi nộp xác nhận số dư tài khoản của ngân hàng.",
    "Kèm theo hồ sơ nuôi chim yến phải có phiếu lý lịch tư pháp của chủ nhà yến.",
    "Hồ sơ nuôi chim yến có thêm chứng thư thẩm định giá nhà yến.",
)

LAWFUL = (
    "Hồ sơ gồm đơn đăng ký, sơ đồ nhà yến có khoảng cách đến khu dân cư và bản cam kết âm thanh.",
    "Hồ sơ gồm đơn, sơ đồ nhà yến và bản cam kết âm thanh; người được ủy quyền nộp thêm giấy ủy quyền.",
    "Người nuôi không phải nộp thêm giấy đồng ý của các hộ liền kề.",
    "Hồ sơ nuôi chim yến có thêm bản dịch tiếng Việt khi giấy tờ viết bằng tiếng nước ngoài.",
    "Ủy ban nhân dân cấp xã lưu hồ sơ cùng biên bản kiểm tra âm thanh của nhà yến.",
)


@pytest.mark.parametrize("clause", ADDED)
def test_added(clause: str) -> None:
    """A paper that no provision of the law names is told."""
    draft = f"Điều 5. Đăng ký nuôi chim yến\n1. {clause}"
    assert [found.rule for found in findings(draft, LAW, ("VB415",))] == ["VB415"]


@pytest.mark.parametrize("clause", LAWFUL)
def test_lawful(clause: str) -> None:
    """The papers of the law in fewer words, those of some only, and what is not asked for, are left alone."""
    draft = f"Điều 5. Đăng ký nuôi chim yến\n1. {clause}"
    assert findings(draft, LAW, ("VB415",)) == []


def test_left_to_another() -> None:
    """A law that leaves the dossier to the Government is no closed list."""
    law = LAW.replace("2. Ủy ban", "2. Chính phủ quy định chi tiết hồ sơ, thủ tục đăng ký.\n3. Ủy ban")
    assert findings(f"Điều 5. Đăng ký nuôi chim yến\n1. {ADDED[0]}", law, ("VB415",)) == []


def test_form_left_to_another() -> None:
    """A form that a minister draws up does not open the list."""
    law = LAW.replace("a) Đơn đăng ký nuôi chim yến;", "a) Đơn đăng ký theo mẫu do Bộ trưởng quy định;")
    assert findings(f"Điều 5. Đăng ký nuôi chim yến\n1. {ADDED[0]}", law, ("VB415",))
