from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.link.link_documents import cites, place
from tests.unit.survey.survey_facts import AS_OF, CIRCULAR, DECREE, LAW, corpus, document, seen
from vbpl_check.model import Ailment, Document, Facts, Header, Metadata, Problem, Source
from vbpl_check.parse import parse, printed_header
from vbpl_check.survey import Corpus, condition, health
from vbpl_check.survey.delegation import Maker

MAKERS = {"chính phủ": Maker("chinh_phu", "Nghị định"), "bộ y tế": Maker("bo|bo y te", "Thông tư")}
ISSUERS = {DECREE: "chinh_phu", CIRCULAR: "bo|bo y te", LAW: "quoc_hoi"}


def ailments(documents: list[Facts], copies: tuple[tuple[str, str], ...] = ()) -> list[Ailment]:
    found = seen(documents)
    known = {entry.document.id: ISSUERS.get(entry.document.id, "") for entry in documents}
    sick = Corpus(found.facts, found.references, found.statuses, copies, known, MAKERS)
    return list(health(sick, (), (), AS_OF).ailments)


def kinds(found: list[Ailment]) -> list[tuple[str, str, int]]:
    return [(each.kind, each.document, each.count) for each in found]


def test_a_sound_corpus_has_no_ailment() -> None:
    assert ailments(corpus()[:3]) == []


def test_missing_documents_come_most_cited_first() -> None:
    other = document(
        "1/2022/NĐ-CP", [("1", "x"), ("2", "y")],
        [
            cites(place("1/2022/NĐ-CP", "1"), "5/2010/QH12", "1"),
            cites(place("1/2022/NĐ-CP", "1"), "7/2011/QH13", "1"),
            cites(place("1/2022/NĐ-CP", "2"), "07/2011/QH13", "2"),
            cites(place("1/2022/NĐ-CP", "2"), "9/1999/QH10", "2", role="repeals"),
        ],
    )  # fmt: skip
    found = [each for each in ailments([other]) if each.kind == "missing"]
    assert [(dict(each.slots)["number"], each.count) for each in found] == [("7/2011/QH13", 2), ("5/2010/QH12", 1)]
    assert str(found[0].address) == "1/2022/NĐ-CP#dieu-1"


def test_the_dead_and_those_who_still_name_them() -> None:
    documents = corpus()[:3]
    dead = replace(documents[1].document, header=replace(documents[1].document.header, expires=date(2024, 1, 1)))
    documents[1] = replace(documents[1], document=dead)
    found = ailments(documents)
    assert kinds(found) == [("cites-ended", CIRCULAR, 1), ("ended", DECREE, 1)]
    assert dict(found[0].slots)["on"] == "01/01/2024"


def delegating(body: str, *others: Facts) -> list[Facts]:
    law = document(LAW, [("5.2", "Giao quy định chi tiết.", {"delegates": body})], kind="Luật", issuer="Quốc hội")
    return [law, *others]


def test_a_delegation_that_nobody_took_up() -> None:
    circular = document(CIRCULAR, [("1", "x")], [cites(place(CIRCULAR, "1"), DECREE, "1")], kind="Thông tư")
    decree = document(DECREE, [("1", "x")], kind="Nghị định")
    found = [each for each in ailments(delegating("chính phủ", circular, decree)) if each.kind == "unmet"]
    assert kinds(found) == [("unmet", LAW, 1)]
    assert dict(found[0].slots)["form"] == "Nghị định"


@pytest.mark.parametrize("role", ["guides", "basis", "cites"])
def test_taken_up_by_a_document_of_that_body(role: Any) -> None:
    decree = document(DECREE, [("1", "x")], [cites(place(DECREE, "1"), LAW, "5.2", role=role)], kind="Nghị định")
    assert "unmet" not in {each.kind for each in ailments(delegating("chính phủ", decree))}


def test_a_body_without_documents_at_hand_is_not_blamed() -> None:
    assert "unmet" not in {each.kind for each in ailments(delegating("bộ y tế", document(DECREE, [("1", "x")])))}


