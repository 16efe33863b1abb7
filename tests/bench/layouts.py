"""Do documents that the corpus has in several layouts give the same tree? ``python tests/bench/layouts.py CORPUS [--verbose N]``.

A group is the texts of one number in docs.jsonl.gz and articles.jsonl.gz; numbers without a year and local ones, which
several documents bear, are left out. Trees are compared by the paths of their own units ("Chương 1" and "Chương I" are
one); annexes and attached texts, which some layouts leave out, are not compared. Where trees differ, the words of the
units that only one side has are looked for in the other text, in the unit that should hold them: when they are not
there, the texts differ, not their reading. A unit that the other side reads too, below another parent, is no difference
of its own: that of the parent counts. An article's label must be followed by its heading, not by "(tội giết người)".
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from vbpl_check.ingest import read
from vbpl_check.ingest.record import SUFFIX
from vbpl_check.model import Blob, Document, Provision
from vbpl_check.parse import parse
from vbpl_check.parse.labels import key
from vbpl_check.text import words

FILES = ("docs.jsonl.gz", "articles.jsonl.gz")
# "05/2021/NQ-HĐND": the same number in many provinces
LOCAL = re.compile(r"(?:HĐND|UBND|UB)$")
DATED = re.compile(r"/(?:19|20)\d\d/")
OPENING, LEAST = 10, 5  # words by which a unit is looked for in the other text; fewer than the least say nothing
DIVISIONS = ("phan", "chuong", "muc", "tieu_muc")
PATH = tuple[tuple[str, str], ...]


def rows(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(number, name of the line, the line) of every text with a number of its own."""
    for file in FILES:
        with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
            for place, line in enumerate(lines, start=1):
                row = json.loads(line)
                number = row.get("so_hieu") or ""
                if DATED.search(number) and not LOCAL.search(number):
                    yield number, f"{file}:{place}", row


def document(name: str, row: dict[str, Any]) -> Document | None:
    """The parsed line; None for one that is refused."""
    try:
        return parse(read(Blob(name, SUFFIX, json.dumps(row, ensure_ascii=False).encode())))
    except Exception as error:
        print("refused:", name, error)
        return None


def own(made: Document) -> dict[PATH, Provision]:
    """The document's own units outside annexes and attached texts."""
    return {
        tuple((level, order(level, label)) for level, label in unit.address.parts): unit
        for unit in made.provisions
        if not unit.quoted and unit.address.parts[0][0] not in ("phu_luc", "kem_theo")
    }


def order(level: str, label: str) -> str:
    """A label for comparing: "I" and "1" of chapters are one."""
    return str(key(label)) if level in DIVISIONS else label


def opening(made: Document, unit: Provision) -> str:
    """The label and the words by which a unit is known."""
    found = words(made.text[unit.span.start : unit.body.end])[:OPENING]
    return " ".join(found) if len(found) >= LEAST else ""


def held(begins: str, path: PATH, made: Document, units: dict[PATH, Provision]) -> bool:
    """Are the words in the unit's parent there? Elsewhere, or with no parent read, they are another provision's."""
    if path[-1][0] == "dieu":
        spaced = begins.replace(" ", r"[\s.,:;–-]+")  # "Điều 123 (tội giết người)" is a citation
        return any(made.text[at - 1] in '\n.;:”"' for at in starts(spaced, made.text))
    if path[:-1]:
        parent = units.get(path[:-1])
        return parent is not None and begins in " ".join(words(made.text[parent.span.start : parent.span.end]))
    return path[-1][0] in DIVISIONS and begins in " ".join(words(made.text))


def starts(pattern: str, text: str) -> Iterator[int]:
    """Offsets after the sign or line end before each place where the pattern is."""
    for found in re.finditer(pattern, text, re.IGNORECASE):
        yield len(text[: found.start()].rstrip(" ")) or 1


def reason(one: Document, other: Document) -> tuple[str, list[str]]:
    """Why two trees differ: "same", "texts" or "reading", with the units that only one side has."""
    left, right = own(one), own(other)
    here, there = left.keys() - right.keys(), right.keys() - left.keys()
    if not here and not there:
        return "same", []
    told = []
    found = False
    for side, units, others, made, to, paths in (
        ("<", left, right, one, other, here),
        (">", right, left, other, one, there),
    ):
        read_there = {(path[-1], opening(to, unit)) for path, unit in others.items()}
        for path in sorted(paths):
            begins = opening(made, units[path])
            moved = (path[-1], begins) in read_there
            present = bool(begins) and not moved and held(begins, path, to, others)
            found = found or present
            place = ".".join("-".join(map(str, part)) for part in path)
            told.append(f"{side} {place} {'READ' if present else 'moved' if moved else 'text'} {begins}")
    return ("reading" if found else "texts"), told


def main() -> None:
    """Prints the share of groups whose trees are all the same, and why the others differ."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--verbose", type=int, default=0, help="units shown for each pair that differs in reading")
    asked.add_argument("--every", type=int, default=1, help="every so many groups")
    options = asked.parse_args()
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for number, name, row in rows(options.corpus):
        groups[number].append((name, row))
    several = {number: found for number, found in groups.items() if len(found) > 1}
    outcome: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for number, found in sorted(several.items())[:: options.every]:
        made = [(name, parsed) for name, row in found if (parsed := document(name, row)) is not None]
        seen = set()
        for (first, one), (second, other) in combinations(made, 2):
            why, told = reason(one, other)
            seen.add(why)
            pairs[why] += 1
            if why == "reading" and options.verbose:
                print(f"{number}: {first} < > {second}, {len(told)} units")
                for line in [line for line in told if "READ" in line][: options.verbose]:
                    print("   ", line)
        outcome["reading" if "reading" in seen else "texts" if "texts" in seen else "same"] += 1
    for title, counts in (("groups", outcome), ("pairs", pairs)):
        total = sum(counts.values())
        shares = ", ".join(f"{why} {count} ({count / total:.3f})" for why, count in sorted(counts.items()))
        alike = counts["same"] / max(1, counts["same"] + counts["reading"])
        print(f"{title}: {total}: {shares}; same among those with the same text: {alike:.3f}")


if __name__ == "__main__":
    main()
