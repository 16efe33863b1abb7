"""Every file and line of the corpus is read or named in a problem, and nothing else is refused."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from vbpl_check.errors import InputError
from vbpl_check.ingest import expand, read
from vbpl_check.model import Blob, Source

CORPUS = Path(__file__).parents[3] / "../shared/corpus"
pytestmark = pytest.mark.corpus


def attempt(blob: Blob) -> Source | str:
    try:
        return read(blob)
    except InputError as error:
        return error.slug


def blobs(path: Path) -> Iterator[Blob]:
    for item in expand(path, "checked"):
        assert isinstance(item, Blob), item
        yield item


def check(source: Source) -> None:
    starts = [0, *(index + 1 for index, char in enumerate(source.text) if char == "\n")]
    assert [anchor.offset for anchor in source.anchors] == starts
    assert all(line and line == line.strip() for line in source.text.split("\n"))


def test_all_raw_files() -> None:
    refused: Counter[tuple[str, str]] = Counter()
    files = list(blobs(CORPUS / "raw"))
    for blob in files:
        source = attempt(blob)
        if isinstance(source, Source):
            check(source)
        else:
            refused[Path(blob.name).name.split("-")[0], source] += 1
    assert len(files) == 77
    assert refused == {
        ("scan", "no-text-layer"): 3,
        ("vbplvn", "page-without-document"): 8,
        ("vbplvn", "foreign-language"): 1,
    }


@pytest.mark.parametrize(
    ("name", "step", "slugs"),
    [("docs", 40, set()), ("articles", 40, set()), ("phapdien", 80, set()), ("relations", 2000, {"record-no-text"})],
)
def test_collections(name: str, step: int, slugs: set[str]) -> None:
    refused: set[str] = set()
    for number, blob in enumerate(blobs(CORPUS / f"{name}.jsonl.gz")):
        if number % step == 0:
            source = attempt(blob)
            if isinstance(source, Source):
                check(source)
            else:
                refused.add(source)
    assert refused == slugs


def test_english_is_refused() -> None:
    found = Counter(str(attempt(blob))[:40] for blob in blobs(CORPUS / "english.jsonl.gz"))
    # one line holds nothing but the running headers of scanned pages
    assert found == {"foreign-language": 243, "no-text-layer": 1}


def test_texts_in_tcvn3_have_no_letter_of_it_left() -> None:
    with gzip.open(CORPUS / "docs.jsonl.gz", "rb") as file:
        lines = [line for line in file if b'"tcvn3"' in line]
    assert len(lines) == 23
    for line in lines:
        text = read(Blob("x", ".jsonl-line", line)).text
        assert "UỶ ban" not in text
        assert "BỘ trưởng" not in text
        assert json.loads(line)["n_dieu"] == 0 or "Điều" in text
