"""README is in step with the program: `pytest --golden` rewrites the computed parts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

README = Path(__file__).parents[1] / "README.md"
ROOT = README.parent
COMMANDS = (
    (),
    ("check",),
    ("parse",),
    ("graph",),
    ("impact",),
    ("health",),
    ("index",),
    ("related",),
    ("search",),
    ("explain",),
    ("rules",),
    ("rules", "test"),
    ("review", "import"),
    ("review", "train"),
)
KHO = ("samples/ra-soat/kho", "--as-of", "2026-03-01", "--no-cache", "-q", "-j", "1")
EXAMPLES = {
    "impact": ("impact", "samples/ra-soat/du-thao-sua-nghi-quyet.txt", "--against", *KHO),
    "health": ("health", *KHO),
}
ASKED = {
    "search": ("search", "out/kho", "thoi han cap giay phep hoat dong ben", "--as-of", "2026-03-01", "--top", "2"),
    "related": ("related", "out/kho", "Điều 5 Quyết định 12/2025/QĐ-UBND", "--top", "3"),
}
SHOWN = 30  # lines of an example


def shown(*arguments: str) -> str:
    environment = {**os.environ, "COLUMNS": "110", "VBPL_LANG": "vi", "PYTHONIOENCODING": "utf-8", "TERM": "dumb"}
    run = subprocess.run(
        [sys.executable, "-m", "vbpl_check", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=True,
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip().splitlines())


def computed(part: str) -> str:
    if part == "rules":
        return shown("rules")
    if part in ASKED:
        with TemporaryDirectory() as folder:
            shown("index", folder, "samples/kho", "-q")
            told = shown(*(folder if word == "out/kho" else word for word in ASKED[part]))
        words = " ".join(f'"{word}"' if " " in word else word for word in ASKED[part])
        return f"```text\n$ vbpl-check {words}\n{told}\n```"
    if part in EXAMPLES:
        lines = shown(*EXAMPLES[part]).replace("\\", "/").splitlines()
        words = " ".join(EXAMPLES[part][: -len(KHO) + 3])
        return "\n".join(["```text", f"$ vbpl-check {words}", *lines[:SHOWN], "…", "```"])
    pages = (shown(*command, "--help").replace("python -m vbpl_check", "vbpl-check") for command in COMMANDS)
    return "\n\n".join(f"```text\n{page}\n```" for page in pages)


@pytest.mark.parametrize("part", ["rules", "help", *EXAMPLES, *ASKED])
def test_readme_in_step(part: str, request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    block = re.compile(rf"(<!-- {part} -->\n)(.*?)(<!-- /{part} -->)", re.DOTALL)
    expected = computed(part) + "\n"
    if request.config.getoption("--golden", default=False):
        README.write_text(block.sub(lambda found: found[1] + expected + found[3], text), encoding="utf-8", newline="\n")
        return
    found = block.search(text)
    assert found is not None
    assert found[2] == expected, "run `make golden`"
