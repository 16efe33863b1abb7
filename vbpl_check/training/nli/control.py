"""Controls of training pairs: ``python -m vbpl_check.training.nli.control PAIRS.jsonl.gz``.

A bag of words that sees only the hypothesis, or only the premise, must stay near chance: what it gets above that is
what a model could learn without comparing. The same with headings, and the overlap of the two texts alone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """The pairs of a file that ``generate`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_held(document: str, share: int = 10) -> bool:
    """Whether a document is held out: about one in ``share``, by the hash of its id."""
    return hashlib.blake2b(document.encode(), digest_size=4).digest()[0] % share == 0


def accuracy(rows: list[Row], show: Callable[[Row], str]) -> tuple[float, float]:
    """Accuracy of a logistic regression on words and pairs of words of ``show(row)``, and of the commonest label.

    Documents are either learned from or judged, never both; pairs of one of each kind are left out.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    sides = [(row, {is_held(row["document"]), is_held(row["premise_document"])}) for row in rows]
    train = [row for row, held_out in sides if held_out == {False}]
    held = [row for row, held_out in sides if held_out == {True}]
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=3, max_features=80_000, sublinear_tf=True)
    model = LogisticRegression(C=1.0, max_iter=200)
    model.fit(words.fit_transform([show(row) for row in train]), [row["label"] for row in train])
    right = model.score(words.transform([show(row) for row in held]), [row["label"] for row in held])
    labels = [row["label"] for row in held]
    return float(right), max(labels.count(label) for label in set(labels)) / len(labels)


VIEWS: dict[str, Callable[[Row], str]] = {
    "hypothesis": lambda row: row["hypothesis"],
    "premise": lambda row: row["premise"],
    "hypothesis with heading": lambda row: f"{row['hypothesis_heading']} | {row['hypothesis']}",
    "premise with heading": lambda row: f"{row['premise_heading']} | {row['premise']}",
}


def main(path: str) -> None:
    """Prints a line a view."""
    rows = read_rows(Path(path))
    for name, show in VIEWS.items():
        right, chance = accuracy(rows, show)
        sys.stdout.write(f"{name}: {right:.4f}, commonest label {chance:.4f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
