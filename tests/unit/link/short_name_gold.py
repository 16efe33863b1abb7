"""The hand-labelled names of tests/gold/short_names.jsonl: places where a text names a law and gives no number.

They were drawn at random from texts of all years, and from texts issued while a new law of the name was passed and not
yet in force. A line has the sentence and its place as in citations.jsonl, ``at``: where in the sentence the name begins,
``issued``, ``effective`` and ``title`` of the citing text as the program reads them, ``said``: what the citing text says
elsewhere of laws of the name ("b" in a line of căn cứ), and what the name means (``expected``): the number of the law in
force when the text was issued, "." for the citing text itself, "^" and a number for the law that it amends, "-" and
what is known of it for a law that tests/gold/laws.jsonl does not have, "?" where it cannot be told.

tests/gold/laws.jsonl: laws by number, kind, title and dates, as a repository has them; and further laws that texts name
(``named``, number, year) without the repository's having them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.unit.extract import citation_gold
from vbpl_check.extract.citations import CitationTable, find_citations
from vbpl_check.link._identity import number_key
from vbpl_check.link.resolve import Resolver
from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Header, Span, Work
from vbpl_check.rulebook import read_table

FOLDER = Path(__file__).parents[2] / "gold"
NAMES, LAWS = FOLDER / "short_names.jsonl", FOLDER / "laws.jsonl"
_CITING, _SAYS = "citing", "says"


def entries(half: str) -> list[dict[str, Any]]:
    """The lines of one half."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return [entry for entry in map(json.loads, lines) if entry["half"] == half]


@cache
def laws() -> tuple[Facts, ...]:
    """The laws of the repository, and a text that names the others."""
    found: list[Facts] = []
    named = []
    for row in map(json.loads, LAWS.read_text(encoding="utf-8").splitlines()):
        if "named" in row:
            work = Work("name", row["number"] or None, row["named"], year=row["year"] or None)
            named.append(Citation(Address(_SAYS), Span(0, 0), row["named"], work))
        else:
            number = row.get("number")
            header = Header(
                number, row["kind"], row["title"], issued=_day(row, "issued"), effective=_day(row, "effective")
            )
            found.append(Facts(DocumentInfo(f"law {len(found)}", number or "", header), ()))
    return (*found, Facts(DocumentInfo(_SAYS, _SAYS, Header()), (), tuple(named)))


def measure(half: str) -> tuple[Counter[str], list[str]]:
    """Counts of "right", "wrong", "missed" and "left" (rightly unresolved), with a line for each that is not right."""
    table = read_table("citation", CitationTable)
    counts: Counter[str] = Counter()
    notes = []
    for entry in entries(half):
        outcome, found = _judge(entry, table)
        counts[outcome] += 1
        if outcome in ("wrong", "missed"):
            shown = entry["quote"][max(0, entry["at"] - 60) : entry["at"] + 60]
            notes.append(
                f"{outcome} {entry['document']} {entry['issued']}: {entry['expected']} found {found} | {shown}"
            )
    return counts, notes


def _judge(entry: dict[str, Any], table: CitationTable) -> tuple[str, str]:
    own = entry["document"]
    others = [law for law in laws() if not _same(law.document.header.number, own)]
    document, span = citation_gold.placed(entry)
    at = span.start + entry["at"]
    header = Header(
        own if any(sign.isdigit() for sign in own) else None, entry["type"] or None, entry.get("title"),
        issued=_day(entry, "issued"), effective=_day(entry, "effective"),
    )  # fmt: skip
    cited = [replace(c, source=Address(_CITING, c.source.parts)) for c in find_citations(document, table)]
    said = tuple(_said(entry, table))
    citing = Facts(DocumentInfo(_CITING, own, header), (), (*cited, *said))
    resolver = Resolver([*others, citing])
    numbers = {facts.document.id: facts.document.header.number for facts in others}
    here = [c for c in cited if c.span.start <= at < c.span.end]
    here = [c for c in here if c.work.kind != "this"] or here  # "khoản 9 Điều này, Điều 257 Luật Đất đai" is one place
    targets = {resolver.resolve(replace(c, parts=())) for c in here}
    found = {target.address.document for target in targets if target.status == "found" and target.address is not None}
    shown = ", ".join(sorted("." if i == _CITING else numbers[i] or i for i in found))
    wanted = entry["expected"].removeprefix("^")
    known = wanted == "." or any(_same(number, wanted) for number in numbers.values())
    if not found:
        return ("missed" if known else "left"), shown
    fits = all(i == _CITING if wanted == "." else i != _CITING and _same(numbers[i], wanted) for i in found)
    return ("right" if fits else "wrong"), shown


def _said(entry: dict[str, Any], table: CitationTable) -> Iterator[Citation]:
    """The citations in what the text says elsewhere."""
    for flags, words in entry.get("said", ()):
        place = {
            "source": "",
            "quote": f"Căn cứ {words};" if flags else words,
            "flags": flags,
            "document": "",
            "type": "",
        }
        document, _ = citation_gold.placed(place)
        for citation in find_citations(document, table):
            yield replace(citation, source=Address(_CITING), role="basis" if flags else "cites")


def _same(number: str | None, other: str | None) -> bool:
    return bool(number) and number_key(number) == number_key(other)


def _day(row: dict[str, Any], key: str) -> date | None:
    return date.fromisoformat(row[key]) if row.get(key) else None


def table_of(counts: Counter[str]) -> str:
    """One line: counts, precision over what was resolved, recall over what could be."""
    return (
        f"{counts['right']} right {counts['wrong']} wrong {counts['missed']} missed {counts['left']} left  "
        f"P {precision(counts):.3f}  R {recall(counts):.3f}"
    )


def precision(counts: Counter[str]) -> float:
    """Share of what was resolved that is right."""
    return counts["right"] / max(1, counts["right"] + counts["wrong"])


def recall(counts: Counter[str]) -> float:
    """Share of the laws at hand that were found."""
    return counts["right"] / max(1, counts["right"] + counts["missed"])


if __name__ == "__main__":
    import sys

    measured, lines = measure(sys.argv[1])
    sys.stdout.write("\n".join([*lines, table_of(measured), ""]))
