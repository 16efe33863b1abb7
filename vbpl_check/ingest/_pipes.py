"""Tables drawn with bars in plain text: "| STT | Tên |", as Markdown and antiword write them."""

from __future__ import annotations

import re

from vbpl_check.ingest._tables import SEPARATOR, Cell, places_text

Row = tuple[str, int]

_RULE = re.compile(r"[\s|:+-]*$")  # "| --- | :---: |"


def without_bars(rows: list[Row]) -> list[Row]:
    """The lines with every table as lines "a | b", its drawing gone; each with the index of the line it comes from.

    A table that only places text, as the head of a document does, is read column by column.
    """
    if not any(line[0] == "|" for line, _ in rows):
        return rows
    plain: list[Row] = []
    table: list[Row] = []
    for row in rows:
        if _is_row(row[0]):
            table.append(row)
            continue
        plain.extend(_read(table))
        table = []
        line = row[0].strip("| ") if row[0][0] == "|" or row[0][-1] == "|" else row[0]
        if line:
            plain.append((line, row[1]))
    return [*plain, *_read(table)]


def _is_row(line: str) -> bool:
    return len(line) > 2 and line[0] == "|" and line[-1] == "|"


def _read(table: list[Row]) -> list[Row]:
    split = [
        ([cell.strip() for cell in line[1:-1].split("|")], index) for line, index in table if not _RULE.match(line)
    ]
    cells: list[list[Cell]] = [[[(cell, "")] for cell in row] for row, _ in split]
    if not places_text(cells):
        return [(SEPARATOR.join(row).strip(), index) for row, index in split]
    width = max((len(row) for row, _ in split), default=0)
    return [
        (row[column], index) for column in range(width) for row, index in split if column < len(row) and row[column]
    ]
