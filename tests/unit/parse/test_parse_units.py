"""Labels, sequences, quotations and frames, one small table for each."""

from __future__ import annotations

import pytest

from vbpl_check.model import Document, Source
from vbpl_check.parse import parse, units
from vbpl_check.parse.labels import key, point_key, roman, steps
from vbpl_check.parse.marks import read_mark
from vbpl_check.parse.quoting import balance, instructs, targets


def read(text: str) -> Document:
    return parse(Source(id="x", name="x.txt", text=text))


def paths(text: str) -> list[str]:
    """Addresses without the document; a quoted one ends in "!"."""
    return [str(u.address).split("#")[1] + ("!" if u.quoted else "") for u in read(text).provisions]


MARKS = [
    ("Điều 5. Hồ sơ", ("dieu", "5", "Hồ sơ")),
    ("Điều 5a. Hồ sơ", ("dieu", "5a", "Hồ sơ")),
    ("Điều thứ 5: Hồ sơ", ("dieu", "5", "Hồ sơ")),
    ("ĐIỀU 5", ("dieu", "5", "")),
    ("Điều 5.3 (được bãi bỏ)", ("dieu", "5", "(được bãi bỏ)")),
    ("Điều 5[3]. Hồ sơ", ("dieu", "5", "Hồ sơ")),
    ("Điều 18 Kiểm dịch", ("dieu", "18", "Kiểm dịch")),
    ("Điều 5 của Luật này", None),
    ("Điều 5, Điều 6 Luật này", None),
    ("Điều 5 Luật Đất đai", None),
    ("Điều 5. Hồ sơ ................ 12", None),
    ("1. Người nộp", ("khoan", "1", "Người nộp")),
    ("1.[22] Người nộp", ("khoan", "1", "Người nộp")),
    ("1[5]. Người nộp", ("khoan", "1", "Người nộp")),
    ("3a. Người nộp", ("khoan", "3a", "Người nộp")),
    ("1- Người nộp", ("khoan", "1", "Người nộp")),
    ("1/ Người nộp", ("khoan", "1", "Người nộp")),
    ("1) Người nộp", ("khoan", "1", "Người nộp")),
    ("1.000 đồng", None),
    ("12/5/2024", None),
    ("26. | Quy hoạch", None),
    ("1.2. Người nộp", ("decimal", "1.2", "Người nộp")),
    ("a) Đơn", ("diem", "a", "Đơn")),
    ("đ1) Đơn", ("diem", "đ1", "Đơn")),
    ("a. Đơn", ("diem", "a", "Đơn")),
    ("a- Đơn", ("diem", "a", "Đơn")),
    ("(b) Đơn", ("diem", "b", "Đơn")),
    ("a.1) Đơn", None),
    ("Chương II", ("chuong", "II", "")),
    ("CHƯƠNG IIa. HỒ SƠ", ("chuong", "IIa", "HỒ SƠ")),
    ("Chương 1: Hồ sơ", ("chuong", "1", "Hồ sơ")),
    ("Chương II của Luật này", None),
    ("Chương trình này", None),
    ("Mục 1. HỒ SƠ", ("muc", "1", "HỒ SƠ")),
    ("Mục 18.2 CDNT", None),
    ("Tiểu mục 2", ("tieu_muc", "2", "")),
    ("Phần thứ hai", ("phan", "thứ hai", "")),
    ("PHẦN I. HỒ SƠ", ("phan", "I", "HỒ SƠ")),
    ("II. HỒ SƠ", ("roman", "II", "HỒ SƠ")),
    ("B. HỒ SƠ", ("capital", "B", "HỒ SƠ")),
]


@pytest.mark.parametrize(("line", "expected"), MARKS, ids=[line for line, _ in MARKS])
def test_mark(line: str, expected: tuple[str, str, str] | None) -> None:
    mark = read_mark(line, 0, len(line))
    assert (mark and (mark.level, mark.label, line[mark.rest :])) == expected


