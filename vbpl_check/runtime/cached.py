"""Keeps results of heavy steps on disk, one SQLite file a step.

The key is the hash of the step's name, version, params and the item, so a setting cannot be forgotten. What is
stored is decided once per call: asking again later would mix results of concurrent runs. A damaged, locked or foreign
file means "redo".
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from vbpl_check.runtime.fingerprint import fingerprint
from vbpl_check.runtime.packing import pack, unpack_values
from vbpl_check.step import Done, Failed, Runner, Step

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741
FORMAT = 2  # bump when stored values are encoded otherwise
WINDOW = 256  # items decided on together
LIMIT = 4 << 30  # bytes; a larger file is started anew


class Cached:
    """A Runner that asks ``folder`` first and ``inner`` for the rest."""

    def __init__(self, inner: Runner, folder: Path) -> None:
        self._inner = inner
        self._folder = folder

    def map(self, step: Step[I, O], items: Iterable[I]) -> Iterator[Done[O] | Failed]:
        """One result for each item, in order; failures are never stored."""
        return self._through(step, iter(items)) if step.heavy else self._inner.map(step, items)

    def _through(self, step: Step[I, O], items: Iterator[I]) -> Iterator[Done[O] | Failed]:
        stem = fingerprint((FORMAT, step.name, step.version, step.params))
        store = _Store(self._folder / f"{step.name}.sqlite")
        while window := list(islice(items, WINDOW)):
            keys = [fingerprint((stem, item)) for item in window]
            found = store.read(keys)
            misses = [item for item, key in zip(window, keys, strict=True) if key not in found]
            fresh = self._inner.map(step, misses)
            new: list[tuple[str, Any]] = []
            for key in keys:
                if key in found:
                    yield Done(found[key])
                    continue
                result = next(fresh)
                if isinstance(result, Done):
                    new.append((key, result.value))
                yield result
            store.write(new)


class _Store:
    """A table of blobs that never raises: a cache that fails is an empty cache."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > LIMIT:
                path.unlink()

    def read(self, keys: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        with suppress(sqlite3.Error, OSError), closing(self._open()) as db:
            marks = ",".join("?" * len(keys))
            for key, blob in db.execute(f"SELECT key, value FROM stored WHERE key IN ({marks})", keys):
                with suppress(Exception):  # a damaged entry means "redo", whatever it does to the decoder
                    found[key] = _decode(blob)
        return found

    def write(self, entries: list[tuple[str, Any]]) -> None:
        if not entries:
            return
        rows = [(key, _encode(value)) for key, value in entries]
        with suppress(OSError):
            try:
                with closing(self._open()) as db, db:
                    db.executemany("INSERT OR REPLACE INTO stored VALUES (?, ?)", rows)
            except sqlite3.DatabaseError as error:
                if "malformed" in str(error) or "not a database" in str(error):
                    self._path.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30)
        db.execute("CREATE TABLE IF NOT EXISTS stored (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        return db


def _encode(value: Any) -> bytes:
    return zlib.compress(pack(value), level=1)


def _decode(blob: bytes) -> Any:
    return unpack_values(zlib.decompress(blob))
