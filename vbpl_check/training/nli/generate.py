"""Writes training pairs: ``python -m vbpl_check.training.nli.generate CORPUS OUT.jsonl.gz [--size 50000] [--seed 7]``.

One JSON object a line: premise, premise_heading, hypothesis, hypothesis_heading, label (conflict, agrees, unrelated),
edit (family of the change of meaning that the triple is about), group, document (of the hypothesis), premise_document.
Same collection and seed, same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from vbpl_check.training.nli.clauses import read_clauses
from vbpl_check.training.nli.pairs import LABELS, make_rows


def write_rows(rows: list[dict[str, object]], out: Path) -> None:
    """Writes the rows, without a date of its own in the file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        for row in rows:
            packed.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, writes the pairs and says how many there are of each kind."""
    parser = argparse.ArgumentParser(prog="generate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    clauses = read_clauses(given.corpus)
    rows = make_rows(clauses, given.size, given.seed)
    write_rows(rows, given.out)
    kinds = Counter((str(row["edit"]), str(row["label"])) for row in rows)
    sys.stderr.write(f"{len(clauses)} clauses, {len(rows)} pairs\n")
    for edit in sorted({edit for edit, _ in kinds}):
        sys.stderr.write(f"{edit}: " + ", ".join(f"{label} {kinds[edit, label]}" for label in LABELS) + "\n")


if __name__ == "__main__":
    main()
