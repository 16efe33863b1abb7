"""Speed of each stage in MB of text a second on one core: ``python tests/bench/speed.py COLLECTION.jsonl.gz [EVERY]``."""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path

from vbpl_check.extract import extract, load_lexicon
from vbpl_check.ingest import expand, read
from vbpl_check.model import Blob
from vbpl_check.parse import parse


def main(collection: str, every: str = "20") -> None:
    """Prints one line a stage: seconds and MB/s; and the slowest documents."""
    blobs = [
        item for item in islice(expand(Path(collection), "checked"), 0, None, int(every)) if isinstance(item, Blob)
    ]
    lexicon = load_lexicon()
    spent = dict.fromkeys(("read", "parse", "extract"), 0.0)
    slow: list[tuple[float, str]] = []
    size = 0
    for blob in blobs:
        marks = [time.perf_counter()]
        try:
            source = read(blob)
        except Exception as error:
            print("refused:", blob.name, error)
            continue
        marks.append(time.perf_counter())
        document = parse(source)
        marks.append(time.perf_counter())
        extract(document, lexicon)
        marks.append(time.perf_counter())
        for name, start, end in zip(spent, marks, marks[1:], strict=False):
            spent[name] += end - start
        bytes_ = len(source.text.encode())
        size += bytes_
        slow.append(((marks[-1] - marks[0]) / max(bytes_, 1) * 1e6, f"{blob.name} {bytes_ / 1e6:.2f} MB"))
    for name, seconds in spent.items():
        print(f"{name:8} {seconds:8.2f} s {size / 1e6 / seconds:8.2f} MB/s")
    for seconds, name in sorted(slow)[-5:]:
        print(f"slowest: {seconds:6.2f} s/MB {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
