"""Quantities of single phrases: value, bounds, unit, and what they are of."""

from __future__ import annotations

from datetime import date

import pytest

from vbpl_check.extract.quantities import UnitTable, find_quantities
from vbpl_check.model import Quantity
from vbpl_check.rulebook import read_table

TABLE = read_table("units", UnitTable)


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, 0, TABLE)


def interval(quantity: Quantity) -> str:
    """ "[2, 3) day": the interval as mathematicians write it."""
    low = "-" if quantity.low is None else f"{quantity.low:g}"
    high = "-" if quantity.high is None else f"{quantity.high:g}"
    left = "(" if quantity.low_open or quantity.low is None else "["
    right = ")" if quantity.high_open or quantity.high is None else "]"
    return f"{left}{low}, {high}{right} {quantity.unit}"


INTERVALS = [
    # comparison words
    ("từ 10 ngày trở lên", "[10, -) day"),
    ("từ 12 tháng trở xuống", "(-, 12] month"),
    ("không quá 15 ngày làm việc", "(-, 15] working_day"),
    ("không vượt quá 30 ngày", "(-, 30] day"),
    ("không thấp hơn 05 tỷ đồng", "[5e+09, -) dong"),
    ("không ít hơn 07 thành viên", "[7, -) member"),
    ("ít nhất là 02 lần", "[2, -) time"),
    ("ít nhất phải có 05 thành viên", "[5, -) member"),
    ("tối thiểu 25 m2", "[25, -) m2"),
    ("tối đa là 90 m2", "(-, 90] m2"),
    ("chậm nhất trước 03 ngày làm việc", "(-, 3] working_day"),
    ("trên 10 ha", "(100000, -) m2"),
    ("quá 30 ngày", "(30, -) day"),
    ("dưới 16 tuổi", "(-, 16) year_of_age"),
    ("chưa đủ 14 tuổi", "(-, 14) year_of_age"),
    ("người đủ 18 tuổi", "[18, -) year_of_age"),
    ("không dưới 30 người", "[30, -) person"),
    ("phạt tiền đến 500.000 đồng", "(-, 500000] dong"),
    ("hai người hay nhiều người", "[2, -) person"),
    ("≥ 5 m", "[5, -) m"),
    ("≤ 50 km/h", "(-, 50] km_per_hour"),
    ("công suất < 11 kW", "(-, 11) kw"),
    ("không được kéo dài quá 05 ngày", "(-, 5] day"),
    ("không được bố trí quá 03 cấp phó", "(-, 3] item"),
    ("không hoạt động quá 12 tháng liên tục", "(12, -) month"),
    ("quá thời hạn 30 ngày", "[30, 30] day"),
    # ranges
    ("từ 2.000.000 đồng đến 3.000.000 đồng", "[2e+06, 3e+06] dong"),
    ("từ 2 đến 3 triệu đồng", "[2e+06, 3e+06] dong"),
    ("từ 500.000 đến 1 triệu đồng", "[500000, 1e+06] dong"),
    ("từ đủ 16 đến dưới 18 tuổi", "[16, 18) year_of_age"),
    ("từ trên 5% đến 10%", "(5, 10] percent"),
    ("trên 50 tấn đến 100 tấn", "(50000, 100000] kg"),
    ("từ 15% đến dưới 20%", "[15, 20) percent"),
    ("5-10 ngày", "[5, 10] day"),
    ("từ 06 tháng đến 03 năm", "[6, 36] month"),
    ("từ 18 tháng đến dưới 36 tháng tuổi", "[1.5, 3) year_of_age"),
    ("từ 10 ngày đến 15 ngày làm việc", "[10, 15] working_day"),
    ("từ 05 đến 07 thành viên", "[5, 7] member"),
    # numbers
    ("15 (mười lăm) ngày", "[15, 15] day"),
    ("mười lăm (15) ngày", "[15, 15] day"),
    ("bằng 5% (năm phần trăm)", "[5, 5] percent"),
    ("hai mươi tư giờ", "[24, 24] hour"),
    ("trong thời hạn năm ngày", "[5, 5] day"),
    ("hai năm rưỡi", "[2.5, 2.5] year"),
    ("nửa tháng", "[0.5, 0.5] month"),
    ("2 tỷ 500 triệu đồng", "[2.5e+09, 2.5e+09] dong"),
    ("01 năm 06 tháng", "[18, 18] month"),
    ("đủ 60 tuổi 03 tháng", "[60.25, -) year_of_age"),
    ("30 ngày làm việc", "[30, 30] working_day"),
    ("48 giờ làm việc", "[48, 48] working_hour"),
    # shares and multiples
    ("quá nửa tổng số đại biểu", "(50, -) percent"),
    ("ít nhất ba phần tư tổng số", "[75, -) percent"),
    ("1/2 tổng số thành viên", "[50, 50] percent"),
    ("bồi thường gấp đôi", "[200, 200] percent"),
    ("bằng 02 lần mức lương cơ sở", "[200, 200] percent"),
    ("0,5 phần nghìn", "[0.05, 0.05] percent"),
    ("không quá 03 lần", "(-, 3] time"),
    # measures
    ("125 cm3", "[0.000125, 0.000125] m3"),
    ("25m2", "[25, 25] m2"),
    ("3,5 km", "[3500, 3500] m"),
    ("0,25 miligam/1 lít khí thở", "[2.5e-07, 2.5e-07] kg"),
    ("02 bộ hồ sơ", "[2, 2] set"),
    ("trừ 04 điểm", "[4, 4] point"),
    ("không quá 03 Phó Chủ tịch", "(-, 3] item"),
    # frequencies
    ("06 tháng một lần", "[6, 6] month"),
    ("mỗi năm một lần", "[12, 12] month"),
    ("ít nhất mỗi năm một lần", "(-, 12] month"),
    ("02 lần/năm", "[6, 6] month"),
    ("ít nhất 02 lần trong 01 năm", "(-, 6] month"),
    ("mỗi quý họp ít nhất một lần", "(-, 3] month"),
    ("không quá 03 lần trong 12 tháng", "[4, -) month"),
    ("định kỳ hằng quý", "[3, 3] month"),
    ("hàng tuần", "[7, 7] day"),
    ("ít nhất 01 ngày trong một tháng", "(-, 1] month"),
    # dates and times of day
    ("trước ngày 15 tháng 12 hằng năm", "(-, 387) day_of_year"),
    ("trước ngày 25 hằng tháng", "(-, 25) day_of_month"),
    ("chậm nhất là ngày 10 của tháng tiếp theo", "(-, 41] day_of_month"),
    ("đến hết ngày 31 tháng 01 năm sau", "(-, 434] day_of_year"),
    ("từ 22 giờ đến 06 giờ sáng hôm sau", "[1320, 1800] minute_of_day"),
    ("trước ngày 10 của tháng đầu quý sau", "(-, 103) day_of_quarter"),
    ("mỗi năm ít nhất 02 kỳ", "(-, 6] month"),
    ("từ năm vạn đồng (50.000 đ) đến mười vạn đồng (100.000 đ)", "[50000, 100000] dong"),
    ("tối đa bằng 70% giá trị", "(-, 70] percent"),
    ("hệ số không vượt quá 2,0 lần", "(-, 200] percent"),
    ("giai đoạn 05 năm và hằng", "[5, 5] year"),
    ("tiếp nhận trong 01 ngày làm việc", "[1, 1] working_day"),
]


