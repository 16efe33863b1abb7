"""Facts of one document: what it cites, defines, and demands of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vbpl_check.extract.citations import find_citations
from vbpl_check.extract.definitions import find_definitions
from vbpl_check.extract.grants import find_grants
from vbpl_check.extract.instruments import find_instruments
from vbpl_check.extract.lexicon import Lexicon, load_lexicon
from vbpl_check.extract.norms import find_norms
from vbpl_check.extract.parts import find_parts
from vbpl_check.extract.requirements import find_requirements
from vbpl_check.model import Document, DocumentInfo, Facts, Norm

__all__ = ["Lexicon", "extract", "load_lexicon"]


def extract(document: Document, lexicon: Lexicon) -> Facts:
    """All that later stages know of ``document``: a pure function of its two arguments."""
    info = DocumentInfo(document.id, document.name, document.header, document.role, len(document.provisions))
    return Facts(
        document=info,
        provisions=document.provisions,
        citations=find_citations(document, lexicon.citation),
        norms=tuple(_norms(document, lexicon)),
        definitions=find_definitions(document),
        anchors=document.anchors,
        problems=document.problems,
    )


def _norms(document: Document, lexicon: Lexicon) -> Iterator[Norm]:
    """The norms with what their words give, name and demand: a norm is copied once for all of these."""
    for norm in find_norms(document, lexicon):
        grants = find_grants(norm, lexicon)
        parts = find_parts(norm, grants, lexicon)
        requirements = find_requirements(norm, lexicon.requirements, lexicon.marks)
        instruments = find_instruments(norm, lexicon.powers)
        if grants or parts or requirements or instruments:
            norm = replace(norm, grants=grants, parts=parts, requirements=requirements, instruments=instruments)
        yield norm
