"""The open units of one numbering (document, attached regulation, quoted block) and what may follow in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from vbpl_check.model import Level
from vbpl_check.parse.labels import FOREIGN_POINTS, Key, key, point_key, steps
from vbpl_check.parse.marks import Mark

# Depth of a level; a Roman heading inside an article ("Điều 1. Phê duyệt ...: I. QUAN ĐIỂM") stands below the article.
RANKS = {"phan": 0, "chuong": 1, "muc": 2, "tieu_muc": 3, "dieu": 4, "muc_in_dieu": 5, "khoan": 6, "diem": 7}
# ranks that begin anew below a unit of each rank; articles run on through chapters
_BELOW = {
    rank: tuple(below for below in RANKS.values() if below > rank and (rank >= RANKS["dieu"] or below != RANKS["dieu"]))
    for rank in (-1, *RANKS.values())
}
_STOPPED = ("", *'.;!?”"»)…/')
_ENDED = ("", *'.;:!?”"»)]…/')


@dataclass(slots=True)
class Raw:
    """A unit under construction; offsets in the document's text."""

    level: Level
    label: str
    start: int
    rest: int  # where its words begin, after the label
    parent: int
    quoted: bool
    end: int = -1


class Place(NamedTuple):
    """Where an accepted mark goes."""

    level: Level
    rank: int
    key: Key


