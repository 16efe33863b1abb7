"""From a citation to the provision it names: first the document, then the path inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vbpl_check.link._identity import consolidated, number_key
from vbpl_check.link._inserted import Inserted, inserted
from vbpl_check.link._trees import Parts, Root, Tree, is_whole, ordered_labels, plain, position, split, tree
from vbpl_check.link._works import Named, Works, collect, number_year
from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Target
from vbpl_check.text import fold

_NO_DOCUMENT = Target("no_document")
_PLAUSIBLE = 60  # years
_MOST_UNITS = 1000  # articles; higher labels are counters of a database
_CHANGING = ("amends", "repeals", "replaces")


@dataclass(frozen=True, slots=True)
class _Miss:
    """Where a path breaks off: what exists above, the level that is missing, the labels that exist there."""

    above: Parts
    nearest: Address
    level: str
    label: str
    existing: tuple[str, ...]


class Resolver:
    """Resolves citations among ``facts``; the answer does not depend on their order."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._facts = {entry.document.id: entry for entry in facts}
        self._works: Works = collect(facts)
        self._trees: dict[str, Tree] = {}
        self._whole: dict[tuple[str, Root], bool] = {}
        self._inserted: Inserted = inserted(facts, self.documents)
        self._unseen = self._unseen_amenders(facts)
        self._amending = {
            citation.source
            for entry in facts
            for citation in entry.citations
            if citation.role == "amends" and citation.work.kind != "this" and citation.source.parts
        }
        self._newer_text = {entry.document.id for entry in facts if _is_newer(entry)}

    def infos(self) -> dict[str, DocumentInfo]:
        """The documents at hand by id."""
        return {document: entry.document for document, entry in self._facts.items()}

    def documents(self, citation: Citation) -> Named:
        """The documents that a citation means."""
        return self._works.named(citation)

    def resolve(self, citation: Citation) -> Target:
        """What the citation names.

        ``no_provision`` only where the document is there, complete as far as one can tell, and not known to have been
        amended by a document that is not; ``ambiguous`` where this cannot be told.
        """
        named = self.documents(citation)
        if not named.documents:
            return _NO_DOCUMENT if named.sure else Target("ambiguous")
        whole = plain(citation.parts)
        if not whole:
            address = Address(self._best(named.documents, citation))
            return Target("found", address) if named.sure else Target("ambiguous", nearest=address)
        misses = []
        for document in named.documents:
            found = self._inside(document, whole, citation)
            if isinstance(found, Address):
                return Target("found", found) if named.sure else Target("ambiguous", nearest=found)
            if found is not None:
                misses.append((document, found))
        if not misses or not named.sure:
            return Target("ambiguous")
        return self._missing(citation, misses, len(misses) == len(named.documents))

    def _best(self, documents: Sequence[str], citation: Citation) -> str:
        """Among copies the citing document itself, else the one with most provisions."""
        if citation.source.document in documents:
            return citation.source.document
        return min(documents, key=lambda i: (-len(self._facts[i].provisions), i))

    def _tree(self, document: str) -> Tree:
        if document not in self._trees:
            self._trees[document] = tree(self._facts[document])
        return self._trees[document]

    def _inside(self, document: str, parts: Parts, citation: Citation) -> Address | _Miss | None:
        """The address of a path in one document, or where it breaks off; None when nothing can be said."""
        grown = self._tree(document)
        for root in self._roots(grown, document, parts, citation):
            if address := grown.find(root, parts):
                return address
        if address := self._inserted.find(document, parts):
            return address
        if parts[0][0] not in ("dieu",):
            return self._division(grown, parts)
        roots = self._roots(grown, document, parts, citation)
        misses = [miss for root in roots if (miss := self._break(document, grown, root, parts))]
        return max(misses, key=lambda miss: len(miss.above)) if misses else None

    def _roots(self, grown: Tree, document: str, parts: Parts, citation: Citation) -> list[Root]:
        """Where to look, in order: the citing text's own root, the document, texts issued with it."""
        if parts[0][0] == "phu_luc":
            return [()]
        own: list[Root] = [()]
        if document == citation.source.document and citation.work.kind in ("this", "attached"):
            own.insert(0, split(citation.source.parts)[0])
        attached = [root for root in grown.paths if root and root[0][0] == "kem_theo"]
        if citation.work.kind == "attached":
            inside = [root for root in own if root and root[0][0] == "kem_theo"]
            ordered = [*inside, *attached] if attached or citation.work.number else own
        else:
            ordered = [*own, *attached]
        return list(dict.fromkeys(root for root in ordered if root in grown.paths))

    def _division(self, grown: Tree, parts: Parts) -> Address | None:
        """A chapter, section or annex; their numbering varies too much to say that one is missing."""
        if parts[0][0] == "phu_luc":
            return next(
                (found[()] for root, found in grown.paths.items() if plain(root) == parts[:1] and () in found), None
            )
        for paths in grown.paths.values():
            ends = [address for path, address in paths.items() if path[-len(parts) :] == parts]
            if len(ends) == 1:
                return ends[0]
        return None

    def _break(self, document: str, grown: Tree, root: Root, parts: Parts) -> _Miss | None:
        for size in range(len(parts) - 1, -1, -1):
            nearest = grown.find(root, parts[:size]) if size else Address(document, root)
            if nearest is None:
                continue
            level, label = parts[size]
            own = grown.labels(root, parts[:size], level)
            added = self._inserted.labels(document, parts[:size], level)
            existing = [*own, *(extra for extra in added if extra not in own)]
            return _Miss(parts[:size], nearest, level, label, tuple(_in_order(existing, level)))
        return None

    def _missing(self, citation: Citation, misses: list[tuple[str, _Miss]], all_miss: bool) -> Target:
        _, miss = max(misses, key=lambda pair: (len(pair[1].above), len(pair[1].existing), pair[0]))
        if citation.role in _CHANGING:
            put_in = len(miss.above) == len(plain(citation.parts)) - 1 and miss.above
            return Target("found", miss.nearest) if put_in else Target("ambiguous", nearest=miss.nearest)
        certain = all_miss and all(self._certain(citation, document, miss) for document, miss in misses)
        return Target("no_provision" if certain else "ambiguous", nearest=miss.nearest, existing=miss.existing)

    def _certain(self, citation: Citation, document: str, miss: _Miss) -> bool:
        """Is it safe to say that the unit is missing?"""
        own = document == citation.source.document
        if citation.quoted or citation.work.kind == "amended" or (own and "này" not in citation.raw.lower()):
            return False
        if document in self._newer_text or miss.nearest in self._tree(document).quoting:
            return False
        if own and self._in_amending_text(citation):
            return False  # words of the amended document, where the parser missed the quotation marks
        if citation.work.kind == "attached" and split(miss.nearest.parts)[0] == ():
            return False
        if any(position(label, level)[0] > _MOST_UNITS for level, label in plain(citation.parts)):
            return False
        if citation.work.kind in ("number", "name") and not _names_work(citation):
            return False
        if not own and (self._unseen.get(document) or self._later(citation, document)):
            return False
        if not own and any(not self._works.numbers.get(number_key(n)) for n in citation.amended_by):
            return False
        return self._beyond(document, miss)

    def _in_amending_text(self, citation: Citation) -> bool:
        parts = citation.source.parts
        return any(
            Address(citation.source.document, parts[:size]) in self._amending for size in range(1, len(parts) + 1)
        )

    def _beyond(self, document: str, miss: _Miss) -> bool:
        """Does the missing label come after a row of labels without a hole?"""
        if miss.level not in ("dieu", "khoan", "diem") or len(miss.existing) < 2:
            return False
        number, suffix = position(miss.label, miss.level)
        places = [position(label.lower(), miss.level) for label in miss.existing]
        last = max(place for place, _ in places)
        if not number or not ordered_labels(miss.existing, miss.level):
            return False
        if suffix:
            return any(place == number and known for place, known in places)
        if number <= last:
            return False
        return miss.level != "dieu" or self._is_whole(document, split(miss.nearest.parts)[0])

    def _is_whole(self, document: str, root: Root) -> bool:
        if (document, root) not in self._whole:
            self._whole[document, root] = is_whole(self._tree(document), root)
        return self._whole[document, root]

    def _later(self, citation: Citation, document: str) -> bool:
        """Is the cited document younger than the citing one? Then another document was meant."""
        citing = (
            self._facts[citation.source.document].document.header.issued
            if citation.source.document in self._facts
            else None
        )
        cited = self._facts[document].document.header.issued
        return citing is not None and cited is not None and cited > citing

    def _unseen_amenders(self, facts: Sequence[Facts]) -> dict[str, set[str]]:
        """Document -> numbers of documents that are said to have amended it and are not at hand."""
        found: dict[str, set[str]] = {}
        for entry in facts:
            for citation in entry.citations:
                if not citation.amended_by:
                    continue
                absent = {n for n in map(number_key, citation.amended_by) if n not in self._works.numbers}
                for document in self.documents(citation).documents if absent else ():
                    found.setdefault(document, set()).update(absent)
        return found


def _names_work(citation: Citation) -> bool:
    """Do the citing words name the document? Otherwise an amending article above does."""
    raw = fold(citation.raw)
    number, name = number_key(citation.work.number), fold(citation.work.name or "")
    return ("/" in raw or "-" in raw) if number and not name else name[:12] in raw or (bool(number) and "/" in raw)


def _is_newer(entry: Facts) -> bool:
    """Is the text younger than its document says: a văn bản hợp nhất, or one that cites what came after it?

    Notes and repealed units break the numbering of such texts.
    """
    header = entry.document.header
    if consolidated(header) or fold(header.kind or "") == "van ban hop nhat":
        return True
    if header.issued is None:
        return False
    years = [number_year(number_key(citation.work.number)) for citation in entry.citations if citation.work.number]
    return any(header.issued.year < year <= header.issued.year + _PLAUSIBLE for year in years)


def _in_order(labels: Sequence[str], level: str) -> list[str]:
    """Inserted labels after those they follow; unknown orders stay as they are."""
    keys = [position(label.lower(), level) for label in labels]
    return (
        list(labels)
        if any(number == 0 for number, _ in keys)
        else sorted(labels, key=lambda x: position(x.lower(), level))
    )
