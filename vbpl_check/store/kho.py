"""A kho: the documents of a corpus in one SQLite file, and the arrays of its index beside it."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import Any

from vbpl_check.errors import SettingsError
from vbpl_check.messages import reason
from vbpl_check.model import Blob, Holding

FORMAT = "1"  # bump when stored values are encoded otherwise
DOCUMENTS = "kho.sqlite"
FACTS = "facts"  # folder inside a kho: what is known of its documents, where it was prepared
_TABLES = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
  name TEXT PRIMARY KEY, digest TEXT NOT NULL, version TEXT NOT NULL, suffix TEXT NOT NULL,
  data BLOB NOT NULL, card BLOB NOT NULL, holding BLOB NOT NULL
) WITHOUT ROWID;
"""


def digest(blob: Blob) -> str:
    """What tells a new content of an input from the stored one."""
    found = hashlib.blake2b(digest_size=16)
    found.update(blob.suffix.encode() + b"\0" + blob.data)
    return found.hexdigest()


def is_kho(path: Path) -> bool:
    """Whether the folder is a kho."""
    return (path / DOCUMENTS).is_file()


class Kho:
    """The documents and the index arrays of a kho. Raises SettingsError for a folder that is none or is damaged.

    Without ``create`` nothing is written, so that a kho can be shared from a place where its readers may not write.
    """

    def __init__(self, folder: Path, create: bool = False) -> None:
        self.folder = folder
        if not create and not is_kho(folder):
            raise SettingsError("not-a-kho", folder=folder)
        try:
            self._db = self._created() if create else self._read_only()
            stored = self._about("format")
        except OSError as error:
            raise SettingsError("kho-unwritable", folder=folder, detail=reason(error)) from error
        except sqlite3.Error as error:
            raise _told(error, folder) from error
        if stored not in (None, FORMAT):
            raise SettingsError("kho-format", folder=folder, found=stored, wanted=FORMAT)

    def _created(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self.folder / DOCUMENTS, timeout=60)
        db.executescript(_TABLES)
        with db:
            db.execute("INSERT OR IGNORE INTO about VALUES ('format', ?)", (FORMAT,))
        return db

    def _read_only(self) -> sqlite3.Connection:
        place = (self.folder / DOCUMENTS).resolve().as_uri()
        return sqlite3.connect(f"{place}?mode=ro", timeout=60, uri=True)

    def close(self) -> None:
        """Releases the file."""
        self._db.close()

    def digests(self, version: str) -> dict[str, str]:
        """Name -> digest of the documents that were read by this version of the program."""
        rows = self._db.execute("SELECT name, digest FROM documents WHERE version = ?", (version,))
        return dict(rows.fetchall())

    def blobs(self) -> Iterator[Blob]:
        """All inputs as they were given, by name."""
        names = [name for (name,) in self._db.execute("SELECT name FROM documents ORDER BY name")]
        return map(self.blob, names)

    def put(self, entries: Iterable[tuple[Blob, Holding]], version: str) -> None:
        """Adds documents, or replaces those of the same name; all of them or none."""
        rows = (
            (
                blob.name,
                digest(blob),
                version,
                blob.suffix,
                zlib.compress(blob.data, 6),
                _encode(replace(holding, articles=())),
                _encode(holding),
            )
            for blob, holding in entries
        )
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def remove(self, names: Iterable[str]) -> None:
        """Takes documents out."""
        with self._db:
            self._db.executemany("DELETE FROM documents WHERE name = ?", [(name,) for name in names])

    def holdings(self) -> Iterator[Holding]:
        """All documents, by name."""
        for (packed,) in self._db.execute("SELECT holding FROM documents ORDER BY name"):
            yield _decode(packed, self.folder)

    def bare(self) -> list[tuple[str, Holding]]:
        """(name, document without its articles) of all documents, in the order of ``holdings``."""
        rows = self._db.execute("SELECT name, card FROM documents ORDER BY name").fetchall()
        return [(name, _decode(packed, self.folder)) for name, packed in rows]

    def holding(self, name: str) -> Holding:
        """The document of that name. Raises KeyError."""
        row = self._db.execute("SELECT holding FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return _decode(row[0], self.folder)

    def blob(self, name: str) -> Blob:
        """The input of that name as it was given. Raises KeyError."""
        row = self._db.execute("SELECT suffix, data FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        try:
            return Blob(name, row[0], zlib.decompress(row[1]), "against")
        except zlib.error as error:
            raise SettingsError("kho-damaged", folder=self.folder, detail=error) from error

    def save(self, arrays: dict[str, Any]) -> None:
        """Stores the index, a file an array; readers see the old one or the new one, never a half."""
        import numpy as np

        stamp = hashlib.blake2b(digest_size=8)
        for (known,) in self._db.execute("SELECT digest FROM documents ORDER BY name"):
            stamp.update(known.encode())
        names = (f"index-{stamp.hexdigest()}-{number}" for number in count())
        new = next(name for name in names if not (self.folder / name).exists())
        part = self.folder / f"{new}.part"
        part.mkdir(exist_ok=True)
        for name, array in arrays.items():
            np.save(part / f"{name}.npy", array, allow_pickle=False)
        part.rename(self.folder / new)
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO about VALUES ('index', ?)", (new,))
        for old in self.folder.glob("index-*"):
            if old.name != new:
                _remove(old)

    def load(self) -> dict[str, Any]:
        """The arrays of the index, read from the disk as they are used. Raises SettingsError when there is none."""
        import numpy as np

        name = self._about("index")
        folder = self.folder / Path(name or "none").name
        if name is None or not folder.is_dir():
            raise SettingsError("kho-no-index", folder=self.folder)
        try:
            return {
                file.stem: np.asarray(np.load(file, mmap_mode="r", allow_pickle=False)).view(np.ndarray)
                for file in sorted(folder.glob("*.npy"))
            }
        except (OSError, ValueError, EOFError) as error:
            raise SettingsError("kho-damaged", folder=self.folder, detail=error) from error

    def _about(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None


def _told(error: sqlite3.Error, folder: Path) -> SettingsError:
    """A kho that cannot be written or that another process is writing is not damaged, and not to be removed."""
    words = str(error)
    if "readonly" in words or "unable to open" in words:
        return SettingsError("kho-unwritable", folder=folder, detail="@os-readonly")
    if "locked" in words:
        return SettingsError("kho-busy", folder=folder)
    return SettingsError("kho-damaged", folder=folder, detail=words)


def _remove(old: Path) -> None:
    """Takes an index away. Windows keeps what another process reads: then the next run does it."""
    with suppress(OSError):
        if old.is_dir():
            rmtree(old)
        else:
            old.unlink()


def _encode(holding: Holding) -> bytes:
    import msgspec

    return zlib.compress(msgspec.msgpack.encode(holding), 1)


def _decode(packed: bytes, folder: Path) -> Holding:
    import msgspec

    try:
        return msgspec.msgpack.decode(zlib.decompress(packed), type=Holding)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise SettingsError("kho-damaged", folder=folder, detail=error) from error
