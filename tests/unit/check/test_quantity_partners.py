"""Which value of the law a draft's value is held against, and what the law leaves open; areas of law of all kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.check.against_law import DRAFT, LAW, findings
from vbpl_check.model import Header

COUNCIL = Header(kind="Nghị quyết", title="Nghị quyết mẫu", issuer="Hội đồng nhân dân tỉnh", draft=True)
DECREE = replace(LAW, number="20/2024/NĐ-CP", kind="Nghị định", title="Nghị định Mẫu")
RULES = ("VB201", "VB202")

CONFLICTS = {
    "rate per person and month": (
        "Điều 4. Phụ cấp\n1. Mức phụ cấp của cộng tác viên thú y là 700.000 đồng/người/tháng.",
        "Điều 9. Phụ cấp\n1. Cộng tác viên thú y được hưởng phụ cấp hằng tháng mức 900.000 đồng/tháng.",
    ),
    "age below the age of the law": (
        "Điều 4. Thủy thủ\n1. Công dân từ đủ 15 tuổi, có giấy khám sức khỏe được làm thủy thủ tàu cá.",
        "Điều 9. Thủy thủ\n1. Công dân từ đủ 18 tuổi trở lên, có giấy khám sức khỏe được làm thủy thủ tàu cá khi có hợp đồng.",
    ),
    "share as a fraction": (
        "Điều 4. Biểu quyết\n1. Nghị quyết của hội nghị thành viên hợp tác xã được thông qua khi có ít nhất một nửa tổng số thành viên tán thành.",
        "Điều 9. Biểu quyết\n1. Nghị quyết của hội nghị thành viên hợp tác xã được thông qua khi có ít nhất hai phần ba tổng số thành viên tán thành.",
    ),
    "money in words": (
        "Điều 4. Thưởng\n1. Vận động viên phá kỷ lục quốc gia được thưởng một lần năm mươi triệu đồng.",
        "Điều 9. Thưởng\n1. Vận động viên phá kỷ lục quốc gia được thưởng một lần 40.000.000 đồng.",
    ),
    "members of a council": (
        "Điều 4. Hội đồng\n1. Hội đồng giám định mẫu vật có 09 thành viên.",
        "Điều 9. Hội đồng\n1. Hội đồng giám định mẫu vật có từ 05 đến 07 thành viên, làm việc theo chế độ tập thể.",
    ),
    "the grade below its floor": (
        "Điều 4. Hành lang\n1. Hành lang bảo vệ kè được quy định như sau:\na) Kè cấp I: 40 m;\nb) Kè cấp II: 15 m.",
        "Điều 9. Hành lang bảo vệ kè\n1. Hành lang bảo vệ kè được tính từ chân kè. Đối với kè cấp I tối thiểu là 30 m; kè cấp II tối thiểu là 20 m.",
    ),
    "a ceiling named before the verb": (
        "Điều 4. Vay vốn\n1. Mức vay tối đa của hộ làm muối là 120 triệu đồng.",
        "Điều 9. Mức vay\n1. Mức vay tối đa đối với hộ làm muối là 100 triệu đồng.",
    ),
    "years of work not yet full": (
        "Điều 4. Điều chuyển\n1. Kiểm lâm viên chưa công tác đủ 04 năm tại trạm không được xin điều chuyển.",
        "Điều 9. Điều chuyển\n1. Các trường hợp không được điều chuyển gồm:\na) Kiểm lâm viên chưa đủ 02 năm công tác tại trạm.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_values_for_one_thing(name: str) -> None:
    assert findings(*CONFLICTS[name], RULES)


NEAR_MISSES = {
    "grades at or above their floors": (
        "Điều 4. Hành lang\n1. Hành lang bảo vệ kè được quy định như sau:\na) Kè cấp I: 40 m;\nb) Kè cấp II: 25 m.",
        "Điều 9. Hành lang bảo vệ kè\n1. Hành lang bảo vệ kè được tính từ chân kè. Đối với kè cấp I tối thiểu là 30 m; kè cấp II tối thiểu là 20 m.",
    ),
    "the law's other clause is for this case": (
        "Điều 4. Lưu mẫu\n1. Phiếu nhập giống ghi thời hạn lưu mẫu hạt giống nhập khẩu 03 tháng.",
        "Điều 9. Lưu mẫu\n1. Thời hạn lưu mẫu hạt giống trong nước là 06 tháng kể từ ngày có phiếu kiểm nghiệm; thời hạn lưu mẫu hạt giống nhập khẩu theo phiếu nhập giống.",
    ),
    "the limit, not the time on the board": (
        "Điều 4. Niêm yết\n1. Trong 02 ngày làm việc kể từ ngày nhận được phương án, xã niêm yết phương án tại nhà văn hóa.",
        "Điều 9. Niêm yết\n1. Trong thời hạn 04 ngày làm việc, kể từ ngày nhận được phương án, xã niêm yết phương án tại nhà văn hóa trong thời gian ít nhất 10 ngày làm việc.",
    ),
    "another period of the rate": (
        "Điều 4. Bồi dưỡng\n1. Mức bồi dưỡng của dân quân trực chốt là 150.000 đồng/người/ngày.",
        "Điều 9. Bồi dưỡng\n1. Mức bồi dưỡng của dân quân trực chốt là 2.500.000 đồng/người/tháng.",
    ),
    "a range within the range": (
        "Điều 4. Hội đồng\n1. Hội đồng giám định mẫu vật có 07 thành viên.",
        "Điều 9. Hội đồng\n1. Hội đồng giám định mẫu vật có từ 05 đến 07 thành viên, làm việc theo chế độ tập thể.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_values_for_other_cases(name: str) -> None:
    assert not findings(*NEAR_MISSES[name], RULES)


LEEWAY = "Điều 9. Mức chi\n1. Mức chi dinh dưỡng cho vận động viên tuyến tỉnh là 240.000 đồng/người/ngày.\n"
OPEN = {
    "in the same article": "2. Hội đồng nhân dân cấp tỉnh quyết định mức chi cao hơn mức quy định tại khoản 1 Điều này.",
    "for the whole decree": "Điều 15. Điều khoản khác\n1. Căn cứ điều kiện thực tế, Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân cùng cấp"
    " quyết định mức chi cao hơn mức quy định tại Nghị định này.",
    "in an article that names it": "Điều 15. Địa phương\n1. Địa phương được bố trí mức chi cao hơn mức quy định tại Điều 9 Nghị định này.",
}  # fmt: skip


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize(("amount", "conflict"), [("300.000", False), ("200.000", True)])
def test_leeway_holds_in_one_direction(name: str, amount: str, conflict: bool) -> None:
    draft = f"Điều 4. Mức chi\n1. Mức chi dinh dưỡng cho vận động viên tuyến tỉnh là {amount} đồng/người/ngày."
    assert bool(findings(draft, LEEWAY + OPEN[name], RULES, COUNCIL, DECREE)) is conflict


@pytest.mark.parametrize(
    "other",
    [
        "2. Bộ trưởng Bộ Tài chính quyết định mức chi cao hơn mức quy định tại khoản 1 Điều này.",
        "Điều 15. Địa phương\n1. Địa phương được bố trí mức chi cao hơn mức quy định tại Điều 7 Nghị định này.",
    ],
)
def test_leeway_of_another_body_or_article(other: str) -> None:
    draft = "Điều 4. Mức chi\n1. Mức chi dinh dưỡng cho vận động viên tuyến tỉnh là 300.000 đồng/người/ngày."
    assert findings(draft, LEEWAY + other, RULES, COUNCIL, DECREE)


def test_a_named_body_needs_no_issuer() -> None:
    draft = "Điều 4. Mức chi\n1. Mức chi dinh dưỡng cho vận động viên tuyến tỉnh là 300.000 đồng/người/ngày."
    text = LEEWAY + OPEN["in the same article"]
    assert not findings(draft, text, RULES, replace(DRAFT, issuer=""), DECREE)
