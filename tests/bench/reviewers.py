"""What simulated reviewers teach the ranker: ``python tests/bench/reviewers.py LABELS.jsonl [OFFICES [FIRST SEED]]``.

An office has its own truth: the shipped ranker is right about it on the whole, but some rules are worth more there and
some less (a normal draw for each rule, spread 2 in log-odds, and for issued law as a whole, spread 1), and its drafts hold
fewer conflicts than those planted for the benches (2 less in log-odds, spread 1). Its documents are
copies of the labelled groups with slightly different evidence (spread 0.05); what is a conflict is drawn by that truth.
Reviewers decide on findings of 40 documents, best first; precision@20 is measured on 40 other documents. Each row is the
mean over the offices with its standard error, "change" paired by office. Seeds are fixed.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vbpl_check.model import Decision
from vbpl_check.rank.evidence import GROWING
from vbpl_check.rank.learn import learn
from vbpl_check.rank.ranker import Ranker, logit, probability, shipped

OFFICES = 60
TOP = 20


@dataclass(frozen=True)
class Found:
    """A finding of an office: its document, what the report says of it, whether it is a conflict."""

    document: str
    rule: str
    evidence: dict[str, float]
    true: bool


def documents(
    rows: Sequence[dict[str, object]], count: int, truth: Ranker, draw: random.Random, kind: str
) -> list[Found]:
    """The findings of ``count`` documents of an office."""
    groups: dict[object, list[dict[str, object]]] = {}
    for row in rows:
        groups.setdefault(row["group"], []).append(row)
    names = sorted(groups, key=str)
    found = []
    for number in range(count):
        for row in groups[draw.choice(names)]:
            evidence = _jittered(row["evidence"], draw)  # type: ignore[arg-type]
            rule = str(row["rule"])
            odds = logit(truth, rule, evidence)
            true = draw.random() < 1 / (1 + math.exp(-odds))
            found.append(Found(f"Văn bản {kind}{number}", rule, evidence, true))
    return found


def _jittered(evidence: dict[str, float], draw: random.Random) -> dict[str, float]:
    return {
        name: min(max(value + draw.gauss(0, 0.05), 0.0), 1.0) if name in GROWING[:2] else value
        for name, value in evidence.items()
    }


def office(rules: Sequence[str], draw: random.Random) -> Ranker:
    """The truth of an office."""
    base = shipped()
    own = {rule: base.rules.get(rule, 0.0) + draw.gauss(0, 2) for rule in rules}
    weights = {**base.weights, "issued": base.weights["issued"] + draw.gauss(0, 1)}
    return replace(base, bias=base.bias + draw.gauss(-2, 1), rules=own, weights=weights)


Judge = Callable[[Found, random.Random], list[tuple[str, bool]]]


def honest(found: Found, draw: random.Random) -> list[tuple[str, bool]]:
    """One reviewer who is right."""
    return [("A", found.true)]


def flipped(share: float) -> Judge:
    """One reviewer who is wrong about a share of the findings, at random."""
    return lambda found, draw: [("A", found.true != (draw.random() < share))]


def quarrel(found: Found, draw: random.Random) -> list[tuple[str, bool]]:
    """Two reviewers who contradict each other on every finding."""
    return [("A", found.true), ("B", not found.true)]


def decisions(findings: Sequence[Found], count: int, judge: Judge, draw: random.Random) -> list[Decision]:
    """Decisions on ``count`` findings, drawn among all that a report lists."""
    chosen = draw.sample(range(len(findings)), min(count, len(findings)))
    return [
        Decision(
            f"{place:016x}", "confirmed" if true else "rejected", "", reviewer, "2026-01-05", findings[place].rule, "",
            f"Khoản 1 Điều {place} {findings[place].document}", "", tuple(sorted(findings[place].evidence.items())),
        )
        for place in chosen
        for reviewer, true in judge(findings[place], draw)
    ]  # fmt: skip


def precision(ranker: Ranker, findings: Sequence[Found], top: int = TOP) -> float:
    """The share of conflicts among the ``top`` findings."""
    order = sorted(range(len(findings)), key=lambda place: (-_score(ranker, findings[place]), place))
    return sum(findings[place].true for place in order[:top]) / top


def _score(ranker: Ranker, found: Found) -> float:
    return probability(ranker, found.rule, found.evidence)


def trial(rows: Sequence[dict[str, object]], count: int, judge: Judge, seed: int) -> tuple[float, float, int]:
    """Precision before and after learning, on documents not seen, and the step that was taken."""
    draw = random.Random(seed)
    truth = office(sorted({str(row["rule"]) for row in rows}), draw)
    seen, unseen = documents(rows, 40, truth, draw, "a"), documents(rows, 40, truth, draw, "b")
    lesson = learn(decisions(seen, count, judge, draw), shipped())
    return precision(shipped(), unseen), precision(lesson.ranker, unseen), lesson.step


def mean(values: Sequence[float]) -> tuple[float, float]:
    """Mean and its standard error."""
    middle = sum(values) / len(values)
    spread = sum((value - middle) ** 2 for value in values) / max(len(values) - 1, 1)
    return middle, math.sqrt(spread / len(values))


CASES: tuple[tuple[str, int, Judge], ...] = (
    ("10 decisions", 10, honest), ("50 decisions", 50, honest), ("200 decisions", 200, honest),
    ("200, 30 % flipped", 200, flipped(0.3)), ("200, tossed coins", 200, flipped(0.5)),
    ("200, two who contradict", 200, quarrel), ("10, 30 % flipped", 10, flipped(0.3)),
)  # fmt: skip


def main() -> None:
    """Prints the table."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    offices = int(sys.argv[2]) if len(sys.argv) > 2 else OFFICES
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    rows = [json.loads(line) for line in lines if line]
    print(f"{'reviewers':26} {'before':>7} {'after':>7} {'change':>7} {'error':>6} {'worse':>6} {'learned':>8}")
    for name, count, judge in CASES:
        results = [trial(rows, count, judge, seed) for seed in range(first, first + offices)]
        change, error = mean([after - before for before, after, _ in results])
        before, after = mean([each[0] for each in results])[0], mean([each[1] for each in results])[0]
        worse = sum(late < early for early, late, _ in results)
        learned = sum(step > 0 for *_, step in results)
        print(f"{name:26} {before:7.3f} {after:7.3f} {change:+7.3f} {error:6.3f} {worse:6} {learned:8}", flush=True)


if __name__ == "__main__":
    main()
