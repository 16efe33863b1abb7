"""Values as bytes: pickles that give each frozen value by its class and its fields in order.

Python's own pickles of frozen values with slots name every field and ask the class for its fields once a value, which
takes twice as long to read; there are some 10,000 values in the facts of one law.
"""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

# What a stored value may be made of: a file changed by others must not run code.
ALLOWED = re.compile(r"vbpl_check\.(?:model(?:\.\w+)?|step)")


def pack(value: Any) -> bytes:
    """The value as bytes."""
    stream = io.BytesIO()
    _Packer(stream, protocol=5).dump(value)
    return stream.getvalue()


def unpack(data: bytes) -> Any:
    """The value of bytes that this run packed: any class is taken."""
    return pickle.loads(data)


def unpack_values(data: bytes) -> Any:
    """The value of bytes from a file. pickle.UnpicklingError: there is something else in it than values of model."""
    return _Unpacker(io.BytesIO(data)).load()


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        return (kind, _fields(kind)(value)) if _is_value(kind) else NotImplemented


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if ALLOWED.fullmatch(module) or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type):  # not what a module merely uses, nor what hangs on it
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a value of this program")


@cache
def _is_value(kind: type) -> bool:
    """Whether the constructor of the class takes all its fields in order, and makes an equal value of them."""
    return is_dataclass(kind) and all(field.init and not field.kw_only for field in fields(kind))


@cache
def _fields(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    if not names:
        return lambda value: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
