"""Fits the model on alignment features: ``python -m vbpl_check.training.nli.aligned CORPUS OUT.json HELD DRAFTS...``.

CORPUS: docs.jsonl.gz with the base documents; DRAFTS: folders of drafts in the format of the draft benchmark (as
``tests/bench/pairs_drafts.py`` makes them of the pairs written by hand); HELD: one that is only scored ("-": none).
Each draft is linked with its base as in a check; every pair of norms of the two is an example: a planted contradiction,
a clause that agrees (near misses of the "-o" drafts), all others unrelated. Tells the figures of cross-validation in 5
folds by base document and of HELD. Same input, same model.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vbpl_check import pipeline
from vbpl_check.link import candidates, link
from vbpl_check.model import Address, Blob, Pair, Problem
from vbpl_check.nli import LABELS
from vbpl_check.nli.aligned import Weights, dump
from vbpl_check.nli.features import features
from vbpl_check.runtime.serial import Serial
from vbpl_check.settings import LinkSettings

_STRENGTH = 0.02  # of regularisation (C of scikit-learn)
_FOLDS = 5


class _Silent:
    def stage(self, name: str) -> None:
        """Nobody watches."""

    def advance(self, name: str) -> None:
        """Nobody watches."""


@dataclass(frozen=True)
class Example:
    """The features of a pair, its label (place in ``LABELS``), its base document, and whether it was written so."""

    values: tuple[float, ...]
    label: int
    group: str
    meant: bool


def texts(corpus: Path, wanted: set[str]) -> dict[str, str]:
    """The texts of the base documents by id."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in wanted}


@dataclass(frozen=True)
class Labelled:
    """A pair of a draft and its base, the ids of the contradictions and of the near misses planted in it."""

    pair: Pair
    conflicts: tuple[str, ...]
    near_misses: tuple[str, ...]


def labelled(folder: Path, known: dict[str, str], book: pipeline.Book) -> Iterator[Labelled]:
    """The pairs of norms of one draft and its base, linked as in a check."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for pair in linked(_inputs(folder, gold, known), book, date.fromisoformat(gold["as_of"])):
        ends = pair.left.provision, pair.right.provision, pair.right_document.header.number
        planted, spared = (
            tuple(row["id"] for row in gold[kind] if _hit(*ends, row)) for kind in ("conflicts", "near_misses")
        )
        yield Labelled(pair, planted, spared)


def linked(inputs: list[Blob], book: pipeline.Book, as_of: date) -> Iterator[Pair]:
    """The pairs of norms of a draft (the checked input) and the others, linked as in a check on that day."""
    problems: list[Problem] = []
    read = pipeline.analyse_all(inputs, book.lexicon, Serial(), _Silent(), problems)
    facts = tuple(pipeline.in_force(read, book.lexicon, as_of, Serial(), problems))
    settings = LinkSettings(as_of, draft_mode=True)
    for candidate in candidates(facts, link(facts, settings), settings):
        if isinstance(candidate, Pair) and candidate.standing is not None:
            yield candidate


def examples(folder: Path, known: dict[str, str], book: pipeline.Book) -> Iterator[Example]:
    """The examples of one draft."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    agreeing = LABELS.index("agrees" if folder.name.endswith("-o") else "unrelated")
    for row in labelled(folder, known, book):
        meant = bool(row.conflicts or row.near_misses)
        label = LABELS.index("conflict") if row.conflicts else agreeing if meant else LABELS.index("unrelated")
        yield Example(features(row.pair), label, gold["base"][0]["so_hieu"], meant)


def drafts_in(folders: list[Path], corpus: Path) -> tuple[list[Path], dict[str, str]]:
    """The drafts of the folders in their order, and the texts of all their base documents by id."""
    found = sorted(path for folder in folders for path in folder.iterdir() if (path / "gold.json").exists())
    rows = [row for path in found for row in json.loads((path / "gold.json").read_text(encoding="utf-8"))["base"]]
    return found, texts(corpus, {row["id"] for row in rows})


