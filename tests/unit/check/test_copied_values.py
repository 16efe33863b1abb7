"""A draft that repeats a provision with another value in one place; areas of law of all kinds."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

RULES = ("VB2",)
HEAD = "Điều 4. Nội dung\n1. "
LAW = "Điều 9. Nội dung\n1. "

CONFLICTS = {
    "the first of two values, now the same as the second": (
        "Chủ trại ấp trứng phải báo dịch cho thú y xã trong thời hạn 24 giờ, đối với trại trên đảo trong thời hạn 24 giờ kể từ khi phát hiện trứng hỏng hàng loạt.",
        "Chủ trại ấp trứng phải báo dịch cho thú y xã trong thời hạn 12 giờ, đối với trại trên đảo trong thời hạn 24 giờ kể từ khi phát hiện trứng hỏng hàng loạt.",
    ),
    "a number in words beside one in figures": (
        "Phiên gác đơn của trạm đèn biển là phiên gác do hai người đảm nhận. Phiên gác kép của trạm đèn biển là phiên gác do 02 người trở lên đảm nhận.",
        "Phiên gác đơn của trạm đèn biển là phiên gác do 01 người đảm nhận. Phiên gác kép của trạm đèn biển là phiên gác do 02 người trở lên đảm nhận.",
    ),
    "a narrower class": (
        "Người học nghề dưới 16 tuổi, người dưới 18 tuổi đi cùng người học nghề được cấp vé xe buýt trong năm học đầu tiên.",
        "Người học nghề dưới 18 tuổi, người dưới 18 tuổi đi cùng người học nghề được cấp vé xe buýt trong năm học đầu tiên.",
    ),
    "longer ahead": (
        "Ít nhất 60 ngày trước khi ngừng phát sóng, doanh nghiệp gửi văn bản thông báo đến cơ quan quản lý tần số vô tuyến.",
        "Ít nhất 30 ngày trước khi ngừng phát sóng, doanh nghiệp gửi văn bản thông báo đến cơ quan quản lý tần số vô tuyến.",
    ),
    "both leave the same to other law": (
        "Giữ kín địa chỉ của nhân chứng, người dưới 25 tuổi sống cùng nhân chứng, ngoại trừ trường hợp pháp luật có quy định khác.",
        "Giữ kín địa chỉ của nhân chứng, người dưới 18 tuổi sống cùng nhân chứng, trừ trường hợp pháp luật có quy định khác.",
    ),
    "in slightly other words": (
        "Thù lao của giám định viên kiêm nhiệm được tính cụ thể như sau: tối đa không quá 35% mức lương của giám định viên chuyên trách.",
        "Thù lao của giám định viên kiêm nhiệm được tính như sau: tối đa không quá 30% mức lương của giám định viên chuyên trách.",
    ),
}  # fmt: skip

NEAR_MISSES = {
    "the same value in another form": (
        "Chủ trại ấp trứng phải lưu sổ ghi nhiệt độ của từng lứa ấp trong thời hạn hai năm kể từ ngày kết thúc lứa ấp.",
        "Chủ trại ấp trứng phải lưu sổ ghi nhiệt độ của từng lứa ấp trong thời hạn 02 năm kể từ ngày kết thúc lứa ấp.",
    ),
    "a body that is quicker": (
        "Chi cục Thú y trả lời chủ trại ấp trứng về kết quả xét nghiệm trong thời hạn không quá 05 ngày kể từ ngày lấy mẫu.",
        "Chi cục Thú y trả lời chủ trại ấp trứng về kết quả xét nghiệm trong thời hạn không quá 07 ngày kể từ ngày lấy mẫu.",
    ),
    "a body that lets people know earlier": (
        "Lịch lấy mẫu nước được gửi cho chủ trại nuôi ít nhất 15 ngày trước ngày lấy mẫu ở từng vùng nuôi.",
        "Lịch lấy mẫu nước được gửi cho chủ trại nuôi ít nhất 10 ngày trước ngày lấy mẫu ở từng vùng nuôi.",
    ),
    "each text has its own day": (
        "Quy chế này về quản lý bến bãi tập kết cát sỏi có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.",
        "Luật này về quản lý bến bãi tập kết cát sỏi có hiệu lực thi hành từ ngày 01 tháng 01 năm 2025.",
    ),
    "a lower ceiling": (
        "Thù lao của giám định viên kiêm nhiệm được tính như sau: tối đa không quá 25% mức lương của giám định viên chuyên trách.",
        "Thù lao của giám định viên kiêm nhiệm được tính như sau: tối đa không quá 30% mức lương của giám định viên chuyên trách.",
    ),
    "a clause that another provision of the law has word for word": (
        "Phí neo đậu tàu cá tại cảng loại hai được thu theo chuyến với mức 40.000 đồng cho mỗi chuyến cập cảng.",
        "Phí neo đậu tàu cá tại cảng loại một được thu theo chuyến với mức 60.000 đồng cho mỗi chuyến cập cảng.\n"
        "2. Phí neo đậu tàu cá tại cảng loại hai được thu theo chuyến với mức 40.000 đồng cho mỗi chuyến cập cảng.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_another_value_in_a_copy(name: str) -> None:
    draft, law = CONFLICTS[name]
    found = findings(HEAD + draft, LAW + law, RULES)
    assert any(each.right and each.right.address.label("dieu") == "9" and each.severity == "error" for each in found)


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_a_copy_that_keeps_to_the_law(name: str) -> None:
    draft, law = NEAR_MISSES[name]
    assert not findings(HEAD + draft, LAW + law, RULES)


def test_a_ceiling_on_a_higher_level_is_no_leeway_for_itself() -> None:
    draft = (
        HEAD
        + "Hội đồng nhân dân tỉnh được quy định mức phạt cao hơn nhưng không quá 05 lần mức phạt chung về đổ trộm đất."
    )
    law = (
        LAW
        + "Hội đồng nhân dân tỉnh được quy định mức phạt cao hơn nhưng không quá 02 lần mức phạt chung về đổ trộm đất."
    )
    assert findings(draft, law, RULES)
