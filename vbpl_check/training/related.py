"""Trains the judge of related articles: ``python -m vbpl_check.training.related KHO LINKS.jsonl.gz OUT [HELD]``.

LINKS: a line a link, {"rel": "lien_quan", "src": number, "src_dieu": label, "dst": number, "dst_dieu": label}, as
Bộ pháp điển gives them. The queries that a score over the same file draws (shuffled with seed 11, the first HELD) and
the queries linked with one of them are left out. Same input, same model.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from vbpl_check.library import open_library
from vbpl_check.store.kho import Kho
from vbpl_check.subject.judge import learn
from vbpl_check.subject.related import Library

_NEGATIVES = 60  # candidates without a link kept of each query, the likeliest half and a draw of the rest


def links(path: Path, library: Library) -> dict[str, set[str]]:
    """Address -> addresses of articles of other documents linked with it, both in the kho."""
    found: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["rel"] != "lien_quan" or row["src"] == row["dst"] or not row.get("dst_dieu"):
                continue
            labels = row["src_dieu"] if isinstance(row["src_dieu"], list) else [row["src_dieu"]]
            other = f"{row['dst']}#dieu-{row['dst_dieu']}"
            for label in labels:
                address = f"{row['src']}#dieu-{label}"
                if library.locate(address) and library.locate(other):
                    found[address].add(other)
    return found


def examples(library: Library, partners: dict[str, set[str]], queries: list[str], seed: int = 5) -> tuple[Any, Any]:
    """Features and labels of the candidates of ``queries``."""
    import numpy as np

    draw = np.random.default_rng(seed)
    features, labels = [], []
    for address in queries:
        place = library.locate(address)
        if place is None:
            continue
        found = library.neighbours.find(library.neighbours.query(place[0]), other_documents=True)
        wanted = {spot[0] for other in partners[address] if (spot := library.locate(other))}
        right = np.isin(found.rows, list(wanted))
        wrong = np.flatnonzero(~right)
        rest = draw.permutation(wrong[_NEGATIVES // 2 :])[: _NEGATIVES * 2]
        kept = np.concatenate([np.flatnonzero(right), wrong[: _NEGATIVES // 2], rest])
        features.append(found.features[kept])
        labels.append(right[kept])
    return np.concatenate(features), np.concatenate(labels)


def main(folder: str, path: str, out: str, held: str = "2000") -> None:
    """Writes the model."""
    kho = Kho(Path(folder))
    library = open_library(kho)
    partners = links(Path(path), library)
    queries = sorted(partners)
    random.Random(11).shuffle(queries)
    test = set(queries[: int(held)])
    train = [query for query in queries[int(held) :] if not partners[query] & test]
    features, labels = examples(library, partners, train)
    Path(out).write_text(learn(features, labels), encoding="utf-8", newline="\n")
    sys.stderr.write(f"{len(train)} queries, {len(labels)} pairs, {int(labels.sum())} related\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
