"""The stage as a whole on a small document."""

from __future__ import annotations

import pytest

from vbpl_check.extract import Lexicon, extract, load_lexicon
from vbpl_check.model import Facts, Source
from vbpl_check.parse import parse

TEXT = """QUYẾT ĐỊNH
Chương I
QUY ĐỊNH CHUNG
Điều 1. Nghĩa vụ của người sử dụng lao động
1. Trả lương đúng hạn, trừ trường hợp các bên có thỏa thuận khác.
2. Ủy ban nhân dân tỉnh Phú Thọ có trách nhiệm kiểm tra khi có đơn tố cáo.
Điều 2. Các hành vi bị nghiêm cấm
Cưỡng bức lao động.
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def facts(lexicon: Lexicon) -> Facts:
    return extract(parse(Source(id="d", name="d.txt", text=TEXT)), lexicon)


def test_modality_and_subject_of_each_norm(facts: Facts) -> None:
    assert [(str(norm.provision), norm.modality, norm.subject_key) for norm in facts.norms] == [
        ("d#dieu-1.khoan-1", "obligation", "người sử dụng lao động"),
        ("d#dieu-1.khoan-2", "obligation", "ủy ban nhân dân cấp tỉnh"),
        ("d#dieu-2", "prohibition", ""),
    ]


def test_conditions_exceptions_and_yields_are_split_off(facts: Facts) -> None:
    first, second, _ = facts.norms
    assert first.exceptions == ("trừ trường hợp các bên có thỏa thuận khác",)
    assert first.yields == ("trừ trường hợp các bên có thỏa thuận khác",)
    assert first.act == "trả lương đúng hạn"
    assert second.conditions == ("khi có đơn tố cáo",)
    assert second.act == "kiểm tra"


def test_spans_slice_back_to_the_text(facts: Facts) -> None:
    assert [TEXT[norm.span.start : norm.span.end] for norm in facts.norms] == [norm.text for norm in facts.norms]


def test_siblings_share_the_strings_above_them(facts: Facts) -> None:
    first, second, _ = facts.norms
    assert first.breadcrumb == "Chương I > Điều 1. Nghĩa vụ của người sử dụng lao động"
    assert first.breadcrumb is second.breadcrumb
    assert first.heading is second.heading


def test_the_document_is_kept_without_its_text(facts: Facts) -> None:
    assert (facts.document.id, facts.document.name, facts.document.provisions) == ("d", "d.txt", len(facts.provisions))


def test_same_input_same_output(facts: Facts, lexicon: Lexicon) -> None:
    assert extract(parse(Source(id="d", name="d.txt", text=TEXT)), lexicon) == facts
