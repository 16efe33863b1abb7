"""Characters: one spelling for each letter, blank and line end, and none that cannot be seen."""

from __future__ import annotations

import re

from vbpl_check.text import nfc

_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u0189\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e"
    "\u2000-\u2011\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ue000-\uf8ff\ufb00-\ufb06\ufe00-\ufe0f\ufeff"
    "\uff01-\uff5e\ufff0-\ufffc\ufffe\uffff]"
)
# All but characters that are in NFC by themselves and combine with nothing before them: cheaper than unicodedata
_MAYBE_NOT_NFC = re.compile(
    "[^\x00-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u2125\u2190-\u2328"
    "\u232b-\u2adb\u2ae0-\u2bff]"
)
_SINGLE_PAIR = "\u2018\u2018"  # two single marks for a double one
# "a)\u200bCán bộ", "2.\u200bNgười lao động": word processors put it where the blank after a label would stand
_AFTER_SIGN = re.compile("(?<=[.)])\u200b+(?=\\w)")
_LINE_ENDS = frozenset("\x0b\x0c\r\x85\u2028\u2029")
_BLANKS = frozenset("\xa0\u1680\u202f\u205f\u3000") | {chr(code) for code in range(0x2000, 0x200B)}
# Bullets that word processors take from the Symbol and Wingdings fonts stand for a dash of a list.
_BULLETS = frozenset("\uf02d\uf0b7\uf0a7\uf0d8\uf0fc\uf0e8\uf0f0\uf076")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
              "\ufb06": "st"}  # fmt: skip
_SPECIAL = {"\u0189": "\u0110", "\u2010": "-", "\u2011": "-"} | _LIGATURES


def normalise(text: str) -> str:
    """The text in NFC with '\\n' line ends; invisible characters dropped, blanks and full-width signs made plain."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\xa0" in text:
        text = text.replace("\xa0", " ")
    if "\u200b" in text:
        text = _AFTER_SIGN.sub(" ", text)
    if _SINGLE_PAIR in text:
        text = text.replace(_SINGLE_PAIR, "“").replace("\u2019\u2019", "”").replace("\u2019'", "”")
    if _ODD.search(text):
        text = _ODD.sub(_plain, text)
    if _MAYBE_NOT_NFC.search(text):
        return nfc(text)
    return text.replace("\u00d0", "\u0110").replace("\u00f0", "\u0111")


def one_line(text: str) -> str:
    """The text normalised, on one line, blanks squeezed: for names, cells and metadata."""
    return " ".join(normalise(text).split())


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    if char in _BLANKS:
        return " "
    if char in _LINE_ENDS:
        return "\n"
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return "- " if char in _BULLETS else _SPECIAL.get(char, "")
