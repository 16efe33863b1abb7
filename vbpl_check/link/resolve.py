"""From a citation to the provision it names: first the document, then the path inside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from vbpl_check.link._gaps import Gaps, Miss
from vbpl_check.link._identity import number_key
from vbpl_check.link._inserted import Inserted, inserted
from vbpl_check.link._trees import Parts, Root, Tree, plain, position, split, tree
from vbpl_check.link._works import Named, Works, collect
from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Target
from vbpl_check.text import fold

_NO_DOCUMENT = Target("no_document")
_CHANGING = ("amends", "repeals", "replaces")
_TOO_MANY = 3  # different missing targets in one document


class Resolver:
    """Resolves citations among ``facts``; the answer does not depend on their order."""

    def __init__(self, facts: Sequence[Facts], known: Mapping[str, Sequence[Target]] | None = None) -> None:
        """``known``: targets found before (``LinkSet.targets``); the index is only built for what is not among them."""
        self._all = tuple(facts)
        self._facts = {entry.document.id: entry for entry in facts}
        self._trees: dict[str, Tree] = {}
        self._broken: dict[str, bool] = {}
        self._headings: dict[str, tuple[tuple[str, str], ...]] = {}
        self._bodies: dict[str, tuple[tuple[str, str], ...]] = {}
        self._known: dict[int, Target] = {}  # by identity of the citation, which ``_all`` keeps alive
        for entry in self._all if known else ():
            targets = (known or {}).get(entry.document.id, ())
            if len(targets) == len(entry.citations):
                self._known.update(zip(map(id, entry.citations), targets, strict=True))

    @cached_property
    def _works(self) -> Works:
        return collect(self._all)

    @cached_property
    def _inserted(self) -> Inserted:
        return inserted(self._all, self.documents)

    @cached_property
    def _gaps(self) -> Gaps:
        return Gaps(self._all, self._works, self._tree)

    def infos(self) -> dict[str, DocumentInfo]:
        """The documents at hand by id."""
        return {document: entry.document for document, entry in self._facts.items()}

    def headings(self, document: str) -> tuple[tuple[str, str], ...]:
        """Label and heading of a document's own articles that have one."""
        if document not in self._headings:
            units = self._facts[document].provisions if document in self._facts else ()
            self._headings[document] = tuple(
                (unit.label, unit.heading)
                for unit in units
                if unit.level == "dieu" and unit.heading and not unit.quoted
            )
        return self._headings[document]

    def bodies(self, document: str) -> tuple[tuple[str, str], ...]:
        """Label and words of a document's own articles, as far as they set norms."""
        if document not in self._bodies:
            words: dict[str, list[str]] = {}
            for norm in self._facts[document].norms if document in self._facts else ():
                label = norm.provision.label("dieu")
                if label and not norm.quoted:
                    words.setdefault(label, []).append(f"{norm.lead_in} {norm.text}")
            self._bodies[document] = tuple((label, " ".join(parts)) for label, parts in words.items())
        return self._bodies[document]

    def holds(self, target: Target, source: Address) -> bool:
        """Does the text at hand have the target although it obeys ``source``, which takes it out?"""
        if target.status != "found" or target.address is None or target.address.document not in self._facts:
            return False
        return source in self._facts[target.address.document].obeyed

    def documents(self, citation: Citation) -> Named:
        """The documents that a citation means; a law and a resolution of the National Assembly may share a number."""
        named = self._works.named(citation)
        wanted = resolution_named(citation)
        if wanted is None or not named.documents:
            return named
        kept = tuple(i for i in named.documents if self._is_resolution(i) in (None, wanted))
        return Named(kept, named.sure)

    def _is_resolution(self, document: str) -> bool | None:
        kind = self._works.headers[document].kind
        return None if kind is None else kind == "Nghị quyết"

    def resolve(self, citation: Citation) -> Target:
        """What the citation names.

        ``found`` only where one document is meant: a name alone means its generation in force when the citing text was
        issued, and nothing where that cannot be told.

        ``no_provision`` only where the document is there, complete as far as one can tell, and not known to have been
        amended by a document that is not; ``ambiguous`` where this cannot be told.
        """
        known = self._known.get(id(citation))
        return known if known is not None else self._resolve(citation)

    def _resolve(self, citation: Citation) -> Target:
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

    def _inside(self, document: str, parts: Parts, citation: Citation) -> Address | Miss | None:
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

    def _break(self, document: str, grown: Tree, root: Root, parts: Parts) -> Miss | None:
        for size in range(len(parts) - 1, -1, -1):
            nearest = grown.find(root, parts[:size]) if size else Address(document, root)
            if nearest is None:
                continue
            level, label = parts[size]
            own = grown.labels(root, parts[:size], level)
            added = self._inserted.labels(document, parts[:size], level)
            existing = [*own, *(extra for extra in added if extra not in own)]
            return Miss(parts[:size], nearest, level, label, tuple(_in_order(existing, level)))
        return None

    def _missing(self, citation: Citation, misses: list[tuple[str, Miss]], all_miss: bool) -> Target:
        _, miss = max(misses, key=lambda pair: (len(pair[1].above), len(pair[1].existing), pair[0]))
        if citation.role in _CHANGING:
            put_in = len(miss.above) == len(plain(citation.parts)) - 1 and miss.above
            return Target("found", miss.nearest) if put_in else Target("ambiguous", nearest=miss.nearest)
        certain = all_miss and all(self._certain(citation, document, miss) for document, miss in misses)
        return Target("no_provision" if certain else "ambiguous", nearest=miss.nearest, existing=miss.existing)

    def _certain(self, citation: Citation, document: str, miss: Miss) -> bool:
        return self._gaps.is_certain(citation, document, miss) and not self._is_broken(document)

    def _is_broken(self, document: str) -> bool:
        """Do so many of the document's citations of itself miss that its text, not its author, must be at fault?"""
        if document not in self._broken:
            missing: set[Parts] = set()
            for citation in self._facts[document].citations:
                if citation.work.kind == "this" and citation.parts and citation.role not in _CHANGING:
                    parts = plain(citation.parts)
                    found = self._inside(document, parts, citation)
                    if isinstance(found, Miss) and self._gaps.is_certain(citation, document, found):
                        missing.add(parts)
            self._broken[document] = len(missing) >= _TOO_MANY
        return self._broken[document]


# "45/2019/QH14", "351/2017/UBTVQH14": laws and resolutions are numbered apart, so that one number may be both
_ASSEMBLY = re.compile(r"/(?:qh|ubtvqh)\d+$")


def resolution_named(citation: Citation) -> bool | None:
    """Is a resolution of the National Assembly named (True) or a law (False)? None where the words do not tell."""
    number = number_key(citation.work.number)
    if not _ASSEMBLY.search(number):
        return None
    if fold(citation.work.name or "").startswith(("luat", "bo luat", "phap lenh")):
        return False
    before = fold(citation.raw).partition(fold(citation.work.number or ""))[0].removesuffix("so ").strip()
    if before.endswith("nghi quyet"):
        return True
    return False if before.endswith(("luat", "phap lenh")) else None


def _in_order(labels: Sequence[str], level: str) -> list[str]:
    """Inserted labels after those they follow; unknown orders stay as they are."""
    keys = [position(label.lower(), level) for label in labels]
    return (
        list(labels)
        if any(number == 0 for number, _ in keys)
        else sorted(labels, key=lambda x: position(x.lower(), level))
    )
