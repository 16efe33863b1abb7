"""Files of decisions, read and written: export of the HTML report (.json), store (.jsonl), forms (.csv, .xlsx)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vbpl_check.model import Decision, Problem
from vbpl_check.review.forms import decoded, form_row, read_table, write_csv, write_xlsx
from vbpl_check.review.rows import Row, as_row, decision

SCHEMA = "vbpl-check/review/1"


@dataclass(frozen=True)
class Batch:
    """What a file holds; ``undecided``: rows of a form that nobody filled in."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
    undecided: int = 0


def read(data: bytes, name: str) -> Batch:
    """The decisions of a file of any of the four kinds, told from its content, and a problem for each bad row."""
    decisions: list[Decision] = []
    problems: list[Problem] = []
    undecided = 0
    for row in _rows(data, name):
        found = row if isinstance(row, Problem) else decision(row)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            decisions.append(found)
        else:
            undecided += 1
    return Batch(tuple(decisions), tuple(problems), undecided)


def _rows(data: bytes, name: str) -> Iterator[Row | Problem]:
    if data[:2] == b"PK":
        return read_table(data, name)
    text = decoded(data)
    return _from_json(text, name) if text.lstrip()[:1] in ("", "{", "[") else read_table(data, name)


def _from_json(text: str, name: str) -> Iterator[Row | Problem]:
    """One object with its decisions, or one decision a line."""
    whole = _parsed(text)
    if isinstance(whole, (dict, list)) and not (isinstance(whole, dict) and "id" in whole):
        rows = whole.get("decisions") if isinstance(whole, dict) else None
        if not isinstance(whole, dict) or whole.get("schema") != SCHEMA or not isinstance(rows, list):
            yield Problem(name, "review-not-ours", (("schema", SCHEMA),))
            return
        yield from (_checked(name, place, row) for place, row in enumerate(rows, start=1))
        return
    lines = [(place, line) for place, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if whole is None and lines and not any(isinstance(_parsed(line), dict) for _, line in lines):
        yield Problem(name, "review-cut-off", ())
        return
    for place, line in lines:
        yield _checked(name, place, _parsed(line))


def _parsed(text: str) -> Any:
    """The value; None for what is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _checked(name: str, place: int, raw: Any) -> Row | Problem:
    if isinstance(raw, dict) and isinstance(raw.get("decision"), str) and raw["decision"].strip():
        return Row(name, place, raw)
    return Problem(name, "review-bad-row", (("line", str(place)),))


def dump_jsonl(decisions: Iterable[Decision]) -> bytes:
    """The store: one decision a line, so that git shows and merges single decisions."""
    return "".join(json.dumps(as_row(each), ensure_ascii=False) + "\n" for each in decisions).encode()


def dump_json(decisions: Iterable[Decision]) -> bytes:
    """What the HTML report exports and imports."""
    value = {"schema": SCHEMA, "decisions": [as_row(each) for each in decisions]}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


FORMS = (".jsonl", ".json", ".csv", ".xlsx")


def dump(decisions: Iterable[Decision], suffix: str = ".jsonl", undecided: Iterable[Mapping[str, str]] = ()) -> bytes:
    """The decisions as a file of the kind that ``suffix`` names, one of FORMS; ``undecided`` rows only in forms."""
    if suffix == ".jsonl":
        return dump_jsonl(decisions)
    if suffix == ".json":
        return dump_json(decisions)
    rows = [*map(form_row, decisions), *undecided]
    return write_csv(rows) if suffix == ".csv" else write_xlsx(rows)
