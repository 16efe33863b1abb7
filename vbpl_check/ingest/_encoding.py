"""Bytes -> text: byte order marks, UTF-8, UTF-16 and the encodings of before Unicode."""

from __future__ import annotations

import codecs

from vbpl_check.errors import InputError
from vbpl_check.ingest._legacy import decode_legacy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_BROKEN = 0.001  # share of bytes that are not UTF-8 in what is still UTF-8 with a few damaged letters


def decode(data: bytes, file: str) -> str:
    """The text; InputError "encoding-unknown" for bytes that are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _utf16(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    if b"\x00" in data[:_SAMPLE] and data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) // 1000:
        raise InputError("encoding-unknown", file=file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)


def _utf16(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: in Latin letters every second byte is zero."""
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.3 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.3 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _old(data: bytes) -> str:
    """One byte a letter: TCVN3 and VNI show as Latin-1, the Windows code page has marks of its own."""
    damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") <= max(1, _BROKEN * len(data)):
        return damaged
    latin = data.decode("latin-1")
    decoded = decode_legacy(latin)
    if decoded != latin:
        return decoded
    if _has_marks(data):
        return data.decode("cp1258", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def _has_marks(data: bytes) -> bool:
    """True when bytes that are combining marks in the Windows code page 1258 follow letters: "Nghi" + dot + " ..." """
    found = sum(data.count(bytes((code,))) for code in (0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0xFD, 0xF5, 0xD5, 0xF0))
    return found > 0.01 * len(data)
