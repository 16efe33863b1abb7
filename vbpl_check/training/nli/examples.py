"""Pairs of clauses as the encoder sees them: texts, labels, weights, and which are kept from training."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbpl_check.nli import LABELS, clause_text

_SHARE = 20  # one document of so many is kept from training
COMPATIBLE = len(LABELS)  # no contradiction, whether the two agree or have nothing to do with each other


@dataclass(frozen=True)
class Example:
    """One pair: both texts, the place of the label in ``LABELS`` (or ``COMPATIBLE``), the group that is not split."""

    premise: str
    hypothesis: str
    label: int
    group: str
    weight: float = 1.0


def generated(path: Path) -> Iterator[Example]:
    """The pairs of ``generate``: a JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            premise = clause_text(row["premise_heading"], "", row["premise"])
            hypothesis = clause_text(row["hypothesis_heading"], "", row["hypothesis"])
            yield Example(premise, hypothesis, LABELS.index(row["label"]), row["document"])


def written(paths: Iterable[Path], weight: float = 1.0) -> Iterator[Example]:
    """The pairs written by hand, one JSON object a line; the group is the document of the premise."""
    for path in sorted(paths):
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            premise = clause_text(row["heading"], row["lead_in"], row["premise"])
            hypothesis = clause_text(row["draft_heading"], "", row["text"])
            yield Example(premise, hypothesis, LABELS.index(row["label"]), row["id"], weight)


def drafted(path: Path, weight: float = 1.0) -> Iterator[Example]:
    """The pairs of ``drafted``: what a draft and its base hold side by side, the planted contradictions among them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            label = LABELS.index("conflict") if row["conflict"] else COMPATIBLE
            yield Example(row["premise"], row["hypothesis"], label, row["group"], weight * row["weight"])


def kept(example: Example) -> bool:
    """Whether the pair is kept from training: one document in twenty, whatever the order of the pairs."""
    return int.from_bytes(hashlib.sha256(example.group.encode()).digest()[:4], "big") % _SHARE == 0