def test_keys() -> None:
    assert [roman(label) for label in ("I", "IV", "IX", "XIV", "XL", "AB")] == [1, 4, 9, 14, 40, 0]
    assert key("5a") == (5, "a", 0)
    assert key("thứ mười hai") == (12, "", 0)
    order = "a b c d đ e g h i k l m n o p q r s t u v x y".split()  # noqa: SIM905
    assert [point_key(label)[0] for label in order] == list(range(1, 24))
    assert point_key("đ") < point_key("đ1") < point_key("e")
    assert [steps(None, key("1")), steps(key("5"), key("5a")), steps(key("5a"), key("6")), steps(key("5"), key("5"))] == [
        1, 0, 1, -1,
    ]  # fmt: skip


SEQUENCES = {
    "list inside a clause": (
        "Điều 1. A\n1. Gồm:\n1. Cam;\n2. Quýt.\n2. Hai.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2"],
    ),
    "one clause missing": (
        "Điều 1. A\n1. Một.\n2. Hai.\n4. Bốn.\n5. Năm.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-1.khoan-4", "dieu-1.khoan-5"],
    ),
    "items of a point": (
        "Điều 1. A\n1. Một:\na) A;\nb) B:\nb1) X;\nb2) Y.\nc) C.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-b", "dieu-1.khoan-1.diem-c"],
    ),
    "inserted point": (
        "Điều 1. A\n1. Một:\na) A;\na1) A một;\nb) B.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-a1", "dieu-1.khoan-1.diem-b"],
    ),
    "points without clause": ("Điều 1. A\na) Một;\nb) Hai.", ["dieu-1", "dieu-1.diem-a", "dieu-1.diem-b"]),
    "citation at the head of a wrapped line": (
        "Điều 1. A\n1. Theo quy định tại\nĐiều 7. Trường hợp khác\n2. Hai.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2"],
    ),
    "label torn from its number": ("Điều\n1. A\n1. Một.\n2. Hai.", ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2"]),
    "clause glued to the heading": (
        "Điều 1. Bảo đảm 1. Cơ quan lập dự toán.\n2. Hai.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2"],
    ),
    "article glued to the sentence before": (
        "Điều 1. A này có hiệu lực kể từ ngày ký. Điều 2. Thi hành.",
        ["dieu-1", "dieu-2"],
    ),
    "repeated label": ("Điều 1. A\nX.\nĐiều 2. B\nX.\nĐiều 2. C\nX.", ["dieu-1", "dieu-2", "dieu-2~2"]),
    "chapters restart in parts": (
        "Phần thứ nhất\nX\nChương I\nY\nĐiều 1. A\nPhần thứ hai\nX\nChương I\nY\nĐiều 2. B",
        [
            "phan-thứ nhất",
            "phan-thứ nhất.chuong-I",
            "dieu-1",
            "phan-thứ hai",
            "phan-thứ hai.chuong-I",
            "dieu-2",
        ],
    ),
    "roman headings inside an article": (
        "Điều 1. Phê duyệt Đề án:\nI. MỤC TIÊU\n1. Một.\n2. Hai.\nII. NHIỆM VỤ\n1. Một.\nĐiều 2. B",
        [
            "dieu-1",
            "dieu-1.muc-I",
            "dieu-1.muc-I.khoan-1",
            "dieu-1.muc-I.khoan-2",
            "dieu-1.muc-II",
            "dieu-1.muc-II.khoan-1",
            "dieu-2",
        ],
    ),
    "section inside chapters": (
        "Chương I\nA\nMục 1\nB\nTiểu mục 1\nC\nĐiều 1. D\nChương II\nA\nMục 1\nB\nĐiều 2. D",
        [
            "chuong-I",
            "chuong-I.muc-1",
            "chuong-I.muc-1.tieu_muc-1",
            "dieu-1",
            "chuong-II",
            "chuong-II.muc-1",
            "dieu-2",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SEQUENCES.values(), ids=SEQUENCES.keys())
def test_sequence(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


QUOTATIONS = {
    "closed": (
        "Điều 1. Sửa đổi Luật X\n1. Sửa đổi khoản 2 Điều 3 như sau:\n“2. Hai.”.\n2. Bãi bỏ Điều 4.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.khoan-2!", "dieu-1.khoan-2"],
    ),
    "never closed": (
        "Điều 1. Sửa đổi Luật X\n1. Sửa đổi Điều 3 như sau:\n“Điều 3. A\n1. Một.\n2. Bãi bỏ Điều 4.\nĐiều 2. Hiệu lực\nX.",
        [
            "dieu-1",
            "dieu-1.khoan-1",
            "dieu-1.khoan-1.dieu-3!",
            "dieu-1.khoan-1.dieu-3.khoan-1!",
            "dieu-1.khoan-2",
            "dieu-2",
        ],
    ),
    "without marks": (
        "Điều 1. Sửa đổi Luật X\n1. Sửa đổi khoản 2 Điều 3 như sau:\n2. Hai.\n2. Bãi bỏ Điều 4.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.khoan-2!", "dieu-1.khoan-2"],
    ),
    "own point of the same name": (
        "Điều 1. Sửa đổi Luật X\n1. Sửa đổi điểm a khoản 2 Điều 3 như sau:\na) Sửa đổi điểm a như sau:\n“a) Một.”\nb) Bãi bỏ điểm c.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-a.diem-a!", "dieu-1.khoan-1.diem-b"],
    ),
    "quoted unit never takes an own address": (
        "Điều 1. Sửa đổi Luật X\n1. Sửa đổi Điều 3 như sau:\n“a) Một.”\na) Bổ sung khoản 2.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.diem-a~2!", "dieu-1.khoan-1.diem-a"],
    ),
    "no amendment, so no quotation": (
        "Điều 1. Thủ tục\n1. Thực hiện theo điểm a khoản 1 như sau:\na) Một;\nb) Hai.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-b"],
    ),
    "closed too early": (  # Luật 07/2022/QH15 Điều 1 khoản 74
        "Điều 1. Sửa đổi Luật X\n1. Bổ sung Điều 191a, 191b vào sau Điều 191 như sau:\n“Điều 191a. Nghĩa vụ\n1. Trả thù lao.”.\n"
        "Điều 191b. Quyền\n1. Thông báo.”.\n2. Sửa đổi khoản 4 Điều 194 như sau:\n“4. Chuyển nhượng.”.",
        [
            "dieu-1",
            "dieu-1.khoan-1",
            "dieu-1.khoan-1.dieu-191a!",
            "dieu-1.khoan-1.dieu-191a.khoan-1!",
            "dieu-1.khoan-1.dieu-191b!",
            "dieu-1.khoan-1.dieu-191b.khoan-1!",
            "dieu-1.khoan-2",
            "dieu-1.khoan-2.khoan-4!",
        ],
    ),
    "a high reversed mark opens": (  # Thông tư 28/2022/TT-BLĐTBXH
        "Điều 1. Sửa đổi Thông tư X\n1. Sửa đổi khoản 2 Điều 2 như sau:\n‟2. Nhà giáo.”.\n2. Bãi bỏ Điều 4.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.khoan-2!", "dieu-1.khoan-2"],
    ),
    "stray quotation mark": (
        "Điều 1. Từ ngữ\n1. “Cam là quả.\n2. “Quýt” là quả.",
        ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS.values(), ids=QUOTATIONS.keys())
