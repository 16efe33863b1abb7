"""``vbpl-check parse``: the structure of documents."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from vbpl_check.cli.check import inputs, make_runner, say_problems, write
from vbpl_check.messages import Lang, is_note
from vbpl_check.model import Document, Problem
from vbpl_check.text import squeeze


def run_parse(paths: tuple[Path, ...], form: str, output: Path | None, jobs: int, lang: Lang) -> int:
    """Writes the structure of each document; returns 0, or 3 when some input could not be read."""
    from vbpl_check import pipeline

    lines: list[str] = []
    problems: list[Problem] = []
    with ExitStack() as stack:
        runner = make_runner(jobs, False, stack)
        for item in pipeline.documents(inputs(paths, "checked"), runner):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                lines.append(_tree(item) if form == "tree" else _json(item, 1 if form == "json" else None))
    text = "[\n" + ",\n".join(lines) + "\n]\n" if form == "json" else "".join(line + "\n" for line in lines)
    write(output, text.encode())
    say_problems(problems, lang)
    return 3 if any(not is_note(problem.slug) for problem in problems) else 0


def _json(document: Document, indent: int | None) -> str:
    from vbpl_check.parse import units

    header = document.header
    row: dict[str, Any] = {
        "id": document.id,
        "so_hieu": header.number,
        "loai": header.kind,
        "ten": header.title,
        "co_quan": header.issuer,
        "ngay_ban_hanh": header.issued and header.issued.isoformat(),
        "ngay_hieu_luc": header.effective and header.effective.isoformat(),
        "units": units(document),
    }
    return json.dumps(row, ensure_ascii=False, indent=indent)


def _tree(document: Document) -> str:
    header = document.header
    facts = (header.number, header.issuer, header.issued and header.issued.isoformat())
    rows = [
        f"{document.name}: {' · '.join(str(fact) for fact in facts if fact)}",
        f"{header.kind or ''} {header.title or ''}".strip(),
    ]
    depth: list[int] = []
    for unit in document.provisions:
        depth.append(depth[unit.parent] + 1 if unit.parent >= 0 else 1)
        words = unit.heading or squeeze(document.text[unit.body.start : unit.body.end])[:80]
        mark = " “”" if unit.quoted else ""
        rows.append(f"{'  ' * depth[-1]}{unit.level} {unit.label}{mark}  {words}")
    return "\n".join(rows)
