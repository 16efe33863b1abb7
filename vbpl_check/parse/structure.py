"""Lines -> units: a state machine over the numbering of the document, its quotations, its annexes and its attached texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.model import Span
from vbpl_check.parse import frame, quoting
from vbpl_check.parse.labels import key, steps
from vbpl_check.parse.marks import Mark, read_mark
from vbpl_check.parse.quoting import Quotation
from vbpl_check.parse.scope import RANKS, Builder, Place, Raw, Scope

# not words: blanks, byte order marks, markdown's signs of heading and bold
_TRIM = " \t\r\f\v\xa0\u200b\ufeff\u2028*#"
_CUT_LABELS = ("Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Mục", "MỤC")
# "Điều 5." at the head of a line: the document has articles
_HAS_ARTICLES = re.compile(r"^[\W_]{0,4}(?:Điều|ĐIỀU)\s+(?:thứ\s+)?\d", re.MULTILINE)
_NEAR = 6  # lines within which "(Ban hành kèm theo ...)" follows a title


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words: its stripped range, and whether a blank line precedes it."""

    start: int
    end: int
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Structure:
    """What ``read_structure`` finds; ``first`` is the offset of the first unit (the length of the text when there is none)."""

    units: tuple[Raw, ...]
    first: int
    closing: Span


def split_lines(text: str) -> list[Line]:
    """All lines that hold words, in order."""
    lines: list[Line] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        words = raw.strip(_TRIM)
        if words:
            start = at + len(raw) - len(raw.lstrip(_TRIM))
            end = start + len(words)
            if lines and words[0].isdigit() and text[lines[-1].start : lines[-1].end] in _CUT_LABELS:
                torn = lines.pop()  # "Điều" at the end of a line, "5. ..." on the next
                start, blank = torn.start, torn.after_blank
            lines.append(Line(start, end, blank))
        blank = not words
        at += len(raw) + 1
    return lines


def read_structure(text: str) -> Structure:
    """Units of a text in NFC, in reading order, with spans that nest; never raises."""
    machine = _Machine(text)
    machine.run()
    units = tuple(machine.builder.units)
    first = min((unit.start for unit in units), default=len(text))
    return Structure(units, first, machine.closing or Span(len(text), len(text)))


