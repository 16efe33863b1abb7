"""Points that a layout glued to the words before them."""

from __future__ import annotations

import pytest

from vbpl_check.model import Source
from vbpl_check.parse import parse

HEAD = "Điều 1. Giá dịch vụ\n1. Giá gồm:\n"


def labels(body: str) -> list[str]:
    """The points of khoản 1 Điều 1."""
    units = parse(Source("a", "a.txt", HEAD + body)).provisions
    return [unit.label for unit in units if unit.level == "diem"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a) Chi phí; b) Lợi nhuận;\nc) Thuế.", ["a", "b", "c"]),
        ("a) Chi phí;\nb) Lợi nhuận. c) Thuế; d) Phí.", ["a", "b", "c", "d"]),
        ("a) Chi phí; c) Thuế;\nb) Lợi nhuận.", ["a", "b"]),  # not the next one
        ("a) Chi phí; b) theo hợp đồng;\nb) Lợi nhuận.", ["a", "b"]),  # goes on in small letters
        ("a) Chi phí theo điểm b) Điều 5;\nb) Lợi nhuận.", ["a", "b"]),  # a citation
        ("a) Hồ sơ gồm: b) Đơn;\nb) Lợi nhuận.", ["a", "b"]),
    ],
)
def test_points_in_the_middle_of_a_line(body: str, expected: list[str]) -> None:
    assert labels(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2. Giá được tính như sau: a) Chi phí;\nb) Lợi nhuận.", ["a", "b"]),
        ("2. Giá được tính như sau: a) Chi phí và lợi nhuận.\n3. Khác.", []),  # nothing follows
        ("2. Giá được tính a) Chi phí;\nb) Lợi nhuận.", ["a", "b"]),  # a heading without a colon
        ("2. Giá được tính theo điểm a) Chi phí.\n3. Khác.", []),
    ],
)
def test_the_first_point_on_the_line_of_its_clause(body: str, expected: list[str]) -> None:
    assert labels(body) == expected


def test_the_words_of_a_glued_point_are_its_own() -> None:
    made = parse(Source("a", "a.txt", HEAD + "a) Chi phí; b) Lợi nhuận;\nc) Thuế."))
    points = {
        unit.label: made.text[unit.body.start : unit.body.end] for unit in made.provisions if unit.level == "diem"
    }
    assert points == {"a": "Chi phí;", "b": "Lợi nhuận;", "c": "Thuế."}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Luật Giá 2023. Mục 3. HIỆP THƯƠNG GIÁ", [("muc", "3", "HIỆP THƯƠNG GIÁ")]),
        ("Nghị định 248/2025/NĐ-CP. Chương II TIỀN LƯƠNG", [("chuong", "II", "TIỀN LƯƠNG")]),
        ("Nghị định 248/2025/NĐ-CP. Chương II Nghị định này.", []),  # a citation that was cut off
        ("Luật Giá 2023. Mục 3 quy định về hiệp thương giá.", []),
        ("Chương\nVII.\nTHỜI GIỜ LÀM VIỆC", [("chuong", "VII", "THỜI GIỜ LÀM VIỆC")]),
        ("Mục\nII\nGIỜ LÀM VIỆC", [("muc", "II", "GIỜ LÀM VIỆC")]),
        ("Theo danh mục\nII. Giờ làm việc", []),
    ],
)
def test_labels_of_chapters_and_sections(line: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"Điều 1. Giá\n1. Giá dịch vụ.\n2. Giá khác.\n{line}\nĐiều 2. Phí\nPhí do tỉnh quy định.\n"
    units = parse(Source("a", "a.txt", text)).provisions
    assert [(u.level, u.label, u.heading) for u in units if u.level in ("chuong", "muc")] == expected
