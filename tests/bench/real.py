"""What the program finds in law that was issued: ``python tests/bench/real.py CORPUS OUT.jsonl [options]``.

CORPUS is the collection (docs.jsonl.gz). Each chosen decree, circular or local decision is checked as if it were a draft
against the laws and decrees of its căn cứ lines; with ``--repository`` some laws, decrees and circulars are checked among
themselves instead (``--all``: everything in force; with ``--cache`` a run that was stopped goes on where it was). Each
finding that is an error or a warning is a line of OUT: rule, type, both addresses, both quotes,
score. The choice depends on the corpus alone, so two runs can be compared; ``real_labels.py`` sums up what was labelled.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

from vbpl_check import pipeline
from vbpl_check.model import Blob, Entry, Place, Report
from vbpl_check.runtime.cached import Cached
from vbpl_check.runtime.serial import Serial
from vbpl_check.step import Runner
from vbpl_check.text import fold
from vbpl_check.training.issued import (
    AS_OF,
    FORCE,
    LARGEST,
    NUMBER,
    Record,
    blob,
    chosen,
    day_of,
    drafts,
    in_force,
    records,
)

STOCK = {"Luật": 2, "Bộ luật": 1, "Nghị định": 3, "Thông tư": 3}
ISSUED = (*STOCK, "Pháp lệnh", "Nghị quyết", "Quyết định", "Thông tư liên tịch")
# "Nghị định số 43/2014/NĐ-CP ... hết hiệu lực kể từ ngày"; not "Điều 5 Nghị định ...", "quy định về phí tại Nghị định ..."
_ENDS = re.compile(r"hết hiệu lực(?: thi hành)?(?: kể)? (?:từ|khi)")
_IN_PART = re.compile(r"(?:quy định|nội dung) về|\b(?:điều|khoản|điểm) [\da-zđ]|\btrừ\b", re.I)
# "DỰ THẢO", "(Dự thảo 2)" above or below the number
_DRAFT = re.compile(r"\b(?:DỰ THẢO|Dự thảo)\b")
_HEAD = 800  # characters of a text in which it says so
_REACH = 400  # characters before "hết hiệu lực" in which the number stands


def ended(everything: Iterable[Record], as_of: date) -> set[str]:
    """Numbers of the documents that another one in force on the day ends as a whole, each in a line of its own."""
    found: set[str] = set()
    for record in everything:
        if (record.get("ngay_hieu_luc") or day_of(record)) > as_of.isoformat():
            continue
        for line in record["text"].split("\n"):
            end = _ENDS.search(line)
            words = line[max(0, end.start() - _REACH) : end.start()] if end else ""
            numbers = NUMBER.findall(words)
            if numbers and not _IN_PART.search(words):
                found.add(numbers[0])
    return found


def standing(everything: list[Record], since_year: str = "2000", as_of: date = AS_OF) -> list[Record]:
    """All documents that set rules, in force on the day, with those that amend them; one text a number."""
    found: dict[str, Record] = {}
    over = ended(everything, as_of)
    for record in sorted(everything, key=lambda r: (-len(r["text"]), r["id"])):
        since = record.get("ngay_hieu_luc") or record.get("ngay_ban_hanh") or ""
        dead = fold(record.get("tinh_trang") or "").startswith(("het hieu luc tu", "het hieu luc toan", "chua co"))
        wanted = record.get("loai") in ISSUED and record.get("so_hieu") and since_year <= since <= as_of.isoformat()
        dead = dead or record.get("so_hieu") in over
        dead = dead or _DRAFT.search(record["text"][:_HEAD]) is not None  # a draft under the number of what it details
        if wanted and not dead and 2_000 < len(record["text"]) < 4 * LARGEST and FORCE.search(record["text"]):
            found.setdefault(record["so_hieu"], record)
    return list(found.values())


class Clock:
    """Tells on stderr what a run of hours is at, with the processor time spent; ``every`` 0 tells nothing."""

    def __init__(self, every: int = 0) -> None:
        self._every, self._count, self._stage = every, 0, ""

    def stage(self, name: str) -> None:
        self._count, self._stage = 0, name
        self._tell()

    def advance(self, name: str) -> None:
        self._count += 1
        if self._every and self._count % (self._every if name != "check" else 1000 * self._every) == 0:
            self._tell()

    def _tell(self) -> None:
        if self._every:
            print(f"{time.process_time():7.0f} s {self._stage} {self._count}", file=sys.stderr, flush=True)


def findings(report: Report) -> Iterator[Record]:
    """The errors and warnings of a report, best first."""
    for entry in report.entries:
        if entry.finding.severity != "info" and entry.suppressed is None:
            yield _line(entry)


def _line(entry: Entry) -> Record:
    found = entry.finding
    return {
        "rule": found.rule,
        "type": found.type,
        "score": entry.score,
        "evidence": dict(entry.evidence),
        "left": str(found.left.address),
        "right": str(found.right.address) if found.right else "",
        "message": found.message,
        "left_quote": _quote(found.left),
        "right_quote": _quote(found.right) if found.right else "",
        "why": list(found.why),
    }


def _quote(place: Place) -> str:
    return " | ".join(filter(None, (place.breadcrumb, place.lead_in, place.quote)))


def run(
    inputs: list[Blob], book: pipeline.Book, runner: Runner, out: TextIO, told: int = 0, as_of: date = AS_OF
) -> int:
    """Checks and writes the findings; returns their number."""
    count = 0
    for line in findings(pipeline.check(inputs, book, as_of, runner, Clock(told))):
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    out.flush()
    return count


def main() -> None:
    """Runs one of the two modes and tells its progress."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--skip", type=int, default=0, help="leave out the first documents, to read others")
    parser.add_argument("--repository", action="store_true")
    parser.add_argument("--all", action="store_true", help="with --repository: everything in force, no sample")
    parser.add_argument("--as-of", type=date.fromisoformat, default=AS_OF, help="the day, with --all")
    parser.add_argument("--since", default="2000", help="with --all: leave out what came into force before this year")
    parser.add_argument("--cache", type=Path, help="keeps what was read, also of a run that was stopped")
    asked = parser.parse_args()
    book = pipeline.load_book()
    runner: Runner = Cached(Serial(), asked.cache) if asked.cache else Serial()
    everything = records(asked.corpus)
    began = time.perf_counter()
    with asked.out.open("w", encoding="utf-8") as out:
        if asked.repository:
            stock = (
                standing(everything, asked.since, asked.as_of)
                if asked.all
                else chosen(filter(in_force, everything), STOCK, asked.count)
            )
            print(
                len(stock),
                "documents:",
                run([blob(r, "checked") for r in stock], book, runner, out, 50, asked.as_of),
                "findings",
            )
        else:
            for number, (record, based) in enumerate(drafts(everything, asked.count)[asked.skip :], asked.skip + 1):
                inputs = [blob(record, "checked"), *(blob(r, "against") for r in based)]
                count = run(inputs, book, runner, out)
                held = ", ".join(r["so_hieu"] or r["id"] for r in based)
                spent = time.perf_counter() - began
                print(f"{number:3} {spent:6.0f} s {record['so_hieu']} against {held}: {count}", flush=True)
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
