"""What a report format is: one module with a FORMAT, found by ``registry.discover``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vbpl_check.messages import Lang
from vbpl_check.model import Report


@dataclass(frozen=True)
class Format:
    """``render`` is a pure function of report and language; ``suffix`` is the usual ending of its files."""

    render: Callable[[Report, Lang], bytes]
    suffix: str


def encode(text: str) -> bytes:
    """UTF-8; half a surrogate pair from a damaged input becomes a question mark."""
    return text.encode("utf-8", "replace")
