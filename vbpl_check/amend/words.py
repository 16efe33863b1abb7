"""What a command does to the words of one unit: empties them, renames it, puts other words for some."""

from __future__ import annotations

import re
from functools import lru_cache

from vbpl_check.amend.tree import Node
from vbpl_check.model import Command, Span


def blank(node: Node, command: Command) -> None:
    """Leaves the labels of a repealed unit and of those below it, so that citations still find them."""
    for inner in node.walk():
        if inner.head and (inner.level != "phu_luc" or inner is node):
            end = inner.head.find(inner.label) + len(inner.label)
            mark = re.match(r"[.):]?", inner.head[end:])
            inner.head = inner.head[: end + (mark.end() if mark else 0)] + ("\n" if inner.children else "")
            inner.heading, inner.words, inner.old, inner.made = "", Span(len(inner.head), len(inner.head)), -1, command
            inner.tail = ""


def rewrite(node: Node, head: str, command: Command) -> None:
    """Takes ``head`` for all that stands before the first unit below."""
    start = min(node.words.start, len(head))
    node.head, node.words, node.old, node.made = head, Span(start, len(head.rstrip())), -1, command


def introduce(node: Node, words: str, command: Command) -> None:
    """New own words below label and heading."""
    label = node.head.find(node.label) + len(node.label)
    start = node.words.start if node.words.end > node.words.start else len(node.head.rstrip())
    if node.words.end <= node.words.start and not node.heading:
        start = label + len(re.match(r"[.):]?", node.head[label:])[0])  # type: ignore[index]
    before = node.head[:start]
    between = "" if before.endswith(("\n", " ")) else ("\n" if node.heading else " ")
    rewrite(node, before + between + words + ("\n" if node.children else ""), command)
    node.words = Span(len(before + between), len(before + between + words))


def rename(node: Node, words: str, command: Command) -> None:
    """A new heading; the own words below it stay."""
    label = node.head.find(node.label) + len(node.label)
    mark = re.match(r"[.:]?\s?", node.head[label:])
    begin = label + (mark.end() if mark else 0)
    body = node.head[node.words.start : node.words.end]
    heading = " ".join(words.split()).strip(' .;:”"“')
    head = node.head[:begin].rstrip("\n") + ("" if node.head[:begin].endswith(" ") else " ") + heading + "\n"
    node.heading = heading
    node.words = Span(len(head), len(head) + len(body))
    node.head = head + body + ("\n" if body and node.children else "")
    node.old, node.made = -1, command


@lru_cache(maxsize=256)
def pattern(old: str) -> re.Pattern[str]:
    """The words with any blanks between them, whole words only."""
    words = r"\s+".join(re.escape(word) for word in old.split())
    start = r"(?<!\w)" if old[:1].isalnum() else ""
    end = r"(?!\w)" if old[-1:].isalnum() else ""
    return re.compile(start + words + end, re.IGNORECASE)


def say(node: Node, pattern: re.Pattern[str], new: str, command: Command) -> bool:
    """Puts new words for old ones into a unit's own words; a capital letter stays one."""
    head = node.head
    if not pattern.search(head):
        return False
    pieces: list[str] = []
    at, marks = 0, [node.words.start, node.words.end]
    length = 0
    moved = list(marks)
    for found in pattern.finditer(head):
        said = _cased(found[0], new)
        start = found.start()
        end = found.end()
        if not new:  # "quy hoạch, kế hoạch" without "quy hoạch,": the blank goes as well
            while end < len(head) and head[end] == " " and (start == 0 or head[start - 1] in " \n"):
                end += 1
            if start and head[start - 1] == " " and (end == len(head) or head[end] in ",;.:\n"):
                start = max(at, start - 1)
            if end < len(head) and found[0][:1].isupper():
                said = head[end].upper()
                end += 1
        pieces += [head[at:start], said]
        length += start - at + len(said)
        shift = length - end
        moved = [mark + shift if mark >= end else moved[i] for i, mark in enumerate(marks)]
        at = end
    node.head = "".join(pieces) + head[at:]
    node.words = Span(min(moved), max(moved))
    if node.heading:
        node.heading = " ".join(pattern.sub(lambda found: _cased(found[0], new), node.heading).split())
    node.old, node.made = -1, command
    return True


def _cased(old: str, new: str) -> str:
    """The new words with a capital letter where the old ones began a sentence."""
    begins = old[:1].isupper() and not old[1:2].isupper()
    return new[:1].upper() + new[1:] if begins else new
