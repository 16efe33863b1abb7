"""Source -> Document: structure and header of a Vietnamese legal text."""

from __future__ import annotations

from typing import Any

from vbpl_check.model import Document, Header, Metadata, Problem, Source
from vbpl_check.parse.finish import provisions
from vbpl_check.parse.header import read_header
from vbpl_check.parse.preamble import read_basis, read_preamble
from vbpl_check.parse.structure import read_structure
from vbpl_check.text import nfc

__all__ = ["parse", "printed_header", "units"]


def parse(source: Source) -> Document:
    """The document's units, header and frame. Never raises on any text; what is wrong goes to ``Document.problems``."""
    text = nfc(source.text)
    structure = read_structure(text)
    made = provisions(text, source.id, structure.units)
    basis = read_basis(text, structure.first)
    preamble = read_preamble(structure.first, basis, text)
    header = read_header(text, structure.first, preamble, structure.closing, made, source.metadata)
    problems = source.problems if made else (*source.problems, Problem(source.name, "no-units"))
    return Document(
        id=source.id,
        name=source.name,
        text=text,
        header=header,
        provisions=made,
        preamble=preamble,
        basis=basis,
        closing=structure.closing,
        anchors=source.anchors,
        problems=problems,
        role=source.role,
    )


def printed_header(document: Document) -> Header:
    """What the text alone says of the document, whatever its metadata say."""
    first = min((unit.span.start for unit in document.provisions), default=len(document.text))
    return read_header(document.text, first, document.preamble, document.closing, document.provisions, Metadata())


def units(document: Document) -> list[dict[str, Any]]:
    """The provisions in reading order, as plain values: level, label, span [start, end], quoted."""
    return [
        {"level": unit.level, "label": unit.label, "span": [unit.span.start, unit.span.end], "quoted": unit.quoted}
        for unit in document.provisions
    ]
