from __future__ import annotations

import random
from datetime import date
from typing import Any

from tests.unit.link.link_documents import cites, days, facts, place
from vbpl_check.link import candidates, link
from vbpl_check.messages import say
from vbpl_check.model import (
    Candidate,
    Definition,
    DefinitionPair,
    Facts,
    Link,
    Pair,
    Problem,
    Reference,
    Span,
    Statement,
)
from vbpl_check.settings import LinkSettings

AS_OF = date(2026, 1, 1)
DRAFT_MODE = LinkSettings(AS_OF, draft_mode=True)
LICENCE = "Cơ quan đăng ký cấp giấy phép xây dựng trong thời hạn {} kể từ ngày nhận đủ hồ sơ"
SENTENCES = [
    f"Ủy ban nhân dân cấp xã công bố danh mục công trình số {name} trên cổng thông tin" for name in "abcdefghij"
]


def licence(raw: str) -> tuple[str, dict[str, object]]:
    text = LICENCE.format(raw)
    return text, {"quantities": (days(text, raw),)}


def documents() -> list[Facts]:
    citation = cites(place("draft", "4.1"), "1/2020/QH14", "9.2")
    draft = facts("draft", [("4.1", *licence("30 ngày"))], "checked", [citation], number=None, draft=True)
    law = facts("1/2020/QH14", [("9.2", *licence("15 ngày"))], kind="Luật", title="Luật Xây dựng")
    other = facts("2/2021/QH15", [("3", *licence("20 ngày"))], kind="Luật", title="Luật Nhà ở")
    return [draft, law, other]


def shape(candidate: Candidate) -> tuple[str, ...]:
    match candidate:
        case Reference():
            return ("reference", str(candidate.citation.source), str(candidate.target.address))
        case Statement():
            return ("statement", str(candidate.norm.provision))
        case DefinitionPair():
            return ("definitions", str(candidate.left.provision), str(candidate.right.provision))
        case Pair():
            return ("pair", str(candidate.left.provision), str(candidate.right.provision))
        case _:
            return (type(candidate).__name__,)


def test_edges_and_counts() -> None:
    found = link(documents(), DRAFT_MODE)
    assert found.links == (Link(place("draft", "4.1"), place("1/2020/QH14", "9.2"), "cites", "9.2 1/2020/QH14"),)
    assert found.counts == (("citations.found", 1), ("documents", 3), ("links.cites", 1), ("norms", 3))
    assert found.problems == ()


def test_candidates_of_a_draft() -> None:
    given = documents()
    assert [shape(c) for c in candidates(given, link(given, DRAFT_MODE), DRAFT_MODE)] == [
        ("reference", "draft#dieu-4.khoan-1", "1/2020/QH14#dieu-9.khoan-2"),
        ("statement", "draft#dieu-4.khoan-1"),
        ("Whole",),
        ("pair", "draft#dieu-4.khoan-1", "1/2020/QH14#dieu-9.khoan-2"),
        ("pair", "draft#dieu-4.khoan-1", "2/2021/QH15#dieu-3"),
    ]


def test_the_order_of_the_documents_does_not_matter() -> None:
    given = documents()
    expected = (link(given, DRAFT_MODE), list(candidates(given, link(given, DRAFT_MODE), DRAFT_MODE)))
    for seed in range(4):
        random.Random(seed).shuffle(given)
        assert (link(given, DRAFT_MODE), list(candidates(given, link(given, DRAFT_MODE), DRAFT_MODE))) == expected


def defining(document: str, *entries: tuple[str, str, str], draft: bool = False) -> Facts:
    base = facts(document, [], "checked" if draft else "against", draft=draft)
    made = [
        Definition(place(document, path), Span(10 * row, 10 * row + 9), term, meaning)
        for row, (path, term, meaning) in enumerate(entries)
    ]
    return Facts(base.document, (), definitions=tuple(made))


def test_definitions_of_one_term_are_paired() -> None:
    given = [
        defining("draft", ("3.1", "Thuê bao", "mọi tổ chức"), ("3.2", "Kênh", "đường truyền"), draft=True),
        defining("law", ("3.7", "thuê bao", "người có số"), ("3.8", "Kênh", "Đường truyền")),
        defining("other", ("2.1", "Thuê bao", "người có hợp đồng")),
    ]
    assert [shape(c) for c in candidates(given, link(given, DRAFT_MODE), DRAFT_MODE)] == [
        ("definitions", "draft#dieu-3.khoan-1", "law#dieu-3.khoan-7"),
        ("definitions", "draft#dieu-3.khoan-1", "other#dieu-2.khoan-1"),
    ]


def long(document: str, number: str | None, count: int = 10, **header: Any) -> Facts:
    return facts(
        document, [(str(row + 1), text) for row, text in enumerate(SENTENCES[:count])], number=number, **header
    )


def copies(*given: Facts) -> tuple[tuple[str, str], ...]:
    return link(given, LinkSettings(AS_OF)).copies


def test_another_layout_of_a_document_is_left_out_and_reported() -> None:
    found = link([long("a", "1/2020/QH14", 7), long("b", "01/2020/QH14")], LinkSettings(AS_OF))
    assert found.copies == (("a", "b"),)
    slots = (("file", "a.txt"), ("kept", "b.txt"), ("number", "01/2020/QH14"))
    assert found.problems == (Problem("a.txt", "link-copy", slots),)
    assert "a.txt" in say("link-copy", slots=slots)
    assert "{" not in say("link-copy", "en", slots)


def test_an_unnumbered_copy_of_the_same_text() -> None:
    assert copies(long("a", "1/2020/QH14"), long("b", None)) == (("b", "a"),)


def test_no_copies() -> None:
    assert copies(long("a", "1/2020/QH14"), long("b", "2/2020/QH14")) == ()
    assert (
        copies(long("a", "1/2020/QĐ-UBND", territory="Phú Thọ"), long("b", "1/2020/QĐ-UBND", territory="Lào Cai")) == ()
    )
    other = facts("b", [(str(row), f"{row} Chủ tàu nộp phí neo đậu cho cảng vụ hàng hải") for row in range(10)])
    assert copies(long("a", "1/2020/QH14"), Facts(other.document, (), norms=other.norms)) == ()


def test_a_checked_document_is_kept_before_its_copies() -> None:
    checked = facts("z", [(str(row), text) for row, text in enumerate(SENTENCES[:7])], "checked", number="1/2020/QH14")
    assert copies(long("a", "1/2020/QH14"), checked) == (("a", "z"),)
