"""Results made beforehand are read, and nothing but them; what is missing or damaged is made."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vbpl_check.cli.app import build
from vbpl_check.model import Span
from vbpl_check.runtime.prepared import Prepared, prepare
from vbpl_check.runtime.serial import Serial
from vbpl_check.step import Done, Failed, Step
from vbpl_check.store.kho import FACTS

SAMPLES = Path(__file__).parents[3] / "samples"
CALLS: list[int] = []


def double(item: int, factor: int) -> Span:
    CALLS.append(item)
    if item == 7:
        raise ValueError("unexpected")
    return Span(item, item * factor)


STEP: Step[int, Span] = Step("double", "1", double, (2,), heavy=True)


def made(folder: Path, items: range, step: Step[int, Span] = STEP) -> list[str]:
    """What failed."""
    CALLS.clear()
    ticks: list[int] = []
    failed = [failure.slug for failure in prepare(folder, step, items, Serial(), lambda: ticks.append(1))]
    assert len(ticks) == len(items)
    return failed


def asked(folder: Path, items: range, step: Step[int, Span] = STEP) -> list[Span | None]:
    CALLS.clear()
    return [found.value if isinstance(found, Done) else None for found in Prepared(Serial(), folder).map(step, items)]


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    assert made(tmp_path, range(5)) == []
    assert asked(tmp_path, range(6)) == [Span(i, 2 * i) for i in range(6)]
    assert CALLS == [5]
    assert made(tmp_path, range(3, 9)) == ["internal"]
    assert CALLS == [5, 6, 7, 8]


def test_only_what_is_wanted_is_kept(tmp_path: Path) -> None:
    made(tmp_path, range(100))
    made(tmp_path, range(90, 95))
    asked(tmp_path, range(88, 96))
    assert CALLS == [88, 89, 95]


@pytest.mark.parametrize("step", [Step("double", "2", double, (2,), heavy=True), Step("double", "1", double, (3,), heavy=True)])  # fmt: skip
def test_results_of_another_version_are_not_taken(tmp_path: Path, step: Step[int, Span]) -> None:
    made(tmp_path, range(3))
    asked(tmp_path, range(3), step)
    assert CALLS == [0, 1, 2]


def test_asking_writes_nothing(tmp_path: Path) -> None:
    asked(tmp_path, range(3))
    assert not list(tmp_path.iterdir())
    made(tmp_path, range(2))
    before = (tmp_path / "double.sqlite").read_bytes()
    asked(tmp_path, range(9))
    assert (tmp_path / "double.sqlite").read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"no database" * 500])
def test_a_damaged_file_means_redo(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "double.sqlite").write_bytes(damage)
    assert asked(tmp_path, range(2)) == [Span(0, 0), Span(1, 2)]
    made(tmp_path, range(2))
    made(tmp_path, range(2))
    asked(tmp_path, range(2))
    assert CALLS == []


def test_failures_are_told(tmp_path: Path) -> None:
    assert [type(found) for found in Prepared(Serial(), tmp_path).map(STEP, [7])] == [Failed]


def test_a_kho_with_facts_gives_the_report_of_one_without(tmp_path: Path) -> None:
    draft = str(next((SAMPLES / "du-thao").iterdir()))
    kho, reports = tmp_path / "kho", []
    for options in ([], ["--facts"]):
        CliRunner().invoke(build("vi"), ["index", str(kho), str(SAMPLES / "kho"), "-q", "-j", "1", *options])
        out = tmp_path / "report.json"
        run = ["check", draft, "--against", str(kho), "--as-of", "2025-10-01", "-o", str(out), "-j", "1", "--no-cache"]
        CliRunner().invoke(build("vi"), [*run, "--nli", "none"])
        reports.append(out.read_bytes())
    assert reports[0] == reports[1]
    with sqlite3.connect(kho / FACTS / "analyse.sqlite") as facts, sqlite3.connect(kho / "kho.sqlite") as documents:
        (prepared,) = facts.execute("SELECT count(*) FROM stored").fetchone()
        assert (prepared,) == documents.execute("SELECT count(*) FROM documents").fetchone()
