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
