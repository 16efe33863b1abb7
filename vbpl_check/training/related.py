"""Trains the judge of related articles: ``python -m vbpl_check.training.related KHO LINKS.jsonl.gz OUT [HELD]``.

LINKS: a line a link, {"rel": "lien_quan", "src": number, "src_dieu": label, "dst": number, "dst_dieu": label}, as
Bộ pháp điển gives them. HELD: a file of addresses, one a line, kept for measuring: these and the articles linked with
one of them are left out. Same input, same model.

What was tried, recall@10 / @50. Fitted to 1,500 questions, measured on 500 others none of which is linked with them;
the choice was made on these 500 too, and two fits of one kind differ by 0.01 to 0.015.

====================================================================  =============
first guess, no learning                                              0.493 / 0.618
the same, the words of its first five answers added to the question   0.490 / 0.618
trees (yes or no), 32 features                                        0.496 / 0.654
the same, with titles, neighbours, places of documents (60 features)  0.509 / 0.676
the same, with 200 latent dimensions of the articles as well          0.491 / 0.678
the same, with latent dimensions and the đề mục of Bộ pháp điển       0.506 / 0.669
trees that order (LambdaRank), 60 features                            0.518 / 0.685
of these without titles and headings above                            0.494 / 0.658
of these without likeness to the first five answers                   0.510 / 0.678
of these without the articles beside the question                     0.503 / 0.704
of these without the documents that titles name                       0.513 / 0.701
of these without the place among the articles of its own document     0.503 / 0.685
400 candidates instead of 800                                         0.512 / 0.679
====================================================================  =============

A later round, on 800 questions drawn like those of the links score, fitted to those of the others that are linked with
neither (2,594 with a partner among the candidates). 800 candidates hold 0.785 of the partners, 1,500 hold 0.833.

====================================================================  =============
first guess, weighed by the words of the documents only                     / 0.509
the same, with citations of documents and mentions by articles        0.376 / 0.538
   partners among its 400 candidates                                  0.722
49 features, 400 to 1,500 candidates, the likeliest overdrawn         0.436 / 0.576
57 features, 400 candidates, 30 likeliest and 90 drawn (as before)    0.445 / 0.592
the same, candidates drawn evenly                                     0.457 / 0.604
the same, yes or no instead of an order                               0.455 / 0.600
both summed up                                                        0.456 / 0.604
smaller trees, more shrunk                                            0.440 / 0.595
80 trees instead of 120                                               0.453 / 0.609
trees over these trees: chances of articles beside, of the document   0.454 / 0.607
====================================================================  =============

Fitted to the 4,561 questions beside the 2,000 of the links score: 0.483 / 0.623 on these; 0.473 / 0.599 before.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vbpl_check.store.kho import Kho
from vbpl_check.subject.features import Found
from vbpl_check.subject.opened import open_library
from vbpl_check.subject.related import Library
from vbpl_check.training.judge import learn

_DRAWN = 0.4  # share of the candidates without a link that is kept; the likeliest alone would teach to doubt them


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


def examples(
    library: Library, partners: dict[str, set[str]], queries: Sequence[str], seed: int = 5
) -> tuple[Any, Any, list[int]]:
    """Features and labels of candidates of ``queries``, and how many are of each."""
    import numpy as np

    draw = np.random.default_rng(seed)
    features, labels = [], []
    for address in queries:
        found, right = _judged(library, partners, address)
        kept = np.flatnonzero(right | (draw.random(len(right)) < _DRAWN))
        features.append(found.features[kept])
        labels.append(right[kept])
    return np.concatenate(features), np.concatenate(labels), [len(kept) for kept in labels]


def _judged(library: Library, partners: dict[str, set[str]], address: str) -> tuple[Found, Any]:
    """The candidates of an address of the kho, and which of them experts linked with it."""
    import numpy as np

    place = library.locate(address)
    assert place is not None
    found = library.neighbours.find(library.neighbours.query(place[0]), other_documents=True)
    wanted = [spot[0] for other in partners[address] if (spot := library.locate(other))]
    return found, np.isin(found.rows, wanted)


def main(folder: str, path: str, out: str, held: str = "") -> None:
    """Writes the model."""
    kho = Kho(Path(folder))
    library = open_library(kho)
    partners = links(Path(path), library)
    test = set(Path(held).read_text(encoding="utf-8").split()) if held else set()
    linked = {other for address in test for other in partners.get(address, ())}
    train = [query for query in sorted(partners) if query not in test | linked and not partners[query] & test]
    features, labels, sizes = examples(library, partners, train)
    Path(out).write_text(learn(features, labels, sizes, _DRAWN), encoding="utf-8", newline="\n")
    sys.stderr.write(f"{len(train)} queries, {len(labels)} pairs, {int(labels.sum())} related\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
