"""Lines -> units: a state machine that knows the articles, the closing, annexes and attached regulations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.model import Span
from vbpl_check.parse import frame, glued
from vbpl_check.parse.articles import Articles
from vbpl_check.parse.labels import key, steps
from vbpl_check.parse.lines import Line, last_word, split_lines
from vbpl_check.parse.marks import Mark, read_mark
from vbpl_check.parse.scope import RANKS, Place, Raw, Scope

# "Điều 5.", "“Điều thứ 5" at the head of a line: the document has articles
_ARTICLE = re.compile(r"[\W_]{0,4}(?:Điều|ĐIỀU)\s+(?:thứ\s+)?\d")
_NEAR = 6  # lines within which "(Ban hành kèm theo ...)" follows a title
_ABOVE = 5  # lines within which an article follows the number and the heading of its chapter


@dataclass(frozen=True, slots=True)
class Structure:
    """Units in reading order; ``first`` is the offset of the first one, the length of the text when there is none."""

    units: tuple[Raw, ...]
    first: int
    closing: Span


def read_structure(text: str) -> Structure:
    """Units of a text in NFC, in reading order, with spans that nest; never raises."""
    machine = _Machine(text)
    machine.run()
    units = tuple(machine.articles.builder.units)
    first = min((unit.start for unit in units), default=len(text))
    return Structure(units, first, machine.closing or Span(len(text), len(text)))


def _last_article(text: str, lines: list[Line]) -> int:
    """Offset of the last line that begins with an article's label, -1 without one."""
    return next((line.start for line in reversed(lines) if _ARTICLE.match(text, line.start)), -1)


