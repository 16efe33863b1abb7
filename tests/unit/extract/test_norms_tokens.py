"""Segmented words of a candidate's act (underthesea and spaCy)."""

from __future__ import annotations

from vbpl_check.extract import tokens
from vbpl_check.model import Address, Norm, Span
from vbpl_check.runtime.attempt import attempt
from vbpl_check.step import Done


def test_head_words_are_whole_words() -> None:
    words = tokens.head_words("đơn phương chấm dứt hợp đồng lao động của người lao động")
    assert "hợp_đồng" in words
    assert "chấm_dứt" in words
    assert "của" not in words


def test_the_core_of_an_act_is_its_verb_and_the_noun_it_governs() -> None:
    assert tokens.core("thẩm định hồ sơ đề nghị") == ("thẩm_định", "hồ_sơ")
    done = attempt(tokens.core_step(), "thẩm định hồ sơ đề nghị")
    assert done == Done(("thẩm_định", "hồ_sơ"))


def test_refine_fills_the_core() -> None:
    norm = Norm(Address("d"), Span(0, 5), "…", "obligation", act="thẩm định hồ sơ đề nghị")
    refined = tokens.refine(norm, {norm.act: ("thẩm_định", "hồ_sơ")})
    assert refined.core == ("thẩm_định", "hồ_sơ")
    assert tokens.refine(norm, {norm.act: ()}) is norm
    assert tokens.refine(norm, {}) is norm


def test_an_empty_act_stays_as_it_is() -> None:
    norm = Norm(Address("d"), Span(0, 5), "…", "statement")
    assert tokens.refine(norm, {}) is norm
