"""Paragraphs of formatted documents -> ``Source``: shared by all formats that know what a paragraph is."""

from __future__ import annotations

from vbpl_check.errors import InputError
from vbpl_check.ingest._build import Line, build
from vbpl_check.ingest._chars import normalise
from vbpl_check.ingest._layout import paragraphs
from vbpl_check.ingest._legacy import decode_legacy, repair_capitals
from vbpl_check.model import Blob, Metadata, Problem, Source


def build_rich(
    blob: Blob, lines: list[Line], *, metadata: Metadata | None = None, problems: tuple[Problem, ...] = ()
) -> Source:
    """The source of paragraphs with their places; what is still in an old encoding is decoded."""
    if not any(text.strip() for text, _ in lines):
        raise InputError("document-empty", file=blob.name)
    text = decode_legacy("\n".join(text.replace("\n", " ") for text, _ in lines))
    text = "\n".join(normalise(line).replace("\n", " ") for line in text.split("\n"))
    plain = repair_capitals(text).split("\n")
    kept = [(line, lines[index][1]) for line, index in paragraphs(plain)]
    return build(blob, kept, metadata=metadata, problems=problems)
