"""A line of a collection: a JSON object with ``text`` and what the collection knows of the document."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from vbpl_check.errors import InputError
from vbpl_check.ingest._chars import one_line
from vbpl_check.ingest._plain import build_plain
from vbpl_check.ingest._reader import Reader
from vbpl_check.model import Blob, Metadata, Problem, Source
from vbpl_check.text import find_date

SUFFIX = ".jsonl-line"


def read_record(blob: Blob) -> Source:
    """The document of one line; InputError when the line is no JSON object or has no text."""
    record = _decode(blob)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("record-no-text", file=blob.name)
    problems: list[Problem] = []
    metadata = Metadata(
        number=_string(record, "so_hieu"),
        kind=_string(record, "loai"),
        title=_string(record, "ten"),
        issuer=_string(record, "co_quan"),
        issued=_date(record, "ngay_ban_hanh", blob.name, problems),
        effective=_date(record, "ngay_hieu_luc", blob.name, problems),
        status=_string(record, "tinh_trang"),
    )
    return build_plain(blob, text, metadata=metadata, problems=tuple(problems), id=_string(record, "id"))


def _decode(blob: Blob) -> dict[str, Any]:
    try:
        record = json.loads(blob.data)
    except (ValueError, RecursionError) as error:
        raise InputError("record-invalid", file=blob.name, detail=error) from error
    if not isinstance(record, dict):
        raise InputError("record-invalid", file=blob.name, detail=type(record).__name__)
    return record


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return (one_line(value) or None) if isinstance(value, str) else None


def _date(record: dict[str, Any], key: str, file: str, problems: list[Problem]) -> date | None:
    raw = _string(record, key)
    if raw is None:
        return None
    try:
        return date.fromisoformat(raw[:10])
    except ValueError:
        found = find_date(raw)
    if found is None:
        problems.append(Problem(file, "metadata-date", (("field", key), ("value", raw[:40]))))
    return found


READER = Reader(suffixes=(SUFFIX,), read=read_record)
