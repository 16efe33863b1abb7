from __future__ import annotations

from tests.unit.link.link_documents import facts, place
from vbpl_check.link.graph import clause_graph, covers, evidence
from vbpl_check.model import Edge, Link, LinkKind, LinkSet


def tie(source: str, target: str, kind: LinkKind = "cites", why: str = "") -> Link:
    """``tie("a 5.2", "b 3")``: khoản 2 Điều 5 of a cites Điều 3 of b."""
    (one, _, path), (other, _, end) = source.partition(" "), target.partition(" ")
    return Link(place(one, path), place(other, end), kind, why)


NEAR = tie("a 5.2", "b 3")
WHOLE = tie("a", "b", "basis")


def test_the_citation_between_two_provisions_is_the_evidence() -> None:
    ties = evidence([WHOLE, NEAR, tie("a 6", "b 3")])
    assert ties.between(place("a", "5.2.a"), place("b", "3.1")) == (NEAR,)
    assert ties.between(place("b", "3"), place("a", "5")) == (NEAR,)


def test_without_one_the_strongest_link_of_the_documents_is() -> None:
    ties = evidence([WHOLE, NEAR, tie("a 1", "b", "guides")])
    assert ties.between(place("a", "7"), place("b", "9")) == (tie("a 1", "b", "guides"),)


def test_two_documents_over_a_third() -> None:
    path = (tie("a", "law", "guides"), tie("b", "law", "guides"))
    ties = evidence([*path, tie("b", "c"), tie("c", "d")])
    assert ties.between(place("a", "1"), place("b", "1")) == path
    assert ties.between(place("a", "1"), place("d", "1")) == ()


def test_a_hub_ties_nobody() -> None:
    ties = evidence([tie(f"d{number}", "hub", "basis") for number in range(60)])
    assert ties.between(place("d1", "1"), place("d2", "1")) == ()


def test_one_document_needs_a_link_between_the_provisions() -> None:
    inner = tie("a 5", "a 6.1")
    ties = evidence([inner])
    assert ties.between(place("a", "5.1"), place("a", "6.1")) == (inner,)
    assert ties.between(place("a", "5.1"), place("a", "6.2")) == ()


def test_covers() -> None:
    assert covers(place("a", "5"), place("a", "5.1"))
    assert covers(place("a", ""), place("a", "5.1"))
    assert not covers(place("a", "5"), place("b", "5.1"))
    assert not covers(place("a", "5.1"), place("a", "5"))


def test_rows_of_the_clause_graph() -> None:
    documents = [facts("a", [("1", "x"), ("2", "y")]), facts("b", [("1", "z")])]
    links = (tie("a 1", "b 1", why="Điều 1"), tie("a 1", "b 1", why="Điều 1"), tie("b 1", "a 1"), tie("a 2", "b"))
    graph = clause_graph(documents, LinkSet(links))
    assert graph.edges == (
        Edge("a#dieu-1", "b#dieu-1", "cites", 2, "Điều 1"),
        Edge("a#dieu-2", "b", "cites", 1, ""),
        Edge("b#dieu-1", "a#dieu-1", "cites", 1, ""),
    )
    assert [(n.address, n.parent, n.level, n.words, n.cited, n.citing) for n in graph.nodes] == [
        ("a", "", "van_ban", "", 0, 0),
        ("a#dieu-1", "a", "dieu", "x", 1, 1),
        ("a#dieu-2", "a", "dieu", "y", 0, 1),
        ("b", "", "van_ban", "", 1, 0),
        ("b#dieu-1", "b", "dieu", "z", 1, 1),
    ]
    assert graph.cycles == (("a#dieu-1", "b#dieu-1"),)
