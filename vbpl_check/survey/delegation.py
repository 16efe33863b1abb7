"""Clauses that leave details to a body (giao quy định chi tiết)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vbpl_check.model import Delegation, Facts
from vbpl_check.text import squeeze

_QUOTED = 300  # characters of a clause that are quoted


@dataclass(frozen=True)
class Maker:
    """A body that issues documents: ``issuer`` identifies it among issuers, "" for a body of many places."""

    issuer: str
    kinds: str  # "Nghị định hoặc Nghị quyết"


def delegations(entry: Facts, makers: Mapping[str, Maker]) -> Iterator[Delegation]:
    """The clauses of a document that leave details to one of ``makers`` (by body), once for each body."""
    for norm in entry.norms:
        for body in filter(None, norm.delegates.split("; ")):
            if body in makers:
                yield Delegation(norm.provision, body, makers[body].kinds, squeeze(norm.text)[:_QUOTED])
