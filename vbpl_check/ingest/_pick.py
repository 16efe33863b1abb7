"""Picks the reader of a blob by its suffix, unless the content says that the suffix is wrong."""

from __future__ import annotations

from collections.abc import Callable

from vbpl_check.errors import InputError
from vbpl_check.ingest._reader import readers
from vbpl_check.model import Blob, Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
# Suffixes whose content is often another format: Word opens any of them under the name .doc.
_UNSURE = frozenset((".doc", ".docx", ".rtf", ".html", ".htm", ".pdf", ".txt"))


def read(blob: Blob) -> Source:
    """The blob's text: NFC, a line a paragraph, with anchors; InputError when unreadable or not Vietnamese."""
    if not blob.data.strip():
        raise InputError("document-empty", file=blob.name)
    known = readers()
    suffix = sniff(blob)
    function: Callable[[Blob], Source] | None = known[suffix].read if suffix in known else None
    if function is None:
        raise InputError("format-unsupported", file=blob.name, suffix=suffix or "?")
    return function(blob)


def sniff(blob: Blob) -> str:
    """The suffix that fits the content: ".rtf" for RTF named .doc; the blob's own when nothing speaks against it."""
    if blob.suffix not in _UNSURE:
        return blob.suffix
    head = blob.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, suffix in ((b"{\\rtf", ".rtf"), (b"%PDF", ".pdf"), (_OLE, ".doc"), (b"PK\x03\x04", ".docx")):
        if head.startswith(magic):
            return suffix
    if _is_html(blob.data[:_HEAD]):
        return ".html"
    if blob.suffix in (".doc", ".rtf") and _is_text(head):
        return ".txt"
    return blob.suffix


def _is_html(head: bytes) -> bool:
    plain = head.replace(b"\x00", b"").lower()  # UTF-16 too
    start = plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return True
    return start.startswith((b"<?xml", b"<!--")) and b"<html" in plain


def _is_text(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in head
