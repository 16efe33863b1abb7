"""The reader: which pairs it reads, how its two halves are put together, and that the shipped model runs."""

from __future__ import annotations

import pytest

from tests import factories as make
from vbpl_check import pipeline
from vbpl_check.logistic import Logistic, dump, parse
from vbpl_check.model import Candidate, Judgement, Pair, Standing
from vbpl_check.nli.reader import NAMES, Reader, embedded, inputs, probability, shipped, wanted


def pair(place: int | None, law: str = "phải nộp hồ sơ", draft: str = "không phải nộp hồ sơ") -> Pair:
    standing = None if place is None else Standing(place, 1.0, 9)
    return make.pair(make.norm(draft), make.norm(law), similarity=0.9, standing=standing)


@pytest.mark.parametrize(("place", "expected"), [(None, False), (0, True), (1, False), (2, False)])
def test_only_the_nearest_of_a_draft_are_read(place: int | None, expected: bool) -> None:
    assert wanted(pair(place)) is expected


def test_inputs_have_their_names_and_no_infinities() -> None:
    values = inputs(pair(1), Judgement(1.0, 0.0, 0.0))
    assert len(values) == len(NAMES) == len(set(NAMES))
    assert values[-3] == 1.0
    assert values[-2] == pytest.approx(6.907, abs=0.001)
    assert values[-1] == pytest.approx(0.0)


def test_probability_is_a_logistic_of_the_scaled_inputs() -> None:
    size = len(NAMES)
    blend = Logistic((1.0,) * size, (2.0,) * size, (0.0,) * (size - 1) + (3.0,), -1.0)
    assert probability((1.0,) * size, blend) == 0.27  # 1 / (1 + e)
    assert probability((1.0,) * (size - 1) + (3.0,), blend) == 0.88  # 1 / (1 + e^-2)


def test_weights_are_read_as_written() -> None:
    assert parse(dump(shipped(), NAMES), NAMES) == shipped()


def test_weights_for_other_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        parse(dump(shipped(), NAMES).replace('"leaning"', '"learning"'), NAMES)


class Fake(Reader):
    """Says one half of every pair."""

    def __init__(self) -> None:
        self.seen = 0

    def hear(self, pairs: object) -> tuple[float, ...]:
        found = list(pairs)  # type: ignore[call-overload]
        self.seen += len(found)
        return (0.5,) * len(found)


def test_candidates_keep_their_order_and_only_the_nearest_are_heard() -> None:
    reader = Fake()
    given: list[Candidate] = [pair(2), pair(0), pair(None), pair(1), pair(0)]
    found = list(pipeline.heard(given, reader))
    assert [each.heard for each in found if isinstance(each, Pair)] == [None, 0.5, None, None, 0.5]
    assert reader.seen == 2
    assert list(pipeline.heard(given, None)) == given


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
    assert contradiction > repetition
    assert reader.hear(asked[1:]) == pytest.approx([repetition], abs=0.02)
