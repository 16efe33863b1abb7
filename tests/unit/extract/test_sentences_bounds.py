"""Bounds of sentences, exact to the character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.extract._plain import plain
from vbpl_check.extract.sentences import item_start, paragraphs, sentences
from vbpl_check.model import Span


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hồ sơ hợp lệ. Trường hợp thiếu thì bổ sung.", ["Hồ sơ hợp lệ.", "Trường hợp thiếu thì bổ sung."]),
        ("Phạt tiền 1.500.000 đồng. Tịch thu tang vật.", ["Phạt tiền 1.500.000 đồng.", "Tịch thu tang vật."]),
        ("UBND TP. Hồ Chí Minh quyết định.", ["UBND TP. Hồ Chí Minh quyết định."]),
        ("PGS. TS. Nguyễn Văn A làm chủ tịch.", ["PGS. TS. Nguyễn Văn A làm chủ tịch."]),
        ("Theo khoản 2 Điều 5. Cơ quan cấp phép.", ["Theo khoản 2 Điều 5.", "Cơ quan cấp phép."]),
        ("Có hiệu lực từ ngày ký./.", ["Có hiệu lực từ ngày ký./."]),
        ("a, b, v.v. và các loại khác.", ["a, b, v.v. và các loại khác."]),
        ("Nộp phí; lệ phí. ", ["Nộp phí; lệ phí."]),
        ("", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert cut(text) == wanted


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    text = "Cơ quan có thẩm quyền\ncấp phép.\n\nHồ sơ gồm:\n- Đơn\n"
    spans = list(paragraphs(text, Span(0, len(text))))
    assert [text[span.start : span.end] for span in spans] == [
        "Cơ quan có thẩm quyền\ncấp phép.",
        "Hồ sơ gồm:",
        "- Đơn",
    ]


@pytest.mark.parametrize(
    ("line", "start"), [("- Đơn đề nghị", 2), ("+ Bản sao", 2), ("Đơn đề nghị", None), ("1. Đơn", None)]
)
def test_item_start(line: str, start: int | None) -> None:
    assert item_start(line, Span(0, len(line))) == start


def test_plain_keeps_length_and_unifies_spelling() -> None:
    text = "Uỷ ban, Toà án – Quý\u00a0I: khoản hoá đơn İ"
    assert plain(text) == "ủy ban, tòa án - quý i: khoản hóa đơn İ"
    assert len(plain(text)) == len(text)


@given(st.text(alphabet='aBĐ. ;:\n"“”1/-', max_size=80))
def test_sentences_are_ordered_and_inside(text: str) -> None:
    last = 0
    for line in paragraphs(text, Span(0, len(text))):
        for span in sentences(text, line):
            assert last <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == text[span.start : span.end].strip()
            last = span.end
