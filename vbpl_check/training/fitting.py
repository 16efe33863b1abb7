"""Fits the logistic regressions that ship as plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vbpl_check.logistic import Logistic

_ROUNDS = 3000


def fitted(
    values: Sequence[Sequence[float]], labels: Sequence[int], weights: Sequence[float], strength: float
) -> Logistic:
    """The model of these rows; ``strength`` is the inverse of the penalty on large coefficients (C of scikit-learn)."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows: Any = values
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=strength, max_iter=_ROUNDS)
    model.fit(scaler.transform(rows), labels, sample_weight=weights)
    means, spreads, found = (tuple(map(float, column)) for column in (scaler.mean_, scaler.scale_, model.coef_[0]))
    return Logistic(means, spreads, found, float(model.intercept_[0]))
