"""Articles as rows over syllables."""

from __future__ import annotations

from vbpl_check.subject.words import build


def test_both_spellings_of_a_tone_mark_are_one_word() -> None:
    texts = ("Hoá chất thuỷ ngân", "Hóa chất thủy ngân", "rừng")
    words, rows = build([((text, 1.0),) for text in texts])
    assert words.syllables == ("hóa", "chất", "thủy", "ngân", "rừng")
    assert len(words.keys) == 7  # four syllables and three pairs that two articles have
    assert (rows[0] != rows[1]).nnz == 0
    again = words.rows([(("HOÁ CHẤT THUỶ NGÂN", 1.0),)])
    assert abs(again - rows[0]).max() < 1e-6
