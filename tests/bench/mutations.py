"""The mutation benchmark: ``python -m tests.bench.mutations CORPUS [--seed 1] [--size 1000] [--strong] [--verbose]``.

CORPUS is the collection (docs.jsonl.gz). Real laws and decrees, drawn by the seed, are each met by a draft of the next
rank whose clauses are mutants of theirs: 4 kinds of contradiction, 6 kinds of near miss (see mutants.py), among other
clauses of the same articles that say what the law says. The whole program judges them. A contradiction is found when
an error or a warning joins its clause with the clause it was made of; a near miss is hit when one joins its clause with
any law. Both texts in slightly other words, with --strong in quite other words. The same arguments give the same pairs.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from tests.bench import real
from tests.bench.mutant_drafts import DRAFT, Batch, Placed, batches
from tests.bench.mutants import CONFLICTS, NEAR_MISSES
from vbpl_check import pipeline
from vbpl_check.model import Address, Entry, Place
from vbpl_check.runtime.serial import Serial
from vbpl_check.training import issued
from vbpl_check.training.nli.paraphrase import light, strong


def hits(entry: Entry, placed: Placed) -> tuple[bool, bool]:
    """Whether a finding joins the clause of the draft with the clause of the law, with any law."""
    sides = (entry.finding.left, entry.finding.right)
    draft = next((place for place in sides if place and place.document.startswith(DRAFT)), None)
    law = next((place for place in sides if place and not place.document.startswith(DRAFT)), None)
    if draft is None or law is None or not at(draft, placed.dieu, placed.khoan):
        return False, False
    return overlaps(law.address, placed.mutant.clause.address), True


def drafted(entry: Entry) -> list[Place]:
    """The sides of a finding that are in the draft."""
    sides = (entry.finding.left, entry.finding.right)
    return [place for place in sides if place and place.document.startswith(DRAFT)]


def at(place: Place, dieu: str, khoan: str | None) -> bool:
    """Whether a place is in this clause; the place of an article as a whole is in each of its clauses."""
    own = place.address.label("khoan")
    return place.address.label("dieu") == dieu and (own is None or khoan is None or own == khoan)


def overlaps(address: Address, other: str) -> bool:
    """Whether one of two addresses is the other or contains it."""
    own = str(address)
    return own == other or own.startswith(other + ".") or other.startswith(own + ".")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program made of a pair."""

    placed: Placed
    found: bool
    findings: tuple[Entry, ...]


def judge(batch: Batch, book: pipeline.Book) -> tuple[list[Outcome], Counter[str]]:
    """The outcome of each pair, and how many findings each rule has about other clauses of the draft."""
    report = pipeline.check(batch.inputs, book, issued.AS_OF, Serial(), real.Clock())
    entries = [e for e in report.entries if e.finding.severity != "info" and e.suppressed is None and e.finding.right]
    outcomes, used = [], set()
    for placed in batch.placed:
        mine = [(entry, *hits(entry, placed)) for entry in entries]
        used |= {id(entry) for entry, _, anywhere in mine if anywhere}
        if placed.heads:
            used |= {id(entry) for entry in entries if any(at(side, placed.dieu, None) for side in drafted(entry))}
        found = any(exact if placed.mutant.conflict else anywhere for _, exact, anywhere in mine)
        outcomes.append(Outcome(placed, found, tuple(entry for entry, _, anywhere in mine if anywhere)))
    return outcomes, Counter(entry.finding.rule for entry in entries if id(entry) not in used)


def table(outcomes: list[Outcome], verbose: bool) -> None:
    """Prints pairs, findings and the rates of each kind, with --verbose of each form and each error."""
    groups: dict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        mutant = outcome.placed.mutant
        groups[mutant.kind,].append(outcome)
        if verbose:
            groups[mutant.kind, mutant.form].append(outcome)
    order = {kind: rank for rank, kind in enumerate((*CONFLICTS, *NEAR_MISSES))}
    for key in sorted(groups, key=lambda key: (order[key[0]], key)):
        count, found = len(groups[key]), sum(outcome.found for outcome in groups[key])
        print(f"{' / '.join(key):22} {count:5} pairs {found:5} found {found / count:7.3f}")
    hit = sum(o.found for o in outcomes if o.placed.mutant.conflict)
    false = sum(o.found for o in outcomes if not o.placed.mutant.conflict)
    conflicts = sum(o.placed.mutant.conflict for o in outcomes)
    print(f"precision {hit / max(1, hit + false):.3f} recall {hit / max(1, conflicts):.3f} of {len(outcomes)} pairs")


def tell(outcome: Outcome) -> None:
    """Prints an error with both texts."""
    mutant = outcome.placed.mutant
    print(f"{'MISSED' if mutant.conflict else 'FALSE'} {mutant.kind}/{mutant.form} {mutant.clause.address}")
    print(f"    law:   {mutant.clause.text}{mutant.appended}\n    draft: {outcome.placed.words}")
    for entry in outcome.findings:
        right = entry.finding.right
        print(f"    {entry.finding.rule} {right.address if right else ''}: {entry.finding.message[:300]}")


def main() -> None:
    """Reads the command line, judges the pairs and prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--strong", action="store_true", help="quite other words")
    parser.add_argument("--verbose", action="store_true", help="each form, each error")
    parser.add_argument("--dump", type=Path, help="only write the pairs, one a line")
    asked = parser.parse_args()
    if not asked.corpus.exists():
        raise SystemExit(f"no collection at {asked.corpus}: the benchmark is made of its clauses")
    made = batches(asked.corpus, asked.seed, asked.size, strong if asked.strong else light)
    if asked.dump:
        with asked.dump.open("w", encoding="utf-8") as out:
            for placed in (placed for batch in made for placed in batch.placed):
                mutant = placed.mutant
                row = {"kind": mutant.kind, "form": mutant.form, "address": mutant.clause.address,
                       "law": mutant.clause.text + mutant.appended, "draft": placed.words}  # fmt: skip
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    book, outcomes = pipeline.load_book(), []
    strays: Counter[str] = Counter()
    began = time.perf_counter()
    for batch in made:
        some, beside = judge(batch, book)
        outcomes += some
        strays += beside
        for outcome in some if asked.verbose else ():
            if outcome.found != outcome.placed.mutant.conflict:
                tell(outcome)
    table(outcomes, asked.verbose)
    rules = ", ".join(f"{rule} {count}" for rule, count in strays.most_common())
    print(f"findings about clauses left as they are: {strays.total()} ({rules}); {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
