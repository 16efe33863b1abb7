"""Paths of provisions as commands name them, and the order of their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vbpl_check.amend.tree import Node, Parts

_POINTS = "abcdđeghiklmnopqrstuvxyz"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def relabel(node: Node, depth: int, label: str) -> None:
    """Writes the new label into the paths of a unit and all below it."""
    for inner in node.walk():
        inner.parts = (*inner.parts[:depth], (inner.parts[depth][0], label), *inner.parts[depth + 1 :])


def plain(parts: Parts) -> Parts:
    """A path for comparing: small letters, nothing above the article where there is one, annexes without zeros."""
    levels = [level for level, _ in parts]
    first = levels.index("dieu") if "dieu" in levels else 0
    if levels[:1] == ["phu_luc"] and not first:
        parts = (("phu_luc", parts[0][1].lstrip("0")), *parts[1:])
    return tuple((level, label.split("~")[0].lower()) for level, label in parts[first:])


def after(siblings: Sequence[Node], unit: Node) -> int:
    """The place behind the last sibling whose label comes before the new one."""
    place = 0
    for number, sibling in enumerate(siblings):
        if sibling.level == unit.level and order(sibling) < order(unit):
            place = number + 1
    return place


def order(node: Node) -> tuple[int, str, int]:
    """ "5a" -> (5, "a", 0), "đ1" -> (5, "", 1), "IVa" -> (4, "a", 0)."""
    return _key(node.level, node.label.split("~")[0].lower())


@lru_cache(maxsize=4096)
def _key(level: str, label: str) -> tuple[int, str, int]:
    if level == "diem":
        rest = label[1:]
        return (_POINTS.find(label[:1]) + 1, "", int(rest) if rest.isdigit() else 0)
    found = re.match(r"(\d+)([a-zđ]*)(\d*)$", label)
    if found:
        return int(found[1]), found[2], int(found[3] or 0)
    found = re.match(r"([ivxlc]+)([a-zđ]?)(\d*)$", label)
    if not found:
        return 0, label, 0
    total = 0
    for one, following in zip(found[1], found[1][1:] + " ", strict=True):
        value = _ROMAN[one]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total, found[2], int(found[3] or 0)
