"""Where a pair stands among the pairs of its left norm."""

from __future__ import annotations

from vbpl_check.link._places import Places
from vbpl_check.model import Standing

ROWS = [(0, 2, 0.8), (0, 3, 0.4), (0, 4, 0.8), (0, 1, 0.9), (1, 2, 0.0)]


def test_standing_between_documents() -> None:
    places = Places([0, 0, 1, 1, 2], ROWS)
    assert places.of(0, 2, 0.8) == places.of(0, 4, 0.8) == Standing(0, 1.0, 3)
    assert places.of(0, 3, 0.4) == Standing(2, 0.5, 3)
    assert places.of(0, 1, 0.9) is None
    assert places.of(1, 2, 0.0) == Standing(0, 0.0, 1)


def test_a_clause_that_stands_there_word_for_word() -> None:
    """Its counterpart makes no pair, but it is the nearest."""
    places = Places([0, 0, 1, 1, 2], ROWS, [7, 8, 1, 7, 2])  # the first and the fourth have the same words
    assert places.of(0, 2, 0.8) == Standing(1, 0.8, 4)
    assert places.of(1, 2, 0.0) == Standing(0, 0.0, 1)
