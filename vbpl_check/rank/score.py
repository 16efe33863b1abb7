"""How likely an entry is a real conflict: log-odds as a weighted sum of evidence, then a probability.

Every weight is positive and every feature grows with the evidence, so that more evidence never lowers a score.
The form is that of logistic regression: with labelled findings the weights can be fitted instead of estimated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vbpl_check.model import Finding, LinkKind
from vbpl_check.rank.prevail import Side, rank_gap

DECIMALS = 4  # the last bits of exp() differ between platforms


@dataclass(frozen=True)
class Weights:
    """Log-odds for each feature at its full value (1)."""

    bias: float = -3.5  # a candidate about which nothing is known: 3 %
    strength: float = 4.5  # what the check itself saw decides most
    similarity: float = 1.5  # the two norms are about the same thing
    evidence: float = 1.0  # one document cites the other, or both are about one subject
    agreement: float = 0.8  # several rules found it
    gap: float = 0.5  # a lower document against a higher one
    dates: float = 0.6  # both in force at the as-of date, from the same time
    inside: float = 0.3  # both in one document: same subject, same drafter
    rival: float = 0.6  # taken off for each better right side of the same clause, up to RIVALS


WEIGHTS = Weights()
RIVALS = 3
NEUTRAL = 0.5  # the value of a feature that is unknown or makes no sense (one-sided findings)
_EVIDENCE: dict[LinkKind, float] = {
    "amends": 1.0, "repeals": 1.0, "replaces": 1.0, "guides": 1.0, "basis": 1.0, "cites": 1.0, "same_subject": 0.4,
}  # fmt: skip
_GENERATION = 20  # years between two documents after which they hardly belong to one body of law


def base_logits(
    findings: Sequence[Finding],
    sides: Sequence[tuple[Side | None, Side | None]],
    as_of: date,
) -> list[float]:
    """Log-odds of each finding by itself, in order; ``sides`` are the documents of left and right."""
    if not findings:
        return []
    import pandas as pd

    rows = [_features(finding, *pair, as_of) for finding, pair in zip(findings, sides, strict=True)]
    table = pd.DataFrame(rows)
    weights = pd.Series({name: getattr(WEIGHTS, name) for name in table.columns})
    total = (table * weights).sum(axis=1) + WEIGHTS.bias
    return [round(float(value), 6) for value in total]


def rival_places(logits: Sequence[float], keys: Sequence[object]) -> list[int]:
    """How many better entries share each entry's key; equal ones count in order."""
    if not keys:
        return []
    import pandas as pd

    numbers = {key: position for position, key in enumerate(dict.fromkeys(keys))}
    table = pd.DataFrame({"key": [numbers[key] for key in keys], "logit": logits})
    places = table.groupby("key")["logit"].rank(method="first", ascending=False)
    return [int(place) - 1 for place in places]


def entry_score(logit: float, rules: Iterable[str], rivals: int) -> float:
    """The probability, 0..1: the strongest finding, raised by each further rule, lowered by each better rival."""
    agreement = 1 - 0.5 ** (len(set(rules)) - 1)
    total = logit + WEIGHTS.agreement * agreement - WEIGHTS.rival * min(rivals, RIVALS)
    return round(1 / (1 + math.exp(-total)), DECIMALS)


def _features(finding: Finding, left: Side | None, right: Side | None, as_of: date) -> dict[str, float]:
    two = finding.right is not None
    return {
        "strength": _unit(finding.strength),
        "similarity": _unit(finding.similarity) if two and finding.similarity > 0 else NEUTRAL,
        "evidence": max((_EVIDENCE.get(link.kind, 0.0) for link in finding.links), default=0.0) if two else NEUTRAL,
        "gap": _gap(left, right),
        "dates": _dates(left, right, as_of),
        "inside": float(two and left is right and left is not None),
    }


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0


def _gap(left: Side | None, right: Side | None) -> float:
    if left is None or right is None or left is right:
        return NEUTRAL
    gap = rank_gap(left, right)
    if gap is None:
        return NEUTRAL
    return 1.0 if gap else 0.3


def _dates(left: Side | None, right: Side | None, as_of: date) -> float:
    """1 when both are in force and of one time, less for an ended document and for each year between them."""
    known = [side.info.header for side in (left, right) if side is not None]
    if any(header.expires and header.expires <= as_of for header in known):
        return 0.0
    years = [day.year for header in known if (day := header.issued or header.effective)]
    if len(years) < 2:
        return NEUTRAL
    return 1.0 - 0.7 * min(abs(years[0] - years[1]) / _GENERATION, 1.0)
