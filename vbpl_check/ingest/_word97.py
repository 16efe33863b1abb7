"""The text of a Word 97-2003 file, found through its piece table ([MS-DOC] 2.4.1), and of Word 6/95 files."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_WORD97 = 0xA5EC
_WORD6 = 0xA5DC
_ENCRYPTED = 0x0100
_TABLE1 = 0x0200
_COMPLEX = 0x0004
_COMPRESSED = 0x40000000
_PIECE_SIZE = 8
_CLX_AT = 0x01A2
_COUNTS_AT = 0x4C  # ccpText, ccpFtn, ccpHdd, ccpMcr, ccpAtn, ccpEdn, ccpTxbx
_IN_LIST = re.compile(rb"\x0b\x46(..)", re.DOTALL)
_LISTS = 2046
# Field: code between 13 and 14 (or 15 when it has no result), result between 14 and 15
_FIELD_MARKS = re.compile("[\x13\x14\x15]")


class NotWordError(ValueError):
    """The bytes are no Word document that can be read; the message says why."""


class EncryptedError(ValueError):
    """The document is protected by a password."""


@dataclass(frozen=True)
class WordText:
    """Raw characters with Word's own marks: \\r ends a paragraph, \\x07 a cell, \\x02 stands for a note's number."""

    main: str
    notes: str
    lists: bool = False  # paragraphs are numbered automatically; their numbers are not in the text


def word_text(main: bytes, tables: dict[str, bytes]) -> WordText:
    """The text of the stream WordDocument; ``tables`` holds the streams "0Table" and "1Table"."""
    if len(main) < 0x60:
        raise NotWordError("FIB")
    ident, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & _ENCRYPTED:
        raise EncryptedError
    if ident == _WORD6 or (ident == _WORD97 and version < 0x69):
        return _word6(main, flags)
    if ident != _WORD97 or len(main) < _CLX_AT + 8:
        raise NotWordError(f"{ident:#x}")
    table = tables.get("1Table" if flags & _TABLE1 else "0Table", b"")
    counts = struct.unpack_from("<7i", main, _COUNTS_AT)
    text = "".join(_pieces(main, table))
    body, foot, head, macro, comment, end, box = (max(count, 0) for count in counts)
    notes_at = body
    ends_at = body + foot + head + macro + comment
    boxes = text[ends_at + end : ends_at + end + box]
    notes = text[notes_at : notes_at + foot] + text[ends_at : ends_at + end]
    return WordText(
        without_fields(text[:body] + ("\r" + boxes if boxes.strip() else "")),
        without_fields(notes),
        _uses_lists(main + table),
    )


def without_fields(text: str) -> str:
    """The text with the codes of fields left out and their results kept."""
    kept: list[str] = []
    inside: list[bool] = []  # for each open field: are we still in its code
    position = 0
    for match in _FIELD_MARKS.finditer(text):
        if not any(inside):
            kept.append(text[position : match.start()])
        position = match.end()
        mark = match[0]
        if mark == "\x13":
            inside.append(True)
        elif inside and mark == "\x14":
            inside[-1] = False
        elif inside:
            inside.pop()
    if not any(inside):
        kept.append(text[position:])
    return "".join(kept)


def _uses_lists(data: bytes) -> bool:
    """True when a paragraph or a style may belong to a list: sprmPIlfo with a list number ([MS-DOC] 2.6.2)."""
    return any(1 <= int(struct.unpack("<H", match[1])[0]) <= _LISTS for match in _IN_LIST.finditer(data))


def _word6(main: bytes, flags: int) -> WordText:
    start, end = struct.unpack_from("<II", main, 0x18)
    if flags & _COMPLEX or not 0 < start < end <= len(main):
        raise NotWordError("Word 6")
    (count,) = struct.unpack_from("<i", main, 0x34)
    body = main[start:end][: count if count > 0 else None]
    return WordText(without_fields(body.decode("cp1252", errors="replace")), "")


def _pieces(main: bytes, table: bytes) -> list[str]:
    position, size = struct.unpack_from("<II", main, _CLX_AT)
    clx = table[position : position + size]
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    if at + 5 > len(clx) or clx[at] != 2:
        raise NotWordError("CLX")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = (len(plc) - 4) // (4 + _PIECE_SIZE)
    if count < 1:
        raise NotWordError("PlcPcd")
    bounds = struct.unpack_from(f"<{count + 1}I", plc)
    return [
        _piece(main, plc, 4 * (count + 1) + index * _PIECE_SIZE, bounds[index + 1] - bounds[index])
        for index in range(count)
    ]


def _piece(main: bytes, plc: bytes, at: int, length: int) -> str:
    (raw,) = struct.unpack_from("<I", plc, at + 2)
    length = min(max(length, 0), len(main))
    if raw & _COMPRESSED:
        start = (raw & ~_COMPRESSED) // 2
        return main[start : start + length].decode("cp1252", errors="replace")
    return main[raw : raw + 2 * length].decode("utf-16-le", errors="replace")
