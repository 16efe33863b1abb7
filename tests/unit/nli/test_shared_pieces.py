"""Which pieces of a pair the other text has too: exact rows, and what holds for any pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.nli.shared_pieces import SIDES, sides_of

PIECES = st.lists(st.integers(0, 40), max_size=30)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "wanted"),
    [
        ([], [], []),
        ([10, 11], [12, 13], [0, 0, 1, 1]),  # nothing in common
        ([10, 11], [12, 11], [0, 2, 1, 3]),  # one piece in both
        ([10, 11, 12], [10, 11, 13], [4, 4, 0, 5, 5, 1]),  # two in a row
        ([10, 11], [11, 10], [2, 2, 3, 3]),  # the same pieces in another order
        ([0, 10, 2], [2, 10, 2], [0, 4, 0, 1, 5, 1]),  # what frames the texts is never marked; it may stand beside
    ],
)
def test_rows_of_a_pair(premise: list[int], hypothesis: list[int], wanted: list[int]) -> None:
    assert sides_of([*premise, *hypothesis], len(premise)) == wanted


@given(PIECES, PIECES)
def test_one_row_a_piece_and_the_same_seen_from_both_sides(premise: list[int], hypothesis: list[int]) -> None:
    rows = sides_of([*premise, *hypothesis], len(premise))
    assert len(rows) == len(premise) + len(hypothesis)
    assert all(0 <= row < SIDES for row in rows)
    turned = sides_of([*hypothesis, *premise], len(hypothesis))
    assert [row // 2 for row in rows] == [
        *(row // 2 for row in turned[len(hypothesis) :]),
        *(row // 2 for row in turned[: len(hypothesis)]),
    ]
    assert [row % 2 for row in rows] == [0] * len(premise) + [1] * len(hypothesis)
