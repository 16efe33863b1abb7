"""Identity of a conflict across runs: its type and its two places, by number and label, never by position or file."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from vbpl_check.model import Address, DocumentInfo
from vbpl_check.text import fold

_BLANKS = re.compile(r"\s+")


def document_identity(info: DocumentInfo) -> str:
    """What names a document in any run: its number (with the province, for numbers repeat), else title or name."""
    header = info.header
    if header.number:
        number = _BLANKS.sub("", header.number).upper()
        return f"{number}|{fold(header.territory)}" if header.territory else number
    if header.title:
        return fold(f"{header.kind or ''} {header.title}")
    return fold(PurePosixPath(info.name.replace("\\", "/")).stem)


def place_identity(address: Address, info: DocumentInfo | None) -> str:
    """Document and path: "45/2019/QH14#dieu-20.khoan-1"."""
    name = document_identity(info) if info else address.document
    return str(Address(name, address.parts))


def fingerprint(*parts: str) -> str:
    """16 hexadecimal digits that depend on the parts alone."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
