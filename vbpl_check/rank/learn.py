"""Learning from a user's decisions, carefully: what was learned is kept only as far as it foresees decisions not seen.

From "no change" to "trust the decisions much" several rankers are tried by cross-validation over documents; the most
cautious one within one and a half standard errors of the best is taken. One that changes the order of findings must
also put the confirmed ones before the rejected ones more often than the ranker did. Few decisions therefore leave the
ranker as it was, and random or contradictory ones only teach it how common conflicts are.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vbpl_check.model import Decision
from vbpl_check.rank.fit import Label, Prior, fit, folds, log_loss
from vbpl_check.rank.ranker import Ranker, logit

# From cautious to bold. None leaves the ranker as it is; the next learns only how common conflicts are here, which
# corrects all probabilities and changes the order of none, so that noise among decisions cannot disturb the order.
LADDER: tuple[Prior | None, ...] = (
    None,
    Prior(bias=2.0, weights=0.0, rules=0.0, issued_rules=0.0),
    Prior(bias=0.5, weights=0.1, rules=0.3, issued_rules=0.1),
    Prior(bias=1.0, weights=0.3, rules=0.8, issued_rules=0.3),
    Prior(bias=2.0, weights=0.6, rules=1.5, issued_rules=0.6),
)
_ORDER = 1  # the last step that changes the order of no findings
FOLDS = 5
SURE = 1.5  # standard errors by which a bolder ranker must foresee better
ENOUGH = 20  # decisions below which nothing is learned: five folds of them say nothing
_TRUTH = {"confirmed": 1.0, "rejected": 0.0}


@dataclass(frozen=True)
class Lesson:
    """The ranker and what became of the decisions; ``before`` and ``after``: log-loss on decisions not seen."""

    ranker: Ranker
    step: int  # place in LADDER; 0: nothing was learned
    used: int  # findings learned from
    contested: int  # of these the ones on which reviewers disagree
    left_out: int  # decided findings of which too little is known, or that all want to look at again
    before: float = 0.0
    after: float = 0.0
    documents: int = 0  # of the findings learned from


def learn(decisions: Iterable[Decision], start: Ranker) -> Lesson:
    """What the decisions teach; the same in whatever order they come."""
    by_finding: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_finding[decision.id].append(decision)
    labels: list[Label] = []
    for id in sorted(by_finding):
        label = _label(id, by_finding[id])
        if label is not None:
            labels.append(label)
    contested = sum(0 < label.truth < 1 for label in labels)
    left_out = len(by_finding) - len(labels)
    documents = len({label.group for label in labels})
    if len(labels) < ENOUGH or documents < 2:
        return Lesson(start, 0, len(labels), contested, left_out, documents=documents)
    scores = [_foreseen(labels, start, prior) for prior in LADDER]
    trials = [_losses(seen) for seen in scores]
    step = _cautious(trials)
    while step > _ORDER and not _ordered_better(scores[step], scores[0]):
        step -= 1
    prior = LADDER[step]
    ranker = fit(labels, start, prior, {"decisions": len(labels)}) if prior else start
    losses = _mean(trials[0]), _mean(trials[step])
    return Lesson(ranker, step, len(labels), contested, left_out, *losses, documents)


def _label(id: str, decisions: Sequence[Decision]) -> Label | None:
    """Confirmed and dismissed by several reviewers: between 0 and 1, and of little weight."""
    told = next((each for each in decisions if each.rule and each.evidence), None)
    votes = [_TRUTH[each.outcome] for each in decisions if each.outcome in _TRUTH]
    if told is None or not votes:
        return None
    truth = _mean(votes)
    return Label(told.rule, dict(told.evidence), truth, _document(told) or id, 1.0 if truth in (0, 1) else 0.25)


def _document(decision: Decision) -> str:
    """The document in "Khoản 2 Điều 5 Nghị định 12/2025/NĐ-CP": what follows the last number of a provision."""
    words = decision.left.split()
    last = max((place for place, word in enumerate(words) if word.casefold() in _LEVELS), default=-2)
    return " ".join(words[last + 2 :])


_LEVELS = ("điều", "khoản", "điểm", "article", "clause", "point")


Foreseen = list[tuple[Label, float, float]]  # a label, its log-loss and its log-odds


def _foreseen(labels: Sequence[Label], start: Ranker, prior: Prior | None) -> Foreseen:
    """What rankers say of the labels that did not see their documents."""
    found: Foreseen = []
    for seen, unseen in folds(labels, FOLDS):
        ranker = fit(seen, start, prior) if prior else start
        found += [(each, log_loss(ranker, each), logit(ranker, each.rule, each.evidence)) for each in unseen]
    return found


def _losses(seen: Foreseen) -> dict[str, list[float]]:
    """The weighted log-losses, by document."""
    found: dict[str, list[float]] = defaultdict(list)
    for label, loss, _ in seen:
        found[label.group].append(loss * label.weight)
    return found


def _ordered_better(late: Foreseen, early: Foreseen) -> bool:
    """Does the later order agree better with the decisions, by more than ``SURE`` standard errors over documents?"""
    after, before = _agreement(late), _agreement(early)
    gains = [after[group] - before[group] for group in sorted(after)]
    return _mean(gains) > SURE * _error(gains)


def _agreement(seen: Foreseen) -> dict[str, float]:
    """By document, how far true findings stand above the middle of all and false ones below it."""
    usual = _mean([label.truth for label, _, _ in seen])
    order = sorted(score for _, _, score in seen)
    found: dict[str, float] = defaultdict(float)
    for label, _, score in seen:
        place = (bisect_left(order, score) + bisect_right(order, score)) / 2 / len(order)
        found[label.group] += label.weight * (label.truth - usual) * (place - 0.5)
    return found


def _error(values: Sequence[float]) -> float:
    """The standard error of the mean of at least two values."""
    mean = _mean(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))


def _cautious(trials: Sequence[Mapping[str, list[float]]]) -> int:
    """The first trial that is not clearly worse than the best, measured on paired differences by document."""
    best = min(range(len(trials)), key=lambda step: (_mean(trials[step]), step))
    for step, trial in enumerate(trials[:best]):
        gains = [_sum(trial[group]) - _sum(trials[best][group]) for group in sorted(trial)]
        if _mean(gains) <= SURE * _error(gains):
            return step
    return best


def _sum(values: Sequence[float]) -> float:
    return math.fsum(values)


def _mean(values: Sequence[float] | Mapping[str, list[float]]) -> float:
    flat = [each for group in values.values() for each in group] if isinstance(values, Mapping) else list(values)
    return math.fsum(flat) / len(flat) if flat else 0.0
