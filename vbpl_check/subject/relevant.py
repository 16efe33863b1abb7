"""Which documents of a kho a draft is to be held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vbpl_check.model import Holding
from vbpl_check.subject.shelf import Shelf, profile, segments
from vbpl_check.subject.ties import Catalogue, number_key
from vbpl_check.text import fold

NEAREST = 40  # documents nearest in subject to a draft
_ALIKE = 0.05  # likeness below which two documents have no subject in common
_AMENDING = "sua doi"


def relevant(shelf: Shelf, documents: Sequence[Holding], draft: Holding) -> frozenset[int]:
    """Positions of the documents that ``draft`` names, the nearest in subject, and what amends or ends any of these.

    ``documents`` are those of the shelf, in its order; their articles are not needed.
    """
    import numpy as np

    catalogue = Catalogue(documents)
    cited = [*draft.basis, *(one for article in draft.articles for one in article.cites)]
    chosen = {position for one in cited for position in catalogue.documents(one, -1)}
    near = _likeness(shelf, draft)
    order = np.lexsort((np.arange(len(near)), -near))[:NEAREST]
    chosen |= {int(position) for position in order if near[position] >= _ALIKE}
    return frozenset(chosen | _changing(shelf, documents, chosen))


def _likeness(shelf: Shelf, draft: Holding) -> Any:
    import numpy as np

    title = draft.header.title or ""
    texts = [segments(article.heading, article.text, title) for article in draft.articles]
    if not texts or not len(shelf.words.keys):
        return np.zeros(len(shelf.form), dtype=np.float32)
    rows = shelf.words.rows_with(texts, shelf.ids)
    own = profile(rows, np.zeros(len(texts), dtype=np.int64), 1)
    return (shelf.profile @ own.T).toarray().ravel()


def _changing(shelf: Shelf, documents: Sequence[Holding], chosen: set[int]) -> set[int]:
    """Amending documents that cite a chosen one, and documents that end one."""
    numbers = {number_key(documents[position].header.number) for position in chosen} - {""}
    found = {
        position
        for position, document in enumerate(documents)
        if any(number_key(number) in numbers for number in document.ends)
    }
    amending = [p for p, document in enumerate(documents) if _AMENDING in fold(document.header.title or "")]
    wanted = sorted(chosen)
    if amending and wanted:
        ties = shelf.between[amending][:, wanted].getnnz(axis=1)
        found |= {position for position, count in zip(amending, ties.tolist(), strict=True) if count}
    return found
