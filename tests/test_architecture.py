"""What the shape of the project promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import vbpl_check.check
import vbpl_check.ingest
import vbpl_check.report
from vbpl_check.messages import slugs
from vbpl_check.registry import discover

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
