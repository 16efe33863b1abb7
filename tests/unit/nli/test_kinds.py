"""Of what kind a contradiction is: by the measures that differ, else by the words."""

from __future__ import annotations

import pytest

from tests import factories as make
from vbpl_check.extract import extract, load_lexicon
from vbpl_check.model import ConflictType, Norm, Pair, Source
from vbpl_check.nli.kinds import KINDS, kind, likeliest, parse, shipped, signs
from vbpl_check.parse import parse as parse_document

LEXICON = load_lexicon()


def norm(text: str, heading: str = "Quy định") -> Norm:
    return extract(parse_document(Source("a", "a", f"Điều 1. {heading}\n1. {text}\n")), LEXICON).norms[-1]


def pair(draft: str, law: str, heading: str = "Quy định") -> Pair:
    return make.pair(norm(draft, heading), norm(law, heading))


@pytest.mark.parametrize(
    ("draft", "law", "expected"),
    [
        ("Trường dành 15% chênh lệch thu chi để đầu tư.", "Trường phải dành tối thiểu 25% chênh lệch thu chi để đầu tư.", "so_lieu"),
        ("Cơ quan trả kết quả trong 20 ngày.", "Cơ quan trả kết quả trong 10 ngày.", "thoi_han"),
        ("Giám đốc Sở cấp giấy phép.", "Chủ tịch Ủy ban nhân dân cấp tỉnh cấp giấy phép.", "tham_quyen"),
    ],
)  # fmt: skip
def test_kind(draft: str, law: str, expected: ConflictType) -> None:
    assert kind(pair(draft, law)) == expected


def test_a_heading_tells_of_a_definition() -> None:
    law, draft = "Hộ nghèo là hộ có thu nhập dưới chuẩn.", "Hộ nghèo là hộ có thu nhập dưới chuẩn và hộ cận nghèo."
    assert kind(pair(draft, law, "Giải thích từ ngữ")) == "khai_niem"


def test_signs_are_what_only_one_side_says() -> None:
    found = signs(pair("Cá nhân nộp 02 bản sao.", "Cá nhân nộp bản chính."))
    assert {"+0", "+sao", "-chính", "#quy", "#định", "*"} <= found
    assert not {"+cá", "-nhân", "+bản"} & found


def test_without_any_weight_the_first_kind_is_told() -> None:
    assert likeliest(frozenset({"+chưa", "-từng"}), {}) == KINDS[0]


def test_weights_for_unknown_kinds_are_refused() -> None:
    assert shipped()
    with pytest.raises(ValueError, match="unknown kind"):
        parse('{"+phải": {"nghia_vu": 0.1}}')
