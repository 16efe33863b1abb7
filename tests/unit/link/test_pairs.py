from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.link.link_documents import days, facts, place
from vbpl_check.link.graph import evidence
from vbpl_check.link.liveness import Ending, Endings
from vbpl_check.link.pairs import pairs
from vbpl_check.link.scope import find_copies, survey
from vbpl_check.model import Facts, Link, LinkSet, Pair
from vbpl_check.settings import LinkSettings

AS_OF = date(2026, 1, 1)
LICENCE = "Cơ quan đăng ký cấp giấy phép xây dựng trong thời hạn {} kể từ ngày nhận đủ hồ sơ"
FEE = "Chủ tàu nộp phí neo đậu cho cảng vụ hàng hải"


def licence(raw: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """The sentence with a duration that starts at offset 0 of its document."""
    text = LICENCE.format(raw)
    return text, {"quantities": (days(text, raw),), **fields}


def draft(raw: str = "30 ngày", path: str = "4.1", **header: Any) -> Facts:
    return facts("draft", [(path, *licence(raw))], "checked", number=None, draft=True, **header)


def law(number: str = "1/2020/QH14", raw: str = "15 ngày", **header: Any) -> Facts:
    return facts(number, [("9.2", *licence(raw)), ("10", FEE)], **{"kind": "Luật", "title": "Luật Xây dựng", **header})


def run(*documents: Facts, links: tuple[Link, ...] = (), ended: tuple[str, ...] = (), **fields: Any) -> list[Pair]:
    fields.setdefault("draft_mode", any(d.document.role == "against" for d in documents))
    settings = LinkSettings(AS_OF, **fields)
    linkset = LinkSet(links, find_copies(documents))
    endings = Endings({("id", document, 0): Ending(AS_OF) for document in ended}, {})
    return list(pairs(survey(documents, linkset, endings, settings), evidence(links), links, settings))


def ends(found: list[Pair]) -> list[tuple[str, str]]:
    return [(str(pair.left.provision), str(pair.right.provision)) for pair in found]


BOTH = [("draft#dieu-4.khoan-1", "1/2020/QH14#dieu-9.khoan-2")]


def test_norms_about_one_thing_are_paired() -> None:
    found = run(draft(), law())
    assert ends(found) == BOTH
    assert found[0].left_document.id == "draft"
    assert found[0].similarity > 0.9
    assert found[0].why == "nội dung gần nhau (độ giống 1,00)"
    assert not found[0].same_article


def test_no_pairs_between_existing_documents_in_draft_mode() -> None:
    assert ends(run(draft(), law(), law("2/2021/QH15", "20 ngày", title="Luật Nhà ở"))) == [
        *BOTH,
        ("draft#dieu-4.khoan-1", "2/2021/QH15#dieu-9.khoan-2"),
    ]


def test_a_repository_is_compared_among_itself_and_within() -> None:
    text, fields = licence("7 ngày")
    one = facts("1", [("9.2", *licence("15 ngày"))], "checked")
    two = facts("2", [("3.1", text, fields), ("3.2", FEE)], "checked")
    start = len(text) + 1
    inner = {"quantities": (days(LICENCE.format("8 ngày"), "8 ngày", start),)}
    three = facts("3", [("5", text, fields), ("6", LICENCE.format("8 ngày"), inner)], "checked")
    assert ends(run(one, two, three)) == [
        ("1#dieu-9.khoan-2", "2#dieu-3.khoan-1"),
        ("1#dieu-9.khoan-2", "3#dieu-5"),
        ("1#dieu-9.khoan-2", "3#dieu-6"),
        ("2#dieu-3.khoan-1", "3#dieu-6"),
        ("3#dieu-5", "3#dieu-6"),
    ]


def test_two_clauses_of_one_article_are_marked() -> None:
    text, fields = licence("7 ngày")
    start = len(text) + 1
    other = LICENCE.format("8 ngày")
    both = facts(
        "1", [("5.1", text, fields), ("5.2", other, {"quantities": (days(other, "8 ngày", start),)})], "checked"
    )
    assert [pair.same_article for pair in run(both)] == [True]


def test_the_same_words_are_no_pair() -> None:
    assert run(draft("15 ngày"), law(raw="15 ngày")) == []


@pytest.mark.parametrize(
    "header",
    [
        {"effective": date(2026, 1, 2)},
        {"expires": AS_OF},
        {"status": "Hết hiệu lực toàn bộ"},
    ],
    ids=["not yet", "no longer", "declared dead"],
)
def test_existing_documents_must_be_in_force(header: dict[str, Any]) -> None:
    assert run(draft(), law(**header)) == []


@pytest.mark.parametrize(
    "header", [{"effective": AS_OF}, {"expires": date(2026, 1, 2)}, {"status": "Hết hiệu lực một phần"}]
)
def test_in_force_on_the_day(header: dict[str, Any]) -> None:
    assert ends(run(draft(), law(**header))) == BOTH


def test_a_document_ended_by_another_takes_no_part() -> None:
    assert run(draft(), law(), ended=("1/2020/QH14",)) == []


def test_a_draft_takes_part_whatever_its_dates() -> None:
    assert ends(run(draft(effective=date(2027, 1, 1)), law())) == BOTH


def test_provinces_are_not_compared() -> None:
    here = facts("1/2025/QĐ-UBND", [("1", *licence("5 ngày"))], "checked", territory="Phú Thọ")
    there = facts("2/2025/QĐ-UBND", [("1", *licence("6 ngày"))], "checked", territory="Lào Cai")
    assert run(here, there) == []
    neighbour = facts("2/2025/QĐ-UBND", [("1", *licence("6 ngày"))], "checked", territory="Phú Thọ")
    assert ends(run(here, neighbour)) == [("1/2025/QĐ-UBND#dieu-1", "2/2025/QĐ-UBND#dieu-1")]


def test_the_older_statute_of_a_title_is_out() -> None:
    old = law("1/2014/QH13", "10 ngày", issued=date(2014, 6, 1))
    new = law("1/2024/QH15", "20 ngày", issued=date(2024, 6, 1), effective=date(2025, 1, 1))
    assert ends(run(draft(), old, new)) == [("draft#dieu-4.khoan-1", "1/2024/QH15#dieu-9.khoan-2")]
    later = law("1/2024/QH15", "20 ngày", issued=date(2024, 6, 1), effective=date(2026, 7, 1))
    assert ends(run(draft(), old, later)) == [("draft#dieu-4.khoan-1", "1/2014/QH13#dieu-9.khoan-2")]


def test_a_consolidated_text_is_not_compared_with_its_original() -> None:
    one = law("1/2020/QH14", "15 ngày")
    two = law("7/VBHN-VPQH", "20 ngày", kind="Văn bản hợp nhất")
    checked = [replace(d, document=replace(d.document, role="checked")) for d in (one, two)]
    assert run(*checked) == []


def test_a_consolidated_text_is_not_compared_with_what_it_lists() -> None:
    one = law("1/2020/QH14", "15 ngày", title="Nghị định về cấp phép")
    two = law("7/VBHN-BXD", "20 ngày", kind="Văn bản hợp nhất", title="Quy định việc cấp phép trong xây dựng")
    checked = [replace(d, document=replace(d.document, role="checked")) for d in (one, two)]
    listed = Link(place("7/VBHN-BXD", ""), place("1/2020/QH14", ""), "cites")
    assert run(*checked, links=(listed,)) == []
    assert run(*checked, links=(replace(listed, kind="basis"),)) != []


def test_a_document_that_the_draft_ends_is_not_compared() -> None:
    repeal = Link(place("draft", "4.1"), place("1/2020/QH14", ""), "repeals")
    assert run(draft(), law(), links=(repeal,)) == []


def test_a_new_wording_replaces_the_old_one() -> None:
    old = law(raw="15 ngày")
    text, fields = licence("20 ngày", quoted=True)
    clause = facts("5/2022/QH15", [("1.1", text, fields)], title="Luật sửa đổi, bổ sung một số điều của Luật Xây dựng")
    wording = replace(clause.provisions[1], label="2", quoted=True)
    new = replace(clause, provisions=(clause.provisions[0], wording))
    amends = Link(place("5/2022/QH15", "1"), place("1/2020/QH14", "9.2"), "amends")
    assert ends(run(draft(), old, new, links=(amends,))) == [("draft#dieu-4.khoan-1", "5/2022/QH15#dieu-1.khoan-1")]
    in_review = [replace(d, document=replace(d.document, role="checked")) for d in (old, new)]
    assert run(*in_review, links=(amends,)) == []


def test_a_cited_provision_is_compared_however_few_words_it_shares() -> None:
    short = "Việc này hoàn thành trong 30 ngày"
    one = facts(
        "draft", [("4.1", short, {"quantities": (days(short, "30 ngày"),)})], "checked", number=None, draft=True
    )
    cites = Link(place("draft", "4.1"), place("1/2020/QH14", "9.2"), "cites", "khoản 2 Điều 9 Luật Xây dựng")
    assert run(one, law()) == []
    found = run(one, law(), links=(cites,))
    assert ends(found) == BOTH
    assert found[0].links == (cites,)
    assert found[0].why == "khoản 1 Điều 4 draft.txt dẫn chiếu khoản 2 Điều 9 1/2020/QH14"


def test_the_number_of_pairs_is_bounded() -> None:
    texts = [licence(f"{number} ngày") for number in range(10, 40)]
    sentences, offset = [], 0
    for number, (text, _) in enumerate(texts):
        sentences.append((f"{number + 1}", text, {"quantities": (days(text, f"{number + 10} ngày", offset),)}))
        offset += len(text) + 1
    base = facts("1/2020/QH14", sentences)
    assert len(run(draft("5 ngày"), base, per_norm=7)) == 7
    assert len(run(draft("5 ngày"), base, law("2"), law("3", raw="3 ngày"), per_norm=7, per_norm_total=8)) == 8


def test_the_order_of_the_input_does_not_matter() -> None:
    documents = [draft("50 ngày"), *(law(f"{n}/2020/QH14", f"{n} ngày", title=f"Luật số {n}") for n in range(2, 40))]
    expected = run(*documents)
    shuffled = documents.copy()
    random.Random(7).shuffle(shuffled)
    assert run(*shuffled) == expected
    assert len(expected) == LinkSettings(AS_OF).neighbours
