"""What ingest and parse make: blobs, sources, documents and their provisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vbpl_check.model.terms import NOWHERE, Level, Problem, Role, Span


@dataclass(frozen=True, slots=True)
class Blob:
    """One input before reading: a file, a member of an archive or a line of a collection."""

    name: str  # as shown to the user: "kho/a.docx", "b.zip!c.txt", "docs.jsonl.gz:17"
    suffix: str  # lower case with the dot; names the reader
    data: bytes
    role: Role = "checked"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of text came from; holds from ``offset`` up to the next anchor."""

    offset: int
    locator: str  # "p:12" docx paragraph, "page:3:14" pdf page and line, "node:/html/body/p[4]", "line:88"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a collection or a file says about a document, apart from its text."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: date | None = None
    effective: date | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as text: NFC, one line a paragraph, site furniture and page headers removed."""

    id: str  # unique in its collection: the given id, otherwise the name
    name: str
    text: str
    anchors: tuple[Anchor, ...] = ()
    metadata: Metadata = Metadata()
    problems: tuple[Problem, ...] = ()
    role: Role = "checked"


@dataclass(frozen=True, slots=True)
class Address:
    """A document and a path of (level, label) inside it, outermost first: ``45/2019/QH14#dieu-20.khoan-1.diem-b``.

    ``document`` is the id of a ``Document`` (not its number: numbers repeat). Parts name only what a citation names:
    an article's path has no chapter, a chapter's path has its part when parts restart the numbering.
    """

    document: str
    parts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        path = ".".join(f"{level}-{label}" for level, label in self.parts)
        return f"{self.document}#{path}" if path else self.document

    def label(self, level: str) -> str | None:
        """The label at ``level`` ("dieu" -> "5a"), or None."""
        return next((label for name, label in reversed(self.parts) if name == level), None)


@dataclass(frozen=True, slots=True)
class Provision:
    """A structural unit. ``span`` holds the unit with all below it, ``body`` only its own words (heading excluded)."""

    address: Address
    level: Level
    label: str  # as printed, without dots and brackets: "5a", "III", "đ"
    span: Span
    heading: str
    body: Span
    parent: int = -1  # index in Document.provisions, -1 for none
    quoted: bool = False  # text of another document, quoted by an amending one


@dataclass(frozen=True, slots=True)
class Header:
    """Facts of the document as a whole, read from its text or, where the text is silent, from the metadata."""

    number: str | None = None  # None for a draft or an unnumbered document
    kind: str | None = None  # "Luật", "Nghị định", "Thông tư", ... in canonical spelling
    title: str | None = None
    issuer: str | None = None  # "Chính phủ", "Ủy ban nhân dân tỉnh Phú Thọ"
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None  # the first day on which it is no longer in force
    territory: str | None = None  # province, for local documents
    draft: bool = False
    status: str | None = None  # as declared by metadata

    @property
    def consolidated(self) -> bool:
        """Whether the document is a văn bản hợp nhất: older words put together under a new date."""
        return self.kind == "Văn bản hợp nhất" or "VBHN" in (self.number or "")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document; ``provisions`` in reading order, quoted ones included."""

    id: str
    name: str
    text: str
    header: Header
    provisions: tuple[Provision, ...]
    preamble: Span = NOWHERE
    basis: tuple[Span, ...] = ()  # one span a căn cứ line
    closing: Span = NOWHERE  # signature, Nơi nhận
    anchors: tuple[Anchor, ...] = ()
    problems: tuple[Problem, ...] = ()
    role: Role = "checked"
