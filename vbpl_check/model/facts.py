"""What extract makes: citations, quantities, norms, definitions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vbpl_check.model.document import Address, Anchor, Header, Provision
from vbpl_check.model.terms import Modality, Problem, Role, Span

WorkKind = Literal["this", "number", "name", "attached", "amended"]
CitationRole = Literal["cites", "basis", "amends", "repeals", "replaces", "guides"]


@dataclass(frozen=True, slots=True)
class Work:
    """The document that a citation names: by number, by name (and year), or "this" one.

    ``amended`` is the document being amended, for "Điều này" inside quoted text.
    """

    kind: WorkKind = "this"
    number: str | None = None
    name: str | None = None  # "Luật Đất đai", without year
    issued: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One target named by one citing provision; a list of targets gives one citation each, with the same ``raw``."""

    source: Address
    span: Span
    raw: str
    work: Work
    parts: tuple[tuple[str, str], ...] = ()  # wanted path inside the work, outermost first
    role: CitationRole = "cites"
    quoted: bool = False
    context: str = (
        ""  # the sentence, with the words above a list; only where the role needs it (repeals, replaces, ...)
    )
    amended_by: tuple[
        str, ...
    ] = ()  # numbers given with the cited document: "đã được sửa đổi theo Luật số 35/2018/QH14"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as an interval: "không quá 15 ngày làm việc" is (-inf, 15] working_day.

    ``low``/``high`` None means unbounded. ``unit`` is a key of rules/lexicon/units.yaml after conversion to the base
    unit of its dimension (money in đồng, length in m); time keeps its own unit because 1 tháng is not 30 ngày.
    """

    span: Span
    raw: str
    low: float | None
    high: float | None
    unit: str  # "day", "working_day", "month", "year", "dong", "percent", "m2", "person", "time" (lần), ...
    dimension: str  # "duration", "money", "ratio", "area", "count", "age", "date", ...
    low_open: bool = False
    high_open: bool = False
    measured: str = ""  # what is measured: the noun phrase ("thời hạn nhận Phiếu đăng ký dự tuyển")
    base: str = ""  # of what a percentage is taken ("giá khởi điểm")
    origin: str = ""  # from when a duration runs ("nhận đủ hồ sơ hợp lệ")
    holder: str = ""  # "ca_nhan", "to_chuc" for fines; "" otherwise


@dataclass(frozen=True, slots=True)
class Norm:
    """One sentence of a leaf provision, read with the lead-in and heading above it."""

    provision: Address
    span: Span
    text: str  # the sentence itself, as in the document
    modality: Modality
    subject: str = ""  # who acts, as written; the agent in a passive sentence
    subject_key: str = ""  # key of rules/lexicon/bodies.yaml or a normalised noun, several joined by "; "; "" unknown
    act: str = ""  # verb phrase without modal, conditions and quantities
    only: bool = False  # "chỉ được": forbids the rest
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()  # yielding clauses: "theo quy định của pháp luật về đất đai"
    delegates: str = ""  # body that is to regulate the details
    quantities: tuple[Quantity, ...] = ()
    lead_in: str = ""  # words of the enclosing provisions that the sentence continues
    heading: str = ""  # heading of the article
    breadcrumb: str = ""  # "Chương II > Điều 5. Hồ sơ", for people
    quoted: bool = False
    transitional: bool = False  # in an article on transition or entry into force
    core: tuple[
        str, ...
    ] = ()  # segmented verb and noun of the act; filled by extract.tokens.refine for candidates only
    subject_kind: str = ""  # "body" (a state body or official), "party" (anybody else), "" when the subject is unknown


@dataclass(frozen=True, slots=True)
class Definition:
    """ "X là Y": ``term`` X as written, ``meaning`` Y."""

    provision: Address
    span: Span
    term: str
    meaning: str
    scope: str = ""  # "Trong Luật này"
    members: tuple[str, ...] = ()  # items of a listing definition


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document without its text, as later stages and reports need it."""

    id: str
    name: str
    header: Header
    role: Role = "checked"
    provisions: int = 0

    @property
    def drafted(self) -> bool:
        """Whether the text is not issued yet: it says so, or nothing in a checked document tells of its issue."""
        header = self.header
        silent = header.number is None and header.issued is None and header.status is None
        return header.draft or (
            self.role == "checked" and silent and header.kind is not None and not header.consolidated
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """All that later stages know of one document."""

    document: DocumentInfo
    provisions: tuple[Provision, ...]
    citations: tuple[Citation, ...] = ()
    norms: tuple[Norm, ...] = ()
    definitions: tuple[Definition, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    problems: tuple[Problem, ...] = ()
