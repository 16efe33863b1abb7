"""Every value that crosses a stage, in pipeline order: plain, frozen Python.

Glossary (identifier = term of the law on making law):
    document = văn bản; number = số hiệu; kind = loại văn bản; issuer = cơ quan ban hành; issued = ngày ban hành;
    effective = ngày có hiệu lực; basis = căn cứ ban hành; annex = phụ lục; attached text = quy định ban hành kèm theo;
    part = phần; chapter = chương; section = mục; subsection = tiểu mục; article = điều; clause = khoản; point = điểm.
    provision = a structural unit at any level; norm = what a provision demands of someone;
    subject = chủ thể; act = hành vi; condition = điều kiện; exception = ngoại lệ; definition = giải thích từ ngữ;
    citation = viện dẫn, dẫn chiếu; delegation = giao quy định chi tiết;
    yielding clause = câu nhường ("có quy định khác").

Conventions: spans are half-open offsets into ``Document.text``; dates are ``datetime.date``; collections are tuples;
an unknown value is ``None`` or an empty string, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Level = Literal[
    "phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem",
    "kem_theo",  # a regulation issued with a decision; its own articles start again at 1
    "phu_luc",
]  # fmt: skip
Modality = Literal[
    "obligation",  # buộc: phải, có trách nhiệm
    "prohibition",  # cấm: không được, nghiêm cấm
    "permission",  # cho phép: có quyền, được phép
    "exemption",  # miễn: không phải + động từ, không bắt buộc
    "sanction",  # chế tài: bị phạt, bị thu hồi
    "statement",  # mệnh lệnh không dấu hoặc mô tả: "Thời hạn là 15 ngày", "Hồ sơ gồm"
]
Severity = Literal["error", "warning", "info"]
Role = Literal["checked", "against"]
ConflictType = Literal[
    "so_lieu", "thoi_han", "tham_quyen", "nghia_vu_quyen_cam", "doi_tuong", "dieu_kien_thu_tuc", "khai_niem",
    "dan_chieu", "hieu_luc", "chong_cheo", "vuot_tham_quyen", "to_chuc_cu",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of offsets in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one input; ``slug`` names a message of ``vbpl_check/messages``."""

    file: str
    slug: str
    slots: tuple[tuple[str, str], ...] = ()


# ---------------------------------------------------------------- ingest


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


# ---------------------------------------------------------------- parse


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
    expires: date | None = None
    territory: str | None = None  # province, for local documents
    draft: bool = False
    status: str | None = None  # as declared by metadata


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document; ``provisions`` in reading order, quoted ones included."""

    id: str
    name: str
    text: str
    header: Header
    provisions: tuple[Provision, ...]
    preamble: Span = Span(0, 0)
    basis: tuple[Span, ...] = ()  # one span a căn cứ line
    closing: Span = Span(0, 0)  # signature, Nơi nhận
    anchors: tuple[Anchor, ...] = ()
    problems: tuple[Problem, ...] = ()
    role: Role = "checked"


# ---------------------------------------------------------------- extract

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


# ---------------------------------------------------------------- link

LinkKind = Literal["cites", "basis", "amends", "repeals", "replaces", "guides", "same_subject"]
TargetStatus = Literal["found", "no_document", "no_provision", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a citation resolves to. ``nearest`` is the deepest provision that exists on a path that does not."""

    status: TargetStatus
    address: Address | None = None
    nearest: Address | None = None
    existing: tuple[str, ...] = ()  # labels that do exist at the level that is missing


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the clause graph."""

    source: Address
    target: Address
    kind: LinkKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two norms that may conflict; self-contained, so that a check needs no corpus."""

    left: Norm
    right: Norm
    left_document: DocumentInfo
    right_document: DocumentInfo
    as_of: date
    similarity: float = 0.0  # cosine of the words, numbers left out
    links: tuple[Link, ...] = ()
    why: str = ""
    same_article: bool = False  # two places of one article: alternatives more often than a conflict


@dataclass(frozen=True, slots=True)
class DefinitionPair:
    """Two definitions of one term."""

    left: Definition
    right: Definition
    left_document: DocumentInfo
    right_document: DocumentInfo
    as_of: date
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation with what it resolves to and what became of that document at the as-of date."""

    citation: Citation
    sentence: str  # the citing words, for the report
    target: Target
    document: DocumentInfo
    as_of: date
    target_document: DocumentInfo | None = None
    ended_by: Link | None = None  # the repealing or replacing clause, when the cited document is dead
    ended_by_document: DocumentInfo | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One norm alone, for checks that need no second side."""

    norm: Norm
    document: DocumentInfo
    as_of: date


Candidate = Pair | DefinitionPair | Reference | Statement


@dataclass(frozen=True, slots=True)
class LinkSet:
    """Result of linking: the edges of the graph, counted; candidates are streamed by ``link.candidates``."""

    links: tuple[Link, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()  # (id of a document left out, id of the copy of it that is kept)
    counts: tuple[tuple[str, int], ...] = ()  # edges by kind, citations by outcome
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- check


@dataclass(frozen=True, slots=True)
class Signal:
    """What a check found. ``left``/``right`` are the words that conflict; ``slots`` fill the rule's message."""

    strength: float  # 0..1
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    slots: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()  # Vietnamese sentences: what was proved, what was assumed


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a finding, ready to be shown."""

    document: str  # id of the DocumentInfo
    address: Address
    quote: str
    span: Span
    highlights: tuple[Span, ...] = ()
    breadcrumb: str = ""
    lead_in: str = ""
    locator: str = ""  # anchor back to the input: docx paragraph, pdf page and line


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's verdict on one candidate."""

    rule: str
    type: ConflictType
    severity: Severity
    strength: float
    message: str
    left: Place
    right: Place | None = None
    why: tuple[str, ...] = ()
    similarity: float = 0.0
    links: tuple[Link, ...] = ()


# ---------------------------------------------------------------- rank

Prevails = Literal["left", "right", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One conflict in the report: the strongest finding and those that say the same."""

    id: str  # stable fingerprint: numbers, addresses and type, not positions
    rank: int  # 1 is the first
    score: float  # 0..1
    finding: Finding
    supporting: tuple[Finding, ...] = ()
    prevails: Prevails = "unknown"
    basis: str = ""  # the provision of the law that decides who prevails, or why nothing decides
    suppressed: str | None = None  # the reason, when suppressed


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found."""

    as_of: date
    documents: tuple[DocumentInfo, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    version: str = ""
    rulebook: str = ""  # hash of all rules and lexicons
    counts: tuple[tuple[str, int], ...] = field(default=())
    titles: tuple[tuple[str, str], ...] = ()  # (rule id, title) of the rules that found something
