"""What exists already, when things have effect and what the law leaves to a body: a draft's clauses against a law."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.check.against_law import DRAFT, LAW, findings

CIRCULAR = replace(DRAFT, kind="Thông tư", issuer="Bộ Y tế")
KEPT = (
    "Điều 70. Hiệu lực thi hành\n1. Thẻ lái đò và chứng chỉ đóng tàu đã được cấp trước ngày Luật này có hiệu lực mà chưa hết "
    "hạn thì vẫn có giá trị sử dụng đến khi hết thời hạn.\n"
    "2. Đối với vụ va chạm đã được thụ lý trước ngày Luật này có hiệu lực thì áp dụng quy định của Luật Bến đò số "
    "12/2010/QH12."
)
EFFECT = (
    "Điều 40. Quyết định neo đò\n1. Quyết định neo đò là bắt buộc và có hiệu lực kể từ thời điểm ban hành.\n"
    "2. Đăng ký đò ngang có hiệu lực đến khi xóa đăng ký."
)
LEFT = (
    "Điều 50. Danh mục\n1. Chính phủ quy định danh mục bến đò trọng điểm.\n2. Bộ Tài chính quy định mức phí neo đò đêm."
)
WRONG = {
    "what is named by other words than in the law": (
        "Điều 9. Chuyển tiếp\n1. Vụ việc thụ lý trước ngày 01 tháng 01 năm 2025 mà chưa xong thì chuyển sang giải quyết theo "
        "Luật số 10/2024/QH15.",
        KEPT,
        DRAFT,
        "VB542",
    ),
    "outside an article on transition, up to a day": (
        "Điều 9. Thẻ lái đò cấp trước năm 2025\n1. Thẻ lái đò cấp trước ngày 01 tháng 01 năm 2025 chỉ dùng được đến hết ngày "
        "30 tháng 6 năm 2025.",
        KEPT,
        DRAFT,
        "VB542",
    ),
    "a delay where the law knows none": (
        "Điều 9. Quyết định neo đò\n1. Quyết định có hiệu lực sau mười ngày kể từ ngày ký.",
        EFFECT,
        DRAFT,
        "VB541",
    ),
    "a term where the law has an end": (
        "Điều 9. Đăng ký đò ngang\n1. Đăng ký đò ngang có giá trị trong năm năm.",
        EFFECT,
        DRAFT,
        "VB541",
    ),
    "a list passed on": (
        "Điều 9. Danh mục\n1. Danh mục bến đò trọng điểm do Ủy ban nhân dân cấp xã ban hành.",
        LEFT,
        DRAFT,
        "VB335",
    ),
    "an amount of its own": (
        "Điều 9. Phí\n1. Mức phí neo đò đêm là 20.000 đồng một lượt.",
        LEFT,
        CIRCULAR,
        "VB336",
    ),
}
RIGHT = {
    "what was not yet under way": (
        "Điều 9. Chuyển tiếp\n1. Vụ va chạm xảy ra trước ngày 01 tháng 01 năm 2025 mà chưa thụ lý thì giải quyết theo Luật số "
        "10/2024/QH15.",
        KEPT,
        DRAFT,
        "VB542",
    ),
    "the law's own fate in other words": (
        "Điều 9. Chuyển tiếp\n1. Thẻ lái đò cấp trước ngày 01 tháng 01 năm 2025 dùng tiếp đến hết hạn, sau đó phải đổi.",
        KEPT,
        DRAFT,
        "VB542",
    ),
    "a decision to withdraw is only named": (
        "Điều 9. Chuyển tiếp\n1. Vụ va chạm đã thụ lý cùng quyết định thu hồi thẻ thì làm tiếp theo quy định cũ.",
        KEPT,
        DRAFT,
        "VB542",
    ),
    "signed and issued": (
        "Điều 9. Quyết định neo đò\n1. Quyết định neo đò có hiệu lực từ khi ký.",
        EFFECT,
        DRAFT,
        "VB541",
    ),
    "the draft itself": ("Điều 9. Hiệu lực\n1. Quyết định này có hiệu lực sau mười ngày.", EFFECT, DRAFT, "VB541"),
    "the list is only named": (
        "Điều 9. Bến\n1. Bến thuộc danh mục bến đò trọng điểm do Chính phủ quy định được Ủy ban nhân dân cấp xã niêm yết.",
        LEFT,
        DRAFT,
        "VB335",
    ),
    "the Government fulfils what it was left": (
        "Điều 9. Danh mục\n1. Danh mục bến đò trọng điểm theo Phụ lục I Nghị định này.",
        LEFT,
        DRAFT,
        "VB336",
    ),
    "the minister who is to set it": (
        "Điều 9. Phí\n1. Mức phí neo đò đêm là 20.000 đồng một lượt.",
        LEFT,
        replace(CIRCULAR, issuer="Bộ Tài chính"),
        "VB336",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_told(name: str) -> None:
    draft, law, header, rule = WRONG[name]
    assert [found.rule for found in findings(draft, law, (rule,), header, LAW)][:1] == [rule]


@pytest.mark.parametrize("name", RIGHT)
def test_left_alone(name: str) -> None:
    draft, law, header, rule = RIGHT[name]
    assert findings(draft, law, (rule,), header, LAW) == []
