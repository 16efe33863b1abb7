"""Merging, scoring, sorting and identity of entries."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.rank.rank_values import AS_OF, DECREE, DRAFT, LAW, finding, info, place
from vbpl_check.model import DocumentInfo, Finding, Link, Problem, Report
from vbpl_check.rank import load_tables, rank
from vbpl_check.rank.evidence import GROWING
from vbpl_check.rank.merge import same_text
from vbpl_check.rank.order import label_key
from vbpl_check.rank.ranker import shipped
from vbpl_check.settings import RankSettings

TABLES = load_tables()
DOCUMENTS = (LAW, DECREE, DRAFT)


def ranked(*findings: Finding, documents: tuple[DocumentInfo, ...] = DOCUMENTS, floor: float = 0.0) -> Report:
    return rank(findings, documents, (), RankSettings(AS_OF, floor), TABLES)


def shapes(report: Report) -> list[tuple[str, int]]:
    """Left address and number of supporting findings of each entry."""
    return [(str(entry.finding.left.address), len(entry.supporting)) for entry in report.entries]


def test_left_is_turned_to_the_checked_document() -> None:
    (entry,) = ranked(finding(place("luat", "20.1"), place("dt", "5.2"))).entries
    assert (entry.finding.left.document, entry.finding.right and entry.finding.right.document) == ("dt", "luat")
    assert entry.prevails == "right"


def test_two_rules_on_one_pair_are_one_entry_in_either_order() -> None:
    one = finding(place("dt", "5.2"), place("luat", "20.1"), strength=0.7)
    two = finding(place("luat", "20.1"), place("dt", "5.2"), rule="VB210", type="so_lieu", strength=0.9)
    report = ranked(one, two)
    (entry,) = report.entries
    assert (entry.finding.rule, [each.rule for each in entry.supporting]) == ("VB210", ["VB201"])
    assert entry.score > ranked(two).entries[0].score  # two rules agree


def test_other_family_in_the_same_pair_is_another_conflict() -> None:
    one = finding(place("dt", "5.2"), place("luat", "20.1"))
    two = finding(place("dt", "5.2"), place("luat", "20.1"), rule="VB301", type="tham_quyen")
    assert len(ranked(one, two).entries) == 2


def test_overlap_gives_way_to_the_contradiction_it_holds() -> None:
    one = finding(place("dt", "5.2"), place("luat", "20.1"))
    two = finding(place("dt", "5.2"), place("luat", "20.1"), rule="VB601", type="chong_cheo", strength=0.5)
    assert shapes(ranked(one, two)) == [("dt#dieu-5.khoan-2", 1)]


def test_the_same_words_in_conflict_are_one_conflict_whatever_the_type() -> None:
    quote = "trong thời hạn 15 ngày"
    left, right = place("dt", "5.2", quote, "15 ngày"), place("luat", "20.1", quote, "15 ngày")
    assert len(ranked(finding(left, right), finding(left, right, rule="VB104", type="nghia_vu_quyen_cam")).entries) == 1


def test_points_of_two_lists_conflict_one_by_one() -> None:
    report = ranked(
        finding(place("dt", "5.2.a"), place("luat", "20.1.a")),
        finding(place("dt", "5.2.b"), place("luat", "20.1.b"), strength=0.8),
        finding(place("dt", "5.2.a"), place("luat", "20.1"), strength=0.5),
    )
    assert shapes(report) == [("dt#dieu-5.khoan-2.diem-a", 1), ("dt#dieu-5.khoan-2.diem-b", 0)]


def test_copies_of_one_rule_in_several_documents_are_one_entry_best_first() -> None:
    text = "Cơ quan thuế trả lời trong thời hạn 30 ngày kể từ ngày nhận đủ hồ sơ"
    cited = (Link(place("dt", "1").address, place("luat", "20").address, "cites"),)
    report = ranked(
        finding(place("dt", "5.2"), place("nd", "7.3", text)),
        finding(place("dt", "5.2"), place("luat", "20.1", text + " hợp lệ"), links=cited),
    )
    (entry,) = report.entries
    assert entry.finding.right
    assert entry.finding.right.document == "luat"
    assert [each.right.document for each in entry.supporting if each.right] == ["nd"]


def test_further_right_sides_that_say_something_else_are_demoted() -> None:
    first = finding(place("dt", "5.2"), place("luat", "20.1", "trong thời hạn 30 ngày"))
    second = finding(place("dt", "5.2"), place("luat", "31.1", "trong thời hạn 45 ngày"))
    alone = ranked(second).entries[0].score
    report = ranked(first, second)
    assert [str(e.finding.right.address) for e in report.entries if e.finding.right] == [
        "luat#dieu-20.khoan-1",
        "luat#dieu-31.khoan-1",
    ]
    assert report.entries[1].score < alone


def stale(path: str, words: str = "Ủy ban nhân dân cấp huyện", start: int = 100) -> Finding:
    quote = f"{words} quyết định việc giao đất"
    return finding(place("dt", path, quote, words, start), rule="VB701", type="to_chuc_cu", similarity=0.0)


def test_stale_term_is_one_entry_with_the_other_places() -> None:
    report = ranked(stale("9.1"), stale("3"), stale("12.2.a"), stale("4", "Sở Kế hoạch và Đầu tư"))
    assert sorted(shapes(report)) == [("dt#dieu-3", 2), ("dt#dieu-4", 0)]


def test_its_identity_does_not_move_when_another_place_is_added() -> None:
    alone, many = ranked(stale("9.1", start=900)), ranked(stale("9.1"), stale("3"))
    assert alone.entries[0].id == many.entries[0].id


def citation(path: str, words: str, target: str, kind: str = "luat") -> Finding:
    quote = f"theo quy định tại {words}"
    return finding(place("dt", path, quote, words), place(kind, target, ""), rule="VB501", type="dan_chieu")


def test_dead_document_cited_many_times_is_one_entry() -> None:
    report = ranked(
        citation("3", "Điều 5 Luật X", ""),
        citation("4", "khoản 1 Điều 7 Luật X", ""),
        citation("5", "Luật Y", "", "nd"),
    )
    assert sorted(shapes(report)) == [("dt#dieu-3", 1), ("dt#dieu-5", 0)]


def test_of_copies_in_one_law_the_one_nearest_to_the_draft_is_in_front() -> None:
    text = "Chủ tàu nộp 01 bộ hồ sơ xóa đăng ký phao gồm phiếu yêu cầu 01 bản chính"
    report = ranked(
        finding(place("dt", "5.2"), place("luat", "29.1", text), strength=1.0, similarity=0.7),
        finding(place("dt", "5.2"), place("luat", "37.1", text + " ký"), strength=0.9, similarity=0.99),
    )
    (entry,) = report.entries
    assert entry.finding.right
    assert entry.finding.right.address.label("dieu") == "37"
    assert len(entry.supporting) == 1


def test_relative_citations_with_the_same_words_are_different() -> None:
    one, two = citation("3", "khoản 9 Điều này", "3", "dt"), citation("4", "khoản 9 Điều này", "4", "dt")
    assert len(ranked(one, two).entries) == 2


def test_identity_is_free_of_positions_files_order_and_blanks() -> None:
    quote = "trong thời hạn  15 ngày"
    one = finding(place("dt", "5.2", quote, "15", 100), place("luat", "20.1"))
    two = finding(place("l2", "20.1", start=7), place("d2", "5.2", quote.replace("  ", " "), "15", 900), strength=0.4)
    moved = (replace(LAW, id="l2", name="khac/luat.docx"), replace(DRAFT, id="d2", name="ban-2.docx"))
    first, second = ranked(one).entries[0], ranked(two, documents=moved).entries[0]
    assert first.id == second.id
    assert len(first.id) == 16
    assert ranked(replace(one, type="so_lieu")).entries[0].id != first.id


def test_local_numbers_repeat_between_provinces() -> None:
    here = info("a", "Quyết định", "5/2020/QĐ-UBND", territory="Phú Thọ", role="checked")
    there = replace(here, id="b", header=replace(here.header, territory="Nghệ An"))
    report = ranked(finding(place("a", "1")), finding(place("b", "1")), documents=(here, there))
    assert len({entry.id for entry in report.entries}) == 2


def test_ids_are_unique_even_for_twins() -> None:
    twins = (replace(DRAFT, id="a"), replace(DRAFT, id="b"))
    report = ranked(finding(place("a", "1")), finding(place("b", "1")), documents=twins)
    assert len({entry.id for entry in report.entries}) == 2


def test_floor_drops_and_counts_say_what_is_left() -> None:
    weak, strong = (
        finding(place("dt", "8"), place("luat", "9"), strength=0.0),
        finding(place("dt", "5"), place("luat", "1")),
    )
    floor = ranked(strong).entries[0].score
    assert ranked(weak).entries[0].score < floor
    counts = ranked(weak, strong, floor=floor).counts
    assert counts == (("findings", 1), ("error", 1), ("thoi_han", 1), ("set_aside", 1))


def test_settings_pass_through() -> None:
    settings = RankSettings(
        AS_OF, version="1", rulebook="abc", counts=(("links", 4),), titles=(("VB201", "Thời hạn"), ("VB9", "x"))
    )
    problems = (Problem("b.pdf", "x"), Problem("a.pdf", "x"), Problem("b.pdf", "x"))
    report = rank([finding(place("dt", "5"))], DOCUMENTS, problems, settings, TABLES)
    assert (report.version, report.rulebook, report.counts[0]) == ("1", "abc", ("links", 4))
    assert report.titles == (("VB201", "Thời hạn"),)
    assert [problem.file for problem in report.problems] == ["a.pdf", "b.pdf"]


def test_checked_documents_come_first_then_numbers() -> None:
    assert [each.id for each in ranked().documents] == ["dt", "nd", "luat"]
    assert ranked().entries == ()


def test_labels_sort_as_printed() -> None:
    labels = ["10", "5", "5a", "đ", "d", "e", "a", "5b"]
    assert sorted(labels, key=label_key) == ["a", "d", "đ", "e", "5", "5a", "5b", "10"]


def test_same_text_needs_the_same_numbers() -> None:
    rule = "Cơ quan thuế trả lời trong thời hạn {} ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ"
    assert same_text(rule.format(15), rule.format(15).upper())
    assert not same_text(rule.format(15), rule.format(30))
    assert not same_text("", "")


def many(seed: int) -> list[Finding]:
    """Findings with repeated places and equal strengths."""
    toss = random.Random(seed)
    found = []
    for _ in range(60):
        left = place("dt", f"{toss.randint(1, 4)}.{toss.randint(1, 3)}", start=toss.choice((0, 50)))
        right = place(toss.choice(("luat", "nd", "dt")), f"{toss.randint(5, 7)}.1") if toss.random() < 0.8 else None
        kind = toss.choice(("so_lieu", "thoi_han", "tham_quyen", "chong_cheo", "dan_chieu", "to_chuc_cu"))
        found.append(finding(left, right, type=kind, rule=f"VB{toss.randint(1, 3)}", strength=toss.choice((0.5, 0.9))))
    return found


@given(st.integers(0, 50), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_report(seed: int, toss: random.Random) -> None:
    findings, documents = many(seed), list(DOCUMENTS)
    wanted = ranked(*findings)
    toss.shuffle(findings)
    toss.shuffle(documents)
    assert ranked(*findings, documents=tuple(documents)) == wanted
    assert [entry.rank for entry in wanted.entries] == list(range(1, len(wanted.entries) + 1))
    assert len({entry.id for entry in wanted.entries}) == len(wanted.entries)


@given(st.integers(0, 50))
def test_no_finding_disappears(seed: int) -> None:
    findings = set(many(seed))
    report = ranked(*findings)
    assert {each for entry in report.entries for each in (entry.finding, *entry.supporting)} == findings


UNIT = st.floats(0, 1)


@given(UNIT, UNIT, UNIT, UNIT)
def test_more_evidence_never_lowers_a_score(strength: float, more: float, similarity: float, closer: float) -> None:
    def score(s: float, t: float, links: tuple[Link, ...] = ()) -> float:
        pair = finding(place("dt", "5"), place("luat", "9"), strength=s, similarity=max(t, 0.01), links=links)
        return ranked(pair).entries[0].score

    low = score(min(strength, more), min(similarity, closer))
    high = score(max(strength, more), max(similarity, closer))
    cited = score(strength, similarity, (Link(place("dt", "5").address, place("luat", "9").address, "cites"),))
    assert 0 <= low <= high <= 1
    assert score(strength, similarity) <= cited


def test_weights_of_evidence_are_not_negative() -> None:
    assert all(shipped().weights[name] >= 0 for name in GROWING)
    assert shipped().weights["rivals"] <= 0


def test_ended_document_scores_lower() -> None:
    old = replace(LAW, header=replace(LAW.header, expires=date(2022, 1, 1)))
    pair = finding(place("dt", "5"), place("luat", "9"))
    assert ranked(pair, documents=(DRAFT, old)).entries[0].score < ranked(pair).entries[0].score
