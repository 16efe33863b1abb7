"""Quoted words with what is highlighted in them, safe to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.model import Place
from vbpl_check.text import squeeze

# Control characters that move the cursor (ESC), and those that turn the direction of writing (U+202E): text of a
# document must not be able to change how the report around it reads.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Segment:
    """A stretch of a quote; ``marked`` when it is among the words that conflict."""

    text: str
    marked: bool = False


def visible(text: str) -> str:
    """The text with control characters and direction marks written out: ``[U+202E]``."""
    return _UNSAFE.sub(lambda match: f"[U+{ord(match[0]):04X}]", text.replace("\r\n", "\n").replace("\r", "\n"))


def segments(place: Place) -> tuple[Segment, ...]:
    """The whole quote cut at its highlights; one plain segment when the quote is not the text of its span."""
    quote, start = place.quote, place.span.start
    if not quote:
        return ()
    found: list[Segment] = []
    at = 0
    for mark in sorted(place.highlights) if len(quote) == place.span.end - start else ():
        first, last = max(mark.start - start, at), min(mark.end - start, len(quote))
        if first < last:
            found += [Segment(quote[at:first]), Segment(quote[first:last], True)]
            at = last
    found.append(Segment(quote[at:]))
    return tuple(Segment(visible(each.text), each.marked) for each in found if each.text)


def shortened(parts: tuple[Segment, ...], width: int) -> tuple[Segment, ...]:
    """About ``width`` characters on one line: highlights in full (up to ``width`` each), words around them cut."""
    flat = [Segment(_one_line(each.text), each.marked) for each in parts]
    marked = sum(len(each.text) for each in flat if each.marked)
    plain = [each for each in flat if not each.marked]
    room = max((width - marked) // max(len(plain), 1), 24)
    last = len(flat) - 1
    return tuple(
        Segment(_middle(each.text, width), True)
        if each.marked
        else Segment(_cut(each.text, room, head=position > 0 or last == 0, tail=position < last))
        for position, each in enumerate(flat)
    )


def _one_line(text: str) -> str:
    """Blanks squeezed, but one kept at each end where there was one: segments are read joined."""
    inner = squeeze(text)
    if not inner:
        return " "
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _middle(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return f"{text[: room // 2].rstrip()} {ELLIPSIS} {text[-room // 2 :].lstrip()}"


def _cut(text: str, room: int, *, head: bool, tail: bool) -> str:
    """Keeps the ``head`` (after a highlight), the ``tail`` (before one) or both of a plain stretch."""
    if len(text) <= room:
        return text
    if head and tail:
        first, final = _words_from_start(text, room // 2), _words_from_end(text, room // 2)
        return f"{first} {ELLIPSIS} {final}"
    if head:
        return f"{_words_from_start(text, room)} {ELLIPSIS}"
    return f"{ELLIPSIS} {_words_from_end(text, room)}"


def _words_from_start(text: str, room: int) -> str:
    return text[:room].rpartition(" ")[0] or text[:room]


def _words_from_end(text: str, room: int) -> str:
    return text[-room:].partition(" ")[2] or text[-room:]
