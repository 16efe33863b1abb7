"""The clause graph for machines: JSON lines (schema "vbpl-check/graph/1") and GraphML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from vbpl_check.messages import Lang
from vbpl_check.model import ClauseGraph, Node
from vbpl_check.report._format import encode
from vbpl_check.report._names import document_row, problem_row
from vbpl_check.report._quote import visible

SCHEMA = "vbpl-check/graph/1"
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = (
    ("level", "string"), ("label", "string"), ("heading", "string"), ("document", "string"), ("so_hieu", "string"),
    ("parent", "string"), ("status", "string"), ("words", "string"), ("quoted", "boolean"), ("cited", "int"),
    ("citing", "int"),
)  # fmt: skip
_EDGE_KEYS = (("kind", "string"), ("count", "int"), ("why", "string"))


def json_lines(graph: ClauseGraph, lang: Lang) -> bytes:
    """One JSON object a line: the head, documents, nodes, edges (those that contain first), rings, problems."""
    return encode("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(graph, lang)))


def _rows(graph: ClauseGraph, lang: Lang) -> Iterator[dict[str, Any]]:
    yield {
        "type": "graph",
        "schema": SCHEMA,
        "as_of": graph.as_of.isoformat() if graph.as_of else None,
        "nodes": len(graph.nodes),
        "edges": len(graph.edges) + sum(bool(node.parent) for node in graph.nodes),
    }
    for info in graph.documents:
        yield {"type": "document", **document_row(info, info.id)}
    for node in graph.nodes:
        yield {"type": "node", "id": node.address, **_values(node)}
    for source, target, kind, count, why in _edges(graph):
        yield {"type": "edge", "source": source, "target": target, "kind": kind, "count": count, "why": why}
    for ring in graph.cycles:
        yield {"type": "ring", "nodes": list(ring)}
    for problem in graph.problems:
        yield {"type": "problem", **problem_row(problem, lang)}


def _values(node: Node) -> dict[str, Any]:
    return {
        "level": node.level,
        "label": node.label,
        "heading": node.heading,
        "document": node.document,
        "so_hieu": node.number,
        "parent": node.parent or None,
        "status": node.status,
        "words": node.words,
        "quoted": node.quoted,
        "cited": node.cited,
        "citing": node.citing,
    }


def _edges(graph: ClauseGraph) -> Iterator[tuple[str, str, str, int, str]]:
    for node in graph.nodes:
        if node.parent:
            yield node.parent, node.address, "contains", 1, ""
    for edge in graph.edges:
        yield edge.source, edge.target, edge.kind, edge.count, edge.why


def graphml(graph: ClauseGraph) -> bytes:
    """GraphML for graph programs (Gephi, yEd, networkx); characters that XML forbids are written out."""
    from lxml import etree

    page = BytesIO()
    with etree.xmlfile(page, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: _NAMESPACE}):
            for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
                for name, kind in keys:
                    names = {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": kind}
                    xml.write(etree.Element("key", names))
            with xml.element("graph", {"edgedefault": "directed"}):
                for node in graph.nodes:
                    xml.write(_element("node", {"id": visible(node.address)}, _values(node)))
                for source, target, kind, count, why in _edges(graph):
                    ends = {"source": visible(source), "target": visible(target)}
                    xml.write(_element("edge", ends, {"kind": kind, "count": count, "why": why}))
    return page.getvalue() + b"\n"


def _element(tag: str, attributes: dict[str, str], values: dict[str, Any]) -> Any:
    from lxml import etree

    element = etree.Element(tag, attributes)
    for name, value in values.items():
        if value not in (None, ""):
            entry = etree.SubElement(element, "data", {"key": f"{tag}-{name}"})
            entry.text = str(value).lower() if isinstance(value, bool) else _legal(str(value))
    return element


def _legal(text: str) -> str:
    """Without what XML has no way to write: halves of surrogate pairs, non-characters."""
    return visible(text).encode("utf-8", "replace").decode().replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
