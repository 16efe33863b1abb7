"""Each checked document as a whole, with the older documents that it may be taking the place of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from vbpl_check.link._identity import title_key
from vbpl_check.link.lives import Lives
from vbpl_check.link.scope import Scope
from vbpl_check.model import Address, DocumentInfo, Whole
from vbpl_check.settings import LinkSettings
from vbpl_check.text import fold


def wholes(scope: Scope, lives: Lives, settings: LinkSettings) -> Iterator[Whole]:
    """One for each source that has sentences."""
    alike: dict[tuple[str, str, str], list[DocumentInfo]] = defaultdict(list)
    for position in scope.members:
        info = scope.facts[position].document
        if key := _same_matter(info):
            alike[key].append(info)
    for position in scope.sources:
        entry = scope.facts[position]
        if not entry.norms:
            continue
        others = alike.get(_same_matter(entry.document) or ("", "", ""), [])
        older = tuple(o for o in others if _older(o, entry.document) and not lives.of(Address(o.id)).over)
        yield Whole(entry.document, entry.norms, settings.as_of, entry.citations, older)


def _same_matter(info: DocumentInfo) -> tuple[str, str, str] | None:
    """Kind, issuer and subject of a document, folded; None where one of them is not known."""
    header = info.header
    key = (fold(header.kind or ""), fold(header.issuer or ""), title_key(header))
    return key if all(key) and not header.consolidated else None


def _older(one: DocumentInfo, than: DocumentInfo) -> bool:
    if one.id == than.id or one.header.issued is None:
        return False
    return one.header.issued < (than.header.issued or date.max)
