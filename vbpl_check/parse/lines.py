"""The lines of a text that hold words."""

from __future__ import annotations

from typing import NamedTuple

# not words: blanks, byte order marks, markdown's signs of heading and bold
TRIM = " \t\n\r\f\v\xa0\u200b\ufeff\u2028*#"
_TORN_LABELS = ("Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Mục", "MỤC")


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
            start = at + len(raw) - len(raw.lstrip(TRIM))
            end = start + len(words)
            if lines and words[0].isdigit() and text[lines[-1].start : lines[-1].end] in _TORN_LABELS:
                torn = lines.pop()
                start, blank = torn.start, torn.after_blank
            lines.append(Line(start, end, blank))
        blank = not words
        at += len(raw) + 1
    return lines
