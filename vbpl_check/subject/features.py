"""What is known of a pair of articles: numbers that a learned judge weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vbpl_check.subject.shelf import Shelf

NAMES = (
    "text", "heading", "heading_in_text", "text_in_heading", "crumb", "documents", "cites_document",
    "cited_by_document", "shared_citations", "cites", "cited_by", "two_steps", "shared_sources", "order",
    "order_in_document", "from_document", "best_of_document", "to_best_of_document", "to_best", "form", "own_form",
    "year", "years_after", "place", "own_place", "length", "own_length", "heading_frequency", "own_heading_frequency",
    "same_issuer", "times_cited", "own_times_cited",
)  # fmt: skip
CANDIDATES = 800
_REMEMBERED = 64  # documents whose neighbours are kept


@dataclass(frozen=True)
class Query:
    """What is asked about: an article of the kho, as a row of each matrix."""

    text: Any
    heading: Any
    crumb: Any
    cites: Any
    document: int
    row: int
    profile: Any
    between: Any  # citations from its document, dense
    back: Any  # citations of its document, dense
    form: int
    year: int
    issuer: int
    facts: Any
    cited: float  # log of one plus how often it is cited


@dataclass(frozen=True)
class Found:
    """Candidate rows of a query, their features, and their ties by citation (1 cites, 2 is cited, 3 shares)."""

    rows: Any
    features: Any
    tie: Any


@dataclass
class Neighbours:
    """Candidates and features over a shelf; what belongs to one document is computed once."""

    shelf: Shelf
    _documents: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    _buffer: Any = None

    def query(self, row: int) -> Query:
        """The query for an article of the kho."""
        shelf, document = self.shelf, int(self.shelf.owner[row])
        return Query(
            shelf.text[row], shelf.heading[row], shelf.crumb[row], shelf.cites[row], document, row,
            shelf.profile[document], _dense(shelf.between[document]), _dense(shelf.citing_documents[document]),
            int(shelf.form[document]), int(shelf.year[document]), int(shelf.issuer[document]), shelf.facts[row],
            float(shelf.times_cited[row]),
        )  # fmt: skip

    def find(self, query: Query, other_documents: bool, allowed: Any = None) -> Found:
        """The likeliest partners of ``query``, best first guess, with their features.

        ``allowed``: a mask of documents; ``other_documents`` leaves out the query's own.
        """
        import numpy as np

        shelf = self.shelf
        score = _dense(_first_columns(query.text, shelf.words.rare) @ shelf.searched)
        near, shared = self._document(query)
        citing = shelf.cited_by[query.row]
        forward, back = _dense(query.cites), _dense(citing)
        two = _dense(query.cites @ shelf.around + citing @ shelf.around)
        rows, transposed = shelf.sources
        source = _dense(rows[query.row] @ transposed)
        guess = score * (0.2 + near[shelf.owner]) ** 0.3
        guess += 0.5 * ((forward > 0) | (back > 0)) + 0.1 * (two > 0) + 0.1 * source
        barred = np.zeros(len(guess), dtype=bool) if allowed is None else ~allowed[shelf.owner]
        barred |= (shelf.owner == query.document) if other_documents else (np.arange(len(guess)) == query.row)
        guess[barred] = -1
        size = min(CANDIDATES, len(guess))
        found = np.argpartition(-guess, size - 1)[:size]
        found = found[(guess[found] > 0)]
        found = found[np.lexsort((found, -guess[found]))]
        signals = np.stack([score[found], forward[found], back[found], two[found], source[found]])
        tie = np.where(forward[found] > 0, 1, np.where(back[found] > 0, 2, np.where(source[found] > 0, 3, 0)))
        return Found(found, self._features(query, found, signals, near, shared), tie)

    def _along(self, matrix: Any, row: Any) -> Any:
        """The product of each row of ``matrix`` with one sparse row; faster than transposing a row of many columns."""
        import numpy as np

        if self._buffer is None:
            self._buffer = np.zeros(matrix.shape[1], dtype=np.float32)
        self._buffer[row.indices] = row.data
        found = np.asarray(matrix @ self._buffer)
        self._buffer[row.indices] = 0
        return found

    def _document(self, query: Query) -> tuple[Any, Any]:
        """Likeness of its document to each document, and how far each cites the same documents."""
        known = self._documents.get(query.document)
        if known is None:
            near = self._along(self.shelf.profile, query.profile)
            known = near, _cosines(query.between, self.shelf.between, self.shelf.citing_length)
            if len(self._documents) > _REMEMBERED:
                self._documents.clear()
            self._documents[query.document] = known
        return known

    def _features(self, query: Query, found: Any, signals: Any, near: Any, shared: Any) -> Any:
        import numpy as np

        shelf = self.shelf
        owner = shelf.owner[found]
        score = signals[0]
        order = np.argsort(np.argsort(-score, kind="stable"), kind="stable")
        within, count, best = _by_document(owner, score)
        heading, text = shelf.heading[found], shelf.text[found]
        size = len(found)
        columns = [
            score,
            self._along(heading, query.heading),
            self._along(text, query.heading),
            self._along(heading, query.text),
            self._along(shelf.crumb[found], query.crumb),
            near[owner],
            query.between[owner],
            query.back[owner],
            shared[owner],
            signals[1],
            signals[2],
            signals[3],
            signals[4],
            order,
            within,
            count,
            best,
            score / (best + 1e-6),
            score / (score.max() + 1e-6) if size else score,
            shelf.form[owner],
            np.full(size, query.form),
            shelf.year[owner],
            query.year - shelf.year[owner],
            shelf.facts[found, 0],
            np.full(size, query.facts[0]),
            shelf.facts[found, 1],
            np.full(size, query.facts[1]),
            shelf.facts[found, 2],
            np.full(size, query.facts[2]),
            shelf.issuer[owner] == query.issuer,
            shelf.times_cited[found],
            np.full(size, query.cited),
        ]
        return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _first_columns(row: Any, count: int) -> Any:
    """The row cut to its first columns, without the cost of slicing a matrix."""
    from scipy import sparse

    kept = row.indices < count
    return sparse.csr_matrix((row.data[kept], row.indices[kept], [0, int(kept.sum())]), shape=(1, count))


def _dense(row: Any) -> Any:
    return row.toarray().ravel()


def _cosines(vector: Any, matrix: Any, lengths: Any) -> Any:
    """Cosine of a dense row with each row of ``matrix``, whose lengths are given."""
    import numpy as np

    return np.asarray(matrix @ vector).ravel() / np.maximum(lengths * np.sqrt(float(vector @ vector)), 1e-6)


def _by_document(owner: Any, score: Any) -> tuple[Any, Any, Any]:
    """For each candidate its place among those of its document, how many these are, and their best score."""
    import numpy as np

    if not len(owner):
        return score, score, score
    order = np.lexsort((-score, owner))
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = owner[order][1:] != owner[order][:-1]
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(order)))
    within, count, best = np.empty(len(order)), np.empty(len(order)), np.empty(len(order))
    within[order] = np.arange(len(order)) - np.repeat(starts, sizes)
    count[order] = np.repeat(sizes, sizes)
    best[order] = np.repeat(score[order][starts], sizes)
    return within, count, best
