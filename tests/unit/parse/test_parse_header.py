"""Facts of the header: number, kind, title, issuer, dates."""

from __future__ import annotations

from datetime import date

import pytest

from vbpl_check.model import Header, Metadata, Source
from vbpl_check.parse import parse
from vbpl_check.parse.numbers import kind_of, normal, read_number
from vbpl_check.parse.titles import read_title, sentence_case


def header(text: str, known: Metadata | None = None) -> Header:
    return parse(Source(id="x", name="x.txt", text=text, metadata=known or Metadata())).header


NUMBERS = [
    ("Số: 51 /2025/TT-BYT\nTHÔNG TƯ", "51/2025/TT-BYT", False),
    ("Luật số: 45/2019/QH14 | Hà Nội, ngày 20", "45/2019/QH14", False),
    ("Luật số: 79/2006/QH 11 | Hà Nội, ngày 29 tháng 11", "79/2006/QH11", False),
    ("Luật số: 45/2019/QH14 20 tháng 11", "45/2019/QH14", False),
    ("Số:\n08/VBHN-VPQH\nHà Nội", "08/VBHN-VPQH", False),
    ("Số: 15/2020/ND-CP", "15/2020/NĐ-CP", False),
    ("CHÍNH PHỦ_____ Số: 172/2025/NĐ-CP |", "172/2025/NĐ-CP", False),
    ("LUẬT\nSỐ 35-L/CTN NGÀY 22/06/1994", "35-L/CTN", False),
    ("Số: 7/2025/QĐ-UBND", "07/2025/QĐ-UBND", False),
    ("Số:      /2026/QĐ-UBND", None, True),
    ("Số: …/2026/NĐ-CP", None, True),
    ("THÔNG TƯ\nThông tư số 09/2022/TT-BLĐTBXH ngày 25 tháng 5 năm 2022 có hiệu lực", None, False),
    ("THÔNG TƯ\nSửa đổi Thông tư số 20/2020/TT-BYT", None, False),
    ("QUYẾT ĐỊNH\nBÃI BỎ QUYẾT ĐỊNH\nSỐ 09/2022/QĐ-UBND NGÀY 25/3/2022", None, False),
    ("Số:\n/2015/TT-BYT", None, True),
    ("Số: 06/2026/TT-BT\u0421\nHà Nội", "06/2026/TT-BTC", False),  # a Cyrillic letter
]


@pytest.mark.parametrize(("block", "value", "blank"), NUMBERS, ids=[block for block, _, _ in NUMBERS])
def test_number(block: str, value: str | None, blank: bool) -> None:
    number = read_number(block)
    assert (number.value, number.blank) == (value, blank)


def test_number_names_a_kind_only_with_a_body() -> None:
    assert [kind and kind.name for kind in map(kind_of, ("NĐ-CP", "TTLT-BYT-BNV", "QĐ-UBND", "CT-CS", "QH15"))] == [
        "Nghị định", "Thông tư liên tịch", "Quyết định", None, None,
    ]  # fmt: skip
    assert normal("63 / 2020/ QHI5") == "63/2020/QH15"


TITLES = [
    ("THÔNG TƯ\nQuy định mức thu\nphí chợ\nCăn cứ", "Thông tư", "Quy định mức thu phí chợ"),
    ("LUẬT\nĐẤT ĐAI\nCăn cứ", "Luật", "Luật Đất đai"),
    ("BỘ LUẬT LAO ĐỘNG\nCăn cứ", "Bộ luật", "Bộ luật Lao động"),
    ("NGHỊ ĐỊNH\nVỀ ĐĂNG KÝ XE TẠI VIỆT NAM\nCHÍNH PHỦ", "Nghị định", "Về đăng ký xe tại Việt Nam"),
    ("LUẬT\nTHỦY SẢN\nLuật Thủy sản số 18/2017/QH14 ngày 21 tháng 11", "Luật", "Luật Thủy sản"),
    ("LUẬT\nVỀ PHÒNG, CHỐNG MA TUÝ\nTệ nạn ma tuý là hiểm hoạ lớn", "Luật", "Luật Phòng, chống ma tuý"),
    ("LUẬT\nSỬA ĐỔI CÁC ĐIỀU CỦA\nLuật Hải quan", "Luật", "Luật Sửa đổi các điều của Luật Hải quan"),
    ("THÔNG TƯ LIÊN TỊCH\nHướng dẫn phối hợp\nBỘ TRƯỞNG BỘ Y TẾ", "Thông tư liên tịch", "Hướng dẫn phối hợp"),
    # the day of issue is written out before the subject
    (
        "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 01/2010/NĐ-CP NGÀY 04 THÁNG 01 NĂM 2010\nVỀ CHÀO BÁN CỔ PHẦN RIÊNG LẺ\nCHÍNH PHỦ",
        "Nghị định",
        "Về chào bán cổ phần riêng lẻ",
    ),
    (
        "LUẬT\nCỦA QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 15/2003/QH11 NGÀY 26 THÁNG 11 NĂM 2003 "
        "VỀ THI ĐUA, KHEN THƯỞNG\nCăn cứ",
        "Luật",
        "Luật Thi đua, khen thưởng",
    ),
    # how a site names a law above its heading
    ("Luật Nhà ở 2014\nQUỐC HỘI\nLUẬT\nNHÀ Ở", "Luật", "Luật Nhà ở"),
    ("LUẬT\nLUẬT SƯ\nCăn cứ", "Luật", "Luật Luật sư"),
    # the text begins without căn cứ
    (
        "CHỈ THỊ\nVỀ VIỆC TRIỂN KHAI THI HÀNH LUẬT ĐẤT ĐAI\nTại Kỳ họp thứ 6 Quốc hội Khóa XIII đã thông qua Luật đất đai, "
        "có hiệu lực thi hành từ ngày 01 tháng 7 năm 2014",
        "Chỉ thị",
        "Về việc triển khai thi hành Luật Đất đai",
    ),
]


@pytest.mark.parametrize(("block", "kind", "words"), TITLES, ids=[block for block, _, _ in TITLES])
def test_title(block: str, kind: str, words: str) -> None:
    title = read_title(block)
    assert title.kind is not None
    assert (title.kind.name, title.words.lower()) == (kind, words.lower())


def test_capitals_become_a_sentence() -> None:
    assert (
        sentence_case("SỬA ĐỔI NGHỊ ĐỊNH SỐ 12/2020/NĐ-CP TẠI HÀ NỘI")
        == "Sửa đổi Nghị định số 12/2020/NĐ-CP tại Hà Nội"
    )
    assert sentence_case("CHI TIẾT LUẬT ĐẤT ĐAI, PHỔ BIẾN PHÁP LUẬT") == "Chi tiết Luật Đất đai, phổ biến pháp luật"


def test_local_bodies_have_a_territory() -> None:
    text = "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSố: 05/2025/NQ-HĐND\nNGHỊ QUYẾT\nVề chợ\nĐiều 1. A"
    found = header(text)
    assert (found.issuer, found.territory) == ("Hội đồng nhân dân thành phố Cần Thơ", "Cần Thơ")
    below = header("UBND HUYỆN MƯỜNG LA\nSố: 05/2020/QĐ-UBND\nQUYẾT ĐỊNH\nVề chợ\nĐiều 1. A")
    assert (below.issuer, below.territory) == ("Ủy ban nhân dân huyện Mường La", None)


EFFECTIVE = [
    ("Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025.", date(2025, 7, 1), None),
    ("Thông tư này có hiệu lực từ ngày 1/7/2025 và thay thế Thông tư số 1/2020/TT-BYT.", date(2025, 7, 1), None),
    ("Thông tư này có hiệu lực sau 45 ngày, kể từ ngày ký.", date(2025, 6, 26), None),
    ("Thông tư này có hiệu lực kể từ ngày ký ban hành.", date(2025, 5, 12), None),
    ("Thông tư này có hiệu lực sau 6 tháng, kể từ ngày ký ban hành.", date(2025, 11, 12), None),
    ("Thông tư này có hiệu lực sau 12 tháng kể từ ngày ký.", date(2026, 5, 12), None),
    ("Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 02.năm 2026.", date(2026, 2, 15), None),
    ("Thông tư này có hiệu lực thi hành kể ngày ký.", date(2025, 5, 12), None),
    ("Thông tư này có hiệu lực từ ngày 01/7/2025 đến hết ngày 31/12/2026.", date(2025, 7, 1), date(2027, 1, 1)),
    ("Thông tư này có hiệu lực từ ngày 01/7/2025 và được thực hiện trong 02 năm.", date(2025, 7, 1), date(2027, 7, 1)),
    ("Thông tư này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", None, None),
    ("Thông tư này có hiệu lực từ ngày    tháng    năm 2026.", None, None),
    ("Khoản 2 Điều 1 của Thông tư này có hiệu lực từ ngày 01/7/2025.", None, None),
    ("Thông tư số 2/2020/TT-BYT có hiệu lực từ ngày 01/7/2020.", None, None),
]


@pytest.mark.parametrize(("sentence", "effective", "expires"), EFFECTIVE, ids=[row[0] for row in EFFECTIVE])
def test_validity(sentence: str, effective: date | None, expires: date | None) -> None:
    head = "BỘ Y TẾ\nSố: 9/2025/TT-BYT\nHà Nội, ngày 12 tháng 5 năm 2025\nTHÔNG TƯ\nVề chợ\nCăn cứ Luật A;\n"
    found = header(f"{head}Điều 1. A\nX.\nĐiều 2. Điều khoản thi hành\n1. {sentence}\n2. Y.")
    assert (found.issued, found.effective, found.expires) == (date(2025, 5, 12), effective, expires)


def test_quoted_validity_is_of_another_document() -> None:
    text = (
        "Điều 1. Sửa đổi Thông tư X\n1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hiệu lực\n"
        "Thông tư này có hiệu lực từ ngày 01/7/2020.”.\nĐiều 2. Hiệu lực\nThông tư này có hiệu lực từ ngày 01/8/2025."
    )
    assert header(text).effective == date(2025, 8, 1)


