"""Whole documents in the layouts that occur: new, old, amending, with an attached regulation, lettered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from vbpl_check.model import Document, Source, Span
from vbpl_check.parse import parse

FOLDER = Path(__file__).parents[2] / "golden" / "parse"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_document(name: str, golden: Callable[[str, bytes], None]) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    document = parse(Source(id=name, name=f"{name}.txt", text=text))
    golden(f"parse/{name}.json", (json.dumps(_plain(document), ensure_ascii=False, indent=1) + "\n").encode())


def _plain(document: Document) -> dict[str, Any]:
    """The document with words in place of spans, so that a golden file can be read."""

    def words(span: Span) -> str:
        return document.text[span.start : span.end]

    return {
        "header": {key: value and str(value) for key, value in asdict(document.header).items()},
        "basis": [words(span) for span in document.basis],
        "preamble": words(document.preamble),
        "closing": words(document.closing),
        "units": [
            {
                "address": str(unit.address),
                "level": unit.level,
                "label": unit.label,
                "heading": unit.heading,
                "body": words(unit.body),
                "ends": words(unit.span)[-20:],
                "parent": unit.parent,
                "quoted": unit.quoted,
            }
            for unit in document.provisions
        ],
    }
