"""Annexes put in the place of others, added or repealed, and provisions with other numbers."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.amend.test_amend import BASE, HEAD, components, facts
from vbpl_check.amend import apply
from vbpl_check.amend.annexes import renumbered
from vbpl_check.link.due import due
from vbpl_check.model import Document

ANNEXES = "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC I\nDANH MỤC GIỐNG\nLúa; ngô.\nPHỤ LỤC II\nĐỊNH MỨC PHÂN BÓN\nĐạm: 10 kg.\n"
AFTER = "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC I\nDANH MỤC GIỐNG MỚI\nLúa; khoai.\nPHỤ LỤC III\nBIỂU MẪU\nĐơn đề nghị.\n"


def amended(orders: str, after: str = AFTER) -> tuple[Document, int]:
    """The base with annexes as the orders leave it, and how many of them found their place."""
    tail = "\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.\n"
    old, new = facts("base", BASE + ANNEXES), facts("amending", HEAD + orders + tail + after)
    assert old.source is not None
    made, _, done = apply(old.source, due([old, new], date(2025, 1, 1)).get("base", ()))
    return made, len(done)


def annexes(made: Document) -> dict[str, str]:
    """The words of each annex by the label of its address, on one line."""
    return {
        unit.address.parts[0][1]: " ".join(made.text[unit.span.start : unit.span.end].split())
        for unit in made.provisions
        if unit.level == "phu_luc"
    }


OLD = {"I": "PHỤ LỤC I DANH MỤC GIỐNG Lúa; ngô.", "II": "PHỤ LỤC II ĐỊNH MỨC PHÂN BÓN Đạm: 10 kg."}
ONE = "PHỤ LỤC I DANH MỤC GIỐNG MỚI Lúa; khoai."
THREE = "PHỤ LỤC III BIỂU MẪU Đơn đề nghị."
LAW = "ban hành kèm theo Luật Trồng trọt số 10/2020/QH14"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (f"1. Thay thế Phụ lục I {LAW} bằng Phụ lục I ban hành kèm theo Luật này.", OLD | {"I": ONE}),
        (f"1. Thay thế Phụ lục II {LAW} bằng Phụ lục III ban hành kèm theo Luật này.", OLD | {"II": THREE}),
        (
            f"1. Thay thế Phụ lục I, Phụ lục II {LAW} tương ứng bằng Phụ lục I, Phụ lục III kèm theo Luật này.",
            {"I": ONE, "II": THREE},
        ),
        (f"1. Bổ sung Phụ lục III Biểu mẫu vào sau Phụ lục II {LAW}.", OLD | {"III": THREE}),
        (f"1. Bãi bỏ Phụ lục II {LAW}.", {"I": OLD["I"], "II": "PHỤ LỤC II"}),
        # a part of an annex, an annex that is not printed, lists of different lengths, words: nothing is put in
        (f"1. Thay thế Mẫu số 01 tại Phụ lục I {LAW} bằng Mẫu số 01 tại Phụ lục I kèm theo Luật này.", OLD),
        (f"1. Thay thế Phụ lục I {LAW} bằng Phụ lục V ban hành kèm theo Luật này.", OLD),
        (f"1. Thay thế Phụ lục I, Phụ lục II {LAW} bằng Phụ lục III ban hành kèm theo Luật này.", OLD),
        (f"1. Bãi bỏ Mẫu số 02 tại Phụ lục II {LAW}.", OLD),
        (f"1. Thay thế cụm từ “Đạm” tại Phụ lục II {LAW} bằng cụm từ “Lân”.", OLD),
    ],
)
def test_annexes(order: str, expected: dict[str, str]) -> None:
    assert annexes(amended(order)[0]) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (
            "1. Chuyển khoản 3 Điều 3 thành khoản 4.",
            {"dieu-3.khoan-4": "Cơ quan nhận hồ sơ là Sở Nông nghiệp.", "dieu-3.khoan-3": None},
        ),
        (
            "1. Khoản 2 và khoản 3 Điều 3 được đánh số lại thành khoản 3 và khoản 4.",
            {
                "dieu-3.khoan-2": None,
                "dieu-3.khoan-3": "Thời hạn giải quyết là 30 ngày.",
                "dieu-3.khoan-4": "Cơ quan nhận hồ sơ là Sở Nông nghiệp.",
            },
        ),
        (
            "1. Chuyển các điểm từ a đến b khoản 1 Điều 3 thành các điểm từ b đến c.",
            {"dieu-3.khoan-1.diem-a": None, "dieu-3.khoan-1.diem-b": "Đơn đề nghị;"},
        ),
        (  # the new clause takes the number that the old one leaves
            "1. Bổ sung khoản 3 Điều 3 như sau:\n“3. Hồ sơ nộp trực tuyến.”.\n2. Chuyển khoản 3 Điều 3 thành khoản 4.",
            {"dieu-3.khoan-3": "Hồ sơ nộp trực tuyến.", "dieu-3.khoan-4": "Cơ quan nhận hồ sơ là Sở Nông nghiệp."},
        ),
        # the number is another clause's; the lists do not match
        ("1. Chuyển khoản 1 Điều 3 thành khoản 2.", {"dieu-3.khoan-2": "Thời hạn giải quyết là 30 ngày."}),
        (
            "1. Chuyển khoản 2 và khoản 3 Điều 3 thành khoản 5.",
            {"dieu-3.khoan-3": "Cơ quan nhận hồ sơ là Sở Nông nghiệp."},
        ),
    ],
)
def test_new_numbers(order: str, expected: dict[str, str | None]) -> None:
    found = components(amended(order)[0])
    assert {path: found.get(path) for path in expected} == expected


@pytest.mark.parametrize(
    "words",
    [
        "Chuyển các khoản nợ không có bảo đảm thành các khoản nợ có bảo đảm.",
        "Quy đổi điểm môn học thành điểm chữ.",
        "Tổ chức lại cơ quan tại khoản 2 Điều 3 thành chi cục.",
    ],
)
def test_words_that_give_no_numbers(words: str) -> None:
    assert list(renumbered(words, 0, ())) == []
