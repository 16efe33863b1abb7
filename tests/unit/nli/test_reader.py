"""The reader: which pairs it reads, how its two halves are put together, and that the shipped model runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import factories as make
from vbpl_check import pipeline
from vbpl_check.model import Heard, Judgement, Pair, Standing
from vbpl_check.nli.reader import CONTEXT, INPUTS, NAMES, Reader, embedded, in_context, inputs, probabilities, wanted


def pair(place: int | None, law: str = "phải nộp hồ sơ", draft: str = "không phải nộp hồ sơ") -> Pair:
    standing = None if place is None else Standing(place, 1.0, 9)
    return make.pair(make.norm(draft), make.norm(law), similarity=0.9, standing=standing)


@pytest.mark.parametrize(("place", "expected"), [(None, False), (0, True), (1, False), (2, False)])
def test_only_the_nearest_of_a_draft_are_read(place: int | None, expected: bool) -> None:
    assert wanted(pair(place)) is expected


def test_inputs_have_their_names_and_no_infinities() -> None:
    values = inputs(pair(1), Judgement(1.0, 0.0, 0.0))
    assert len(values) == len(INPUTS)
    assert len(NAMES) == len(set(NAMES))
    assert values[-2] == pytest.approx(6.907, abs=0.001)
    assert values[-1] == pytest.approx(0.0)


def row(margin: float) -> tuple[float, ...]:
    return (0.0,) * (len(INPUTS) - 2) + (margin, 0.0)


def test_a_row_is_told_what_the_others_of_its_draft_look_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbpl_check.nli.reader._TYPICAL", ())
    rows = [row(-4.0), row(-2.0), row(0.0), row(9.0)]
    first, second, third, other = (
        found[-len(CONTEXT) :] for found in in_context(rows, ["draft", "draft", "draft", "another"])
    )
    assert first == pytest.approx((-2.0, -0.4, 2 / 3, -2.0))
    assert second == pytest.approx((-2.0, -0.4, 1 / 3, 0.0))
    assert third == pytest.approx((-2.0, -0.4, 0.0, 2.0))
    assert other == pytest.approx((9.0, 9.0, 0.0, 0.0))


def test_what_looks_contrary_counts_less_where_all_else_agrees() -> None:
    suspect = row(1.0)
    careful = in_context([suspect, *(row(-4.0) for _ in range(60))], ["draft"] * 61)
    careless = in_context([suspect, *(row(0.5) for _ in range(60))], ["draft"] * 61)
    assert probabilities(careful[:1])[0] < probabilities(careless[:1])[0]


def test_a_draft_of_one_clause_is_seen_beside_documents_in_force() -> None:
    (found,) = in_context([row(1.0)], ["draft"])
    mean, upper, above, beyond = found[-len(CONTEXT) :]
    assert (round(mean, 2), upper, above, round(beyond, 2)) == (-2.46, -0.9, 0.0, 3.46)


def test_nothing_to_read_is_nothing_said() -> None:
    assert probabilities([]) == ()


class Fake(Reader):
    """Says one half of every pair."""

    def __init__(self) -> None:
        self.seen = 0

    def hear(self, pairs: object) -> tuple[Heard, ...]:
        found = list(pairs)  # type: ignore[call-overload]
        self.seen += len(found)
        return (Heard(0.5, "so_lieu"),) * len(found)


def test_results_keep_their_order_and_only_the_nearest_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "judge", lambda candidate, rules: (candidate, ()))  # what it was given
    reader = Fake()
    given = [pair(2), pair(0), pair(None), pair(1), pair(0)]
    found = [one for one, _ in pipeline.judged(given, (), reader)]
    half = Heard(0.5, "so_lieu")
    expected = [replace(one, heard=half) if place in (1, 4) else one for place, one in enumerate(given)]
    assert found == expected
    assert reader.seen == 2
    plain = [one for one, _ in pipeline.judged(given, (), None)]
    assert plain == given


def test_the_shipped_model_tells_a_contradiction_from_a_repetition() -> None:
    pytest.importorskip("onnxruntime")
    reader = embedded()
    law = "Trường tư thục phải dành tối thiểu 25% phần chênh lệch thu lớn hơn chi để đầu tư phát triển trường."
    less = "Trường tư thục dành 15% phần chênh lệch thu lớn hơn chi để đầu tư phát triển trường."
    same = (
        "Tối thiểu 25% phần chênh lệch thu lớn hơn chi của trường tư thục phải được dành để đầu tư phát triển trường."
    )
    asked = [pair(0, law, less), pair(0, law, same)]
    contradiction, repetition = reader.hear(asked)
    assert contradiction.share > repetition.share
