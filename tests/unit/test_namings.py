"""Names of deciders: what they come down to, and whether two may be one."""

from __future__ import annotations

import pytest

from vbpl_check.check.displaced import Params
from vbpl_check.deciders import Decision
from vbpl_check.namings import bare, is_name, may_be_one, naming
from vbpl_check.pipeline import load_book

PARAMS = next(bound.params for bound in load_book(select=("VB316",)).rules)
assert isinstance(PARAMS, Params)
WORDS = PARAMS.vocabulary


def test_bare() -> None:
    assert bare("ủy ban nhân dân cấp xã nơi có đất") == "ủy ban nhân dân cấp xã"


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("chủ tịch ủy ban nhân dân cấp tỉnh", {"ủy", "ban", "nhân", "dân", "tỉnh"}),
        ("giám đốc sở y tế trong phạm vi địa phương", {"sở", "y", "tế"}),
        ("người ra quyết định cưỡng chế", {"người", "ra", "quyết", "định", "cưỡng", "chế"}),
    ],
)
def test_naming(actor: str, expected: set[str]) -> None:
    assert naming(actor, WORDS) == expected


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("hội nghị chủ nợ", True), ("sở nội vụ cập nhật cơ sở dữ liệu", False), ("cơ quan quản lý nhà nước về phà", True)],
)
def test_is_name(actor: str, expected: bool) -> None:
    assert is_name(actor, PARAMS.clause, WORDS) is expected


def test_may_be_one() -> None:
    committee = Decision("ủy ban nhân dân cấp tỉnh", "cấp", "")
    assert may_be_one(Decision("chủ tịch ủy ban nhân dân tỉnh", "cấp", ""), committee, WORDS)
    assert not may_be_one(Decision("giám đốc sở y tế", "cấp", ""), committee, WORDS)
