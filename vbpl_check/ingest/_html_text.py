"""The visible text of a page's node, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from vbpl_check.ingest._build import Line
from vbpl_check.ingest._docx_numbering import format_number
from vbpl_check.ingest._legacy import decode_font
from vbpl_check.ingest._tables import Cell, table_lines

_BLOCKS = frozenset(
    ["address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
     "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre", "section", "td", "th",
     "tr", "ul"]
)  # fmt: skip
_DROPPED = frozenset(
    ["aside", "audio", "button", "canvas", "embed", "footer", "head", "header", "iframe", "img", "input", "link", "map",
     "meta", "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title",
     "video"]
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?\s*([^;,\"']{1,60})", re.IGNORECASE)
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEPTH = 250
_SPACES = re.compile(r"[ \t\r\n\f]+")


def page_lines(node: Any) -> list[Line]:
    """The lines of a node: a block is a line, a break starts a new one, a table row is a line of cells."""
    page = _Page()
    page.walk(node, None, 0)
    page.end_line()
    return page.lines


@dataclass
class _Page:
    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    block: int = 0

    def end_line(self) -> None:
        """Ends the line that is being read; blocks are counted, so that an anchor names one."""
        text = "".join(self.words).strip()
        self.words = []
        if text:
            self.lines.append((text, f"node:{self.block}"))
            self.block += 1

    def walk(self, node: Any, font: str | None, depth: int) -> None:
        font = _font(node) or font
        keep = node.tag == "pre"
        self._say(node.text, font, keep=keep)
        counter = _start(node)
        for child in node:
            if isinstance(child.tag, str) and not _is_hidden(child):
                if child.tag == "li":
                    self.end_line()
                    self.words.append(_mark(node, child, counter))
                    counter += 1
                self._child(child, font, depth)
            self._say(child.tail, font, keep=keep)

    def _child(self, child: Any, font: str | None, depth: int) -> None:
        if child.tag == "br":
            self.end_line()
        elif child.tag == "table":
            self.end_line()
            self._table(child, font, depth + 1)
        elif depth > _DEPTH:
            self._say("".join(child.itertext()), font)
        else:
            block = child.tag in _BLOCKS and child.tag != "li"
            if block:
                self.end_line()
            self.walk(child, font, depth + 1)
            if block or child.tag == "li":
                self.end_line()

    def _say(self, text: str | None, font: str | None, *, keep: bool = False) -> None:
        if not text:
            return
        if keep and "\n" in text:
            for line in text.split("\n"):
                self.words.append(decode_font(line, font))
                self.end_line()
            return
        self.words.append(decode_font(_SPACES.sub(" ", text), font))

    def _table(self, table: Any, font: str | None, depth: int) -> None:
        font = _font(table) or font
        rows: list[list[Cell]] = []
        for row in _rows(table):
            cells: list[Cell] = []
            for cell in row:
                if cell.tag in ("td", "th") and not _is_hidden(cell):
                    inner = _Page(block=self.block)
                    inner.walk(cell, font, depth + 1)
                    inner.end_line()
                    self.block = inner.block
                    cells.append(inner.lines)
            rows.append(cells)
        self.lines.extend(table_lines(rows))


def _rows(table: Any) -> list[Any]:
    """The rows of a table, not those of tables inside it."""
    rows: list[Any] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("tbody", "thead", "tfoot"):
            rows.extend(row for row in child if row.tag == "tr")
    return rows


def _is_hidden(node: Any) -> bool:
    if node.tag in _DROPPED or node.get("hidden") is not None:
        return True
    style = node.get("style")
    return bool(style and _HIDDEN.search(style))


def _font(node: Any) -> str | None:
    face = node.get("face")
    if face:
        return str(face)
    style = node.get("style")
    found = _FONT.search(style) if style and "font-family" in style else None
    return found[1] if found else None


def _start(node: Any) -> int:
    raw = str(node.get("start") or "1") if node.tag == "ol" else "1"
    return int(raw) if raw.isdecimal() else 1


def _mark(parent: Any, item: Any, number: int) -> str:
    """What a browser prints before an item of a list."""
    style = f"{parent.get('style') or ''};{item.get('style') or ''}"
    if _NO_MARK.search(style):
        return ""
    if parent.tag != "ol":
        return "- "
    kind = _KINDS.get(str(parent.get("type") or ""), "decimal")
    return format_number(number, kind) + ("." if kind in ("decimal", "upperRoman") else ")") + " "
