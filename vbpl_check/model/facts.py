"""What extract makes: citations, quantities, norms, definitions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vbpl_check.model.document import Address, Anchor, Document, Header, Provision
from vbpl_check.model.terms import Modality, Problem, Role, Span

WorkKind = Literal["this", "number", "name", "attached", "amended"]
CitationRole = Literal["cites", "basis", "amends", "repeals", "replaces", "guides"]
Action = Literal[
    "word",  # new wording of the provisions in the fragment; those that do not exist are put in
    "head",  # new name of an article or chapter: "Sửa đổi tên Điều 5 như sau"
    "lead",  # new words before the clauses or points: "đoạn mở đầu"
    "append",  # a further sentence or paragraph at the end
    "phrase",  # other words for some words: "Thay thế cụm từ … bằng cụm từ …", "Bỏ cụm từ …"
    "repeal",  # "Bãi bỏ khoản 3 Điều 5"
    "renumber",  # "Chuyển khoản 3 thành khoản 4": ``phrases`` has the new label of each target
    "number",  # a new number: "Chuyển khoản 3 thành khoản 4"
]


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


RequirementKind = Literal["paper", "procedure", "dossier", "level", "distinction"]
Stance = Literal["required", "waived", "barred"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a sentence demands of the applicant, spares him, or forbids to demand of him.

    ``kind``: a paper or a condition ("paper"), a step ("procedure"), a whole dossier in one sentence ("dossier"), a
    place on an ordered scale ("level") or a mark that sorts applicants ("distinction"); ``key`` names the scale or the
    dimension, ``rank`` is the place on the scale, lowest 0. ``stance``: "required"; "waived" (không phải nộp); "barred"
    (không được yêu cầu).
    """

    kind: RequirementKind
    stance: Stance
    span: Span
    item: str  # as written: "giấy phép môi trường, đăng ký môi trường"
    parts: tuple[str, ...] = ()  # its members in lower case
    alternative: bool = False  # one of the parts will do
    case: str = ""  # for whom and when: the words before the demand
    added: bool = False  # "còn phải nộp", "phải kèm", "vẫn phải có": on top of something else
    refused: bool = False  # without it the application is not taken
    listed: str = ""  # the dossier that it is a component of: "hồ sơ đề nghị cấp giấy phép"
    key: str = ""
    rank: int = -1


@dataclass(frozen=True, slots=True)
class Office:
    """A state body, whoever acts for it: ``key`` without titles, ``family`` and ``level`` as in powers.yaml.

    ``family`` is "chức năng" for a body named by what it does ("cơ quan quản lý thuế"), "" when unknown.
    ``renamed``: written under a name that it no longer has, so it may be another body now; ``former`` is that name.
    """

    key: str
    family: str = ""
    level: str = ""
    renamed: bool = False
    former: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """Who is given which act on what: "Sở Y tế cấp chứng chỉ hành nghề", in the active or passive voice, or as a list.

    ``acts`` are keys of powers.yaml. ``matter``: the words of the object; ``telling``: those that are not common to
    many objects; ``core``: those of them before "cho …", "đối với …"; ``classes``: "nhóm ii".
    ``shared``: the words lend, share or split the power. ``joins``: they add somebody ("đồng thời", "cùng").
    """

    holder: str
    offices: tuple[Office, ...]
    acts: tuple[str, ...]
    object: str
    matter: tuple[str, ...]
    telling: tuple[str, ...]
    core: tuple[str, ...]
    span: Span
    classes: tuple[str, ...] = ()
    shared: bool = False
    joins: bool = False


PartRole = Literal["acts", "receives", "consents", "rules"]


@dataclass(frozen=True, slots=True)
class Part:
    """A body in the part that a sentence gives it.

    ``role``: it does something ("acts"; ``acts`` are keys of powers.yaml), things are sent to it ("receives"), its
    consent is needed ("consents"), or it is to regulate the matter ("rules": "theo quy định của Chính phủ").
    ``shared``: the sentence lends, shares or splits powers. ``verb``: the first words of what an actor does, whatever
    that is.
    """

    role: PartRole
    holder: str
    offices: tuple[Office, ...]
    span: Span
    acts: tuple[str, ...] = ()
    shared: bool = False
    verb: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A permit or certificate ("paper") or a disciplinary measure that a sentence names, in lower case.

    ``issued``: the sentence has somebody issue it.
    """

    kind: Literal["paper", "measure"]
    name: str
    span: Span
    issued: bool = False


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
    grants: tuple[Grant, ...] = ()  # powers given to state bodies
    instruments: tuple[Instrument, ...] = ()  # permits, certificates, disciplinary measures
    requirements: tuple[Requirement, ...] = ()  # filled by extract.requirements
    parts: tuple[Part, ...] = ()  # which bodies have which part in the matter


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
class Fragment:
    """Quoted words; spans of ``units`` count from the start of ``text``."""

    text: str = ""
    units: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """One command of an amending document."""

    source: Address  # the provision that gives the command
    span: Span  # the command with the words it quotes, in the amending document
    action: Action
    document: Citation  # names the document to be changed
    targets: tuple[tuple[tuple[str, str], ...], ...] = ()  # outermost level first; none: the whole
    beside: tuple[tuple[str, str], ...] = ()  # "vào trước Điều 13": put in before it
    named: bool = False  # the name as well as the words before the clauses: "tên Điều, đoạn mở đầu"
    fragment: Fragment = Fragment()
    phrases: tuple[tuple[str, str], ...] = ()  # (old words, new words)
    effective: date | None = None  # where it differs from the day of the whole document


@dataclass(frozen=True, slots=True)
class Revision:
    """A stretch of an amended text that a command made; ``target`` as in the amended document."""

    span: Span
    target: Address
    by: Address
    action: Action
    since: date | None = None


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
    commands: tuple[Command, ...] = ()  # what it orders to change in others
    revisions: tuple[Revision, ...] = ()  # stretches of an amended text that others made
    obeyed: tuple[Address, ...] = ()  # provisions of others whose commands the text obeys
    source: Document | None = None  # the text itself, to apply the commands of others to
