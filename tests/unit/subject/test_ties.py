"""What articles cite, as matrices."""

from __future__ import annotations

import numpy as np
import pytest

from vbpl_check.model import Article, Cited, Header, Holding
from vbpl_check.subject.ties import Catalogue, citations


def article(label: str, *cites: Cited) -> Article:
    """An article that cites."""
    return Article(label, "", "", "", (), cites)


RULE = Cited(number="1/2020/QH14", dieu="2")
LAW = Holding("law", "law", Header(number="1/2020/QH14"), (article("1"), article("2")))
DECREE = Holding(
    "decree", "decree", Header(number="5/2021/NĐ-CP"),
    (
        article("1", RULE, RULE),  # twice the same article
        article("2", Cited(number="1/2020/QH14")),  # the law as a whole
        article("3", Cited(number="", dieu="2"), Cited(number="", dieu="3")),  # its own document, and itself
        article("4", Cited(number="9/1999/QH10", dieu="1"), Cited(number="1/2020/QH14", dieu="99")),  # not here
    ),
    (), (Cited(number="1/2020/QH14"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cites", {(2, 1): 2, (4, 3): 1}),
        ("mentions", {(2, 0): 2, (3, 0): 1, (5, 0): 1}),
        ("between", {(1, 0): 5}),  # four by articles, one in the legal bases
    ],
)
def test_citations_are_counted(name: str, expected: dict[tuple[int, int], int]) -> None:
    holdings = (LAW, DECREE)
    matrix = getattr(citations(holdings, Catalogue(holdings)), name).tocoo()
    found = dict(zip(zip(matrix.row.tolist(), matrix.col.tolist(), strict=True), np.expm1(matrix.data), strict=True))
    assert found == pytest.approx(expected)
