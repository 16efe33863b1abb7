"""What an act is done to when its own clause does not say so."""

from __future__ import annotations

import pytest

from vbpl_check.extract import extract, load_lexicon
from vbpl_check.extract._objects import words_before, words_behind
from vbpl_check.extract._topics import topic
from vbpl_check.model import Metadata, Source
from vbpl_check.parse import parse

LEXICON = load_lexicon()
NAMES = {"bổ nhiệm": "bổ nhiệm", "miễn nhiệm": "miễn nhiệm", "phê duyệt": "phê duyệt"}
TOPICS = [
    ("quy chế quỹ do các hội viên xây dựng; ", "", ("phê duyệt",), "quy chế quỹ"),
    ("khi có đủ hồ sơ được gửi đến; ", "phê duyệt đề án bến đò", ("phê duyệt",), "đề án bến đò"),
    ("", "bổ nhiệm, miễn nhiệm giám định viên", ("bổ nhiệm",), "giám định viên"),
    ("", "bổ nhiệm giám định viên, thu hồi thẻ", ("bổ nhiệm",), "giám định viên"),
    ("", "thành lập hội đồng", ("bổ nhiệm",), ""),
]


@pytest.mark.parametrize(("before", "heading", "acts", "expected"), TOPICS)
def test_topic(before: str, heading: str, acts: tuple[str, ...], expected: str) -> None:
    assert topic(before, heading, acts, NAMES) == expected


BEFORE = [
    ("sở a phối hợp với sở b xây dựng đề án bến đò, trình |", "đề án bến đò"),
    ("việc đặt tên bến đò do |", "đặt tên bến đò"),
    ("chất nổ thuộc danh mục hàng cấm do |", "danh mục hàng cấm"),
]


@pytest.mark.parametrize(("low", "expected"), BEFORE)
def test_words_before(low: str, expected: str) -> None:
    assert words_before(low, low.index("|")) == expected


def test_words_behind_end_at_a_new_clause_but_not_at_a_list_of_steps() -> None:
    assert words_behind(" hồ sơ, trình tự cấp thẻ, gửi sở y tế", 0) == " hồ sơ, trình tự cấp thẻ"


GRANTS = [
    (
        "Sở Y tế phối hợp với Sở Xây dựng lập, trình Ủy ban nhân dân cấp tỉnh phê duyệt đề án bến đò.",
        [("ủy ban nhân dân cấp tỉnh", ("phê duyệt",), "đề án bến đò", False)],
    ),
    (
        "Bộ Y tế quy định mẫu thẻ; quyết định danh sách đảo được miễn thẻ.",
        [
            ("bộ y tế", ("quy định",), "mẫu thẻ", False),
            ("bộ y tế", ("quyết định",), "danh sách đảo được miễn thẻ", False),
        ],
    ),
    (
        "Nhận được thông báo của Bộ Y tế, Giám đốc Sở Y tế ban hành quyết định cho tàu cá vào bến.",
        [("sở y tế", ("quyết định",), "cho tàu cá vào bến", False)],
    ),
    (
        "Chứng chỉ cứu hộ do Giám đốc Sở Y tế ký, đóng dấu trên cơ sở danh sách của câu lạc bộ.",
        [("sở y tế", ("cấp",), "chứng chỉ cứu hộ", False)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GRANTS)
def test_grants(text: str, expected: list[tuple[str, tuple[str, ...], str, bool]]) -> None:
    body = f"Điều 1. Quy định chung\n1. {text}\n"
    norms = extract(parse(Source("d", "d", body, metadata=Metadata(), role="checked")), LEXICON).norms
    found = [
        (g.offices[0].key, g.acts, g.object.strip(), g.shared) for norm in norms for g in norm.grants
    ]  # fmt: skip
    assert found == expected
