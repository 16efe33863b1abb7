"""Fits the model that two values are of one thing: ``python -m vbpl_check.training.values TABLE.jsonl [OUT.json]``.

A line of TABLE is one pair of values of a draft and a law that cannot both hold if they are of one thing:
``group`` (the law it was met in: folds never share one), ``label`` (1 one thing, 0 two), ``weight``, ``values`` (what
``measures.likely.features`` gives). Printed is how each law fares when the model has not seen it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vbpl_check.logistic import Logistic, dump
from vbpl_check.measures.likely import NAMES
from vbpl_check.training.fitting import fitted

STRENGTH = 0.05  # inverse of the penalty on large coefficients (C of scikit-learn): few examples, many features
FLOORS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Example:
    """One line of the table."""

    group: str
    label: int
    weight: float
    values: tuple[float, ...]


def read(lines: Iterable[str]) -> list[Example]:
    """The examples of a table. ValueError: a line with another number of features."""
    found = [
        Example(row["group"], int(row["label"]), float(row["weight"]), tuple(map(float, row["values"])))
        for row in map(json.loads, lines)
    ]
    if any(len(example.values) != len(NAMES) for example in found):
        raise ValueError("the table was made for other features")
    return found


def taught(examples: list[Example]) -> Logistic:
    """The model that the examples teach."""
    return fitted(
        [example.values for example in examples],
        [example.label for example in examples],
        [example.weight for example in examples],
        STRENGTH,
    )


def left_out(examples: list[Example]) -> list[tuple[Example, float]]:
    """Each example with the chance that a model gives it which saw no example of its group."""
    found: list[tuple[Example, float]] = []
    for group in sorted({example.group for example in examples}):
        model = taught([example for example in examples if example.group != group])
        found += [(example, round(model.share(example.values), 4)) for example in examples if example.group == group]
    return found


def table(judged: list[tuple[Example, float]]) -> str:
    """Recall and precision at several floors, one a line."""
    lines = []
    for floor in FLOORS:
        taken = [example.label for example, sure in judged if sure >= floor]
        wanted = sum(example.label for example, _ in judged)
        lines.append(
            f"{floor:.2f}  recall {sum(taken) / max(1, wanted):.2f}  precision {sum(taken) / max(1, len(taken)):.2f}"
            f"  ({sum(taken)} of {wanted} right, {len(taken) - sum(taken)} wrong)"
        )
    return "\n".join(lines)


def main() -> None:
    """Prints the table of left-out laws and writes the model."""
    source, *out = map(Path, sys.argv[1:])
    examples = read(source.read_text(encoding="utf-8").splitlines())
    sys.stdout.write(table(left_out(examples)) + "\n")
    if out:
        out[0].write_text(dump(taught(examples), NAMES), encoding="utf-8")


if __name__ == "__main__":
    main()
