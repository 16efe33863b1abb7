"""Learns how much sooner experts call an article of one kind related than one of another kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vbpl_check.subject.candidates import Guesser
from vbpl_check.subject.features import Neighbours
from vbpl_check.subject.prior import MODEL as MODEL
from vbpl_check.subject.prior import Prior, article_traits, beside
from vbpl_check.subject.shelf import FORMS, Shelf

_COUNT = 1000  # candidates without a prior that are looked at
_DRAWN = 0.06  # share of those without a link that is kept
_LEAST = 1e-3  # score below which all are alike
_STEPS = 12
_DIGITS = 4
_KINDS = len(FORMS) + 1  # forms of documents
_OTHERS = 1 + 1 + _KINDS**2 + _KINDS + 1  # traits beside those of articles: the score, those of documents, 1

Asked = tuple[int, Any]  # the row of an article, and those of the articles linked with it


def learn(shelf: Shelf, asked: Sequence[Asked], seed: int = 5) -> Prior:
    """The weights that, beside the logarithm of the first guess, tell the linked candidates best (logistic)."""
    import numpy as np

    traits, related = _examples(shelf, asked, np.random.default_rng(seed))
    weights = _fitted(traits, related)
    weights = (weights / weights[0]).round(_DIGITS)  # in units of the logarithm of a score
    articles, newer, forms, older, _ = np.split(weights[1:], np.cumsum([weights.size - _OTHERS, 1, _KINDS**2, _KINDS]))
    table = tuple(map(tuple, forms.reshape(_KINDS, _KINDS).tolist()))
    return Prior(tuple(articles.tolist()), float(newer[0]), table, tuple(older.tolist()))


def _examples(shelf: Shelf, asked: Sequence[Asked], draw: Any) -> tuple[Any, Any]:
    """Traits of candidates, the logarithm of the first guess in front and 1 behind, and which are linked."""
    import numpy as np

    guesser, neighbours = Guesser(shelf, None, _COUNT), Neighbours(shelf)
    of_articles, found, labels = article_traits(shelf), [], []
    for row, linked in asked:
        query = neighbours.query(row)
        guess = guesser.guess(query, other_documents=True)
        right = np.isin(guess.rows, linked)
        kept = np.flatnonzero(right | (draw.random(len(right)) < _DRAWN))
        rows = guess.rows[kept]
        documents = _document_traits(shelf, query.document)[shelf.owner[rows]]
        score = np.log(np.maximum(guess.likely[kept], _LEAST))
        found.append(np.column_stack([score, of_articles[rows], documents, np.ones(len(rows))]))
        labels.append(right[kept])
    return np.concatenate(found), np.concatenate(labels).astype(float)


def _document_traits(shelf: Shelf, document: int) -> Any:
    """A row a document: a column for each weight of ``Prior`` but those of articles."""
    import numpy as np

    own, every, (decades, older) = int(shelf.form[document]), np.arange(len(shelf.form)), beside(shelf, document)
    forms, age = np.zeros((len(every), _KINDS**2)), np.zeros((len(every), _KINDS))
    forms[every, own * _KINDS + shelf.form] = 1
    age[:, own] = older
    return np.column_stack([decades, forms, age])


def _fitted(traits: Any, related: Any) -> Any:
    """Weights of a logistic regression, shrunk a little (Newton steps; the problem is convex)."""
    import numpy as np

    weights = np.zeros(traits.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(traits @ weights, -30, 30)))
        slope = traits.T @ (chances - related) + weights
        bend = (traits * (chances * (1 - chances))[:, None]).T @ traits + np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights
