"""The hand-labelled citations of tests/gold/citations.jsonl: places drawn by keyword from real documents.

A line holds one sentence (``quote``), where it stands (``source``: the path of its provision; ``above``: level, label,
whether quoted, and the amending words of each provision around it; ``before``: what precedes it in its provision;
``known``: provisions near it; ``flags``: q quoted text, b căn cứ, t before the first provision, c closing), the ``kind``
of place it was drawn as, its ``half`` and what it cites (``expected``), written down before the program was run on it.

``expected`` is a list of "WORK: PATH, PATH" joined by ";". WORK is a number, a name ("Luật Đất đai", with "@2013" where
the words give a year or a date), "." for the document itself and "^" for the one that it amends; "~" marks relative
words ("Điều này"). PATH is "5.2.a" for điểm a khoản 2 Điều 5, "5.{1-3}" and "5.2.{a b}" for several, "pl I", "muc 2",
"chuong 7/muc 2" for other levels. "?" marks what may be found and need not: documents that only amended the one cited,
letters and judgments.

Not targets: the citing document's own number, "Luật này" alone, works named in the title of another one.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from vbpl_check.extract.citations import CitationTable, find_citations
from vbpl_check.model import Address, Citation, Document, Header, Level, Provision, Span
from vbpl_check.text import fold, words

GOLD = Path(__file__).parents[2] / "gold" / "citations.jsonl"
Parts = tuple[tuple[str, str], ...]
# "pl I", "muc 2"
_LEVELS = {"pl": "phu_luc"}
# "5.2.{a b}", "12.{1-8}"
_BRACES = re.compile(r"(.*)\{(.*)\}$")
# "khoản này", "Điều trên"
_RELATIVE = re.compile(r"(?i)(?:điều|khoản|điểm|mục|chương|phụ lục)\s+(?:này|trên|nêu trên|nói trên)")


@dataclass(frozen=True)
class Wanted:
    """One target: ``work`` as in the file, ``year`` where given, the path, and the group of forms it belongs to."""

    work: str
    year: int | None
    parts: Parts
    group: str  # "same", "relative", "cross"
    optional: bool


@dataclass
class Tally:
    """Counts of one kind."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)


@dataclass
class Score:
    """Tallies by group of forms ("same", "relative", "cross", "all") and by kind of place; and what went wrong."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    notes: list[str] = field(default_factory=list)


def entries(half: str) -> list[dict[str, Any]]:
    """The lines of one half."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return [entry for entry in map(json.loads, lines) if entry["half"] == half]


def score(half: str, table: CitationTable) -> Score:
    """The program's citations against the labels of one half."""
    result = Score()
    for entry in entries(half):
        wanted = list(targets(entry["expected"]))
        left = [want for want in wanted if not want.optional]
        for citation in dict.fromkeys(_plain(c) for c in found(entry, table)):
            fits = [want for want in wanted if _fits(want, *citation[:2])]
            if not fits:
                _count(result, entry["kind"], _group(citation), "wrong")
                result.notes.append(f"WRONG [{entry['kind']}] {citation} | {entry['quote']}")
            elif fits[0] in left:
                left.remove(fits[0])
                _count(result, entry["kind"], fits[0].group, "right")
        for want in left:
            _count(result, entry["kind"], want.group, "missed")
            result.notes.append(f"MISSED [{entry['kind']}] {want.work} {want.parts} | {entry['quote']}")
    return result


def found(entry: dict[str, Any], table: CitationTable) -> Iterator[Citation]:
    """The citations that start in the quotation of an entry."""
    document, span = placed(entry)
    return (c for c in find_citations(document, table) if span.start <= c.span.start < span.end)


def placed(entry: dict[str, Any]) -> tuple[Document, Span]:
    """A small document with the sentence where it stands, and the span of the sentence."""
    source = path(entry["source"])
    above = entry.get("above", [])
    text, starts = "", []
    for level, label, _quoted, lead in above:
        starts.append(len(text))
        text += f"{lead or _head(level, label)}\n"
    starts.append(len(text))
    own = "q" in entry.get("flags", "")
    if source and not _is_head(entry["quote"], *source[-1]):
        text += _head(*source[-1]) + " "
    text += entry.get("before", "") + " " * ("before" in entry)
    begin = len(text)
    text += entry["quote"] + "\n"
    sentence = Span(begin, len(text) - 1)
    provisions = [] if not source else _provisions(source, above, starts, len(text), own)
    known = {p.address for p in provisions}
    for other in filter(None, entry.get("known", "").split(" ; ")):
        address = Address("d", path(other))
        if address not in known:
            level = cast(Level, address.parts[-1][0])
            stub = Span(len(text), len(text))
            provisions.append(Provision(address, level, address.parts[-1][1], stub, "", stub))
    flags = entry.get("flags", "")
    whole, none = Span(0, len(text)), Span(0, 0)
    number = entry["document"] if "/" in entry["document"] else None
    document = Document(
        "d", "d", text, Header(number, entry["type"] or None), tuple(provisions),
        preamble=whole if "t" in flags or "b" in flags else none,
        basis=(sentence,) if "b" in flags else (),
        closing=whole if "c" in flags else none,
    )  # fmt: skip
    return document, sentence