@dataclass(slots=True)
class Scope:
    """``owner``: index of the unit that holds it all, or -1; ``lettered``: no articles, I, 1 and a are the units."""

    owner: int = -1
    quoted: bool = False
    lettered: bool = False
    open: list[tuple[int, int]] = field(default_factory=list)  # (rank, index of the unit), outermost first
    held: set[int] = field(default_factory=set)  # ranks of the open units
    last: dict[int, Key] = field(default_factory=dict)  # rank -> key of the latest unit there under the current parent
    item: int = 0  # number of the latest item of an inner list, 0 outside one
    skipped: int = 0  # number of a clause that was too far ahead; its successor shows that it was one

    def leaf(self) -> int:
        """Index of the innermost open unit, or the owner."""
        return self.open[-1][1] if self.open else self.owner

    def has(self, rank: int) -> bool:
        """Is a unit of this rank open?"""
        return rank in self.held

    def judge(self, mark: Mark, before: str, blank: bool = False) -> Place | None:
        """Where the mark fits in the sequence; None when it is text, a row of a table or an item of an inner list.

        ``before``: the last character before the line, "" at the beginning; ``blank``: an empty line between.
        """
        level = mark.level
        if level == "khoan":
            return self._clause(mark, before, blank or before in _ENDED)
        if level == "diem":
            return self._point(mark, before)
        if level == "dieu":
            return self._article(mark, blank or before in _ENDED)
        if level == "phan" or level == "chuong" or level == "muc" or level == "tieu_muc":
            return self._division(level, mark)
        if level == "decimal":
            return self._decimal(mark)
        return self._heading_letter(mark, before)

    def is_next(self, mark: Mark) -> bool:
        """Does the mark carry on the numbering of an open article, clause or point of this scope?"""
        rank = RANKS.get(mark.level)
        if rank is None or rank < RANKS["dieu"] or (rank not in self.last and not self.has(RANKS["dieu"])):
            return False
        return steps(self.last.get(rank), _key(mark)) == 1

    def begins_below(self, rank: int) -> bool:
        """Was everything in this scope so far deeper than ``rank``?"""
        return bool(self.last) and min(self.last) > rank

    def _division(self, level: Level, mark: Mark) -> Place | None:
        rank = RANKS[level]
        found = _key(mark)
        if not self.quoted and self.has(rank) and self.last.get(rank) == found:
            return None
        return Place(level, rank, found)

    def _article(self, mark: Mark, ended: bool) -> Place | None:
        rank, found = RANKS["dieu"], key(mark.label)
        last = self.last.get(rank)
        distance = steps(last, found)
        expected = distance == 1 or (distance == 0 and last is not None)
        if not (mark.strict or expected):
            return None
        fresh = bool(self.open) and self.open[-1][0] < rank  # right under the heading of a chapter
        if not (expected or ended or fresh or (self.quoted and last is None)):
            return None
        return Place("dieu", rank, found)

    def _clause(self, mark: Mark, before: str, ended: bool) -> Place | None:
        rank, found = RANKS["khoan"], key(mark.label)
        if not (RANKS["dieu"] in self.held or self.lettered or self.quoted) or self._in_list(found[0], before):
            return None
        last = self.last.get(rank)
        headed = last is None and bool(self.open) and self.open[-1][0] == RANKS["dieu"]  # under an article's heading
        if not mark.strict and not ((ended or headed) and steps(last, found) == 1):
            return None
        if last is None:
            if found[0] == 1:
                return Place("khoan", rank, found)
            torn = self.quoted and not self.has(RANKS["dieu"])
            under = self.has(RANKS["dieu"]) and (ended or self.open[-1][0] == RANKS["dieu"])
            second = found[0] == 2 and under  # the first one lost its number
            return Place("khoan", rank, found) if torn or second else None
        distance = steps(last, found)
        carried_on = self.skipped > 0 and found[0] == self.skipped + 1
        self.skipped = found[0] if distance > 2 else 0
        return Place("khoan", rank, found) if 0 <= distance <= 2 or carried_on else None

    def _in_list(self, number: int, before: str) -> bool:
        """Is "1." after a colon, or what follows it, an item of a list inside a clause or point?"""
        inside = RANKS["khoan"] in self.last or RANKS["diem"] in self.last
        if number == 1 and before == ":" and inside:
            self.item = 1
        elif self.item and number == self.item + 1 and before in ";,:":
            self.item = number
        else:
            self.item = 0
        return self.item > 0

    def _point(self, mark: Mark, before: str) -> Place | None:
        rank, found = RANKS["diem"], point_key(mark.label)
        if not (RANKS["khoan"] in self.held or RANKS["dieu"] in self.held or self.quoted or self.lettered):
            return None
        last = self.last.get(rank)
        distance = steps(last, found)
        if last is None:
            return Place("diem", rank, found) if found[0] == 1 or (self.quoted and not self.open) else None
        if distance < 0 and found == last and mark.label == "d":
            return Place("diem", rank, point_key("đ"))  # "d)" read for "đ)"
        if mark.label in FOREIGN_POINTS and -1 <= distance <= 0:
            return Place("diem", rank, last)
        if distance == 0 and found[2] and (before not in _STOPPED or found[2] != last[2] + 1):
            return None  # "b) ...: b1) ..., b2) ...", "b) Khi chia, tách⏎b1) ...": items of point b
        return Place("diem", rank, found) if 0 <= distance <= (4 if mark.strict else 2) else None

    def _decimal(self, mark: Mark) -> Place | None:
        """ "1.1." is a point of clause 1 in circulars without articles."""
        if not self.lettered or not self.has(RANKS["khoan"]):
            return None
        numbers = [int(part) for part in mark.label.split(".")]
        if len(numbers) != 2 or numbers[0] != self.last[RANKS["khoan"]][0]:
            return None
        last = self.last.get(RANKS["diem"])
        found = (numbers[1], "", 0)
        return Place("diem", RANKS["diem"], found) if 0 < steps(last, found) <= 2 else None

    def _heading_letter(self, mark: Mark, before: str) -> Place | None:
        """ "A." is a part, "I." a section where there are no articles; inside one "I." is a section, "A-" a point."""
        found = key(mark.label)
        if mark.level == "capital":
            if self.has(RANKS["dieu"]):
                return self._capital_point(mark, before)
            rank = RANKS["phan"]
            fits = self.lettered and steps(self.last.get(rank), found) == 1
            return Place("phan", rank, found) if fits else None
        inside = self.has(RANKS["dieu"])
        if not (inside or self.lettered):
            return None
        rank = RANKS["muc_in_dieu"] if inside else RANKS["muc"]
        return Place("muc", rank, found) if steps(self.last.get(rank), found) == 1 else None

    def _capital_point(self, mark: Mark, before: str) -> Place | None:
        """ "… có quyền:" above "A- Yêu cầu", then "B- …": the points of statutes set in capitals."""
        rank, found = RANKS["diem"], point_key(mark.label.lower())
        last = self.last.get(rank)
        begins = last is None and mark.label == "A" and before == ":"
        return Place("diem", rank, found) if begins or (last is not None and steps(last, found) == 1) else None


def _key(mark: Mark) -> Key:
    return point_key(mark.label) if mark.level == "diem" else key(mark.label)


class Builder:
    """Collects units in reading order; scopes say where they go."""

    def __init__(self) -> None:
        self.units: list[Raw] = []

    def add(self, scope: Scope, place: Place, mark: Mark, before: int) -> int:
        """Opens a unit and closes those that it ends; ``before`` is the end of the last words before it."""
        level, rank, found = place
        self.close(scope, rank, before)
        parent, index = scope.leaf(), len(self.units)
        scope.item = scope.skipped = 0
        self.units.append(Raw(level, mark.label, mark.start, mark.rest, parent, scope.quoted))
        scope.open.append((rank, index))
        scope.held.add(rank)
        scope.last[rank] = found
        for below in _BELOW[rank]:
            scope.last.pop(below, None)
        return index

    def close(self, scope: Scope, rank: int, at: int) -> None:
        """Ends all open units of ``rank`` and below at offset ``at``."""
        opened = scope.open
        while opened and opened[-1][0] >= rank:
            held, index = opened.pop()
            scope.held.discard(held)
            unit = self.units[index]
            unit.end = at if at > unit.rest else unit.rest
