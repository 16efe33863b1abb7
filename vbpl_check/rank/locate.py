"""Anchors findings back to the inputs: docx paragraph, pdf page and line, html node, text line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from vbpl_check.model import Anchor, Finding, Place


def locate(finding: Finding, anchors: Mapping[str, tuple[Anchor, ...]]) -> Finding:
    """The finding with the locators of both sides filled in, from the anchors of each document id."""
    return replace(
        finding,
        left=_located(finding.left, anchors),
        right=finding.right and _located(finding.right, anchors),
    )


def _located(place: Place, anchors: Mapping[str, tuple[Anchor, ...]]) -> Place:
    known = anchors.get(place.document, ())
    words = place.highlights[0] if place.highlights else place.span
    index = bisect_right(known, words.start, key=lambda anchor: anchor.offset) - 1
    return replace(place, locator=known[index].locator) if index >= 0 else place
