"""Ids that follow the words, and what decisions do to entries."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.rank.rank_values import AS_OF, DECREE, DRAFT, LAW, finding, place
from vbpl_check.model import Decision, Entry, Finding, Outcome, Report
from vbpl_check.rank import load_tables, rank
from vbpl_check.settings import RankSettings

TABLES = load_tables()
LEFT, RIGHT = "nộp hồ sơ trong thời hạn 15 ngày", "nộp hồ sơ trong thời hạn 30 ngày"
ONE = finding(place("dt", "5.2", LEFT), place("luat", "20.1", RIGHT))
TWO = finding(place("dt", "9.1", "cấp giấy phép trong 7 ngày"), place("luat", "31.1", "cấp giấy phép trong 5 ngày"))


def ranked(*findings: Finding, decisions: tuple[Decision, ...] = (), floor: float = 0.0) -> Report:
    settings = RankSettings(AS_OF, floor, decisions=decisions)
    return rank(findings, (LAW, DECREE, DRAFT), (), settings, TABLES)


def only(*findings: Finding) -> Entry:
    (entry,) = ranked(*findings).entries
    return entry


def said(entry: Entry, outcome: Outcome, reviewer: str = "Nguyễn Văn A") -> Decision:
    return Decision(entry.id, outcome, "không cùng đối tượng", reviewer, "2026-01-05")


def test_dismissed_findings_are_suppressed_with_reason_reviewer_and_date() -> None:
    decision = said(only(ONE), "rejected")
    report = ranked(ONE, TWO, decisions=(decision,))
    assert [(entry.rank, entry.suppressed) for entry in report.entries] == [
        (1, None),
        (2, "không cùng đối tượng (Nguyễn Văn A, 05/01/2026)"),
    ]
    assert report.entries[1].decisions == (decision,)
    assert report.counts == (("findings", 1), ("error", 1), ("thoi_han", 1), ("suppressed", 1))


def test_other_decisions_do_not_suppress() -> None:
    entry = only(ONE)
    for decisions in (
        (said(entry, "confirmed"),),
        (said(entry, "unsure"),),
        (said(entry, "rejected"), said(entry, "confirmed", "Trần Thị B")),
    ):
        (known,) = ranked(ONE, decisions=decisions).entries
        assert known.suppressed is None
        assert set(known.decisions) == set(decisions)


def test_a_decision_does_not_outlive_the_words_of_either_side() -> None:
    decision = said(only(ONE), "rejected")
    assert ONE.right
    for changed in (
        replace(ONE, left=replace(ONE.left, quote="nộp hồ sơ trong thời hạn 16 ngày")),
        replace(ONE, right=replace(ONE.right, quote="nộp hồ sơ trong thời hạn 31 ngày")),
        replace(ONE, left=replace(ONE.left, lead_in="Trường hợp cấp lại:")),
        replace(ONE, type="so_lieu"),
    ):
        (entry,) = ranked(changed, decisions=(decision,)).entries
        assert (entry.suppressed, entry.decisions) == (None, ())


def test_a_decision_outlives_edits_elsewhere() -> None:
    decision = said(only(ONE), "rejected")
    moved = finding(place("dt", "6.3", LEFT.replace(" ", "  "), start=900), place("luat", "20.1", RIGHT))
    report = ranked(moved, TWO, decisions=(decision,))
    assert [entry.suppressed is not None for entry in report.entries] == [False, True]


def test_conflicts_in_the_same_words_are_told_apart_by_place() -> None:
    twin = finding(place("dt", "7.1", LEFT), place("luat", "20.1", RIGHT))
    both = ranked(ONE, twin).entries
    assert len({entry.id for entry in both} | {only(ONE).id}) == 3
    report = ranked(ONE, twin, decisions=(said(both[0], "rejected"),))
    assert [entry.suppressed is not None for entry in report.entries] == [False, True]
    assert report.entries[1].finding == both[0].finding


def test_what_was_decided_is_never_set_aside() -> None:
    report = ranked(ONE, TWO, decisions=(said(only(ONE), "confirmed"),), floor=1.0)
    assert [entry.finding for entry in report.entries] == [ONE]
    assert dict(report.counts)["set_aside"] == 1
