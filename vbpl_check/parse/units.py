"""Opens the units of a numbering: at the head of a line, and those glued to the words of one."""

from __future__ import annotations

from vbpl_check.parse import glued
from vbpl_check.parse.labels import Key, key, point_key, steps
from vbpl_check.parse.lines import Line, holding, last_word
from vbpl_check.parse.marks import Mark, read_mark
from vbpl_check.parse.quoting import OPENERS, Quotation
from vbpl_check.parse.scope import RANKS, Builder, Place, Scope

# what a line must hold to have a chapter or section glued to its words
_DIVISIONS = ("Chương", "CHƯƠNG", "Mục", "MỤC", "Tiểu mục", "TIỂU MỤC", "Phần", "PHẦN")


class Numbering:
    """The open numbering; adds units to ``builder``."""

    def __init__(self, text: str, lines: list[Line], scope: Scope) -> None:
        self.text = text
        self.lines = lines
        self.scope = scope
        self.builder = Builder()
        self.quotation: Quotation | None = None
        self.words_end = 0  # end of the last line read
        self.starts = [line.start for line in lines]
        self.headed = holding(text, self.starts, _DIVISIONS)

    def below(self, number: int) -> str:
        """The line after the given one, "" after the last."""
        return "".join(self.text[line.start : line.end] for line in self.lines[number + 1 : number + 2])

    def end(self, at: int) -> None:
        """Ends all open units, and the unit that holds the whole numbering."""
        self.end_quotation(at)
        self.builder.close(self.scope, 0, at)
        if self.scope.owner >= 0:
            owner = self.builder.units[self.scope.owner]
            owner.end = max(at, owner.rest)

    def end_quotation(self, at: int) -> None:
        """Ends the open quotation, if there is one."""
        if self.quotation is not None:
            self.builder.close(self.quotation.scope, 0, at)
            self.quotation = None

    def _place(self, mark: Mark, number: int, line: Line) -> None:
        """Opens the unit of a mark, and those glued to it on the same line ("Điều 5. 1. ...", "1. a) ...")."""
        before = self.text[self.words_end - 1 : self.words_end]
        scope = self.quotation.scope if self.quotation else self.scope
        place = scope.judge(mark, before, line.after_blank)
        if place is None:
            return
        if mark.level == "capital" and place.level == "diem":
            mark = mark._replace(level="diem", label=mark.label.lower())
        self.builder.add(scope, place, mark, self.words_end)
        if mark.level == "dieu":
            self._first_clause(scope, mark, number, line)
        elif mark.level == "khoan" and mark.rest < line.end and self.text[mark.rest] in "a(":
            inner = read_mark(self.text, mark.rest, line.end)
            if inner is not None and (inner.level, inner.label) == ("diem", "a"):
                self.builder.add(
                    scope, Place("diem", RANKS["diem"], (1, "", 0)), inner, last_word(self.text, inner.start)
                )
        if mark.level in ("khoan", "diem"):
            self._glued_points(scope, mark.rest, number, line)

    def _glued_points(self, scope: Scope, start: int, number: int, line: Line) -> None:
        """Opens the next points in the middle of a line, and point a when point b begins the line below."""
        if self.text.find(")", start, line.end) < 0:
            return
        rank = RANKS["diem"]
        for sign, mark in glued.points(self.text, start, line.end):
            found, last = point_key(mark.label), scope.last.get(rank)
            follows = last is not None and steps(last, found) == 1 and sign != ":"
            begins = last is None and sign == ":" and mark.label == "a" and self._label_below(number) in ("b", "“")
            if follows or begins:
                self.builder.add(scope, Place("diem", rank, found), mark, last_word(self.text, mark.start))
        if rank not in scope.last and "a) " in self.text[start : start + 100]:
            headed = glued.heading_point(self.text, start, line.end)
            if headed is not None and self._point_below(number) == "b":
                self.builder.add(scope, Place("diem", rank, (1, "", 0)), headed, last_word(self.text, headed.start))

    def _point_below(self, number: int) -> str:
        """The label of the first point, clause or article that begins one of the next lines."""
        for line in self.lines[number + 1 : number + 31]:
            mark = read_mark(self.text, line.start, line.end)
            if mark is not None and mark.level in ("diem", "khoan", "dieu"):
                return mark.label
        return ""

    def _label_below(self, number: int) -> str:
        """The label of the point that begins the next line, "“" for a quotation, "" when neither does."""
        for line in self.lines[number + 1 : number + 2]:
            if self.text[line.start] in OPENERS:
                return "“"
            mark = read_mark(self.text, line.start, line.end)
            if mark is not None and mark.level == "diem":
                return mark.label
        return ""

    def _first_clause(self, scope: Scope, mark: Mark, number: int, line: Line) -> None:
        inner = read_mark(self.text, mark.rest, line.end) if mark.rest < line.end else None
        if inner is None or (inner.level, inner.label) != ("khoan", "1"):
            inner = glued.first_clause(self.text, mark.rest, line.end, self.lines[number + 1 : number + 101])
        if inner is not None:
            before = last_word(self.text, inner.start)
            self.builder.add(scope, Place("khoan", RANKS["khoan"], (1, "", 0)), inner, before)

    def _glued_divisions(self, number: int, line: Line) -> None:
        """Opens chapters and sections in the middle of the line."""
        for mark in glued.divisions(self.text, line.start, line.end, self.below(number)):
            place = self.scope.judge(mark, ".")
            if place is not None:
                self.builder.add(self.scope, place, mark, last_word(self.text, mark.start))

    def _trailing_clause(self, number: int, line: Line) -> None:
        """Opens the next clause when its number ends the line, or the first one after a heading of two lines."""
        rank = RANKS["khoan"]
        if RANKS["dieu"] not in self.scope.held:
            return
        last = self.scope.last.get(rank)
        if last is not None:
            self._inner_clauses(rank, last, number, line)
        if self.text[line.end - 1] != ".":
            return
        mark = glued.trailing_clause(self.text, line.start, line.end)
        if mark is None and rank not in self.scope.last and self.text[line.end - 2] == "1":
            mark = glued.heading_clause(self.text, line, self.lines[number + 1 : number + 101])
        if mark is not None and steps(self.scope.last.get(rank), key(mark.label)) == 1:
            place = Place("khoan", rank, key(mark.label))
            self.builder.add(self.scope, place, mark, last_word(self.text, mark.start))

    def _inner_clauses(self, rank: int, last: Key, number: int, line: Line) -> None:
        """Opens the next clauses in the middle of a line: "… công bố tại thời điểm đó. 2. Thu nhập chịu thuế …"."""
        while (at := self.text.find(f" {last[0] + 1}.", line.start, line.end)) >= 0:
            mark = glued.inner_clause(self.text, at, line.end, self.lines[number + 1 : number + 2])
            if mark is None or mark.start <= self.builder.units[-1].rest:
                return
            last = key(mark.label)
            self.builder.add(self.scope, Place("khoan", rank, last), mark, last_word(self.text, mark.start))
