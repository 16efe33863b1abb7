"""The lines of a text that hold words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

# not words: blanks, byte order marks, markdown's signs of heading and bold
TRIM = " \t\n\r\f\v\xa0\u200b\ufeff\u2028*#"
_TORN_LABELS = frozenset(("Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Mục", "MỤC"))
# "VII.", "IV", alone on a line, "VIII QUYẾT ĐỊNH HÌNH PHẠT"
_ROMAN = re.compile(r"[IVXLC]{1,6}[.:]?(?:$|\s(?=[A-ZĐ]{2}))")
_LONGEST_TORN = max(map(len, _TORN_LABELS))
_new = tuple.__new__  # half the time of the constructor of a named tuple
_TORN_ENDS = frozenset("uUgGcC")  # the last letters of all that is torn
# "Luật Quốc tịch Việt Nam 2008. Mục" above "1. QUY ĐỊNH CHUNG": a label torn from its number, after a site's name
_TORN_AFTER = (". Mục", ". Chương")
_HEADED = re.compile(r"[IVXLC\d]{1,6}\.?(?:$|\s[A-ZĐ](?=(.)))")
# "Chương II THỊ TRƯỜNG LIÊN QUAN VÀ THỊ PHẦN Điều" above "9. Xác định thị trường", "NỘI DUNG QUYỀN SỞ HỮU Tiểu mục"
_TORN_CAPITALS = re.compile(r"([^\W\d_]{2})\s(?:Điều|Mục|Tiểu mục)$")
_TORN_NUMBER = re.compile(r"\d{1,3}[a-z]?\.\s[A-ZĐ]")
_LONGEST_NAMED = 120


class Line(NamedTuple):
    """The stripped range of a line, and whether a blank line precedes it."""

    start: int
    end: int
    after_blank: bool


def last_word(text: str, at: int) -> int:
    """``at`` moved back over blanks."""
    while at > 0 and text[at - 1] in TRIM:
        at -= 1
    return at


def split_lines(text: str) -> list[Line]:
    """All lines that hold words, in order; a label torn from its number ("Điều", then "5. ...") counts as one line."""
    lines: list[Line] = []
    at, blank, before = 0, True, ""  # ``before``: the last character of the line above
    for raw in text.split("\n"):
        words = raw.strip(TRIM)
        if words:
            start = at if raw[0] == words[0] else at + len(raw) - len(raw.lstrip(TRIM))
            end = start + len(words)
            first = words[0]
            if before in _TORN_ENDS and (first.isdigit() or (first in "IVXLC" and _ROMAN.match(words))):
                if _torn(text, lines[-1], words):
                    start, blank = lines.pop()[0::2]
            elif first in ")." and lines and _torn_sign(text[lines[-1].start : lines[-1].end], words):
                start, blank = lines.pop()[0::2]
            lines.append(_new(Line, (start, end, blank)))
            before, blank = words[-1], False
        else:
            blank = True
        at += len(raw) + 1
    return lines


def _torn(text: str, line: Line, following: str) -> bool:
    """Does the line end in a label without its number, which begins the following words?"""
    length = line.end - line.start
    if length <= _LONGEST_TORN:
        return text[line.start : line.end] in _TORN_LABELS
    if length >= _LONGEST_NAMED:
        return False
    if text.endswith(_TORN_AFTER, line.start, line.end):
        headed = _HEADED.match(following)
        return headed is not None and not (headed[1] or "").islower()
    torn = _TORN_CAPITALS.search(text, max(line.start, line.end - 12), line.end)
    return torn is not None and torn[1].isupper() and _TORN_NUMBER.match(following) is not None


def _torn_sign(label: str, words: str) -> bool:
    """Is "k" above ") Kiến nghị", or "12" above "." or ". Hoạt động", a label that lost its sign?"""
    point = words[0] == ")" and len(label) == 1 and label.islower()
    return point or (words[1:2] in ("", " ") and words[0] == "." and len(label) < 3 and label.isdecimal())


def holding(text: str, starts: list[int], signs: Iterable[str]) -> set[int]:
    """Numbers of the lines, which begin at ``starts``, that hold one of ``signs``."""
    found: set[int] = set()
    ends = [*starts[1:], len(text)]
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = text.find(sign, max(at + 1, ends[number] if number >= 0 else 0))
    return found
