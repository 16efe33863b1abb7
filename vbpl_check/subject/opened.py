"""Opening a kho and asking it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from vbpl_check.errors import SettingsError
from vbpl_check.model import Card, Header, Hit, Holding
from vbpl_check.store.kho import Kho
from vbpl_check.subject.related import Library
from vbpl_check.subject.shelf import Shelf, restore
from vbpl_check.subject.ties import number_key
from vbpl_check.text import fold

if TYPE_CHECKING:
    from vbpl_check.subject.search import Wording

_CARDS = "cards"
_LOCAL = ("-ubnd", "-hdnd")


def open_library(kho: Kho) -> Library:
    """The index of a kho, ready to be asked. Raises SettingsError when there is none."""
    found = kho.load()
    shelf, known = _restored(kho, found), _unpacked(kho, found)
    return Library(shelf, known, lambda position: kho.holding(known[position].name))


def open_shelf(kho: Kho) -> Shelf:
    """The index of a kho. Raises SettingsError when there is none, or one of another version of the program."""
    return _restored(kho, kho.load())


def _restored(kho: Kho, found: dict[str, Any]) -> Shelf:
    try:
        return restore(found)
    except (KeyError, ValueError) as error:
        raise SettingsError("kho-no-index", folder=kho.folder) from error


def packed(holdings: Sequence[Holding]) -> dict[str, Any]:
    """The cards of the documents as an array, to be stored with the index."""
    import msgspec
    import numpy as np

    return {_CARDS: np.frombuffer(msgspec.msgpack.encode(cards(holdings)), dtype=np.uint8)}


def _unpacked(kho: Kho, found: dict[str, Any]) -> tuple[Card, ...]:
    import msgspec

    try:
        return msgspec.msgpack.decode(found[_CARDS].tobytes(), type=tuple[Card, ...])
    except (KeyError, msgspec.MsgspecError) as error:
        raise SettingsError("kho-no-index", folder=kho.folder) from error


def cards(holdings: Sequence[Holding]) -> tuple[Card, ...]:
    """The documents without their text, each with its end as the others tell it.

    A number of a local document is used by many provinces: it is ended only by a document of the same province or body.
    """
    ends: dict[tuple[str, str], tuple[date, str]] = {}
    for holding in holdings:
        header = holding.header
        day = header.effective or header.issued
        if day is None or header.draft or header.number is None:
            continue
        for number in holding.ends:
            name = _name(number, header)
            if name is not None and name[0] != number_key(header.number):
                ends[name] = min(ends.get(name, (date.max, "")), (day, header.number))
    found = []
    for holding in holdings:
        name = _name(holding.header.number or "", holding.header)
        day, by = ends.get(name, (None, None)) if name else (None, None)
        issued = holding.header.issued
        if day is not None and issued is not None and day < issued:
            day, by = None, None
        found.append(Card(holding.id, holding.name, holding.header, day, by, holding.changes))
    return tuple(found)


def _name(number: str, header: Header) -> tuple[str, str] | None:
    """A number as a document with that header means it; None for one of an unknown place."""
    key = number_key(number)
    if not key.endswith(_LOCAL):
        return (key, "")
    place = fold(header.territory or header.issuer or "")
    return (key, place) if place else None


def search(
    library: Library, words: str, top: int, as_of: date, every: bool, wording: Wording | None = None
) -> tuple[Hit, ...]:
    """Provisions about ``words``, best first, with their status on the day; only those in force unless ``every``.

    ``wording`` gives articles as others have changed them; without it they are read as the kho holds them.
    """
    from vbpl_check.subject.search import Searcher

    hits = Searcher(library, wording or (lambda _: None)).search(
        words, top, None if every else in_force(library.cards, as_of)
    )
    return tuple(replace(hit, status=_status_of(library, hit.address, as_of)) for hit in hits)


def _status_of(library: Library, address: str, as_of: date) -> str:
    place = library.locate(address)
    return status(library.cards[int(library.shelf.owner[place[0]])], as_of) if place else "unknown"


def in_force(known: tuple[Card, ...], as_of: date) -> Any:
    """Mask of the documents in force on the day, as far as their headers and the other documents tell."""
    import numpy as np

    return np.array([status(card, as_of) == "in_force" for card in known], dtype=bool)


def status(card: Card, as_of: date) -> str:
    """in_force, ended, not_yet or unknown on the day."""
    header = card.header
    ends = [day for day in (header.expires, card.ended) if day is not None]
    told = fold(header.status or "")
    if any(day <= as_of for day in ends) or (told.startswith("het hieu luc") and "mot phan" not in told):
        return "ended"
    start = header.effective or header.issued
    if start is None:
        return "unknown"
    return "not_yet" if start > as_of else "in_force"


def described(library: Library, hit: Hit, as_of: date | None) -> Hit:
    """The hit with the title of its document, the heading of its article and, of a day, its status."""
    place = library.locate(hit.address)
    if place is None:
        return hit
    position = int(library.shelf.owner[place[0]])
    known = status(library.cards[position], as_of) if as_of else "in_force"
    return replace(hit, title=library.title(position), heading=library.article(place[0]).heading, status=known)


def address_of(library: Library, asked: str) -> str:
    """The address of the provision that the words name; the words themselves where that is none of the kho."""
    from vbpl_check.subject.named import address

    return address(library, asked)
