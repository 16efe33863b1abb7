"""The labels from which the ranker learns: ``python -m tests.bench.ranker_labels REPORTS... > tests/bench/ranker_labels.jsonl``.

REPORTS are folders of JSON reports of scenarios (``drafts.py BENCH SCENARIOS --keep DIR``, given as SCENARIOS=DIR), or
files of findings in issued law (``real.py``), of which those labelled in real_labels.jsonl and repository_labels.jsonl are
taken. A finding of a scenario is true when it hits a planted conflict, left out when it hits a disputed or an unplanted one,
else false. A line holds the group, the rule, the evidence and the label; no words of any document. The group of a scenario
is the law that it is held against first: drafts against one law are never on both sides of a cross-validation.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.drafts import load
from tests.bench.real_labels import LABELS, REPOSITORY, key, rows

Row = dict[str, Any]
BENCH = Path(__file__).parents[2] / "../shared/bench"


def row(origin: str, group: str, rule: str, evidence: dict[str, float], label: float) -> Row:
    """A line of the labels."""
    return {"origin": origin, "group": group, "rule": rule, "label": label, "evidence": evidence}


def planted(score: ModuleType, scenarios: Path, reports: Path) -> Iterator[Row]:
    """The errors and warnings of scenarios with their labels."""
    for folder in sorted(path.parent for path in scenarios.glob("*/gold.json")):
        report = reports / f"{folder.name}.json"
        if not report.exists():
            continue
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        told = json.loads(report.read_text(encoding="utf-8"))
        checked = {each["id"] for each in told["documents"] if each["role"] == "checked"}
        for found in told["findings"]:
            label = verdict(score, found, gold, checked)
            if found["severity"] != "info" and label is not None:
                yield row("draft", law(gold, folder.name), found["rule"], found["evidence"], label)


def law(gold: Row, otherwise: str) -> str:
    """The number of the first document that the draft of a scenario is held against."""
    return next((each["so_hieu"] for each in gold["base"] if each.get("so_hieu")), otherwise)


def verdict(score: ModuleType, found: Row, gold: Row, checked: set[str]) -> float | None:
    """1 for a hit, 0 for none, None for what the gold leaves open."""
    conflicts = [{"type_also": [], **each} for each in gold["conflicts"]]
    if any(score.hits(found, each, checked) for each in conflicts if not each.get("disputed")):
        return 1.0
    extra = [each for each in conflicts if each.get("disputed")]
    extra += [{"type_also": [], **each} for each in gold.get("extra_conflicts", [])]
    return None if any(score.hits(found, each, checked) for each in extra) else 0.0


def real(found: Path) -> Iterator[Row]:
    """Findings in issued law that were read; an arguable one counts as half a conflict."""
    worth = {"true": 1.0, "arguable": 0.5, "false": 0.0}
    labels = {key(each): each["label"] for path in (REPOSITORY, LABELS) for each in rows(path)}
    for each in rows(found):
        if (label := labels.get(key(each))) in worth:
            group = each["left"].partition("#")[0]
            yield row("issued", group, each["rule"], each["evidence"], worth[label])


def main() -> None:
    """Prints the labels."""
    score = load(BENCH)
    for argument in sys.argv[1:]:
        scenarios, _, reports = argument.partition("=")
        for each in planted(score, Path(scenarios), Path(reports)) if reports else real(Path(scenarios)):
            print(json.dumps(each, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()