@pytest.mark.parametrize(("text", "expected"), INTERVALS)
def test_interval(text: str, expected: str) -> None:
    assert [interval(quantity) for quantity in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("đến hết ngày 31 tháng 12 năm 2026", None, date(2026, 12, 31)),
        ("kể từ ngày 01 tháng 7 năm 2025", date(2025, 7, 1), None),
        ("từ ngày 01/7/2025 đến ngày 31/12/2026", date(2025, 7, 1), date(2026, 12, 31)),
    ],
)
def test_dates_are_ordinals(text: str, low: date | None, high: date | None) -> None:
    (found,) = read(text)
    assert (found.dimension, found.unit) == ("date", "ordinal")
    assert (found.low, found.high) == (low and low.toordinal(), high and high.toordinal())


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ",
        "quy định tại điểm a khoản 2 Điều 5 và các khoản 1, 2 và 3 Điều 7",
        "theo Mẫu số 02 tại Phụ lục 01 ban hành kèm theo",
        "Luật này được Quốc hội khóa XV, kỳ họp thứ 8 thông qua ngày 27 tháng 11 năm 2024",
        "trên địa bàn tỉnh, trên cơ sở hồ sơ dưới đây",
        "giấy phép lái xe hạng B1, khoáng sản nhóm III, QCVN 41:2019/BGTVT",
        "điện thoại 024.3823 4567",
        "tỷ lệ bản đồ 1/500, 1:25.000",
        "Bộ luật Dân sự năm 2015, giai đoạn 2021-2025",
        "công ty trách nhiệm hữu hạn hai thành viên trở lên",
        "một người có thể, một trong các giấy tờ, một số trường hợp",
        "trả tiền một lần cho cả thời gian thuê",
        "bên thứ ba, Chính phủ, vốn đầu tư, năm báo cáo",
        "tháng 01 năm 2014, quý II năm 2020",
        "căn nhà 66 Đồng Xuân, ý kiến của 02 Bộ liên quan",
        "https://a.vn/E1%BB%91%20121",
        "số điện thoại 5 đồng thời",
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == ()


def test_two_limits_of_one_sentence() -> None:
    found = read("Được gia hạn không quá 02 lần, mỗi lần không quá 30 ngày.")
    assert [interval(quantity) for quantity in found] == ["(-, 2] time", "(-, 30] day"]


