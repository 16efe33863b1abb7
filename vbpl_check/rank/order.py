"""Keys by which addresses, documents and findings are sorted: total, and the same whatever the order of the input."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from vbpl_check.model import Address, DocumentInfo, Finding, Place

Key = tuple[object, ...]

_ALPHABET = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# "12", "12a", "1.2"
_NUMBERED = re.compile(r"(\d+)(.*)", re.DOTALL)
_SEVERITY = {"error": 0, "warning": 1, "info": 2}


def severity_key(finding: Finding) -> int:
    """0 for an error, 1 for a warning, 2 for an information."""
    return _SEVERITY[finding.severity]


@lru_cache(maxsize=4096)
def label_key(label: str) -> Key:
    """Labels in their printed order: 5 < 5a < 12, d < đ < e."""
    match = _NUMBERED.match(label)
    number, rest = (int(match[1][:9]), match[2]) if match else (-1, label)
    return (number, tuple(_ALPHABET.get(letter, 99) for letter in rest.lower()), label)


def address_key(address: Address) -> Key:
    """Reading order inside a document, as far as labels tell it."""
    return (address.document, tuple((*label_key(label), level) for level, label in address.parts))


def document_key(info: DocumentInfo) -> Key:
    """Checked documents first, then by number, then by name."""
    header = info.header
    return (info.role != "checked", header.number is None, header.number or "", header.title or "", info.name, info.id)


def finding_key(finding: Finding, documents: Mapping[str, int]) -> Key:
    """Places first (``documents``: id -> position), then everything that can tell two findings apart."""
    return (
        _place_key(finding.left, documents),
        _place_key(finding.right, documents) if finding.right else (),
        -finding.strength,
        severity_key(finding),
        finding.rule,
        finding.type,
        finding.message,
        finding.why,
        -finding.similarity,
        (finding.nli is None, -(finding.nli or 0.0)),
        tuple((address_key(e.source), address_key(e.target), e.kind, e.why) for e in finding.links),
        _rest(finding.left),
        _rest(finding.right) if finding.right else (),
    )


def _place_key(place: Place, documents: Mapping[str, int]) -> Key:
    position = documents.get(place.document, len(documents))
    return (position, address_key(place.address), place.span.start, place.span.end)


def _rest(place: Place) -> Key:
    return (place.highlights, place.quote, place.breadcrumb, place.lead_in, place.locator)
