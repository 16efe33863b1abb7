"""The index of a kho: rows of all articles, their citations, and what is known of each; plain arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vbpl_check.model import Article, Holding
from vbpl_check.subject.ties import Catalogue, citations
from vbpl_check.subject.words import BODY, HEADING, TITLE, Segments, Words, build, unit
from vbpl_check.text import fold

_PROFILE = 300  # features kept of a document
_DIGEST = 128  # features kept of an article for comparing it with others one by one
FORMS = (
    ("hien phap",), ("bo luat", "luat"), ("phap lenh",), ("nghi quyet", "lenh"), ("nghi dinh",), ("quyet dinh",),
    ("thong tu", "thong tu lien tich"),
)  # fmt: skip
_MATRICES = (
    "text", "heading", "title", "profile", "cites", "between", "mentions", "searched", "profiled", "digest",
)  # fmt: skip
_ARRAYS = ("owner", "facts", "form", "year", "issuer")


@dataclass(frozen=True)
class Shelf:
    """One row an article: ``text`` (heading, body and title), ``heading`` in the space of ``words``.

    ``searched``: the rare columns of ``text``, transposed (features x articles); ``profiled``: ``profile``, transposed;
    ``digest``: the heaviest columns of each row of ``text``.
    ``title``, ``profile``: documents x features; ``cites``: articles x articles; ``between``: documents x documents;
    ``mentions``: articles x documents;
    ``owner``: document of each row; ``facts``: rows x (place in the document 0..1, log length, log number of articles
    with that heading); ``form``, ``year``, ``issuer``: of each document; ``labels``: article labels of the rows.
    """

    words: Words
    text: Any
    heading: Any
    title: Any
    profile: Any
    cites: Any
    between: Any
    mentions: Any
    searched: Any
    profiled: Any
    digest: Any
    owner: Any
    facts: Any
    form: Any
    year: Any
    issuer: Any
    labels: tuple[str, ...]

    @cached_property
    def bounds(self) -> Any:
        """The first row of each document, and the number of rows."""
        import numpy as np

        return np.searchsorted(self.owner, np.arange(len(self.form) + 1))

    @cached_property
    def sizes(self) -> Any:
        """How many articles each document has."""
        import numpy as np

        return np.diff(self.bounds)

    @cached_property
    def cited_by(self) -> Any:
        """``cites`` the other way round."""
        return self.cites.T.tocsr()

    @cached_property
    def mentioned(self) -> Any:
        """``mentions`` the other way round."""
        return self.mentions.T.tocsr()

    @cached_property
    def document_cites(self) -> Any:
        """Documents x articles: how often the articles of the one cite the other."""
        return self._gathered(self.cites)

    @cached_property
    def cited_by_document(self) -> Any:
        """Articles x documents: how often an article is cited by those of a document."""
        return self.document_cites.T.tocsr()

    def _gathered(self, matrix: Any) -> Any:
        """The rows of each document summed up."""
        from scipy import sparse

        entries = matrix.tocoo()
        shape = (len(self.form), matrix.shape[1])
        return sparse.coo_matrix((entries.data, (self.owner[entries.row], entries.col)), shape=shape).tocsr()

    @cached_property
    def around(self) -> Any:
        """Both directions of ``cites``."""
        return (self.cites + self.cited_by).tocsr()

    @cached_property
    def citing_documents(self) -> Any:
        """``between`` the other way round."""
        return self.between.T.tocsr()

    @cached_property
    def times_cited(self) -> Any:
        """Log of one plus the citations of each article."""
        import numpy as np

        return np.log1p(np.asarray(self.cites.sum(axis=0)).ravel())

    @cached_property
    def citing_length(self) -> Any:
        """Length of each row of ``between``."""
        import numpy as np

        return np.sqrt(np.asarray(self.between.multiply(self.between).sum(axis=1)).ravel())

    @cached_property
    def sources(self) -> tuple[Any, Any]:
        """Unit rows of ``cites`` and their transpose: articles that cite the same provisions."""
        rows = unit(self.cites)
        return rows, rows.T.tocsr()

    @cached_property
    def ids(self) -> dict[str, int]:
        """Numbers of the syllables."""
        return {word: number for number, word in enumerate(self.words.syllables)}

    def arrays(self) -> dict[str, Any]:
        """All of it as named arrays, for storing."""
        import numpy as np

        found: dict[str, Any] = {
            "keys": self.words.keys,
            "idf": self.words.idf,
            "rare": np.array([self.words.rare]),
            "once": self.words.once,
            "once_rows": self.words.once_rows,
            "syllables": _packed(self.words.syllables),
            "labels": _packed(self.labels),
        }
        for name in _MATRICES:
            matrix = getattr(self, name)
            found[f"{name}.data"], found[f"{name}.indices"] = matrix.data, matrix.indices
            found[f"{name}.indptr"], found[f"{name}.shape"] = matrix.indptr, np.array(matrix.shape)
        return found | {name: getattr(self, name) for name in _ARRAYS}


def restore(found: dict[str, Any]) -> Shelf:
    """The shelf from its arrays. Raises KeyError or ValueError when some are missing or do not fit."""
    from scipy import sparse

    matrices = {
        name: sparse.csr_matrix(
            (found[f"{name}.data"], found[f"{name}.indices"], found[f"{name}.indptr"]),
            shape=tuple(found[f"{name}.shape"].tolist()),
        )
        for name in _MATRICES
    }
    words = Words(
        found["keys"], found["idf"], _unpacked(found["syllables"]), int(found["rare"][0]),
        found["once"], found["once_rows"],
    )  # fmt: skip
    shelf = Shelf(words=words, labels=_unpacked(found["labels"]), **matrices, **{name: found[name] for name in _ARRAYS})
    rows, columns = shelf.text.shape
    if not rows == len(shelf.owner) == len(shelf.labels) or columns != len(words.keys):
        raise ValueError("the arrays of an index do not belong together")
    return shelf


def _by_feature(matrix: Any, count: int) -> Any:
    """The first ``count`` columns as rows."""
    from scipy import sparse

    turned = matrix.tocsc()
    indptr = turned.indptr[: count + 1]
    data, indices = turned.data[: indptr[-1]], turned.indices[: indptr[-1]]
    return sparse.csr_matrix((data, indices, indptr), shape=(count, matrix.shape[0]))


def _packed(names: Sequence[str]) -> Any:
    import numpy as np

    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: Any) -> tuple[str, ...]:
    text = packed.tobytes().decode()
    return tuple(text.split("\n")) if text else ()


def shelve(holdings: Sequence[Holding]) -> Shelf:
    """The index of all articles of ``holdings``, in their order."""
    import numpy as np

    words, text = build(_segments(holdings))
    ids = {word: number for number, word in enumerate(words.syllables)}
    entries = [(position, article) for position, holding in enumerate(holdings) for article in holding.articles]
    owner = np.array([position for position, _ in entries], dtype=np.int32)
    catalogue = Catalogue(holdings)
    ties = citations(holdings, catalogue)
    headers = [holding.header for holding in holdings]
    profiles = profile(text, owner, len(holdings))
    issuers = {name: number for number, name in enumerate(sorted({fold(header.issuer or "") for header in headers}))}
    return Shelf(
        words=words,
        text=text,
        heading=words.rows_with([[(article.heading, 1.0)] for _, article in entries], ids),
        title=words.rows_with([[(header.title or "", 1.0)] for header in headers], ids),
        profile=profiles,
        cites=ties.cites,
        between=ties.between,
        mentions=ties.mentions,
        searched=_by_feature(text, words.rare),
        profiled=_by_feature(profiles, profiles.shape[1]),
        digest=digest(text, _DIGEST),
        owner=owner,
        facts=_facts(holdings),
        form=np.array([_form(header.kind) for header in headers], dtype=np.int16),
        year=np.array([header.issued.year if header.issued else 0 for header in headers], dtype=np.int16),
        issuer=np.array([issuers[fold(header.issuer or "")] for header in headers], dtype=np.int32),
        labels=tuple(article.label for _, article in entries),
    )


def _segments(holdings: Sequence[Holding]) -> Iterator[Segments]:
    for holding in holdings:
        title = holding.header.title or ""
        for article in holding.articles:
            yield segments(article.heading, article.text, title)


def segments(heading: str, text: str, title: str) -> Segments:
    """The parts of an article with their weights."""
    return ((heading, HEADING), (text, BODY), (title, TITLE))


def profile(text: Any, owner: Any, count: int) -> Any:
    """Unit rows of the ``_PROFILE`` heaviest features of ``count`` documents; ``owner``: document of each row."""
    import numpy as np
    from scipy import sparse

    ones = np.ones(len(owner), dtype=np.float32)
    member = sparse.csr_matrix((ones, (owner, np.arange(len(owner)))), shape=(count, len(owner)))
    heaviest = digest((member @ text).tocsr(), _PROFILE)
    heaviest.data = np.sqrt(heaviest.data)
    return unit(heaviest)


def digest(matrix: Any, count: int) -> Any:
    """The matrix (CSR) with the ``count`` highest values of each row, of equal ones those of the first columns."""
    import numpy as np
    from scipy import sparse

    kept = np.ones(matrix.nnz, dtype=bool)
    for row in np.flatnonzero(np.diff(matrix.indptr) > count).tolist():
        start, end = matrix.indptr[row], matrix.indptr[row + 1]
        kept[start + np.argsort(-matrix.data[start:end], kind="stable")[count:]] = False
    indptr = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
    return sparse.csr_matrix((matrix.data[kept], matrix.indices[kept], indptr), shape=matrix.shape)


def _facts(holdings: Sequence[Holding]) -> Any:
    import numpy as np

    headings = Counter(fold(article.heading) for holding in holdings for article in holding.articles)
    rows = [
        (place / max(len(holding.articles), 1), np.log1p(len(article.text)), np.log1p(headings[fold(article.heading)]))
        for holding in holdings
        for place, article in enumerate(holding.articles)
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, 3)


def _form(kind: str | None) -> int:
    name = fold(kind or "")
    return next((place for place, names in enumerate(FORMS) if name in names), len(FORMS))


def find_article(articles: Sequence[Article], label: str) -> Article | None:
    """The article of that label, or None."""
    return next((article for article in articles if article.label.lower() == label.lower()), None)
