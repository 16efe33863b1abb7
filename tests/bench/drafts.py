"""The draft benchmark without a new process for each draft: ``python tests/bench/drafts.py BENCH [options of score_drafts.py]``.

BENCH is the folder that holds score_drafts.py. The same options, the same figures (its seconds leave out the start of
Python and the imports); with ``--keep DIR`` the reports stay for reading. ``--noise`` lists every finding that hits no
planted contradiction, and the near misses that were hit, with both quotations; at the end how often each rule was right.
``--nli NAME`` is handed on to the program.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from vbpl_check.cli import run as command_line


def load(bench: Path) -> ModuleType:
    """The scoring script as a module."""
    spec = importlib.util.spec_from_file_location("score_drafts", bench / "score_drafts.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score_drafts.py in {bench}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_process(command: list[str], **_: Any) -> SimpleNamespace:
    """Runs ``vbpl-check`` with these arguments here instead of in a new process."""
    before = sys.argv
    sys.argv = ["vbpl-check", *command[1:], "--quiet", "-j", "1", *HANDED]
    try:
        command_line()
    except SystemExit as stop:
        return SimpleNamespace(returncode=int(stop.code or 0), stdout="", stderr="")
    finally:
        sys.argv = before
    return SimpleNamespace(returncode=0, stdout="", stderr="")


HANDED: list[str] = []  # options for the program
Seen = dict[str, tuple[dict[str, Any], list[str], list[str]]]


Tally = dict[str, list[int]]  # rule -> findings that hit a planted contradiction, findings that do not


def tell_noise(score: ModuleType) -> Tally:
    """Wraps ``hits`` so that findings without any planted contradiction are printed after each draft."""
    run = score.run
    tally: Tally = {}
    seen: Seen = {}
    hits = score.hits

    def remember(finding: dict[str, Any], gold: dict[str, Any], checked: set[str]) -> bool:
        right = bool(hits(finding, gold, checked))
        planted = "why" in gold
        _, conflicts, near = seen.setdefault(finding["id"], (finding, [], []))
        if right:
            (conflicts if planted else near).append(gold["id"])
        return right

    def told(folder: Path, *rest: Any) -> Any:
        seen.clear()
        result = run(folder, *rest)
        for finding, planted, near in seen.values():
            tally.setdefault(finding["rule"], [0, 0])[not planted] += 1
            if not planted:
                left, right = finding["left"], finding.get("right") or {}
                print(f"  NOISE {folder.name} {finding['rule']} {finding['type']} {finding['score']:.2f} near={near}")
                print(f"    L {left['dieu']}.{left['khoan']}.{left['diem']}: {left['quote'][:400]}")
                if right:
                    print(f"    R {right['so_hieu']} {right['dieu']}.{right['khoan']}: {right['quote'][:400]}")
        return result

    vars(score).update(hits=remember, run=told)
    return tally


def main() -> None:
    """Scores in this process."""
    score = load(Path(sys.argv.pop(1)))
    vars(score)["subprocess"] = SimpleNamespace(run=in_process)
    tally: Tally = {}
    if "--nli" in sys.argv:
        place = sys.argv.index("--nli")
        HANDED.extend(sys.argv[place : place + 2])
        del sys.argv[place : place + 2]
    if "--noise" in sys.argv:
        sys.argv.remove("--noise")
        tally = tell_noise(score)
    score.main()
    if tally:
        order = sorted(tally, key=lambda rule: (-tally[rule][1], rule))
        print(
            "right/wrong   " + "  ".join(f"{rule} {right}/{wrong}" for rule in order for right, wrong in [tally[rule]])
        )


if __name__ == "__main__":
    main()
