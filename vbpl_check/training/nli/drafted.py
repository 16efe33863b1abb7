"""Pairs for the encoder from drafts: ``python -m vbpl_check.training.nli.drafted CORPUS OUT.jsonl.gz DRAFTS...``.

``--issued N`` instead of DRAFTS takes N documents in force with the laws that they detail: nearly all their clauses
agree with the law, so each with its nearest provision is an example of what only looks contrary.

DRAFTS: folders of drafts in the format of the draft benchmark; CORPUS: docs.jsonl.gz with their base documents. Of each
clause of a draft: the provisions that it was planted against or only seems to contradict, and the nearest provision of
the base, which it does not contradict when nothing was planted. So the encoder sees what it will be asked.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vbpl_check import pipeline
from vbpl_check.nli.reader import texts
from vbpl_check.training import issued
from vbpl_check.training.nli.aligned import Labelled, drafts_in, labelled, linked

_TWICE = 2  # the nearest pairs that are kept of a planted contradiction: it may stand in several norms
_NEAR = 4  # among how many of the nearest provisions of a clause a near miss counts
_WEIGHTS = {"conflict": 3.0, "near": 2.0, "other": 1.0}


def chosen(rows: Iterable[Labelled]) -> Iterator[tuple[Labelled, str]]:
    """The rows of a draft that are examples, and what they are."""
    rows = list(rows)
    best: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for name in row.conflicts:
            best[name].append(row.pair.similarity)
    least = {name: sorted(values)[-_TWICE:][0] for name, values in best.items()}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        place = row.pair.standing.place if row.pair.standing else 0
        if row.conflicts:
            kind = "conflict" if any(row.pair.similarity >= least[name] for name in row.conflicts) else ""
        else:
            kind = "near" if row.near_misses and place < _NEAR else "other" if place == 0 else ""
        if kind and texts(row.pair) not in seen:
            seen.add(texts(row.pair))
            yield row, kind


Draft = tuple[str, list[Labelled]]  # its name and its pairs


def written(corpus: Path, folders: list[Path], book: pipeline.Book) -> Iterator[Draft]:
    """The drafts of the folders."""
    drafts, known = drafts_in(folders, corpus)
    for draft in drafts:
        yield draft.name, list(labelled(draft, known, book))


def in_force(documents: Iterable[issued.Based], book: pipeline.Book) -> Iterator[Draft]:
    """Documents in force as if they were drafts of today, nothing planted in them."""
    for record, based in documents:
        inputs = [issued.blob(record, "checked"), *(issued.blob(base, "against") for base in based)]
        yield record["id"], [Labelled(pair, (), ()) for pair in linked(inputs, book, issued.AS_OF)]


def main(corpus: str, out: str, *folders: str) -> None:
    """Writes one JSON object a line: premise, hypothesis, conflict, group (the draft), weight."""
    book = pipeline.load_book()
    if folders[0] == "--issued":
        drafts = in_force(issued.drafts(issued.records(Path(corpus)), int(folders[1])), book)
    else:
        drafts = written(Path(corpus), [Path(folder) for folder in folders], book)
    with gzip.open(out, "wt", encoding="utf-8") as lines:
        for name, pairs in drafts:
            for row, kind in chosen(pairs):
                premise, hypothesis = texts(row.pair)
                told: dict[str, Any] = {"premise": premise, "hypothesis": hypothesis, "conflict": kind == "conflict"}
                told |= {"group": name, "weight": _WEIGHTS[kind]}
                lines.write(json.dumps(told, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
