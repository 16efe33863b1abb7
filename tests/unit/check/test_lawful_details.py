"""Lawful clauses of ordinary drafts that once looked like conflicts, and what still is one beside each."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings
from vbpl_check.model import Header

AWARDS = (
    "Điều 40. Thẩm quyền tặng danh hiệu\n"
    "1. Bộ trưởng, Thủ trưởng cơ quan ngang bộ quyết định tặng danh hiệu “Tập thể xuất sắc”, “Người thợ giỏi” và bằng "
    "khen cho đơn vị trực thuộc.\n"
    "2. Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định tặng danh hiệu “Tập thể xuất sắc”, “Tập thể tiên tiến”, “Người thợ "
    "giỏi”, danh hiệu làng nghề tiêu biểu, bằng khen và giấy khen.\n"
    "3. Giám đốc doanh nghiệp, hợp tác xã quyết định tặng danh hiệu “Tập thể tiên tiến”, “Người thợ giỏi” và giấy khen.\n"
    "4. Đại hội nghệ nhân quyết định việc thu hồi hiện vật khen thưởng của nghệ nhân."
)
LAWFUL = {
    "the law has several bodies give the same, each to its own": (
        "Điều 9. Thẩm quyền\n1. Thủ trưởng đơn vị thuộc Bộ quyết định tặng danh hiệu “Tập thể tiên tiến”, “Người thợ giỏi” "
        "và giấy khen.",
        AWARDS,
        "VB316",
    ),
    "another clause of the law lets this body decide": (
        "Điều 9. Thẩm quyền\n1. Bộ trưởng quyết định tặng danh hiệu “Tập thể xuất sắc”, “Người thợ giỏi ngành mộc” và kỷ "
        "niệm chương.",
        AWARDS,
        "VB316",
    ),
    "those whom the law leaves out by a quality": (
        "Điều 5. Đóng góp\n1. Chủ tàu cá đóng lại không phải nộp tiền bảo dưỡng cầu cảng.",
        "Điều 20. Tiền bảo dưỡng\n1. Chủ tàu cá không thuộc trường hợp tàu cá đóng lại quy định tại Điều 4 phải nộp tiền bảo "
        "dưỡng cầu cảng theo quy định tại khoản 2 Điều này.",
        "VB113",
    ),
    "whoever does not do it is made to": (
        "Điều 7. Bàn giao hồ sơ\n1. Quá 15 ngày kể từ ngày có văn bản yêu cầu mà không bàn giao hồ sơ tàu, Chủ tịch Ủy ban "
        "nhân dân cấp tỉnh ban hành quyết định cưỡng chế.",
        "Điều 31. Cưỡng chế bàn giao hồ sơ\n1. Trong thời hạn 15 ngày, kể từ ngày có văn bản yêu cầu, chủ tàu phải bàn giao "
        "hồ sơ tàu; không bàn giao hồ sơ tàu thì Chủ tịch Ủy ban nhân dân cấp tỉnh ban hành quyết định cưỡng chế.",
        "VB116",
    ),
    "the words above the item of the law take it in as well": (
        "Điều 3. Phân loại\n1. Cảng cá hạng đặc biệt trên đảo thuộc nhóm A, không phân biệt diện tích vùng nước.",
        "Điều 6. Cảng cá nhóm A\n1. Cảng cá không phân biệt diện tích vùng nước, trừ cảng tạm, thuộc một trong các trường "
        "hợp sau đây:\na) Cảng cá hạng đặc biệt trên đảo;\nb) Cảng cá kết hợp quốc phòng, trừ cảng nhỏ về diện tích vùng "
        "nước.",
        "VB808",
    ),
    "an exception told as a condition": (
        "Điều 8. Bảo mật\n1. Không tiết lộ bệnh án cho người khác, kể cả người quản lý khoa không trực tiếp điều trị, nếu "
        "người bệnh không đồng ý bằng văn bản.",
        "Điều 14. Bảo mật bệnh án\n1. Không được tiết lộ bệnh án cho người khác, trừ trường hợp được người bệnh đồng ý bằng "
        "văn bản.",
        "VB808",
    ),
    "more often than the least": (
        "Điều 10. Đối thoại\n1. Ban quản lý chợ phối hợp với Hội tiểu thương tổ chức hội nghị đối thoại với hộ kinh doanh "
        "mỗi năm hai lần, vào quý II và quý IV.",
        "Điều 22. Đối thoại\n1. Hằng năm, Ban quản lý chợ có trách nhiệm phối hợp với Hội tiểu thương tổ chức ít nhất một "
        "lần hội nghị đối thoại với hộ kinh doanh.",
        "VB204",
    ),
    "the sum that the province hands on is not what the Government hands out": (
        "Điều 12. Giao kế hoạch\n1. Kế hoạch hằng năm vốn sự nghiệp của địa phương được giao trong 07 ngày kể từ ngày có "
        "quyết định của Thủ tướng Chính phủ và trước ngày 31 tháng 12.",
        "Điều 60. Giao kế hoạch\n1. Trước ngày 30 tháng 11 hằng năm, Thủ tướng Chính phủ giao kế hoạch vốn sự nghiệp năm sau "
        "của ngân sách nhà nước cho các Bộ, cơ quan trung ương và địa phương.",
        "VB204",
    ),
    "several articles, each about a part of what is said": (
        "Điều 1. Phạm vi\n1. Nghị định này quy định việc đánh giá rủi ro, quy định nội bộ và chế độ báo cáo giao dịch lớn "
        "theo các điều 15, 16 và 25 của Luật Mẫu.",
        "Điều 15. Đánh giá rủi ro\n1. Chợ đánh giá rủi ro.\nĐiều 16. Phân loại hộ\n1. Chợ phân loại hộ kinh doanh.\n"
        "Điều 25. Báo cáo giao dịch lớn\n1. Chợ lập báo cáo giao dịch lớn.",
        "VB507",
    ),
    "one bound, told from both sides": (
        "Điều 8. Thời hạn bảo quản\n1. Phiếu cân bảo quản có thời hạn được ấn định thời hạn bảo quản tính bằng năm, cao nhất "
        "là bốn mươi chín năm.",
        "Điều 17. Thời hạn bảo quản\n1. Phiếu cân bảo quản có thời hạn được xác định thời hạn bảo quản dưới 50 năm.",
        "VB201",
    ),
    "a refusal that is to be explained": (
        "Điều 11. Trả lời\n3. Không thụ lý thì văn bản trả lời người tố giác phải ghi lý do.",
        "Điều 12. Quyền của người tố giác\n1. Người tố giác được nhận văn bản trả lời về việc thụ lý.",
        "VB114",
    ),
    "those who break the rules may be refused": (
        "Điều 21. Từ chối\n4. Bảo vệ chợ được từ chối người vi phạm nội quy chợ hoặc người gây rối.",
        "Điều 6. Các hành vi bị nghiêm cấm\n8. Vi phạm nội quy chợ.",
        "VB111",
    ),
    "a case of a list": (
        "Điều 11. Gia hạn\n2. Hết hạn, chủ bến được gia hạn giấy phép một lần duy nhất; sau đó làm thủ tục cấp mới.",
        "Điều 16. Rút tiền ký quỹ\n1. Chủ bến được rút tiền ký quỹ trong các trường hợp sau đây:\na) Chủ bến không được gia "
        "hạn giấy phép hoặc giấy phép hết hạn;\nb) Chủ bến giải thể.",
        "VB111",
    ),
    "what may be asked of somebody is no leave": (
        "Điều 26. Biện pháp\n3. Cổ đông lớn của quỹ yếu kém có thể bị yêu cầu chuyển nhượng cổ phần.",
        "Điều 59. Biện pháp\n2. Cổ đông lớn của quỹ yếu kém phải chuyển nhượng cổ phần.",
        "VB113",
    ),
    "the law likens the two itself": (
        "Điều 17. Ưu đãi\n1. Chủ sạp trong chợ đầu mối cũng được hưởng ưu đãi như khu công nghệ cao.",
        "Điều 51. Ưu đãi\n1. Chủ sạp trong chợ đầu mối được hưởng các chính sách ưu đãi của Nhà nước áp dụng đối với khu công "
        "nghệ cao.",
        "VB808",
    ),
    "what a text is about": (
        "Điều 1. Phạm vi, đối tượng\n1. Quy chế quy định việc cử thợ đi học nghề, đền bù chi phí đào tạo và kinh phí.",
        "Điều 8. Đền bù\n1. Thợ được cử đi học nghề mà bị bệnh hiểm nghèo thì không phải đền bù chi phí đào tạo.",
        "VB106",
    ),
    "the law does not demand it either": (
        "Điều 18. Mẫu gỗ\n4. Mẫu gỗ gửi để nghiên cứu khoa học không phải dán nhãn.",
        "Điều 21. Mẫu gỗ\n5. Trường hợp gửi mẫu gỗ cho mục đích nghiên cứu khoa học thì không cần phải dán nhãn.",
        "VB116",
    ),
    "what a thing is not": (
        "Điều 18. Giấy phép\n2. Xe ở đảo không phải khu vực biên giới do Ủy ban nhân dân đặc khu cấp giấy phép đi lại.",
        "Điều 71. Giấy phép\n5. Xe ở đảo và khu vực biên giới phải có giấy phép đi lại do Ủy ban nhân dân tỉnh cấp.",
        "VB116",
    ),
    "a bank that may do so": (
        "Điều 15. Quyết toán\n1. Chủ sàn ký hợp đồng thanh toán với ngân hàng được phép kinh doanh ngoại tệ ở nước ngoài.",
        "Điều 19. Quyết toán\n1. Chủ sàn phải có hợp đồng thanh toán với ngân hàng được chấp thuận kinh doanh ngoại tệ ở "
        "nước ngoài.",
        "VB113",
    ),
    "in the meantime it goes on": (
        "Điều 15. Chấm dứt biện pháp\n2. Khi chênh lệch giá đã hết, Sở Công Thương kiến nghị chấm dứt biện pháp bình ổn; "
        "trong khi chờ, biện pháp bình ổn vẫn được thực hiện.",
        "Điều 19. Chấm dứt biện pháp\n2. Chính phủ có trách nhiệm xem xét việc thực hiện biện pháp bình ổn và quyết định "
        "chấm dứt thực hiện khi giá đã ổn định.",
        "VB113",
    ),
    "the opposite case": (
        "Điều 13. Không được hưởng\n4. Trong 15 ngày từ ngày nộp hồ sơ mà đã tìm được nơi ở thì không được hưởng tiền thuê "
        "nhà.",
        "Điều 49. Điều kiện hưởng tiền thuê nhà\n1. Người lao động được hưởng tiền thuê nhà khi chưa tìm được nơi ở sau 15 "
        "ngày, kể từ ngày nộp hồ sơ.",
        "VB114",
    ),
    "those outside the list": (
        "Điều 21. Dán nhãn\n3. Bếp ngoài Danh mục phải dán nhãn được bán mà không cần dán nhãn tiêu thụ gas.",
        "Điều 39. Dán nhãn\n1. Bếp thuộc Danh mục bếp phải dán nhãn tiêu thụ gas phải được dán nhãn trước khi đưa ra thị "
        "trường.",
        "VB810",
    ),
    "the rest": (
        "Điều 7. Trưng mua\n2. Bộ trưởng Bộ Quốc phòng, Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định trưng mua tàu thuyền "
        "còn lại.",
        "Điều 14. Trưng mua\n1. Thủ tướng Chính phủ quyết định trưng mua tàu thuyền quy định tại khoản 1 Điều 13 của Luật "
        "này.",
        "VB306",
    ),
    "one of all levels": (
        "Điều 3. Quản lý\n2. Ủy ban nhân dân cấp xã quản lý hoạt động bán hàng rong.",
        "Điều 33. Quản lý\n2. Ủy ban nhân dân các cấp có trách nhiệm quản lý hoạt động bán hàng rong trên địa bàn.",
        "VB301",
    ),
    "who decides in special cases only": (
        "Điều 20. Giám định lại\n1. Sở chuyên ngành có thể giao giám định bổ sung cho người đã thực hiện lần đầu; giám định "
        "lại được giao cho người khác.",
        "Điều 30. Giám định lại\n1. Trong trường hợp đặc biệt, Chánh án Tòa án nhân dân tối cao quyết định việc giám định "
        "lại sau khi đã có kết luận của Hội đồng giám định.",
        "VB306",
    ),
}


PROVINCE = Header(kind="Quyết định", title="Quy định mẫu", issuer="Ủy ban nhân dân tỉnh Cao Bằng", draft=True)
LOCAL = {
    "each level guides and checks": (
        "Điều 18. Trách nhiệm\n1. Sở Công Thương hướng dẫn, kiểm tra việc sắp xếp chợ đêm, phố đi bộ.",
        "Điều 18. Trách nhiệm\n1. Bộ Công Thương hướng dẫn, đôn đốc, kiểm tra việc sắp xếp chợ đêm, phố đi bộ.",
        "VB314",
    ),
    "one of two levels that the law names": (
        "Điều 14. Huy động\n1. Chủ tịch Ủy ban nhân dân cấp xã huy động lực lượng, vật tư đã chuẩn bị để hộ đê.",
        "Điều 28. Huy động\n1. Chủ tịch Ủy ban nhân dân cấp huyện và cấp xã trong phạm vi thẩm quyền có trách nhiệm huy động "
        "lực lượng, vật tư đã được chuẩn bị để hộ đê.",
        "VB314",
    ),
    "a register of the province": (
        "Điều 13. Quy chế\n3. Quy chế khai thác từng cơ sở dữ liệu của tỉnh do Giám đốc Sở ban hành.",
        "Điều 58. Quy chế\n4. Chính phủ ban hành quy chế khai thác cơ sở dữ liệu quốc gia.",
        "VB314",
    ),
    "what somebody else approves": (
        "Điều 8. Thẩm định\n1. Sở Ngoại vụ chủ trì thẩm định các khoản viện trợ thuộc thẩm quyền phê duyệt của Chủ tịch Ủy "
        "ban nhân dân tỉnh.",
        "Điều 9. Thẩm định\n2. Bộ Tài chính chủ trì thẩm định các khoản viện trợ thuộc thẩm quyền phê duyệt của Thủ tướng "
        "Chính phủ.",
        "VB314",
    ),
}


@pytest.mark.parametrize("name", sorted(LOCAL))
def test_no_conflict_of_a_province(name: str) -> None:
    draft, law, rule = LOCAL[name]
    assert [found.message for found in findings(draft, law, (rule,), PROVINCE)] == []


def test_a_power_moved_to_another_level() -> None:
    draft = "Điều 14. Cấp phép\n1. Chủ tịch Ủy ban nhân dân cấp xã cấp giấy phép khai thác cát lòng sông."
    law = "Điều 28. Cấp phép\n1. Chủ tịch Ủy ban nhân dân cấp tỉnh cấp giấy phép khai thác cát lòng sông."
    assert findings(draft, law, ("VB3",), PROVINCE)


@pytest.mark.parametrize("name", sorted(LAWFUL))
def test_no_conflict(name: str) -> None:
    draft, law, rule = LAWFUL[name]
    assert [found.message for found in findings(draft, law, (rule,))] == []


CONFLICTS = {
    "the law has one body decide": (
        "Điều 9. Thu hồi\n1. Ban chấp hành hội quyết định việc thu hồi hiện vật khen thưởng của nghệ nhân.",
        AWARDS,
        "VB316",
    ),
    "the law leaves out others": (
        "Điều 5. Đóng góp\n1. Chủ tàu cá vỏ gỗ không phải nộp tiền bảo dưỡng cầu cảng.",
        "Điều 20. Tiền bảo dưỡng\n1. Chủ tàu cá phải nộp tiền bảo dưỡng cầu cảng theo quy định tại khoản 2 Điều này.",
        "VB113",
    ),
    "a paper is left out": (
        "Điều 7. Bàn giao tàu\n1. Tàu dưới 12 mét được bàn giao mà không lập biên bản kiểm tra kỹ thuật.",
        "Điều 31. Bàn giao tàu\n1. Việc bàn giao tàu phải lập biên bản kiểm tra kỹ thuật.",
        "VB116",
    ),
    "whom the law excepts is taken in": (
        "Điều 8. Bảo mật\n1. Bệnh án không được tiết lộ cho bất kỳ ai, kể cả người giám hộ của người bệnh chưa thành niên.",
        "Điều 14. Bảo mật bệnh án\n1. Không được tiết lộ bệnh án cho người khác, trừ người giám hộ của người bệnh chưa thành "
        "niên.",
        "VB808",
    ),
    "less often than the least": (
        "Điều 10. Đối thoại\n1. Ban quản lý chợ tổ chức hội nghị đối thoại với hộ kinh doanh 02 năm một lần.",
        "Điều 22. Đối thoại\n1. Ban quản lý chợ có trách nhiệm tổ chức hội nghị đối thoại với hộ kinh doanh ít nhất mỗi năm "
        "một lần.",
        "VB204",
    ),
}


@pytest.mark.parametrize("name", sorted(CONFLICTS))
def test_conflict(name: str) -> None:
    draft, law, rule = CONFLICTS[name]
    assert findings(draft, law, (rule,))
