"""Building a kho, and choosing from it what a draft is held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vbpl_check.analysis import hold_blob, hold_step
from vbpl_check.errors import InputError
from vbpl_check.extract import load_lexicon
from vbpl_check.model import Blob, Holding, Problem
from vbpl_check.pipeline import Watch
from vbpl_check.step import Failed, Runner
from vbpl_check.store.kho import Kho, digest
from vbpl_check.subject.opened import open_shelf, packed
from vbpl_check.subject.relevant import relevant
from vbpl_check.subject.shelf import shelve

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


def build_kho(folder: Path, inputs: Iterable[Blob | Problem], runner: Runner, watch: Watch) -> Built:
    """Adds the inputs to the kho in ``folder`` (made when absent); what is there unchanged is not read again."""
    problems: list[Problem] = []
    kho, step = Kho(folder, create=True), hold_step(load_lexicon().citation)
    try:
        watch.stage("read")
        known = kho.digests(step.version)
        fresh = _Fresh(inputs, known, problems)
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
                kho.put(batch, step.version)
                batch.clear()
        kho.put(batch, step.version)
        watch.stage("index")
        holdings = tuple(kho.holdings())
        shelf = shelve(holdings)
        kho.save(shelf.arrays() | packed(holdings))
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
            shelf, table, documents = open_shelf(kho), load_lexicon().citation, [holding for _, holding in bare]
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
