from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.unit.link.link_documents import cites, facts, place
from tests.unit.survey.survey_facts import AS_OF, CIRCULAR, DECREE, LAW, corpus, document, seen, whole
from vbpl_check.model import Facts, Impact
from vbpl_check.survey import impact
from vbpl_check.survey.delegation import Maker

RANKS = {LAW: 2, DECREE: 5, CIRCULAR: 8}
MAKERS = {"chính phủ": Maker("chinh_phu", "Nghị định")}


def run(documents: list[Facts] | None = None) -> Impact:
    found = seen(documents)
    return impact(found.facts, found.references, found.changes, found.statuses, RANKS, MAKERS, AS_OF)


def rows(found: Impact) -> list[tuple[str, str, str, str]]:
    """(document, place, relation, what it points to) of all places."""
    return [
        (each.document.id, str(p.address).removeprefix(each.document.id), p.relation, str(p.via))
        for each in found.documents
        for p in each.places
    ]


def test_what_is_changed_and_what_hangs_on_it() -> None:
    assert rows(run()) == [
        (LAW, "#dieu-5.khoan-1", "amends", "draft#dieu-1.khoan-1"),
        (LAW, "#dieu-4", "cites", f"{LAW}#dieu-5"),
        (DECREE, "", "basis", LAW),
        (DECREE, "#dieu-2", "cites", f"{LAW}#dieu-5.khoan-1"),
    ]


def test_order_of_the_inputs_does_not_matter() -> None:
    assert run(corpus()[::-1]) == run()


def test_the_change_has_its_day_and_the_whole_document_gives_way_to_its_provisions() -> None:
    found = run()
    assert [(c.kind, str(c.target), c.on) for c in found.changes] == [
        ("amends", f"{LAW}#dieu-5.khoan-1", date(2026, 7, 1)),
        ("repeals", "None", date(2026, 7, 1)),
    ]
    assert found.documents[0].places[0].on == date(2026, 7, 1)


def test_a_delegation_to_a_body_that_issues_documents() -> None:
    (found,) = run().delegations
    assert (str(found.source), found.body, found.form) == ("draft#dieu-3", "chính phủ", "Nghị định")


def amending(path: str, role: Any = "amends") -> list[Facts]:
    """The corpus with a draft that changes another place of the law."""
    cited = cites(place("draft", "1"), LAW, path, role=role) if path else whole("draft", LAW, role, context="Luật")
    draft = facts("draft", [("1", "Sửa đổi.")], "checked", [cited], number=None, kind="Luật", draft=True)
    return [*corpus()[:3], draft]


def test_who_guides_what_is_changed_and_who_guides_that() -> None:
    assert rows(run(amending("5.2"))) == [
        (LAW, "#dieu-5.khoan-2", "amends", "draft#dieu-1"),
        (LAW, "#dieu-4", "cites", f"{LAW}#dieu-5"),
        (DECREE, "#dieu-1", "guides", f"{LAW}#dieu-5.khoan-2"),
        (DECREE, "", "basis", LAW),
        (CIRCULAR, "#dieu-1", "guides_next", f"{DECREE}#dieu-1"),
    ]


def test_a_whole_law_repealed_touches_all_that_names_it_but_not_itself() -> None:
    assert rows(run(amending("", "repeals"))) == [
        (LAW, "", "repeals", "draft"),
        (DECREE, "#dieu-1", "guides", f"{LAW}#dieu-5.khoan-2"),
        (DECREE, "", "basis", LAW),
        (DECREE, "#dieu-2", "cites", f"{LAW}#dieu-5.khoan-1"),
        (CIRCULAR, "#dieu-1", "guides_next", f"{DECREE}#dieu-1"),
        (CIRCULAR, "#dieu-2", "cites", f"{LAW}#dieu-4"),
    ]


def test_another_article_touches_nobody_else() -> None:
    assert [row[:3] for row in rows(run(amending("4")))] == [
        (LAW, "#dieu-4", "amends"),
        (DECREE, "", "basis"),
        (CIRCULAR, "#dieu-2", "cites"),
    ]


def test_a_dead_document_needs_no_review() -> None:
    documents = amending("5.2")
    dead = replace(documents[1].document, header=replace(documents[1].document.header, expires=date(2024, 1, 1)))
    documents[1] = replace(documents[1], document=dead)
    assert DECREE not in {row[0] for row in rows(run(documents))}


def test_drafts_alone_change_nothing() -> None:
    found = run([document(LAW, [("1", "x")], role="checked", draft=True)])
    assert (found.documents, found.changes, found.delegations) == ((), (), ())
