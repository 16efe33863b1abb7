"""Labels of structural units: their order, as keys that compare."""

from __future__ import annotations

import re
from functools import lru_cache

Key = tuple[int, str, int]

# The order of points in Vietnamese statutes; f, j, w, z are foreign to it and only tolerated.
POINTS = "abcdđeghiklmnopqrstuvxy"
FOREIGN_POINTS = {"f": "e", "j": "i", "w": "v", "z": "y"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# "thứ nhất", "thứ mười hai"
ORDINALS = {
    word: value
    for value, word in enumerate(
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
        + [f"mười {word}" for word in ("một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín")],
        start=1,
    )
} | {"bốn": 4}  # fmt: skip
# "5", "5a", "5đ1"
_NUMBERED = re.compile(r"(\d+)([a-zđ]*)(\d*)$")
# "III", "IIa"
_ROMAN_LABEL = re.compile(r"([IVXLC]+)([a-zđ]*)(\d*)$")
_POINT = re.compile(r"([a-zđ])(\d*)$")
_LABELS = 4096  # keys kept: more labels than any text has, and no more of a text that is made to have them


def roman(label: str) -> int:
    """Value of a Roman numeral in capitals; 0 when it has other letters."""
    total = 0
    for letter, follower in zip(label, label[1:] + " ", strict=True):
        value = _ROMAN.get(letter, 0)
        if not value:
            return 0
        total += -value if value < _ROMAN.get(follower, 0) else value
    return total


@lru_cache(_LABELS)
def key(label: str) -> Key:
    """Key of an Arabic, Roman, ordinal or capital-letter label: (number, letter, number); number 0 if it is none."""
    found = _NUMBERED.match(label)
    if found:
        return int(found[1]), found[2], int(found[3] or 0)
    found = _ROMAN_LABEL.match(label)
    if found:
        return roman(found[1]), found[2], int(found[3] or 0)
    words = label.lower().removeprefix("thứ ").strip()
    if words in ORDINALS:
        return ORDINALS[words], "", 0
    if len(label) == 1 and label.isalpha():
        return ord(label.upper()) - 64, "", 0
    return 0, label, 0


@lru_cache(_LABELS)
def point_key(label: str) -> Key:
    """Key of a point's label in the Vietnamese order ("đ1" after "đ", before "e")."""
    found = _POINT.match(label)
    if not found:
        return 0, label, 0
    letter, foreign = found[1], ""
    if letter in FOREIGN_POINTS:
        letter, foreign = FOREIGN_POINTS[letter], letter
    return POINTS.index(letter) + 1, foreign, int(found[2] or 0)


def steps(last: Key | None, following: Key) -> int:
    """How far ``following`` is after ``last``: 0 for an insertion (5 -> 5a), 1 for the next, negative for going back.

    A repeated label counts as going back (-1).
    """
    if last is None:
        return following[0]
    distance = following[0] - last[0]
    if distance == 0:
        return 0 if following[1:] > last[1:] else -1
    return distance
