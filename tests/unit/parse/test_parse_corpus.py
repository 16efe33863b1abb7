"""Real documents: structure against the official mark-up, and what holds for every one of them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from vbpl_check.model import Source
from vbpl_check.parse import parse

CORPUS = Path(__file__).parents[3] / "../shared/corpus"
Address = tuple[str, ...]


def lines(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def flat(units: list[tuple[str, str]]) -> Counter[Address]:
    """Addresses of articles, clauses and points as the official mark-up counts them."""
    article = clause = ""
    found: Counter[Address] = Counter()
    for level, label in units:
        if level == "dieu":
            article, clause = label, ""
            found[level, label] += 1
        elif level == "khoan":
            clause = label
            found[level, article, label] += 1
        elif level == "diem":
            found[level, article, clause, label] += 1
    return found


@pytest.mark.corpus
def test_official_structure() -> None:
    """Over the first documents whose mark-up is complete (unknown or repeated labels in it are its own defects)."""
    gold = {
        row["doc"]: flat([(level, (label or "?").lower()) for level, label in row["units"]])
        for row in lines("gold_structure.jsonl.gz")
    }
    sound = {
        doc: units
        for doc, units in gold.items()
        if units and max(units.values()) == 1 and not any("?" in key for key in units)
    }
    same = wanted = had = 0
    for row in islice(lines("docs.jsonl.gz"), 600):
        want = sound.get(row["id"])
        if want is None:
            continue
        document = parse(Source(id=row["id"], name=row["id"], text=row["text"]))
        main = [unit for unit in document.provisions if not unit.quoted and unit.address.parts[0][0] != "kem_theo"]
        have = flat([(unit.level, unit.label.lower()) for unit in main])
        same, wanted, had = same + (want & have).total(), wanted + want.total(), had + have.total()
    assert wanted > 2000
    assert 2 * same / (wanted + had) > 0.97


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["docs.jsonl.gz", "articles.jsonl.gz", "phapdien.jsonl.gz"])
def test_spans_of_real_documents(name: str) -> None:
    for row in islice(lines(name), 0, 300, 20):
        document = parse(Source(id=row["id"], name=row["id"], text=row["text"]))
        assert len({unit.address for unit in document.provisions}) == len(document.provisions)
        for unit in document.provisions:
            assert (
                unit.level == "kem_theo"
                or unit.label.lower() in document.text[unit.span.start : unit.span.start + 60].lower()
            )
            if unit.parent >= 0:
                above = document.provisions[unit.parent].span
                assert above.start <= unit.span.start <= unit.span.end <= above.end
