"""Applies commands to a document: its wording in force as a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from vbpl_check.amend.paths import after, order, plain, relabel
from vbpl_check.amend.tree import ARTICLE_UP, Node, Parts, build, grow
from vbpl_check.amend.words import blank, introduce, pattern, rename, rewrite, say
from vbpl_check.model import Command, Document, Revision, Span

_DEPTH = ("dieu", "khoan", "diem")


def apply(
    document: Document, commands: Sequence[Command]
) -> tuple[Document, tuple[Revision, ...], tuple[Command, ...]]:
    """The document as the commands leave it, the stretches that they made, and the commands that found their place.

    ``commands`` in the order in which they took effect. A command whose target is not there does nothing.
    """
    if not commands or not document.provisions:
        return document, (), ()
    work = _Desk(grow(document.text, document.provisions))
    carried = {id(command) for command in _ordered(commands) if work.act(command)}
    done = tuple(command for command in commands if id(command) in carried)
    if not done:
        return document, (), ()
    made, revisions = build(document, work.roots)
    return made, revisions, done


def _ordered(commands: Sequence[Command]) -> list[Command]:
    """The commands with the new numbers of each document first: what it puts in bears the numbers that they leave."""
    found: list[Command] = []
    for _, group in groupby(commands, key=lambda command: command.source.document):
        found += sorted(group, key=lambda command: command.action != "renumber")
    return found


class _Desk:
    """A tree under change, with the units by path."""

    def __init__(self, roots: list[Node]) -> None:
        self.roots = roots
        self.known: dict[Parts, Node] = {}
        for root in roots:
            for node in root.walk():
                self._note(node)

    def act(self, command: Command) -> bool:
        """Carries out one command; whether it found its place."""
        if command.action == "repeal":
            return self._each(command, blank)
        if command.action == "phrase":
            return self._phrase(command)
        if command.action == "renumber":
            return self._renumber(command)
        if command.fragment.units:
            return self._words(command)
        if command.action in ("lead", "append", "head", "word"):
            return self._loose(command)
        return False

    # ------------------------------------------------------------ finding

    def find(self, parts: Parts) -> Node | None:
        """The unit at a path; a chapter also by the end of its path, when only one fits."""
        wanted = plain(parts)
        if wanted and wanted[-1][0] in ARTICLE_UP:
            fits = [
                node
                for path, node in self.known.items()
                if path[-1] == wanted[-1] and [part for part in wanted if part in path] == list(wanted)
            ]
            return fits[0] if len(fits) == 1 else None
        return self.known.get(wanted)

    def _note(self, node: Node) -> None:
        if not node.quoted and node.level != "kem_theo" and node.parts:
            self.known.setdefault(plain(node.parts), node)

    def _forget(self, node: Node) -> None:
        for inner in node.walk():
            if self.known.get(plain(inner.parts)) is inner:
                del self.known[plain(inner.parts)]

    def _each(self, command: Command, act: Callable[[Node, Command], None]) -> bool:
        nodes = [node for parts in command.targets if (node := self.find(parts)) is not None]
        for node in nodes:
            act(node, command)
        return bool(nodes)

    # ------------------------------------------------------------ words in the place of words

    def _phrase(self, command: Command) -> bool:
        found_nodes = [self.find(parts) for parts in command.targets]
        nodes = [node for node in found_nodes if node is not None and node.level != "phu_luc"]
        if not command.targets:
            nodes = [root for root in self.roots if not root.quoted]
        found = False
        for old, new in command.phrases:
            said = pattern(old)
            for node in nodes:
                for inner in node.walk():
                    if not inner.quoted and inner.level != "phu_luc":
                        found |= say(inner, said, new, command)
        return found

    def _loose(self, command: Command) -> bool:
        """New words without a number: a name, an introduction, a further sentence, or all words of a unit."""
        done = False
        words = command.fragment.text
        for parts in command.targets[:1]:
            node = self.find(parts)
            if node is None or not words or node.level == "phu_luc":
                continue
            if command.action == "head":
                rename(node, words, command)
            elif command.action == "append":
                last = list(node.walk())[-1] if node.children else node
                rewrite(last, last.head.rstrip() + "\n" + words, command)
            else:
                introduce(node, words, command)
            done = True
        return done

    # ------------------------------------------------------------ other numbers

    def _renumber(self, command: Command) -> bool:
        """New labels for all targets, unless one is missing or a label is already another provision's."""
        nodes = [self.find(parts) for parts in command.targets]
        moving = {id(node) for node in nodes}
        for parts, (_, label) in zip(command.targets, command.phrases, strict=True):
            holder = self.find((*parts[:-1], (parts[-1][0], label)))
            if holder is not None and id(holder) not in moving:
                return False
        found = [node for node in nodes if node is not None]
        if len(found) < len(nodes):
            return False
        for node in found:
            self._forget(node)
        for node, (_, label) in zip(found, command.phrases, strict=True):
            at = node.head.find(node.label)
            longer = len(label) - len(node.label)
            node.head = node.head[:at] + label + node.head[at + len(node.label) :]
            node.words = Span(max(0, node.words.start + longer), max(0, node.words.end + longer))
            node.label, node.old, node.made = label, -1, command
            relabel(node, len(node.parts) - 1, label)
            for inner in node.walk():
                self._note(inner)
        return True

    # ------------------------------------------------------------ units in the place of units

    def _words(self, command: Command) -> bool:
        done = False
        used: set[Parts] = set()
        for unit in grow(command.fragment.text, command.fragment.units, kept=False):
            for path in self._places(unit, command, used):
                used.add(path)
                done |= self._put(path, unit, command)
                break
        return done

    def _places(self, unit: Node, command: Command, used: set[Parts]) -> Iterator[Parts]:
        """Where a quoted unit belongs: the target of its label, else the common path of the targets."""
        own = (unit.level, unit.label.split("~")[0].lower())
        if unit.level == "phu_luc":
            yield from command.targets
            return
        if unit.level == "dieu" or unit.level in ARTICLE_UP:
            yield (own,)
            return
        targets = [plain(parts) for parts in command.targets]
        targets = [parts for parts in targets if parts and parts[0][0] == "dieu"]
        yield from (parts for parts in targets if parts[-1] == own and parts not in used)
        depth = _DEPTH.index(unit.level) if unit.level in _DEPTH else 0
        above = {tuple(part for part in parts if part[0] in _DEPTH[:depth]) for parts in targets}
        if len(above) == 1 and depth:
            yield (*above.pop(), own)

    def _put(self, path: Parts, unit: Node, command: Command) -> bool:
        node = self.find(path)
        if node is None:
            return self._insert(path, unit, command)
        targets = [plain(parts) for parts in command.targets]
        deeper = any(len(parts) > len(path) and parts[: len(path)] == path for parts in targets)
        if command.action == "head" or (command.named and not unit.children and node.children):
            rename(node, unit.head[unit.head.find(unit.label) + len(unit.label) :].lstrip(" .:\n"), command)
            return True
        if command.action == "lead" and node.children:
            introduce(node, unit.head[unit.words.start : unit.words.end] or unit.heading, command)
            return True
        if (deeper and path not in targets and unit.children) or (
            unit.level in ARTICLE_UP and node.children and not unit.children
        ):
            if not unit.children:
                rename(node, unit.heading, command)
                return True
            done = False
            for child in list(unit.children):
                done |= self._put((*path, (child.level, child.label.lower())), child, command)
            return done
        self._swap(node, unit, command)
        return True

    def _swap(self, node: Node, unit: Node, command: Command) -> None:
        self._forget(node)
        siblings = node.parent.children if node.parent else self.roots
        place = siblings.index(node)
        unit.gap, unit.parent = node.gap, node.parent
        siblings[place] = unit
        self._adopt(unit, node.parts, command)

    def _insert(self, path: Parts, unit: Node, command: Command) -> bool:
        siblings, place, above, base = self._slot(path, unit, command)
        if siblings is None:
            return False
        unit.gap = "\n"
        if place == 0 and siblings:
            unit.gap, siblings[0].gap = siblings[0].gap or "", "\n"
        elif place == 0 and above is not None and not above.head.endswith("\n"):
            above.head += "\n"
        unit.parent = above
        siblings.insert(place, unit)
        self._adopt(unit, (*base, (unit.level, unit.label)), command)
        return True

    def _slot(self, path: Parts, unit: Node, command: Command) -> tuple[list[Node] | None, int, Node | None, Parts]:
        """(siblings, place among them, parent, path of the parent as printed) for a new unit."""
        ahead = self.find(command.beside) if command.beside else None
        if ahead is not None and ahead.level == unit.level:
            siblings = ahead.parent.children if ahead.parent else self.roots
            return siblings, siblings.index(ahead), ahead.parent, ahead.parts[:-1]
        if len(path) > 1:
            above = self.find(path[:-1])
            if above is None:
                return None, 0, None, ()
            place = after(above.children, unit)
            return above.children, place, above, above.parts
        if unit.level == "phu_luc":
            return self.roots, len(self.roots), None, ()
        peers = [node for node in self.known.values() if node.level == unit.level and order(node) < order(unit)]
        if unit.level in ARTICLE_UP or unit.level == "dieu":
            before = max(peers, key=order, default=None)
            if before is None or order(before)[0] not in (order(unit)[0], order(unit)[0] - 1):
                return None, 0, None, ()
            siblings = before.parent.children if before.parent else self.roots
            return siblings, siblings.index(before) + 1, before.parent, before.parts[:-1]
        return None, 0, None, ()

    def _adopt(self, unit: Node, parts: Parts, command: Command) -> None:
        """Gives new units their paths in the document."""
        unit.parts, unit.made, unit.quoted = parts, command, False
        self._note(unit)
        base = () if unit.level in ARTICLE_UP and unit.children and unit.children[0].level == "dieu" else parts
        for child in unit.children:
            child.parent = unit
            above = parts[:-1] if base == () and parts[:-1] and parts[-2][0] not in ARTICLE_UP else base
            self._adopt(child, (*above, (child.level, child.label)), command)
