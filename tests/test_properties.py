"""Promises that hold for any input."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vbpl_check import pipeline
from vbpl_check.analysis import analyse_blob, read_step
from vbpl_check.errors import InputError
from vbpl_check.model import Blob, Facts, Problem, Span
from vbpl_check.report import render
from vbpl_check.runtime.serial import Serial

WORDS = [
    "Điều 1.", "Điều 5a.", "ĐIỀU 2", "1.", "2.", "1-", "a)", "đ)", "Chương I", "Mục 2", "Phần thứ nhất", "Phụ lục II", "Nơi nhận:",
    "“", "”", '"', "như sau:", "Sửa đổi, bổ sung", "khoản 2 Điều 3", "Luật này", "Nghị định số 15/2020/NĐ-CP", "của", "và", "từ", "đến",
    "không quá 15 ngày", "ít nhất 02 lần", "từ đủ 16 đến dưới 18 tuổi", "5%", "năm mươi triệu đồng", "phải", "không được", "có quyền",
    "trừ trường hợp", "là", "Ủy ban nhân dân cấp xã", "Bộ trưởng Bộ Tài chính", "quyết định", ";", ".", ",", ":", "\n", "\n\n", "|", "\t",
    "CĂN CỨ", "Căn cứ Luật Đất đai;", "QUYẾT ĐỊNH:", "có hiệu lực thi hành từ ngày 01 tháng 9 năm 2025", "Giải thích từ ngữ", "./.",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join)
CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


class Silent:
    def stage(self, name: str) -> None: ...
    def advance(self, name: str) -> None: ...


@pytest.fixture(scope="module")
def book() -> pipeline.Book:
    return pipeline.load_book()


def facts_of(text: str, book: pipeline.Book) -> Facts | None:
    try:
        return analyse_blob(Blob("soup.txt", ".txt", text.encode("utf-8", "replace")), book.lexicon)
    except InputError:
        return None


@CALM
@given(SOUP)
def test_keyword_soup_is_analysed(book: pipeline.Book, text: str) -> None:
    facts = facts_of(text, book)
    if facts is None:
        return
    addresses = [unit.address for unit in facts.provisions]
    assert len(addresses) == len(set(addresses))
    for unit in facts.provisions:
        assert unit.span.start <= unit.body.start <= unit.body.end <= unit.span.end
        assert unit.parent < len(facts.provisions)
    for norm in facts.norms:
        assert norm.span.end - norm.span.start == len(norm.text)
        for quantity in norm.quantities:
            assert norm.span.start <= quantity.span.start <= quantity.span.end <= norm.span.end
            assert (
                quantity.raw == norm.text[quantity.span.start - norm.span.start : quantity.span.end - norm.span.start]
            )


@CALM
@given(SOUP)
def test_decomposed_input_gives_the_same_facts(book: pipeline.Book, text: str) -> None:
    import unicodedata

    composed, decomposed = (facts_of(unicodedata.normalize(form, text), book) for form in ("NFC", "NFD"))
    assert composed == decomposed


@CALM
@given(
    st.binary(max_size=400), st.sampled_from([".docx", ".doc", ".pdf", ".rtf", ".html", ".txt", ".md", ".jsonl-line"])
)
def test_garbage_never_crashes_a_reader(data: bytes, suffix: str) -> None:
    result = next(iter(Serial().map(read_step(), [Blob("garbage" + suffix, suffix, data)])))
    assert getattr(result, "slug", "") != "internal", result


def sample(number: int, days: int) -> Blob:
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH BÌNH SƠN\nSố: {number}/2025/QĐ-UBND\nBình Sơn, ngày {number} tháng 8 năm 2025\nQUYẾT ĐỊNH\n"
        f"Về cấp giấy phép bến đò đợt {number}\nĐiều 1. Cấp giấy phép\n1. Ủy ban nhân dân cấp xã cấp giấy phép hoạt động bến đò trong thời hạn {days} ngày "
        "kể từ ngày nhận đủ hồ sơ hợp lệ.\nĐiều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực thi hành từ ngày 20 tháng 9 năm 2025.\n"
    )
    return Blob(f"{number}.txt", ".txt", text.encode())


@settings(deadline=None, max_examples=15)
@given(st.randoms(use_true_random=False))
def test_order_of_the_inputs_does_not_matter(book: pipeline.Book, order: random.Random) -> None:
    blobs: list[Any] = [sample(number, 5 * number) for number in range(1, 6)] + [Problem("x.bin", "duplicate-id")]
    first = pipeline.check(blobs, book, date(2026, 1, 1), Serial(), Silent())
    order.shuffle(blobs)
    second = pipeline.check(blobs, book, date(2026, 1, 1), Serial(), Silent())
    assert render(first, "json", "vi") == render(second, "json", "vi")


def test_highlights_lie_in_the_quote(book: pipeline.Book) -> None:
    report = pipeline.check([sample(1, 5), sample(2, 30)], book, date(2026, 1, 1), Serial(), Silent())
    (entry,) = report.entries
    for place in (entry.finding.left, entry.finding.right):
        assert place is not None
        assert place.highlights
        for words in place.highlights:
            assert Span(place.span.start, place.span.start) <= words <= Span(place.span.end, place.span.end)