def test_quotation(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_balance_of_quotation_marks() -> None:
    line = 'cụm từ "A" và “B” thành “C'
    assert balance(line, 0, len(line), 0) == (1, line.index("”"), line.rindex("“"))
    nested = "b) Bản sao “giấy”."
    assert balance(nested, 0, len(nested), 1)[0] == 1


def test_instruction_names_its_targets() -> None:
    words = "Sửa đổi, bổ sung điểm a, b khoản 2 và khoản 3a Điều 5 như sau:"
    assert instructs(words, 0, len(words))
    assert not instructs("Bổ sung hồ sơ theo quy định", 0, 27)
    assert targets(words) == {("diem", "a"), ("diem", "b"), ("khoan", "2"), ("khoan", "3a"), ("dieu", "5")}


def test_annex_is_no_part_of_the_last_article() -> None:
    text = "Điều 1. A\n1. Một.\n2. Hai./.\nNơi nhận:\nTM. CHÍNH PHỦ\nPHỤ LỤC II\nMẪU ĐƠN\n3. Ba.\nĐiều 2. B"
    document = read(text)
    assert paths(text) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "phu_luc-II"]
    assert text[document.closing.start : document.closing.end] == "Nơi nhận:\nTM. CHÍNH PHỦ"
    assert document.provisions[-1].heading == "MẪU ĐƠN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 1. A\nMột.\nPHỤ LỤC II\nMẫu.doc\nĐiều 2. B\nHai.", ["dieu-1", "phu_luc-II", "dieu-2"]),
        (
            "Điều 1. A\nMột.\nPHỤ LỤC I\nPHỤ LỤC II\nChương II\nXỬ LÝ\nĐiều 2. B\n1. Hai.",
            ["dieu-1", "phu_luc-I", "phu_luc-II", "chuong-II", "dieu-2", "dieu-2.khoan-1"],
        ),
        # the model contract in the annex has articles of its own, the second of which is no Điều 2 of the decree
        ("Điều 1. A\nMột.\nPHỤ LỤC\nHỢP ĐỒNG MẪU\nĐiều 1. Bên A\nĐiều 2. Bên B", ["dieu-1", "phu_luc-"]),
        ("Điều 1. A\nMột.\nPHỤ LỤC I\nMẪU ĐƠN\nĐiều 3. B\nĐiều 2. C", ["dieu-1", "phu_luc-I"]),
        ("Điều 1. A\nMột./.\nPHỤ LỤC I\nMẪU ĐƠN\nĐiều 2. B", ["dieu-1", "phu_luc-I"]),
        ("Điều 1. A\nMột.\nPHỤ LỤC I\nTheo Điều 2 Luật này.\nChương II\nDANH MỤC", ["dieu-1", "phu_luc-I"]),
    ],
)
def test_articles_carry_on_below_an_annex_set_in_their_middle(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_full_stop_and_slash_in_the_middle_ends_nothing() -> None:
    assert paths("Điều 1. A\nMột./.\nĐiều 2. B\nHai./.\nNơi nhận:") == ["dieu-1", "dieu-2"]


def test_heading_or_body() -> None:
    document = read(
        "Điều 1. Hồ sơ, trình tự\nnộp hồ sơ\n1. Một.\nĐiều 2.\nThời hạn\nThời hạn là 5 ngày.\nĐiều 3. Quyết định này có hiệu lực từ ngày ký."
    )
    assert [unit.heading for unit in document.provisions] == ["Hồ sơ, trình tự nộp hồ sơ", "", "Thời hạn", ""]
    last = document.provisions[-1].body
    assert document.text[last.start : last.end] == "Quyết định này có hiệu lực từ ngày ký."


def test_units_of_the_command_line() -> None:
    document = read("Điều 1. A\n1. Một.")
    assert units(document) == [
        {"level": "dieu", "label": "1", "span": [0, 17], "quoted": False},
        {"level": "khoan", "label": "1", "span": [10, 17], "quoted": False},
    ]


def test_document_without_units_says_so() -> None:
    document = read("Kính gửi ông A,")
    assert document.provisions == ()
    assert [(problem.file, problem.slug) for problem in document.problems] == [("x.txt", "no-units")]
