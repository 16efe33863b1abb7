"""The table that ``measures.same`` is fitted on: ``python -m tests.bench.value_labels CORPUS OUT.jsonl FOLDERS...``.

CORPUS is the collection (docs.jsonl.gz) with the base documents; FOLDERS hold drafts in the format of the draft
benchmark. Each draft is linked with its base as in a check. A line of OUT is a value of the draft and a value of the law
that cannot both hold if they are of one thing: 1 when that contradiction was planted, 0 when none was. Of a planted
contradiction only the pair of values that its words quote counts (the best fitting one where the words are not told);
whatever else stands in the two clauses is left out, for nobody said what it is. ``training.values`` fits the model.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbpl_check import pipeline
from vbpl_check.check import quantity
from vbpl_check.measures.likely import features
from vbpl_check.measures.vetoes import vetoed
from vbpl_check.model import Norm, Quantity
from vbpl_check.training.nli.aligned import Labelled, drafts_in, labelled

RULES = ("VB201", "VB202", "VB204")
TYPES = {"so_lieu", "thoi_han"}
PLANTED = 4  # weight of a planted pair: there are few
DIGITS = 3


@dataclass(frozen=True)
class Opposed:
    """Two values that differ, the contradiction that quotes them ("": none), and whether that is known."""

    values: tuple[float, ...]
    planted: str
    known: bool
    quoted: bool


def main(corpus: str, out: str, *folders: str) -> None:
    """Writes the table, a draft after the other."""
    drafts, known = drafts_in([Path(folder) for folder in folders], Path(corpus))
    book = pipeline.load_book()
    with Path(out).open("w", encoding="utf-8", newline="\n") as lines:
        for draft in drafts:
            gold = json.loads((draft / "gold.json").read_text(encoding="utf-8"))
            wanted = {row["id"]: row for row in gold["conflicts"]}
            found = [value for row in labelled(draft, known, book) for value in opposed(row, wanted, book)]
            for values, label in labels(found):
                told = {"group": draft.name, "label": label, "weight": PLANTED if label else 1}
                lines.write(json.dumps({**told, "values": [round(value, DIGITS) for value in values]}) + "\n")
            sys.stderr.write(f"{draft.name} {len(found)}\n")


def opposed(row: Labelled, wanted: dict[str, Any], book: pipeline.Book) -> Iterator[Opposed]:
    """The values of a pair of clauses that cannot both hold, by the rules that compare values."""
    pair = row.pair
    for bound in book.rules:
        if bound.rule.id not in RULES:
            continue
        for mine, theirs, _ in quantity.contrary(pair, bound.params):
            if vetoed(pair, mine, theirs, bound.params):
                continue
            planted, quoted = "", False
            for name in row.conflicts:
                meant = means(wanted[name], pair.left, mine, pair.right, theirs)
                if meant is not None and (meant or not planted):
                    planted, quoted = name, meant
            yield Opposed(
                features(pair, mine, theirs, bound.params), planted, not row.conflicts or bool(planted), quoted
            )


def means(gold: dict[str, Any], left: Norm, mine: Quantity, right: Norm, theirs: Quantity) -> bool | None:
    """Whether a planted contradiction is that of these two values: True by its words, False by its type alone."""
    quoted = within(left, mine, gold.get("words_draft")), within(right, theirs, gold.get("words_other"))
    if False in quoted:
        return None
    if all(quoted):
        return True
    return False if {gold["type"], *gold.get("type_also", [])} & TYPES else None


def within(norm: Norm, value: Quantity, words: str | None) -> bool | None:
    """Whether the value stands in the words that were quoted; None when that cannot be told."""
    if not words:
        return None
    start = norm.text.find(words)
    if start < 0:
        return True if value.raw.strip().lower() in words.lower() else None
    begin, end = value.span.start - norm.span.start, value.span.end - norm.span.start
    return begin < start + len(words) and end > start


def labels(found: list[Opposed]) -> Iterator[tuple[tuple[float, ...], int]]:
    """The values of the table with 1 (planted) or 0: one pair of values for each planted contradiction."""
    best: dict[str, Opposed] = {}
    for value in found:
        if value.planted:
            other = best.get(value.planted)
            if other is None or (value.quoted, value.values[0]) > (other.quoted, other.values[0]):
                best[value.planted] = value
    chosen = {id(value) for value in best.values()}
    for value in found:
        if id(value) in chosen or (value.known and not value.planted):
            yield value.values, int(id(value) in chosen)


if __name__ == "__main__":
    main(*sys.argv[1:])
