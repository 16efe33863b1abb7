"""Words of fates are found where they stand, with what may come between them."""

from __future__ import annotations

import pytest

from vbpl_check.check.transition import _find


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("tiếp tục * giải quyết", "được tiếp tục xem xét, giải quyết theo", "tiếp tục xem xét, giải quyết"),
        ("tiếp tục * giải quyết", "được tiếp tục giải quyết theo", "tiếp tục giải quyết"),
        ("tiếp tục * giải quyết", "được giải quyết theo", None),
        ("theo VB", "thực hiện theo nghị định này", "theo nghị định này"),
        ("theo VB", "thực hiện theo luật khác", None),
        ("VB", "của thông tư này", "thông tư này"),
        ("thu hồi", "bị thu hồi", "thu hồi"),
        ("thu hồi", "bị thu hồié", None),
    ],
)
def test_words_of_a_fate(words: str, text: str, expected: str | None) -> None:
    found = _find(words, text)
    assert (found and found.group()) == expected
