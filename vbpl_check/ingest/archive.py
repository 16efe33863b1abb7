"""Archives (.zip) of documents and collections. Member names are only shown, never used as paths."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from vbpl_check.ingest._chars import one_line
from vbpl_check.ingest._ooxml import BROKEN
from vbpl_check.ingest._reader import Reader, readers, suffix_of
from vbpl_check.ingest._walk import expand_stream, is_hidden, summary
from vbpl_check.model import Blob, Problem, Role

TOTAL = 4 << 30  # bytes of all members, unpacked
RATIO = 200  # unpacked to packed, for members above FREE; text packs 5 to 20 times
FREE = 32 << 20
ENCRYPTED = 0x1
UTF8 = 0x800


def unpack(name: str, stream: BinaryIO, role: Role) -> Iterator[Blob | Problem]:
    """The documents of an archive, in the order of their names; an archive inside it is named, not opened."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        yield Problem(name, "archive-damaged", (("detail", str(error)),))
        return
    skipped: list[str] = []
    found, total = False, 0
    with archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            shown = _shown(member)
            if member.is_dir() or any(is_hidden(part) for part in shown.split("/")):
                continue
            if suffix_of(shown) not in readers():
                skipped.append(shown)
                continue
            found = True
            total += member.file_size
            if total > TOTAL or _is_bomb(member):
                yield Problem(f"{name}!{shown}", "archive-bomb")
                continue
            yield from _member(archive, member, f"{name}!{shown}", role)
        yield from summary(name, skipped, found)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, role: Role) -> Iterator[Blob | Problem]:
    if suffix_of(shown) in READER.suffixes:
        yield Problem(shown, "archive-nested")
    elif member.flag_bits & ENCRYPTED:
        yield Problem(shown, "archive-encrypted")
    else:
        try:
            with archive.open(member) as stream:
                yield from expand_stream(shown, stream, role)  # type: ignore[arg-type]
        except BROKEN as error:
            yield Problem(shown, "archive-damaged", (("detail", str(error)),))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > FREE and member.file_size > RATIO * max(member.compress_size, 1)


def _shown(member: zipfile.ZipInfo) -> str:
    """The member's name; old Windows programs store Vietnamese names as UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return one_line(name)


READER = Reader(suffixes=(".zip",), expand=unpack)
