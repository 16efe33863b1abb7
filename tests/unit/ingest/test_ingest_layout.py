"""Characters, page furniture, wrapped lines, notes of websites."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.ingest import read
from vbpl_check.ingest._chars import normalise
from vbpl_check.ingest._layout import paragraphs
from vbpl_check.ingest._units import starts_unit
from vbpl_check.model import Blob


def lines(text: str) -> list[str]:
    return [line for line, _ in paragraphs(normalise(text).split("\n"))]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Nghi\u0323 đi\u0323nh", "Nghị định"),
        ("o\u0323\u0302 o\u0302\u0323", "ộ ộ"),
        ("QUYẾT ÐỊNH", "QUYẾT ĐỊNH"),
        ("Điều\u00a05\u200b.\u00ad Hồ\ufeff sơ", "Điều 5. Hồ sơ"),
        ("b)\u200bCán bộ; 2.\u200b\nNgười sử dụng; 1.\u200b5", "b) Cán bộ; 2.\nNgười sử dụng; 1. 5"),
        ("\uff21\uff22\uff11\uff12\uff08\uff09\u3000x", "AB12() x"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("\x00\x07a\ud800b\ufffe", "ab"),
        ("\uf0b7 mục", "-  mục"),
        ("e\ufb03 \ufb01", "effi fi"),
    ],
)
def test_characters(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


WRAPPED = """CÔNG BÁO/Số 259 + 260/Ngày 05-3-2022
53

VĂN BẢN QUY PHẠM PHÁP LUẬT

BỘ TÀI CHÍNH

BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/2022/TT-BTC
Hà Nội, ngày 03 tháng 3 năm 2022
THÔNG TƯ
Quy định việc lập kế hoạch thu thập, lưu trữ, tổng hợp thông tin thị trường lao
động của các cơ quan, tổ chức
Điều 5. Lập kế hoạch thu thập, lưu trữ, tổng hợp thông tin thị trường lao động
1. Nguyên tắc lập kế hoạch
a) Bảo đảm phục vụ kịp thời công tác quản lý nhà nước về lao động, việc làm
và đáp ứng yêu cầu phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh.
Người ký: Cổng Thông tin điện tử Chính phủ
Email: thongtinchinhphu@chinhphu.vn
Cơ quan: Văn phòng Chính phủ
Thời gian ký: 08.03.2022 08:50:17 +07:00

54
CÔNG BÁO/Số 259 + 260/Ngày 05-3-2022

