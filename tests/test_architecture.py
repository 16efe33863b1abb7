"""What the shape of the project promises."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import vbpl_check.check
import vbpl_check.ingest
import vbpl_check.report
from tests.factories import document_info, norm, statement
from vbpl_check.messages import slugs
from vbpl_check.model import Report
from vbpl_check.registry import discover
from vbpl_check.rulebook import load_rules

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "vbpl_check").rglob("*.py"))
HEAVY = ("spacy", "underthesea", "sklearn", "pandas", "networkx", "scipy", "numpy", "lxml", "jinja2")


def test_registered_members() -> None:
    """Golden: nothing appears or vanishes unnoticed."""
    names = {
        "readers": list(discover(vbpl_check.ingest, "READER")),
        "checks": list(discover(vbpl_check.check, "CHECK")),
        "formats": list(discover(vbpl_check.report, "FORMAT")),
    }
    expected = (ROOT / "tests/golden/registered.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{family}: {' '.join(members)}" for family, members in names.items()] == expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


NEW_FORMAT = """
from vbpl_check.report import Format
FORMAT = Format(lambda report, lang: f"{len(report.entries)} {lang}".encode(), ".count")
"""
NEW_CHECK = """
from dataclasses import dataclass
from vbpl_check.check import Check
from vbpl_check.model import Signal, Statement
@dataclass(frozen=True)
class Params:
    word: str
CHECK = Check(Params, lambda candidate, params: Signal(0.7) if params.word in candidate.norm.text else None, (Statement,))
"""


@pytest.fixture
def one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[ModuleType, str], None]]:
    """Adds one module to a package, as somebody who writes a new member does; nothing else is edited."""
    touched: list[ModuleType] = []

    def add(package: ModuleType, source: str) -> None:
        (tmp_path / "added.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
        touched.append(package)
        clear()

    def clear() -> None:
        vbpl_check.report.formats.cache_clear()
        vbpl_check.check.checks.cache_clear()

    yield add
    for package in touched:
        sys.modules.pop(f"{package.__name__}.added", None)
    clear()


def test_a_new_format_is_one_file(one_file: Callable[[ModuleType, str], None]) -> None:
    one_file(vbpl_check.report, NEW_FORMAT)
    assert vbpl_check.report.render(Report(date(2026, 1, 1), (), ()), "added", "vi") == b"0 vi"


def test_a_new_check_is_one_file_and_a_rule(one_file: Callable[[ModuleType, str], None]) -> None:
    one_file(vbpl_check.check, NEW_CHECK)
    words = {"check": "added", "params": (("word", "tạm thời"),), "message": "{left} nói “tạm thời”"}
    rule = replace(load_rules()[0], id="VB999", **words)  # type: ignore[arg-type]
    item = statement(norm("Sở Y tế tạm thời giữ giấy phép."), document_info("a", role="checked"))
    (found,) = vbpl_check.check.apply(item, vbpl_check.check.bind((rule,)))
    assert (found.rule, found.strength) == ("VB999", 0.7)


def test_no_grab_bags() -> None:
    assert not [path for path in SOURCES if path.stem.strip("_") in ("utils", "helpers", "common", "base", "manager")]


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]], ids=" ".join)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['vbpl-check', *{arguments!r}]\nfrom vbpl_check.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stderr.strip() == "[]"


def test_every_slug_raised_has_a_message() -> None:
    import re

    raised = re.compile(
        r"(?:InputError|RuleError|SettingsError|VbplError)\(\s*\"([a-z-]+)\"|Problem\([^()]*?,\s*\"([a-z-]+)\""
    )
    used = {
        (one or two): path.name for path in SOURCES for one, two in raised.findall(path.read_text(encoding="utf-8"))
    }
    missing = {slug: where for slug, where in used.items() if slug not in slugs()}
    assert missing == {}
