"""Limits given by their place: the nth day, the end of a year, a place on a scale; and how often something is due."""

from __future__ import annotations

from datetime import date

import pytest

from vbpl_check.extract.quantities import UnitTable, find_quantities
from vbpl_check.model import Quantity
from vbpl_check.rulebook import read_table

TABLE = read_table("units", UnitTable)

Ends = tuple[float | None, float | None, str]


def ends(text: str) -> list[Ends]:
    return [(value.low, value.high, value.unit) for value in find_quantities(text, 0, TABLE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nộp báo cáo chậm nhất vào ngày thứ mười kể từ ngày khai mạc", (None, 10, "day")),
        ("chậm nhất là ngày làm việc thứ 05 kể từ ngày nhận đơn", (None, 5, "working_day")),
        ("được giữ đến hết tháng thứ sáu sau khi hợp đồng kết thúc", (None, 6, "month")),
        ("tính lãi từ ngày thứ 31 kể từ ngày giao hàng", (31, None, "day")),
        ("vào ngày thứ ba sau khi niêm yết", (3, 3, "day")),
        ("trước năm thứ hai kể từ khi hoạt động", (None, 2, "year")),
    ],
)
def test_the_nth_day_from_an_event_is_a_duration(text: str, expected: Ends) -> None:
    assert ends(text) == [expected]


@pytest.mark.parametrize("text", ["họp vào ngày thứ bảy hằng tuần", "người con thứ ba", "lần thứ hai", "tháng thứ ba"])
def test_an_ordinal_without_an_event_is_no_duration(text: str) -> None:
    assert not [value for value in find_quantities(text, 0, TABLE) if value.dimension == "duration"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("được tuyển sinh đến hết năm 2030", date(2030, 12, 31)),
        ("thực hiện đến khi kết thúc năm học 2028", date(2028, 12, 31)),
        ("phải di dời trước năm 2027", date(2027, 1, 1)),
        ("áp dụng cho đến hết tháng 6 năm 2026", date(2026, 6, 30)),
        ("hoàn thành chậm nhất quý II năm 2027", date(2027, 6, 30)),
        ("hoàn thành trước quý 3/2027", date(2027, 7, 1)),
    ],
)
def test_the_end_of_a_year_quarter_or_month_is_a_date(text: str, last: date) -> None:
    [value] = find_quantities(text, 0, TABLE)
    assert (value.low, value.high, value.dimension) == (None, float(last.toordinal()), "date")


def test_before_a_year_leaves_its_first_day_out() -> None:
    [value] = find_quantities("trước năm 2027", 0, TABLE)
    assert value.high_open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bảo đảm an toàn từ cấp độ 2 trở lên", (2, None, "cấp_độ")),
        ("đáp ứng tối thiểu cấp độ 3", (3, None, "cấp_độ")),
        ("công nhân không quá bậc 4", (None, 4, "bậc")),
    ],
)
def test_a_bounded_place_on_a_scale(text: str, expected: Ends) -> None:
    assert ends(text) == [expected]


@pytest.mark.parametrize("text", ["hệ thống cấp độ 3", "lao động bậc 4"])
def test_a_place_without_a_bound_is_a_name(text: str) -> None:
    assert not ends(text)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("đại hội họp 05 năm tổ chức một lần", 60),
        ("rà soát theo chu kỳ 10 năm", 120),
        ("cứ sau 03 năm thì đánh giá lại", 36),
        ("kiểm kê định kỳ mỗi 05 năm", 60),
        ("hai năm một lần", 24),
    ],
)
def test_how_often(text: str, months: int) -> None:
    assert (months, months, "month") in ends(text)


def test_back_is_a_bound_only_right_after_the_unit() -> None:
    assert ends("dành tối thiểu 25% đầu tư trở lại") == [(25, None, "percent")]
    assert ends("từ 10 ngày trở lại") == [(None, 10, "day")]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("trong một năm kể từ ngày văn bản quy định điều kiện mới có hiệu lực.", "văn bản quy định điều kiện mới có hiệu lực"),
        ("03 năm kể từ ngày Luật này có hiệu lực thi hành và được điều chỉnh", "luật này có hiệu lực thi hành"),
        ("05 ngày kể từ ngày cơ quan quy định tại Điều 9 của Luật này nhận hồ sơ", "cơ quan nhận hồ sơ"),
    ],
)  # fmt: skip
def test_the_event_is_read_to_its_end(text: str, origin: str) -> None:
    values: tuple[Quantity, ...] = find_quantities(text, 0, TABLE)
    assert values[0].origin == origin


def test_opening_hours_are_no_duration() -> None:
    assert ends("mở cửa từ 7 giờ đến 22 giờ") == [(420, 1320, "minute_of_day")]
    assert ends("từ 2 giờ đến 4 giờ") == [(2, 4, "hour")]
