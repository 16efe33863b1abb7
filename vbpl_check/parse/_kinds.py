"""rules/lexicon/kinds.yaml as frozen values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vbpl_check.rulebook import read_table


@dataclass(frozen=True)
class Kind:
    """A kind of document; ``statute``: cited by its name; ``issuer``: the only body that issues it."""

    name: str
    codes: tuple[str, ...] = ()
    statute: bool = False
    issuer: str = ""


@dataclass(frozen=True)
class Kinds:
    """The whole table."""

    kinds: tuple[Kind, ...]
    issuers: dict[str, str]
    local_issuers: dict[str, str]
    cities: tuple[str, ...]
    provinces: tuple[str, ...]
    names: tuple[str, ...]


@cache
def table() -> Kinds:
    """The table that ships with the program. Raises RuleError when it is damaged."""
    return read_table("kinds", Kinds)


@cache
def by_name() -> dict[str, Kind]:
    """Kinds by their name in capitals, longest name first."""
    ordered = sorted(table().kinds, key=lambda kind: -len(kind.name))
    return {kind.name.upper(): kind for kind in ordered}


@cache
def by_code() -> dict[str, Kind]:
    """Kinds by their code in a number, in capitals."""
    return {code.upper(): kind for kind in table().kinds for code in kind.codes}


@cache
def issuer_of_code() -> dict[str, str]:
    """Issuing bodies by their code in capitals."""
    return {code.upper(): name for code, name in table().issuers.items()}


@cache
def places() -> re.Pattern[str]:
    """Matches the name of a province or city, in any case."""
    names = sorted((*table().cities, *table().provinces), key=len, reverse=True)
    return re.compile("|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names), re.IGNORECASE)


@cache
def capitalised() -> re.Pattern[str]:
    """Matches, in small letters, what is written with capitals inside a title."""
    known = table()
    names = sorted({*known.names, *known.cities, *known.provinces, *known.issuers.values()}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name.lower()) for name in names) + r")(?!\w)")


@cache
def written() -> dict[str, str]:
    """Small letters -> the usual spelling, for ``capitalised``."""
    known = table()
    return {name.lower(): name for name in (*known.names, *known.cities, *known.provinces, *known.issuers.values())}
