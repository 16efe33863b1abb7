"""What a format module gives: its suffixes and one of two functions. Also the registry of all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import BinaryIO

from vbpl_check import registry
from vbpl_check.model import Blob, Problem, Role, Source

Expander = Callable[[str, BinaryIO, Role], Iterator[Blob | Problem]]


@dataclass(frozen=True)
class Reader:
    """A format: ``read`` turns a blob into text, ``expand`` streams what a container holds (name, stream, role)."""

    suffixes: tuple[str, ...]  # lower case, with the dot; the longest that fits a name wins
    read: Callable[[Blob], Source] | None = None
    expand: Expander | None = None


@cache
def readers() -> dict[str, Reader]:
    """Suffix -> reader, for every module of the package without a leading underscore."""
    found = registry.discover(import_module(__package__), "READER")
    return {suffix: reader for reader in found.values() for suffix in reader.suffixes}


def suffix_of(name: str) -> str:
    """The longest known suffix of a file name, otherwise what follows its last dot (".xlsx") or ""."""
    lowered = name.lower()
    known = [suffix for suffix in readers() if lowered.endswith(suffix)]
    if known:
        return max(known, key=len)
    stem, dot, rest = lowered.rpartition(".")
    return dot + rest if stem and "/" not in rest else ""
