"""Speed of each stage in MB of text a second of the processor: ``python tests/bench/speed.py COLLECTION.jsonl.gz [EVERY]``.

The start is told apart: the tables and the patterns compiled with the first document, which is read once before.

``python tests/bench/speed.py --dense`` reads the same citations 1, 10 and 100 times in one file: MB/s must not fall.
"""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path

from vbpl_check.extract import extract, load_lexicon
from vbpl_check.extract.citations import find_citations
from vbpl_check.ingest import expand, read
from vbpl_check.model import Blob, Source
from vbpl_check.parse import parse
from vbpl_check.runtime.garbage import collect_seldom


def main(collection: str, every: str = "20") -> None:
    """Prints one line a stage: seconds and MB/s; and the slowest documents."""
    blobs = [
        item for item in islice(expand(Path(collection), "checked"), 0, None, int(every)) if isinstance(item, Blob)
    ]
    begin = time.process_time()
    lexicon = load_lexicon()
    extract(parse(read(blobs[0])), lexicon)
    print(f"start    {time.process_time() - begin:8.2f} s")
    spent = dict.fromkeys(("read", "parse", "extract"), 0.0)
    slow: list[tuple[float, str]] = []
    size = 0
    for blob in blobs:
        marks = [time.process_time()]
        try:
            source = read(blob)
        except Exception as error:
            print("refused:", blob.name, error)
            continue
        marks.append(time.process_time())
        document = parse(source)
        marks.append(time.process_time())
        extract(document, lexicon)
        marks.append(time.process_time())
        for name, start, end in zip(spent, marks, marks[1:], strict=False):
            spent[name] += end - start
        bytes_ = len(source.text.encode())
        size += bytes_
        slow.append(((marks[-1] - marks[0]) / max(bytes_, 1) * 1e6, f"{blob.name} {bytes_ / 1e6:.2f} MB"))
    for name, seconds in spent.items():
        print(f"{name:8} {seconds:8.2f} s {size / 1e6 / seconds:8.2f} MB/s")
    for seconds, name in sorted(slow)[-5:]:
        print(f"slowest: {seconds:6.2f} s/MB {name}")


# Text with little in it but citations: as clauses, and as one sentence that does not end.
_DENSE = (
    "điểm a, b và c khoản 1 Điều 5, các điều 6, 7 và 8 của Luật này, khoản 2 Điều trên, Điều 9 Luật Đất đai số "
    "31/2024/QH15 đã được sửa đổi, bổ sung theo Luật số 43/2024/QH15, Phụ lục IV ban hành kèm theo Nghị định số "
    "102/2024/NĐ-CP, bãi bỏ Thông tư số 01/2015/TT-BTC ngày 05 tháng 01 năm 2015 và Nghị định số 42/CP"
)


def dense() -> None:
    """Prints the speed of citations on 1, 10 and 100 times the same text, in both shapes, in seconds of the processor."""
    lexicon = load_lexicon()
    for name, join in (("clauses", ".\n{}. Theo "), ("one sentence", ", ")):
        for times in (1, 10, 100):
            pieces = [f"{join.format(number + 2) if number else ''}{_DENSE}" for number in range(20 * times)]
            document = parse(Source("d", "d", f"Điều 1. Tên\n1. {''.join(pieces)}.\n"))
            start = time.process_time()
            found = find_citations(document, lexicon.citation)
            seconds = time.process_time() - start
            size = len(document.text.encode()) / 1e6
            print(f"{name:12} x{times:<4} {size:6.3f} MB {len(found):7} citations {size / seconds:6.2f} MB/s")


if __name__ == "__main__":
    collect_seldom()  # as the program does
    if sys.argv[1:] == ["--dense"]:
        dense()
    else:
        main(*sys.argv[1:])
