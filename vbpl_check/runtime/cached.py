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

from vbpl_check.remember import last
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
        path = self._folder / f"{step.name}.sqlite"
        with suppress(OSError):
            if path.exists() and path.stat().st_size > LIMIT:
                path.unlink()
        store = Results(path)
        while window := list(islice(items, WINDOW)):
            keys = keys_of(step, window)
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


def keys_of(step: Step[I, O], items: Iterable[I]) -> list[str]:
    """Under which key the result of the step for each item is stored."""
    stem = _stem(step)
    return [fingerprint((stem, item)) for item in items]


@last  # what a step depends on may be a whole lexicon
def _stem(step: Step[Any, Any]) -> str:
    return fingerprint((FORMAT, step.name, step.version, step.params))


class Results:
    """A table of blobs in one file that never raises: one that fails is an empty one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, keys: list[str]) -> dict[str, Any]:
        """The values that are there, by key; none that is damaged."""
        found: dict[str, Any] = {}
        for key, blob in self._rows("SELECT key, value FROM stored WHERE key IN ({})", keys):
            with suppress(Exception):  # a damaged entry means "redo", whatever it does to the decoder
                found[key] = _decode(blob)
        return found

    def has(self, keys: list[str]) -> set[str]:
        """Which of the keys are there."""
        return {row[0] for row in self._rows("SELECT key FROM stored WHERE key IN ({})", keys)}

    def _rows(self, question: str, keys: list[str]) -> list[tuple[Any, ...]]:
        with suppress(sqlite3.Error, OSError), closing(self._open()) as db:
            return db.execute(question.format(",".join("?" * len(keys))), keys).fetchall()
        return []

    def write(self, entries: list[tuple[str, Any]]) -> None:
        """Adds values or replaces those of the same keys; a file that is damaged is started anew."""
        if not entries:
            return
        rows = [(key, _encode(value)) for key, value in entries]
        with suppress(OSError):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._open()) as db, db:
                    db.executemany("INSERT OR REPLACE INTO stored VALUES (?, ?)", rows)
            except sqlite3.DatabaseError as error:
                if "malformed" in str(error) or "not a database" in str(error):
                    self._path.unlink(missing_ok=True)

    def keep(self, keys: set[str]) -> None:
        """Drops all other values."""
        with suppress(sqlite3.Error, OSError), closing(self._open()) as db:
            old = [(key,) for (key,) in db.execute("SELECT key FROM stored") if key not in keys]
            with db:
                db.executemany("DELETE FROM stored WHERE key = ?", old)
            if old:
                db.execute("VACUUM")

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30)
        db.execute("CREATE TABLE IF NOT EXISTS stored (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        return db


def _encode(value: Any) -> bytes:
    return zlib.compress(pack(value), level=1)


def _decode(blob: bytes) -> Any:
    return unpack_values(zlib.decompress(blob))
