"""Automatic numbering of Word: the number that is printed before a paragraph, worked out as Word does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vbpl_check.ingest._ooxml import W

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""  # "%1.%2)"
    restart: int = -1  # level (1-based) whose use restarts this one, 0 never, -1 any above
    legal: bool = False  # all numbers in decimal
    suffix: str = "tab"
    style: str = ""  # paragraph style linked to the level


@dataclass
class Numbering:
    """The lists of one document with their counters; ``label`` must be called in reading order."""

    abstract: dict[str, dict[int, Level]]
    lists: dict[str, tuple[str, dict[int, int], dict[int, Level]]]  # numId -> abstract list, start overrides, levels
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of list ``number`` that is linked to a paragraph style."""
        levels = self._levels(number)
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def label(self, number: str, depth: int) -> str:
        """Counts one paragraph of list ``number`` and returns its printed number with a blank, or ""."""
        found = self.lists.get(number)
        levels = self._levels(number)
        if found is None or depth not in levels:
            return ""
        key, starts, _ = found
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        value = counts[depth]
        if depth in starts and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            counts[depth] = starts[depth]
        else:
            counts[depth] = levels[depth].start if value is None else value + 1
        for above in range(depth):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        for below in range(depth + 1, _LEVELS):
            if below in levels and _restarts(levels[below].restart, depth):
                counts[below] = None
        return _print(levels, depth, counts)

    def _levels(self, number: str) -> dict[int, Level]:
        if number not in self.lists:
            return {}
        key, _, own = self.lists[number]
        return {**self.abstract.get(key, {}), **own}


def read_numbering(root: Any, style_lists: dict[str, str]) -> Numbering:
    """The lists of numbering.xml (None for a document without); ``style_lists`` maps list styles to list numbers."""
    if root is None:
        return Numbering({}, {})
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}  # abstract list -> list style that holds its levels
    for entry in root.iter(f"{W}abstractNum"):
        key = entry.get(f"{W}abstractNumId", "")
        abstract[key] = _read_levels(entry)
        link = _value(entry, "numStyleLink")
        if link:
            linked[key] = link
    lists: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
    for entry in root.iter(f"{W}num"):
        starts = {
            _integer(override.get(f"{W}ilvl"), 0): _integer(_value(override, "startOverride"), 1)
            for override in entry.iter(f"{W}lvlOverride")
            if override.find(f"{W}startOverride") is not None
        }
        levels: dict[int, Level] = {}
        for override in entry.iter(f"{W}lvlOverride"):
            levels.update(_read_levels(override))
        lists[entry.get(f"{W}numId", "")] = (_value(entry, "abstractNumId"), starts, levels)
    for key, style in linked.items():
        target = lists.get(style_lists.get(style, ""))
        if target and not abstract[key]:
            abstract[key] = abstract.get(target[0], {})
    return Numbering(abstract, lists)


def _read_levels(entry: Any) -> dict[int, Level]:
    return {
        _integer(level.get(f"{W}ilvl"), 0): Level(
            start=_integer(_value(level, "start"), 1),
            format=_value(level, "numFmt") or "decimal",
            text=_value(level, "lvlText"),
            restart=_integer(_value(level, "lvlRestart"), -1),
            legal=level.find(f"{W}isLgl") is not None,
            suffix=_value(level, "suff") or "tab",
            style=_value(level, "pStyle"),
        )
        for level in entry.findall(f"{W}lvl")
    }


def _restarts(restart: int, used: int) -> bool:
    """True when using level ``used`` (0-based) starts a deeper level with this ``restart`` setting anew."""
    return restart < 0 or used < restart


def _print(levels: dict[int, Level], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    if level.format == "none" and "%" not in level.text:
        return f"{level.text} ".lstrip()
    if level.format == "bullet":
        return "- "
    text = level.text
    for other in range(_LEVELS):
        mark = f"%{other + 1}"
        if mark in text:
            kind = levels[other].format if other in levels else "decimal"
            text = text.replace(mark, format_number(counts[other] or 0, "decimal" if level.legal else kind))
    return text + ("" if level.suffix == "nothing" or not text else " ")


def format_number(value: int, kind: str) -> str:
    """A number as Word prints it: 4 is "4", "04", "d", "D", "iv" or "IV"; after z Word goes on with aa, bb."""
    if kind in ("lowerLetter", "upperLetter") and 0 < value <= 780:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        return _roman(value) if kind == "lowerRoman" else _roman(value).upper()
    if kind == "none":
        return ""
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        text += letters * count
    return text


def _value(entry: Any, name: str) -> str:
    child = entry.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def _integer(raw: str | None, default: int) -> int:
    try:
        return min(max(int(raw or ""), 0), 1_000_000)
    except ValueError:
        return default
