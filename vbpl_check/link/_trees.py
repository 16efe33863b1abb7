"""The provisions of one document as paths, and what other documents put into them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vbpl_check.model import Address, Facts, Provision
from vbpl_check.text import fold

Parts = tuple[tuple[str, str], ...]
Root = Parts  # () for the document itself, (("kem_theo", ...),) or (("phu_luc", ...),) for a text of its own

_DIVISIONS = ("phan", "chuong", "muc", "tieu_muc")
_ROOTS = ("kem_theo", "phu_luc")
_POINTS = "abcdđeghiklmnopqrstuvxy"
# "5", "12a"
_NUMBERED = re.compile(r"(\d+)([a-zđ]*\d*)$")
# "điều khoản thi hành", "hiệu lực", "tổ chức thực hiện": what the last articles are about
_CLOSING = re.compile(r"hieu luc|thi hanh|to chuc thuc hien|trach nhiem|chuyen tiep")


@dataclass
class Tree:
    """Paths of one document; labels are in small letters, chapters are left out of the paths of articles."""

    paths: dict[Root, dict[Parts, Address]] = field(default_factory=lambda: defaultdict(dict))
    children: dict[tuple[Root, Parts, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    headings: dict[tuple[Root, str], str] = field(default_factory=dict)
    doubled: set[tuple[Root, Parts]] = field(default_factory=set)  # articles with a label twice: two run together
    quoting: set[Address] = field(default_factory=set)  # own provisions that quote others' text, and those around them

    def find(self, root: Root, parts: Parts) -> Address | None:
        """The address at a path, or None."""
        return self.paths.get(root, {}).get(parts)

    def labels(self, root: Root, above: Parts, level: str) -> list[str]:
        """The labels at ``level`` right below a path, as printed, in reading order."""
        return self.children.get((root, above, level), [])


def tree(facts: Facts) -> Tree:
    """The tree of a document's own provisions, quoted ones left out."""
    grown = Tree()
    for provision in facts.provisions:
        if provision.quoted:
            grown.quoting.update(_around(provision, facts))
            continue
        root, parts = split(provision.address.parts)
        if not parts:
            grown.paths[root].setdefault((), provision.address)
            continue
        if parts in grown.paths[root]:
            grown.doubled.add((root, parts[:1]))
            continue
        grown.paths[root][parts] = provision.address
        level, label = parts[-1][0], provision.label
        grown.children[root, parts[:-1], level].append(label)
        if level == "dieu":
            grown.headings[root, label.lower()] = provision.heading
    return grown


def _around(provision: Provision, facts: Facts) -> Iterator[Address]:
    """The own provisions around a quoted one; only from the outermost quoted one, as the rest says the same."""
    above = provision.parent
    if above >= 0 and facts.provisions[above].quoted:
        return
    while above >= 0:
        yield facts.provisions[above].address
        above = facts.provisions[above].parent


def split(parts: Parts) -> tuple[Root, Parts]:
    """Root and path of an address; "~2" of a repeated label dropped."""
    cut = 1 if parts and parts[0][0] in _ROOTS else 0
    return parts[:cut], plain(parts[cut:])


def plain(parts: Parts) -> Parts:
    """A path for comparing: small letters, nothing above the article."""
    levels = [level for level, _ in parts]
    first = levels.index("dieu") if "dieu" in levels else 0
    return tuple((level, label.split("~")[0].lower()) for level, label in parts[first:])


def ordered_labels(labels: Sequence[str], level: str) -> bool:
    """Do the labels run on without a hole, from 1 or a?"""
    expected = 0
    for label in labels:
        number, letter = position(label.lower(), level)
        if number == 0:
            return False
        if number == expected and letter:
            continue
        if number != expected + 1:
            return False
        expected = number
    return True


def position(label: str, level: str) -> tuple[int, str]:
    """Place in the order and suffix: ("5a", "khoan") -> (5, "a"), ("đ1", "diem") -> (5, "1"); (0, "") for others."""
    if level == "diem":
        if label and label[0] in _POINTS:
            return _POINTS.index(label[0]) + 1, label[1:]
        return 0, ""
    found = _NUMBERED.match(label)
    return (int(found[1]), found[2]) if found else (0, "")


def is_whole(grown: Tree, root: Root) -> bool:
    """Do the articles run on without a hole up to one on entry into force? Otherwise the text may be cut."""
    labels = grown.labels(root, (), "dieu")
    if len(labels) < 3 or not ordered_labels(labels, "dieu"):
        return False
    return any(_CLOSING.search(fold(grown.headings.get((root, label.lower()), ""))) for label in labels[-4:])
