"""Why trees differ from the official mark-up: ``python tests/bench/structure.py CORPUS [--verbose N]``.

CORPUS is a folder with docs.jsonl.gz and gold_structure.jsonl.gz. The mark-up has no places, only levels and labels in
order, so both sides are aligned in order, and each difference is put down to one cause:

* ``no label``: the mark-up has a unit without a label; ours at the same place and level, if any, is the same unit.
* ``not marked``: ours begins with its label at the head of a line and carries on the numbering, but the mark-up has no
  unit there (attached regulations, whole articles left out).
* ``quoted``: the mark-up counts a unit inside the words that an amending document quotes.
* ``label``: both have the unit, with labels that the text or the mark-up repeats or misprints ("Điều 3" twice).
* ``missing`` and ``extra``: the rest, errors of ours until shown otherwise.

The last line gives the F1 over the units that the mark-up tells anything about: all but the first three causes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from vbpl_check.ingest import read
from vbpl_check.ingest.record import SUFFIX
from vbpl_check.model import Blob, Document, Provision
from vbpl_check.parse import parse
from vbpl_check.parse.labels import key, point_key, steps

LEVELS = ("chuong", "dieu", "khoan", "diem")
# three instructions make an amending document, as in the score of the mark-up
AMENDS = re.compile(r"(?:sửa đổi|bổ sung)[^\n]{0,200}như sau\s*:", re.IGNORECASE)
Unit = tuple[str, str]


def main() -> None:
    """Prints the causes, the documents with errors of ours, and F1 as scored and as told by the mark-up."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--verbose", type=int, default=0, help="errors shown for each document")
    options = asked.parse_args()
    totals: dict[str, Counter[str]] = {"plain": Counter(), "amending": Counter()}
    for name, wanted, text in documents(options.corpus):
        made = parse(read(Blob(name, SUFFIX, json.dumps({"id": name, "text": text}, ensure_ascii=False).encode())))
        causes, errors = differences(wanted, made)
        kind = "amending" if len(AMENDS.findall(text)) >= 3 else "plain"
        totals[kind].update(causes)
        if errors and options.verbose:
            print(name, dict(causes))
            for line in errors[: options.verbose]:
                print("   ", line)
    for kind, found in totals.items():
        print(kind, ", ".join(f"{cause} {count}" for cause, count in sorted(found.items())))
        same, missing, extra = found["same"], found["missing"] + found["label"], found["extra"] + found["label"]
        told = 2 * same / (2 * same + missing + extra)
        print(f"{kind} F1 over what the mark-up tells: {told:.4f}")


def documents(corpus: Path) -> list[tuple[str, list[Unit], str]]:
    """(name, units of the mark-up, text) of each marked document."""
    with gzip.open(corpus / "gold_structure.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold: dict[str, Any] = {row["doc"]: row["units"] for row in map(json.loads, lines)}
    found = []
    with gzip.open(corpus / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in gold:
                units = [(level, (label or "").lower()) for level, label in gold[row["id"]] if level in LEVELS]
                found.append((row["id"], units, row["text"]))
    return found


def differences(wanted: list[Unit], made: Document) -> tuple[Counter[str], list[str]]:
    """Causes counted by units, and a line for each error of ours."""
    own = [unit for unit in made.provisions if unit.level in LEVELS and not unit.quoted]
    got = [(unit.level, unit.label.lower()) for unit in own]
    quoted: Counter[Unit] = Counter((unit.level, unit.label.lower()) for unit in made.provisions if unit.quoted)
    causes: Counter[str] = Counter()
    errors = []
    for kind, a, b, c, d in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind == "equal":
            causes["same"] += b - a
            continue
        theirs, ours = list(wanted[a:b]), list(range(c, d))
        for unit in [unit for unit in theirs if not unit[1]]:
            theirs.remove(unit)
            pair = next((index for index in ours if own[index].level == unit[0]), None)
            causes["no label"] += 1
            if pair is not None:
                ours.remove(pair)
        pairs = list(zip(theirs, ours, strict=False)) if len(theirs) == len(ours) else []
        if pairs and all(unit[0] == own[index].level for unit, index in pairs):
            causes["label"] += len(pairs)
            errors += [f"label {unit} {_told(made, own[index])}" for unit, index in pairs]
            continue
        for unit in theirs:
            cause = "quoted" if quoted[unit] else "missing"
            quoted[unit] -= 1
            causes[cause] += 1
            errors += [f"missing {unit} after {wanted[max(0, a - 2) : a]}"] if cause == "missing" else []
        for index in ours:
            cause = "not marked" if _written(made, own, index) else "extra"
            causes[cause] += 1
            errors += [f"extra {_told(made, own[index])}"] if cause == "extra" else []
    return causes, errors


def _written(made: Document, own: list[Provision], index: int) -> bool:
    """Does the unit begin a line with its label, and carry on the numbering of the units before it?"""
    unit = own[index]
    at = unit.span.start
    if made.text[:at].rstrip(' “"*#')[-1:] not in ("\n", ""):
        return False
    read_key = point_key if unit.level == "diem" else key
    before = [other for other in own[:index] if other.level == unit.level]
    siblings = (
        before
        if unit.level in ("chuong", "dieu")
        else [other for other in before if other.address.parts[:-1] == unit.address.parts[:-1]]
    )
    last = read_key(siblings[-1].label) if siblings else None
    return 0 <= steps(last, read_key(unit.label)) <= 1 or read_key(unit.label)[0] == 1


def _told(made: Document, unit: Provision) -> str:
    return f"{unit.address} {made.text[unit.span.start : unit.span.start + 80]!r}"


if __name__ == "__main__":
    main()
