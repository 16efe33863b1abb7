"""Word 97-2003 documents (.doc) without any other program. Anchors: "p:N", the N-th paragraph from 0, cells included.

Numbers of automatic lists are not in the text of such files; the problem "doc-no-office" says so where there are any.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from vbpl_check.errors import InputError
from vbpl_check.ingest._build import Line
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._rich import build_rich
from vbpl_check.ingest._tables import table_lines
from vbpl_check.ingest._word97 import EncryptedError, NotWordError, WordText, word_text
from vbpl_check.model import Blob, Problem, Source

_LIMIT = 128 << 20
# Pictures, drawings, note and comment marks; no-break hyphen; soft hyphen
_MARKS = str.maketrans({"\x01": None, "\x08": None, "\x05": None, "\x02": None, "\x03": None, "\x04": None,
                        "\x1e": "-", "\x1f": None, "\x0b": "\n", "\x0e": "\n", "\x0c": "\r"})  # fmt: skip


def read_doc(blob: Blob) -> Source:
    """The words of the document; InputError when it is damaged, protected or no Word document."""
    try:
        text = word_text(*_streams(blob))
    except EncryptedError as error:
        raise InputError("document-encrypted", file=blob.name) from error
    except NotWordError as error:
        raise InputError("document-damaged", file=blob.name, detail=error) from error
    problems = (Problem(blob.name, "doc-no-office"),) if text.lists else ()
    return build_rich(blob, list(_lines(text)), problems=problems)


def _streams(blob: Blob) -> tuple[bytes, dict[str, bytes]]:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(blob.data)) as ole:
            if ole.exists("EncryptedPackage"):
                raise EncryptedError
            if not ole.exists("WordDocument"):
                raise NotWordError("WordDocument")
            streams = {
                name: ole.openstream(name).read(_LIMIT)
                for name in ("WordDocument", "0Table", "1Table")
                if ole.exists(name)
            }
    except (OSError, ValueError, IndexError, TypeError) as error:
        if isinstance(error, EncryptedError | NotWordError):
            raise
        raise NotWordError(str(error)) from error
    return streams.pop("WordDocument"), streams


def _lines(text: WordText) -> Iterator[Line]:
    row: list[list[Line]] = []
    rows: list[list[list[Line]]] = []
    cell: list[Line] = []
    after_cell = False
    for number, (words, mark) in enumerate(_paragraphs(text.main.translate(_MARKS))):
        lines = [(part, f"p:{number}") for part in words.split("\n")]
        if mark != "\x07":
            if after_cell and rows and not row:
                yield from table_lines(rows)
                rows = []
            cell.extend(lines)
            after_cell = False
            if not row:
                yield from cell
                cell = []
        elif after_cell and not words:
            rows.append(row)
            row = []
        else:
            row.append([*cell, *lines])
            cell, after_cell = [], True
    yield from table_lines([*rows, row])
    yield from cell
    yield from ((f"[{number}] {note}", f"note:{number}") for number, note in enumerate(_notes(text.notes), 1))


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """(words, mark that ends them): \\r for a paragraph, \\x07 for a cell or a row."""
    start = 0
    for position, char in enumerate(text):
        if char in "\r\x07":
            yield text[start:position], char
            start = position + 1
    if start < len(text):
        yield text[start:], "\r"


def _notes(text: str) -> list[str]:
    notes = text.split("\x02")[1:]
    return [" ".join(note.translate(_MARKS).split()) for note in notes]


READER = Reader(suffixes=(".doc",), read=read_doc)
