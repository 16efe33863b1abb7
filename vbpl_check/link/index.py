"""Norms as sparse TF-IDF rows over syllables and pairs of syllables, and the documents nearest to each document.

The weights are plain NumPy: scikit-learn, slow to import, is only needed to find neighbours among many documents.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from vbpl_check.model import Norm
from vbpl_check.rulebook import read_table

# "thời hạn" and "hồ sơ" but neither "15" nor "5a": figures are what a conflict is about, not what it is recognised by
_SYLLABLE = re.compile(r"[^\W\d_]+")
_BATCH = 256  # documents compared with all others at a time
_CHUNK = 32768  # norms counted at a time, to bound the memory
_BASE = 1 << 24  # pair of syllables (a, b) -> a * _BASE + b; a single one -> b - _BASE, below zero
_MANY = 64  # documents sharing a feature from which on it no longer relates them

_FREQUENT = 2000  # norms with a feature from which on it is not searched for, or 1 % of all if that is more

_ACT, _TEXT, _ABOVE = 1.0, 1.0, 0.5  # weights of the act, the sentence, and the heading and lead-in above it


@dataclass(frozen=True)
class StopPhrases:
    """rules/lexicon/stop_phrases.yaml: phrases without matter, their weight, headings of standard closing articles."""

    weight: float
    phrases: tuple[str, ...]
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    """Rows of unit length, one for each norm; the cosine of two norms is the product of their rows."""

    matrix: Any  # scipy CSR, float32, norms x features
    rare: Any  # the same for searching; without the most frequent features when there are very many norms

    def nearby(self, rows: Any, columns: Any, floor: float) -> tuple[Any, Any, Any]:
        """Rows, columns and likeness of the pairs that are alike by at least ``floor``.

        The likeness is the cosine, among very many norms that of their rarer words: the others cost most.
        """
        near = (self.rare[columns] @ self.rare[rows].T).tocoo()  # transposing the shorter side is cheaper
        kept = near.data >= floor
        return rows[near.col[kept]], columns[near.row[kept]], near.data[kept]

    def cosine_of(self, left: Any, right: Any) -> Any:
        """The cosine of each ``left[i]`` with ``right[i]``."""
        import numpy as np

        found = np.zeros(len(left), dtype=np.float32)
        for start in range(0, len(left), _CHUNK):
            part = slice(start, start + _CHUNK)
            found[part] = self.matrix[left[part]].multiply(self.matrix[right[part]]).sum(axis=1).ravel()
        return found


@cache
def stop_phrases() -> StopPhrases:
    """The table of stop phrases that ships with the program."""
    return read_table("stop_phrases", StopPhrases)


def build(norms: Sequence[Norm], stop: StopPhrases | None = None) -> Index:
    """The index of ``norms``, in their order; figures and quantities are left out, stop phrases count less."""
    import numpy as np
    from scipy import sparse

    stop = stop or stop_phrases()
    ids: dict[str, int] = {}
    blocks = [_count(norms[start : start + _CHUNK], ids) for start in range(0, len(norms), _CHUNK)]
    if not ids:
        empty = sparse.csr_matrix((len(norms), 1), dtype=np.float32)
        return Index(empty, empty)
    features, where = np.unique(np.concatenate([keys for keys, _ in blocks]), return_inverse=True)
    spreads = [np.bincount(counts.indices, minlength=counts.shape[1]) for _, counts in blocks]
    spread = np.bincount(where, np.concatenate(spreads)).astype(np.int64)
    idf = (np.log((1 + len(norms)) / (1 + spread)) + 1) * _damping(features, ids, stop)
    kept = spread > 1  # a word of one norm only lengthens its row
    features, place = features[kept], np.cumsum(kept) - 1
    parts = []
    for keys, counts in blocks:
        here, where = where[: len(keys)], where[len(keys) :]
        counts.data *= idf[here].astype(np.float32)[counts.indices]
        part = _unit(counts)[:, np.flatnonzero(kept[here])]
        columns = place[here[kept[here]]].astype(np.int32)[part.indices]
        parts.append(sparse.csr_matrix((part.data, columns, part.indptr), shape=(part.shape[0], len(features))))
    matrix = sparse.csr_matrix(sparse.vstack(parts))
    return Index(matrix, _rare(matrix))


def nearest_documents(
    index: Index, owners: Any, count: int, wanted: Sequence[int], neighbours: int
) -> dict[int, list[int]]:
    """For each of the documents ``wanted`` its ``neighbours`` nearest others, by the rare words that they share.

    ``owners`` gives the document, below ``count``, of each row. A feature of more than 64 documents
    relates none of them, which keeps the cost proportional to the size of the corpus.
    """
    import numpy as np
    from scipy import sparse

    ones = np.ones(len(owners), dtype=np.float32)
    member = sparse.csr_matrix((ones, (owners, np.arange(len(owners)))), shape=(count, len(owners)))
    profile = (member @ index.matrix).tocsc()
    spread = np.diff(profile.indptr)
    rare = _unit(profile[:, (spread > 1) & (spread <= _MANY)].tocsr())
    rare.data = np.sqrt(rare.data)  # many weak ties say more than one strong one
    rare = _unit(rare)
    found: dict[int, list[int]] = {}
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        cosine = (rare[list(part)] @ rare.T).toarray()
        order = np.argsort(-cosine, axis=1, kind="stable")[:, : neighbours + 1]
        for document, row, near in zip(part, order.tolist(), cosine, strict=True):
            found[document] = [other for other in row if other != document and near[other] > 0][:neighbours]
    return found


def _count(norms: Sequence[Norm], ids: dict[str, int]) -> tuple[Any, Any]:
    """The keys of the syllables and pairs of syllables in ``norms``, sorted, and the roots of their weighted counts."""
    import numpy as np
    from scipy import sparse

    tokens, lengths, weights, owners = _tokens(norms, ids)
    weight, owner = np.repeat(weights, lengths), np.repeat(owners, lengths)
    segment = np.repeat(np.arange(len(lengths)), lengths)
    inside = segment[:-1] == segment[1:]  # a pair of syllables never spans two segments
    pairs = tokens[:-1][inside] * _BASE + tokens[1:][inside]
    keys, columns = np.unique(np.concatenate([tokens - _BASE, pairs]), return_inverse=True)
    rows = np.concatenate([owner, owner[:-1][inside]])
    data = np.concatenate([weight, weight[:-1][inside]])
    counts = sparse.csr_matrix((data, (rows, columns)), shape=(len(norms), len(keys)), dtype=np.float32)
    counts.data = np.sqrt(counts.data)
    return keys, counts


def _tokens(norms: Sequence[Norm], ids: dict[str, int]) -> tuple[Any, Any, Any, Any]:
    """Syllable numbers of all segments end to end; length, weight and norm of each segment."""
    import numpy as np

    tokens, lengths, weights, owners = array("i"), array("i"), array("f"), array("i")
    known: dict[str, array[int]] = {}  # headings and lead-ins are shared by the norms below them
    for row, norm in enumerate(norms):
        for text, weight in ((norm.act, _ACT), (_without_quantities(norm), _TEXT)):
            if text:
                found = _numbers(text, ids)
                tokens.extend(found)
                lengths.append(len(found))
                weights.append(weight)
                owners.append(row)
        for text in (norm.heading, norm.lead_in):
            if text:
                if text not in known:
                    known[text] = _numbers(text, ids)
                tokens.extend(known[text])
                lengths.append(len(known[text]))
                weights.append(_ABOVE)
                owners.append(row)
    return (
        np.asarray(tokens, dtype=np.int64),
        np.asarray(lengths, dtype=np.int64),
        np.asarray(weights, dtype=np.float32),
        np.asarray(owners, dtype=np.int32),
    )


def _numbers(text: str, ids: dict[str, int]) -> array[int]:
    return array("i", [ids.setdefault(word, len(ids)) for word in _SYLLABLE.findall(text.lower())])


def _without_quantities(norm: Norm) -> str:
    """The sentence with its quantities blanked: "15 ngày làm việc" must not look like "15 ngày làm việc"."""
    text, start = norm.text, norm.span.start
    for quantity in norm.quantities:
        first, last = quantity.span.start - start, quantity.span.end - start
        if 0 <= first < last <= len(text):
            text = text[:first] + "." * (last - first) + text[last:]
    return text


def _damping(features: Any, ids: dict[str, int], stop: StopPhrases) -> Any:
    """The factor of each feature: ``stop.weight`` for the words and pairs of stop phrases, otherwise 1."""
    import numpy as np

    keys: set[int] = set()
    for phrase in stop.phrases:
        numbers = [ids.get(word, -1) for word in phrase.split()]
        keys.update(number - _BASE for number in numbers if number >= 0)
        keys.update(a * _BASE + b for a, b in pairwise(numbers) if a >= 0 and b >= 0)
    weak = np.isin(features, np.fromiter(sorted(keys), dtype=np.int64, count=len(keys)))
    return np.where(weak, stop.weight, 1.0).astype(np.float32)


def _rare(matrix: Any) -> Any:
    import numpy as np

    most = max(_FREQUENT, matrix.shape[0] // 100)
    if matrix.shape[0] <= _FREQUENT * 4:
        return matrix
    spread = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return _unit(matrix[:, np.flatnonzero(spread <= most)])


def _unit(matrix: Any) -> Any:
    """The matrix with rows of unit length; empty rows stay empty."""
    import numpy as np
    from scipy import sparse

    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    length = np.sqrt(np.bincount(row, np.square(matrix.data), minlength=matrix.shape[0]))
    scaled = (matrix.data / length[row]).astype(np.float32) if len(row) else matrix.data
    return sparse.csr_matrix((scaled, matrix.indices, matrix.indptr), shape=matrix.shape)
