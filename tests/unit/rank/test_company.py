"""A model's warning stays one only in a draft in which rules or the model found much."""

from __future__ import annotations

import pytest

from tests.unit.rank.rank_values import finding, place
from vbpl_check.model import Finding
from vbpl_check.rank.company import COMPANY, SUSPECTS, heed
from vbpl_check.rank.merge import Group, Scored

LAW = place("luat", "dieu-9.khoan-1")


def entry(one: Finding, number: int) -> Group:
    return Group([Scored(one, 1.0, (number,))], ())


def proved(count: int, document: str = "dt") -> list[Group]:
    return [entry(finding(place(document, f"dieu-{n}.khoan-1"), LAW), n) for n in range(1, count + 1)]


@pytest.mark.parametrize(("count", "expected"), [(0, "info"), (COMPANY - 1, "info"), (COMPANY, "warning")])
def test_severity_of_a_suspicion(count: int, expected: str) -> None:
    suspected = entry(finding(place("dt", "dieu-80.khoan-1"), LAW, severity="warning", by_model=True), 80)
    heed([*proved(count), suspected])
    assert suspected.main.severity == expected


def test_what_rules_found_in_another_draft_does_not_count() -> None:
    suspected = entry(finding(place("dt", "dieu-80.khoan-1"), LAW, severity="warning", by_model=True), 80)
    heed([*proved(COMPANY, "khac"), suspected])
    assert suspected.main.severity == "info"


def test_findings_of_rules_keep_their_severity() -> None:
    groups = proved(2)
    heed(groups)
    assert [each.main.severity for each in groups] == ["error", "error"]


@pytest.mark.parametrize(("count", "expected"), [(SUSPECTS - 1, "info"), (SUSPECTS, "warning")])
def test_many_suspicions_stand_by_themselves(count: int, expected: str) -> None:
    groups = [
        entry(finding(place("dt", f"dieu-{n}.khoan-1"), LAW, severity="warning", by_model=True), n)
        for n in range(1, count + 1)
    ]
    heed(groups)
    assert {each.main.severity for each in groups} == {expected}
