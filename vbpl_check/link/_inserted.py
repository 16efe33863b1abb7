"""Provisions that amending documents at hand put into others: "Bổ sung khoản 4a vào sau khoản 4 Điều 18"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vbpl_check.link._trees import Parts, plain
from vbpl_check.link._works import Named
from vbpl_check.model import Address, Citation, Facts, Provision

_LEVELS = ("dieu", "khoan", "diem")


@dataclass(frozen=True)
class Inserted:
    """By document: path -> where its new wording stands."""

    paths: dict[str, dict[Parts, Address]]
    children: dict[tuple[str, Parts, str], list[str]]

    def find(self, document: str, parts: Parts) -> Address | None:
        """The quoted provision that holds the new wording of a path, or the clause that announces it."""
        return self.paths.get(document, {}).get(parts)

    def labels(self, document: str, above: Parts, level: str) -> list[str]:
        """Labels put in below a path."""
        return self.children.get((document, above, level), [])


def inserted(facts: Sequence[Facts], documents: Callable[[Citation], Named]) -> Inserted:
    """What the amending documents in ``facts`` put into others; ``documents`` says which documents a citation means."""
    made = Inserted(defaultdict(dict), defaultdict(list))
    for entry in sorted(facts, key=lambda entry: entry.document.id):
        amending = [
            c for c in entry.citations if c.role == "amends" and not c.quoted and c.work.kind != "this" and c.parts
        ]
        if not amending:
            continue
        quoted = _quoted_by_owner(entry)
        for citation in amending:
            for document in documents(citation).documents:
                if document != entry.document.id:
                    _put(made, document, citation, quoted.get(citation.source, []))
    return made


def _quoted_by_owner(entry: Facts) -> dict[Address, list[tuple[Parts, Address]]]:
    """Own provision -> (path inside the quotation, address) of the provisions that it quotes."""
    found: dict[Address, list[tuple[Parts, Address]]] = defaultdict(list)
    for provision in entry.provisions:
        if not provision.quoted:
            continue
        line: list[Provision] = [provision]
        while line[-1].parent >= 0 and entry.provisions[line[-1].parent].quoted:
            line.append(entry.provisions[line[-1].parent])
        if line[-1].parent >= 0:
            owner = entry.provisions[line[-1].parent].address
            path = plain(tuple((p.level, p.label) for p in reversed(line)))
            found[owner].append((path, provision.address))
    return found


def _put(made: Inserted, document: str, citation: Citation, quoted: list[tuple[Parts, Address]]) -> None:
    wanted = plain(citation.parts)
    _add(made, document, wanted, citation.source)
    for path, address in quoted:
        level = path[0][0]
        if level not in _LEVELS:
            continue
        above = tuple(part for part in wanted if part[0] in _LEVELS[: _LEVELS.index(level)])
        if len(above) == _LEVELS.index(level) or level == "diem":
            _add(made, document, (*above, *path), address)


def _add(made: Inserted, document: str, path: Parts, address: Address) -> None:
    known = made.paths[document]
    if path not in known:
        level, label = path[-1]
        made.children[document, path[:-1], level].append(label)
    if path not in known or len(address.parts) > len(known[path].parts):
        known[path] = address
