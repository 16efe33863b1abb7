"""Acts of what is found are tagged, each once, and what was found is judged again with them; the rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from vbpl_check import pipeline
from vbpl_check.model import Address, DocumentInfo, Finding, Header, Norm, Pair, Place, Problem, Span
from vbpl_check.step import Done, Failed, Step


class Told:
    """A runner that knows the cores of some acts and keeps what it was asked."""

    def __init__(self, known: dict[str, tuple[str, ...]]) -> None:
        self.known = known
        self.asked: list[list[str]] = []

    def map(self, step: Step[Any, Any], items: Iterable[Any]) -> Iterator[Any]:
        self.asked.append(list(items))
        for act in self.asked[-1]:
            yield Done(self.known[act]) if act in self.known else Failed(step.name, act, "internal")


def pair(left: str, right: str) -> Pair:
    norms = [Norm(Address(d), Span(0, 1), "x", "obligation", act=act) for d, act in (("a", left), ("b", right))]
    infos = [DocumentInfo(d, d, Header()) for d in "ab"]
    return Pair(norms[0], norms[1], infos[0], infos[1], date(2026, 1, 1), 0.9)


def finding(strength: float) -> Finding:
    place = Place("a", Address("a"), "x", Span(0, 1))
    return Finding("VB201", "so_lieu", "error", strength, "", place, None)


def judged_again(candidate: Any, rules: object) -> tuple[Finding, ...]:
    return (finding(len(candidate.left.core) + 10 * len(candidate.right.core)),)


def test_what_is_found_is_judged_again_with_its_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "apply", judged_again)
    runner = Told({"nộp hồ sơ": ("nộp", "hồ_sơ"), "cấp phép": ("cấp",)})
    problems: list[Problem] = []
    given = [
        (pair("nộp hồ sơ", "cấp phép"), (finding(0.5),)),
        (pair("thu phí", "cấp phép"), ()),
        (pair("nộp hồ sơ", ""), (finding(0.5),)),
        (pair("thu phí", "nộp hồ sơ"), (finding(0.5),)),
    ]
    assert [[one.strength for one in found] for found in pipeline.tagged(given, (), runner, problems)] == [
        [12.0],
        [],
        [2.0],
        [20.0],
    ]
    assert runner.asked == [["cấp phép", "nộp hồ sơ", "thu phí"]]
    assert [(problem.file, problem.slug) for problem in problems] == [("thu phí", "internal")]


def test_nothing_found_is_nothing_tagged() -> None:
    runner = Told({})
    assert list(pipeline.tagged([(pair("thu phí", "thu phí"), ())] * 3, (), runner, [])) == [()] * 3
    assert runner.asked == [[]]
