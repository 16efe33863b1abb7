"""A document as a tree that can be changed, and back: words outside the changed provisions stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vbpl_check.model import Address, Anchor, Command, Document, Provision, Revision, Span
from vbpl_check.model.terms import NOWHERE

Parts = tuple[tuple[str, str], ...]
ARTICLE_UP = ("phan", "chuong", "muc", "tieu_muc")


@dataclass(slots=True, eq=False)
class Node:
    """A unit. ``head``: its words before the first unit below it; ``words``: where its own words are in ``head``."""

    level: str
    label: str
    head: str
    heading: str = ""
    words: Span = NOWHERE
    gap: str = "\n"  # what stands between the unit before and this one
    tail: str = ""  # what stands after the last unit below
    parts: Parts = ()
    quoted: bool = False
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    old: int = -1  # offset of ``head`` in the text before the change, -1 for new words
    made: Command | None = None  # the command that made the words of this unit

    def walk(self) -> Iterator[Node]:
        """This unit and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def grow(text: str, units: Sequence[Provision], kept: bool = True) -> list[Node]:
    """The outermost units of a text; ``kept``: the text is the document's own, not a fragment put in."""
    nodes: list[Node] = []
    first: dict[int, int] = {}
    for unit in units:
        first.setdefault(unit.parent, unit.span.start)
    ends: dict[int, int] = {}
    roots: list[Node] = []
    for index, unit in enumerate(units):
        end = min(first.get(index, unit.span.end), unit.span.end)
        start = unit.span.start
        body = unit.body if unit.body.end > unit.body.start else Span(end, end)
        node = Node(
            str(unit.level), unit.label, text[start:end], unit.heading,
            Span(max(0, body.start - start), max(0, min(body.end, end) - start)),
            parts=unit.address.parts, quoted=unit.quoted and kept, old=start if kept else -1,
        )  # fmt: skip
        above = nodes[unit.parent] if unit.parent >= 0 else None
        before = ends.get(unit.parent, -1)
        node.gap = text[before:start] if before >= 0 else ""
        node.parent = above
        (above.children if above else roots).append(node)
        ends[unit.parent] = unit.span.end
        nodes.append(node)
    for index, node in enumerate(nodes):
        if node.children:
            node.tail = text[ends[index] : units[index].span.end]
    return roots


@dataclass(slots=True)
class _Press:
    """Prints a tree; remembers where old offsets went."""

    pieces: list[str] = field(default_factory=list)
    at: int = 0
    moved: list[tuple[int, int, int]] = field(default_factory=list)  # (old offset, length, new offset)
    anchors: list[Anchor] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)

    def put(self, words: str, old: int = -1) -> None:
        if words:
            if old >= 0:
                self.moved.append((old, len(words), self.at))
            elif words.strip():
                self.anchors.append(Anchor(self.at, ""))  # not in the file that the other words come from
            self.pieces.append(words)
            self.at += len(words)

    def unit(self, node: Node, document: str, parent: int) -> None:
        index, start = len(self.provisions), self.at
        address = Address(document, node.parts)
        words = Span(start + node.words.start, start + node.words.end)
        self.provisions.append(
            Provision(address, node.level, node.label, Span(start, start), node.heading, words, parent, node.quoted)  # type: ignore[arg-type]
        )
        self.put(node.head, node.old)
        own = Span(start, self.at)
        for child in node.children:
            self.put(child.gap)
            self.unit(child, document, index)
        self.put(node.tail)
        self.provisions[index] = replace(self.provisions[index], span=Span(start, self.at))
        if node.made is not None:
            self.revisions.append(Revision(own, address, node.made.source, node.made.action, node.made.effective))


def build(document: Document, roots: list[Node]) -> tuple[Document, tuple[Revision, ...]]:
    """The document with the units ``roots`` in the place of its own, and which stretches are new."""
    text = document.text
    starts = [unit.span for unit in document.provisions if unit.parent < 0]
    press = _Press()
    press.put(text[: starts[0].start], 0)
    at = starts[0].start
    for node in roots:
        if node.old >= 0 and node.old >= at:
            press.put(node.gap, node.old - len(node.gap))
            at = node.old
        else:
            press.put(node.gap or "\n")
        press.unit(node, document.id, -1)
    last = starts[-1].end
    press.put(text[last:], last)
    made = replace(
        document,
        text="".join(press.pieces),
        provisions=tuple(press.provisions),
        closing=_moved(document.closing, press),
        anchors=_anchors(document.anchors, press),
    )
    return made, tuple(press.revisions)


def _moved(span: Span, press: _Press) -> Span:
    for old, length, new in press.moved:
        if old <= span.start <= old + length and span.end <= old + length:
            return Span(span.start - old + new, span.end - old + new)
    return Span(press.at, press.at)


def _anchors(anchors: Sequence[Anchor], press: _Press) -> tuple[Anchor, ...]:
    """Old anchors at their new offsets; a stretch that begins between two anchors gets the one before it."""
    if not anchors:
        return ()
    found: list[Anchor] = list(press.anchors)
    place = 0
    for old, length, new in sorted(press.moved):
        while place + 1 < len(anchors) and anchors[place + 1].offset <= old:
            place += 1
        if anchors[place].offset <= old:
            found.append(replace(anchors[place], offset=new))
        ahead = place + 1 if anchors[place].offset <= old else place
        while ahead < len(anchors) and anchors[ahead].offset < old + length:
            if anchors[ahead].offset > old:
                found.append(replace(anchors[ahead], offset=anchors[ahead].offset - old + new))
            ahead += 1
    return tuple(sorted(found, key=lambda anchor: anchor.offset))
