"""What is known of a pair of articles: numbers that a learned judge weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vbpl_check.subject.candidates import Guess, Guesser, Query, rank
from vbpl_check.subject.rows import Gathered, Spread, row_of
from vbpl_check.subject.shelf import Shelf

NAMES = (
    "text", "heading", "heading_in_text", "text_in_heading", "crumb", "documents", "cites_document",
    "cited_by_document", "shared_citations", "cites", "cited_by", "two_steps", "shared_sources", "order",
    "order_in_document", "from_document", "best_of_document", "to_best_of_document", "to_best", "form", "own_form",
    "year", "years_after", "place", "own_place", "length", "own_length", "heading_frequency", "own_heading_frequency",
    "same_issuer", "times_cited", "own_times_cited",
    "title", "title_in_heading", "heading_in_title", "title_in_text", "text_in_title", "crumb_in_heading",
    "heading_in_crumb", "crumb_in_title", "title_in_crumb", "document_order", "document_place", "document_sum",
    "strongest", "words", "before", "after", "like_the_best",
)  # fmt: skip
_FIRST = 5  # candidates whose words stand for the answer


@dataclass(frozen=True)
class Found:
    """Candidate rows of a query, their features, and their ties by citation (1 cites, 2 is cited, 3 shares)."""

    rows: Any
    features: Any
    tie: Any


class Neighbours:
    """Candidates and features over a shelf; what belongs to one document is computed once."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._guesser = Guesser(shelf)
        self._spread = Spread(shelf.text.shape[1])

    def query(self, row: int) -> Query:
        """The query for an article of the kho."""
        return Query(row_of(self.shelf.text, row), row, int(self.shelf.owner[row]))

    def find(self, query: Query, other_documents: bool, allowed: Any = None) -> Found:
        """The likeliest partners of ``query``, best first guess, with their features.

        ``allowed``: a mask of documents; ``other_documents`` leaves out the query's own.
        """
        import numpy as np

        guess = self._guesser.guess(query, other_documents, allowed)
        tie = np.where(guess.forward > 0, 1, np.where(guess.back > 0, 2, np.where(guess.source > 0, 3, 0)))
        columns = [*self._fields(query, guess), *self._documents(query, guess), *self._beside(query, guess)]
        features = np.empty((len(guess.rows), len(NAMES)), dtype=np.float32)
        for name, column in columns:
            features[:, _PLACES[name]] = column
        return Found(guess.rows, features, tie)

    def _fields(self, query: Query, guess: Guess) -> list[tuple[str, Any]]:
        """Likeness of the parts of the articles and of the titles above them."""
        import numpy as np

        shelf, rows, spread = self.shelf, guess.rows, self._spread
        owner = shelf.owner[rows]
        text, heading, crumb = (Gathered(matrix, rows) for matrix in (shelf.text, shelf.heading, shelf.crumb))
        documents, place = np.unique(owner, return_inverse=True)
        title = Gathered(shelf.title, documents)
        found: list[tuple[str, Any]] = []
        with spread.of(query.text) as asked:
            found += [("text_in_heading", heading.dot(asked)), ("text_in_title", title.dot(asked)[place])]
            found += zip(("strongest", "words"), text.shared(asked), strict=True)
        with spread.of(row_of(shelf.heading, query.row)) as asked:
            found += [("heading", heading.dot(asked)), ("heading_in_text", text.dot(asked))]
            found += [("heading_in_title", title.dot(asked)[place]), ("heading_in_crumb", crumb.dot(asked))]
        with spread.of(row_of(shelf.title, query.document)) as asked:
            found += [("title", title.dot(asked)[place]), ("title_in_heading", heading.dot(asked))]
            found += [("title_in_text", text.dot(asked)), ("title_in_crumb", crumb.dot(asked))]
        with spread.of(row_of(shelf.crumb, query.row)) as asked:
            found += [("crumb", crumb.dot(asked)), ("crumb_in_heading", heading.dot(asked))]
            found += [("crumb_in_title", title.dot(asked)[place])]
        return found + self._neighbours(guess, text)

    def _neighbours(self, guess: Guess, text: Gathered) -> list[tuple[str, Any]]:
        """Likeness of what stands before and after the articles, and to the best guesses of all."""
        import numpy as np

        shelf, rows = self.shelf, guess.rows
        owner, last = shelf.owner[rows], len(shelf.owner) - 1
        above, below = np.maximum(rows - 1, 0), np.minimum(rows + 1, last)
        before = np.where((rows > 0) & (shelf.owner[above] == owner), guess.score[above], 0)
        after = np.where((rows < last) & (shelf.owner[below] == owner), guess.score[below], 0)
        with self._spread.of_mean([row_of(shelf.text, row) for row in rows[:_FIRST].tolist()]) as asked:
            likest = text.dot(asked)
        return [("before", before), ("after", after), ("like_the_best", likest)]

    def _documents(self, query: Query, guess: Guess) -> list[tuple[str, Any]]:
        """What ties the documents of the articles, and the place of the article in its document and among all."""
        import numpy as np

        shelf, around, rows = self.shelf, guess.around, guess.rows
        owner, score = shelf.owner[rows], guess.score[rows]
        within, count, best, total = _by_document(owner, score)
        highest = self._highest(guess.score)
        return [
            ("text", score), ("documents", around.near[owner]),
            ("document_place", rank(around.near[owner], around.ordered)),
            ("document_order", rank(highest[owner], np.sort(highest))), ("document_sum", total),
            ("cites_document", around.cites[owner]), ("cited_by_document", around.cited_by[owner]),
            ("shared_citations", around.shared[owner]),
            ("cites", guess.forward), ("cited_by", guess.back), ("two_steps", guess.two),
            ("shared_sources", guess.source),
            ("order", np.argsort(np.argsort(-score, kind="stable"), kind="stable")),
            ("order_in_document", within), ("from_document", count), ("best_of_document", best),
            ("to_best_of_document", score / (best + 1e-6)),
            ("to_best", score / (score.max(initial=0) + 1e-6)),
        ]  # fmt: skip

    def _highest(self, score: Any) -> Any:
        """The highest score in each document, -1 without articles."""
        import numpy as np

        bounds = self.shelf.bounds
        held = np.flatnonzero(np.diff(bounds))
        highest = np.full(len(bounds) - 1, -1, dtype=np.float32)
        highest[held] = np.maximum.reduceat(score, bounds[:-1][held])
        return highest

    def _beside(self, query: Query, guess: Guess) -> list[tuple[str, Any]]:
        """What is known of the two articles apart."""
        shelf, rows = self.shelf, guess.rows
        owner, own = shelf.owner[rows], query.document
        facts = [("place", "own_place"), ("length", "own_length"), ("heading_frequency", "own_heading_frequency")]
        known = [
            (name, values)
            for column, names in enumerate(facts)
            for name, values in zip(names, (shelf.facts[rows, column], shelf.facts[query.row, column]), strict=True)
        ]
        return [
            *known,
            ("form", shelf.form[owner]), ("own_form", shelf.form[own]), ("year", shelf.year[owner]),
            ("years_after", shelf.year[own] - shelf.year[owner]),
            ("same_issuer", shelf.issuer[owner] == shelf.issuer[own]),
            ("times_cited", shelf.times_cited[rows]), ("own_times_cited", shelf.times_cited[query.row]),
        ]  # fmt: skip


_PLACES = {name: place for place, name in enumerate(NAMES)}


def _by_document(owner: Any, score: Any) -> tuple[Any, Any, Any, Any]:
    """For each candidate its place among those of its document, how many these are, their best score and their sum."""
    import numpy as np

    if not len(owner):
        return score, score, score, score
    order = np.lexsort((-score, owner))
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = owner[order][1:] != owner[order][:-1]
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(order)))
    within, count, best, total = (np.empty(len(order), dtype=np.float32) for _ in range(4))
    within[order] = np.arange(len(order)) - np.repeat(starts, sizes)
    count[order] = np.repeat(sizes, sizes)
    best[order] = np.repeat(score[order][starts], sizes)
    total[order] = np.repeat(np.add.reduceat(score[order], starts), sizes)
    return within, count, best, total
