"""The parts of a .docx package as XML, read so that a hostile or damaged file does no harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from vbpl_check.errors import InputError
from vbpl_check.model import Blob

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What zipfile raises on damaged, hostile or unusual archives
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
    KeyError, IndexError, OverflowError,
)  # fmt: skip
LIMIT = 192 << 20  # bytes of one part, unpacked
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30
_DEFLATED = 8
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Package:
    """The XML roots that matter; ``damage`` says what was wrong with the file, "" when nothing was."""

    document: Any
    styles: Any = None
    numbering: Any = None
    footnotes: Any = None
    endnotes: Any = None
    damage: str = ""


def open_package(blob: Blob) -> Package:
    """The package of a .docx file; InputError when not even the main part can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(blob.data)) as archive:
            names = {name.lower().lstrip("/").replace("\\", "/"): name for name in archive.namelist()}
            main = _main_part(archive, names)
            if main is None:
                raise InputError("document-damaged", file=blob.name, detail="word/document.xml?")
            folder = main.rpartition("/")[0].lower()
            parts = {
                name: _part(archive, names.get(f"{folder}/{name}.xml".lstrip("/")))
                for name in ("styles", "numbering", "footnotes", "endnotes")
            }
            document, damage = _parse(archive.read(_bounded(archive, main, blob.name)))
    except BROKEN as error:
        document, damage = _parse(_salvage(blob.data))
        parts, damage = {}, f"{damage} {error}".strip()
    if document is None or document.find(f"{W}body") is None:
        raise InputError("document-damaged", file=blob.name, detail=damage or "word/document.xml?")
    return Package(document=document, damage=damage, **parts)


def _main_part(archive: zipfile.ZipFile, names: dict[str, str]) -> str | None:
    """The name of the main part, from the package's relations or by custom."""
    relations = _part(archive, names.get("_rels/.rels"))
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            if target.lower() in names:
                return names[target.lower()]
    return names.get("word/document.xml")


def _bounded(archive: zipfile.ZipFile, name: str, file: str) -> str:
    member = archive.getinfo(name)
    if member.flag_bits & _ENCRYPTED:
        raise InputError("document-encrypted", file=file)
    if member.file_size > LIMIT:
        raise InputError("file-too-large", file=file, limit=f"{LIMIT >> 20} MB")
    return name


def _part(archive: zipfile.ZipFile, name: str | None) -> Any:
    """The root of a part that may be missing or damaged, otherwise None."""
    if name is None or archive.getinfo(name).file_size > LIMIT:
        return None
    try:
        return _parse(archive.read(name))[0]
    except BROKEN:
        return None


def _parse(data: bytes) -> tuple[Any, str]:
    """The root (None when nothing can be read) and what was wrong; entities stay unexpanded, nothing is fetched."""
    from lxml import etree

    data = data.replace(_STRICT, _TRANSITIONAL)
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=recover,
            remove_comments=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            damage = str(error)
            continue
        return root, damage if recover else ""
    return None, damage


def _salvage(data: bytes) -> bytes:
    """What can be unpacked of the main part of an archive whose directory is lost."""
    at = data.find(_LOCAL)
    while at >= 0 and at + _LOCAL_SIZE < len(data):
        method, name_size, extra_size = struct.unpack_from("<H16xHH", data, at + 8)
        start = at + _LOCAL_SIZE + name_size
        if data[at + _LOCAL_SIZE : start].lower().endswith(b"document.xml"):
            packed = data[start + extra_size :]
            if method != _DEFLATED:
                return packed
            return _inflate(packed)
        at = data.find(_LOCAL, at + 4)
    return b""


def _inflate(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    for start in range(0, len(packed), 1 << 16):
        try:
            piece = unpacker.decompress(packed[start : start + (1 << 16)])
        except zlib.error:
            break
        pieces.append(piece)
        size += len(piece)
        if unpacker.eof or size > LIMIT:
            break
    return b"".join(pieces)