class _Machine:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.articles = Articles(text, self.lines, Scope())
        self.last_article = _last_article(text, self.lines)
        self.articles.scope.lettered = self.last_article < 0
        self.mode = "own"  # own: in the articles; outside: after the signature; annex
        self.final = False  # the line before ended in "./."
        self.closing: Span | None = None
        self.closing_open = False
        self.title = -1  # offset of a title in capitals after the signature
        self.title_attached = False
        self.resumable = True  # no article and no footnote since the signature
        self.attached = 0
        self.interrupted: Scope | None = None  # the articles before an annex that stands in the middle of them

    def run(self) -> None:
        for number, line in enumerate(self.lines):
            if self.mode == "own":
                self._own(number, line)
            elif self.mode == "annex":
                self._annex(number, line)
            else:
                self._outside(number, line)
            self.articles.words_end = line.end
        end = self.articles.words_end
        self.articles.end(end)
        self._end_closing(end)

    # ------------------------------------------------------------ inside the articles

    def _own(self, number: int, line: Line) -> None:
        articles, text = self.articles, self.text
        if articles.quotation is not None and articles.read_quoted(number, line):
            return
        first = text[line.start]
        mark = read_mark(text, line.start, line.end)
        if mark is None and first in glued.NAMES:
            mark = glued.division(text, line.start, line.end, articles.below(number))
        framed = self.final or first in frame.FIRST
        if framed and articles.builder.units and self._leaves(number, line, mark):
            return
        articles.read(number, line, mark)
        ended = text[line.end - 1] == "." and text.endswith("./.", line.start, line.end)
        self.final = ended and bool(articles.builder.units) and articles.quotation is None

    def _leaves(self, number: int, line: Line, mark: Mark | None) -> bool:
        """Does the line end the articles: signature, annex, title of an attached text, anything after "./."?"""
        text = self.text
        if frame.is_signature(text, line.start, line.end):
            self._close(line)
            return True
        found = frame.annex(text, line.start, line.end)
        if found and (self.final or self._issued_with_near(number) or (found[1].isupper() and found.end() >= line.end)):
            amid = not self.final and self.closing is None and self.articles.scope.owner < 0
            scope = self.articles.scope
            self._close(line)
            self._open_annex(line.start, found.end(), found[2] or "")
            self.interrupted = scope if amid else None
            return True
        if frame.attached_title(text, line.start, line.end) and (self.final or self._issued_with_near(number)):
            self._close(line)
            self._outside(number, line)
            return True
        if self.final and (mark is None or not self.articles.scope.is_next(mark)):
            self._close(line)
            self._outside(number, line)
            return True
        return False

    def _issued_with_near(self, number: int) -> bool:
        near = self.lines[number + 1 : number + _NEAR]
        return any(
            frame.is_issued_with(self.text, line.start, line.end)
            or "kèm theo" in self.text[line.start : line.end].lower()
            for line in near
        )

    def _close(self, line: Line) -> None:
        self.articles.end(self.articles.words_end)
        self.mode, self.final, self.title, self.resumable = "outside", False, -1, True
        if self.closing is None:
            self.closing, self.closing_open = Span(line.start, line.end), True

    # ------------------------------------------------------------ after the articles

    def _outside(self, number: int, line: Line) -> None:
        text = self.text
        found = frame.annex(text, line.start, line.end)
        if found:
            self._open_annex(line.start, found.end(), found[2] or "")
        elif frame.attached_title(text, line.start, line.end):
            if self.title < 0 or not self.title_attached:
                self.title, self.title_attached = line.start, True
        elif frame.listing_title(text, line.start, line.end) and self.title < 0:
            self.title, self.title_attached = line.start, False
        elif frame.is_issued_with(text, line.start, line.end) and self.title >= 0:
            if self.title_attached:
                self._open_attached()
            else:
                self._open_annex(self.title, self.title, "")
        elif frame.is_footnote(text, line.start, line.end):
            self.resumable = False
        else:
            self._outside_mark(number, line)

    def _outside_mark(self, number: int, line: Line) -> None:
        """An attached text whose title says so begins with its first article; "./." in the middle ended nothing."""
        mark = read_mark(self.text, line.start, line.end)
        if mark is None or mark.level not in ("phan", "chuong", "dieu"):
            return
        if self.title >= 0 and self.title_attached and key(mark.label)[0] == 1:
            self._open_attached()
            self._own(number, line)
        elif mark.level == "dieu":
            last = self.articles.scope.last.get(RANKS["dieu"])
            if self.resumable and mark.strict and steps(last, key(mark.label)) == 1:
                self.mode, self.closing = "own", None
                self._own(number, line)
            self.resumable = False

    def _open_attached(self) -> None:
        self.attached += 1
        self._end_closing(self.title)
        mark = Mark("phan", str(self.attached), self.title, self.title)
        index = self.articles.builder.add(Scope(), Place("kem_theo", -1, (self.attached, "", 0)), mark, self.title)
        self.articles.scope = Scope(owner=index, lettered=self.last_article < self.title)
        self.mode, self.title = "own", -1

    def _open_annex(self, start: int, rest: int, label: str) -> None:
        self._end_closing(start)
        if self.mode == "annex":
            self.articles.end(self.articles.words_end)
        mark = Mark("phan", label, start, rest)
        index = self.articles.builder.add(Scope(), Place("phu_luc", -1, (0, label, 0)), mark, start)
        self.articles.scope = Scope(owner=index)
        self.mode = "annex"

    def _annex(self, number: int, line: Line) -> None:
        found = frame.annex(self.text, line.start, line.end)
        if found and (found.end() >= line.end or self._issued_with_near(number) or found[1].isupper()):
            self._open_annex(line.start, found.end(), found[2] or "")
        elif self.interrupted is not None and self.text[line.start] in "ĐC" and self._goes_on(number, self.interrupted):
            self.articles.end(self.articles.words_end)
            self.articles.scope, self.interrupted = self.interrupted, None
            self.mode, self.final, self.closing = "own", False, None
            self._own(number, line)

    def _goes_on(self, number: int, scope: Scope) -> bool:
        """Does the line carry on the articles before the annex? Bộ pháp điển sets an annex below the article it is of.

        The articles of a form or contract in the annex count from 1: after one of these none carries on.
        """
        below = self.lines[number : number + _ABOVE]
        marks = [read_mark(self.text, line.start, line.end) for line in below]
        first = marks[0]
        if first is None or not first.strict or first.level not in ("chuong", "dieu"):
            return False
        article = next((mark for mark in marks if mark is not None and mark.level == "dieu"), None)
        if article is not None and article.strict:
            if steps(scope.last.get(RANKS["dieu"]), key(article.label)) == 1:
                return True
            self.interrupted = None
        return False

    def _end_closing(self, at: int) -> None:
        """The closing ends with the text, or before an annex or attached text that begins at ``at``."""
        if self.closing and self.closing_open and self.closing.start <= at:
            self.closing = Span(self.closing.start, max(self.closing.start, last_word(self.text, at)))
            self.closing_open = False
