"""Which finding stands for an entry, and which entries compete: by weights that no training changes.

The ids of entries depend on it, so it must not move when the ranker learns; the probability is made by ``ranker``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vbpl_check.model import Finding
from vbpl_check.rank.evidence import base_evidence
from vbpl_check.rank.prevail import Side

BIAS = -3.5  # a candidate about which nothing is known: 3 %
# Log-odds of each kind of evidence at its full value
WEIGHTS = {"strength": 4.5, "similarity": 1.5, "link": 1.0, "gap": 0.5, "dates": 0.6, "inside": 0.3}


def base_logits(
    findings: Sequence[Finding],
    sides: Sequence[tuple[Side | None, Side | None]],
    as_of: date,
) -> list[float]:
    """Log-odds of each finding by itself, in order; ``sides`` are the documents of left and right."""
    if not findings:
        return []
    import pandas as pd

    rows = [base_evidence(finding, *pair, as_of) for finding, pair in zip(findings, sides, strict=True)]
    table = pd.DataFrame(rows)
    weights = pd.Series({name: WEIGHTS[name] for name in table.columns})
    total = (table * weights).sum(axis=1) + BIAS
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
