"""Rich text (.rtf, and .doc files that are RTF). Anchors: "p:N", the N-th paragraph from 0, tables included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.errors import InputError
from vbpl_check.ingest._build import Line
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._rich import build_rich
from vbpl_check.ingest._tables import Cell, table_lines
from vbpl_check.model import Blob, Source

# "\trowd" opens a row, "\cell" ends a cell, "\row" a row; striprtf loses where they were, so marks go in before.
_TABLE = re.compile(rb"\\(trowd|cell|row)(?![a-z])")
_START, _CELL, _ROW = "\x02", "\x03", "\x04"
_MARKS = {b"trowd": b"\x02", b"cell": b"\x03", b"row": b"\x04"}
_SPLIT = re.compile("([\x02\x03\x04\n])")


def read_rtf(blob: Blob) -> Source:
    """The paragraphs of the file, a table row as a line of cells; InputError when it is damaged."""
    from striprtf.striprtf import rtf_to_text

    marked = _TABLE.sub(lambda match: _MARKS[match[1]], blob.data)
    try:
        text = rtf_to_text(  # type: ignore[no-untyped-call]
            marked.decode("latin-1"), encoding="cp1252", errors="replace"
        )
    except (ValueError, LookupError, UnicodeError, TypeError, AttributeError) as error:
        raise InputError("document-damaged", file=blob.name, detail=error) from error
    return build_rich(blob, list(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    lines: list[Line] = []  # of the cell or paragraph being read
    inside = False
    number = 0
    words = ""
    for piece in _SPLIT.split(text):
        if piece not in (_START, _CELL, _ROW, "\n"):
            words = piece
            continue
        if piece != _ROW and piece != _START:
            lines.append((words, f"p:{number}"))
            number += 1
        if piece == _START:
            inside = True
        elif piece == _CELL and inside:
            row.append(lines)
            lines = []
        elif piece == _ROW:
            rows.append(row)
            row, lines, inside = [], [], False
        elif not inside:
            yield from table_lines(rows)
            yield from lines
            rows, lines = [], []
        words = ""
    yield from table_lines([*rows, row] if row else rows)
    yield from [*lines, (words, f"p:{number}")]


READER = Reader(suffixes=(".rtf",), read=read_rtf)
