"""Reads the lines of one numbering: its units, and the text of other documents that it quotes."""

from __future__ import annotations

from vbpl_check.parse import frame, glued, quoting
from vbpl_check.parse.labels import key, steps
from vbpl_check.parse.lines import Line, holding, last_word
from vbpl_check.parse.marks import Mark, read_mark
from vbpl_check.parse.quoting import Quotation
from vbpl_check.parse.scope import RANKS, Place, Scope
from vbpl_check.parse.units import Numbering

# what a line must hold to open a quotation or to announce one
_SIGNS = (*quoting.OPENERS, "như sau")


class Articles(Numbering):
    """The open numbering and the open quotation in it; adds units to ``builder``."""

    def __init__(self, text: str, lines: list[Line], scope: Scope) -> None:
        super().__init__(text, lines, scope)
        self.expected: frozenset[tuple[str, str]] = frozenset()  # units named by "... như sau:" on the line before
        self.promised: frozenset[tuple[str, str]] = frozenset()  # units that the latest instruction names
        self.closed: Quotation | None = None  # the latest quotation, with the units that were open at its closing mark
        self.signed = holding(text, self.starts, _SIGNS)
        self.articled = holding(text, self.starts, ("Điều",))

    def read(self, number: int, line: Line, mark: Mark | None) -> None:
        """Reads a line of the document's own words; ``mark`` is its label."""
        signed = number in self.signed
        if (signed or self.expected or self.promised) and self._opens_quotation(number, line, mark):
            return
        if mark is not None and self.closed is not None and self._reopens(self.closed, mark, number, line):
            return
        if mark is not None:
            self._place(mark, number, line)
        elif RANKS["diem"] in self.scope.held:
            self._glued_points(self.scope, line.start, number, line)
        if number in self.headed:
            self._glued_divisions(number, line)
        if number in self.articled:
            self._glued_articles(number, line)
        if signed:
            self._look_inside(number, line)
        if self.quotation is None:
            self._trailing_clause(number, line)

    def read_quoted(self, number: int, line: Line) -> bool:
        """Reads a line inside a quotation; False when none is open or the line shows that it is over."""
        quotation = self.quotation
        if quotation is None:
            return False
        mark = self._mark_after(line.start, line.end)
        if self._breaks(quotation, mark, line):
            self.end_quotation(self.words_end)
            return False
        if mark is not None:
            self._place(mark, number, line)
        if not self._glued_articles(number, line) and not quotation.bare:
            self._follow(quotation, line.start, line.end)
        return True

    def _glued_articles(self, number: int, line: Line) -> bool:
        """Opens the document's next articles in the middle of the line; True when that ended a quotation."""
        rank = RANKS["dieu"]
        quoted = self.quotation is not None
        if rank not in self.scope.last:
            return False
        for mark in glued.articles(self.text, line.start, line.end):
            own = self.quotation is None or quoting.carries_on(mark, self.text, line.end)
            if own and steps(self.scope.last.get(rank), key(mark.label)) == 1:
                before = last_word(self.text, mark.start)
                self.end_quotation(before)
                self.builder.add(self.scope, Place("dieu", rank, key(mark.label)), mark, before)
                self._first_clause(self.scope, mark, number, line)
        return quoted and self.quotation is None

    # ------------------------------------------------------------ quotations

    def _opens_quotation(self, number: int, line: Line, mark: Mark | None) -> bool:
        """A line that begins with a quotation mark, or with a unit that the instruction before it names."""
        text, leaf = self.text, self.scope.leaf()
        expected, self.expected = self.expected, frozenset()
        if leaf < 0:
            return False
        named = mark is not None and (mark.level, mark.label.lower()) in expected
        if mark is not None and named and not quoting.instructs(text, mark.rest, line.end):
            self._begin(leaf, expected, bare=True)
            self._place(mark, number, line)
            return True
        if mark is not None and self._goes_on(mark, line):
            self._begin(leaf, frozenset())
            self._place(mark, number, line)
            self._follow_open(line)
            return True
        if text[line.start] not in quoting.OPENERS:
            return False
        depth, _, _ = quoting.balance(text, line.start, line.end, 0)
        inner = self._mark_after(line.start + 1, line.end)
        if (depth == 0 and inner is None) or not self._amending(leaf, line.start):
            return False
        quotation = self._begin(leaf, frozenset())
        if inner is not None:
            self._place(inner, number, line)
        self._follow(quotation, line.start + 1, line.end)
        return True

    def _goes_on(self, mark: Mark, line: Line) -> bool:
        """An article that the instruction promised, after a mark that closed too early: "…này.”.⏎Điều 191b. …”."."""
        promised = mark.level == "dieu" and (mark.level, mark.label.lower()) in self.promised
        return promised and not self.scope.is_next(mark) and quoting.still_open(self.text, line.start)

    def _reopens(self, closed: Quotation, mark: Mark, number: int, line: Line) -> bool:
        """A quotation closed too early: "đ) Áp dụng … này.”.⏎4. Trưởng Công an … có quyền:" goes on to "…này.”."."""
        self.closed = None
        if mark.level not in ("khoan", "diem") or self.scope.is_next(mark) or not closed.scope.is_next(mark):
            return False
        if quoting.instructs(self.text, mark.rest, line.end) or not quoting.still_open(self.text, line.start):
            return False
        closed.depth = 1
        self.quotation = closed
        self._place(mark, number, line)
        self._follow(closed, line.start, line.end)
        return True

    def _follow_open(self, line: Line) -> None:
        if self.quotation is not None:
            self._follow(self.quotation, line.start, line.end)

    def _look_inside(self, number: int, line: Line) -> None:
        """Quotation marks that open within a line of the document's own, and instructions that end in a colon."""
        text, leaf = self.text, self.scope.leaf()
        if leaf < 0:
            return
        words = text[line.start : line.end]
        announces = words.rfind("như sau")
        _, _, opened = quoting.balance(text, line.start, line.end, 0)
        if opened < 0 <= announces and words[-1] == ":" and len(words) - announces < 60:
            if quoting.instructs(text, self.builder.units[leaf].rest, line.end):
                self.expected = self.promised = quoting.targets(words[-300:])
            return
        if not quoting.has_opener(text, line.start, line.end):
            return
        whole = opened < 0 <= announces  # opened and closed on this line: "như sau: “Điều 5. Hồ sơ”"
        if whole:
            opened = quoting.first_opener(text, line.start + announces, line.end)
        if opened < 0 or not self._amending(leaf, opened):
            return
        inner = self._mark_after(opened + 1, line.end)
        if whole and inner is None:
            return
        quotation = self._begin(leaf, frozenset())
        if inner is not None:
            self.words_end = opened
            self._place(inner, number, line)
        self._follow(quotation, opened + 1, line.end)

    def _begin(self, leaf: int, targets: frozenset[tuple[str, str]], bare: bool = False) -> Quotation:
        self.quotation = Quotation(Scope(owner=leaf, quoted=True), bare=bare, targets=targets)
        return self.quotation

    def _mark_after(self, start: int, end: int) -> Mark | None:
        """The label at the head of a line, quotation marks before it left out."""
        while start < end and (self.text[start] in quoting.OPENERS or self.text[start].isspace()):
            start += 1
        return read_mark(self.text, start, end) if start < end else None

    def _amending(self, leaf: int, at: int) -> bool:
        start = self.builder.units[leaf].start
        return quoting.amends(self.text[max(start, at - 1500) : at])

    def _breaks(self, quotation: Quotation, mark: Mark | None, line: Line) -> bool:
        """Does the line belong to the document itself, although no quotation mark has closed?"""
        text = self.text
        opener = text[line.start] in quoting.OPENERS
        if mark is None or opener:
            if opener and quotation.bare:
                return True
            signed = frame.is_signature(text, line.start, line.end)
            return signed and (quotation.bare or not quoting.still_open(text, line.start))
        if not self.scope.is_next(mark):
            return False
        own = quoting.carries_on(mark, text, line.end)
        if quotation.bare:
            named = (mark.level, mark.label.lower()) in quotation.targets
            return own or not (named or quotation.scope.is_next(mark))
        if quotation.depth <= 0:
            return True
        if own or quotation.scope.begins_below(RANKS[mark.level]):
            return not quoting.still_open(text, line.start)
        return False

    def _follow(self, quotation: Quotation, start: int, end: int) -> None:
        """Follows the quotation marks of a quoted line, and ends the quotation with the line that closes it."""
        quotation.depth, closed, _ = quoting.balance(self.text, start, end, quotation.depth)
        if quotation.depth <= 0 and quoting.ends_at(self.text, closed, end):
            units, held = list(quotation.scope.open), set(quotation.scope.held)
            self.end_quotation(closed)
            quotation.scope.open, quotation.scope.held = units, held
            self.closed = quotation
