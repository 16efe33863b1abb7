"""Recognises texts that are not Vietnamese. What cannot be decided (short, without diacritics) is accepted."""

from __future__ import annotations

import re

from vbpl_check.errors import InputError

_GLANCE = 1_200  # characters that settle the matter for nearly all texts
_SAMPLE = 12_000  # characters looked at otherwise
_ENOUGH = 200  # letters below which nothing is decided
# Letters that of the European languages only Vietnamese writes: ă đ ơ ư and every vowel with hook, dot or two marks
_VIETNAMESE = "ăđơư" + "".join(map(chr, range(0x1EA1, 0x1EFA, 2)))
_VIETNAMESE_LETTER = re.compile(f"[{_VIETNAMESE}]")
_PLENTY = 0.06  # of the characters; Vietnamese has 12 to 18 %
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_WORD = re.compile(r"[^\W\d_]+")
# The commonest syllables of legal Vietnamese, also as typed without diacritics
_SYLLABLES = frozenset(
    "va cua cac co duoc nay quy dinh la trong tai khong voi hoac nhung khi nguoi do dieu khoan viec phai theo cho "  # noqa: SIM905
    "và của các có được này định là tại không với hoặc những người điều khoản việc phải".split()
)


def refuse_foreign(text: str, file: str) -> None:
    """Raises InputError "foreign-language" when the text is certainly not Vietnamese."""
    if is_foreign(text):
        raise InputError("foreign-language", file=file)


def is_foreign(text: str) -> bool:
    """True when a text of some length has neither Vietnamese letters nor Vietnamese syllables to speak of."""
    glance = _spread(text, _GLANCE)
    if len(_VIETNAMESE_LETTER.findall(glance)) >= _PLENTY * len(glance) > 0:
        return False
    sample = _spread(text, _SAMPLE).lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < _ENOUGH:
        return False
    if sum(map(sample.count, _VIETNAMESE)) >= 0.02 * letters:
        return False
    if sum(map(len, _LATIN.findall(sample))) < 0.4 * letters:
        return True
    return sum(word in _SYLLABLES for word in words) < 0.08 * len(words)


def _spread(text: str, size: int) -> str:
    """Twelve pieces from all over a long text: an English cover page must not decide."""
    if len(text) <= size:
        return text
    piece, step = size // 12, len(text) // 12
    return " ".join(text[start : start + piece] for start in range(0, len(text), step))
