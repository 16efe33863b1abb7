"""Paths -> blobs: files, folders, archives and collections, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from vbpl_check.ingest._reader import readers, suffix_of
from vbpl_check.model import Blob, Problem, Role

LIMIT = 256 << 20  # bytes of one document
# Formats that may hold a legal text but are not read: a folder's are named, pictures and the like are passed over.
DOCUMENTS = frozenset(
    (".odt", ".ott", ".wps", ".wpd", ".pages", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".rar", ".7z", ".tar", ".gz",
     ".tif", ".tiff", ".djvu", ".epub", ".docm", ".dot", ".dotx", ".json", ".csv")
)  # fmt: skip


def expand(path: Path, role: Role) -> Iterator[Blob | Problem]:
    """The documents of a file, a folder (recursive, sorted), a .zip or a .jsonl(.gz) collection, read one at a time.

    Hidden files and Office lock files are passed over. What cannot be opened comes as a Problem; nothing is raised.
    """
    try:
        folder = path.is_dir()
        exists = folder or path.is_file()
    except OSError:
        exists = folder = False
    if not exists:
        yield Problem(_shown(path), "path-missing")
    elif folder:
        yield from _folder(path, role)
    elif suffix_of(path.name) not in readers():
        yield Problem(_shown(path), "format-unsupported", (("suffix", suffix_of(path.name) or "?"),))
    else:
        yield from _file(path, role)


def expand_stream(name: str, stream: BinaryIO, role: Role) -> Iterator[Blob | Problem]:
    """The documents of an open file; its name decides how it is read."""
    suffix = suffix_of(name)
    reader = readers()[suffix]
    if reader.expand is not None:
        yield from reader.expand(name, stream, role)
        return
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        yield Problem(name, "file-too-large", (("limit", f"{LIMIT >> 20} MB"),))
    else:
        yield Blob(name, suffix, data, role)


def is_hidden(name: str) -> bool:
    """True for hidden files, Office lock files and what macOS adds to archives."""
    return (name.startswith((".", "~$")) and name.strip(".") != "") or name == "__MACOSX"


def summary(folder: str, skipped: list[str], found: bool) -> Iterator[Problem]:
    """At most one Problem: documents of a folder or archive in formats that are not read, or nothing found."""
    named = [name for name in skipped if suffix_of(name) in DOCUMENTS]
    if named:
        shown = ", ".join(named[:5]) + (", ..." if len(named) > 5 else "")
        yield Problem(folder, "files-skipped", (("count", str(len(named))), ("files", shown)))
    elif not found:
        yield Problem(folder, "nothing-to-read")


def _folder(path: Path, role: Role) -> Iterator[Blob | Problem]:
    skipped: list[str] = []
    found = False
    for file in _files(path):
        if suffix_of(file.name) in readers():
            found = True
            yield from _file(file, role)
        else:
            skipped.append(file.name)
    yield from summary(_shown(path), skipped, found)


def _files(path: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(path):
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        # A page saved by a browser keeps its pictures and frames in "<page>_files".
        folders[:] = sorted(
            name
            for name in folders
            if not is_hidden(name) and not (name.endswith("_files") and name.removesuffix("_files") in pages)
        )
        for name in sorted(names):
            file = Path(folder, name)
            if not is_hidden(name) and file.is_file():
                yield file


def _file(path: Path, role: Role) -> Iterator[Blob | Problem]:
    try:
        with path.open("rb") as stream:
            yield from expand_stream(_shown(path), stream, role)
    except OSError as error:
        yield Problem(_shown(path), "file-unreadable", (("detail", error.strerror or type(error).__name__),))


def _shown(path: Path) -> str:
    return path.as_posix()
