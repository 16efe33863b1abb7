"""The ranker: its probabilities, its file, what it learns and what it must not learn."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.rank.rank_values import AS_OF, DRAFT, LAW, address, finding, info, place
from vbpl_check.errors import SettingsError
from vbpl_check.model import Decision, DocumentInfo, Link, LinkKind, Outcome, Place
from vbpl_check.model.terms import NOWHERE
from vbpl_check.rank import load_tables, rank
from vbpl_check.rank.evidence import GROWING, NAMES, TWO_SIDED
from vbpl_check.rank.fit import Label, Prior, fit, folds, log_loss
from vbpl_check.rank.learn import ENOUGH, learn
from vbpl_check.rank.ranker import Ranker, dump_ranker, probability, read_ranker, shipped
from vbpl_check.settings import RankSettings

PRIOR = Prior(bias=1.0, weights=0.5, rules=1.0, issued_rules=0.5)
PLAIN = Ranker(bias=-1.0, weights={"strength": 2.0}, rules={"VB201": 0.5}, issued_rules={"VB201": -3.0})


def evidence(strength: float = 0.8, issued: float = 0.0) -> dict[str, float]:
    return {"strength": strength, "similarity": 0.6, "link": 1.0, "issued": issued}


@pytest.mark.parametrize(
    ("rule", "issued", "odds"), [("VB201", 0.0, 0.5), ("VB201", 1.0, -2.5), ("VB999", 0.0, 0.0), ("VB999", 1.0, 0.0)]
)
def test_probability_is_plain_arithmetic(rule: str, issued: float, odds: float) -> None:
    expected = {0.5: 0.6225, -2.5: 0.0759, 0.0: 0.5}[odds]
    assert probability(PLAIN, rule, {"strength": 0.5, "issued": issued}) == expected


def test_missing_evidence_is_neutral() -> None:
    ranker = replace(PLAIN, weights={"nli": 4.0, "certainty": 1.0})
    full = {"nli": 0.5, "certainty": 1.0, "issued": 0.0}
    assert probability(ranker, "VB1", {}) == probability(ranker, "VB1", full)


def test_the_file_is_readable_and_read_again() -> None:
    again = read_ranker(dump_ranker(PLAIN), "x.json")
    assert (again.bias, again.weights["strength"], again.rules, again.issued_rules) == (
        -1.0, 2.0, {"VB201": 0.5}, {"VB201": -3.0},
    )  # fmt: skip
    assert set(again.weights) == set(NAMES)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"schema": "x"}', b"\xff", b"[" * 9999, b'{"schema": "vbpl-check/ranker/1", "bias": "x"}',
     b'{"schema": "vbpl-check/ranker/1", "bias": 1e999, "weights": {}, "rules": {}, "issued_rules": {}}'],
)  # fmt: skip
def test_a_file_that_is_no_ranker_is_told(data: bytes) -> None:
    with pytest.raises(SettingsError, match="ranker-invalid"):
        read_ranker(data, "x.json")


def test_entries_carry_what_their_score_is_made_of() -> None:
    pair = finding(place("dt", "5", mark="15 ngày"), place("luat", "9", mark="15 ngày"))
    (entry,) = rank([pair], (LAW, DRAFT), (), RankSettings(AS_OF), load_tables()).entries
    known = dict(entry.evidence)
    assert set(known) == set(NAMES)
    assert (known["strength"], known["issued"], known["alone"], known["certainty"], known["nli_known"]) == (
        0.9, 0.0, 0.0, 1.0, 0.0,
    )  # fmt: skip
    assert entry.score == probability(shipped(), "VB201", known)


def known_of(left: Place, right: Place | None, documents: tuple[DocumentInfo, ...], **change: Any) -> dict[str, float]:
    """The evidence of the only entry."""
    (entry,) = rank([finding(left, right, **change)], documents, (), RankSettings(AS_OF), load_tables()).entries
    return dict(entry.evidence)


OLD = info("cu", "Luật", "10/1999/QH10", "Quốc hội", issued=date(1999, 6, 1), expires=date(2010, 1, 1), role="checked")
CHECKED = info("nd", "Nghị định", "145/2020/NĐ-CP", "Chính phủ", issued=date(2020, 12, 14), role="checked")
TWIN = info("nd2", "Nghị định", "12/2020/NĐ-CP", "Chính phủ", issued=date(2020, 2, 1), role="checked")
NAMED = Place("cu", address("cu", "9"), "", NOWHERE)


@pytest.mark.parametrize("right", [None, NAMED])
def test_a_finding_of_one_side_loses_nothing_by_it(right: Place | None) -> None:
    known = known_of(place("nd", "5", mark="15 ngày"), right, (CHECKED, OLD), similarity=0.0)
    full = dict.fromkeys((*TWO_SIDED, "certainty", "alone", "issued", "issued_alone"), 1.0)
    assert known == dict.fromkeys(NAMES, 0.0) | full | {"strength": 0.9, "nli": 0.5}


@pytest.mark.parametrize(
    ("other", "kinds", "untied"),
    [(TWIN, (), 1.0), (TWIN, ("same_subject",), 1.0), (TWIN, ("cites",), 0.0), (LAW, (), 0.0), (DRAFT, (), 0.0),
     (CHECKED, (), 0.0)],
)  # fmt: skip
def test_two_issued_texts_of_one_rank_without_a_tie_are_told(
    other: DocumentInfo, kinds: tuple[LinkKind, ...], untied: float
) -> None:
    sides = place("nd", "5", mark="15 ngày"), place(other.id, "9", mark="15 ngày", start=700)
    links = tuple(Link(sides[0].address, sides[1].address, kind) for kind in kinds)
    documents = tuple({each.id: each for each in (CHECKED, other)}.values())
    assert known_of(*sides, documents, links=links)["untied"] == untied


def test_what_a_reader_of_both_sides_says_is_evidence() -> None:
    sides = place("dt", "5", mark="15 ngày"), place("luat", "9", mark="15 ngày")
    known = known_of(*sides, (LAW, DRAFT), nli=0.83)
    assert (known["nli"], known["nli_known"]) == (0.83, 1.0)


def test_another_ranker_changes_scores_and_no_ids() -> None:
    pairs = [finding(place("dt", str(n)), place("luat", str(n)), strength=n / 10) for n in range(1, 6)]
    first = rank(pairs, (LAW, DRAFT), (), RankSettings(AS_OF), load_tables())
    second = rank(pairs, (LAW, DRAFT), (), RankSettings(AS_OF), load_tables(), PLAIN)
    assert {entry.id for entry in first.entries} == {entry.id for entry in second.entries}
    assert [entry.score for entry in first.entries] != [entry.score for entry in second.entries]


def labels(count: int, truth: dict[str, float], seed: int = 1) -> list[Label]:
    """Findings of rules that are right with the given probabilities, ten a document."""
    draw = random.Random(seed)
    found = []
    for number in range(count):
        rule = draw.choice(sorted(truth))
        right = float(draw.random() < truth[rule])
        found.append(Label(rule, evidence(round(draw.uniform(0.6, 1), 3)), right, f"d{number // 10}"))
    return found


def test_a_rule_that_is_always_wrong_loses_and_the_others_keep() -> None:
    ranker = fit(labels(200, {"VB1": 0.02, "VB2": 0.95}), shipped(), PRIOR)
    assert probability(ranker, "VB1", evidence()) < 0.2
    assert probability(ranker, "VB2", evidence()) > 0.8


def test_few_labels_move_little_and_none_move_nothing() -> None:
    before = probability(shipped(), "VB1", evidence())
    one = fit([Label("VB1", evidence(), 0.0, "d")], shipped(), PRIOR)
    assert before - 0.25 < probability(one, "VB1", evidence()) < before
    assert fit([], shipped(), PRIOR) == shipped()


def test_the_order_of_labels_does_not_matter_and_signs_hold() -> None:
    rows = labels(60, {"VB1": 0.5, "VB2": 0.1})
    ranker = fit(rows, shipped(), PRIOR)
    assert dump_ranker(fit(rows[::-1], shipped(), PRIOR)) == dump_ranker(ranker)
    assert all(ranker.weights[name] >= 0 for name in GROWING)


def test_evidence_that_never_varies_keeps_its_weight() -> None:
    start = replace(shipped(), weights={**shipped().weights, "nli": 2.0})
    assert fit(labels(50, {"VB1": 0.1}), start, PRIOR).weights["nli"] == 2.0


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=40), st.integers(2, 6))
def test_folds_keep_groups_together_and_test_each_label_once(groups: list[str], count: int) -> None:
    rows = [Label("VB1", {}, 1.0, group) for group in groups]
    parts = folds(rows, count)
    for seen, unseen in parts:
        assert not {row.group for row in seen} & {row.group for row in unseen}
    if len(set(groups)) > 1:
        assert sorted(row.group for _, unseen in parts for row in unseen) == sorted(groups)


def test_log_loss() -> None:
    even = Ranker(0.0, {})
    assert [round(log_loss(even, Label("VB1", {}, truth, "d")), 4) for truth in (0.0, 1.0)] == [0.6931, 0.6931]


def said(rows: list[Label], reviewer: str = "A", flip: bool = False) -> list[Decision]:
    outcomes: tuple[Outcome, Outcome] = ("rejected", "confirmed")
    return [
        Decision(
            f"{place:016x}", outcomes[int(row.truth) ^ flip], "", reviewer, "2026-01-05", row.rule, "",
            f"Khoản 1 Điều {place} Quyết định {row.group}/2026/QĐ-UBND", "", tuple(sorted(row.evidence.items())),
        )
        for place, row in enumerate(rows)
    ]  # fmt: skip


def test_many_consistent_decisions_teach() -> None:
    lesson = learn(said(labels(200, {"VB1": 0.03, "VB2": 0.97})), shipped())
    assert lesson.step > 0
    assert lesson.after < lesson.before
    assert probability(lesson.ranker, "VB1", evidence()) < probability(lesson.ranker, "VB2", evidence()) - 0.3


def test_few_decisions_teach_nothing() -> None:
    lesson = learn(said(labels(ENOUGH - 1, {"VB1": 0.0})), shipped())
    assert (lesson.ranker, lesson.step, lesson.used) == (shipped(), 0, ENOUGH - 1)


def test_contradictory_decisions_leave_the_order_as_it_was() -> None:
    rows = labels(200, {"VB1": 0.03, "VB2": 0.97})
    lesson = learn(said(rows) + said(rows, "B", flip=True), shipped())
    assert lesson.contested == 200
    gap = probability(lesson.ranker, "VB2", evidence()) - probability(lesson.ranker, "VB1", evidence())
    assert abs(gap) < 0.1


def test_decisions_without_evidence_or_conclusion_are_counted_not_used() -> None:
    rows = said(labels(30, {"VB1": 0.5}))
    bare = [replace(rows[0], evidence=()), replace(rows[1], outcome="unsure"), *rows[2:]]
    lesson = learn(bare, shipped())
    assert (lesson.used, lesson.left_out) == (28, 2)


def test_the_order_of_decisions_does_not_matter() -> None:
    rows = said(labels(80, {"VB1": 0.1, "VB2": 0.9}))
    assert dump_ranker(learn(rows[::-1], shipped()).ranker) == dump_ranker(learn(rows, shipped()).ranker)


def test_the_shipped_file_is_as_written() -> None:
    raw = json.loads(dump_ranker(shipped()))
    assert raw["schema"] == "vbpl-check/ranker/1"
    assert read_ranker(dump_ranker(shipped()), "x") == replace(
        shipped(), weights={name: shipped().weights[name] for name in NAMES}
    )
