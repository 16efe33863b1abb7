"""Values of a draft and a law that the fitted model takes for one thing though few words are the same."""

from __future__ import annotations

import pytest

from tests.unit.check.against_law import findings

RULES = ("VB201", "VB202", "VB204")

CONFLICTS = {
    "how often, another verb": (
        "Điều 4. Mực nước hồ chứa\n1. Mực nước đón lũ của hồ chứa được rà soát, điều chỉnh định kỳ 10 năm.",
        "Điều 9. Mực nước hồ chứa\n1. Việc rà soát, điều chỉnh mực nước đón lũ của hồ chứa được thực hiện định kỳ 05 năm hoặc khi hạ du có thay đổi lớn.",
    ),
    "a ceiling among other terms": (
        "Điều 4. Thời hạn giấy phép\n1. Giấy phép nuôi biển do Chi cục cấp có thời hạn tối đa 20 năm, tối thiểu 05 năm.",
        "Điều 9. Thời hạn của giấy phép\n1. Giấy phép nuôi biển có thời hạn tối đa 15 năm, tối thiểu 05 năm và được gia hạn nhiều lần.",
    ),
    "the nth day": (
        "Điều 4. Thanh tra chuyên ngành\n1. Đoàn thanh tra kết thúc việc thanh tra tại cảng cá chậm nhất vào ngày thứ ba mươi kể từ ngày công bố quyết định thanh tra.",
        "Điều 9. Thanh tra chuyên ngành\n1. Thời hạn thanh tra tại cảng cá không quá 15 ngày kể từ ngày công bố quyết định thanh tra.",
    ),
    "a place on a scale": (
        "Điều 4. Lưu trữ hồ sơ bệnh án\n1. Hệ thống lưu trữ hồ sơ bệnh án điện tử bảo đảm an toàn từ cấp độ 1 trở lên.",
        "Điều 9. Hồ sơ bệnh án điện tử\n1. Hệ thống phục vụ lưu trữ hồ sơ bệnh án điện tử phải bảo đảm an toàn tối thiểu cấp độ 2.",
    ),
    "time to meet a new standard": (
        "Điều 40. Quy định chuyển tiếp\n1. Cơ sở nuôi dưỡng trẻ em đã thành lập có 12 tháng kể từ ngày Nghị định này có hiệu lực để đáp ứng chuẩn cơ sở nuôi dưỡng.",
        "Điều 70. Quy định chuyển tiếp\n1. Cơ sở nuôi dưỡng trẻ em đã thành lập phải đáp ứng chuẩn cơ sở nuôi dưỡng trong thời hạn 36 tháng kể từ ngày Nghị định quy định chuẩn có hiệu lực.",
    ),
    "a date after the term of the law": (
        "Điều 4. Kế hoạch phòng hạn\n1. Kế hoạch phòng, chống hạn của tỉnh được ban hành trước ngày 31 tháng 12 năm 2029.",
        "Điều 9. Kế hoạch phòng, chống hạn\n1. Kế hoạch phòng, chống hạn của tỉnh phải được ban hành trong thời hạn không quá 02 năm kể từ ngày Luật này có hiệu lực thi hành.",
    ),
    "kept for so long is no deadline": (
        "Điều 4. Lưu phiếu cân\n1. Trạm cân lưu giữ phiếu cân tại kho của trạm hai năm tính từ ngày cân.",
        "Điều 9. Lưu phiếu cân\n1. Phiếu cân phải được trạm cân lưu giữ trong thời hạn 05 năm kể từ ngày cân.",
    ),
    "people under two names": (
        "Điều 4. Hội đồng chấm thi\n1. Hội đồng chấm thi tay nghề có từ ba thành viên trở lên.",
        "Điều 9. Hội đồng chấm thi\n1. Hội đồng chấm thi tay nghề phải có ít nhất là năm người.",
    ),
    "lasts is no extension": (
        "Điều 4. Nhiệm kỳ\n1. Nhiệm kỳ của tổ trưởng tổ hòa giải kéo dài 05 năm.",
        "Điều 9. Nhiệm kỳ\n1. Nhiệm kỳ của tổ trưởng tổ hòa giải là 03 năm.",
    ),
    "two words for an extension": (
        "Điều 4. Cung cấp số liệu\n1. Thời hạn cung cấp số liệu quan trắc được kéo dài thêm 20 ngày làm việc.",
        "Điều 9. Cung cấp số liệu\n1. Thời hạn cung cấp số liệu quan trắc có thể gia hạn nhưng tối đa không quá 10 ngày làm "
        "việc.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_values_for_one_thing(name: str) -> None:
    assert findings(*CONFLICTS[name], RULES)


NEAR_MISSES = {
    "another class": (
        "Điều 4. Thu hồi đồ chơi\n1. Đồ chơi vi phạm mức độ 3 chỉ thu hồi tại cửa hàng; việc thu hồi hoàn thành trong 30 ngày.",
        "Điều 9. Thu hồi đồ chơi\n1. Đồ chơi vi phạm mức độ 2 được thu hồi tại cửa hàng và người mua; việc thu hồi hoàn thành trong 15 ngày.",
    ),
    "the sum of two steps": (
        "Điều 4. Thẩm định\n1. Tổng thời gian thẩm định và cấp giấy chứng nhận cơ sở in không quá 08 ngày kể từ ngày nhận hồ sơ.",
        "Điều 9. Thẩm định\n1. Trong thời hạn 05 ngày kể từ ngày nhận hồ sơ, cơ quan quản lý in thẩm định; trong thời hạn 03 ngày kể từ ngày thẩm định, cấp giấy chứng nhận cơ sở in.",
    ),
    "longer than a ban": (
        "Điều 4. Kinh doanh\n1. Người đã nghỉ việc được 14 tháng được tham gia đấu giá mỏ của đơn vị cũ.",
        "Điều 9. Hành vi\n1. Nghiêm cấm các hành vi sau đây:\na) Tham gia đấu giá mỏ của đơn vị cũ trong thời gian 12 tháng kể từ ngày nghỉ việc.",
    ),
    "a term that does not run": (
        "Điều 4. Khiếu nại\n1. Người bị nạn khiếu nại lại việc bồi thường tai nạn hầm mỏ thì không bị tính thời hiệu 05 năm.",
        "Điều 9. Khiếu nại\n1. Thời hiệu khiếu nại việc bồi thường tai nạn hầm mỏ của người bị nạn là 02 năm.",
    ),
    "another row of the table": (
        "Điều 4. Trợ cấp\n1. Thuyền viên đóng đủ 20 năm được hưởng 55% tiền lương khi nghỉ ốm dài ngày.",
        "Điều 9. Trợ cấp\n1. Thuyền viên nghỉ ốm dài ngày được hưởng như sau:\na) 65% tiền lương nếu đóng từ đủ 30 năm trở lên;\nb) 55% tiền lương nếu đóng từ đủ 15 năm đến dưới 30 năm.",
    ),
    "the day both documents take effect": (
        "Điều 40. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.",
        "Điều 70. Hiệu lực thi hành\n1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2025.",
    ),
    "a day within the term of the law": (
        "Điều 4. Kế hoạch phòng hạn\n1. Kế hoạch phòng, chống hạn của tỉnh được ban hành trước ngày 30 tháng 6 năm 2026.",
        "Điều 9. Kế hoạch phòng, chống hạn\n1. Kế hoạch phòng, chống hạn của tỉnh phải được ban hành trong thời hạn không quá 02 năm kể từ ngày Luật này có hiệu lực thi hành.",
    ),
    "one day by another way of counting": (
        "Điều 40. Quy định chuyển tiếp\n1. Giám định viên quá 70 tuổi được tiếp tục hành nghề đến hết ngày 31 tháng 12 năm 2026.",
        "Điều 70. Quy định chuyển tiếp\n1. Giám định viên quá 70 tuổi được tiếp tục hành nghề trong thời hạn 02 năm kể từ ngày Luật này có hiệu lực thi hành.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_values_for_two_things(name: str) -> None:
    assert not findings(*NEAR_MISSES[name], RULES)
