"""Joins paragraphs that a PDF, a printer or a mail program broke into lines.

A text counts as wrapped when many of its long lines go on in lower case on the next line: over 20 % of them in 99 of
100 wrapped texts measured, under 14 % in 99 of 100 others (short lines, as tables have, say nothing).
A join that hides a unit is worse than a paragraph in two pieces, so lines are joined only where the words say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from vbpl_check.ingest._units import (
    BARE,
    CITED,
    ENUMERATOR,
    TERMINAL,
    is_capitals,
    is_cited,
    is_dangling,
    is_heading,
    starts_unit,
    wants_label,
)

Row = tuple[str, int]  # words of a line, index of the line
_SHARE = 0.16
_LONG = 40  # characters
_FULL = 0.88  # of the usual width: a line from which on it is full
_LEAST = 3
_SHORT = 8  # characters of the longest marker
_GLUE = frozenset("-/")


@dataclass(frozen=True)
class _Widths:
    """Lengths from which a line is full (the first of a paragraph, the others) and from which it cannot be wrapped."""

    first: int
    other: int
    longest: int


def unwrap(rows: list[Row], gaps: set[int]) -> list[Row]:
    """The paragraphs of the rows (none is empty); ``gaps`` holds the positions of rows with an empty line above.

    In a text that is not wrapped only markers and citations cut off by their mark-up are joined to their words.
    """
    widths = _measure(rows)
    joined: list[list[str]] = []
    starts: list[int] = []
    for position, (line, index) in enumerate(rows):
        if joined and _joins(joined[-1], line, position in gaps, widths):
            joined[-1].append(line)
        else:
            joined.append([line])
            starts.append(index)
    return [(_glue(parts), index) for parts, index in zip(joined, starts, strict=True)]


def _measure(rows: list[Row]) -> _Widths | None:
    """The widths of a wrapped text, None for one that is not wrapped.

    Cells of tables are wrapped, too, and narrower: first lines count only where a unit starts, others only when long.
    """
    first: list[int] = []
    flowing: list[int] = []
    inside = False
    long = 0
    for (upper, _), (lower, _) in pairwise(rows):
        size = len(upper)
        long += size >= _LONG
        inside_before, inside = inside, lower[0].islower() and _flows(upper, lower)
        if inside and size >= _LONG:
            flowing.append(size)
        if inside and not inside_before and starts_unit(upper):
            first.append(size)
    if len(flowing) < max(_LEAST, _SHARE * long):
        return None
    flowing.sort()
    first.sort()
    other = int(flowing[len(flowing) // 2] * _FULL)
    return _Widths(
        first=int(first[len(first) // 2] * _FULL) if len(first) >= _LEAST else other,
        other=other,
        longest=int(flowing[int(len(flowing) * 0.9)] * 1.4),
    )


def _flows(upper: str, lower: str) -> bool:
    """True when the lower line certainly continues the upper one: it begins in lower case, in mid-sentence."""
    return (
        lower[0].islower() and upper[-1] not in TERMINAL and not ENUMERATOR.match(lower) and not is_capitals(upper)
    )  # fmt: skip


def _joins(paragraph: list[str], line: str, gap: bool, widths: _Widths | None) -> bool:
    """True when the line goes on with the paragraph. The commonest cases are decided first."""
    last = paragraph[-1]
    if widths is None and len(last) > _SHORT and not line.startswith("Điều "):
        return False
    end = last[-1]
    if len(last) <= _SHORT and BARE.match(last):
        return not starts_unit(line) and not line.isdecimal() and "|" not in line
    if end not in TERMINAL and line.startswith("Điều ") and len(last) > 20 and CITED.match(line):
        return True
    if widths is None or len(last) > widths.longest or "|" in line or "|" in last:
        return False
    if last[1:2].isupper() and is_capitals(last) and end != "-":
        return False
    if end not in TERMINAL and line[:3].isalpha() and line[0].islower():
        return True
    return _wrapped(paragraph, line, gap, widths)


def _wrapped(paragraph: list[str], line: str, gap: bool, widths: _Widths) -> bool:
    last = paragraph[-1]
    end = last[-1]
    full = len(last) + 1 + len(line.split(" ", 1)[0]) > (widths.first if len(paragraph) == 1 else widths.other)
    if starts_unit(line):
        if wants_label(last) and not is_heading(paragraph[0]):
            return True
        middle = end not in TERMINAL and end != ","
        return is_cited(last, line) or (middle and not gap and _splits_name(last, line, full=full))
    if line[0].islower():
        return end not in TERMINAL or (full and not gap and end != "|")
    if line[0].isdecimal():
        return end not in TERMINAL and (full or end == "," or is_dangling(last))
    return _goes_on_in_capitals(paragraph, line, gap, full=full)


def _goes_on_in_capitals(paragraph: list[str], line: str, gap: bool, *, full: bool) -> bool:
    last = paragraph[-1]
    if is_dangling(last):
        return True
    end = last[-1]
    if end == ";" and full and not gap and ENUMERATOR.match(paragraph[0]):
        return True  # the next item would have a label, as this one has
    if end in TERMINAL or gap or is_capitals(line):
        return False
    return full and (end == "," or not is_heading(paragraph[0]))


def _splits_name(last: str, line: str, *, full: bool) -> bool:
    """True for a dash inside a name or a pair: "Bộ Lao động" / "- Thương binh và Xã hội", "kinh tế" / "- xã hội"."""
    if not line.startswith(("- ", "– ")):
        return False
    if last.endswith("Lao động") and line.startswith("Thương binh", 2):
        return True
    following = line[2:3]
    pair = following.islower() or (following.isdecimal() and last[-1].isdecimal())
    return full and (pair or last.rfind("(") > last.rfind(")"))


def _glue(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    text = [parts[0]]
    for upper, lower in pairwise(parts):
        tight = (upper[-1] in _GLUE and len(upper) > 1 and upper[-2] != " ") or lower[0] in "/,;.)"
        text.append(lower if tight else " " + lower)
    return "".join(text)
