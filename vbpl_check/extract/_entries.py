"""The names of bodies and parties, as they are written in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vbpl_check.extract._tables import BodiesTable

Kind = Literal["body", "party"]
_Sort = Literal["fixed", "local", "head", "party", "trap"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for."""

    sort: _Sort
    key: str
    kind: Kind = "body"
    level_needed: bool = False


def entries(table: BodiesTable) -> Iterator[tuple[str, Entry]]:
    """Phrase -> entry; later ones win, so exact names come after common nouns."""
    for head in table.party_heads:
        yield head, Entry("head", head, "party")
    for head in table.body_heads:
        yield head, Entry("head", head, "body")
    for party in table.parties:
        for name in {party.key, *party.names}:
            yield name, Entry("party", party.key, "party")
    for body in table.bodies:
        for name in {body.key, *body.names}:
            yield name, Entry("fixed", body.key)
    for body in table.local_bodies:
        for name in {body.key, *body.names}:
            yield name, Entry("local", body.key, level_needed=body.only_with_level)
    yield from _ministry_entries(table)
    for trap in table.verb_traps:
        yield trap, Entry("trap", "")


def _ministry_entries(table: BodiesTable) -> Iterator[tuple[str, Entry]]:
    ranks = (
        ("bộ", "bộ"),
        ("bộ trưởng bộ", "bộ trưởng bộ"),
        ("bộ trưởng", "bộ trưởng bộ"),
        ("thứ trưởng bộ", "thứ trưởng bộ"),
    )
    local = (("sở", "sở"), ("giám đốc sở", "giám đốc sở"))
    for ministry in table.ministries:
        for name in ministry.names:
            for written, key in ranks + (local if ministry.department else ()):
                yield f"{written} {name}", Entry("fixed", f"{key} {ministry.key}")
    for name in table.departments:
        for written, key in local:
            yield f"{written} {name}", Entry("fixed", f"{key} {name}")
