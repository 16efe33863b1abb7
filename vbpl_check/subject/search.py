"""Provisions about a subject named in a few words, with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Any

from vbpl_check.model import Article, Clause, Hit
from vbpl_check.rulebook import read_table
from vbpl_check.subject.related import Library
from vbpl_check.subject.words import key_of
from vbpl_check.text import fold, squeeze

_WORD = re.compile(r"[^\W\d_]+")
_SPELLINGS = 12  # spellings tried of a syllable typed without diacritics
_QUOTE = 240  # characters shown
_PAIR = 1.6  # two neighbours of the question found side by side say more than each alone
_LIKE = 3.0  # weight of the words asked for in an article that speaks of little else


@dataclass(frozen=True)
class Synonyms:
    """rules/lexicon/synonyms.yaml: groups of words that mean the same."""

    groups: tuple[tuple[str, ...], ...]


@cache
def synonyms() -> Synonyms:
    """The table that ships with the program."""
    return read_table("synonyms", Synonyms)


@dataclass
class Searcher:
    """Answers questions in words over a library."""

    library: Library

    def __post_init__(self) -> None:
        import numpy as np

        words = self.library.shelf.words
        self._column = {int(key): column for column, key in enumerate(np.asarray(words.keys).tolist())}
        self._spellings: dict[str, list[str]] = {}
        for word in words.syllables:
            self._spellings.setdefault(fold(word), []).append(word)

    def search(self, question: str, top: int, allowed: Any = None) -> tuple[Hit, ...]:
        """The ``top`` provisions that hold most of the question, best first; ``allowed``: a mask of documents."""
        import numpy as np

        shelf = self.library.shelf
        texts = [question, *_expanded(question)]
        vectors = [self._vector(text) for text in texts]
        scores = np.zeros(len(shelf.owner), dtype=np.float32)
        for vector in vectors:
            if vector.any():
                held = (shelf.holds @ vector) / vector.sum()  # share of the question that the article holds
                named = (shelf.names @ vector) / vector.sum()
                found = held**2 * (0.2 + 0.5 * named + 0.3 * np.minimum((shelf.text @ vector) / _LIKE, 1))
                scores = np.maximum(scores, found)
        if allowed is not None:
            scores[~allowed[shelf.owner]] = 0
        order = np.lexsort((np.arange(len(scores)), -scores))[: top * 3]
        hits: dict[str, Hit] = {}
        for row in order.tolist():
            if scores[row] <= 0 or len(hits) == top:
                break
            hit = self._hit(row, float(scores[row]), texts)
            hits.setdefault(hit.address, hit)
        return tuple(hits.values())

    def _vector(self, text: str) -> Any:
        """Weights of the features asked for: each syllable in the spellings that fit, each pair likewise."""
        import numpy as np

        plain = fold(text) == text.lower()
        runs = [self._fitting(word, plain) for word in _WORD.findall(text.lower())]
        weights: dict[int, float] = {}
        for spellings in runs:
            self._add(weights, [key_of(number) for number in spellings], 1.0)
        for first, second in pairwise(runs):
            self._add(weights, [key_of(a, b) for a, b in product(first, second)], _PAIR)
        vector = np.zeros(len(self._column), dtype=np.float32)
        for column, weight in weights.items():
            vector[column] = weight
        return vector

    def _fitting(self, word: str, plain: bool) -> list[int]:
        ids = self.library.shelf.ids
        if not plain:
            return [ids[word]] if word in ids else []
        known = self._spellings.get(word, [])
        return [ids[spelling] for spelling in known[:_SPELLINGS]]

    def _add(self, weights: dict[int, float], keys: Sequence[int], factor: float) -> None:
        """Of several spellings the commoner ones weigh more: their idf is lower, so they are shared out by it."""
        import math

        idf = self.library.shelf.words.idf
        columns = [self._column[key] for key in keys if key in self._column]
        if not columns:
            return
        spread = [math.exp(-float(idf[column])) for column in columns]
        for column, part in zip(columns, spread, strict=True):
            weights[column] = max(weights.get(column, 0.0), factor * float(idf[column]) * part / sum(spread))

    def _hit(self, row: int, score: float, texts: Sequence[str]) -> Hit:
        library = self.library
        article = library.article(row)
        header = library.cards[int(library.shelf.owner[row])].header
        clause = _best_clause(article, texts)
        address = library.address(row) + (f".{clause.path}" if clause else "")
        quote = squeeze(article.text[clause.start : clause.end] if clause else article.text)
        title = " ".join(filter(None, (header.kind, header.title)))
        return Hit(address, round(min(score, 1.0), 4), "words", title, article.heading, quote[:_QUOTE])


def _expanded(question: str) -> list[str]:
    """The question with each abbreviation or set phrase in the other forms of its group."""
    low = f" {fold(question)} "
    found = []
    for group in synonyms().groups:
        for form in group:
            spot = low.find(f" {fold(form)} ")
            if spot >= 0 and len(fold(question)) == len(question):
                found += [
                    f"{question[:spot]}{other}{question[spot + len(form) :]}" for other in group if other is not form
                ]
                break
    return found


def _best_clause(article: Article, texts: Sequence[str]) -> Clause | None:
    """The khoản that holds most of the words asked for; None when the article has none."""
    wanted = {word for text in texts for word in fold(text).split()}
    clauses = [clause for clause in article.clauses if "." not in clause.path]
    return max(
        clauses,
        key=lambda clause: (
            len(wanted & set(_WORD.findall(fold(article.text[clause.start : clause.end])))),
            -clause.start,
        ),
        default=None,
    )