b) Nội dung thông tin thị trường lao động quy định tại khoản 1 Điều 7 và
khoản 1 Điều 10 Thông tư này là căn cứ thực hiện công tác thu thập theo Nghị định số 60/2021/NĐ-
CP của Chính phủ;
c) Chương trình của Bộ Lao động
- Thương binh và Xã hội được phê duyệt theo quy định tại
Điều 5. Trường hợp khác thì thực hiện theo quy định của pháp luật, gồm số tiền là
1.720.888.500 đồng.
Điều 6. Phát triển bền vững trong công nghiệp công nghệ số và các nền tảng số
1. Nhà nước có cơ chế hỗ trợ.
"""


# Luật Bảo hiểm xã hội 41/2024/QH15 Điều 52, as a PDF has it: labels on lines of their own, signs that cannot be seen
TORN = """Điều 52. Chế độ khi sẩy thai
1.\u200b
Lao động nữ đang đóng bảo hiểm xã hội bắt buộc mà sẩy thai thì được nghỉ việc như sau:
a)\u200b
10 ngày nếu thai dưới 05 tuần tuổi;
b)\u200b20 ngày nếu thai từ đủ 05 tuần tuổi đến dưới 13 tuần tuổi;
c)40 ngày nếu thai từ đủ 13 tuần tuổi đến dưới 22 tuần tuổi;
2.\u200b
Trường hợp lao động nữ mang thai từ đủ 22 tuần tuổi trở lên thì được hưởng chế độ.
"""


def test_labels_on_lines_of_their_own() -> None:
    assert [line[:24] for line in lines(TORN)] == [
        "Điều 52. Chế độ khi sẩy ",
        "1. Lao động nữ đang đóng",
        "a) 10 ngày nếu thai dưới",
        "b) 20 ngày nếu thai từ đ",
        "c)40 ngày nếu thai từ đủ",
        "2. Trường hợp lao động n",
    ]


def test_pages_of_the_gazette_become_paragraphs() -> None:
    assert lines(WRAPPED) == [
        "BỘ TÀI CHÍNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/2022/TT-BTC",
        "Hà Nội, ngày 03 tháng 3 năm 2022",
        "THÔNG TƯ",
        "Quy định việc lập kế hoạch thu thập, lưu trữ, tổng hợp thông tin thị trường lao động của các cơ quan, tổ chức",
        "Điều 5. Lập kế hoạch thu thập, lưu trữ, tổng hợp thông tin thị trường lao động",
        "1. Nguyên tắc lập kế hoạch",
        "a) Bảo đảm phục vụ kịp thời công tác quản lý nhà nước về lao động, việc làm và đáp ứng yêu cầu phát triển kinh "
        "tế - xã hội, bảo đảm quốc phòng, an ninh.",
        "b) Nội dung thông tin thị trường lao động quy định tại khoản 1 Điều 7 và khoản 1 Điều 10 Thông tư này là căn "
        "cứ thực hiện công tác thu thập theo Nghị định số 60/2021/NĐ-CP của Chính phủ;",
        "c) Chương trình của Bộ Lao động - Thương binh và Xã hội được phê duyệt theo quy định tại Điều 5. Trường hợp khác "
        "thì thực hiện theo quy định của pháp luật, gồm số tiền là 1.720.888.500 đồng.",
        "Điều 6. Phát triển bền vững trong công nghiệp công nghệ số và các nền tảng số",
        "1. Nhà nước có cơ chế hỗ trợ.",
    ]


def test_a_text_that_is_not_wrapped_keeps_its_lines() -> None:
    text = (
        "Điều 1. Hàng hóa gồm:\nxăng dầu\ndầu hỏa\n1. Một.\n2. Hai.\n3. Ba.\n" + "Nội dung đầy đủ của khoản này.\n" * 60
    )
    assert lines(text) == text.strip().split("\n")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (
            "Điều 5. Hồ sơ [Điều này được sửa đổi bởi Khoản 2 Điều 1 Nghị định 12/2018/NĐ-CP có hiệu lực từ ngày 10/03/2018]",
            ["Điều 5. Hồ sơ"],
        ),
        ("Theo [mẫu số 1] và [ghi rõ họ tên]", ["Theo [mẫu số 1] và [ghi rõ họ tên]"]),
        ("2.[1] (được bãi bỏ)\n[1] Khoản này được bãi bỏ.", ["2. (được bãi bỏ)", "[1] Khoản này được bãi bỏ."]),
        ("-------\nLUẬT\n***", ["LUẬT"]),
        ("Chương IQUY ĐỊNH CHUNG\n\nQUY ĐỊNH CHUNG", ["Chương I", "QUY ĐỊNH CHUNG"]),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc -----",
         ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        ("CHÍNH PHỦ --------", ["CHÍNH PHỦ"]),
        ("Số: 5/2021/NĐ-CP Hà Nội, ngày 3 tháng 6 năm 2021 NGHỊ ĐỊNH QUY ĐỊNH CHI TIẾT LUẬT LƯU TRỮ",
         ["Số: 5/2021/NĐ-CP", "Hà Nội, ngày 3 tháng 6 năm 2021", "NGHỊ ĐỊNH", "QUY ĐỊNH CHI TIẾT LUẬT LƯU TRỮ"]),
        ("| TT | Tên |\n| --- | --- |\n| 1 | Đường bộ |", ["TT | Tên", "1 | Đường bộ"]),
        ("|QUỐC HỘI |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|Luật số: 5 |Độc lập - Tự do - Hạnh phúc |",
         ["QUỐC HỘI", "Luật số: 5", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        ("1.\nPhạm vi của Nghị định", ["1. Phạm vi của Nghị định"]),
        ("a) Trường hợp quy định tại khoản 3\nĐiều 5 của Luật này.",
         ["a) Trường hợp quy định tại khoản 3 Điều 5 của Luật này."]),
        ("Theo Nghị định số 60/2021/NĐ- CP", ["Theo Nghị định số 60/2021/NĐ-CP"]),
    ],
)  # fmt: skip
def test_slips_of_converters(raw: str, clean: list[str]) -> None:
    assert lines(raw) == clean


def test_page_numbers_go_and_numbers_of_rows_stay() -> None:
    page = "Nội dung đầy đủ của khoản này, kết thúc bằng dấu chấm.\n" * 30
    assert not any(line.isdecimal() for line in lines(page + "2\n" + page + "3\n" + page + "4\n" + page))
    rows = "STT\n1\nĐường bộ\n2\nĐường sắt\n3\nĐường thủy"
    assert lines(rows) == rows.split("\n")


def test_a_table_of_contents_goes() -> None:
    headings = [f"Điều {number}. Nội dung thứ {'abcdefgh'[number]} của văn bản" for number in range(1, 7)]
    contents = [f"{heading} {page}" for page, heading in enumerate(headings, 3)]
    assert lines("\n".join([*contents, *headings])) == headings
    amending = [f"Điều {number}. Bãi bỏ Điều {number + 20}" for number in range(1, 7)]
    assert lines("\n".join(amending)) == amending


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Điều 5. Hồ sơ", True), ("“Điều 5a. Hồ sơ", True), ("Điều 5 của Luật này", False), ("Điều 10 Thông tư này", False),
        ("1. Phạm vi", True), ("2a) Nội dung", True), ("đ) Hồ sơ", True), ("aa) Hồ sơ", True), ("IV. QUYỀN", True),
        ("1.2. Yêu cầu", True), ("15.550 cây", False), ("1.720.888.500 đồng", False), ("2014. Sau đó", False),
        ("Chương II", True), ("Chương II của Luật này", False), ("Mục 1 Chương III", False), ("Phụ lục VII ban hành", False),
        ("PHỤ LỤC", True), ("- Như Điều 3;", True), ("Căn cứ Luật Đất đai;", True), ("và Điều 6", False),
        ("“Tổng công ty lưu ký", False), ("“5. Phạt tiền", True), ("Mẫu số 06 quy định tại", False),
    ],
)  # fmt: skip
def test_what_starts_a_unit(line: str, expected: bool) -> None:
    assert starts_unit(line) is expected


WORDS = st.sampled_from(
    ["Điều", "5.", "1.", "a)", "khoản", "của", "Luật", "này", "và", "NGHỊ ĐỊNH", "CÔNG BÁO/Số 1/Ngày 1-1-2020", "[1]", "|",
     "-", "Chương I", "…", "12", "\n", "\n\n", "\t", "ngày", "“", ";", ".", "\u00ad", "Nơi nhận:"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_any_text_is_laid_out(text: str) -> None:
    found = paragraphs(normalise(text).split("\n"))
    assert all(line and line == line.strip() and "\n" not in line for line, _ in found)
    places = [index for _, index in found]
    assert all(0 <= index < text.count("\n") + 1 for index in places)


@given(
    st.lists(st.sampled_from(["quy định", "chi tiết", "về", "đất đai", "quyền", "nghĩa vụ"]), min_size=30, max_size=200)
)
def test_no_word_is_lost_where_lines_are_wrapped(words: list[str]) -> None:
    wrapped = "\n".join(" ".join(words[start : start + 6]) for start in range(0, len(words), 6))
    assert " ".join(lines(wrapped)).split() == " ".join(words).split()


def test_time_is_linear() -> None:
    took = []
    for size in (1, 4):
        text = "[ | Điều 5 ( “ - . \n" * 20_000 * size + "a" * 200_000 * size
        start = time.process_time()
        paragraphs(normalise(text).split("\n"))
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5


def test_an_anchor_stands_at_every_line() -> None:
    source = read(Blob("a.txt", ".txt", "Điều 1. Một\n\nNội dung đầy đủ.\n\n\nĐiều 2. Hai".encode()))
    starts = [0, *(index + 1 for index, char in enumerate(source.text) if char == "\n")]
    assert [anchor.offset for anchor in source.anchors] == starts
    assert [anchor.locator for anchor in source.anchors] == ["line:1", "line:3", "line:6"]