def test_copies_and_numbers_given_twice() -> None:
    one = document("a", [("1", "x")], number="1/2020/NĐ-CP", issuer="Chính phủ")
    two = document("b", [("1", "y")], number="01/2020/NĐ-CP", issuer="Chính phủ")
    third = document("c", [("1", "z")], number="2/2020/NĐ-CP", issuer="Chính phủ")
    assert kinds(ailments([one, two, third], (("b", "a"),))) == [("copy", "b", 1)]
    assert kinds(ailments([one, two, third], (("c", "a"),))) == [("near-copy", "c", 1), ("same-number", "b", 1)]


def test_unread_files_are_told() -> None:
    sick = Corpus((), (), {}, (), {}, MAKERS)
    found = health(sick, (), [Problem("a.pdf", "no-text-layer", (("pages", "3"),))], AS_OF).ailments
    assert [(each.kind, each.file, dict(each.slots)["problem"]) for each in found] == [
        ("unread", "a.pdf", "no-text-layer")
    ]


HEAD = "BỘ Y TẾ\n-------\nSố: 30/2022/TT-BYT\nHà Nội, ngày 5 tháng 5 năm 2022\n\nTHÔNG TƯ\nQuy định về nước sạch\n\n"
LAST = "Điều 3. Hiệu lực\nThông tư này có hiệu lực từ ngày 01 tháng 7 năm 2022.\n"
SIGNED = "\nNơi nhận:\n- Lưu: VT.\nKT. BỘ TRƯỞNG\n"


def read(body: str, **metadata: Any) -> tuple[Document, Header, Metadata]:
    known = Metadata(**metadata)
    made = parse(Source("a", "a.txt", HEAD + body, metadata=known))
    return made, printed_header(made), known


BODY = "Điều 1. Phạm vi\nQuy định về nước.\nĐiều 2. Nước\nNước phải sạch.\n" + LAST


@pytest.mark.parametrize(
    ("body", "metadata", "expected"),
    [
        (BODY + SIGNED, {}, []),
        (BODY, {}, ["unsigned"]),
        (BODY + "Bộ trưởng chịu trách", {}, ["cut"]),
        (BODY.replace("Điều 2. Nước\nNước phải sạch.\n", "") + SIGNED, {}, ["article-gap"]),
        (BODY.replace("Điều 1. Phạm vi\nQuy định về nước.\n", "") + SIGNED, {}, ["starts-late"]),
        (BODY + SIGNED, {"number": "30/2022/TT-BYT", "issued": date(2022, 5, 5)}, []),
        (BODY + SIGNED, {"number": "31/2022/TT-BYT"}, ["other-number"]),
        (BODY + SIGNED, {"issued": date(2021, 5, 5)}, ["other-date"]),
        (BODY + SIGNED, {"effective": date(2022, 8, 1)}, ["other-effective"]),
        (BODY + SIGNED, {"title": "Thông tư 30/2022/TT-BYT quy định về nước sạch"}, []),
        (BODY + SIGNED, {"title": "Hợp đồng kinh tế và chế độ kế toán"}, ["other-title"]),
        (BODY.replace("có hiệu lực từ ngày 01 tháng 7 năm 2022", "được thi hành") + SIGNED, {}, ["no-effective"]),
    ],
)
def test_one_document_by_itself(body: str, metadata: dict[str, Any], expected: list[str]) -> None:
    assert [each.kind for each in condition(*read(body, **metadata))] == expected


def test_an_unnumbered_undated_text() -> None:
    made = parse(Source("a", "a.txt", BODY + SIGNED))
    assert [each.kind for each in condition(made, printed_header(made), Metadata())] == [
        "unnumbered", "undated", "no-kind",
    ]  # fmt: skip


def test_an_annex_is_an_end_of_its_own() -> None:
    found = condition(*read(BODY + SIGNED + "\nPHỤ LỤC I\nDANH MỤC\nNước 1, nước 2"))
    assert found == ()
