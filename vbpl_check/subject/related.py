"""Provisions nearest in subject to a given one, or tied to it by citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from vbpl_check.model import Article, Card, Clause, Hit, Holding
from vbpl_check.subject.candidates import Query
from vbpl_check.subject.features import Found, Neighbours
from vbpl_check.subject.judge import judge
from vbpl_check.subject.prior import shipped
from vbpl_check.subject.rows import dense, row_of
from vbpl_check.subject.shelf import Shelf, find_article, segments
from vbpl_check.subject.ties import number_key
from vbpl_check.text import fold, squeeze

# "45/2019/QH14#dieu-20.khoan-1.diem-b"
# "khong-so#0556be33be#dieu-68": of a document without a number
_ADDRESS = re.compile(r"(?P<document>.+)#dieu-(?P<dieu>[^.\s#]+)(?:\.(?P<path>(?:khoan|diem)-\S+))?$", re.IGNORECASE)
_TIES = {1: "cites", 2: "cited_by", 3: "same_sources", 0: "same_subject"}
_QUOTE = 240  # characters
_TOGETHER = 4096  # questions put in the order of their documents


@dataclass(frozen=True)
class Wanted:
    """What is asked for; ``level`` dieu or khoan; ``allowed``: mask of documents, None for all."""

    top: int
    level: str
    other_documents: bool
    allowed: Any = None


@dataclass
class Library:
    """A shelf with the documents behind it, which are read when they are needed."""

    shelf: Shelf
    cards: tuple[Card, ...]
    read: Callable[[int], Holding]

    def __post_init__(self) -> None:
        self.neighbours = Neighbours(self.shelf, shipped())
        self._documents: dict[str, list[int]] = {}
        for position, card in enumerate(self.cards):
            for key in dict.fromkeys((number_key(card.header.number), number_key(card.id))):
                self._documents.setdefault(key, []).append(position)
        self._held: dict[int, Holding] = {}

    def holding(self, position: int) -> Holding:
        """A document, kept while others of it are likely to be asked for."""
        if position not in self._held:
            if len(self._held) > 256:
                self._held.clear()
            self._held[position] = self.read(position)
        return self._held[position]

    def locate(self, address: str) -> tuple[int, str] | None:
        """(row, path below the article) of an address, or None; the first document that has the article."""
        found = _ADDRESS.match(address.strip())
        if not found:
            return None
        for position in self.positions(found["document"]):
            row = self.row(position, found["dieu"])
            if row is not None:
                return row, (found["path"] or "").lower()
        return None

    def positions(self, number: str) -> Sequence[int]:
        """The documents of that number or id, mostly one."""
        return self._documents.get(number_key(number), ())

    def row(self, position: int, label: str) -> int | None:
        """The row of an article of a document, or None."""
        start, end = self.shelf.bounds[position : position + 2].tolist()
        wanted = label.lower()
        return next((row for row in range(start, end) if self.shelf.labels[row].lower() == wanted), None)

    def title(self, position: int) -> str:
        """What the document is called: its kind and title, the kind once."""
        header = self.cards[position].header
        kind, title = header.kind or "", header.title or ""
        return title if fold(title).startswith(fold(kind)) and title else " ".join(filter(None, (kind, title)))

    def address(self, row: int) -> str:
        """The address of an article."""
        card = self.cards[int(self.shelf.owner[row])]
        return f"{card.header.number or card.id}#dieu-{self.shelf.labels[row]}"

    def article(self, row: int) -> Article:
        """The article of a row."""
        position = int(self.shelf.owner[row])
        found = find_article(self.holding(position).articles, self.shelf.labels[row])
        if found is None:
            raise LookupError(self.address(row))
        return found


def related(library: Library, address: str, wanted: Wanted) -> tuple[Hit, ...] | None:
    """The ``wanted.top`` provisions nearest to the one at ``address``, best first; None when it is not there."""
    return next(related_all(library, (address,), wanted))


def related_all(library: Library, addresses: Iterable[str], wanted: Wanted) -> Iterator[tuple[Hit, ...] | None]:
    """What ``related`` answers for each address, in their order; faster than to ask one after another."""
    waiting = iter(addresses)
    while asked := list(islice(waiting, _TOGETHER)):
        queries = [_query(library, address) for address in asked]
        answers: list[tuple[Hit, ...] | None] = [None] * len(queries)
        for place, query in sorted(
            ((place, query) for place, query in enumerate(queries) if query), key=lambda one: (one[1].document, one[0])
        ):
            found = library.neighbours.find(query, wanted.other_documents, wanted.allowed)
            answers[place] = _hits(library, query, found, wanted)
        yield from answers


def _query(library: Library, address: str) -> Query | None:
    place = library.locate(address)
    if place is None:
        return None
    row, path = place
    query = library.neighbours.query(row)
    return _narrowed(library, query, path) if path else query


def _hits(library: Library, query: Query, found: Found, wanted: Wanted) -> tuple[Hit, ...]:
    if wanted.level == "dieu":
        return tuple(hit for _, hit in _articles(library, found, wanted.top))
    hits = list(_articles(library, found, wanted.top * 2))
    return tuple(_clauses(library, query, hits, wanted.top))


def _narrowed(library: Library, query: Query, path: str) -> Query | None:
    """The query with the words of one clause instead of the whole article's."""
    from dataclasses import replace

    article = library.article(query.row)
    clause = next((clause for clause in article.clauses if clause.path.lower() == path.lower()), None)
    if clause is None:
        return None
    title = library.cards[query.document].header.title or ""
    parts = segments(article.heading, article.text[clause.start : clause.end], title)
    return replace(query, text=row_of(library.shelf.words.rows_with([parts], library.shelf.ids), 0))


def _articles(library: Library, found: Found, top: int) -> Iterator[tuple[int, Hit]]:
    import numpy as np

    places, chances = judge(found.features, top)
    rows = found.rows[places]
    order = np.lexsort((rows, -chances))
    ties, scores = found.tie[places[order]].tolist(), chances[order].round(4).tolist()
    seen: set[str] = set()
    for row, score, tie in zip(rows[order].tolist(), scores, ties, strict=True):
        address = library.address(row)
        if address not in seen:  # two texts of one document
            seen.add(address)
            yield row, Hit(address, score, _TIES[tie])
        if len(seen) == top:
            return


def _clauses(library: Library, query: Query, hits: list[tuple[int, Hit]], top: int) -> list[Hit]:
    """The clauses of the articles found, by how much of the question's words each holds."""
    from dataclasses import replace

    entries: list[tuple[Hit, Article, Clause | None]] = []
    for row, hit in hits:
        article = library.article(row)
        clauses = [clause for clause in article.clauses if "." not in clause.path]
        entries += [(hit, article, clause) for clause in clauses] or [(hit, article, None)]
    texts = [
        ((article.heading, 1.0), (article.text[clause.start : clause.end] if clause else article.text, 1.0))
        for _, article, clause in entries
    ]
    words = library.shelf.words
    near = words.rows_with(texts, library.shelf.ids) @ dense(query.text, len(words.keys))
    found = [
        replace(
            hit,
            address=f"{hit.address}.{clause.path}" if clause else hit.address,
            score=round(hit.score * (0.3 + 0.7 * min(float(likeness), 1.0)), 4),
            quote=squeeze(article.text[clause.start : clause.end] if clause else article.text)[:_QUOTE],
        )
        for (hit, article, clause), likeness in zip(entries, near.tolist(), strict=True)
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.address))[:top]
