"""The values that the HTML template places: plain text, safe to show but not yet escaped."""

from __future__ import annotations

from dataclasses import dataclass

from vbpl_check.model import Severity
from vbpl_check.report._quote import Segment


@dataclass(frozen=True)
class Facet:
    """A box of a filter with its count; ``share`` is its percentage of all."""

    key: str
    name: str
    count: int
    share: int


@dataclass(frozen=True)
class Facets:
    """One group of filter boxes."""

    key: str
    name: str
    facets: tuple[Facet, ...]


@dataclass(frozen=True)
class Row:
    """A document in the table of documents."""

    key: str
    name: str
    title: str
    file: str
    role: str
    issuer: str
    issued: str
    effective: str
    expires: str
    provisions: int
    count: int


@dataclass(frozen=True)
class Side:
    """One side of the evidence."""

    role: str
    name: str
    document: str
    title: str
    breadcrumb: str
    lead_in: str
    quote: tuple[Segment, ...]
    facts: tuple[str, ...]
    wins: bool


@dataclass(frozen=True)
class Line:
    """A supporting finding."""

    where: str
    quote: tuple[Segment, ...]


@dataclass(frozen=True)
class Card:
    """A finding."""

    id: str
    rank: int
    severity: Severity
    severity_name: str
    type: str
    type_name: str
    percent: int
    rule: str
    title: str
    message: str
    suppressed: str | None
    opinions: str  # of reviewers, where they did not dismiss it
    told: str  # the finding as JSON, for the export of decisions
    documents: str
    sides: tuple[Side, ...]
    verdict: str
    basis: str
    why: tuple[str, ...]
    others_title: str
    others: tuple[Line, ...]
    checks_title: str
    checks: tuple[Line, ...]


@dataclass(frozen=True)
class Page:
    """The whole page. ``silent``: existing documents without a finding, which are only counted."""

    version: str
    as_of: str
    total: int
    facts: tuple[tuple[str, str], ...]
    tiles: tuple[Facet, ...]
    facets: tuple[Facets, ...]
    summary: tuple[tuple[str, tuple[int, ...]], ...]  # a row a type: counts by severity, then the total
    documents: tuple[Row, ...]
    silent: int
    problems: tuple[tuple[str, str], ...]
    set_aside: str  # how many findings are too improbable to be listed; "" for none
    cards: tuple[Card, ...]
    footer: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
