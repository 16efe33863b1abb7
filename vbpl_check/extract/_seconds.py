"""Sentences that set somebody or something beside what exists: "Sở X cũng cấp …", "quản lý song song với …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.extract._offices import office
from vbpl_check.extract._power_table import PowerTable
from vbpl_check.extract.subjects import Actors
from vbpl_check.grants import SECOND
from vbpl_check.model import Grant, Norm, Span

_WORDS = re.compile(r"[^\W\d_]+")
_HINTS = ("cùng", "cũng", "song song", "cả hai", "thêm", "độc lập", "riêng")
_SOCIETIES = ("hiệp hội", "liên đoàn", "liên hiệp hội")


class Seconds:
    """The words of powers.yaml ``seconds``, compiled."""

    def __init__(self, actors: Actors, table: PowerTable) -> None:
        self._actors = actors
        self._table = table
        # "cũng ra quyết định", "ban hành thêm"; the star stands for up to six words of the clause
        options = "|".join(re.escape(cue).replace(r"\ \*\ ", r"(?: [^\s,;.]+){0,6}? ") for cue in table.seconds)
        self._cue = re.compile(rf"(?<!\w)(?:{options})(?!\w)")

    def grants(self, norm: Norm, low: str) -> Iterator[Grant]:
        """At most one grant: its offices are all bodies that the sentence names, its object the telltale words.

        ``telling``: the words of the sentence without these.
        """
        if not self._table.seconds or not any(hint in low for hint in _HINTS):
            return
        cue = self._cue.search(low)
        if cue is None:
            return
        mentions = [
            found
            for found in self._actors.mentions(norm.text, low, 0, len(low))
            if found.kind == "body" or found.key.startswith(_SOCIETIES)
        ]
        offices = [office(found.key, norm.text[found.start : found.end], False, self._table) for found in mentions]
        if not mentions:
            return
        rest = self._cue.sub(" ", low)
        for found in mentions:
            rest = rest.replace(low[found.start : found.end], " ")
        words = tuple(dict.fromkeys(_WORDS.findall(rest)))
        span = Span(norm.span.start + cue.start(), norm.span.start + cue.end())
        holder = "; ".join(norm.text[found.start : found.end] for found in mentions)
        yield Grant(holder, tuple(offices), (SECOND,), cue.group(), words, words, words, span, joins=True)
