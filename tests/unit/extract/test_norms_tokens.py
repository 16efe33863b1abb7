"""Segmented words of a candidate's act (underthesea and spaCy)."""

from __future__ import annotations

from vbpl_check.extract import tokens
from vbpl_check.model import Address, Norm, Span


def test_head_words_are_whole_words() -> None:
    words = tokens.head_words("đơn phương chấm dứt hợp đồng lao động của người lao động")
    assert "hợp_đồng" in words
    assert "chấm_dứt" in words
    assert "của" not in words


def test_refine_fills_the_core_once() -> None:
    norm = Norm(Address("d"), Span(0, 5), "…", "obligation", act="thẩm định hồ sơ đề nghị")
    refined = tokens.refine(norm)
    assert refined.core == ("thẩm_định", "hồ_sơ")
    assert tokens.refine(refined) is refined


def test_an_empty_act_stays_as_it_is() -> None:
    norm = Norm(Address("d"), Span(0, 5), "…", "statement")
    assert tokens.refine(norm) is norm
