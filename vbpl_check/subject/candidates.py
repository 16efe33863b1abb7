"""Which articles of very many may be about the same thing as a given one: a first guess from words and citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vbpl_check.subject.rows import Row, along, dense, row_of, walk
from vbpl_check.subject.shelf import Shelf

CANDIDATES = 400
_SAMPLED = 16  # one value of so many tells how high the highest ones are
_REMEMBERED = 8  # documents whose neighbours are kept
_APART = 0.2  # what an article counts for whose document has no words in common with that of the question
_DAMPED = 0.3  # power of the likeness of the documents
_TIED, _NEAR_TIED = 0.5, 0.1  # what a citation counts for, and one over a third article or of the same provisions


@dataclass(frozen=True)
class Query:
    """What is asked about: an article of the kho; ``text`` is its row, or that of one of its clauses."""

    text: Row
    row: int
    document: int


@dataclass(frozen=True)
class Surroundings:
    """What is known of the document of a query: to each document how like it is, how like in what it cites.

    ``near``, ``shared``: 0..1; ``ordered``: ``near`` in rising order; ``weight``: what the likeness makes of a score;
    ``cites``, ``cited_by``: log of one plus the number of citations.
    """

    near: Any
    weight: Any
    ordered: Any
    shared: Any
    cites: Any
    cited_by: Any


@dataclass(frozen=True)
class Guess:
    """The likeliest rows, best first; ``score``: words in common with each row of the kho; ties to the likeliest.

    ``forward``, ``back``, ``two``, ``source``: how strongly each of ``rows`` is cited, cites, is two steps away, or
    cites the same provisions.
    """

    rows: Any
    score: Any
    around: Surroundings
    forward: Any
    back: Any
    two: Any
    source: Any


@dataclass
class Guesser:
    """First guesses over a shelf; what belongs to one document is computed once."""

    shelf: Shelf
    _documents: dict[int, Surroundings] = field(default_factory=dict)

    def guess(self, query: Query, other_documents: bool, allowed: Any = None) -> Guess:
        """The likeliest partners of ``query``.

        ``allowed``: a mask of documents; ``other_documents`` leaves out the query's own.
        """
        shelf = self.shelf
        around = self._around(query.document)
        score = along(shelf.searched, query.text)
        cites, citing = row_of(shelf.cites, query.row), row_of(shelf.cited_by, query.row)
        two = walk(cites, shelf.around) + walk(citing, shelf.around)
        rows, transposed = shelf.sources
        source = walk(row_of(rows, query.row), transposed)
        forward, back = dense(cites, len(score)), dense(citing, len(score))
        likely = score * around.weight.take(shelf.owner)
        likely[cites.indices] += _TIED
        likely[citing.indices[forward[citing.indices] == 0]] += _TIED
        likely += _NEAR_TIED * ((two > 0) + source)
        self._bar(likely, query, other_documents, allowed)
        found = _best(likely, CANDIDATES)
        return Guess(found, score, around, forward[found], back[found], two[found], source[found])

    def _bar(self, likely: Any, query: Query, other_documents: bool, allowed: Any) -> None:
        if other_documents:
            likely[self.shelf.bounds[query.document] : self.shelf.bounds[query.document + 1]] = -1
        else:
            likely[query.row] = -1
        if allowed is not None:
            likely[~allowed[self.shelf.owner]] = -1

    def _around(self, document: int) -> Surroundings:
        import numpy as np

        known = self._documents.get(document)
        if known is None:
            shelf = self.shelf
            near = along(shelf.profiled, row_of(shelf.profile, document))
            weight = ((_APART + near) ** _DAMPED).astype(np.float32)
            cited = dense(row_of(shelf.between, document), len(near))
            citing = dense(row_of(shelf.citing_documents, document), len(near))
            shared = _cosines(cited, shelf.between, shelf.citing_length)
            known = Surroundings(near, weight, np.sort(near), shared, cited, citing)
            if len(self._documents) > _REMEMBERED:
                self._documents.clear()
            self._documents[document] = known
        return known


def rank(values: Any, ordered: Any) -> Any:
    """For each of ``values`` how many of the values in rising order are above it."""
    import numpy as np

    return len(ordered) - np.searchsorted(ordered, values, side="right")


def _best(likely: Any, count: int) -> Any:
    """Positions of the ``count`` highest values above 0, highest first."""
    import numpy as np

    sample, wanted = likely[::_SAMPLED], max(2 * count // _SAMPLED, 1)
    found = np.arange(0)
    if len(sample) > wanted:  # most values are far below the highest ones: sort out those first
        found = np.flatnonzero(likely >= np.partition(sample, len(sample) - wanted)[len(sample) - wanted])
    if len(found) < count:
        found = np.arange(len(likely))
    if len(found) > count:
        found = found[np.argpartition(likely[found], len(found) - count)[len(found) - count :]]
    found = found[likely[found] > 0]
    return found[np.lexsort((found, -likely[found]))]


def _cosines(vector: Any, matrix: Any, lengths: Any) -> Any:
    """Cosine of a dense row with each row of ``matrix``, whose lengths are given."""
    import numpy as np

    return np.asarray(matrix @ vector).ravel() / np.maximum(lengths * np.sqrt(float(vector @ vector)), 1e-6)
