"""Lines with their places -> ``Source``: the one way in which all formats end."""

from __future__ import annotations

from vbpl_check.errors import InputError
from vbpl_check.ingest._language import refuse_foreign
from vbpl_check.model import Anchor, Blob, Metadata, Problem, Source

Line = tuple[str, str]  # text of a paragraph, locator


def build(
    blob: Blob,
    lines: list[Line],
    *,
    metadata: Metadata | None = None,
    problems: tuple[Problem, ...] = (),
    id: str | None = None,
) -> Source:
    """The source of clean, non-empty lines, an anchor each; InputError when none is left or the text is foreign."""
    if not lines:
        raise InputError("document-empty", file=blob.name)
    text = "\n".join([line for line, _ in lines])
    refuse_foreign(text, blob.name)
    anchors: list[Anchor] = []
    offset = 0
    for line, locator in lines:
        anchors.append(Anchor(offset, locator))
        offset += len(line) + 1
    return Source(
        id=id or blob.name,
        name=blob.name,
        text=text,
        anchors=tuple(anchors),
        metadata=metadata or Metadata(),
        problems=problems,
        role=blob.role,
    )
