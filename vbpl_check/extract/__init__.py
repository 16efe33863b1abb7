"""Facts of one document: what it cites, defines, and demands of whom."""

from __future__ import annotations

from collections.abc import Iterator

from vbpl_check.extract.citations import find_citations
from vbpl_check.extract.definitions import find_definitions
from vbpl_check.extract.grants import with_grants
from vbpl_check.extract.instruments import with_instruments
from vbpl_check.extract.lexicon import Lexicon, load_lexicon
from vbpl_check.extract.norms import find_norms
from vbpl_check.extract.parts import with_parts
from vbpl_check.extract.requirements import with_requirements
from vbpl_check.model import Document, DocumentInfo, Facts, Norm

__all__ = ["Lexicon", "extract", "load_lexicon"]


def extract(document: Document, lexicon: Lexicon) -> Facts:
    """All that later stages know of ``document``: a pure function of its two arguments."""
    info = DocumentInfo(document.id, document.name, document.header, document.role, len(document.provisions))
    return Facts(
        document=info,
        provisions=document.provisions,
        citations=find_citations(document, lexicon.citation),
        norms=tuple(with_instruments(_empowered(document, lexicon), lexicon.powers)),
        definitions=find_definitions(document),
        anchors=document.anchors,
        problems=document.problems,
    )


def _empowered(document: Document, lexicon: Lexicon) -> Iterator[Norm]:
    return with_parts(with_grants(_norms(document, lexicon), lexicon), lexicon)


def _norms(document: Document, lexicon: Lexicon) -> Iterator[Norm]:
    return with_requirements(find_norms(document, lexicon), lexicon.requirements, lexicon.marks)