def test_limits_that_share_a_subject() -> None:
    share, sum_ = read("Mức vay tối đa bằng 70% giá trị dự toán và không quá 01 tỷ đồng.")
    assert share.measured == sum_.measured == "mức vay"
    monthly, wage = read("có thu nhập bình quân hằng tháng không quá 15 triệu đồng")
    assert (monthly.dimension, wage.measured) == ("frequency", "thu nhập bình quân")
    summer, winter = read("trước ngày 15 tháng 7 và ngày 15 tháng 01 năm sau")
    assert (summer.low, winter.low) == (None, None)


def test_spans_are_offsets_in_the_document() -> None:
    text = "Thời hạn giải quyết là không quá 15 (mười lăm) ngày làm việc."
    (found,) = find_quantities(text, 100, TABLE)
    assert found.raw == "không quá 15 (mười lăm) ngày làm việc"
    assert text[found.span.start - 100 : found.span.end - 100] == found.raw


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Thời hạn nhận phiếu đăng ký dự tuyển là 30 ngày", "thời hạn nhận phiếu đăng ký dự tuyển"),
        ("Căn hộ có diện tích sử dụng tối thiểu là 25 m2", "diện tích sử dụng"),
        ("Phạt tiền từ 1.000.000 đồng đến 2.000.000 đồng", "mức phạt"),
        ("Lãi suất tái cấp vốn quá hạn: 6%/năm", "lãi suất tái cấp vốn quá hạn"),
        ("Luật này có hiệu lực thì phải nộp tiền chậm nhất là ngày 31 tháng 12 năm 2025", ""),
        ("Định kỳ hằng quý báo cáo Bộ Tài chính", "báo cáo"),
        ("có ít nhất 05 năm kinh nghiệm", "kinh nghiệm"),
        ("nộp 02 bộ hồ sơ", "bộ hồ sơ"),
        ("có không quá 03 Phó Chủ tịch", "phó chủ tịch"),
        ("người đủ 18 tuổi", ""),
        ("Bước giá do tổ chức đấu giá quyết định từ 2% đến 5%", "bước giá"),
        ("hết thời hạn bổ nhiệm mà còn dưới 02 năm thì kéo dài", ""),
        ("01 bản sao văn bằng, chứng chỉ", "bản sao văn bằng"),
    ],
)
def test_measured(text: str, measured: str) -> None:
    assert [quantity.measured for quantity in read(text)] == [measured]


def test_parallel_limits_share_what_is_said_once() -> None:
    low, high = read("Tiền đặt trước tối thiểu là 5% và tối đa là 20% giá khởi điểm.")
    assert (low.measured, low.base) == (high.measured, high.base) == ("tiền đặt trước", "giá khởi điểm")
    person, body = read("Phạt tiền đến 500.000 đồng đối với cá nhân, 1.000.000 đồng đối với tổ chức;")
    assert (person.holder, body.holder) == ("ca_nhan", "to_chuc")
    assert (body.low, body.high, body.measured) == (None, 1_000_000, "mức phạt")


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("10% giá trị hợp đồng", "giá trị hợp đồng"),
        ("từ 51% vốn điều lệ trở lên", "vốn điều lệ"),
        ("từ mười phần trăm trở lên cổ phiếu có quyền biểu quyết", "cổ phiếu có quyền biểu quyết"),
        ("hai phần ba tổng số đại biểu biểu quyết tán thành", "tổng số đại biểu"),
        ("50.000 đồng/người/ngày", "người/ngày"),
        ("không quá 40 giờ trong 01 tháng", "tháng"),
        ("80 miligam/100 mililít máu", "100 mililít máu"),
        ("đạt 80% thì được công nhận", ""),
    ],
)
def test_base(text: str, base: str) -> None:
    assert [quantity.base for quantity in read(text)] == [base]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("15 ngày, kể từ ngày nhận đủ hồ sơ hợp lệ, Sở Xây dựng trả lời", "nhận đủ hồ sơ hợp lệ"),
        ("30 ngày kể từ ngày có quyết định.", "có quyết định"),
        ("10 ngày trước ngày khai giảng", "trước khai giảng"),
        ("05 ngày sau khi nhận được hồ sơ theo quy định tại khoản 1 Điều này", "nhận được hồ sơ"),
        ("Kể từ ngày nhận được yêu cầu, trong thời hạn 03 ngày, cơ quan trả lời", "nhận được yêu cầu"),
        (
            "15 ngày kể từ ngày cơ quan quy định tại Điều 119 của Bộ luật này nhận được đầy đủ hồ sơ",
            "cơ quan nhận được đầy đủ hồ sơ",
        ),
        ("05 ngày làm việc đầu tiên của tháng tiếp theo", "đầu tiên của tháng tiếp theo"),
        ("thời hạn sử dụng 05 năm", ""),
        ("ban hành trước ngày hết thời hạn bổ nhiệm ít nhất 01 ngày làm việc", "trước hết thời hạn bổ nhiệm"),
    ],
)
def test_origin(text: str, origin: str) -> None:
    assert read(text)[-1].origin == origin
