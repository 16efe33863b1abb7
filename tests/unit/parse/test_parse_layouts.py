"""The same law in other layouts: headings, numbers and signs that a site joined to, or tore from, other words."""

from __future__ import annotations

import pytest

from vbpl_check.model import Source
from vbpl_check.parse import parse


def tree(text: str) -> list[str]:
    """The units as "dieu-1/khoan-2", quoted ones with a mark of quotation before them."""
    made = parse(Source("a", "a.txt", text)).provisions
    return ["“" * unit.quoted + "/".join("-".join(part) for part in unit.address.parts) for unit in made]


ARTICLE = "Điều 1. Mỏ\n1. Mỏ gồm các loại.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2. Chính phủ quy định Điều này. Chương II HOẠT ĐỘNG DẦU KHÍ\nĐiều 2. Dự án\nDự án gồm.",
            ["dieu-1/khoan-2", "chuong-II", "dieu-2"],
        ),
        (
            "2. Theo pháp luật. Chương III TÀI SẢN CÔNG Mục 1. QUY ĐỊNH CHUNG Điều 2. Tài sản công tại cơ quan\n1. Nhà.",
            ["dieu-1/khoan-2", "chuong-III", "chuong-III/muc-1", "dieu-2", "dieu-2/khoan-1"],
        ),
        (
            "2. Theo pháp luật. Mục 4.\nXỬ LÝ TÀI SẢN Điều 2.\nHình thức xử lý\n1. Thu hồi.",
            ["dieu-1/khoan-2", "muc-4", "dieu-2", "dieu-2/khoan-1"],
        ),
        (
            "Luật Điện ảnh 2022. Mục 1.\nQUẢNG BÁ, XÚC TIẾN\nĐiều 2. Nội dung\nNội dung gồm.",
            ["muc-1", "dieu-2"],
        ),
        (
            "Luật Quốc tịch Việt Nam 2008. Mục\n1. QUY ĐỊNH CHUNG\nĐiều 2. Người\nNgười gồm.",
            ["muc-1", "dieu-2"],
        ),
        ("Chương\nVIII QUYẾT ĐỊNH HÌNH PHẠT\nĐiều 2. Căn cứ\nCăn cứ gồm.", ["chuong-VIII", "dieu-2"]),
        # citations, and words in capitals without a label
        ("2. Theo quy định tại. Chương II Luật này được sửa.", ["dieu-1/khoan-2"]),
        ("2. Theo quy định tại Chương II CỦA LUẬT.", ["dieu-1/khoan-2"]),
        ("2. Theo mẫu. Mục 3 ghi rõ ngày.", ["dieu-1/khoan-2"]),
        ("2. Thực hiện theo Luật. Mục\n3. Khác.", ["dieu-1/khoan-2", "dieu-1/khoan-3"]),
    ],
)  # fmt: skip
def test_headings_glued_to_other_words(text: str, expected: list[str]) -> None:
    assert tree(ARTICLE + text)[2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. Báo cáo thẩm định của Bộ. 3.\nBộ điều chỉnh.\n4. Khác.", ["2", "3", "4"]),
        ("2. Theo khoản 3.\nBộ điều chỉnh.", ["2"]),  # a citation
        ("2. Báo cáo của Bộ. 5.\nBộ điều chỉnh.", ["2"]),  # not the next one
        ("2. Báo cáo.\n3, Chấp hành quyết định luân phiên.\n4. Khác.", ["2", "3", "4"]),
        ("2. Bảng gồm cột\n3, Chấp hành và\n3. Khác.", ["2", "3"]),  # no sentence has ended
        ("2. Báo cáo.\n3\n. Hoạt động dưới hình thức khác.", ["2", "3"]),
        ("2. Báo cáo.\n3\n.\nĐơn khiếu nại.", ["2", "3"]),
    ],
)
def test_numbers_of_clauses_out_of_place(text: str, expected: list[str]) -> None:
    assert [path.partition("khoan-")[2] for path in tree(ARTICLE + text)[2:]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. Quyền gồm:\na) Đề nghị;\nb\n) Kiến nghị;\nc) Khác.", ["a", "b", "c"]),
        ("2. Quyền gồm:\na) Đề nghị.\nNgười đó có thể chọn; b)Ra nước ngoài;\nc) Khác.", ["a", "b", "c"]),
    ],
)
def test_points_out_of_place(text: str, expected: list[str]) -> None:
    assert [path.partition("diem-")[2] for path in tree(ARTICLE + text)[3:]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 2, Nhiệm vụ của Chánh Thanh tra\n1. Khác.", ["dieu-2", "dieu-2/khoan-1"]),
        ("Điều 2, Điều 3 Luật này thì áp dụng.", []),
        ("Điều 2 Luật này thay thế Luật khác.\nĐiều 3. Khác\nKhác gồm.", ["dieu-2", "dieu-3"]),
        ("Điều 2 Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2006.", ["dieu-2"]),
        ("Điều 2 Luật này thì áp dụng.", []),
    ],
)
def test_articles_without_a_full_stop(text: str, expected: list[str]) -> None:
    assert tree(ARTICLE + text)[2:] == expected


