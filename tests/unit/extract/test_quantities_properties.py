"""Phrases built from a small grammar read back as what they were built from; any text is read in linear time."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.extract.quantities import UnitTable, find_quantities
from vbpl_check.rulebook import read_table

TABLE = read_table("units", UnitTable)
UNITS = {
    "ngày": ("day", 1.0),
    "ngày làm việc": ("working_day", 1.0),
    "tháng": ("month", 1.0),
    "năm": ("year", 1.0),
    "giờ": ("hour", 1.0),
    "đồng": ("dong", 1.0),
    "triệu đồng": ("dong", 1e6),
    "tỷ đồng": ("dong", 1e9),
    "m2": ("m2", 1.0),
    "ha": ("m2", 1e4),
    "mét": ("m", 1.0),
    "%": ("percent", 1.0),
    "tuổi": ("year_of_age", 1.0),
    "lần": ("time", 1.0),
    "thành viên": ("member", 1.0),
}
BOUNDS = {
    "không quá {n}": (None, 1, False, False),
    "tối đa là {n}": (None, 1, False, False),
    "dưới {n}": (None, 1, False, True),
    "ít nhất {n}": (1, None, False, False),
    "tối thiểu phải có {n}": (1, None, False, False),
    "từ {n} trở lên": (1, None, False, False),
    "từ {n} trở xuống": (None, 1, False, False),
    "trên {n}": (1, None, True, False),
    "quá {n}": (1, None, True, False),
    "là {n}": (1, 1, False, False),
}


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@given(
    st.integers(2, 999_999),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(sorted(BOUNDS)),
    st.sampled_from(["", "Cơ quan có trách nhiệm ", "(", "Việc này "]),
    st.sampled_from(["", ".", ", sau đó", "; đối với"]),
)
def test_bounds_round_trip(value: int, unit: str, bound: str, before: str, after: str) -> None:
    text = before + bound.format(n=f"{_grouped(value)} {unit}") + after
    (found,) = find_quantities(text, 7, TABLE)
    low, high, low_open, high_open = BOUNDS[bound]
    key, factor = UNITS[unit]
    expected = value * factor
    assert (found.low, found.high) == (low and expected, high and expected)
    assert (found.unit, found.low_open, found.high_open) == (key, low_open, high_open)
    assert text[found.span.start - 7 : found.span.end - 7] == found.raw


@given(
    st.integers(1, 900),
    st.integers(1, 90),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from([("từ ", " đến "), ("từ trên ", " đến "), ("từ ", " đến dưới "), ("", " - "), ("từ ", " tới ")]),
    st.booleans(),
)
def test_ranges_round_trip(low: int, more: int, unit: str, words: tuple[str, str], repeated: bool) -> None:
    first = f"{low} {unit}" if repeated else str(low)
    text = f"{words[0]}{first}{words[1]}{low + more} {unit}"
    (found,) = find_quantities(text, 0, TABLE)
    key, factor = UNITS[unit]
    assert (found.low, found.high, found.unit) == (low * factor, (low + more) * factor, key)
    assert (found.low_open, found.high_open) == (words[0] == "từ trên ", words[1] == " đến dưới ")
    assert found.raw == text


_WORDS = """từ đến không quá ít nhất 5 02 1.500.000 3/4 ngày tháng năm một lần hằng trong mỗi kể từ ngày nhận hồ sơ , ; : ( )
% đồng triệu trở lên dưới trên Điều khoản 15/12/2026 giờ 22 phút mười lăm rưỡi nửa gấp đôi / - – | “ ” İ đ"""
_SOUP = st.lists(st.sampled_from(sorted(set(_WORDS.split()))), max_size=40).map(" ".join)


@given(_SOUP)
def test_any_order_of_words_gives_ordered_spans(text: str) -> None:
    found = find_quantities(text, 0, TABLE)
    assert all(text[q.span.start : q.span.end] == q.raw for q in found)
    assert all(q.low is not None or q.high is not None for q in found)
    assert [q.span for q in found] == sorted(q.span for q in found)


@pytest.mark.parametrize(
    "piece",
    [
        "5 ngày ",
        "từ ",
        "1.",
        "một năm ",
        "ngày 1 tháng 1 ",
        "5/",
        "(",
        "không quá ",
        "đối với cá nhân, 5 đồng ",
        "mức ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        find_quantities(piece * times, 0, TABLE)
        return process_time() - start

    seconds(50)
    assert seconds(4000) < 40 * max(seconds(400), 0.01)
