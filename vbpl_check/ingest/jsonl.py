"""Collections: a document a line (.jsonl, .jsonl.gz), streamed; a line is read by ``record``."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest.record import SUFFIX
from vbpl_check.model import Blob, Problem, Role

LINE = 64 << 20  # bytes of one line
RATIO = 200  # unpacked to packed, above FREE bytes
FREE = 256 << 20


def lines(name: str, stream: BinaryIO, role: Role) -> Iterator[Blob | Problem]:
    """One blob a line, named "docs.jsonl.gz:17"; empty lines are passed over."""
    packed = name.lower().endswith(".gz")
    source = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream
    number, size = 0, 0
    try:
        while line := source.readline(LINE + 1):
            number += 1
            size += len(line)
            if packed and size > FREE and size > RATIO * max(_position(stream), 1):
                yield Problem(name, "archive-bomb")
                return
            if len(line) > LINE:
                size += _skip_line(source)
                yield Problem(f"{name}:{number}", "record-too-long", (("limit", f"{LINE >> 20} MB"),))
            elif line := line.strip(b" \t\r\n\xef\xbb\xbf\x00"):
                yield Blob(f"{name}:{number}", SUFFIX, line, role)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(name, "collection-damaged", (("line", str(number)), ("detail", str(error))))
        return
    if number == 0:
        yield Problem(name, "nothing-to-read")


def _position(stream: BinaryIO) -> int:
    with suppress(OSError, ValueError):
        return stream.tell()
    return 1


def _skip_line(source: BinaryIO) -> int:
    size = 0
    while piece := source.readline(LINE):
        size += len(piece)
        if piece.endswith(b"\n") or size > FREE:
            break
    return size


READER = Reader(suffixes=(".jsonl", ".jsonl.gz"), expand=lines)
