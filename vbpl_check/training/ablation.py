"""What each family of evidence buys: ``python -m vbpl_check.training.ablation LABELS.jsonl``.

A ranker is fitted with the families up to and including each line, the rest held at zero, and foresees labels of
groups that it did not learn from. precision@10: the share of true findings among the first ten of a group, mean over
the groups with more than ten findings. The last line leaves the model that reads both sides out of all.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from vbpl_check.rank.fit import Label, Prior
from vbpl_check.training.ranker import ESTIMATE, PRIOR, area, calibration_error, equal_bins, foresee, read_labels

KIND = frozenset({"alone", "issued", "issued_alone", "repository"})  # what kind of text and finding it is
TIES = frozenset({"link", "gap", "dates", "inside", "untied"})
NLI = frozenset({"nli", "nli_known"})
REST = frozenset({"similarity", "agreement", "certainty", "rivals"})
STRENGTH = frozenset({"strength"}) | KIND
STEPS: tuple[tuple[str, frozenset[str], bool], ...] = (
    ("strength", STRENGTH, False),
    ("+ link, rank, dates", STRENGTH | TIES, False),
    ("+ nli", STRENGTH | TIES | NLI, False),
    ("+ other evidence", STRENGTH | TIES | NLI | REST, False),
    ("all (+ the rule)", STRENGTH | TIES | NLI | REST, True),
    ("all without nli", STRENGTH | TIES | REST, True),
)
TOP = 10

Foreseen = Sequence[tuple[Label, float]]


def only(labels: Iterable[Label], names: frozenset[str]) -> list[Label]:
    """The labels with the evidence of these names; the other kinds are the same for all."""
    return [replace(each, evidence=dict.fromkeys(OTHER, 0.0) | kept(each, names)) for each in labels]


def kept(label: Label, names: frozenset[str]) -> dict[str, float]:
    """The evidence of these names."""
    return {name: value for name, value in label.evidence.items() if name in names}


OTHER = tuple(sorted(KIND | TIES | NLI | REST | {"strength"}))


def foreseen(labels: Sequence[Label], names: frozenset[str], rules: bool) -> list[tuple[Label, float]]:
    """The labels with probabilities that rest on this evidence; ``rules``: on the record of each rule too."""
    prior = PRIOR if rules else Prior(PRIOR.bias, PRIOR.weights, 0.0, 0.0)
    start = replace(ESTIMATE, weights={name: value for name, value in ESTIMATE.weights.items() if name in names})
    return foresee(only(labels, names), start, prior)


def first(pairs: Foreseen, top: int = TOP) -> float:
    """precision@10 of the groups that have more findings than that."""
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for label, p in pairs:
        groups[label.group].append((p, label.truth))
    shares = [sum(y for _, y in sorted(each, reverse=True)[:top]) / top for each in groups.values() if len(each) > top]
    return sum(shares) / len(shares) if shares else 0.0


def main(source: str) -> None:
    """Prints the table for all findings, those in drafts and those in issued law."""
    labels = read_labels(Path(source))
    results = [(name, foreseen(labels, names, rules)) for name, names, rules in STEPS]
    for origin in ("", "draft", "issued"):
        sys.stdout.write(f"\n{origin or 'all':22} {'AUC':>6} {'ECE':>6} {'equal':>6} {'p@10':>6} {'n':>5}\n")
        for name, result in results:
            chosen = [(label, p) for label, p in result if label.group.startswith(origin)]
            pairs = [(p, label.truth) for label, p in chosen]
            figures = (area(pairs), calibration_error(pairs), equal_bins(pairs), first(chosen))
            sys.stdout.write(f"{name:22} " + " ".join(f"{each:6.3f}" for each in figures) + f" {len(pairs):5}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
