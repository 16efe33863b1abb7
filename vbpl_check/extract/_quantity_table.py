"""rules/lexicon/units.yaml as frozen values, and its word lists compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Side = Literal["low", "high", "from", "to", "point"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Names of a unit; a number in it times ``factor`` is in the unit ``key`` of ``dimension``."""

    key: str
    dimension: str
    names: tuple[str, ...]
    factor: float = 1.0
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    least: float = 0.0
    countable: bool = False  # "một người" is the article


@dataclass(frozen=True, slots=True)
class Magnitude:
    """ "triệu" and the like."""

    name: str
    factor: float


@dataclass(frozen=True, slots=True)
class Comparator:
    """Words that make a bound of the number beside them; ``open``: the number itself is outside."""

    side: Side
    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Heads:
    """Nouns that name what is measured in these dimensions."""

    dimensions: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class UnitTable:
    """The words of quantities, read by ``rulebook.read_table("units", UnitTable)``."""

    units: tuple[Unit, ...]
    magnitudes: tuple[Magnitude, ...]
    comparators: tuple[Comparator, ...]
    fillers: tuple[str, ...]
    suffixes: tuple[Comparator, ...]
    heads: tuple[Heads, ...]
    no_heads: tuple[str, ...]
    stops: tuple[str, ...]
    compounds: tuple[str, ...]
    bases: tuple[str, ...]

    def __hash__(self) -> int:
        """Of the sizes only: a key of ``grammar`` must not walk the whole table for each sentence."""
        return hash((len(self.units), len(self.comparators), len(self.heads)))


@dataclass(frozen=True, slots=True)
class Bound:
    """What a comparison word does."""

    side: Side
    open: bool = False


@dataclass(frozen=True)
class Grammar:
    """The table compiled: patterns match at a position in lower-case text."""

    unit: re.Pattern[str]
    unit_of: dict[str, Unit]
    magnitude: re.Pattern[str]
    magnitude_of: dict[str, float]
    bounds: dict[str, Bound]
    fillers: frozenset[str]
    suffix: re.Pattern[str]
    suffix_of: dict[str, Bound]
    heads: dict[str, re.Pattern[str]]
    no_heads: frozenset[str]
    stops: frozenset[str]
    compounds: frozenset[str]
    multiple: re.Pattern[str]


@lru_cache(maxsize=4)
def grammar(table: UnitTable) -> Grammar:
    """The table's patterns, compiled on first use."""
    unit_of = {name: unit for unit in table.units for name in unit.names}
    magnitude_of = {entry.name: entry.factor for entry in table.magnitudes}
    suffix_of = {words: Bound(entry.side, entry.open) for entry in table.suffixes for words in entry.words}
    dimensions = {name for entry in table.heads for name in entry.dimensions}
    return Grammar(
        # " ngày làm việc", "m2", " đồng" but not " đồng thời"
        unit=re.compile(
            r"[ \u00a0]{0,3}(?:" + "|".join(_unit_pattern(name, unit_of[name]) for name in _longest(unit_of)) + ")"
        ),
        unit_of=unit_of,
        # " triệu", " nghìn tỷ"
        magnitude=re.compile(r"[ \u00a0]{0,3}(" + "|".join(map(re.escape, _longest(magnitude_of))) + r")(?!\w)"),
        magnitude_of=magnitude_of,
        bounds={words: Bound(entry.side, entry.open) for entry in table.comparators for words in entry.words},
        fillers=frozenset(table.fillers),
        # " trở lên", " hoặc ít hơn"
        suffix=re.compile(r"(" + "|".join(map(re.escape, _longest(suffix_of))) + r")(?!\w)"),
        suffix_of=suffix_of,
        heads={name: _heads_pattern(table, name) for name in sorted(dimensions)},
        no_heads=frozenset(table.no_heads),
        stops=frozenset(table.stops),
        compounds=frozenset(table.compounds),
        # " mức lương cơ sở", " của giá khởi điểm"
        multiple=re.compile(r"\s+(?:của\s+|so với\s+)?(?:" + "|".join(map(re.escape, table.bases)) + r")(?!\w)"),
    )


def _unit_pattern(name: str, unit: Unit) -> str:
    words = r"[ \u00a0]+".join(re.escape(word) for word in name.split(" "))
    barred = "|".join(r"[ \u00a0]+".join(re.escape(part) for part in word.split(" ")) for word in unit.not_before)
    refused = rf"(?![ \u00a0]+(?:{barred})(?!\w))" if barred else ""
    return words + r"(?!\w)" + refused


def _heads_pattern(table: UnitTable, dimension: str) -> re.Pattern[str]:
    """ "thời hạn", "diện tích": the head nouns of one dimension, longest first."""
    names = {word for entry in table.heads if dimension in entry.dimensions for word in entry.words}
    names |= set(table.no_heads) - {word for word in table.no_heads if dimension == "frequency"}
    # "Bộ Kế hoạch và Đầu tư", "kiểm tra theo kế hoạch", "tính cả thời gian gia hạn" measure nothing
    return re.compile(
        r"(?<!\w)(?<!bộ )(?<!sở )(?<!theo )(?<!cả )(?:" + "|".join(map(re.escape, _longest(names))) + r")(?!\w)"
    )


def _longest(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))
