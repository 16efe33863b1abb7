"""Trains the shipped ranker: ``python -m vbpl_check.training.ranker LABELS.jsonl vbpl_check/rank/ranker.json``.

LABELS: a line a judged finding, {"origin": "draft" | "issued", "group": scenario or document, "rule": id,
"label": 0..1, "evidence": {name: value}}, as ``tests/bench/ranker_labels.py`` writes them. Prints the reliability of
probabilities that were given to groups nobody had learned from. No chance is involved: same labels, same coefficients.

Two kinds of text have two priors. A draft of the benches was planted with contradictions, so what is found in it is
nearly always one; law in force went through several hands, and the same signals there are mostly false. The evidence
"issued" gives them separate intercepts (and each rule a separate effect on issued law) instead of one that fits
neither. A real draft lies between: worded like a planted one, with fewer errors. Its probabilities are those of a
planted draft until decisions of its reviewers say otherwise, and are best read as an order.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from vbpl_check.rank.fit import Label, Prior, fit, folds
from vbpl_check.rank.ranker import Ranker, dump_ranker, probability

# What was estimated before there were labels: log-odds of each kind of evidence at its full value.
ESTIMATE = Ranker(
    bias=-3.5,
    weights={
        "strength": 4.5, "similarity": 1.5, "link": 1.0, "agreement": 0.8, "gap": 0.5, "dates": 0.6, "certainty": 0.5,
        "nli": 1.0, "nli_known": 0.0, "rivals": -1.8, "inside": 0.3, "alone": 0.0, "issued": -1.5, "issued_alone": 1.0,
        "repository": -0.5, "untied": -0.5,
    },
)  # fmt: skip
PRIOR = Prior(bias=2.0, weights=1.0, rules=1.0, issued_rules=0.7)
FOLDS = 10
BINS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 1.0)


@dataclass(frozen=True)
class Bin:
    """Findings with a probability in ``low``..``high``: how many, the mean probability, the share that is true."""

    low: float
    high: float
    count: int
    foreseen: float
    true: float


def read_labels(path: Path) -> list[Label]:
    """The label of each line; its group begins with its origin."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Label(row["rule"], row["evidence"], float(row["label"]), f"{row['origin']}/{row['group']}") for row in rows]


def foresee(labels: Sequence[Label], start: Ranker = ESTIMATE, prior: Prior = PRIOR) -> list[tuple[Label, float]]:
    """Each label with the probability by a ranker that saw nothing of its group."""
    return [
        (label, probability(ranker, label.rule, label.evidence))
        for seen, unseen in folds(labels, FOLDS)
        for ranker in [fit(seen, start, prior)]
        for label in unseen
    ]


def reliability(pairs: Sequence[tuple[float, float]], edges: Sequence[float] = BINS) -> list[Bin]:
    """The reliability diagram as a table."""
    found = []
    for low, high in pairwise(edges):
        inside = [(p, y) for p, y in pairs if low <= p < high or (high == edges[-1] and p == high)]
        if inside:
            count = len(inside)
            found.append(Bin(low, high, count, sum(p for p, _ in inside) / count, sum(y for _, y in inside) / count))
    return found


def calibration_error(pairs: Sequence[tuple[float, float]], edges: Sequence[float] = BINS) -> float:
    """Expected calibration error: the mean gap between probability and truth over the bins, by their counts."""
    bins = reliability(pairs, edges)
    return sum(each.count * abs(each.foreseen - each.true) for each in bins) / max(len(pairs), 1)


def equal_bins(pairs: Sequence[tuple[float, float]], count: int = 10) -> float:
    """The same error over ``count`` bins of equal numbers of findings, which no choice of edges can flatter."""
    ordered = sorted(pairs)
    size = len(ordered)
    parts = [ordered[size * place // count : size * (place + 1) // count] for place in range(count)]
    return sum(abs(sum(p for p, _ in part) - sum(y for _, y in part)) for part in parts) / max(size, 1)


def area(pairs: Sequence[tuple[float, float]]) -> float:
    """How often a true finding stands before a false one (area under the ROC curve); 0.5 when one kind is missing."""
    true = [p for p, y in pairs if y > 0.5]
    false = [p for p, y in pairs if y < 0.5]
    wins = sum((first > second) + 0.5 * (first == second) for first in true for second in false)
    return wins / (len(true) * len(false)) if true and false else 0.5


def told(pairs: Sequence[tuple[float, float]]) -> str:
    """The table and both errors, for people."""
    lines = [f"{'probability':>14} {'findings':>8} {'foreseen':>8} {'true':>6}"]
    lines += [
        f"{each.low:6.2f} – {each.high:4.2f} {each.count:8} {each.foreseen:8.3f} {each.true:6.3f}"
        for each in reliability(pairs)
    ]
    brier = sum((p - y) ** 2 for p, y in pairs) / max(len(pairs), 1)
    errors = f"ECE {calibration_error(pairs):.3f}  (ten equal bins {equal_bins(pairs):.3f})"
    lines.append(f"{errors}  AUC {area(pairs):.3f}  Brier {brier:.3f}  n {len(pairs)}")
    return "\n".join(lines)


def main(source: str, target: str) -> None:
    """Writes the coefficients and prints how well they would have foreseen what they did not see."""
    labels = read_labels(Path(source))
    foreseen = foresee(labels)
    origins = Counter(_origin(label) for label in labels)
    for origin in ("", *sorted(origins)):
        chosen = [(p, label.truth) for label, p in foreseen if not origin or _origin(label) == origin]
        sys.stdout.write(f"\n{origin or 'all'}\n{told(chosen)}\n")
    before = [(probability(ESTIMATE, label.rule, label.evidence), label.truth) for label in labels]
    sys.stdout.write(f"\nestimate without labels\n{told(before)}\n")
    Path(target).write_bytes(dump_ranker(fit(labels, ESTIMATE, PRIOR, dict(sorted(origins.items())))))


def _origin(label: Label) -> str:
    return label.group.partition("/")[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
