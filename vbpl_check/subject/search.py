"""Provisions about a subject named in a few words, with or without diacritics.

Articles are found in the index by how much of the question they hold; the first of them are then read, because the
words of a question belong together: one khoản that holds them says more than three that share them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from vbpl_check.model import Article, Hit
from vbpl_check.subject.named import Named, cited_by, named, remaining
from vbpl_check.subject.passage import Passage, passage, quote, same_words
from vbpl_check.subject.question import Part, Slot, Vocabulary, usual
from vbpl_check.subject.related import Library
from vbpl_check.subject.words import key_of

_READ = 40  # articles read at least, and twice as many as are wanted
_READ_MOST = 400
_CLOSE = 0.8  # of the score of the last that is wanted, from which on the words themselves decide
_BEGINNING = 3  # articles shown of a document that is named and nothing else
_CITING = 0.5  # of what cites the document or provision named
_NEAR = 2.0  # likeness is taken for full from half of what the very same words would have
_FORM, _NUMBERLESS = 0.015, 0.03  # by which a lower form of document, and a text without a number, stands behind
_LEAST = 0.3  # of the question, below which an article does not answer it
_STRANGE = 1.0  # by which a word that is nowhere in the kho tells more than the rarest that is there


@dataclass(frozen=True)
class Reworded:
    """An article as others have left it, None when it is gone; ``by``: (path below it, number of what changed that)."""

    article: Article | None
    by: tuple[tuple[str, str], ...]


Wording = Callable[[int], Reworded | None]  # of a row; None: as the kho holds it


@dataclass
class Searcher:
    """Answers questions in words over a library."""

    library: Library
    wording: Wording = field(default=lambda _: None)

    def __post_init__(self) -> None:
        import numpy as np

        known = self.library.shelf.words
        self._order = np.argsort(known.keys, kind="stable")
        self._sorted = np.asarray(known.keys)[self._order]
        self._alone = float(np.log((1 + len(self.library.shelf.owner)) / 2) + 1)  # weight of what one article has

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the kho."""
        return Vocabulary(self.library.shelf.words.syllables, self._weight, self._alone + _STRANGE)

    def search(self, question: str, top: int, allowed: Any = None) -> tuple[Hit, ...]:
        """The ``top`` provisions that hold most of the question, best first; ``allowed``: a mask of documents.

        Where the question names a document, it is about that: the place named, or what the document says of the other
        words, and then what cites it.
        """
        shelf = self.library.shelf
        mask = allowed[shelf.owner] if allowed is not None else None
        found = named(self.library, question, allowed)
        if found is None:
            return self._about(question, top, mask)
        hits = {hit.address: hit for hit in self._named(found, question, top, mask)}
        for row in cited_by(self.library, found):
            if len(hits) >= top:
                break
            if mask is None or mask[row]:
                hit = self._hit(row, _CITING, passage(self.library.article(row), ()))
                hits.setdefault(hit.address, replace(hit, why="cited_by"))
        return tuple(hits.values())[:top]

    def _named(self, found: Named, question: str, top: int, mask: Any) -> Iterator[Hit]:
        """The place named; of a document alone what it says of the rest of the question, or how it begins."""
        import numpy as np

        shelf = self.library.shelf
        rest = remaining(question)
        inside = np.isin(shelf.owner, found.documents) & (True if mask is None else mask)
        rows = [row for row in np.flatnonzero(inside).tolist() if shelf.labels[row].lower() == found.dieu]
        if not found.dieu and (hits := self._about(rest, top, inside)):
            yield from hits
            return
        for row in rows or np.flatnonzero(inside)[: 0 if found.dieu else _BEGINNING].tolist():
            reworded = self.wording(row)
            article = reworded.article if reworded else self.library.article(row)
            if article is None:
                continue
            known = {clause.path.lower(): clause for clause in article.clauses}
            clause = known.get(found.path)
            text = article.text[clause.start : clause.end] if clause else article.text
            best = Passage(clause.path if clause else "", 1.0, 1.0, quote(text, ()))
            yield replace(self._hit(row, 1.0, best, reworded), why="named")

    def _about(self, question: str, top: int, allowed: Any) -> tuple[Hit, ...]:
        """The provisions that hold most of the words; ``allowed``: a mask of articles."""
        import numpy as np

        parts = self.vocabulary.parts(question)
        if not parts:
            return ()
        scores = self._scores(parts)
        if allowed is not None:
            scores[~allowed] = 0
        order = np.lexsort((np.arange(len(scores)), -scores))
        least = _CLOSE * scores[order[min(top, len(order)) - 1]] if len(order) else 0.0
        close = int((scores >= least).sum())  # where the index hardly tells them apart more of them are read
        order = order[: min(max(_READ, 2 * top, close), max(_READ_MOST, 2 * top))]
        return self._read(parts, [row for row in order.tolist() if scores[row] > 0], scores, top)

    def _scores(self, parts: Sequence[Part]) -> Any:
        """Of all articles, 0..1: how much of the question they hold, above all in the heading, and how much else."""
        import numpy as np

        shelf, total = self.library.shelf, sum(part.weight for part in parts)
        known = {self._column(words) for part in parts for slot in _slots(part) for words, _ in slot.options} - {-1}
        columns = sorted(known)
        place = {column: number for number, column in enumerate(columns)}
        bodies, heads = shelf.text[:, columns].tocsc(), shelf.heading[:, columns].tocsc()
        held = sum(part.weight * self._share(part, bodies, place) for part in parts) / total
        named = sum(part.weight * self._share(part, heads, place) for part in parts) / total
        asked = np.zeros(len(columns), dtype=np.float32)
        for part in parts:
            for slot in usual(part.phrases):
                for words, likely in slot.options:
                    if (column := self._column(words)) >= 0:
                        asked[place[column]] = max(asked[place[column]], likely * slot.weight)
        length = max(float(np.sqrt(np.square(asked).sum())), 1e-9)
        near, title = (np.minimum(_NEAR * (matrix @ asked) / length, 1) for matrix in (bodies, heads))
        return held**2 * (0.2 + 0.3 * named + 0.3 * title + 0.2 * near) * self._standing

    @cached_property
    def _standing(self) -> Any:
        """Of each article a little less than 1, by the form of its document."""
        import numpy as np

        numberless = np.array([not card.header.number for card in self.library.cards])
        documents = 1 - _FORM * self.library.shelf.form - _NUMBERLESS * numberless
        return documents[self.library.shelf.owner].astype(np.float32)

    def _share(self, part: Part, matrix: Any, place: dict[int, int]) -> Any:
        """How much of the part each row of a matrix (CSC) holds, 0..1, by the phrase that fits it best.

        What stands everywhere is taken to stand in all of them.
        """
        import numpy as np

        best = np.zeros(matrix.shape[0], dtype=np.float32)
        for phrase in part.phrases:
            found = np.zeros(matrix.shape[0], dtype=np.float32)
            for slot in phrase:
                found += slot.weight * (1 if slot.everywhere else self._holding(slot, matrix, place))
            best = np.maximum(best, found / sum(slot.weight for slot in phrase))
        return best

    def _holding(self, slot: Slot, matrix: Any, place: dict[int, int]) -> Any:
        import numpy as np

        found = np.zeros(matrix.shape[0], dtype=np.float32)
        for words, likely in slot.options:
            column = self._column(words)
            if column >= 0:
                start, end = matrix.indptr[place[column] : place[column] + 2]
                rows = matrix.indices[start:end]
            else:
                rows = self._only(words)
            found[rows] = np.maximum(found[rows], likely)
        return found

    def _read(self, parts: Sequence[Part], rows: Sequence[int], scores: Any, top: int) -> tuple[Hit, ...]:
        """The articles of the rows by what their best passage holds; of texts with the same words the first."""
        found: list[tuple[float, int, Passage]] = []
        seen: set[str] = set()
        for row in rows:
            article = self.library.article(row)
            alike = same_words(article)
            if alike not in seen:
                seen.add(alike)
                best = passage(article, parts)
                if best.held < _LEAST:
                    continue
                found.append((float(scores[row]) * (0.4 + 0.45 * best.held + 0.15 * best.named), row, best))
        found.sort(key=lambda each: (-each[0], each[1]))
        hits: dict[str, Hit] = {}
        for score, row, best in found:
            if len(hits) == top:
                break
            if (hit := self._current(row, score, best, parts)) is not None:
                hits.setdefault(hit.address, hit)
        return tuple(sorted(hits.values(), key=lambda hit: -hit.score))

    def _current(self, row: int, score: float, best: Passage, parts: Sequence[Part]) -> Hit | None:
        """The answer in the wording of the day; None when that wording no longer answers."""
        reworded = self.wording(row)
        if reworded is None:
            return self._hit(row, score, best)
        if reworded.article is None:
            return None
        now = passage(reworded.article, parts)
        return self._hit(row, score * now.held / best.held, now, reworded) if now.held >= _LEAST else None

    def _hit(self, row: int, score: float, best: Passage, reworded: Reworded | None = None) -> Hit:
        address = self.library.address(row) + (f".{best.path}" if best.path else "")
        title = self.library.title(int(self.library.shelf.owner[row]))
        article = (reworded.article if reworded else None) or self.library.article(row)
        by = tuple(dict.fromkeys(number for path, number in reworded.by if _meet(path, best.path))) if reworded else ()
        return Hit(address, round(min(score, 1.0), 4), "words", title, article.heading, best.quote, changed_by=by)

    # ------------------------------------------------------------ the index

    def _key(self, words: tuple[str, ...]) -> int | None:
        ids = self.library.shelf.ids
        numbers = [ids.get(word) for word in words]
        return None if None in numbers else key_of(*(number for number in numbers if number is not None))

    def _column(self, words: tuple[str, ...]) -> int:
        """The column of a word or pair, -1 where the index has none."""
        key = self._key(words)
        return -1 if key is None else _at(self._sorted, key, self._order)

    def _only(self, words: tuple[str, ...]) -> list[int]:
        """The row of what a single article has."""
        key, known = self._key(words), self.library.shelf.words
        row = -1 if key is None else _at(known.once, key, known.once_rows)
        return [row] if row >= 0 else []

    def _weight(self, words: tuple[str, ...]) -> float:
        column = self._column(words)
        if column >= 0:
            return float(self.library.shelf.words.idf[column])
        return self._alone if self._only(words) else 0.0


def _meet(one: str, other: str) -> bool:
    """Whether one of two paths is above the other, or the same."""
    first, second = one.lower().split("."), other.lower().split(".")
    return not one or not other or all(a == b for a, b in zip(first, second, strict=False))


def _slots(part: Part) -> list[Slot]:
    return [slot for phrase in part.phrases for slot in phrase]


def _at(ordered: Any, key: int, values: Any) -> int:
    """The value beside ``key`` in a sorted array, or -1."""
    import numpy as np

    place = int(np.searchsorted(ordered, key))
    return int(values[place]) if place < len(ordered) and int(ordered[place]) == key else -1