def test_a_quotation_on_the_line_of_its_command() -> None:
    text = (
        "Điều 1. Sửa đổi\n1. Sửa đổi khoản 5 Điều 13 như sau: “5. Việc kéo dài được quy định như sau:\n"
        "a) Dự án;\nb) Khác.”\n2. Bãi bỏ Điều 9."
    )
    assert tree(text) == [
        "dieu-1",
        "dieu-1/khoan-1",
        "“dieu-1/khoan-1/khoan-5",
        "“dieu-1/khoan-1/khoan-5/diem-a",
        "“dieu-1/khoan-1/khoan-5/diem-b",
        "dieu-1/khoan-2",
    ]


def test_the_command_below_its_label_ends_an_unbalanced_quotation() -> None:
    text = (
        "Điều 1. Sửa đổi, bổ sung một số điều\n1. Thay thế cụm từ “Tổng cục” thành “Cục Quản lý’ tại Điều 3.\n"
        "Điều 2.\nSửa đổi, bãi bỏ một số điều của Thông tư số 06/2023/TT-BTP\n1. Bãi bỏ Điều 4."
    )
    assert tree(text) == ["dieu-1", "dieu-1/khoan-1", "dieu-2", "dieu-2/khoan-1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a label torn from its number, in a heading or after a site's name, whatever letters the heading begins with
        ("Luật Cạnh tranh 2018. Mục\n2. CƠ QUAN TIẾN HÀNH\nĐiều 2. Cơ quan\nCơ quan gồm.", ["muc-2", "dieu-2"]),
        ("Chương II THỊ PHẦN Điều\n2. Xác định thị trường\nThị trường gồm.", ["chuong-II", "dieu-2"]),
        ("2. Thực hiện theo Điều\n3. Khác.", ["dieu-1/khoan-2", "dieu-1/khoan-3"]),
        ("Luật Giá 2023. Mục 1.\nNỘI DUNG Tiểu mục\n1. QUYỀN\nĐiều 2. A\nB.", ["muc-1", "muc-1/tieu_muc-1", "dieu-2"]),
        # the heading glued to the number
        ("Chương IINHIỆM VỤ\nĐiều 2. Nhiệm vụ\nNhiệm vụ gồm.", ["chuong-II", "dieu-2"]),
        ("2. Theo\nChương II của Luật này.", ["dieu-1/khoan-2"]),
        ("2. Theo quy định tại\nChương VII của Bộ luật này.", ["dieu-1/khoan-2"]),
        # clauses in the middle of a line
        ("2. Mỏ than. 3.Mỏ sắt do Bộ quản lý.\n4. Khác.", [f"dieu-1/khoan-{n}" for n in (2, 3, 4)]),
        ("2. Theo khoản 1 và Điều 171. 3. Sửa đổi mỏ sắt.\n4. Khác.", [f"dieu-1/khoan-{n}" for n in (2, 3, 4)]),
        ("2. Xem bảng 2. 3. Mỏ sắt do Bộ quản lý.\n3. Khác.", ["dieu-1/khoan-2", "dieu-1/khoan-3"]),
        ("2. Mỏ than. 5. Mỏ sắt do Bộ quản lý.", ["dieu-1/khoan-2"]),
        ("Điều 2. Tiêu chuẩn\ndiện tích mỏ 1.\nMỏ gồm các loại.\n2. Khác.", ["dieu-2", "dieu-2/khoan-1", "dieu-2/khoan-2"]),
        ("Điều 2. Tiêu chuẩn\ndiện tích mỏ 1.\nMỏ gồm các loại.", ["dieu-2"]),
        ("Điều 2. Tiêu chuẩn\n1, Mỏ gồm các loại.\n2. Khác.", ["dieu-2", "dieu-2/khoan-1", "dieu-2/khoan-2"]),
        # articles without a full stop, and points in capitals
        ("Điều 2 Luật này quy định về mỏ sắt.\nĐiều 3. Khác\nA.", ["dieu-2", "dieu-3"]),
        ("2. Bộ có quyền:\nA- Yêu cầu;\nB- Từ chối.", ["dieu-1/khoan-2", "dieu-1/khoan-2/diem-a", "dieu-1/khoan-2/diem-b"]),
        ("2. Bộ có quyền.\nA. HỒ SƠ\nB. KHÁC", ["dieu-1/khoan-2"]),
        # "b1" after a heading without a sign is an item of point b
        ("2. Gồm:\na) Mỏ than\na1) Than đá;\na2) Than bùn;\nb) Mỏ sắt.",
         ["dieu-1/khoan-2", "dieu-1/khoan-2/diem-a", "dieu-1/khoan-2/diem-b"]),
        ("2. Gồm:\na) Mỏ than;\na1) Than đá;\nb) Mỏ sắt.",
         ["dieu-1/khoan-2", "dieu-1/khoan-2/diem-a", "dieu-1/khoan-2/diem-a1", "dieu-1/khoan-2/diem-b"]),
        ("2. Như sau: a)3% quỹ than; b)5% quỹ sắt.\n3. Khác.", ["dieu-1/khoan-2", "dieu-1/khoan-3"]),
        ("2. Như sau: a)3% quỹ than;\nb)5% quỹ sắt; c)2% khác.",
         ["dieu-1/khoan-2", *(f"dieu-1/khoan-2/diem-{n}" for n in "abc")]),
    ],
)  # fmt: skip
def test_labels_torn_or_glued(text: str, expected: list[str]) -> None:
    assert tree(ARTICLE + text)[2:] == expected


def test_a_quotation_that_closed_too_early_goes_on() -> None:
    text = (
        "Điều 2. Sửa đổi, bổ sung Điều 17 như sau:\n“Điều 17. Thẩm quyền\n1. Chiến sĩ có quyền:\na) Phạt tiền.”.\n"
        "2. Đội trưởng có quyền:\na) Phạt tiền.”.\nĐiều 3. Hiệu lực thi hành\n1. Luật này có hiệu lực."
    )
    found = [path for path in tree(ARTICLE + text) if not path.startswith("“")]
    assert found == ["dieu-1", "dieu-1/khoan-1", "dieu-2", "dieu-3", "dieu-3/khoan-1"]


def test_a_point_before_a_quotation_on_the_line_of_its_clause() -> None:
    text = "2. Sửa đổi Luật Giá như sau: a) Sửa đổi Điều 6 như sau:\n“Điều 6. Giá\nGiá gồm.”;\nb) Bãi bỏ Điều 7."
    found = [path for path in tree(ARTICLE + text)[2:] if not path.startswith("“")]
    assert found == ["dieu-1/khoan-2", "dieu-1/khoan-2/diem-a", "dieu-1/khoan-2/diem-b"]