def _inputs(folder: Path, gold: dict[str, Any], known: dict[str, str]) -> list[Blob]:
    blobs = [Blob("draft.txt", ".txt", (folder / "draft.txt").read_bytes(), "checked")]
    for base in gold["base"]:
        told = {key: base.get(key) for key in ("so_hieu", "ten", "ngay_ban_hanh", "ngay_hieu_luc")}
        row = json.dumps({"id": base["so_hieu"], **told, "text": known[base["id"]]}, ensure_ascii=False)
        blobs.append(Blob(base["so_hieu"], ".jsonl-line", row.encode(), "against"))
    return blobs


def _hit(left: Address, right: Address, number: str | None, row: dict[str, Any]) -> bool:
    places = [other for other in (row["other"], *row.get("other_also", [])) if other]
    return _same(left, row["draft"]) and any(o["so_hieu"] == number and _same(right, o) for o in places)


def _same(address: Address, gold: dict[str, Any]) -> bool:
    found = dict(address.parts)
    clauses = found.get("khoan"), gold.get("khoan")
    return found.get("dieu") == gold["dieu"] and (None in clauses or clauses[0] == clauses[1])


def fit(values: Any, labels: Any) -> Weights:
    """Weights fitted to examples (rows) with these labels."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(scaler.transform(values), labels)
    rows = tuple(tuple(map(float, row)) for row in model.coef_)
    return Weights(tuple(scaler.mean_), tuple(scaler.scale_), tuple(map(float, model.intercept_)), rows)


def figures(values: Any, labels: Any, meant: Any, weights: Weights) -> dict[str, float]:
    """Areas under the curve: same matter against all, against near misses; contradiction against agreement."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    scores = (values - np.array(weights.means)) / np.array(weights.spreads) @ np.array(weights.coefficients).T
    scores = np.exp(scores + np.array(weights.intercepts))
    shares = scores / scores.sum(axis=1, keepdims=True)
    same, matter = labels < 2, 1 - shares[:, 2]
    sure = matter >= 0.6
    return {
        "same_matter": round(roc_auc_score(same, matter), 3),
        "same_matter_near_misses": round(roc_auc_score(same[meant], matter[meant]), 3),
        "conflict_or_agrees": round(roc_auc_score(labels[same] == 0, (shares[:, 0] / matter)[same]), 3),
        "precision_at_0.6": round(float(same[sure].mean()), 3) if sure.any() else 0.0,
        "recall_at_0.6": round(float(same[sure].sum() / same.sum()), 3),
    }


def table(folders: list[Path], corpus: Path) -> tuple[Any, Any, Any, Any]:
    """Features, labels, whether a row was written so, and its base document, of all drafts of the folders."""
    import numpy as np

    drafts, known = drafts_in(folders, corpus)
    book = pipeline.load_book()
    rows = [example for draft in drafts for example in examples(draft, known, book)]
    values, labels = np.array([row.values for row in rows]), np.array([row.label for row in rows])
    return values, labels, np.array([row.meant for row in rows]), np.array([row.group for row in rows])


def main(corpus: str, out: str, held: str, *folders: str) -> None:
    """Writes the model; figures go to standard error."""
    import numpy as np
    from sklearn.model_selection import GroupKFold

    values, labels, meant, groups = table([Path(folder) for folder in folders], Path(corpus))
    for number, (train, test) in enumerate(GroupKFold(_FOLDS).split(values, labels, groups)):
        weights = fit(values[train], labels[train])
        sys.stderr.write(f"fold {number}: {figures(values[test], labels[test], meant[test], weights)}\n")
    weights = fit(values, labels)
    Path(out).write_text(dump(weights), encoding="utf-8", newline="\n")
    sys.stderr.write(f"{len(labels)} pairs, by label {np.bincount(labels).tolist()}\n")
    if held != "-":
        values, labels, meant, _ = table([Path(held)], Path(corpus))
        sys.stderr.write(f"held: {figures(values, labels, meant, weights)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
