"""When a provision that cannot be found is really missing, and not lost in the text or added by an unseen document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vbpl_check.link._identity import number_key
from vbpl_check.link._trees import Parts, Root, Tree, is_whole, ordered_labels, plain, position, split
from vbpl_check.link._works import Works, number_year
from vbpl_check.model import Address, Citation, Facts
from vbpl_check.text import fold

_PLAUSIBLE = 60  # years between a document and one that it cites too early
_MOST_UNITS = 1000  # articles; higher labels are counters of a database


@dataclass(frozen=True, slots=True)
class Miss:
    """Where a path breaks off: what exists above, the level that is missing, the labels that exist there."""

    above: Parts
    nearest: Address
    level: str
    label: str
    existing: tuple[str, ...]


class Gaps:
    """Judges misses. Every doubt makes a miss uncertain."""

    def __init__(self, facts: Sequence[Facts], works: Works, tree: Callable[[str], Tree]) -> None:
        self._works = works
        self._tree = tree
        self._whole: dict[tuple[str, Root], bool] = {}
        self._newer = {entry.document.id for entry in facts if _is_newer(entry)}
        self._unseen = _unseen_amenders(facts, works)
        self._amending: set[Address] = set()
        self._amenders: set[str] = set()
        for entry in facts:
            for citation in entry.citations:
                if citation.role == "amends" and citation.work.kind != "this":
                    self._amending.add(citation.source)
                    self._amenders.add(entry.document.id)

    def is_certain(self, citation: Citation, document: str, miss: Miss) -> bool:
        """Is it safe to say that the unit is missing in ``document``?"""
        own = document == citation.source.document
        return (
            not self._is_foreign(citation, own, miss)
            and not self._is_damaged(citation, document, miss)
            and (own or not self._may_be_amended(citation, document))
            and self._is_beyond(document, miss)
        )

    def _is_foreign(self, citation: Citation, own: bool, miss: Miss) -> bool:
        """May the words mean another document than the one that was searched?"""
        if citation.quoted or citation.work.kind == "amended":
            return True
        if own:
            return "này" not in citation.raw.lower() or self._in_amending_text(citation, miss)
        return citation.work.kind in ("number", "name") and not _names_work(citation)

    def _in_amending_text(self, citation: Citation, miss: Miss) -> bool:
        """Are these words of the amended document, where no quotation marks show it?"""
        document, parts = citation.source.document, citation.source.parts
        if document in self._amenders and (miss.level == "dieu" or not parts or parts[0][0] == "phu_luc"):
            return True
        return any(Address(document, parts[:size]) in self._amending for size in range(1, len(parts) + 1))

    def _is_damaged(self, citation: Citation, document: str, miss: Miss) -> bool:
        """Does the searched text show signs of not being what was issued?"""
        root = split(miss.nearest.parts)[0]
        return (
            document in self._newer
            or miss.nearest in self._tree(document).quoting
            or (root, miss.above[:1]) in self._tree(document).doubled
            or _before_hole(self._tree(document).labels(root, (), "dieu"), miss)
            or (citation.work.kind == "attached" and not root)
            or any(position(label, level)[0] > _MOST_UNITS for level, label in plain(citation.parts))
        )

    def _may_be_amended(self, citation: Citation, document: str) -> bool:
        """Is the cited document younger than the citing one, or said to be amended by one that is not at hand?"""
        cited, citing = self._works.headers[document].issued, self._works.headers[citation.source.document].issued
        if cited and citing and cited > citing:
            return True
        return document in self._unseen or any(number_key(n) not in self._works.numbers for n in citation.amended_by)

    def _is_beyond(self, document: str, miss: Miss) -> bool:
        """Does the missing label come after a row of labels without a hole?"""
        if miss.level not in ("dieu", "khoan", "diem") or len(miss.existing) < 2:
            return False
        number, suffix = position(miss.label, miss.level)
        places = [position(label.lower(), miss.level) for label in miss.existing]
        if not number or not ordered_labels(miss.existing, miss.level):
            return False
        if suffix:
            return any(place == number and known for place, known in places)
        if number <= max(place for place, _ in places):
            return False
        return miss.level != "dieu" or self._is_whole(document, split(miss.nearest.parts)[0])

    def _is_whole(self, document: str, root: Root) -> bool:
        if (document, root) not in self._whole:
            self._whole[document, root] = is_whole(self._tree(document), root)
        return self._whole[document, root]


def _before_hole(articles: Sequence[str], miss: Miss) -> bool:
    """Are the articles after the one concerned left out? Then its end may be that of a later one."""
    numbers = [position(label.lower(), "dieu")[0] for label in articles]
    here = position(miss.above[0][1], "dieu")[0] if miss.above else 0
    following = [after for before, after in pairwise(numbers) if before == here and after != here]
    return bool(here and following and following[0] != here + 1)


def _unseen_amenders(facts: Sequence[Facts], works: Works) -> set[str]:
    """Documents that are said to have been amended by one that is not at hand."""
    return {
        document
        for entry in facts
        for citation in entry.citations
        if any(number_key(number) not in works.numbers for number in citation.amended_by)
        for document in works.named(citation).documents
    }


def _names_work(citation: Citation) -> bool:
    """Do the citing words name the document? Otherwise an amending article above does."""
    raw = fold(citation.raw)
    number, name = number_key(citation.work.number), fold(citation.work.name or "")
    if name and name[:12] in raw:
        return True
    return bool(number) and any(sign in raw for sign in "/-")


def _is_newer(entry: Facts) -> bool:
    """Is the text younger than its document says: a văn bản hợp nhất, or one that cites what came after it?

    Notes and repealed units break the numbering of such texts.
    """
    header = entry.document.header
    if header.consolidated:
        return True
    if header.issued is None:
        return False
    years = [number_year(number_key(citation.work.number)) for citation in entry.citations if citation.work.number]
    return any(header.issued.year < year <= header.issued.year + _PLAUSIBLE for year in years)
