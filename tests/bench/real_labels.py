"""Shares of true, arguable and false findings by rule: ``python tests/bench/real_labels.py FOUND.jsonl [FOUND.jsonl]``.

FOUND is what ``real.py`` wrote. The labels are those of real_labels.jsonl and repository_labels.jsonl, by rule and addresses; what has none is
"unread". Without an argument the labels themselves are counted: the findings of the program that was read first.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_suffix(".jsonl")
REPOSITORY = Path(__file__).with_name("repository_labels.jsonl")
KINDS = ("true", "arguable", "false", "unread")


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def key(row: dict[str, Any]) -> tuple[str, ...]:
    """What makes a finding the same one: the rule and both places, in either order."""
    return (row["rule"], *sorted((row["left"], row["right"])))


def main() -> None:
    """Prints a line a rule and one for all."""
    labels = {key(row): row["label"] for path in (REPOSITORY, LABELS) for row in rows(path)}
    found = [row for name in sys.argv[1:] for row in rows(Path(name))] or rows(LABELS)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        label = labels.get(key(row), "unread")
        counts[row["rule"]][label] += 1
        counts["all"][label] += 1
    print(f"{'rule':6}" + "".join(f"{kind:>10}" for kind in KINDS))
    for rule in sorted(counts):
        print(f"{rule:6}" + "".join(f"{counts[rule][kind]:>10}" for kind in KINDS))
    for row in found:
        if key(row) not in labels:
            print("unread:", row["rule"], row["left"], row["right"])


if __name__ == "__main__":
    main()
