"""Names of papers and cases compared by their telling words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.items import all_met, covered, same_item, telling, without_pointers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giấy phép môi trường", ("phép", "môi", "trường")),
        ("trường hợp quy định tại khoản 2", ()),
        ("bản sao giấy chứng nhận kết hôn có chứng thực", ("chứng", "nhận", "kết", "hôn")),
        ("Uỷ ban nhân dân", ("ủy", "ban", "nhân", "dân")),
        ("15 ngày", ("ngày",)),
    ],
)
def test_telling_syllables(text: str, expected: tuple[str, ...]) -> None:
    assert telling(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("giấy phép môi trường", "thủ tục cấp giấy phép môi trường", True),
        ("giấy xác nhận về thu nhập", "giấy tờ chứng minh thu nhập", True),
        ("giấy xác nhận thu nhập", "giấy xác nhận thu nhập của vợ hoặc chồng", False),  # two words say too little
        ("bản sao hộ chiếu", "bản sao bằng lái", False),
        ("hồ sơ", "giấy tờ", False),
    ],
)
def test_same_item(one: str, other: str, same: bool) -> None:
    assert same_item(one, other) is same
    assert same_item(other, one) is same


def test_cover_is_of_the_part() -> None:
    assert covered("khai thác cát", "khai thác cát, sỏi lòng sông") == 1.0
    assert covered("khai thác cát, sỏi", "khai thác cát") == 0.75
    assert covered("hồ sơ", "hồ sơ đề nghị") == 0.0


def test_alternatives_must_all_be_met() -> None:
    papers = ("giấy phép lao động", "thẻ tạm trú dài hạn")
    assert all_met(papers, ("giấy phép lao động",), alternative=False)
    assert not all_met(papers, ("giấy phép lao động",), alternative=True)
    assert not all_met((), ("giấy phép lao động",), alternative=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trường hợp quy định tại các khoản 4, 5 và 8 điều 154 của luật này", "trường hợp"),
        ("hộ nghèo theo quy định tại khoản 1 điều này và hộ cận nghèo", "hộ nghèo hộ cận nghèo"),
        ("dự án quy định tại điểm a, điểm b khoản 2 điều 5, công trình công cộng", "dự án công trình công cộng"),
        ("nước thải", "nước thải"),
    ],
)
def test_pointers_are_taken_out(text: str, expected: str) -> None:
    assert " ".join(without_pointers(text).split()) == expected


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_compares(one: str, other: str) -> None:
    assert 0.0 <= covered(one, other) <= 1.0
    assert same_item(one, other) == same_item(other, one)
    without_pointers(one.lower())
