"""The shipped model that two values are of one thing (``same.json``, made by ``vbpl_check.training.values``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from vbpl_check.logistic import Logistic, parse
from vbpl_check.measures.likely import NAMES

_MODEL = "same.json"
_DIGITS = 4


def chance(values: Sequence[float]) -> float:
    """The probability that the values with these features (``likely.NAMES``) are of one thing."""
    return round(_shipped().share(values), _DIGITS)


@cache
def _shipped() -> Logistic:
    return parse(files("vbpl_check.measures").joinpath(_MODEL).read_text(encoding="utf-8"), NAMES)
