"""A draft and the law in other words: the nearest provisions of each other are compared, others are not."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

# what the draft says, what the law says, and what else the law says
CONFLICTS = {
    "more time to pass on a petition": (
        "Điều 4. Tiếp nhận\n1. Đơn không thuộc thẩm quyền thì phòng tiếp dân chuyển cơ quan có thẩm quyền trong thời hạn 12 ngày làm việc.",
        "Điều 9. Đơn kiến nghị\n1. Trường hợp đơn kiến nghị không thuộc thẩm quyền của mình thì trong thời hạn 06 ngày làm việc kể từ ngày"
        " nhận được đơn, phải chuyển đơn đến cơ quan có thẩm quyền.\n2. Kết quả được niêm yết trong 30 ngày tại trụ sở.",
        "12 ngày làm việc",
        "06 ngày làm việc",
    ),
    "longer payment of compensation": (
        "Điều 7. Bồi thường\n1. Chủ bãi xe chi trả tiền bồi thường chậm nhất 40 ngày kể từ ngày có kết luận giám định tổn thất.",
        "Điều 20. Trách nhiệm của người gửi giữ\n1. Người nhận gửi giữ có trách nhiệm chi trả bồi thường đối với tài sản mất, hư hỏng trong thời hạn"
        " 20 ngày, kể từ ngày có kết luận giám định tổn thất về giá trị tài sản hoặc kể từ ngày hai bên ký biên bản xác định giá trị.",
        "chậm nhất 40 ngày",
        "20 ngày",
    ),
    "range against two bounds": (
        "Điều 8. Đấu giá\n1. Khoản tiền đặt trước do ban đấu giá ấn định trong khoảng từ năm phần trăm đến ba mươi phần trăm giá khởi điểm.",
        "Điều 30. Tiền đặt trước\n1. Tiền đặt trước tối thiểu là 5% và tối đa là 20% giá khởi điểm của tài sản đấu giá.",
        "từ năm phần trăm đến ba mươi phần trăm",
        "tối thiểu là 5% và tối đa là 20%",
    ),
    "shorter wait before a second test": (
        "Điều 3. Kiểm tra lại\n1. Người bị tước chứng chỉ lặn được đăng ký kiểm tra lại sau ít nhất 02 tháng kể từ ngày bị tước chứng chỉ.",
        "Điều 15. Chứng chỉ lặn\n1. Sau thời hạn ít nhất là 04 tháng kể từ ngày bị tước chứng chỉ, người bị tước chứng chỉ lặn được tham gia kiểm tra"
        " lại kiến thức an toàn do trung tâm lặn tổ chức.",
        "ít nhất 02 tháng",
        "ít nhất là 04 tháng",
    ),
    "less time to make good": (
        "Điều 5. Thu hồi\n1. Thu hồi mặt nước nuôi trồng nếu hộ nuôi không nộp đủ tiền thuê mặt nước và không khắc phục trong thời hạn 02 tháng kể từ"
        " ngày hết hạn nộp tiền.",
        "Điều 44. Các trường hợp thu hồi\n1. Việc thu hồi mặt nước nuôi trồng thủy sản được thực hiện trong các trường hợp sau đây:\na) Không nộp đủ tiền"
        " thuê mặt nước, tiền thuê hạ tầng và không khắc phục để nộp đủ trong thời hạn 05 tháng kể từ ngày hết hạn nộp tiền theo thông báo của cơ quan"
        " thuế;\nb) Không đưa mặt nước vào sử dụng.",
        "02 tháng",
        "05 tháng",
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_nearest_provisions_are_compared(name: str) -> None:
    draft, law, mine, theirs = CONFLICTS[name]
    (finding, *_) = findings(draft, law, ("VB201", "VB202"))
    assert (marked(finding.left), marked(finding.right)) == (mine, theirs)


def marked(place: object) -> str:
    """The highlighted words of a place."""
    quote, span, highlights = place.quote, place.span, place.highlights  # type: ignore[attr-defined]
    return str(quote[highlights[0].start - span.start : highlights[0].end - span.start])


NEAR_MISSES = {
    "the law has this limit for this licence elsewhere": (
        "Điều 4. Thời hạn giấy phép\n1. Giấy phép nuôi chim yến quy mô hộ có thời hạn không quá 10 năm.",
        "Điều 9. Thời hạn giấy phép\n1. Giấy phép nuôi chim yến quy mô trang trại có thời hạn không quá 05 năm.\n"
        "2. Giấy phép nuôi chim yến quy mô hộ có thời hạn không quá 10 năm.",
    ),
    "another step of the procedure": (
        "Điều 4. Công bố\n1. Ban tổ chức niêm yết danh sách thí sinh trong thời hạn 15 ngày kể từ ngày kiểm tra hồ sơ.",
        "Điều 9. Hồ sơ\n1. Trong thời hạn 05 ngày kể từ ngày nhận hồ sơ, ban tổ chức kiểm tra hồ sơ của thí sinh.\n"
        "2. Ban tổ chức niêm yết danh sách thí sinh trong thời hạn 15 ngày kể từ ngày kiểm tra hồ sơ.",
    ),
    "within the limit of the law": (
        "Điều 4. Trả kết quả\n1. Trạm thú y trả phiếu kiểm dịch trong thời hạn 02 ngày kể từ ngày nhận mẫu.",
        "Điều 9. Kiểm dịch\n1. Thời hạn trả phiếu kiểm dịch của trạm thú y không quá 03 ngày kể từ ngày nhận mẫu.",
    ),
    "another class": (
        "Điều 4. Ưu tiên\n1. Hộ thuê rừng nhóm I được giữ quyền ưu tiên thuê tiếp trong 36 tháng kể từ ngày hết hạn thuê.",
        "Điều 9. Quyền ưu tiên\n1. Hộ thuê rừng được ưu tiên thuê tiếp trong thời hạn như sau:\n"
        "a) 36 tháng kể từ ngày hết hạn thuê đối với rừng nhóm I;\nb) 18 tháng kể từ ngày hết hạn thuê đối với rừng nhóm II.",
    ),
    "an urgent case": (
        "Điều 4. Cấp cứu\n1. Trường hợp khẩn cấp, đội cứu hộ có mặt trong thời hạn 30 phút kể từ khi nhận tin báo.",
        "Điều 9. Cứu hộ\n1. Đội cứu hộ có mặt trong thời hạn 10 phút kể từ khi nhận tin báo cháy.",
    ),
    "a floor beside a limit": (
        "Điều 4. Người hướng dẫn\n1. Người hướng dẫn tập sự có từ 03 năm kinh nghiệm đấu giá trở lên.",
        "Điều 9. Tập sự\n1. Thời gian tập sự đấu giá là 06 tháng dưới sự hướng dẫn của người hướng dẫn tập sự.",
    ),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_other_cases_stay_silent(name: str) -> None:
    assert not findings(*NEAR_MISSES[name], ("VB201", "VB202"))


INSIDE = {
    "report monthly or half-yearly": (
        "Điều 3. Giám sát\n1. Lượng nước khai thác được báo cáo Sở Nông nghiệp và Môi trường hằng tháng, chậm nhất ngày 05.\n"
        "Điều 9. Chế độ báo cáo\n1. Tổ chức khai thác nước gửi báo cáo lượng nước khai thác đến Sở Nông nghiệp và Môi trường 06 tháng một lần.",
        True,
    ),
    "two days to answer": (
        "Điều 3. Trả lời\n1. Thẻ đọc được cấp cho bạn đọc trong thời hạn 03 ngày làm việc kể từ ngày đăng ký.\n"
        "Điều 9. Trả thẻ\n1. Thư viện trả thẻ đọc cho bạn đọc khi đủ 05 ngày làm việc kể từ ngày đăng ký.",
        True,
    ),
    "years of practice and days of a file": (
        "Điều 3. Điều kiện\n1. Cơ sở đã vận hành lò hơi từ 02 năm trở lên gửi hồ sơ đề nghị xác nhận an toàn lò hơi tới Sở Công Thương.\n"
        "Điều 9. Sửa đổi xác nhận\n1. Cơ sở gửi hồ sơ đề nghị sửa xác nhận an toàn lò hơi tới Sở Công Thương trong thời hạn 07 ngày kể từ ngày có thay đổi.",
        False,
    ),
    "one report each month, another each year": (
        "Điều 3. Báo cáo\n1. Trạm bơm báo cáo mực nước hằng ngày cho ban chỉ huy.\n2. Trạm bơm báo cáo kết quả tưới tiêu hằng năm cho ban chỉ huy.",
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", INSIDE)
def test_inside_one_draft(name: str) -> None:
    draft, conflict = INSIDE[name]
    assert bool(findings(draft, rules=("VB201", "VB204"))) is conflict
