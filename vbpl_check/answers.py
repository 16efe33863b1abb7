"""Answers from a kho in the wording in force: what other documents of the kho have reworded or repealed by the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from vbpl_check.amend import apply
from vbpl_check.analysis import orders_step, read_step
from vbpl_check.extract import load_lexicon
from vbpl_check.extract.holdings import articles
from vbpl_check.link.due import due
from vbpl_check.model import Address, Article, DocumentInfo, Facts, Hit, Revision
from vbpl_check.step import Failed, Runner
from vbpl_check.store.kho import Kho
from vbpl_check.subject.opened import search
from vbpl_check.subject.related import Library
from vbpl_check.subject.search import Reworded
from vbpl_check.subject.shelf import find_article

Amended = tuple[tuple[Article, ...], tuple[Revision, ...]]


def answers(
    kho: Kho, library: Library, words: str, top: int, as_of: date, every: bool, runner: Runner
) -> tuple[Hit, ...]:
    """Provisions about ``words`` as they read on the day; only of documents in force unless ``every``."""
    return search(library, words, top, as_of, every, Wordings(kho, library, as_of, runner).of)


@dataclass
class Wordings:
    """The articles of a kho as they read on a day; each document is put together once."""

    kho: Kho
    library: Library
    as_of: date
    runner: Runner
    _known: dict[int, Amended | None] = field(default_factory=dict)

    def of(self, row: int) -> Reworded | None:
        """The wording of an article on the day and what made it; None where it is the one of the kho."""
        position = int(self.library.shelf.owner[row])
        if position not in self._known:
            self._known[position] = self._amended(position)
        known = self._known[position]
        label = self.library.shelf.labels[row]
        made = (
            [each for each in known[1] if (each.target.label("dieu") or "").lower() == label.lower()] if known else []
        )
        if known is None or not made:
            return None
        numbers = {card.id: card.header.number or card.id for card in self.library.cards}
        by = ((_path(each.target), numbers.get(each.by.document, each.by.document)) for each in made)
        return Reworded(find_article(known[0], label), tuple(dict.fromkeys(by)))

    def _amended(self, position: int) -> Amended | None:
        changing = self._changing(position)
        if not changing:
            return None
        cards = self.library.cards
        (read,) = self.runner.map(read_step(), [self.kho.blob(cards[position].name)])
        if isinstance(read, Failed):
            return None
        old = read.value
        step = orders_step(load_lexicon())
        results = list(self.runner.map(step, [self.kho.blob(cards[each].name) for each in changing]))
        info = DocumentInfo(old.id, old.name, old.header, old.role, len(old.provisions))
        known = [Facts(info, ()), *(result.value for result in results if not isinstance(result, Failed))]
        document, revisions, done = apply(old, due(known, self.as_of).get(old.id, ()))
        return (tuple(articles(document)), revisions) if done else None

    def _changing(self, position: int) -> Sequence[int]:
        """The documents that cite this one and order changes, as far as they were in effect by the day."""
        column = self.library.shelf.citing_documents[position]
        cards = self.library.cards
        return [
            each
            for each in sorted(column.indices.tolist())
            if cards[each].changes and (since := cards[each].header.effective) is not None and since <= self.as_of
        ]


def _path(target: Address) -> str:
    """ "khoan-3.diem-a": what the address names below the article."""
    return ".".join(f"{level}-{label}" for level, label in target.parts if level in ("khoan", "diem"))
