"""Word documents (.docx). Anchors: "p:N" for paragraph N of the body, "t:T:R:C" for row R, column C of its table T.

All counts start at 0 and take the body's own paragraphs and tables, as python-docx's ``document.paragraphs`` and
``document.tables`` do; what is nested in something else has the anchor of what holds it. Notes are "note:ID".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vbpl_check.ingest._build import Line
from vbpl_check.ingest._docx_numbering import Numbering, read_numbering
from vbpl_check.ingest._docx_styles import Styles, read_list, read_styles
from vbpl_check.ingest._docx_text import boxes, paragraph_text
from vbpl_check.ingest._ooxml import Package, W, open_package
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._rich import build_rich
from vbpl_check.ingest._tables import Cell, table_lines
from vbpl_check.model import Blob, Problem, Source

_CONTAINERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_DEPTH = 60


def read_docx(blob: Blob) -> Source:
    """The document as printed: numbers of lists written out, changes accepted, notes at the end.

    InputError when the file is damaged beyond reading, protected or not Vietnamese.
    """
    package = open_package(blob)
    problems: tuple[Problem, ...] = ()
    if package.damage:
        problems = (Problem(blob.name, "document-recovered", (("detail", package.damage[:120]),)),)
    return build_rich(blob, list(_Body(package).lines()), problems=problems)


@dataclass
class _Place:
    """Where the walk is, as an anchor."""

    paragraph: int = -1
    table: int = -1
    inside: str = ""  # locator of the table cell that is being read


class _Body:
    """One walk through a document; list counters go on from paragraph to paragraph, tables included."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles: Styles = read_styles(package.styles)
        self._numbering: Numbering = read_numbering(package.numbering, self._styles.lists)
        self._place = _Place()
        self._unfinished = ""  # words of paragraphs whose end was deleted

    def lines(self) -> Iterator[Line]:
        yield from self._blocks(self._package.document.find(f"{W}body"), top=True)
        for root, name in ((self._package.footnotes, "footnote"), (self._package.endnotes, "endnote")):
            yield from self._notes(root, name)

    def _blocks(self, parent: Any, *, top: bool = False, depth: int = 0) -> Iterator[Line]:
        for child in parent if depth < _DEPTH else ():
            if child.tag == f"{W}p":
                self._place.paragraph += top
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self._place.table += top
                yield from self._table(child, depth, top=top)
            elif child.tag in _CONTAINERS:
                yield from self._blocks(child, depth=depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Line]:
        locator = self._place.inside or f"p:{max(self._place.paragraph, 0)}"
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style_id = None if named is None else str(named.get(f"{W}val", ""))
        style = self._styles.paragraph(style_id)
        text = self._unfinished + paragraph_text(paragraph, style, self._styles)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._unfinished = text
        else:
            self._unfinished = ""
            label = self._label(properties, style_id)  # an empty paragraph counts in its list, too
            if text.strip():
                yield from ((part, locator) for part in (label + text).split("\n"))
        for box in boxes(paragraph):
            yield from self._blocks(box, depth=depth + 1)

    def _label(self, properties: Any, style_id: str | None) -> str:
        style = self._styles.paragraph(style_id)
        number, depth = read_list(properties)
        if number is None and style.number is not None:
            number = style.number
            if depth is None:
                linked = self._numbering.level_of_style(number, style.numbered_by)
                depth = linked if linked is not None else style.depth
        return "" if number is None else self._numbering.label(number, depth or 0)

    def _table(self, table: Any, depth: int, *, top: bool) -> Iterator[Line]:
        outer = self._place.inside
        rows: list[list[Cell]] = []
        for row_index, row in enumerate(_children(table, f"{W}tr")):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells: list[Cell] = []
            for column, cell in enumerate(_children(row, f"{W}tc")):
                if top:
                    self._place.inside = f"t:{self._place.table}:{row_index}:{column}"
                elif not outer:
                    self._place.inside = f"p:{max(self._place.paragraph, 0)}"
                cells.append(list(self._blocks(cell, depth=depth + 1)))
            rows.append(cells)
        self._place.inside = outer
        yield from table_lines(rows)

    def _notes(self, root: Any, name: str) -> Iterator[Line]:
        for note in root.iter(f"{W}{name}") if root is not None else ():
            if note.get(f"{W}type") not in (None, "normal"):
                continue
            id = str(note.get(f"{W}id", ""))
            self._place.inside = f"note:{id}"
            words = " ".join(text.strip() for text, _ in self._blocks(note) if text.strip())
            if words:
                yield f"[{id}] {words}", self._place.inside
        self._place.inside = ""


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also those wrapped in content controls or marked as inserted."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _children(child, tag)


READER = Reader(suffixes=(".docx", ".docm"), read=read_docx)
