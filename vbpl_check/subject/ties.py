"""Citations among the articles of a kho, as sparse matrices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vbpl_check.model import Article, Cited, Holding
from vbpl_check.subject.spoken import LAWS, Regimes
from vbpl_check.text import fold

# "Luật Đất đai năm 2024", "Bộ luật Hình sự số 100/2015/QH13": kind, number and year are no part of the name
_KIND = re.compile(r"^(?:bo luat|luat|phap lenh)\s+(?:so\s+\S+\s+)?(?:bo luat|luat|phap lenh)?\s*")
_YEAR = re.compile(r"[\s,]*(?:nam\s+)?(?:19|20)\d\d$")


def number_key(number: str | None) -> str:
    """A số hiệu for comparing: folded, without blanks and without zeros before it ("04/2020/TT-BNV", "4/2020/…")."""
    return fold(number or "").replace(" ", "").lstrip("0")


def name_key(name: str | None) -> str:
    """The name of a law for comparing: folded, without kind, number and year."""
    return _YEAR.sub("", _KIND.sub("", fold(name or ""))).strip(" .,")


class Catalogue:
    """Finds documents and articles by what a citation says of them."""

    def __init__(self, holdings: Sequence[Holding]) -> None:
        self._holdings = holdings
        self._numbers: dict[str, list[int]] = {}
        self._names: dict[str, list[int]] = {}
        self.rows: dict[tuple[int, str], int] = {}
        row = 0
        for position, holding in enumerate(holdings):
            self._numbers.setdefault(number_key(holding.header.number), []).append(position)
            if fold(holding.header.kind or "") in LAWS:
                self._names.setdefault(name_key(holding.header.title), []).append(position)
            for article in holding.articles:
                self.rows.setdefault((position, article.label.lower()), row)
                row += 1

    def documents(self, cited: Cited, citing: int) -> list[int]:
        """Positions of the documents meant: by number, else the law of that name in its newest form by then.

        ``citing`` is the position of the citing document, -1 for one that is not here.
        """
        if cited.number == "":
            return [citing] if citing >= 0 else []
        found = self._numbers.get(number_key(cited.number), []) if cited.number else []
        if found or not cited.name:
            return found
        named = self._names.get(name_key(cited.name), [])
        issued = self._holdings[citing].header.issued if citing >= 0 else None
        dated = [(self._holdings[p].header.issued, p) for p in named]
        known = [(day, p) for day, p in dated if day is not None and (issued is None or day <= issued)]
        return [max(known)[1]] if known else named[:1]


@dataclass(frozen=True)
class Ties:
    """Log of one plus the number of citations: articles x articles, documents x documents, articles x documents."""

    cites: Any
    between: Any
    mentions: Any


def citations(holdings: Sequence[Holding], catalogue: Catalogue) -> Ties:
    """What the articles and documents cite; an article mentions another document with or without an article of it.

    It also mentions a law when it speaks of the law about something, "pháp luật về khiếu nại".
    """
    inner: Counter[tuple[int, int]] = Counter()
    outer: Counter[tuple[int, int]] = Counter()
    named: Counter[tuple[int, int]] = Counter()
    regimes, row = Regimes(holdings), 0
    for position, holding in enumerate(holdings):
        for cited in holding.basis:
            for document in catalogue.documents(cited, position):
                outer[position, document] += document != position
        for article in holding.articles:
            for target, document in _cited(article, row, position, catalogue):
                if document != position:
                    outer[position, document] += 1
                    named[row, document] += 1
                if target is not None:
                    inner[row, target] += 1
            for document in regimes.documents(article.text):
                named[row, document] += document != position
            row += 1
    count = len(holdings)
    return Ties(_matrix(inner, row, row), _matrix(outer, count, count), _matrix(named, row, count))


def _cited(article: Article, row: int, position: int, catalogue: Catalogue) -> Iterator[tuple[int | None, int]]:
    """Row and document of each citation; no row for the article itself and for one that is not here."""
    for cited in article.cites:
        for document in catalogue.documents(cited, position):
            target = catalogue.rows.get((document, (cited.dieu or "").lower()))
            yield None if target == row else target, document


def _matrix(edges: Counter[tuple[int, int]], rows: int, columns: int) -> Any:
    import numpy as np
    from scipy import sparse

    ordered = sorted(edge for edge, times in edges.items() if times)
    pairs = np.array(ordered, dtype=np.int64).reshape(-1, 2)
    weight = np.log1p(np.array([edges[edge] for edge in ordered], dtype=np.float32))
    return sparse.csr_matrix((weight, (pairs[:, 0], pairs[:, 1])), shape=(rows, columns), dtype=np.float32)
