"""Which decisions hold when several speak of one finding."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.model import Decision, Outcome
from vbpl_check.review import contested, merge, standing

ID, OTHER = "a" * 16, "b" * 16


def said(outcome: Outcome, reviewer: str = "A", day: str = "2026-01-05", id: str = ID) -> Decision:
    return Decision(id, outcome, "", reviewer, day)


def dismissed(*decisions: Decision) -> bool:
    return standing(decisions)[ID].dismissed


def test_one_dismissal_is_enough_when_nobody_objects() -> None:
    assert dismissed(said("rejected"))
    assert dismissed(said("rejected"), said("rejected", "B"))
    assert not dismissed(said("confirmed"))
    assert not dismissed(said("unsure"))


def test_the_latest_of_two_reviewers_does_not_win() -> None:
    pair = (said("confirmed", "A", "2026-01-05"), said("rejected", "B", "2026-03-01"))
    assert not dismissed(*pair)
    assert merge(pair) == pair
    assert [[each.reviewer for each in one.decisions] for one in contested(pair)] == [["A", "B"]]


def test_a_doubt_keeps_the_finding_open() -> None:
    assert not dismissed(said("rejected", "A"), said("unsure", "B"))


def test_a_reviewer_may_change_their_mind() -> None:
    old, new = said("rejected"), said("confirmed", "  a ", "2026-02-01")
    assert merge([new, old]) == (new,)
    assert contested([old, new]) == ()


def test_two_words_of_one_reviewer_on_one_day_contradict() -> None:
    pair = (said("rejected", day="2026-01-05T10:00:00+07:00"), said("confirmed", day="2026-01-05"))
    assert len(merge(pair)) == 2
    assert len(contested(pair)) == 1


def test_a_decision_can_be_taken_back_by_who_took_it() -> None:
    first, back = said("rejected"), said("withdrawn", "a", "2026-02-01")
    assert standing([first, back]) == {}
    assert merge([first, back]) == (back,)  # kept, so that an older file does not bring the decision back
    assert dismissed(said("rejected", "B"), first, back)
    assert dismissed(first, said("withdrawn", "B", "2026-02-01"))
    assert dismissed(said("withdrawn", day="2026-01-01"), first)
    assert standing([first, said("withdrawn")]) == {}  # on one day
    assert contested([said("confirmed", "B"), first, back]) == ()


def test_times_of_day_and_time_zones_count() -> None:
    early, late = said("rejected", day="2026-01-05T23:00:00+07:00"), said("confirmed", day="2026-01-05T17:00:00+00:00")
    assert merge([late, early]) == (late,)


def test_no_date_is_before_every_date() -> None:
    assert merge([said("rejected", day=""), said("confirmed")]) == (said("confirmed"),)


def test_reviewers_without_a_name_may_be_several_people() -> None:
    pair = (said("rejected", "", "2026-01-05"), said("confirmed", "", "2026-03-01"))
    assert len(contested(pair)) == 1
    assert dismissed(said("rejected", "", "2026-01-05"), said("rejected", "", "2026-03-01"))


def test_repetitions_are_joined_with_what_each_knows() -> None:
    bare, full = (
        said("rejected"),
        Decision(ID, "rejected", "", "A", "2026-01-05", "VB201", "m", "l", "r", (("x", 1.0),)),
    )
    assert merge([bare], [full], [bare]) == (full,)


DECISIONS = st.builds(
    said, st.sampled_from(["confirmed", "rejected", "unsure"]), st.sampled_from(["A", "B", ""]),
    st.sampled_from(["", "2026-01-05", "2026-01-06", "2026-01-06T08:00:00"]), st.sampled_from([ID, OTHER]),
)  # fmt: skip


@given(st.lists(DECISIONS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_imports_does_not_matter(decisions: list[Decision], toss: random.Random) -> None:
    wanted = merge(decisions)
    toss.shuffle(decisions)
    half = len(decisions) // 2
    assert merge(merge(decisions[:half]), decisions[half:]) == wanted
    assert merge(wanted) == wanted
