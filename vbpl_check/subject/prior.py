"""How much sooner experts call an article of one kind related than one of another kind, whatever the two speak of.

Long articles sooner than short ones, those of a law sooner than those of a decision, those that say something of their
own sooner than "Hiệu lực thi hành". The weights are learned with the judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vbpl_check.subject.shelf import Shelf

MODEL = "prior.json"
_SINCE = 2000  # year from which on a document counts as newer


@dataclass(frozen=True)
class Prior:
    """Weights in units of the logarithm of a score: of ``article_traits`` and of what ``beside`` tells of documents.

    ``newer``: a decade; ``forms``: of the form of the question's document (a row each) and that of the other;
    ``older``: how old the other document is beside that of the question, for each form of the latter.
    """

    articles: tuple[float, ...]
    newer: float
    forms: tuple[tuple[float, ...], ...]
    older: tuple[float, ...]

    def of_articles(self, shelf: Shelf) -> Any:
        """The factor of each article."""
        import numpy as np

        return np.exp(article_traits(shelf) @ np.array(self.articles)).astype(np.float32)

    def of_documents(self, shelf: Shelf, document: int) -> Any:
        """The factor of each document for articles of ``document``."""
        import numpy as np

        own, (decades, older) = int(shelf.form[document]), beside(shelf, document)
        found = self.newer * decades + np.array(self.forms[own]).take(shelf.form) + self.older[own] * older
        return np.exp(found).astype(np.float32)


@cache
def shipped() -> Prior:
    """The weights of the package."""
    import msgspec

    return msgspec.json.decode(files("vbpl_check.subject").joinpath(MODEL).read_bytes(), type=Prior)


def article_traits(shelf: Shelf) -> Any:
    """A row an article: place, length, articles with that heading, citations; the first two also squared."""
    import numpy as np

    place, length, frequency = shelf.facts.T
    return np.column_stack([place, place**2, length, length**2, frequency, shelf.times_cited])


def beside(shelf: Shelf, document: int) -> tuple[Any, Any]:
    """Of each document its decades since 2000, and 1 when it is older than ``document``, -1 when it is newer."""
    import numpy as np

    return np.maximum(shelf.year - _SINCE, 0) / 10, np.sign(int(shelf.year[document]) - shelf.year)
