"""graph, impact and health end to end on samples/ra-soat."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import run

__all__ = ["run"]

ROOT = Path(__file__).parents[1]
SAMPLE = Path("samples/ra-soat")
DRAFT, KHO = SAMPLE / "du-thao-sua-nghi-quyet.txt", SAMPLE / "kho"
FIXED = ("--as-of", "2026-03-01", "--no-cache", "--jobs", 1)


@pytest.fixture(autouse=True)
def in_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in outputs are as they were given."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize("arguments", [("impact", DRAFT, "--against", KHO), ("health", KHO)], ids=["impact", "health"])
def test_goldens(run: Any, golden: Callable[[str, bytes], None], arguments: tuple[object, ...], form: str) -> None:
    code, out, _ = run(*arguments, *FIXED, "--format", form)
    suffix = "json" if form == "json" else "txt"
    golden(f"survey/{arguments[0]}.{suffix}", out.replace("\\\\", "/").replace("\r\n", "\n").encode())
    assert code == 0


def test_the_graph_of_the_sample(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "g.jsonl"
    code, _, err = run("graph", DRAFT, "--against", KHO, *FIXED, "-o", out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    counts = Counter(row["type"] for row in rows)
    kinds = Counter(row["kind"] for row in rows if row["type"] == "edge")
    assert code == 0
    assert str(out) in err
    assert counts["document"] == 6
    assert counts["node"] == rows[0]["nodes"]
    assert counts["edge"] == rows[0]["edges"]
    assert kinds["contains"] == counts["node"] - 6
    assert kinds.keys() >= {"contains", "amends", "repeals", "guides", "basis", "cites"}
    states = {row["so_hieu"]: row["status"] for row in rows if row["type"] == "node" and row["level"] == "van_ban"}
    assert (states[None], states["11/2018/QĐ-UBND"], states["07/2024/NQ-HĐND"]) == ("draft", "ended", "in_force")


@pytest.mark.parametrize("suffix", [".html", ".graphml"])
def test_the_ending_tells_the_format(run: Any, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"g{suffix}"
    assert run("graph", KHO, *FIXED, "-q", "-o", out) == (0, "", "")
    assert out.read_bytes().startswith(b"<!DOCTYPE html>" if suffix == ".html" else b"<?xml")


def test_same_bytes_whatever_the_order(run: Any, tmp_path: Path) -> None:
    files = sorted(KHO.iterdir())
    made = set()
    for number, paths in enumerate((files, files[::-1])):
        out = tmp_path / f"{number}.json"
        run("health", *paths, *FIXED, "-o", out)
        made.add(out.read_bytes())
    assert len(made) == 1


def test_an_unread_file_is_an_ailment_and_an_exit_code(run: Any, tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not really")
    code, out, err = run("health", KHO, tmp_path, *FIXED, "--format", "json")
    unread = [row for row in json.loads(out)["ailments"] if row["kind"] == "unread"]
    assert code == 3
    assert [Path(row["file"]).name for row in unread] == ["hong.docx"]
    assert "hong.docx" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["health", KHO, "--format", "pdf"], "Không có dạng"),
        (["graph", KHO, "-o", "x.docx"], "Không có dạng"),
        (["impact", DRAFT, "--against", KHO, "--as-of", "mai"], "năm-tháng-ngày"),
    ],
)
def test_bad_use_is_one_clear_line(run: Any, arguments: list[object], words: str) -> None:
    code, out, err = run(*arguments, "--jobs", 1)
    assert (code, out) == (2, "")
    assert words in err


def test_english(run: Any) -> None:
    out = run("health", KHO, *FIXED, "--lang", "en", lang="en")[1]
    assert "Cited documents that are missing" in out
