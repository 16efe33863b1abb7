"""The values of a norm as they bind: a floor and a ceiling of one thing are one range."""

from __future__ import annotations

from dataclasses import replace

from vbpl_check.cases import own_values
from vbpl_check.model import Norm, Quantity, Span

_GAP = 12  # characters between a floor and its ceiling: " và ", ", nhưng "


def bound_values(norm: Norm) -> tuple[Quantity, ...]:
    """The values of the sentence, "tối thiểu là 1% và tối đa là 10%" as the one range from 1% to 10%."""
    found: list[Quantity] = []
    for value in own_values(norm):
        whole = _range(found[-1], value, norm) if found else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(value)
    return tuple(found)


def _range(floor: Quantity, ceiling: Quantity, norm: Norm) -> Quantity | None:
    if floor.low is None or floor.high is not None or ceiling.high is None or ceiling.low is not None:
        return None
    same = (floor.dimension, floor.unit, floor.measured, floor.base) == (
        ceiling.dimension, ceiling.unit, ceiling.measured, ceiling.base,
    )  # fmt: skip
    if not same or floor.low > ceiling.high or not 0 <= ceiling.span.start - floor.span.end <= _GAP:
        return None
    span = Span(floor.span.start, ceiling.span.end)
    raw = norm.text[span.start - norm.span.start : span.end - norm.span.start]
    return replace(floor, span=span, raw=raw, high=ceiling.high, high_open=ceiling.high_open)
