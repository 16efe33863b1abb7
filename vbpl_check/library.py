"""Building a kho and asking it, on one page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vbpl_check import extract as extraction
from vbpl_check import ingest, model, rulebook
from vbpl_check import parse as parsing
from vbpl_check import text as words
from vbpl_check.errors import InputError, SettingsError
from vbpl_check.extract import load_lexicon
from vbpl_check.extract.citations import CitationTable
from vbpl_check.extract.holdings import hold
from vbpl_check.model import Blob, Card, Hit, Holding, Problem
from vbpl_check.pipeline import Watch, parse_blob
from vbpl_check.registry import source_hash
from vbpl_check.step import Failed, Runner, Step
from vbpl_check.store.kho import Kho, digest
from vbpl_check.subject.related import Library
from vbpl_check.subject.relevant import relevant
from vbpl_check.subject.shelf import Shelf, restore, shelve
from vbpl_check.subject.ties import number_key
from vbpl_check.text import fold

_BATCH = 256
SMALL = 60  # documents of a kho that are all used


@dataclass(frozen=True)
class Built:
    """What an ``index`` run did: counts of documents and the problems met."""

    added: int
    kept: int
    documents: int
    articles: int
    problems: tuple[Problem, ...]


def hold_blob(blob: Blob, table: CitationTable) -> Holding:
    """One input as a kho keeps it. Raises InputError."""
    return hold(parse_blob(blob), table)


def hold_version() -> str:
    """Hash of the code and word lists that make holdings."""
    whole = f"{source_hash(ingest, parsing, extraction, model, words)}-{rulebook.fingerprint(part='lexicon')}"
    return hashlib.blake2b(whole.encode(), digest_size=12).hexdigest()


def build_kho(folder: Path, inputs: Iterable[Blob | Problem], runner: Runner, watch: Watch) -> Built:
    """Adds the inputs to the kho in ``folder`` (made when absent); what is there unchanged is not read again."""
    problems: list[Problem] = []
    kho, version = Kho(folder, create=True), hold_version()
    try:
        watch.stage("read")
        known = kho.digests(version)
        fresh = _Fresh(inputs, known, problems)
        step: Step[Blob, Holding] = Step("hold", version, hold_blob, (load_lexicon().citation,))
        added = 0
        batch: list[tuple[Blob, Holding]] = []
        for result in runner.map(step, fresh):
            blob = fresh.next_blob()
            watch.advance("read")
            if isinstance(result, Failed):
                problems.append(Problem(result.item, result.slug, result.slots))
                continue
            batch.append((blob, result.value))
            added += 1
            if len(batch) == _BATCH:
                kho.put(batch, version)
                batch.clear()
        kho.put(batch, version)
        watch.stage("index")
        holdings = tuple(kho.holdings())
        shelf = shelve(holdings)
        kho.save(shelf.arrays())
        return Built(added, fresh.kept, len(holdings), len(shelf.labels), tuple(problems))
    finally:
        kho.close()


class _Fresh:
    """The inputs that the kho does not hold yet, in order; the others are counted."""

    def __init__(self, inputs: Iterable[Blob | Problem], known: dict[str, str], problems: list[Problem]) -> None:
        self._inputs, self._known, self._problems = inputs, known, problems
        self._waiting: list[Blob] = []
        self.kept = 0

    def __iter__(self) -> Iterator[Blob]:
        for item in self._inputs:
            if isinstance(item, Problem):
                self._problems.append(item)
            elif self._known.get(item.name) == digest(item):
                self.kept += 1
            else:
                self._waiting.append(item)
                yield item

    def next_blob(self) -> Blob:
        """The input of the next result."""
        return self._waiting.pop(0)


def against(folder: Path, drafts: Iterable[Blob]) -> Iterator[Blob | Problem]:
    """The documents of a kho that matter to the drafts: all of a small one, else those that ``relevant`` chooses.

    A note says how many were left aside. A draft that cannot be read chooses nothing; the run itself reports it.
    """
    kho = Kho(folder)
    try:
        bare = kho.bare()
        chosen = set(range(len(bare)))
        if len(bare) > SMALL:
            shelf, table, documents = _shelf(kho), load_lexicon().citation, [holding for _, holding in bare]
            chosen = set()
            for draft in drafts:
                with suppress(InputError):
                    chosen |= relevant(shelf, documents, hold_blob(draft, table))
            slots = (("used", str(len(chosen))), ("all", str(len(bare))))
            yield Problem(str(folder), "kho-part", slots)
        for position in sorted(chosen):
            yield kho.blob(bare[position][0])
    finally:
        kho.close()


def open_library(kho: Kho) -> Library:
    """The index of a kho, ready to be asked. Raises SettingsError when there is none."""
    shelf, bare = _shelf(kho), kho.bare()
    names = [name for name, _ in bare]
    return Library(shelf, cards([holding for _, holding in bare]), lambda position: kho.holding(names[position]))


def _shelf(kho: Kho) -> Shelf:
    """The index of the kho. Raises SettingsError when there is none, or one of another version of the program."""
    try:
        return restore(kho.load())
    except (KeyError, ValueError) as error:
        raise SettingsError("kho-no-index", folder=kho.folder) from error


def cards(holdings: list[Holding]) -> tuple[Card, ...]:
    """The documents without their text, each with its end as the others tell it.

    A number of a local document is used by many provinces: such a repeal is not attributed.
    """
    ends: dict[str, tuple[date, str]] = {}
    for holding in holdings:
        header = holding.header
        day = header.effective or header.issued
        if day is None or header.draft or header.number is None:
            continue
        for number in holding.ends:
            key = number_key(number)
            if not key.endswith(("-ubnd", "-hdnd")) and key != number_key(header.number):
                ends[key] = min(ends.get(key, (date.max, "")), (day, header.number))
    found = []
    for holding in holdings:
        day, by = ends.get(number_key(holding.header.number), (None, None))
        issued = holding.header.issued
        if day is not None and issued is not None and day < issued:
            day, by = None, None
        found.append(Card(holding.id, holding.name, holding.header, day, by))
    return tuple(found)


def search(library: Library, words: str, top: int, as_of: date, every: bool) -> tuple[Hit, ...]:
    """Provisions about ``words``, best first, with their status on the day; only those in force unless ``every``."""
    from vbpl_check.subject.search import Searcher

    hits = Searcher(library).search(words, top, None if every else in_force(library.cards, as_of))
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


def described(library: Library, hit: Hit) -> Hit:
    """The hit with the title of its document and the heading of its article."""
    place = library.locate(hit.address)
    if place is None:
        return hit
    header = library.cards[int(library.shelf.owner[place[0]])].header
    article = library.article(place[0])
    title = " ".join(filter(None, (header.kind, header.title)))
    return replace(hit, title=title, heading=article.heading)
