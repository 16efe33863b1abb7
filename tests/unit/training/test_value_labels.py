"""The table of values: which pair of values a planted contradiction is, and which pairs say nothing."""

from dataclasses import replace

import pytest

from tests.bench.value_labels import Opposed, labels, means, within
from tests.factories import norm
from vbpl_check.model import Quantity, Span

TEXT = "Cơ quan trả kết quả trong 05 ngày, lưu hồ sơ 10 năm."


def value(raw: str) -> Quantity:
    start = TEXT.find(raw)
    return Quantity(Span(start, start + len(raw)), raw, 1.0, 1.0, "day", "duration")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("trong 05 ngày", True),
        ("lưu hồ sơ 10 năm", False),
        ("chậm nhất 05 ngày", True),  # not word for word, but it has the value
        ("chậm nhất 15 ngày làm việc", None),
        (None, None),
    ],
)
def test_a_value_stands_in_the_quoted_words_or_not(words: str | None, expected: bool | None) -> None:
    left = replace(norm(TEXT), span=Span(0, len(TEXT)))
    assert within(left, value("05 ngày"), words) is expected


@pytest.mark.parametrize(
    ("gold", "expected"),
    [
        ({"type": "thoi_han", "words_draft": "trong 05 ngày", "words_other": "trong 05 ngày"}, True),
        ({"type": "thoi_han", "words_draft": "trong 05 ngày", "words_other": "lưu hồ sơ 10 năm"}, None),
        ({"type": "thoi_han"}, False),
        ({"type": "tham_quyen"}, None),
        ({"type": "tham_quyen", "type_also": ["so_lieu"]}, False),
    ],
)
def test_a_contradiction_is_that_of_two_values_by_its_words_or_its_type(
    gold: dict[str, object], expected: bool | None
) -> None:
    side = replace(norm(TEXT), span=Span(0, len(TEXT)))
    assert means(gold, side, value("05 ngày"), side, value("05 ngày")) is expected


def test_one_pair_of_values_counts_for_a_planted_contradiction() -> None:
    quoted = Opposed((0.2,), "c01", known=True, quoted=True)
    fitting = Opposed((0.9,), "c01", known=True, quoted=False)
    other = Opposed((0.4,), "", known=True, quoted=False)
    unsure = Opposed((0.5,), "", known=False, quoted=False)
    assert list(labels([fitting, quoted, other, unsure])) == [((0.2,), 1), ((0.4,), 0)]
