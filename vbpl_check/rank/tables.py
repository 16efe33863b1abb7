"""Tables of ranking: rules/lexicon/hierarchy.yaml and priority.yaml as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from vbpl_check.rulebook import read_table


@dataclass(frozen=True)
class Issuer:
    """A kind of body that issues documents; ``local`` ones exist at three levels (tinh, huyen, xa)."""

    key: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    unique: bool = False  # there is one such body in the country
    local: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a hierarchy. ``named``: only when the kind is known; ``kept``: no longer issued, still in force."""

    rank: int
    kinds: tuple[str, ...]
    issuers: tuple[str, ...]
    named: bool = False
    kept: bool = False


@dataclass(frozen=True)
class Hierarchy:
    """The order of documents in the law on making law of one period; both dates inclusive."""

    id: str
    source: str
    since: date
    rows: tuple[Row, ...]
    until: date | None = None
    verified: bool = True


@dataclass(frozen=True)
class Resolution:
    """The provisions that decide between two documents that differ (lex superior, lex posterior) in one period."""

    since: date
    superior: str
    posterior: str
    until: date | None = None
    superior_verified: bool = True
    posterior_verified: bool = True


@dataclass(frozen=True)
class Exemption:
    """Documents allowed to differ from those of the ranks ``over``; ``decides`` False: only pointed out."""

    id: str
    since: date
    over: tuple[int, ...]
    basis: str
    scope: str
    decides: bool
    numbers: tuple[str, ...] = ()
    pattern: str = ""
    against: tuple[str, ...] = ()  # only against these numbers
    types: tuple[str, ...] = ()  # only for these types of conflict
    until: date | None = None
    verified: bool = True


@dataclass(frozen=True)
class Successor:
    """A body and the one that took over its work."""

    old: str
    new: str
    since: date


@dataclass(frozen=True)
class City:
    """A city of provincial rank, since a date."""

    name: str
    since: date | None = None


@dataclass(frozen=True)
class HierarchyTable:
    """rules/lexicon/hierarchy.yaml."""

    issuers: tuple[Issuer, ...]
    offices: tuple[str, ...]
    ministries: dict[str, str]
    successors: tuple[Successor, ...]
    central_cities: tuple[City, ...]
    hierarchies: tuple[Hierarchy, ...]
    resolutions: tuple[Resolution, ...]
    exemptions: tuple[Exemption, ...]


@dataclass(frozen=True)
class PriorityClause:
    """A clause of a law on which law is applied first, within ``scope``."""

    number: str
    article: str
    wins: Literal["this", "other", "later_must_say"]
    scope: str
    clause: str = ""
    against: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True)
class Contest:
    """Two laws whose priority clauses exclude each other within ``scope``."""

    left: str
    right: str
    scope: str
    verified: bool = True


@dataclass(frozen=True)
class PriorityTable:
    """rules/lexicon/priority.yaml."""

    clauses: tuple[PriorityClause, ...]
    contests: tuple[Contest, ...]


@dataclass(frozen=True)
class Tables:
    """All tables that ranking needs."""

    hierarchy: HierarchyTable
    priority: PriorityTable


def load_tables(folder: Path | None = None, more: tuple[Path, ...] = ()) -> Tables:
    """The tables of ``folder`` (the program's own rules by default) with what the folders ``more`` add to them.

    Raises RuleError naming file and key.
    """
    return Tables(
        read_table("hierarchy", HierarchyTable, folder, more), read_table("priority", PriorityTable, folder, more)
    )
