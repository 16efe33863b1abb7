"""The lines of a text that hold words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

# not words: blanks, byte order marks, markdown's signs of heading and bold
TRIM = " \t\n\r\f\v\xa0\u200b\ufeff\u2028*#"
_TORN_LABELS = frozenset(("Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Mục", "MỤC"))
# "VII.", "IV", alone on a line
_ROMAN = re.compile(r"[IVXLC]{1,6}[.:]?")
_LONGEST_TORN = max(map(len, _TORN_LABELS))


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
    at, blank = 0, True
    for raw in text.split("\n"):
        words = raw.strip(TRIM)
        if words:
            start = at if raw[0] == words[0] else at + len(raw) - len(raw.lstrip(TRIM))
            end = start + len(words)
            if lines and (words[0].isdigit() or (words[0] in "IVXLC" and _ROMAN.fullmatch(words))):
                last = lines[-1]
                if last.end - last.start <= _LONGEST_TORN and text[last.start : last.end] in _TORN_LABELS:
                    lines.pop()
                    start, blank = last.start, last.after_blank
            lines.append(Line(start, end, blank))
            blank = False
        else:
            blank = True
        at += len(raw) + 1
    return lines


def holding(text: str, lines: list[Line], signs: Iterable[str]) -> set[int]:
    """Numbers of the lines that hold one of ``signs``."""
    found: set[int] = set()
    starts = [line.start for line in lines]
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            after = lines[number].end if number >= 0 else 0
            at = text.find(sign, max(at + 1, after))
    return found
