"""Tables -> lines: a row of data is a line, a table that only places text is read as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.ingest._build import Line
from vbpl_check.ingest._units import ARTICLE, DIVISION

Cell = list[Line]

SEPARATOR = " | "
# Tables that lay out the head and the foot of a document: "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "KT. BỘ TRƯỞNG"
_LAYOUT = re.compile(
    r"Độc lập ?[-–]|CỘNG H(?:ÒA|OÀ) XÃ|Nơi nhận ?:|"
    r"\((?:Đã ký|đã ký|Ký|ký)\b|^(?:TM|KT|TL|TUQ)\. ?[A-ZĐỦỤ]|^CHỦ TỊCH QUỐC HỘI",
    re.MULTILINE,
)
_ROWS = 8
_COLUMNS = 3


def table_lines(rows: list[list[Cell]]) -> Iterator[Line]:
    """The lines of a table; cells of a row are joined by " | ", with the anchor of its first cell."""
    if places_text(rows):
        for row in rows:
            for cell in row:
                yield from cell
        return
    for row in rows:
        cells = [" ".join(text.strip() for text, _ in cell if text.strip()) for cell in row]
        if any(cells):
            locator = next(line[1] for cell in row for line in cell)
            yield SEPARATOR.join(cells).strip(), locator


def places_text(rows: list[list[Cell]]) -> bool:
    """True for the head and foot of a document, a frame around text and articles set side by side with nothing."""
    width = max((sum(any(text.strip() for text, _ in cell) for cell in row) for row in rows), default=0)
    if width <= 1:
        return True
    texts = [text.strip() for row in rows for cell in row for text, _ in cell if text.strip()]
    if width <= _COLUMNS:
        top = [text.strip() for row in rows[:2] for cell in row for text, _ in cell]
        if _LAYOUT.search("\n".join(texts if len(rows) <= _ROWS else top)):
            return True
    heads = sum(bool(ARTICLE.match(text) or DIVISION.match(text)) for text in texts)
    return width <= 2 and heads > max(2, len(rows) // 2)
