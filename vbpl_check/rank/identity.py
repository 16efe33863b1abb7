"""The id of an entry: type, documents and the words of both sides, so that it outlives edits elsewhere.

A clause that only moved (a new article before it) keeps its ids; a clause whose words changed gets new ones, because
what a reviewer said of the old words says nothing of the new ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from vbpl_check.model import Place
from vbpl_check.rank.fingerprint import document_identity, fingerprint, place_identity
from vbpl_check.rank.merge import Group
from vbpl_check.rank.prevail import Side
from vbpl_check.text import squeeze

Sides = Mapping[str, Side]


def identities(groups: Sequence[Group], sides: Sides) -> list[str]:
    """Distinct ids, in order. Conflicts in the same words of the same documents are told apart by their addresses."""
    by_words = [_by_words(each, sides) for each in groups]
    twins = Counter(by_words)
    found = [
        name if twins[name] == 1 else fingerprint(name, *_addresses(each, sides))
        for name, each in zip(by_words, groups, strict=True)
    ]
    seen: Counter[str] = Counter()
    for position, name in enumerate(found):
        seen[name] += 1
        if seen[name] > 1:  # two documents of one name: still each its own id
            found[position] = fingerprint(name, str(seen[name]))
    return found


def _by_words(each: Group, sides: Sides) -> str:
    """Of a recurring slip: what it is about; of other conflicts: type and the words of both places, in either order."""
    main = each.main
    if each.subject:
        known = {place.document: sides.get(place.document) for place in _places(each)}
        names = [(document, document_identity(side.info)) for document, side in known.items() if side]
        return fingerprint(*(_renamed(part, names) for part in each.subject))
    return fingerprint(main.type, *sorted(_words(place, sides) for place in _places(each)))


def _places(each: Group) -> list[Place]:
    return [place for place in (each.main.left, each.main.right) if place]


def _words(place: Place, sides: Sides) -> str:
    """The document and what it says there; the address where nothing is quoted."""
    said = squeeze(f"{place.lead_in} {place.quote}") if place.quote.strip() else ""
    side = sides.get(place.document)
    if not said:
        return place_identity(place.address, side.info if side else None)
    return f"{document_identity(side.info) if side else place.document}\x1e{said}"


def _addresses(each: Group, sides: Sides) -> list[str]:
    known = [(place, sides.get(place.document)) for place in _places(each)]
    return sorted(place_identity(place.address, side.info if side else None) for place, side in known)


def _renamed(part: str, names: list[tuple[str, str]]) -> str:
    """An address or a document id with the id replaced by what names the document in any run."""
    for known, name in names:
        if part == known or part.startswith(known + "#"):
            return name + part[len(known) :]
    return part
