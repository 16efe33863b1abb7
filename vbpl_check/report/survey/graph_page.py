"""The clause graph as one self-contained HTML file: search, filters, the neighbours of a provision, a map.

The data stand in the page as JSON that cannot end the element that holds it; the script shows every word as text.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from vbpl_check.messages import Lang
from vbpl_check.model import ClauseGraph, Node
from vbpl_check.report._format import encode
from vbpl_check.report._names import day, document_name, document_title, label
from vbpl_check.report.survey.graph_layout import CELL, blocks, chosen
from vbpl_check.report.survey.sheet import own, policy, template
from vbpl_check.report.survey.words import line, word

KINDS = ("replaces", "repeals", "amends", "guides", "basis", "cites", "same_subject")
STATUSES = ("in_force", "not_yet", "ended", "draft", "unknown")
LEVELS = ("van_ban", "phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem", "kem_theo", "phu_luc")
_WHY = 160  # characters of a citing phrase
_TEXTS = (
    "out-replaces", "out-repeals", "out-amends", "out-guides", "out-basis", "out-cites", "out-same_subject",
    "in-replaces", "in-repeals", "in-amends", "in-guides", "in-basis", "in-cites", "in-same_subject",
    "inside", "found", "more", "quoted", "no-links", "nothing-found",
)  # fmt: skip


def graph_html(graph: ClauseGraph, lang: Lang) -> bytes:
    """The page, UTF-8. The same graph gives the same bytes."""
    from markupsafe import Markup

    nodes = chosen(graph)
    style, script = own("graph.css"), own("graph.js")
    data = _data(graph, nodes, lang)
    kinds = Counter(KINDS[kind] for kind in data["edges"]["kind"])
    statuses: Counter[str] = Counter(node.status for node in nodes)
    left_out = len(graph.nodes) - len(nodes)
    facts = [
        (word("as-of", lang), day(graph.as_of)),
        (word("documents", lang), str(len(data["documents"]))),
        (word("provisions", lang), str(len(nodes) - len(data["documents"]))),
        (word("links", lang), str(len(data["edges"]["kind"]))),
    ]
    text = template("graph.html.j2").render(
        lang=lang, w=lambda slug, **slots: word(slug, lang, **slots), policy=policy(style, script), style=Markup(style),
        script=Markup(script), data=Markup(_inert(data)), facts=[fact for fact in facts if fact[1]],
        left_out=word("left-out", lang, count=left_out) if left_out else "",
        kinds=[(kind, word(f"edge-{kind}", lang), kinds[kind]) for kind in KINDS],
        statuses=[(status, word(f"status-{status}", lang), statuses[status]) for status in STATUSES],
        documents=[(index, entry[0]) for index, entry in enumerate(data["documents"])],
    )  # fmt: skip
    return encode(text.lstrip("\n"))


def _data(graph: ClauseGraph, nodes: tuple[Node, ...], lang: Lang) -> dict[str, Any]:
    """What the script draws, as columns: a number or a word for each node or edge."""
    places = {node.address: index for index, node in enumerate(nodes)}
    infos = {info.id: info for info in graph.documents}
    made = blocks(nodes, dict(graph.ranks))
    owners = [index for index, block in enumerate(made) for _ in range(block.count)]
    documents = []
    for block in made:
        info = infos.get(nodes[block.first].document)
        name = line(document_name(info, lang)) if info else line(nodes[block.first].address)
        title = line(document_title(info, lang)) if info else ""
        file = line(info.name) if info else ""
        documents.append([name, title, file, block.first, block.count, block.columns, block.x, block.y])
    edges = [edge for edge in graph.edges if edge.source in places and edge.target in places]
    edges.sort(key=lambda edge: (places[edge.source], places[edge.target], edge.kind))
    return {
        "cell": CELL,
        "kinds": KINDS,
        "statuses": STATUSES,
        "levels": [label(f"level-{level}", lang, label="{label}") if level != "van_ban" else "" for level in LEVELS],
        "keys": LEVELS,
        "texts": {slug: word(f"graph-{slug}", lang) for slug in _TEXTS},
        "documents": documents,
        "nodes": {
            "document": owners,
            "parent": [places.get(node.parent, -1) for node in nodes],
            "level": [LEVELS.index(node.level) for node in nodes],
            "label": [line(node.label) for node in nodes],
            "words": [line(node.heading or node.words) for node in nodes],
            "text": [line(node.words) if node.heading else "" for node in nodes],
            "status": [STATUSES.index(node.status) for node in nodes],
            "quoted": [int(node.quoted) for node in nodes],
        },
        "edges": {
            "source": [places[edge.source] for edge in edges],
            "target": [places[edge.target] for edge in edges],
            "kind": [KINDS.index(edge.kind) for edge in edges],
            "why": [line(edge.why)[:_WHY] if edge.kind != "same_subject" else "" for edge in edges],
        },
    }


def _inert(data: dict[str, Any]) -> str:
    """JSON that no HTML parser takes for markup: "</script>" and "<!--" in a document stay words of it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
