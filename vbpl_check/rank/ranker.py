"""The calibrated probability of an entry: a small logistic model whose coefficients are a readable JSON file.

log-odds = bias + sum of weight x evidence + what the rule has earned: everywhere, and on issued law in particular.
At run time it is plain arithmetic; ``fit`` learns the coefficients, ``vbpl_check.training.ranker`` the shipped ones.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from vbpl_check.errors import SettingsError
from vbpl_check.rank.evidence import NAMES, NEUTRAL

SCHEMA = "vbpl-check/ranker/1"
DECIMALS = 4  # the last bits of exp() differ between platforms
SHIPPED = Path(__file__).with_name("ranker.json")
# What is taken for evidence that a decision or an older report does not have
ABSENT: Mapping[str, float] = dict.fromkeys(("similarity", "link", "gap", "dates", "nli"), NEUTRAL) | {"certainty": 1.0}


@dataclass(frozen=True)
class Ranker:
    """``rules`` and ``issued_rules``: log-odds that a rule adds, everywhere and on issued law; 0 where not named."""

    bias: float
    weights: Mapping[str, float]
    rules: Mapping[str, float] = field(default_factory=dict)
    issued_rules: Mapping[str, float] = field(default_factory=dict)
    learned_from: Mapping[str, int] = field(default_factory=dict)  # labels by origin


def probability(ranker: Ranker, rule: str, evidence: Mapping[str, float]) -> float:
    """How likely the entry is a real conflict, 0..1."""
    return round(1 / (1 + math.exp(-max(min(logit(ranker, rule, evidence), 30), -30))), DECIMALS)


def logit(ranker: Ranker, rule: str, evidence: Mapping[str, float]) -> float:
    """The log-odds; evidence that is missing counts as neutral."""
    total = ranker.bias + ranker.rules.get(rule, 0.0)
    total += ranker.issued_rules.get(rule, 0.0) * evidence.get("issued", 0.0)
    return total + sum(ranker.weights.get(name, 0.0) * value_of(evidence, name) for name in NAMES)


def value_of(evidence: Mapping[str, float], name: str) -> float:
    """The value of a kind of evidence; what is neutral where it is missing."""
    return evidence.get(name, ABSENT.get(name, 0.0))


@cache
def shipped() -> Ranker:
    """The ranker that comes with the program."""
    return read_ranker(SHIPPED.read_bytes(), SHIPPED.name)


def read_ranker(data: bytes, name: str) -> Ranker:
    """A ranker from its JSON. Raises SettingsError naming the file and what is wrong."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
        if raw["schema"] != SCHEMA:
            raise ValueError(str(raw["schema"]))
        return Ranker(
            _number(raw["bias"]), _numbers(raw["weights"]), _numbers(raw["rules"]), _numbers(raw["issued_rules"]),
            {str(key): int(value) for key, value in raw.get("learned_from", {}).items()},
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SettingsError("ranker-invalid", file=name, detail=error) from error


def dump_ranker(ranker: Ranker) -> bytes:
    """The JSON of a ranker, sorted, three decimals."""
    value = {
        "schema": SCHEMA,
        "learned_from": dict(ranker.learned_from),
        "bias": round(ranker.bias, 3),
        "weights": {name: round(ranker.weights.get(name, 0.0), 3) for name in NAMES},
        "rules": {name: round(value, 3) for name, value in sorted(ranker.rules.items()) if round(value, 3)},
        "issued_rules": {
            name: round(value, 3) for name, value in sorted(ranker.issued_rules.items()) if round(value, 3)
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _number(raw: Any) -> float:
    value = float(raw)
    if not math.isfinite(value) or abs(value) > 100:
        raise ValueError(f"{raw}")
    return value


def _numbers(raw: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): _number(value) for name, value in raw.items()}
