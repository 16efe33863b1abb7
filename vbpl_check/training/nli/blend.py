"""Fits the reader: ``python -m vbpl_check.training.nli.blend CORPUS MODEL OUT.txt [--issued SKIP COUNT] DRAFTS...``.

MODEL: the folder that ``export`` wrote; DRAFTS: folders of drafts in the format of the draft benchmark that the encoder
was not trained on; CORPUS: docs.jsonl.gz with their base documents. ``--issued`` adds COUNT documents in force beside
the first SKIP, which the encoder may have seen: their clauses count as free of contradictions. Tells the figures with
each draft left out once: of the clauses with the highest probability, how many contradict their base. Same input, same
trees on one machine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from vbpl_check import forest, pipeline
from vbpl_check.nli.encoder import Encoder
from vbpl_check.nli.reader import NAMES, in_context, inputs, probabilities, texts, wanted
from vbpl_check.training import issued, trees
from vbpl_check.training.nli.drafted import Draft, in_force, written

_ROUNDS = 500
_FOLDS = 16
# trees of few leaves with splits drawn at random: a few hundred contradictions, many inputs
_TREES = {
    "objective": "binary", "learning_rate": 0.015, "num_leaves": 15, "min_data_in_leaf": 8, "extra_trees": True,
    "feature_fraction_bynode": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 2.0, "verbose": -1,
    "seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 1,
}  # fmt: skip
_NEAR_MISS = 2.0  # weight of a pair that was written to look like a contradiction
_TOLD = (20, 40, 60, 100, 150, 200)


@dataclass(frozen=True)
class Row:
    """The inputs of a pair, its draft, the clause of the draft, the contradictions in it, and its weight."""

    values: tuple[float, ...]
    draft: str
    clause: str
    conflicts: tuple[str, ...]
    weight: float


def rows_of(drafts: Iterable[Draft], encoder: Encoder) -> Iterator[Row]:
    """The rows of the drafts: the pairs that the reader is asked about."""
    for name, pairs in drafts:
        asked = [row for row in pairs if wanted(row.pair)]
        said = encoder.judge([texts(row.pair) for row in asked])
        for row, judgement in zip(asked, said, strict=True):
            weight = _NEAR_MISS if row.near_misses and not row.conflicts else 1.0
            yield Row(inputs(row.pair, judgement), name, str(row.pair.left.provision), row.conflicts, weight)


def fit(rows: list[Row]) -> Any:
    """Trees fitted to the rows; what a row means is judged beside the other rows of its draft."""
    import numpy as np

    labels, weights = [int(bool(row.conflicts)) for row in rows], [row.weight for row in rows]
    return trees.grown(np.array(_table(rows)), labels, NAMES, _TREES, _ROUNDS, weights)


def left_out(rows: list[Row]) -> list[float]:
    """For each row the probability by trees that saw nothing of its draft."""
    from sklearn.model_selection import GroupKFold

    found = [0.0] * len(rows)
    for seen, unseen in GroupKFold(_FOLDS).split(rows, groups=[row.draft for row in rows]):
        model = fit([rows[place] for place in seen])
        told = probabilities(_table([rows[place] for place in unseen]), forest.read(model.model_to_string(), NAMES))
        for place, share in zip(unseen, told, strict=True):
            found[place] = share
    return found


def _table(rows: list[Row]) -> list[tuple[float, ...]]:
    return in_context([row.values for row in rows], [row.draft for row in rows])


def figures(rows: list[Row], found: list[float]) -> list[str]:
    """Of the first clauses by probability (each once): share that contradicts, contradictions found, least share."""
    from sklearn.metrics import roc_auc_score

    lines = [f"area {roc_auc_score([bool(row.conflicts) for row in rows], found):.3f} of {len(rows)} pairs"]
    clauses: set[tuple[str, str]] = set()
    hits: set[tuple[str, str]] = set()
    right = 0
    for place in sorted(range(len(rows)), key=lambda place: -found[place]):
        row = rows[place]
        if (row.draft, row.clause) in clauses:
            continue
        clauses.add((row.draft, row.clause))
        hits |= {(row.draft, name) for name in row.conflicts}
        right += bool(row.conflicts)
        if len(clauses) in _TOLD:
            share = right / len(clauses)
            lines.append(f"first {len(clauses)}: {share:.2f} right, {len(hits)} found, share >= {found[place]:.2f}")
    return lines


def main(corpus: str, model: str, out: str, *folders: str) -> None:
    """Writes the weights; figures go to standard error."""
    book, encoder, documents = pipeline.load_book(), Encoder(Path(model)), Path(corpus)
    drafts: Iterator[Draft] = iter(())
    if folders[0] == "--issued":
        skip, count = map(int, folders[1:3])
        drafts, folders = in_force(issued.fresh(issued.records(documents), skip, count), book), folders[3:]
    rows = list(rows_of(chain(drafts, written(documents, [Path(folder) for folder in folders], book)), encoder))
    sys.stderr.write("\n".join(figures(rows, left_out(rows))) + "\n")
    Path(out).write_text(fit(rows).model_to_string(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
