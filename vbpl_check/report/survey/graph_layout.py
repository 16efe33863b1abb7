"""Where documents and provisions stand on the map of the clause graph: computed here, so that a browser only draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

from vbpl_check.model import ClauseGraph, Node

MOST_NODES = 20_000  # of a page; the other formats have all
CELL = 10  # units between the dots of two provisions
_HEAD = 16  # units above the dots of a document, for its name
_GAP = 14
_LEAST_COLUMNS = 10  # room for the number of the document
_SHAPE = 1.6  # width of the map for each unit of its height


@dataclass(frozen=True)
class Block:
    """A document on the map: its first node, how many it has, the dots in a row, and its corner."""

    first: int
    count: int
    columns: int
    x: int
    y: int


def chosen(graph: ClauseGraph, most: int = MOST_NODES) -> tuple[Node, ...]:
    """The nodes of a page, in their order: all when there are few.

    Otherwise the documents, then the provisions with most links together with what contains them.
    """
    if len(graph.nodes) <= most:
        return graph.nodes
    places = {node.address: index for index, node in enumerate(graph.nodes)}
    kept: set[int] = set()
    ranked = sorted(range(len(graph.nodes)), key=lambda i: _importance(graph.nodes[i], i))
    for index in ranked:
        line = _with_parents(index, graph.nodes, places, kept)
        if len(kept) + len(line) > most:
            break
        kept.update(line)
    return tuple(node for index, node in enumerate(graph.nodes) if index in kept)


def _importance(node: Node, index: int) -> tuple[bool, int, int]:
    return bool(node.parent), -node.cited - node.citing, index


def _with_parents(index: int, nodes: Sequence[Node], places: Mapping[str, int], kept: set[int]) -> list[int]:
    line = []
    at: int | None = index
    while at is not None and at not in kept:
        line.append(at)
        at = places.get(nodes[at].parent) if nodes[at].parent else None
    return line


def blocks(nodes: Sequence[Node], ranks: Mapping[str, int]) -> tuple[Block, ...]:
    """The documents in rows from left to right, the highest rank on top; ``nodes`` come document by document."""
    sizes = []
    at = 0
    for document, group in groupby(nodes, key=lambda node: node.document):
        count = sum(1 for _ in group)
        sizes.append((document, at, count, max(_LEAST_COLUMNS, ceil(sqrt(count * _SHAPE)))))
        at += count
    area = sum((columns * CELL + _GAP) * (_height(count, columns) + _GAP) for _, _, count, columns in sizes)
    width = max([sqrt(area * _SHAPE)] + [columns * CELL for *_, columns in sizes])
    last = max(ranks.values(), default=0) + 1
    order = sorted(sizes, key=lambda size: (ranks.get(size[0], last), size[1]))
    found: dict[int, Block] = {}
    y = 0
    for _, group_ in groupby(order, key=lambda size: ranks.get(size[0], last)):
        y = _shelves(list(group_), width, y, found) + _GAP
    return tuple(found[first] for _, first, _, _ in sizes)


def _shelves(sizes: list[tuple[str, int, int, int]], width: float, top: int, found: dict[int, Block]) -> int:
    """Fills shelves with the documents of one rank; returns where the next rank begins."""
    x, y, tallest = 0, top, 0
    for _, first, count, columns in sizes:
        wide, high = columns * CELL + _GAP, _height(count, columns) + _GAP
        if x and x + wide > width:
            x, y, tallest = 0, y + tallest, 0
        found[first] = Block(first, count, columns, x, y)
        x, tallest = x + wide, max(tallest, high)
    return y + tallest


def _height(count: int, columns: int) -> int:
    return _HEAD + ceil(count / columns) * CELL
