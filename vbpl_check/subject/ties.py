"""Citations among the articles of a kho, as sparse matrices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from vbpl_check.model import Article, Cited, Holding
from vbpl_check.text import fold

# "Luật Đất đai năm 2024", "Bộ luật Hình sự số 100/2015/QH13": kind, number and year are no part of the name
_KIND = re.compile(r"^(?:bo luat|luat|phap lenh)\s+(?:so\s+\S+\s+)?(?:bo luat|luat|phap lenh)?\s*")
_YEAR = re.compile(r"[\s,]*(?:nam\s+)?(?:19|20)\d\d$")
_NAMED = ("bo luat", "luat", "phap lenh")


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
            if fold(holding.header.kind or "") in _NAMED:
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


def citations(holdings: Sequence[Holding], catalogue: Catalogue) -> tuple[Any, Any]:
    """(articles x articles, documents x documents) with the log of one plus the number of citations."""
    inner: Counter[tuple[int, int]] = Counter()
    outer: Counter[tuple[int, int]] = Counter()
    row = 0
    for position, holding in enumerate(holdings):
        for cited in holding.basis:
            for document in catalogue.documents(cited, position):
                outer[position, document] += document != position
        for article in holding.articles:
            _count(article, row, position, catalogue, inner, outer)
            row += 1
    return _matrix(inner, row), _matrix(outer, len(holdings))


def _count(
    article: Article,
    row: int,
    position: int,
    catalogue: Catalogue,
    inner: Counter[tuple[int, int]],
    outer: Counter[tuple[int, int]],
) -> None:
    for cited in article.cites:
        for document in catalogue.documents(cited, position):
            if document != position:
                outer[position, document] += 1
            target = catalogue.rows.get((document, (cited.dieu or "").lower()))
            if target is not None and target != row:
                inner[row, target] += 1


def _matrix(edges: Counter[tuple[int, int]], size: int) -> Any:
    import numpy as np
    from scipy import sparse

    ordered = sorted(edge for edge, times in edges.items() if times)
    pairs = np.array(ordered, dtype=np.int64).reshape(-1, 2)
    weight = np.log1p(np.array([edges[edge] for edge in ordered], dtype=np.float32))
    return sparse.csr_matrix((weight, (pairs[:, 0], pairs[:, 1])), shape=(size, size), dtype=np.float32)
