"""The pattern language of local rules: what matches, where, what is refused, and that it stays linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.phrases import compiled, find

FOUND = [
    ("phải nộp", "Người dân phải nộp hồ sơ.", "phải nộp"),
    ("phải … giấy phép", "Cơ sở phải được Sở cấp giấy phép xây dựng.", "phải được Sở cấp giấy phép"),
    ("(thu | nộp) (phí | lệ phí)", "Người mua nộp lệ phí theo mức.", "nộp lệ phí"),
    ("trong SỐ ngày", "trả kết quả trong 15 ngày làm việc", "trong 15 ngày"),
    ("Nghị định số 15/2018/NĐ-CP", "theo Nghị định số 15/2018/NĐ-CP ngày", "Nghị định số 15/2018/NĐ-CP"),
    ("hoà giải", "tổ chức hòa giải ở cơ sở", "hòa giải"),
    ("a … b", "a x a y b", "a y b"),
    ("một ... hai", "một, ba hai", "một, ba hai"),
]
NOT_FOUND = [
    ("phải nộp", "Người dân không phải, nộp cũng được"[:16]),
    ("phải …2 giấy phép", "phải được cơ quan cấp giấy phép"),
    ("phải … giấy phép", "phải khai báo; không cần giấy phép"),
    ("phải … giấy phép", "phải khai báo. Giấy phép do Sở cấp"),
    ("phí", "lệphí"),
    ("trong SỐ ngày", "trong mười ngày"),
]


@pytest.mark.parametrize(("phrase", "text", "words"), FOUND)
def test_found(phrase: str, text: str, words: str) -> None:
    span = find(phrase, text)
    assert span is not None
    assert text[span.start : span.end] == words


@pytest.mark.parametrize(("phrase", "text"), NOT_FOUND)
def test_not_found(phrase: str, text: str) -> None:
    assert find(phrase, text) is None


@pytest.mark.parametrize(
    "phrase", ["", "…", "… a", "a …", "a (b", "a | b", "(a | )", "(a (b))", "(a … b)", "a+", "a # b", "[a]", "a" * 301]
)
def test_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compiled(phrase)


@given(st.text("ab …S(|);.:3", max_size=40), st.text("ab ;.3", max_size=60))
def test_any_phrase_is_refused_or_finds_a_place_in_the_text(phrase: str, text: str) -> None:
    try:
        compiled(phrase)
    except ValueError:
        return
    span = find(phrase, text)
    assert span is None or 0 <= span.start < span.end <= len(text)


def test_many_gaps_over_a_long_text_stay_fast() -> None:
    phrase, text = " …40 ".join(["a"] * 30) + " b", "a " * 20_000
    before = time.perf_counter()
    assert find(phrase, text) is None
    assert time.perf_counter() - before < 20
