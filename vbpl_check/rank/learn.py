"""Learning from a user's decisions, carefully: what was learned is kept only as far as it foresees decisions not seen.

From "no change" to "trust the decisions much" several rankers are tried by cross-validation over documents; the most
cautious one within one and a half standard errors of the best is taken. Few decisions therefore leave the ranker
as it was, and random or contradictory ones hardly move it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vbpl_check.model import Decision
from vbpl_check.rank.fit import Label, Prior, fit, folds, log_loss
from vbpl_check.rank.ranker import Ranker

# From cautious to bold. None leaves the ranker as it is; the next learns only how common conflicts are here, which
# corrects all probabilities and changes the order of none, so that noise among decisions cannot disturb the order.
LADDER: tuple[Prior | None, ...] = (
    None,
    Prior(bias=2.0, weights=0.0, rules=0.0, issued_rules=0.0),
    Prior(bias=0.5, weights=0.1, rules=0.3, issued_rules=0.1),
    Prior(bias=1.0, weights=0.3, rules=0.8, issued_rules=0.3),
    Prior(bias=2.0, weights=0.6, rules=1.5, issued_rules=0.6),
)
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
    if len(labels) < ENOUGH or len({label.group for label in labels}) < 2:
        return Lesson(start, 0, len(labels), contested, left_out)
    trials = [_foreseen(labels, start, prior) for prior in LADDER]
    step = _cautious(trials)
    prior = LADDER[step]
    ranker = fit(labels, start, prior, {"decisions": len(labels)}) if prior else start
    return Lesson(ranker, step, len(labels), contested, left_out, _mean(trials[0]), _mean(trials[step]))


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


def _foreseen(labels: Sequence[Label], start: Ranker, prior: Prior | None) -> dict[str, list[float]]:
    """Log-loss of each label by a ranker that did not see its document, by document."""
    found: dict[str, list[float]] = defaultdict(list)
    for seen, unseen in folds(labels, FOLDS):
        ranker = fit(seen, start, prior) if prior else start
        for label in unseen:
            found[label.group].append(log_loss(ranker, label) * label.weight)
    return found


def _cautious(trials: Sequence[Mapping[str, list[float]]]) -> int:
    """The first trial that is not clearly worse than the best, measured on paired differences by document."""
    best = min(range(len(trials)), key=lambda step: (_mean(trials[step]), step))
    for step, trial in enumerate(trials[:best]):
        gains = [_sum(trial[group]) - _sum(trials[best][group]) for group in sorted(trial)]
        mean = _mean(gains)
        error = math.sqrt(sum((gain - mean) ** 2 for gain in gains) / (len(gains) - 1) / len(gains))
        if mean <= SURE * error:
            return step
    return best


def _sum(values: Sequence[float]) -> float:
    return math.fsum(values)


def _mean(values: Sequence[float] | Mapping[str, list[float]]) -> float:
    flat = [each for group in values.values() for each in group] if isinstance(values, Mapping) else list(values)
    return math.fsum(flat) / len(flat) if flat else 0.0
