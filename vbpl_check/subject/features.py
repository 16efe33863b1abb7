"""What is known of a pair of articles: numbers that a learned judge weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vbpl_check.forest import coarse
from vbpl_check.subject.candidates import CANDIDATES, Guess, Guesser, Query, rank
from vbpl_check.subject.prior import Prior
from vbpl_check.subject.rows import Asked, Row, Scattered, mean, products, row_of, shares_held
from vbpl_check.subject.shelf import Shelf

NAMES = (
    "text", "heading", "heading_in_text", "text_in_heading", "documents", "cites_document", "cited_by_document",
    "shared_citations", "cites", "cited_by", "order", "order_in_document", "from_document", "best_of_document",
    "to_best_of_document", "to_best", "form", "own_form", "year", "years_after", "place", "own_place", "length",
    "own_length", "heading_frequency", "own_heading_frequency", "same_issuer", "times_cited", "own_times_cited",
    "title", "title_in_heading", "heading_in_title", "title_in_text", "text_in_title", "document_order",
    "document_place", "document_sum", "before", "after", "like_the_best", "likely", "mentions_document",
    "mentioned_by", "document_cites", "document_is_cited", "above", "below", "place_after", "place_apart",
    "title_held", "holds_title", "holds_heading",
)  # fmt: skip
_ASKED = 6  # rows that the candidates are multiplied with
_SINCE = 2000  # years are counted from here: features have 8 significant bits
_FIRST = 5  # candidates whose words stand for the answer


@dataclass(frozen=True)
class Found:
    """Candidate rows of a query, their features, and their ties by citation (1 cites, 2 is cited, 3 shares)."""

    rows: Any
    features: Any
    tie: Any


class Neighbours:
    """Candidates and features over a shelf; what belongs to one document is computed once."""

    def __init__(self, shelf: Shelf, prior: Prior | None = None, count: int = CANDIDATES) -> None:
        import numpy as np

        self.shelf = shelf
        self._guesser = Guesser(shelf, prior, count)
        self._marked = np.zeros(shelf.text.shape[1], dtype=bool)
        self._asked = Asked(shelf.text.shape[1], _ASKED)
        self._at, self._documents_at = Scattered(len(shelf.owner)), Scattered(len(shelf.form))

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
        held = np.unique(self.shelf.owner[guess.rows], return_inverse=True)
        features = np.empty((len(NAMES), len(guess.rows)), dtype=np.float32)
        for columns in (
            self._words(query, guess, *held), self._scores(guess, *held), self._documents(query, guess, *held),
            self._ties(query, guess, *held), self._beside(query, guess), self._held(query, guess, *held),
        ):  # fmt: skip
            for name, column in columns.items():
                features[_PLACES[name]] = column
        return Found(guess.rows, coarse(features).T, tie)

    def _words(self, query: Query, guess: Guess, documents: Any, place: Any) -> dict[str, Any]:
        """Likeness of the parts of the articles, of the titles above them, and to the best guesses of all."""
        shelf, rows = self.shelf, guess.rows
        asked = [
            query.text, row_of(shelf.heading, query.row), row_of(shelf.title, query.document),
            mean([row_of(shelf.digest, row) for row in rows[:_FIRST].tolist()]),
            self._beside_it(query, -1), self._beside_it(query, 1),
        ]  # fmt: skip
        with self._asked.of(asked) as side_by_side:
            text, heading = (products(matrix, rows, side_by_side) for matrix in (shelf.digest, shelf.heading))
            title = products(shelf.title, documents, side_by_side)[:, place]
        _, heading_in_text, title_in_text, likest, above, below = text
        return {
            "heading_in_text": heading_in_text, "title_in_text": title_in_text, "like_the_best": likest,
            "above": above, "below": below, "text_in_heading": heading[0], "heading": heading[1],
            "title_in_heading": heading[2], "text_in_title": title[0], "heading_in_title": title[1], "title": title[2],
        }  # fmt: skip

    def _beside_it(self, query: Query, step: int) -> Row:
        """The article before or after the one asked about, empty at the ends of the document."""
        row, bounds = query.row + step, self.shelf.bounds
        inside = bounds[query.document] <= row < bounds[query.document + 1]
        return row_of(self.shelf.digest, row) if inside else mean([])

    def _scores(self, guess: Guess, documents: Any, place: Any) -> dict[str, Any]:
        """Words in common: among all, among those of the document, of the articles before and after."""
        import numpy as np

        shelf, rows, score = self.shelf, guess.rows, guess.score[guess.rows]
        within, count, best, total = _by_document(place, score)
        known, highest = self._highest(guess.score, best.min(initial=1))
        best_here = highest[np.searchsorted(known, documents)]
        last = len(guess.score) - 1
        above, below = np.maximum(rows - 1, 0), np.minimum(rows + 1, last)
        owner = shelf.owner[rows]
        return {
            "text": score, "likely": guess.likely,
            "document_order": rank(best_here, np.sort(highest))[place],
            "document_sum": total,
            "order": np.argsort(np.argsort(-score, kind="stable"), kind="stable"),
            "order_in_document": within, "from_document": count, "best_of_document": best,
            "to_best_of_document": score / (best + 1e-6), "to_best": score / (score.max(initial=0) + 1e-6),
            "before": np.where((rows > 0) & (shelf.owner[above] == owner), guess.score[above], 0),
            "after": np.where((rows < last) & (shelf.owner[below] == owner), guess.score[below], 0),
        }  # fmt: skip

    def _highest(self, score: Any, least: float) -> tuple[Any, Any]:
        """The documents with an article of at least that score, and their highest score."""
        import numpy as np

        rows = np.flatnonzero(score >= least)
        owner = self.shelf.owner[rows]
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        return owner[starts], np.maximum.reduceat(score[rows], starts) if len(rows) else score[:0]

    def _documents(self, query: Query, guess: Guess, documents: Any, place: Any) -> dict[str, Any]:
        """What is known of the documents of the articles."""
        shelf, around, own = self.shelf, guess.around, query.document
        year = shelf.year[documents]
        near = around.near[documents]
        found = {
            "documents": near, "document_place": rank(near, around.ordered),
            "cites_document": around.cites[documents], "cited_by_document": around.cited_by[documents],
            "shared_citations": around.shared[documents], "mentions_document": guess.mention[documents],
            "document_is_cited": self._documents_at.at(row_of(shelf.cited_by_document, query.row), documents),
            "form": shelf.form[documents], "year": year - _SINCE, "years_after": shelf.year[own] - year,
            "same_issuer": shelf.issuer[documents] == shelf.issuer[own],
        }  # fmt: skip
        return {name: column[place] for name, column in found.items()} | {"own_form": shelf.form[own]}

    def _held(self, query: Query, guess: Guess, documents: Any, place: Any) -> dict[str, Any]:
        """How much of the title and heading of the one article is in the text of the other."""
        shelf, rows = self.shelf, guess.rows
        self._marked[query.text.indices] = True
        holds_title = shares_held(shelf.title, documents, self._marked)
        holds_heading = shares_held(shelf.heading, rows, self._marked)
        self._marked[query.text.indices] = False
        title_held = guess.around.named[rows]
        return {"title_held": title_held, "holds_title": holds_title[place], "holds_heading": holds_heading}

    def _ties(self, query: Query, guess: Guess, documents: Any, place: Any) -> dict[str, Any]:
        """What ties the articles."""
        cited = self._at.at(row_of(self.shelf.document_cites, query.document), guess.rows)
        return {
            "cites": guess.forward, "cited_by": guess.back, "mentioned_by": guess.mentions, "document_cites": cited,
            "times_cited": self.shelf.times_cited[guess.rows],
            "own_times_cited": self.shelf.times_cited[query.row],
        }  # fmt: skip

    def _beside(self, query: Query, guess: Guess) -> dict[str, Any]:
        """What is known of the two articles apart."""
        import numpy as np

        place, length, frequency = self.shelf.facts[guess.rows].T
        own_place, own_length, own_frequency = self.shelf.facts[query.row]
        return {
            "place": place, "own_place": own_place, "place_after": place - own_place,
            "place_apart": np.abs(place - own_place), "length": length, "own_length": own_length,
            "heading_frequency": frequency, "own_heading_frequency": own_frequency,
        }  # fmt: skip


_PLACES = {name: place for place, name in enumerate(NAMES)}


def _by_document(place: Any, score: Any) -> tuple[Any, Any, Any, Any]:
    """For each candidate its place among those of its document, how many these are, their best score and their sum."""
    import numpy as np

    if not len(place):
        return score, score, score, score
    order = np.lexsort((-score, place))
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = place[order][1:] != place[order][:-1]
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(order)))
    within, count, best, total = (np.empty(len(order), dtype=np.float32) for _ in range(4))
    within[order] = np.arange(len(order)) - np.repeat(starts, sizes)
    count[order] = np.repeat(sizes, sizes)
    best[order] = np.repeat(score[order][starts], sizes)
    total[order] = np.repeat(np.add.reduceat(score[order], starts), sizes)
    return within, count, best, total
