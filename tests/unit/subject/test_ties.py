"""What articles cite, as matrices."""

from __future__ import annotations

import numpy as np
import pytest

from vbpl_check.model import Article, Cited, Header, Holding
from vbpl_check.subject.spoken import Regimes
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


def titled(kind: str, title: str, *texts: str) -> Holding:
    """A document of articles with these texts."""
    articles = tuple(Article(str(place), "", "", text) for place, text in enumerate(texts, start=1))
    return Holding(title, title, Header(number=title, kind=kind, title=title), articles)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo quy định của pháp luật về khiếu nại, tố cáo và pháp luật về đất đai.", [0, 1, 2]),
        ("thực hiện theo pháp luật hiện hành đối với trẻ em; pháp luật đất đai", [3, 2]),
        ("Pháp luật về phòng, chống mại dâm, khiếu nại", [4, 0]),
        ("pháp luật về trẻ em khuyết tật", [3]),
        ("pháp luật về hoá chất", [6]),  # the tone mark on either vowel
        ("pháp luật về xây dựng, đất đai", []),  # what follows an unknown name may be a part of it
        ("pháp luật về vốn được cấp", []),  # not the law on medicines
        ("giải quyết khiếu nại của công dân", []),
    ],
)
def test_laws_that_a_text_speaks_of(text: str, expected: list[int]) -> None:
    titles = (
        "Luật Khiếu nại",
        "Luật Tố cáo năm 2018",
        "Đất đai",
        "Luật Trẻ em",
        "Phòng, chống mại dâm",
        "Luật Dược",
        "Hóa chất",
    )
    laws = [titled("Pháp lệnh" if "mại dâm" in title else "Luật", title) for title in titles]
    assert list(Regimes([*laws, titled("Nghị định", "vốn")]).documents(text)) == expected


def test_an_article_mentions_the_law_that_it_speaks_of() -> None:
    law = titled("Luật", "Khiếu nại", "Việc khiếu nại theo pháp luật về khiếu nại.")
    decree = titled("Nghị định", "viễn thám", "Báo cáo.", "Giải quyết theo pháp luật về khiếu nại.")
    holdings = (law, decree)
    matrix = citations(holdings, Catalogue(holdings)).mentions.tocoo()
    assert list(zip(matrix.row.tolist(), matrix.col.tolist(), strict=True)) == [(2, 0)]
