"""PDF files with a text layer. Anchors: "page:P:L", page and line on it, both from 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from vbpl_check.errors import InputError
from vbpl_check.ingest._build import Line
from vbpl_check.ingest._chars import normalise
from vbpl_check.ingest._pdf_order import char_box, in_order, is_torn
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._rich import build_rich
from vbpl_check.model import Blob, Problem, Source

_MARGIN = 0.09  # share of the page's height in which running headers and footers stand
_REPEATED = 3  # pages
_LEAST = 30  # letters on a page that has a text layer
_GAP = 1.7  # line heights between two paragraphs
_PAGES = 5000
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _PageLine:
    """A line of a page; ``top`` is its distance from the upper edge as a share of the height."""

    text: str
    top: float
    page: int
    number: int
    gap: bool = False  # an empty stretch above


def read_pdf(blob: Blob) -> Source:
    """The text of the pages without running headers and page numbers; InputError for scans and protected files."""
    pages = _pages(blob)
    empty = [index + 1 for index, page in enumerate(pages) if sum(len(line.text) for line in page) < _LEAST]
    furniture = _repeated(pages)
    lines = list(_lines(pages, furniture))
    letters = sum(char.isalpha() for text, _ in lines for char in text)
    if not pages or letters < _LEAST * max(1, len(pages) // 2) or len(empty) > 0.8 * len(pages):
        raise InputError("no-text-layer", file=blob.name)
    problems: tuple[Problem, ...] = ()
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (", ..." if len(empty) > 10 else "")
        problems = (Problem(blob.name, "pages-without-text", (("count", str(len(empty))), ("pages", shown))),)
    return build_rich(blob, lines, problems=problems)


def _pages(blob: Blob) -> list[list[_PageLine]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(blob.data)
    except pypdfium2.PdfiumError as error:
        slug = "document-encrypted" if "password" in str(error).lower() else "document-damaged"
        raise InputError(slug, file=blob.name, detail=error) from error
    pages: list[list[_PageLine]] = []
    try:
        for index in range(min(len(document), _PAGES)):
            lines: list[_PageLine] = []
            with suppress(pypdfium2.PdfiumError):  # a damaged page counts as a page without text
                lines = _page_lines(document[index], index)
            pages.append(lines)
    finally:
        document.close()
    return pages


def _page_lines(page: Any, index: int) -> list[_PageLine]:
    height = page.get_height() or 1.0
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    torn = is_torn(text)
    lines: list[_PageLine] = []
    position, number, below, size = 0, 0, height, 0.0
    for raw in text.split("\n"):
        start, position = position, position + len(raw) + 1
        line = normalise(in_order(text_page, raw, start) if torn else raw).strip()
        if not line:
            continue
        number += 1
        box = char_box(text_page, start + len(raw) - len(raw.lstrip()))
        bottom, top = (box.bottom, box.top) if box else (height / 2, height / 2)
        size = max(top - bottom, size * 0.5, 4.0)
        gap = below - top > _GAP * size - size or top > below + size
        lines.append(_PageLine(line, 1 - top / height, index, number, gap))
        below = bottom
    text_page.close()
    page.close()
    return lines


def _repeated(pages: list[list[_PageLine]]) -> set[str]:
    """Patterns (digits as 0) of lines that stand at the edge of several pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(line.text) for line in page if _at_edge(line)})
    return {pattern for pattern, count in seen.items() if count >= min(_REPEATED, max(2, len(pages)))}


def _at_edge(line: _PageLine) -> bool:
    return line.top < _MARGIN or line.top > 1 - _MARGIN


def _pattern(text: str) -> str:
    return _DIGITS.sub("0", text)


def _lines(pages: list[list[_PageLine]], furniture: set[str]) -> Iterator[Line]:
    for page in pages:
        first = True
        for line in page:
            if _at_edge(line) and (line.text.strip("- –").isdecimal() or _pattern(line.text) in furniture):
                continue
            if line.gap and not first:
                yield "", f"page:{line.page + 1}:{line.number}"
            first = False
            yield line.text, f"page:{line.page + 1}:{line.number}"


READER = Reader(suffixes=(".pdf",), read=read_pdf)
