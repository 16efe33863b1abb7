"""Which articles of very many may be about the same thing as a given one: a first guess from words and citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vbpl_check.subject.prior import Prior
from vbpl_check.subject.rows import (
    Row,
    Scattered,
    along,
    dense,
    heaviest,
    joined,
    row_of,
    share_held,
    walk,
)
from vbpl_check.subject.shelf import Shelf

CANDIDATES = 900
_SAMPLED = 61  # one value of so many tells how high the highest ones are
_REMEMBERED = 8  # documents whose neighbours are kept
_SEARCHED = 128  # words of an article that are searched for, those with the most weight
_APART = 0.2  # what an article counts for whose document has nothing in common with that of the question
_CITED, _SHARING, _MENTIONED = 0.3, 0.5, 3.0  # what a citation between documents adds, what they both cite, a mention
_DAMPED = 0.5  # power of the sum
_MENTIONING, _NAMED = 2.0, 0.05  # what an article gains, in shares of its score and at least, that names the document
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

    ``near``, ``shared``: 0..1; ``ordered``: ``near`` in rising order; ``tied``: what the documents have in common;
    ``factor``: what the kind of each article and its document makes of a score, ``weight``: that and what is in common;
    ``named``: how much of the title each article holds; ``cites``, ``cited_by``: log of one plus the number of
    citations.
    """

    near: Any
    tied: Any
    weight: Any
    factor: Any
    ordered: Any
    named: Any
    shared: Any
    cites: Any
    cited_by: Any


@dataclass(frozen=True)
class Guess:
    """The likeliest rows, best first; ``score``: words in common with each row of the kho; ties to the likeliest.

    ``likely``: what the order is by; ``forward``, ``back``, ``source``: how strongly each of ``rows`` is cited, cites,
    or cites the same provisions; ``mention``: how often the article asked about names each document; ``mentions``: how
    often each row names the document asked about.
    """

    rows: Any
    likely: Any
    score: Any
    around: Surroundings
    forward: Any
    back: Any
    source: Any
    mention: Any
    mentions: Any


class Guesser:
    """First guesses over a shelf; what belongs to one document is computed once."""

    def __init__(self, shelf: Shelf, prior: Prior | None, count: int = CANDIDATES) -> None:
        import numpy as np

        self.shelf, self._prior, self._count = shelf, prior, count
        self._articles = prior.of_articles(shelf) if prior else np.float32(1)
        self._documents: dict[int, Surroundings] = {}
        self._at = Scattered(len(shelf.owner))

    def guess(self, query: Query, other_documents: bool, allowed: Any = None) -> Guess:
        """The likeliest partners of ``query``.

        ``allowed``: a mask of documents; ``other_documents`` leaves out the query's own.
        """
        import numpy as np

        shelf, at = self.shelf, self._at.at
        around = self._around(query.document)
        searched = heaviest(query.text, _SEARCHED, shelf.searched.shape[0])
        score = along(shelf.searched, searched)
        cites, citing = row_of(shelf.cites, query.row), row_of(shelf.cited_by, query.row)
        two = joined(walk(cites, shelf.around), walk(citing, shelf.around))
        rows, transposed = shelf.sources
        source = walk(row_of(rows, query.row), transposed)
        mention, mentions = row_of(shelf.mentions, query.row), row_of(shelf.mentioned, query.document)
        likely, factor = self._weighed(score, around, mention), around.factor
        named, tied, near = mentions.indices, np.union1d(cites.indices, citing.indices), np.unique(two.indices)
        likely[named] = likely[named] * (1 + _MENTIONING * mentions.data) + _NAMED * factor[named]
        likely[tied] += _TIED * factor[tied]
        likely[near] += _NEAR_TIED * factor[near]
        np.add.at(likely, source.indices, np.float32(_NEAR_TIED) * source.data * factor[source.indices])
        self._bar(likely, query, other_documents, allowed)
        found = _best(likely, self._count)
        return Guess(
            rows=found,
            likely=likely[found],
            score=score,
            around=around,
            forward=at(cites, found),
            back=at(citing, found),
            source=at(source, found),
            mention=dense(mention, len(around.near)),
            mentions=at(mentions, found),
        )

    def _weighed(self, score: Any, around: Surroundings, mention: Row) -> Any:
        """The score of each row by what its document has in common with that of the query, and by its kind."""
        likely = score * around.weight
        raised = (around.tied[mention.indices] + _MENTIONED * mention.data) ** _DAMPED
        for document, weight in zip(mention.indices.tolist(), raised, strict=True):
            rows = slice(*self.shelf.bounds[document : document + 2].tolist())
            likely[rows] = score[rows] * weight * around.factor[rows]
        return likely

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
            cited = dense(row_of(shelf.between, document), len(near))
            citing = dense(row_of(shelf.citing_documents, document), len(near))
            shared = _cosines(cited, shelf.between, shelf.citing_length)
            tied = (_APART + near + _CITED * (cited + citing) + _SHARING * shared).astype(np.float32)
            prior = self._prior.of_documents(shelf, document) if self._prior else np.ones_like(near)
            factor = self._articles * np.repeat(prior, shelf.sizes)
            weight = np.repeat(tied**_DAMPED, shelf.sizes) * factor
            named = share_held(shelf.searched, row_of(shelf.title, document))
            known = Surroundings(near, tied, weight, factor, np.sort(near), named, shared, cited, citing)
            if len(self._documents) >= _REMEMBERED:
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

    sample, wanted = likely[::_SAMPLED], max(3 * count // _SAMPLED, 1)
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