def test_text_beats_metadata_and_metadata_fill_gaps() -> None:
    known = Metadata(
        number="1/2024/TT-BTC", kind="thông tư", title="T", issuer="Tỉnh Bắc Ninh", issued=date(2024, 1, 2)
    )
    without = header("Điều 1. A\nX.", known)
    assert (without.number, without.kind, without.title) == ("01/2024/TT-BTC", "Thông tư", "T")
    assert (without.issuer, without.territory, without.issued) == ("Tỉnh Bắc Ninh", "Bắc Ninh", date(2024, 1, 2))
    assert header("Số: 2/2024/TT-BYT\nTHÔNG TƯ\nVề chợ\nĐiều 1. A", known).number == "02/2024/TT-BYT"


def test_number_is_never_taken_from_a_citation() -> None:
    assert header("NGHỊ ĐỊNH\nVề chợ\nCăn cứ Luật số 45/2019/QH14;\nĐiều 1. A").number is None


def test_date_of_issue() -> None:
    assert header("LUẬT\nSỐ 35-L/CTN NGÀY 22/06/1994\nĐiều 1. A").issued == date(1994, 6, 22)
    assert header("Số: 3/2025/NĐ-CP Hà Nội ngày 10 tháng11 năm 2025\nNGHỊ ĐỊNH\nĐiều 1. A").issued == date(2025, 11, 10)
    closing = "Luật này được Quốc hội khóa XV thông qua ngày 19 tháng 6 năm 2023."
    assert header(f"LUẬT\nGIÁ\nĐiều 1. A\nX.\n{closing}").issued == date(2023, 6, 19)


def test_draft() -> None:
    text = "BỘ Y TẾ\nDỰ THẢO\nSố:     /2026/TT-BYT\nHà Nội, ngày    tháng    năm 2026\nTHÔNG TƯ\nVề chợ\nĐiều 1. A"
    found = header(text)
    assert (found.draft, found.number, found.issued, found.kind) == (True, None, None, "Thông tư")
    assert found.issuer == "Bộ Y tế"


def test_heading_in_two_columns_read_row_by_row() -> None:
    found = header(
        "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH PHÚ THỌ\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/2025/QĐ-UBND\nPhú Thọ, ngày 5 tháng 8 năm 2025\nQUYẾT ĐỊNH\nVề chợ\nĐiều 1. A"
    )
    assert (found.issuer, found.territory) == ("Ủy ban nhân dân tỉnh Phú Thọ", "Phú Thọ")


# heading, issuing body, province
PLACES = [
    ("UBND THÀNH PHỐ HÀ\nNỘI\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Ủy ban nhân dân thành phố Hà Nội", "Hà Nội"),
    ("UBND TỈNH BẮC NINH BAN HÀNH QUY CHẾ LÀM VIỆC\nSố: 5/2025/QĐ-UBND", "Ủy ban nhân dân tỉnh Bắc Ninh", "Bắc Ninh"),
    # the name of the province is left out, and the title follows
    ("ỦY BAN NHÂN DÂN TỈNH\nBAN HÀNH QUY CHẾ PHỐI HỢP\nPhú Thọ, ngày 17 tháng 10 năm 2025",
     "Ủy ban nhân dân tỉnh Phú Thọ", "Phú Thọ"),
    ("ỦY BAN NHÂN DÂN XÃ AN HIỆP. SAU KHI NHẬN", "Ủy ban nhân dân xã An Hiệp", None),
    ("UBND QUẬN 12\nSố: 5/QĐ-UBND", "Ủy ban nhân dân quận 12", None),
    ("UBND HUYỆN MƯỜNG LA VỀ VIỆC BAN HÀNH", "Ủy ban nhân dân huyện Mường La", None),
    # running text names bodies that issued nothing
    ("BỘ TÀI CHÍNH\nKính gửi: Các Thuế tỉnh.\nĐề nghị Ủy ban nhân dân tỉnh chủ động phân công các đơn vị trực thuộc",
     "Bộ Tài chính", None),
    ("Án lệ số 02/2016/AL\nĐược Hội đồng Thẩm phán Tòa án nhân dân tối cao thông qua\nQuyết định của Tòa án tại "
     "Ủy ban nhân dân xã An Hiệp. Sau khi nhận chuyển nhượng bà Đ", "Hội đồng Thẩm phán Tòa án nhân dân tối cao", None),
]  # fmt: skip


@pytest.mark.parametrize(("block", "issuer", "territory"), PLACES, ids=[block for block, _, _ in PLACES])
def test_issuer_ends_with_the_name_of_its_place(block: str, issuer: str, territory: str | None) -> None:
    read = header(f"{block}\n")
    assert (read.issuer, read.territory) == (issuer, territory)


def test_no_day_of_issue_when_the_number_is_of_another_year() -> None:
    block = (
        "CHÍNH PHỦ\nSố: 60/2025/NĐ-CP | Hà Nội, ngày 12 tháng 3 năm {year}\nNGHỊ ĐỊNH\nVỀ CHỢ\nĐiều 1. Phạm vi\n1. Chợ."
    )
    assert header(block.format(year=2026)).issued is None
    assert header(block.format(year=2025)).issued == date(2025, 3, 12)