def _provisions(source: Parts, above: list[Any], starts: list[int], end: int, quoted: bool) -> list[Provision]:
    """The provisions around the sentence, outermost first, then its own."""
    made: list[Provision] = []
    lines = [(level, label, bool(inner)) for level, label, inner, _ in above] + [(*source[-1], quoted)]
    for index, ((level, label, inner), start) in enumerate(zip(lines, starts, strict=True)):
        ends = [cut + 1 for cut, part in enumerate(source) if part == (level, label)]
        # an article that is quoted has the label of the one that quotes it now and then
        twin = any(other[:2] == (level, label) for other in lines[:index])
        parts = source[: ends[-1 if twin else 0]] if ends else ((level, label),)
        body = starts[index + 1] if index + 1 < len(starts) else end
        head = min(start + len(_head(level, label)), body)
        address = Address("d", source if index == len(lines) - 1 else parts)
        made.append(
            Provision(
                address, cast(Level, level), label, Span(start, end), "", Span(head, body), index - 1, quoted=inner
            )
        )
    return made


def _head(level: str, label: str) -> str:
    heads = {"dieu": f"Điều {label}.", "khoan": f"{label}.", "diem": f"{label})", "phu_luc": f"PHỤ LỤC {label}"}
    return heads.get(level, f"{level.upper()} {label}")


def _is_head(quote: str, level: str, label: str) -> bool:
    """Does the sentence begin with the number of its own provision ("Chương II")?"""
    return level in ("phan", "chuong", "muc") and quote.lower().startswith(
        ({"phan": "phần", "chuong": "chương", "muc": "mục"}[level] + f" {label}").lower()
    )


def path(written: str) -> Parts:
    """ "dieu 5/khoan 2" as parts."""
    pieces = [piece.partition(" ") for piece in written.split("/") if piece]
    return tuple((level, label) for level, _, label in pieces)


def targets(written: str) -> Iterator[Wanted]:
    """The targets of an ``expected``."""
    for group in filter(None, (part.strip() for part in written.split(";"))):
        work, _, listed = group.partition(": ")
        optional = work.startswith("?")
        work = work.removeprefix("?")
        if work.endswith(":"):
            work = work[:-1]
        relative = work.startswith("~")
        work = work.removeprefix("~") or "."
        name, _, year = work.partition("@")
        form = "relative" if relative else "same" if name in (".", "^") else "cross"
        for piece in listed.split(", ") if listed else [""]:
            for parts in _paths(piece.removeprefix("?")):
                yield Wanted(name, int(year) if year else None, parts, form, optional)


def _paths(piece: str) -> Iterator[Parts]:
    braces = _BRACES.match(piece)
    if braces:
        first, dash, last = braces[2].partition("-")
        labels = [str(n) for n in range(int(first), int(last) + 1)] if dash else braces[2].split()
        for label in labels:
            yield from _paths(braces[1] + label)
    elif not piece:
        yield ()
    elif piece[0].isdigit():
        yield tuple(zip(("dieu", "khoan", "diem"), piece.split("."), strict=False))
    else:
        spelled = [step.partition(" ") for step in piece.split("/")]
        yield tuple((_LEVELS.get(level, level), label) for level, _, label in spelled)


def _plain(citation: Citation) -> tuple[tuple[str, str, int | None], Parts, str]:
    work = citation.work
    key: tuple[str, str, int | None]
    if work.kind == "amended":
        key = ("^", work.number or "", None)
    elif work.kind in ("this", "attached") and not work.number:
        key = (".", "", None)
    else:
        key = (work.number or "", work.name or "", work.year)
    return key, citation.parts, citation.raw


def _fits(want: Wanted, work: tuple[str, str, int | None], parts: Parts) -> bool:
    if parts != want.parts:
        return False
    if want.work in (work[0], work[1] if work[0] == "^" else work[0]):
        return True
    same = words(fold(want.work)) == words(fold(work[1]))
    return same and bool(work[1]) and not work[0] and (want.year is None or want.year == work[2])


def _group(citation: tuple[tuple[str, str, int | None], Parts, str]) -> str:
    if _RELATIVE.search(citation[2]):
        return "relative"
    return "same" if citation[0][0] in (".", "^") else "cross"


def _count(result: Score, kind: str, group: str, outcome: str) -> None:
    for name in (group, f"place {kind}", "all"):
        tally = result.tallies[name]
        setattr(tally, outcome, getattr(tally, outcome) + 1)


def table_of(result: Score) -> str:
    """One line a group and kind of place: right, missed, wrong, precision, recall."""
    return "\n".join(
        f"{name:16} {t.right:4} right {t.missed:3} missed {t.wrong:3} wrong  P {t.precision:.3f}  R {t.recall:.3f}"
        for name, t in sorted(result.tallies.items())
    )


if __name__ == "__main__":
    import sys

    from vbpl_check.rulebook import read_table

    measured = score(sys.argv[1], read_table("citation", CitationTable))
    sys.stdout.write("\n".join([*measured.notes, table_of(measured), ""]))
