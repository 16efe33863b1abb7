"""Learning the ranker: the coefficients that explain labels best without straying from what was known before.

Maximum a posteriori logistic regression: each coefficient has a Gaussian prior around its earlier value, so few labels
move little; effects of rules are shrunk towards none (a rule with few labels borrows from all others).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vbpl_check.rank.evidence import GROWING, NAMES
from vbpl_check.rank.ranker import Ranker, logit, value_of


@dataclass(frozen=True)
class Label:
    """A judged finding. ``truth``: 0..1, between them where people disagree; ``group``: its document or draft."""

    rule: str
    evidence: Mapping[str, float]
    truth: float
    group: str
    weight: float = 1.0


@dataclass(frozen=True)
class Prior:
    """How far, in log-odds, coefficients may stray: standard deviations of their Gaussian priors; 0: not at all."""

    bias: float
    weights: float
    rules: float
    issued_rules: float


def fit(labels: Sequence[Label], start: Ranker, prior: Prior, origin: Mapping[str, int] | None = None) -> Ranker:
    """The ranker that explains the labels, with ``start`` as the centre of the prior; the same in any order of labels.

    Evidence that never varies among the labels keeps its weight; weights of evidence stay on their side of zero.
    """
    if not labels:
        return start
    import numpy as np
    from scipy.optimize import minimize

    ordered = sorted(labels, key=lambda each: (each.group, each.rule, sorted(each.evidence.items()), each.truth))
    rules = sorted({each.rule for each in ordered} | set(start.rules) | set(start.issued_rules))
    table = _table(ordered, rules)
    centre, spread = _prior(start, prior, rules)
    varies = (table.max(axis=0) > table.min(axis=0)) & (spread > 0)
    varies[0] = True
    spread[spread == 0] = 1.0
    bounds = [_bound(place, float(centre[place]), bool(varies[place])) for place in range(len(centre))]
    truth = np.array([each.truth for each in ordered])
    weight = np.array([each.weight for each in ordered])

    def loss(point: Any) -> tuple[float, Any]:
        scores = table @ point
        stray = (point - centre) / spread
        value = float(weight @ (np.logaddexp(0, scores) - truth * scores)) + 0.5 * float(stray @ stray)
        slope = table.T @ (weight * (1 / (1 + np.exp(-np.clip(scores, -30, 30))) - truth)) + stray / spread
        return value, slope

    inside = np.clip(centre, [low for low, _ in bounds], [high for _, high in bounds])
    found = minimize(loss, inside, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x
    return _ranker([float(value) for value in found], rules, {**start.learned_from, **(origin or {})})


def log_loss(ranker: Ranker, label: Label) -> float:
    """How badly the ranker foresaw a label, in nats."""
    score = logit(ranker, label.rule, label.evidence)
    return max(score, 0) + math.log1p(math.exp(-abs(score))) - label.truth * score


def folds(labels: Sequence[Label], count: int) -> list[tuple[list[Label], list[Label]]]:
    """(to learn from, to test on) ``count`` times, never one group on both sides; large groups are spread first."""
    sizes: dict[str, int] = {}
    for each in labels:
        sizes[each.group] = sizes.get(each.group, 0) + 1
    loads = [0] * count
    home: dict[str, int] = {}
    for group in sorted(sizes, key=lambda name: (-sizes[name], name)):
        home[group] = loads.index(min(loads))
        loads[home[group]] += sizes[group]
    parts = [([], []) for _ in range(count)]  # type: list[tuple[list[Label], list[Label]]]
    for each in labels:
        for place, (learn, test) in enumerate(parts):
            (test if home[each.group] == place else learn).append(each)
    return [part for part in parts if part[0] and part[1]]


def _table(labels: Sequence[Label], rules: Sequence[str]) -> Any:
    """A row a label: 1, the evidence, which rule it is, which rule on issued law."""
    import numpy as np

    column = {rule: 1 + len(NAMES) + place for place, rule in enumerate(rules)}
    table = np.zeros((len(labels), 1 + len(NAMES) + 2 * len(rules)))
    for row, each in zip(table, labels, strict=True):
        row[0] = 1.0
        row[1 : 1 + len(NAMES)] = [value_of(each.evidence, name) for name in NAMES]
        row[column[each.rule]] = 1.0
        row[column[each.rule] + len(rules)] = each.evidence.get("issued", 0.0)
    return table


def _prior(start: Ranker, prior: Prior, rules: Sequence[str]) -> tuple[Any, Any]:
    import numpy as np

    centre = [
        start.bias,
        *(start.weights.get(name, 0.0) for name in NAMES),
        *(start.rules.get(rule, 0.0) for rule in rules),
        *(start.issued_rules.get(rule, 0.0) for rule in rules),
    ]
    count = len(rules)
    sizes = [1, len(NAMES), count, count]
    spread = np.repeat([prior.bias, prior.weights, prior.rules, prior.issued_rules], sizes).astype(float)
    return np.array(centre), spread


def _bound(place: int, centre: float, varies: bool) -> tuple[float, float]:
    if not varies:
        return centre, centre
    name = NAMES[place - 1] if 1 <= place <= len(NAMES) else ""
    low = 0.0 if name in GROWING else -20.0
    return low, (0.0 if name == "rivals" else 20.0)


def _ranker(point: list[float], rules: Sequence[str], learned_from: Mapping[str, int]) -> Ranker:
    after = 1 + len(NAMES)
    return Ranker(
        bias=point[0],
        weights=dict(zip(NAMES, point[1:after], strict=True)),
        rules=dict(zip(rules, point[after : after + len(rules)], strict=True)),
        issued_rules=dict(zip(rules, point[after + len(rules) :], strict=True)),
        learned_from=learned_from,
    )
