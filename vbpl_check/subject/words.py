"""Articles as sparse rows over syllables and pairs of syllables, weighted by how rare they are."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vbpl_check.text import tone

# "thời hạn" and "hồ sơ" but neither "15" nor "5a": the numbers of two texts on one subject differ
_SYLLABLE = re.compile(r"[^\W\d_]+")
_BASE = 1 << 24  # pair of syllables (a, b) -> a * _BASE + b; a single one -> b - _BASE, below zero
_CHUNK = 8192
HEADING, BODY, TITLE = 3.0, 1.0, 1.0  # weights of the parts of an article
COMMON = 0.2  # share of the articles with a feature from which on it says nothing
RARE = 0.05  # share up to which a feature is searched for
ALWAYS = 1000  # articles with a feature up to which it is kept whatever the share

Segments = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Words:
    """The space of features. Columns are ordered by the number of articles with the feature, rarest first.

    ``keys``: the feature of each column; ``idf``: its weight; ``syllables``: the words behind the keys;
    ``rare``: how many columns are searched; ``once``, ``once_rows``: the features of a single article, sorted, and its
    row: they make no two articles alike, but somebody may ask for them.
    """

    keys: Any
    idf: Any
    syllables: tuple[str, ...]
    rare: int
    once: Any
    once_rows: Any

    def rows(self, texts: Sequence[Segments]) -> Any:
        """Unit rows (CSR, float32) of texts; unknown words are passed over."""
        ids = {word: number for number, word in enumerate(self.syllables)}
        return self.rows_with(texts, ids)

    def rows_with(self, texts: Sequence[Segments], ids: dict[str, int]) -> Any:
        """``rows`` with the numbers of the syllables at hand."""
        import numpy as np
        from scipy import sparse

        fresh = dict(ids)
        keys, counts = count(texts, fresh)
        order = np.argsort(self.keys)
        place = np.searchsorted(self.keys, keys, sorter=order)
        known = (place < len(self.keys)) & (len(self.keys) > 0)
        column = order[np.minimum(place, max(len(order) - 1, 0))] if len(order) else place
        known &= self.keys[column] == keys if len(order) else False
        part = counts[:, np.flatnonzero(known)].tocsr()
        part.data = weigh(part.data) * self.idf[column[known][part.indices]]
        shaped = sparse.csr_matrix(
            (part.data.astype(np.float32), column[known][part.indices], part.indptr),
            shape=(len(texts), len(self.keys)),
        )
        return unit(shaped)


def weigh(counted: Any) -> Any:
    """1 + log of a count above 1, the count itself below (a word of the title alone counts less)."""
    import numpy as np

    return np.where(counted > 1, 1 + np.log(np.maximum(counted, 1)), counted)


def build(articles: Iterable[Segments]) -> tuple[Words, Any]:
    """The feature space of all articles and their rows (CSR, unit length), in their order."""
    import numpy as np
    from scipy import sparse

    ids: dict[str, int] = {}
    blocks = [count(chunk, ids) for chunk in _chunks(articles)]
    size = sum(counts.shape[0] for _, counts in blocks)
    if not ids:
        none = np.zeros(0, np.int64)
        return Words(none, np.zeros(0, np.float32), (), 0, none, none), sparse.csr_matrix((size, 0), dtype="f4")
    keys, where = np.unique(np.concatenate([found for found, _ in blocks]), return_inverse=True)
    spread = np.zeros(len(keys), dtype=np.int64)
    offset = 0
    for found, counts in blocks:
        np.add.at(spread, where[offset : offset + len(found)], np.bincount(counts.indices, minlength=len(found)))
        offset += len(found)
    kept = np.flatnonzero((spread > 1) & (spread <= max(COMMON * size, ALWAYS)))
    kept = kept[np.lexsort((keys[kept], spread[kept]))]
    column = np.full(len(keys), -1, dtype=np.int64)
    column[kept] = np.arange(len(kept))
    idf = (np.log((1 + size) / (1 + spread[kept])) + 1).astype(np.float32)
    once, once_rows = _once(blocks, where, spread)
    parts, offset = [], 0
    while blocks:
        found, counts = blocks.pop(0)
        here = column[where[offset : offset + len(found)]]
        offset += len(found)
        parts.append(_weighted(counts, here, idf))
    rare = int(np.searchsorted(spread[kept], max(RARE * size, ALWAYS), side="right"))
    known = Words(keys[kept], idf, tuple(ids), rare, keys[once], once_rows)
    return known, unit(sparse.csr_matrix(sparse.vstack(parts)))


def _once(blocks: Sequence[tuple[Any, Any]], where: Any, spread: Any) -> tuple[Any, Any]:
    """The features (in their order) that one article has, and the row of that article."""
    import numpy as np

    features, rows, offset, first = [], [], 0, 0
    for found, counts in blocks:
        here = where[offset : offset + len(found)]
        alone = np.flatnonzero(spread[here] == 1)
        entries = counts[:, alone].tocoo()
        features.append(here[alone][entries.col])
        rows.append(entries.row + first)
        offset, first = offset + len(found), first + counts.shape[0]
    feature = np.concatenate(features)
    order = np.argsort(feature, kind="stable")
    return feature[order], np.concatenate(rows)[order].astype(np.int32)


def _chunks(articles: Iterable[Segments]) -> Iterable[list[Segments]]:
    chunk: list[Segments] = []
    for article in articles:
        chunk.append(article)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _weighted(counts: Any, column: Any, idf: Any) -> Any:
    import numpy as np
    from scipy import sparse

    part = counts[:, np.flatnonzero(column >= 0)].tocsr()
    columns = column[column >= 0][part.indices]
    data = (weigh(part.data) * idf[columns]).astype(np.float32)
    return sparse.csr_matrix((data, columns.astype(np.int32), part.indptr), shape=(part.shape[0], len(idf)))


def count(texts: Sequence[Segments], ids: dict[str, int]) -> tuple[Any, Any]:
    """Keys of the syllables and pairs in ``texts``, sorted, and their weighted counts (CSR); ``ids`` grows."""
    import numpy as np
    from scipy import sparse

    number = _Numbers(ids).__getitem__
    tokens, lengths, weights, owners = array("q"), array("q"), array("f"), array("q")
    for row, segments in enumerate(texts):
        for text, share in segments:
            if text:
                before = len(tokens)
                tokens.extend(map(number, _SYLLABLE.findall(text.lower())))
                lengths.append(len(tokens) - before)
                weights.append(share)
                owners.append(row)
    run = np.frombuffer(tokens, dtype=np.int64) if len(tokens) else np.zeros(0, np.int64)
    size = np.frombuffer(lengths, dtype=np.int64) if len(lengths) else np.zeros(0, np.int64)
    weight = np.repeat(np.asarray(weights, dtype=np.float32), size)
    owner = np.repeat(np.asarray(owners, dtype=np.int64), size)
    segment = np.repeat(np.arange(len(size)), size)
    inside = segment[:-1] == segment[1:]  # a pair of syllables never spans two segments
    pairs = run[:-1][inside] * _BASE + run[1:][inside]
    keys, columns = np.unique(np.concatenate([run - _BASE, pairs]), return_inverse=True)
    rows = np.concatenate([owner, owner[:-1][inside]])
    data = np.concatenate([weight, weight[:-1][inside]])
    return keys, sparse.csr_matrix((data, (rows, columns)), shape=(len(texts), len(keys)), dtype=np.float32)


class _Numbers(dict[str, int]):
    """The number of each syllable in either spelling of its tone mark ("hoá", "hóa"); ``ids`` grows."""

    def __init__(self, ids: dict[str, int]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, word: str) -> int:
        found = self._ids.setdefault(tone(word), len(self._ids))
        self[word] = found
        return found


def key_of(first: int, second: int | None = None) -> int:
    """The feature of a syllable, or of two neighbours."""
    return first - _BASE if second is None else first * _BASE + second


def unit(matrix: Any) -> Any:
    """The matrix with rows of unit length; empty rows stay empty."""
    import numpy as np
    from scipy import sparse

    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    length = np.sqrt(np.bincount(row, np.square(matrix.data), minlength=matrix.shape[0]))
    scaled = (matrix.data / length[row]).astype(np.float32) if len(row) else matrix.data
    return sparse.csr_matrix((scaled, matrix.indices, matrix.indptr), shape=matrix.shape)
