"""Rich text (.rtf, and .doc files that are RTF). Anchors: "p:N", the N-th paragraph from 0."""

from __future__ import annotations

from vbpl_check.errors import InputError
from vbpl_check.ingest._build import Line
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._rich import build_rich
from vbpl_check.model import Blob, Source


def read_rtf(blob: Blob) -> Source:
    """The paragraphs of the file, a table row as a line of cells; InputError when it is damaged."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(  # type: ignore[no-untyped-call]
            blob.data.decode("latin-1"), encoding="cp1252", errors="replace"
        )
    except (ValueError, LookupError, IndexError, UnicodeError, TypeError, KeyError) as error:
        raise InputError("document-damaged", file=blob.name, detail=error) from error
    lines: list[Line] = []
    for number, line in enumerate(text.split("\n")):
        cells = line.strip().strip("|").split("|") if line.endswith("|") else [line]
        lines.append((" | ".join(cell.strip() for cell in cells), f"p:{number}"))
    return build_rich(blob, lines)


READER = Reader(suffixes=(".rtf",), read=read_rtf)
