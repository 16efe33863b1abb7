"""A canonical hash of plain, frozen values: equal values give equal hashes in every process and run.

Pickles will not do: equal tuples may pickle differently (shared or separate strings), and sets and dicts have no order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from types import FunctionType
from typing import Any


def fingerprint(value: object) -> str:
    """Hex digest of a nested frozen value; TypeError for a set, a dict or any type without a canonical form."""
    digest = hashlib.blake2b(digest_size=20)
    for piece in _pieces(value):
        digest.update(len(piece).to_bytes(8, "little"))
        digest.update(piece)
    return digest.hexdigest()


def _pieces(value: Any) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield b"b"
        yield value
    elif isinstance(value, Enum):
        yield f"e{type(value).__qualname__}.{value.name}".encode()
    elif value is None or isinstance(value, str | int | float | date):
        yield f"{type(value).__name__}:{value!r}".encode("utf-8", "surrogatepass")
    elif isinstance(value, tuple):
        yield f"t{len(value)}".encode()
        for entry in value:
            yield from _pieces(entry)
    elif is_dataclass(value) and not isinstance(value, type):
        yield f"d{type(value).__module__}.{type(value).__qualname__}".encode()
        for entry in fields(value):
            yield from _pieces(getattr(value, entry.name))
    elif isinstance(value, FunctionType | type):
        yield f"f{value.__module__}.{value.__qualname__}".encode()
    elif isinstance(value, partial):
        yield from _pieces((value.func, value.args, tuple(sorted(value.keywords.items()))))
    else:
        raise TypeError(f"no canonical form: {type(value).__name__}")
