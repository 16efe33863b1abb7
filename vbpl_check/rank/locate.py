"""Anchors findings back to the inputs: docx paragraph, pdf page and line, html node, text line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from vbpl_check.model import Anchor, Finding, Place, Revision


def locate(
    finding: Finding, anchors: Mapping[str, tuple[Anchor, ...]], revisions: Mapping[str, tuple[Revision, ...]]
) -> Finding:
    """The finding with the locators of both sides filled in, and with what gave the words of an amended provision.

    ``anchors`` and ``revisions`` by document id, in the order of the text.
    """
    return replace(
        finding,
        left=_amended(_located(finding.left, anchors), revisions),
        right=finding.right and _amended(_located(finding.right, anchors), revisions),
    )


def _amended(place: Place, revisions: Mapping[str, tuple[Revision, ...]]) -> Place:
    known = revisions.get(place.document, ())
    words = place.highlights[0] if place.highlights else place.span
    index = bisect_right(known, words.start, key=lambda revision: revision.span.start) - 1
    if index < 0 or known[index].span.end <= words.start:
        return place
    return replace(place, amended_by=known[index].by, amended_on=known[index].since)


def _located(place: Place, anchors: Mapping[str, tuple[Anchor, ...]]) -> Place:
    known = anchors.get(place.document, ())
    words = place.highlights[0] if place.highlights else place.span
    index = bisect_right(known, words.start, key=lambda anchor: anchor.offset) - 1
    return replace(place, locator=known[index].locator) if index >= 0 else place
