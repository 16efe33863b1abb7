"""Plain text -> ``Source``: shared by text files, Markdown and collections."""

from __future__ import annotations

from vbpl_check.errors import InputError
from vbpl_check.ingest._build import build
from vbpl_check.ingest._chars import normalise
from vbpl_check.ingest._layout import paragraphs
from vbpl_check.ingest._legacy import decode_legacy, repair_capitals
from vbpl_check.model import Blob, Metadata, Problem, Source

# What is left of the text of scanned pages are their running headers, so nothing is.
_PAGES = 400  # characters
_REST = 0.05


def build_plain(
    blob: Blob,
    text: str,
    *,
    metadata: Metadata | None = None,
    problems: tuple[Problem, ...] = (),
    id: str | None = None,
) -> Source:
    """The source of a text as people or programs typed it; anchors "line:N" count from 1."""
    lines = repair_capitals(normalise(decode_legacy(text))).split("\n")
    kept = [(line, f"line:{index + 1}") for line, index in paragraphs(lines)]
    if len(text) > _PAGES and sum(len(line) for line, _ in kept) < _REST * len(text):
        raise InputError("no-text-layer", file=blob.name)
    return build(blob, kept, metadata=metadata, problems=problems, id=id)
