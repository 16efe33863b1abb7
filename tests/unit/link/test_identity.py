"""Which document a number or a name means where several bear it; quotations after real laws."""

from __future__ import annotations

from datetime import date

import pytest

from vbpl_check.link._works import Named, collect
from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Header, Span, Work

GOVERNMENT = "Luật Tổ chức chính quyền địa phương"


def document(id: str, number: str, issued: date | None, title: str = "", territory: str | None = None) -> Facts:
    header = Header(number, "Luật" if title else None, title or None, issued=issued, territory=territory)
    return Facts(DocumentInfo(id, id, header), ())


def means(work: Work, *documents: Facts, written: date | None = date(2025, 9, 1)) -> Named:
    citing = document("citing", "5/2025/TT-BNV", written)
    citation = Citation(Address("citing"), Span(0, 1), "x", work)
    return collect([citing, *documents]).named(citation)


NAMESAKES = (
    document("65", "65/2025/QH15", date(2025, 2, 19), GOVERNMENT),
    document("72", "72/2025/QH15", date(2025, 6, 16), GOVERNMENT),
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (date(2025, 9, 1), Named(("72",))),
        (date(2025, 4, 1), Named(("65",))),
        (None, Named(("72",), sure=False)),
    ],
)
def test_two_laws_of_one_name_and_year(written: date | None, expected: Named) -> None:
    assert means(Work("name", name=GOVERNMENT, year=2025), *NAMESAKES, written=written) == expected


def test_a_number_tells_namesakes_apart() -> None:
    assert means(Work("number", "65/2025/QH15", GOVERNMENT), *NAMESAKES) == Named(("65",))


def test_the_number_of_a_namesake_that_is_not_there_means_no_other() -> None:
    assert means(Work("number", "72/2025/QH15", GOVERNMENT), NAMESAKES[0]) == Named()


def test_a_slip_in_the_end_of_a_number() -> None:
    """Luật 71/2014/QH13 Điều 2: "Luật thuế thu nhập cá nhân số 04/2007/QH11"."""
    law = document("tax", "04/2007/QH12", date(2007, 11, 21), "Luật Thuế thu nhập cá nhân")
    assert means(Work("number", "04/2007/QH11", "Luật thuế thu nhập cá nhân"), law) == Named(("tax",))
    assert means(Work("number", "04/2007/QH11", "Luật Hóa chất"), law) == Named()
    assert means(Work("number", "05/2007/QH11", "Luật thuế thu nhập cá nhân"), law) == Named()


REPEATED = {
    "consolidated texts": ("10/VBHN-VPQH", date(2020, 7, 15), date(2025, 2, 24)),
    "decrees before 1997": ("42/CP", date(1995, 7, 1), date(1996, 7, 16)),
    "letters": ("1234/BTC-CST", date(2023, 2, 8), date(2025, 2, 10)),
}


@pytest.mark.parametrize(("number", "one", "two"), REPEATED.values(), ids=REPEATED.keys())
def test_a_number_that_comes_again_every_year(number: str, one: date, two: date) -> None:
    both = (document("one", number, one), document("two", number, two))
    assert not means(Work("number", number), *both).sure
    assert means(Work("number", number, issued=two), *both) == Named(("two",))
    assert means(Work("number", number, year=one.year), *both) == Named(("one",))
    assert not means(Work("number", number, issued=date(2001, 1, 1)), *both).sure


def test_layouts_of_one_document_are_all_meant() -> None:
    both = (document("a", "45/2019/QH14", date(2019, 11, 20)), document("b", "45/2019/QH14", date(2019, 11, 20)))
    assert means(Work("number", "45/2019/QH14"), *both) == Named(("a", "b"))
