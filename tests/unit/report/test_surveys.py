"""Surveys as JSON, GraphML and pages: schemas, and what hostile words of documents may not do."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vbpl_check.report.survey
from tests.factories import address
from tests.unit.report.test_html import Reader
from vbpl_check.messages import Lang, slugs
from vbpl_check.model import (
    Affected,
    Ailment,
    Change,
    Citation,
    ClauseGraph,
    Delegation,
    DocumentInfo,
    Edge,
    Header,
    Health,
    Impact,
    Node,
    Problem,
    Span,
    Touched,
    Work,
)
from vbpl_check.report.survey import graph_layout, graph_page, health_report, impact_report, sheet
from vbpl_check.report.survey.graph_lines import graphml, json_lines
from vbpl_check.report.survey.words import told

EVIL = '</script><img src=x onerror="alert(1)"><!-- ]]> \u202e\x1b[31m\x00 ${x} {{ x }}'
DAY = date(2026, 3, 1)
DRAFT = DocumentInfo("draft", f"{EVIL}.txt", Header(kind="Luật", title=EVIL, draft=True), "checked", 3)
LAW = DocumentInfo("law", "luat.txt", Header(number="1/2020/QH14", kind="Luật", title=f"Luật {EVIL}"), "against", 2)
CITED = Citation(address("draft", dieu="1"), Span(0, 5), EVIL, Work("number", "1/2020/QH14"), role="amends")
CHANGES = (
    Change("amends", CITED, "found", address("law", dieu="5"), DAY),
    Change("repeals", CITED, "no_document", None, None),
)
PLACES = (
    Touched(address("law", dieu="5"), "amends", 0, address("draft", dieu="1"), EVIL, DAY),
    Touched(address("law", dieu="7"), "cites", 0, address("law", dieu="5"), EVIL),
)
IMPACT = Impact(
    DAY, (DRAFT,), CHANGES, (Affected(LAW, "in_force", 2, PLACES),),
    (Delegation(address("draft", dieu="3"), "chính phủ", "Nghị định", EVIL),), (Problem(EVIL, "no-units"),), 0, "1",
)  # fmt: skip
HEALTH = Health(
    DAY, (DRAFT, LAW), 5,
    (
        Ailment("other-title", "dung", "law", LAW.name, None, (("given", EVIL), ("printed", "x"))),
        Ailment("missing", "du", "draft", DRAFT.name, address("draft", dieu="1"),
                (("number", EVIL), ("title", ""), ("count", "3"), ("documents", "2")), 3),
        Ailment("unread", "du", "", EVIL, slots=(("problem", "no-text-layer"),)),
    ),
    (Problem(EVIL, "no-units"),), 1, "1",
)  # fmt: skip
KINDS = ("replaces", "repeals", "amends", "guides", "basis", "cites", "same_subject")


def node(path: str, parent: str = "", **fields: Any) -> Node:
    """A node of document a or b; ``path`` is its address."""
    document = path.partition("#")[0]
    level = path.rpartition(".")[2].rpartition("#")[2].partition("-")[0] if "#" in path else "van_ban"
    plain = Node(path, level, path.rpartition("-")[2] if "#" in path else "", "", document, None, parent, "",
                 "in_force", False, 0, 0)  # fmt: skip
    return replace(plain, **fields)


GRAPH = ClauseGraph(
    (
        node("draft", heading=EVIL, status="draft"),
        node("draft#dieu-1", "draft", words=EVIL, quoted=True),
        node("law", number="1/2020/QH14"),
        node("law#dieu-5", "law", heading="Phí"),
        node("law#dieu-5.khoan-1", "law#dieu-5"),
    ),
    tuple(Edge("draft#dieu-1", "law#dieu-5", kind, 1, EVIL) for kind in KINDS),  # type: ignore[arg-type]
    (("draft#dieu-1", "law#dieu-5"),), (DRAFT, LAW), (("law", 2),), DAY, (Problem(EVIL, "no-units"),),
)  # fmt: skip
PAGES = {
    "impact": lambda lang: sheet.html(impact_report.impact_sheet(IMPACT, lang), lang),
    "health": lambda lang: sheet.html(health_report.health_sheet(HEALTH, lang), lang),
    "graph": lambda lang: graph_page.graph_html(GRAPH, lang),
}


def schema(name: str) -> Any:
    folder = Path(str(vbpl_check.report.survey.__file__)).parent
    return json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_outputs_fit_their_schemas(lang: Lang) -> None:
    rows = {
        "impact": [json.loads(impact_report.impact_json(IMPACT, lang))],
        "health": [json.loads(health_report.health_json(HEALTH, lang))],
        "graph": [json.loads(line) for line in json_lines(GRAPH, lang).decode().split("\n") if line],
    }
    for name, values in rows.items():
        wanted = schema(name)
        jsonschema.Draft202012Validator.check_schema(wanted)
        for value in values:
            jsonschema.validate(value, wanted, jsonschema.Draft202012Validator)
    assert [row["type"] for row in rows["graph"]] == (
        ["graph"] + ["document"] * 2 + ["node"] * 5 + ["edge"] * (3 + len(KINDS)) + ["ring", "problem"]
    )


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_are_well_formed_and_load_nothing(name: str, lang: Lang) -> None:
    page = PAGES[name](lang).decode()
    found = Reader(page)
    assert found.open == []
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert not [tag for tag, _ in found.elements if tag in ("img", "iframe", "link", "object")]
    assert not [attrs for _, attrs in found.elements if {"onerror", "onclick", "style", "src"} & attrs.keys()]
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "survey-" not in page.split("<script")[0]
    labels = {attrs.get("for") for tag, attrs in found.elements if tag == "label" and "for" in attrs}
    assert labels <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_policy_allows_exactly_our_style_and_script(name: str) -> None:
    page = PAGES[name]("vi").decode()
    rule = next(
        attrs["content"] for tag, attrs in Reader(page).elements if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        body = page.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        digest = b64encode(sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in str(rule)
    assert str(rule).startswith("default-src 'none'")


def graph_data(graph: ClauseGraph) -> Any:
    page = graph_page.graph_html(graph, "vi").decode()
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_data_of_the_page() -> None:
    data = graph_data(GRAPH)
    assert [entry[3:6] for entry in data["documents"]] == [[0, 2, 10], [2, 3, 10]]
    assert data["nodes"]["document"] == [0, 0, 1, 1, 1]
    assert data["nodes"]["parent"] == [-1, 0, -1, 2, 3]
    assert data["edges"]["source"] == [1] * 7
    assert data["edges"]["target"] == [3] * 7
    assert sorted(data["kinds"][kind] for kind in data["edges"]["kind"]) == sorted(KINDS)
    assert "</script>" in data["nodes"]["words"][1]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_word_of_a_document_ends_the_data(text: str) -> None:
    graph = replace(GRAPH, nodes=(node("draft", heading=text + "</script><!--"), *GRAPH.nodes[1:]))
    assert graph_data(graph)["nodes"]["words"][0].endswith("</script><!--")


def test_higher_ranks_stand_above() -> None:
    nodes = [node("low"), node("high"), *(node(f"high#dieu-{n}", "high") for n in range(30)), node("unknown")]
    low, high, unknown = graph_layout.blocks(nodes, {"low": 8, "high": 2})
    assert high.y < low.y < unknown.y
    assert (high.count, high.columns) == (31, 10)


def test_a_large_graph_keeps_documents_and_what_is_linked() -> None:
    rows = [node("a"), node("b"), *(node(f"b#dieu-{n}", "b") for n in range(9)), node("c")]
    rows[5] = replace(rows[5], cited=3)
    rows.insert(6, node("b#dieu-3.khoan-1", "b#dieu-3", citing=5))
    kept = graph_layout.chosen(ClauseGraph(tuple(rows), ()), most=5)
    assert [each.address for each in kept] == ["a", "b", "b#dieu-3", "b#dieu-3.khoan-1", "c"]


def test_graphml_is_read_by_networkx() -> None:
    import networkx as nx

    graph = nx.read_graphml(BytesIO(graphml(GRAPH)), force_multigraph=True)
    assert graph.number_of_nodes() == 5
    assert graph.number_of_edges() == 3 + len(KINDS)
    assert graph.nodes["law#dieu-5"] | {"words": ""} == {
        "level": "dieu", "label": "5", "heading": "Phí", "document": "law", "parent": "law", "status": "in_force",
        "quoted": False, "cited": 0, "citing": 0, "words": "",
    }  # fmt: skip
    kinds = sorted(str(values["kind"]) for _, _, values in graph.edges(data=True))
    assert kinds == sorted([*KINDS, "contains", "contains", "contains"])


@given(st.text(max_size=40))
def test_graphml_writes_any_word(text: str) -> None:
    from lxml import etree

    changed = replace(GRAPH, nodes=(node("draft", heading=text), *GRAPH.nodes[1:]))
    assert etree.fromstring(graphml(changed)).tag.endswith("graphml")


def test_console_shows_every_chapter_and_no_control_character() -> None:
    text = sheet.console(impact_report.impact_sheet(IMPACT, "vi"), "vi")
    assert "Bãi bỏ" in text
    assert "Giao quy định chi tiết" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(len, text.split("\n"))) <= 100


def test_every_kind_of_ailment_has_its_words() -> None:
    kinds = schema("health")["$defs"]["ailment"]["properties"]["kind"]["enum"]
    missing = [kind for kind in kinds if f"survey-kind-{kind}" not in slugs()]
    missing += [kind for kind in kinds if kind != "unread" and f"survey-health-{kind}" not in slugs()]
    assert missing == []
    assert "(OCR)" in told(HEALTH.ailments[2], "vi")
