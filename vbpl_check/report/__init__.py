"""report: Report -> bytes. One module a format; what is untrusted in a report is escaped there."""

from __future__ import annotations

import sys
from functools import cache

from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang
from vbpl_check.model import Report
from vbpl_check.registry import discover
from vbpl_check.report._format import Format

__all__ = ["Format", "formats", "render"]


@cache
def formats() -> dict[str, Format]:
    """All formats by name, sorted."""
    return discover(sys.modules[__name__], "FORMAT")


def render(report: Report, name: str, lang: Lang = "vi") -> bytes:
    """The report in the format ``name``, UTF-8. Raises SettingsError for an unknown name."""
    known = formats()
    if name not in known:
        raise SettingsError("unknown-format", name=name, known=", ".join(known))
    return known[name].render(report, lang)
