"""Numbers in words and digits, and the words that only look like numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.extract.numerals import find_numerals, read_words

_SPELLED = [
    ("mười lăm", 15),
    ("hai mươi tư", 24),
    ("hai mươi mốt", 21),
    ("một trăm linh năm", 105),
    ("một trăm lẻ ba", 103),
    ("một trăm năm mươi", 150),
    ("một nghìn năm trăm", 1500),
    ("hai tỷ ba trăm triệu", 2_300_000_000),
    ("chín mươi chín", 99),
    ("mười", 10),
]


@pytest.mark.parametrize(("words", "value"), _SPELLED)
def test_words_read_to_their_end(words: str, value: int) -> None:
    assert read_words(words) == (value, len(words), False)


@pytest.mark.parametrize(
    ("words", "value", "used"),
    [
        ("hai mươi năm", 20, "hai mươi"),
        ("mười năm", 10, "mười"),
        ("một trăm năm", 100, "một trăm"),
        ("năm năm", 5, "năm"),
        ("hai mươi phần trăm", 20, "hai mươi"),
    ],
)
def test_year_after_a_number_is_no_five(words: str, value: int, used: str) -> None:
    assert read_words(words) == (value, len(used), False)


@pytest.mark.parametrize(
    ("words", "value"), [("ba phần tư", 0.75), ("hai phần ba", 2 / 3), ("một nửa", 0.5), ("nửa", 0.5)]
)
def test_fractions(words: str, value: float) -> None:
    assert read_words(words) == (value, len(words), True)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("vốn đầu tư nước ngoài", []),
        ("bên thứ ba có liên quan", []),
        ("Chính phủ quy định", []),
        ("trong năm báo cáo", []),
        ("mỗi năm đóng thuế", []),
        ("tháng ba năm sau", []),
        ("sau năm ngày làm việc", ["năm"]),
        ("trong năm ngày kể từ ngày nhận", ["năm"]),
        ("hai năm rưỡi", ["hai"]),
        ("Nghị định số 15/2020/NĐ-CP", []),
        ("ngày 15.12.2020", []),
        ("xe hạng B1, C và D2", []),
        ("1.500.000 đồng", ["1.500.000"]),
        ("20 000 000 đồng", ["20 000 000"]),
        ("0,25 miligam", ["0,25"]),
        ("2/3 tổng số", ["2/3"]),
        ("tỷ lệ 1/500", []),
        ("5-10 ngày", ["5", "10"]),
    ],
)
def test_found_numbers(text: str, numbers: list[str]) -> None:
    assert [text[n.start : n.end] for n in find_numerals(text)] == numbers


_DIGIT = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _spell(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    parts = [f"{_DIGIT[hundreds]} trăm"] if hundreds else []
    if hundreds and ones and not tens:
        parts.append("linh")
    if tens:
        parts.append("mười" if tens == 1 else f"{_DIGIT[tens]} mươi")
    if ones:
        last = _DIGIT[ones]
        if tens:
            last = {5: "lăm", 4: "tư" if tens > 1 else "bốn", 1: "mốt" if tens > 1 else "một"}.get(ones, last)
        parts.append(last)
    return " ".join(parts)


@given(st.integers(1, 999), st.sampled_from(["", " nghìn", " triệu", " tỷ"]))
def test_spelled_numbers_round_trip(value: int, scale: str) -> None:
    words = _spell(value) + scale
    factor = {"": 1, " nghìn": 1000, " triệu": 10**6, " tỷ": 10**9}[scale]
    assert read_words(words + " đồng") == (value * factor, len(words), False)


@given(st.text(alphabet="năm mươi hai ba trăm 0123456789.,/-()%", max_size=60))
def test_never_raises_and_spans_are_ordered(text: str) -> None:
    found = find_numerals(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