class _Machine:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.builder = Builder()
        self.scope = Scope(lettered=_HAS_ARTICLES.search(text) is None)
        self.mode = "own"  # own: in the articles; outside: after the signature; annex
        self.quotation: Quotation | None = None
        self.expected: frozenset[tuple[str, str]] = frozenset()  # units named by "... như sau:" on the line before
        self.final = False  # the line before ended in "./."
        self.closing: Span | None = None
        self.title = -1  # offset of a title in capitals after the signature
        self.title_attached = False
        self.resumable = True  # no article and no footnote since the signature
        self.attached = 0
        self.words_end = 0  # end of the last line read

    def run(self) -> None:
        for number, line in enumerate(self.lines):
            if self.mode == "own":
                self._own(number, line)
            elif self.mode == "annex":
                self._annex(line, number)
            else:
                self._outside(number, line)
            self.words_end = line.end
        self._end_quotation(self.words_end)
        self._end_scope(self.words_end)
        if self.closing and self.mode == "outside":
            self.closing = Span(self.closing.start, max(self.closing.start, self.words_end))

    # ------------------------------------------------------------ inside the articles

    def _own(self, number: int, line: Line) -> None:
        if self.quotation is not None and self._quoted(line):
            return
        mark = read_mark(self.text, line.start, line.end)
        if self.builder.units and self._leaves(number, line, mark):
            return
        if self._opens_quotation(line, mark):
            return
        if mark is not None:
            self._place(mark, line)
        self.final = self.text.endswith("./.", line.start, line.end) and bool(self.builder.units)
        self._look_inside(line)

    def _place(self, mark: Mark, line: Line) -> bool:
        """Opens the unit of a mark, and those glued to it on the same line ("Điều 5. 1. ...", "1. a) ...")."""
        before = self.text[self.words_end - 1 : self.words_end]
        scope = self.quotation.scope if self.quotation else self.scope
        place = scope.judge(mark, before, line.after_blank)
        if place is None:
            return False
        self.builder.add(scope, place, mark, self.words_end)
        if mark.rest < line.end and mark.level in ("dieu", "khoan"):
            glued = read_mark(self.text, mark.rest, line.end)
            if glued is not None and (mark.level, glued.level, glued.label) in (("dieu", "khoan", "1"), ("khoan", "diem", "a")):
                inner = scope.judge(glued, "")
                if inner is not None:
                    self.builder.add(scope, inner, glued, mark.rest)
        return True

    def _leaves(self, number: int, line: Line, mark: Mark | None) -> bool:
        """Does the line end the articles: signature, annex, title of an attached text, anything after "./."?"""
        text = self.text
        if frame.is_signature(text, line.start, line.end):
            self._close(line)
            return True
        if text[line.start] == "P":
            found = frame.annex(text, line.start, line.end)
            if found and (self.final or self._issued_with_near(number) or (found[1].isupper() and found.end() >= line.end)):
                self._close(line)
                self._open_annex(line, found.end(), found[2] or "")
                return True
        if frame.attached_title(text, line.start, line.end) and (self.final or self._issued_with_near(number)):
            self._close(line)
            self._outside(number, line)
            return True
        if self.final:
            place = self.scope.judge(mark, "") if mark else None
            if mark is None or place is None or not self.scope.is_next(mark):
                self._close(line)
                self._outside(number, line)
                return True
        return False

    def _issued_with_near(self, number: int) -> bool:
        near = self.lines[number : number + _NEAR]
        return any(
            frame.is_issued_with(self.text, line.start, line.end) or "kèm theo" in self.text[line.start : line.end].lower() for line in near[1:]
        )

    def _close(self, line: Line) -> None:
        self._end_quotation(self.words_end)
        self._end_scope(self.words_end)
        self.mode, self.final, self.title, self.resumable = "outside", False, -1, True
        if self.closing is None:
            self.closing = Span(line.start, line.end)

    def _end_scope(self, at: int) -> None:
        self.builder.close(self.scope, 0, at)
        if self.scope.owner >= 0:
            owner = self.builder.units[self.scope.owner]
            owner.end = max(at, owner.rest)

    # ------------------------------------------------------------ quotations

    def _opens_quotation(self, line: Line, mark: Mark | None) -> bool:
        """A line that begins with a quotation mark, or with a unit that the instruction before it names."""
        text = self.text
        leaf = self.scope.leaf()
        if leaf < 0:
            return False
        if mark is not None and (mark.level, mark.label.lower()) in self.expected:
            if not (self.scope.is_next(mark) and quoting.instructs(text, mark.rest, line.end)):
                self._begin(leaf, self.expected, bare=True)
                self._place(mark, line)
                self.expected = frozenset()
                return True
        self.expected = frozenset()
        if text[line.start] not in quoting.OPENERS:
            return False
        depth, closed, _ = quoting.balance(text, line.start, line.end, 0)
        inner = self._mark_after(line.start + 1, line.end)
        if (depth == 0 and inner is None) or not self._amending(leaf, line.start):
            return False
        self._begin(leaf, frozenset())
        if inner is not None:
            self._place(inner, line)
        self._read_balance(Line(line.start + 1, line.end, False))
        return True

    def _mark_after(self, start: int, end: int) -> Mark | None:
        while start < end and self.text[start] in " \t\xa0\"“":
            start += 1
        return read_mark(self.text, start, end) if start < end else None

    def _amending(self, leaf: int, at: int) -> bool:
        start = self.builder.units[leaf].start
        return quoting.amends(self.text[max(start, at - 1500) : at])

    def _begin(self, leaf: int, targets: frozenset[tuple[str, str]], bare: bool = False) -> None:
        self.quotation = Quotation(Scope(owner=leaf, quoted=True), bare=bare, targets=targets)

    def _look_inside(self, line: Line) -> None:
        """Quotation marks that open within a line of the document's own, and instructions that end in a colon."""
        text, leaf = self.text, self.scope.leaf()
        if leaf < 0:
            return
        words = text[line.start : line.end]
        if words[-1] == ":" and "như sau" in words[-60:]:
            self.expected = quoting.targets(words[-300:])
        if not any(sign in words for sign in quoting.OPENERS):
            return
        _, _, opened = quoting.balance(text, line.start, line.end, 0)
        whole = opened < 0 and words.find("như sau")
        if whole:
            opened = next((line.start + at for at in range(whole, len(words)) if words[at] in quoting.OPENERS), -1)
        if opened < 0 or not self._amending(leaf, opened):
            return
        inner = self._mark_after(opened + 1, line.end)
        if whole and inner is None:
            return
        self._begin(leaf, frozenset())
        if inner is not None:
            self.words_end = opened
            self._place(inner, line)
        self._read_balance(Line(opened + 1, line.end, False))

    def _quoted(self, line: Line) -> bool:
        """Reads a line inside a quotation; False when the line shows that the quotation is over."""
        quotation, text = self.quotation, self.text
        assert quotation is not None
        mark = self._mark_after(line.start, line.end)
        if self._breaks(quotation, mark, line):
            self._end_quotation(self.words_end)
            return False
        if mark is not None:
            self._place(mark, line)
        if not quotation.bare:
            self._read_balance(line)
        return True

    def _breaks(self, quotation: Quotation, mark: Mark | None, line: Line) -> bool:
        text = self.text
        opener = text[line.start] in quoting.OPENERS
        if mark is None or opener:
            return opener and quotation.bare or self._signature_breaks(quotation, line)
        if not self.scope.is_next(mark):
            return False
        if quotation.bare:
            named = (mark.level, mark.label.lower()) in quotation.targets
            return quoting.carries_on(mark, text, line.end) or not (named or quotation.scope.is_next(mark))
        if quotation.depth <= 0:
            return True
        return quoting.carries_on(mark, text, line.end) and not quoting.still_open(text, line.start)

    def _signature_breaks(self, quotation: Quotation, line: Line) -> bool:
        if not frame.is_signature(self.text, line.start, line.end):
            return False
        return quotation.bare or not quoting.still_open(self.text, line.start)

    def _read_balance(self, line: Line) -> None:
        """Follows the quotation marks of a quoted line, and ends the quotation with the line that closes it."""
        quotation = self.quotation
        assert quotation is not None
        depth, closed, _ = quoting.balance(self.text, line.start, line.end, quotation.depth)
        quotation.depth = depth
        if depth <= 0 and quoting.ends_at(self.text, closed, line.end):
            self._end_quotation(closed)

    def _end_quotation(self, at: int) -> None:
        if self.quotation is not None:
            self.builder.close(self.quotation.scope, 0, at)
            self.quotation = None

    # ------------------------------------------------------------ after the articles

    def _outside(self, number: int, line: Line) -> None:
        text = self.text
        found = frame.annex(text, line.start, line.end)
        if found:
            self._open_annex(line, found.end(), found[2] or "")
            return
        if frame.attached_title(text, line.start, line.end):
            if self.title < 0 or not self.title_attached:
                self.title, self.title_attached = line.start, True
        elif frame.listing_title(text, line.start, line.end) and self.title < 0:
            self.title, self.title_attached = line.start, False
        elif frame.is_issued_with(text, line.start, line.end) and self.title >= 0:
            if self.title_attached:
                self._open_attached()
            else:
                self._open_annex(Line(self.title, line.end, True), self.title, "")
        elif frame.is_footnote(text, line.start, line.end):
            self.resumable = False
        else:
            self._outside_mark(line)

    def _outside_mark(self, line: Line) -> None:
        mark = read_mark(self.text, line.start, line.end)
        if mark is None or mark.level not in ("phan", "chuong", "dieu"):
            return
        if self.title >= 0 and self.title_attached and key(mark.label)[0] == 1:
            self._open_attached()
            self._own(0, line)
            return
        if mark.level == "dieu":
            if self.resumable and mark.strict and steps(self.scope.last.get(RANKS["dieu"]), key(mark.label)) == 1:
                self.mode, self.closing = "own", None
                self._own(0, line)
            self.resumable = False

    def _open_attached(self) -> None:
        self.attached += 1
        self._end_closing(self.title)
        place = Place("kem_theo", -1, (self.attached, "", 0))
        index = self.builder.add(Scope(), place, Mark("phan", str(self.attached), self.title, self.title), self.words_end)
        self.scope = Scope(owner=index, lettered=_HAS_ARTICLES.search(self.text, self.title) is None)
        self.mode, self.title = "own", -1

    def _open_annex(self, line: Line, rest: int, label: str) -> None:
        self._end_closing(line.start)
        if self.mode == "annex":
            self._end_scope(self.words_end)
        place = Place("phu_luc", -1, (0, label, 0))
        index = self.builder.add(Scope(), place, Mark("phan", label, line.start, rest), self.words_end)
        self.scope = Scope(owner=index)
        self.mode = "annex"

    def _annex(self, line: Line, number: int) -> None:
        found = frame.annex(self.text, line.start, line.end)
        if found and (found.end() >= line.end or self._issued_with_near(number) or found[1].isupper()):
            self._open_annex(line, found.end(), found[2] or "")

    def _end_closing(self, at: int) -> None:
        if self.closing and self.mode == "outside" and self.closing.start < at:
            end = max((line.end for line in self.lines if self.closing.start <= line.start < at), default=at)
            self.closing = Span(self.closing.start, min(end, at))
