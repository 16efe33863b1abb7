"""A stored result is never taken for that of other code: the version covers every module that makes it."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vbpl_check import analysis, ingest, registry, sources, text

PROGRAM = Path(sources.__file__).parent
# Reads, extracts, amends and keeps a document of the sample corpus, and tells which modules of the program that took.
RUN = """
import sys
from vbpl_check import analysis
from vbpl_check.extract import load_lexicon
from vbpl_check.model import Blob
from vbpl_check.runtime.attempt import attempt
from vbpl_check.runtime.fingerprint import fingerprint
from vbpl_check.step import Done
runner = {name for name in sys.modules if name.startswith("vbpl_check.runtime")}
lexicon = load_lexicon()
data = open(sys.argv[1], "rb").read()
for suffix in (".txt", ".html"):
    blob = Blob("a" + suffix, suffix, data if suffix == ".txt" else b"<p>" + data, "against")
    done = attempt(analysis.analysis_step(lexicon), blob)
    assert isinstance(done, Done), done
    task = (done.value.source, done.value.commands)
    for step, item in (
        (analysis.amend_step(lexicon), task),
        (analysis.read_step(), blob),
        (analysis.hold_step(lexicon.citation), blob),
    ):
        assert isinstance(attempt(step, item), Done)
print(*sorted(name for name in sys.modules if name.startswith("vbpl_check") and name not in runner))
"""


def covered() -> dict[str, bytes]:
    return sources.reached(analysis, ingest)


def test_all_that_makes_facts_is_in_their_version() -> None:
    sample = next(PROGRAM.parent.glob("samples/kho/*.txt"))
    found = subprocess.run([sys.executable, "-c", RUN, str(sample)], capture_output=True, text=True, check=True)
    used = set(found.stdout.split())
    assert {"vbpl_check.grants", "vbpl_check.parts", "vbpl_check.text", "vbpl_check.extract.grants"} <= used
    assert used - covered().keys() == set()


def test_what_facts_do_not_depend_on_is_not() -> None:
    packages = {name.split(".")[1] for name in covered() if "." in name}
    assert packages & {"check", "link", "rank", "report", "nli", "cli", "subject", "measures", "pipeline"} == set()


@pytest.mark.parametrize("module", ["grants", "parts", "text", "analysis", "step", "ingest.docx", "rulebook.layers"])
def test_a_change_of_any_of_them_is_another_version(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"vbpl_check.{module}"
    changed = tmp_path / "changed.py"
    changed.write_bytes(covered()[name] + b"\n# changed\n")
    before = sources.source_hash(analysis, ingest)
    files = {**sources._files(), name: changed}
    monkeypatch.setattr(sources, "_files", lambda: files)
    assert sources.source_hash.__wrapped__(analysis, ingest) != before


def test_the_pattern_finds_the_imports_that_python_finds() -> None:
    assert {path.name: missed for path in PROGRAM.rglob("*.py") if (missed := _missed(path.read_bytes()))} == {}


def _missed(source: bytes) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        assert not (isinstance(node, ast.ImportFrom) and node.level), "relative imports are not followed"
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name for name in found if name.split(".")[0] == "vbpl_check"} - sources.imported(source)


def test_imports_are_read_in_all_their_forms() -> None:
    source = b"""
from vbpl_check import a, b as c
from vbpl_check.d import (
    e,
    f,
)
def later() -> None:
    from vbpl_check.g.h import i
    import vbpl_check.j
# from vbpl_check import none
"""
    modules = {name for name in sources.imported(source) if name.count(".") == 1}
    assert modules == {f"vbpl_check.{name}" for name in ("a", "b", "as", "c", "d", "g", "j")}


def test_only_the_module_itself_is_taken_of_a_module() -> None:
    assert sources.reached(text).keys() >= {"vbpl_check.text"}
    assert "vbpl_check.registry" not in sources.reached(text)
    assert "vbpl_check.errors" in sources.reached(registry)


def test_it_is_cheap() -> None:
    start = time.process_time()
    sources.source_hash.__wrapped__(analysis, ingest)
    assert time.process_time() - start < 0.1  # 0.01 s; the start of the program has to stay quick
