"""Text files (.txt)."""

from __future__ import annotations

from vbpl_check.ingest._encoding import decode
from vbpl_check.ingest._plain import build_plain
from vbpl_check.ingest._reader import Reader
from vbpl_check.model import Blob, Source


def read_text(blob: Blob) -> Source:
    """The text of a file in any encoding that Vietnamese texts are found in; anchors are line numbers."""
    return build_plain(blob, decode(blob.data, blob.name))


READER = Reader(suffixes=(".txt", ".text"), read=read_text)
