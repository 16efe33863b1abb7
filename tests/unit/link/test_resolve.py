"""Resolution: documents by number and name, provisions inside them, and when one is called missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vbpl_check.link.resolve import Resolver
from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Header, Level, Provision, Span, Work

Parts = tuple[tuple[str, str], ...]


def path(text: str, *root: tuple[str, str]) -> Parts:
    """ "5/2/a" -> article, clause, point; "Ví dụ" roots go first."""
    return (*root, *zip(("dieu", "khoan", "diem"), text.split("/"), strict=False))


def unit(document: str, parts: Parts, heading: str = "", quoted: bool = False, parent: int = -1) -> Provision:
    level: Level = parts[-1][0]  # type: ignore[assignment]
    return Provision(Address(document, parts), level, parts[-1][1], Span(0, 1), heading, Span(0, 1), parent, quoted)


def facts(id: str, *paths: str, citations: tuple[Citation, ...] = (), **header: Any) -> Facts:
    """A document with the given provisions ("5/2/a") and a last article on entry into force."""
    provisions = [unit(id, path(text)) for text in paths]
    articles = [p for p in paths if "/" not in p]
    if articles:
        provisions.append(unit(id, (("dieu", str(int(articles[-1].rstrip("ab")) + 1)),), "Hiệu lực thi hành"))
    header.setdefault("number", id)
    return Facts(DocumentInfo(id, id, Header(**header)), tuple(provisions), citations)


def cite(source: str, raw: str, text: str = "", place: str = "1", **fields: Any) -> Citation:
    work = {key: fields.pop(key) for key in ("kind", "number", "name", "issued", "year") if key in fields}
    work.setdefault("kind", "number" if "number" in work else "name" if "name" in work else "this")
    parts = path(text) if text else ()
    return Citation(Address(source, path(place)), Span(0, len(raw)), raw, Work(**work), parts, **fields)


LAW = facts(
    "10/2020/QH14",
    "1",
    "2",
    "2/1",
    "2/2",
    "2/3",
    "2/3/a",
    "2/3/b",
    "3",
    kind="Luật",
    title="Luật Thư viện",
    issued=date(2020, 1, 1),
)
DRAFT = facts("d", "1", "2", number=None, draft=True, kind="Nghị định")


@pytest.mark.parametrize(
    ("text", "status", "nearest", "existing"),
    [
        ("2/3/b", "found", None, ()),
        ("2/4", "no_provision", "2", ("1", "2", "3")),
        ("2/3/c", "no_provision", "2/3", ("a", "b")),
        ("9", "no_provision", "", ("1", "2", "3", "4")),
        ("3/1", "ambiguous", "3", ()),  # an article without numbered clauses
        ("2/3a", "ambiguous", "2", ("1", "2", "3")),  # an amendment may have put it in
    ],
)
def test_provisions(text: str, status: str, nearest: str | None, existing: tuple[str, ...]) -> None:
    target = Resolver([LAW, DRAFT]).resolve(cite("d", "khoản 9 Luật số 10/2020/QH14", text, number="10/2020/QH14"))
    assert (target.status, target.existing) == (status, existing)
    if status == "found":
        assert target.address == Address("10/2020/QH14", path(text))
    else:
        assert target.nearest == Address("10/2020/QH14", path(nearest) if nearest else ())


@pytest.mark.parametrize("number", ["10/2020/qh14", "10 /2020/ QH14", "010/2020/QH14"])
def test_number_in_any_spelling(number: str) -> None:
    assert Resolver([LAW]).resolve(cite("10/2020/QH14", number, number=number)).address == Address("10/2020/QH14")


def test_unknown_document() -> None:
    assert Resolver([LAW]).resolve(cite("10/2020/QH14", "số 9/2000/QH10", number="9/2000/QH10")).status == "no_document"


def test_own_article_of_an_attached_text() -> None:
    root = ("kem_theo", "1")
    own = Facts(
        DocumentInfo("q", "q", Header(number="1/2020/QĐ-TTg")),
        (unit("q", path("1")), unit("q", (root,)), unit("q", path("1", root)), unit("q", path("1/2", root))),
    )
    inside = Citation(Address("q", path("1", root)), Span(0, 1), "khoản 2 Điều này", Work(), path("1/2"))
    assert Resolver([own]).resolve(inside).address == Address("q", path("1/2", root))
    outside = cite("q", "khoản 2 Điều 1 Quy định này", "1/2", kind="attached")
    assert Resolver([own]).resolve(outside).address == Address("q", path("1/2", root))


def test_words_of_doubt_about_an_own_citation() -> None:
    resolver = Resolver([LAW])
    assert resolver.resolve(cite("10/2020/QH14", "khoản 7 Điều 2 Luật này", "2/7")).status == "no_provision"
    assert resolver.resolve(cite("10/2020/QH14", "khoản 7 Điều 2", "2/7")).status == "ambiguous"
    assert resolver.resolve(cite("10/2020/QH14", "khoản 7 Điều 2 Luật này", "2/7", quoted=True)).status == "ambiguous"


def test_hole_in_the_numbering_is_damage() -> None:
    cut = facts("11/2020/QH14", "1", "2", "2/1", "2/3", "3")
    target = Resolver([cut, DRAFT]).resolve(
        cite("d", "khoản 2 Điều 2 Luật số 11/2020/QH14", "2/4", number="11/2020/QH14")
    )
    assert target.status == "ambiguous"


def test_unseen_amender_makes_a_miss_uncertain() -> None:
    told = cite("d", "Luật số 10/2020/QH14", number="10/2020/QH14", amended_by=("5/2023/QH15",))
    draft = facts("d", "1", "2", citations=(told,), number=None, draft=True)
    wanted = cite("d", "khoản 4 Điều 2 Luật số 10/2020/QH14", "2/4", number="10/2020/QH14")
    assert Resolver([LAW, draft]).resolve(wanted).status == "ambiguous"


def amender() -> Facts:
    """Puts khoản 3a and 3b into Điều 2 of LAW."""
    place = (("dieu", "1"), ("khoan", "1"))
    provisions = (
        unit("a", (("dieu", "1"),)),
        unit("a", place, parent=0),
        unit("a", (*place, ("khoan", "3a")), quoted=True, parent=1),
        unit("a", (*place, ("khoan", "3b")), quoted=True, parent=1),
    )
    source = Address("a", place)
    citations = tuple(
        Citation(
            source,
            Span(0, 1),
            "khoản 3a và khoản 3b Điều 2",
            Work("number", "10/2020/QH14"),
            path(f"2/{label}"),
            "amends",
        )
        for label in ("3a", "3b")
    )
    return Facts(DocumentInfo("a", "a", Header(number="1/2024/QH15")), provisions, citations)


def test_inserted_provisions_are_found_and_counted() -> None:
    resolver = Resolver([LAW, amender(), DRAFT])
    found = resolver.resolve(cite("d", "khoản 3a Điều 2 Luật số 10/2020/QH14", "2/3a", number="10/2020/QH14"))
    assert str(found.address) == "a#dieu-1.khoan-1.khoan-3a"
    missing = resolver.resolve(cite("d", "khoản 3c Điều 2 Luật số 10/2020/QH14", "2/3c", number="10/2020/QH14"))
    assert (missing.status, missing.existing) == ("no_provision", ("1", "2", "3", "3a", "3b"))


def test_insertion_points_to_what_holds_it() -> None:
    alone = amender().citations[0]
    assert Resolver([LAW, facts("a", "1")]).resolve(alone).address == Address("10/2020/QH14", path("2"))


OLD = facts(
    "1/2010/QH12", "1", kind="Luật", title="Luật Đất đai 2010", issued=date(2010, 1, 1), effective=date(2011, 1, 1)
)
NEW = facts("2/2024/QH15", "1", kind="Luật", title="ĐẤT ĐAI", issued=date(2024, 1, 1), effective=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("issued", "fields", "document", "status"),
    [
        (None, {}, "2/2024/QH15", "found"),
        (date(2015, 1, 1), {}, "1/2010/QH12", "found"),
        (date(2015, 1, 1), {"year": 2024}, "2/2024/QH15", "found"),
        (date(2024, 6, 1), {}, None, "ambiguous"),  # issued, but not yet in force
        (None, {"year": 1993}, None, "no_document"),
        (None, {"issued": date(2010, 1, 1)}, "1/2010/QH12", "found"),
    ],
)
def test_generations(issued: date | None, fields: dict[str, Any], document: str | None, status: str) -> None:
    citing = facts("d", "1", number=None, issued=issued)
    target = Resolver([NEW, citing, OLD]).resolve(cite("d", "Luật đất đai", name="Luật đất đai", **fields))
    assert target.status == status
    assert (target.address.document if target.address else None) == document


@pytest.mark.parametrize(
    ("effective", "document", "status"),
    [
        (date(2024, 7, 1), "1/2010/QH12", "found"),  # it applies before the new law does
        (date(2025, 1, 1), "2/2024/QH15", "found"),
        (None, None, "ambiguous"),
    ],
)
def test_generation_in_force(effective: date | None, document: str | None, status: str) -> None:
    citing = facts("d", "1", number=None, issued=date(2024, 6, 1), effective=effective)
    target = Resolver([NEW, citing, OLD]).resolve(cite("d", "Luật Đất đai", name="Luật Đất đai"))
    assert (target.status, target.address.document if target.address else None) == (status, document)


def test_a_law_that_names_its_own_name_means_itself() -> None:
    old = cite("2/2024/QH15", "Luật Đất đai số 1/2010/QH12", name="Luật Đất đai", number="1/2010/QH12")
    new = Facts(NEW.document, NEW.provisions, (old,))
    target = Resolver([new, OLD]).resolve(cite("2/2024/QH15", "Luật Đất đai", name="Luật Đất đai"))
    assert target.address == Address("2/2024/QH15")


def test_of_several_generations_that_a_text_names_the_bare_name_is_the_one_in_force() -> None:
    told = tuple(cite("d", f"Luật Đất đai năm {year}", name="Luật Đất đai", year=year) for year in (2010, 2024))
    citing = facts("d", "1", citations=told, number=None, issued=date(2025, 3, 1), effective=date(2025, 3, 1))
    target = Resolver([NEW, citing, OLD]).resolve(cite("d", "Luật Đất đai", name="Luật Đất đai"))
    assert target.address == Address("2/2024/QH15")


@pytest.mark.parametrize(
    ("kind", "title", "named"),
    [
        ("Luật", "Luật số 49/2014/QH13 luật đầu tư công", "Luật Đầu tư công"),
        ("Luật", "Luật số 10/2012/QH13 bộ luật Lao động", "Bộ luật Lao động"),
        ("Luật", "Luật Thủ đô 2012 số 25/2012/QH13 áp dụng 2024", "Luật Thủ đô"),
        ("Luật", "Luật Giá số 16/2023/QH15 LUẬT GIÁ Quốc hội ban hành", "Luật Giá"),
        ("Luật", "Luật Luật sư", "Luật Luật sư"),
    ],
)
def test_names_in_titles(kind: str, title: str, named: str) -> None:
    law = facts("9/2012/QH13", "1", kind=kind, title=title, issued=date(2012, 1, 1))
    citing = facts("d", "1", number=None, issued=date(2020, 1, 1))
    assert Resolver([law, citing]).resolve(cite("d", named, name=named)).address == Address("9/2012/QH13")


def test_the_citing_text_says_which_generation() -> None:
    told = cite("d", "Luật Đất đai số 3/2013/QH13", name="Luật Đất đai", number="3/2013/QH13", role="basis")
    citing = facts("d", "1", number=None, citations=(told,))
    assert Resolver([NEW, OLD, citing]).resolve(cite("d", "Luật Đất đai", name="Luật Đất đai")).status == "no_document"


def test_numbers_of_provinces() -> None:
    here = facts("h", "1", number="5/2021/NQ-HĐND", territory="Phú Thọ")
    there = facts("t", "1", number="5/2021/NQ-HĐND", territory="Cà Mau")
    citing = facts("c", "1", number="9/2022/QĐ-UBND", territory="Cà Mau")
    stranger = facts("s", "1", number="9/2022/TT-BTC")
    resolver = Resolver([here, there, citing, stranger])
    assert resolver.resolve(cite("c", "số 5/2021/NQ-HĐND", number="5/2021/NQ-HĐND")).address == Address("t")
    assert resolver.resolve(cite("s", "số 5/2021/NQ-HĐND", number="5/2021/NQ-HĐND")).status == "ambiguous"


def test_order_of_documents_does_not_matter() -> None:
    wanted = cite("d", "Luật Đất đai", "1", name="Luật Đất đai")
    forward, backward = Resolver([OLD, NEW, DRAFT, LAW]), Resolver([LAW, DRAFT, NEW, OLD])
    assert forward.resolve(wanted) == backward.resolve(wanted)
