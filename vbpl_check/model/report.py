"""What link, check and rank make: edges, candidates, findings, the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from vbpl_check.model.document import Address
from vbpl_check.model.facts import Citation, Definition, DocumentInfo, Grant, Instrument, Norm, Part, Requirement
from vbpl_check.model.terms import ConflictType, Problem, Severity, Span

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
class Contest:
    """How well the words around two values fit, 0..1, beside the best fit of each with others of the two documents.

    ``left``, ``right``: where they begin. ``rival_*``: with any other of the scale; ``equal_*``: with an equal one.
    """

    left: int
    right: int
    fit: float
    rival_left: float = 0.0
    rival_right: float = 0.0
    equal_left: float = 0.0
    equal_right: float = 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a pair stands among the pairs of its left norm with other documents: ``place`` 0 is the nearest."""

    place: int
    share: float  # of the cosine of the nearest, 0..1
    among: int  # how many pairs there are


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model that reads both clauses says: probabilities that add up to 1."""

    conflict: float  # mâu thuẫn
    agrees: float  # suy ra
    unrelated: float  # không liên quan


@dataclass(frozen=True, slots=True)
class Heard:
    """What a model that read two clauses says."""

    share: float  # how likely they contradict each other, 0..1
    kind: ConflictType  # of what kind that would be


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
    nearest: tuple[str, ...] = ()  # dimensions for which each is the other's nearest norm; known for drafts only
    rivals: tuple[Norm, ...] = ()  # other norms that are nearly as near to the left one, nearest first
    beside: tuple[Norm, ...] = ()  # the other norms of the right document nearest to the left one; for drafts
    leeway: tuple[Norm, ...] = ()  # norms of the right document by which some body may set another level; for drafts
    standing: Standing | None = None  # known for drafts, between two documents
    read: Judgement | None = None  # of the model on alignment features; where ``standing`` is known
    heard: Heard | None = None  # what the reader of ``nli.reader`` says, where one was asked
    closeness: float = 1.0  # similarity beside that of the norm of the right document nearest to the left; for drafts
    spread: Mapping[str, int] = field(default_factory=dict, compare=False)  # term -> norms of the right document
    norms: int = field(default=0, compare=False)  # how many norms ``spread`` was counted in
    contests: tuple[Contest, ...] = ()  # of the values of both that can be compared; for drafts


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
class RequirementPair:
    """What the left norm demands or spares (``requirement``) against what the right one says of the same thing."""

    left: Norm
    right: Norm
    requirement: Requirement
    left_document: DocumentInfo
    right_document: DocumentInfo
    as_of: date
    links: tuple[Link, ...] = ()
    cases: tuple[Norm, ...] = ()  # what the right norm points to: "các trường hợp quy định tại khoản 2 Điều 7"
    support: tuple[Norm, ...] = ()  # norms outside the left document that take the same stance as the left one
    beside: tuple[Norm, ...] = ()  # the rest of the article of the right norm
    known: float = 1.0  # share of the weight of the thing's words that a provision of the right document has, at most


@dataclass(frozen=True, slots=True)
class GrantPair:
    """Two norms that give one task to somebody: ``mine`` is the grant of the left norm, ``theirs`` of the right one."""

    left: Norm
    right: Norm
    mine: Grant
    theirs: Grant
    left_document: DocumentInfo
    right_document: DocumentInfo
    as_of: date
    similarity: float = 0.0  # of the two tasks
    others: tuple[Grant, ...] = ()  # all grants of the task outside the left document
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PartPair:
    """A body in a norm of a draft (``mine``) and who has that part in the provision nearest in words (``theirs``).

    ``rivals``: who has it in provisions that are nearly as near. ``lent``: a provision of the right article lets the
    power be handed on.
    """

    left: Norm
    right: Norm
    mine: Part
    theirs: Part
    left_document: DocumentInfo
    right_document: DocumentInfo
    as_of: date
    similarity: float = 0.0
    rivals: tuple[Part, ...] = ()
    lent: bool = False
    links: tuple[Link, ...] = ()


LifeState = Literal[
    "current", "amended", "repealed_in_part", "replaced", "repealed", "expired", "expired_with_parent", "not_yet",
    "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a document or a provision by the as-of date, since when, and by which document."""

    state: LifeState
    since: date | None = None
    by: DocumentInfo | None = None

    @property
    def over(self) -> bool:
        """Whether it is no longer in force as a whole."""
        return self.state in ("replaced", "repealed", "expired", "expired_with_parent")


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
    transitional: bool = False  # the citing words stand in an article on transition or entry into force
    life: Life | None = None  # of what is cited, where that is at hand
    headings: tuple[tuple[str, str], ...] = ()  # label and heading of the articles of the cited document
    heading: str = ""  # of the article that cites
    bodies: tuple[tuple[str, str], ...] = ()  # label and words of the articles cited from, where a draft cites them
    renewed: bool = False  # the citing document says that what replaces a cited text applies in its place


@dataclass(frozen=True, slots=True)
class Statement:
    """One norm alone, for checks that need no second side."""

    norm: Norm
    document: DocumentInfo
    as_of: date
    novel: tuple[Instrument, ...] = ()  # instruments of a draft that no existing document at hand names


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole document, for what it lacks: no sentence of it can be pointed at."""

    document: DocumentInfo
    norms: tuple[Norm, ...]
    as_of: date
    citations: tuple[Citation, ...] = ()
    forerunners: tuple[DocumentInfo, ...] = ()  # older ones at hand, in force, of the same kind, issuer and title

    @property
    def drafted(self) -> bool:
        """Whether the text is not issued yet."""
        return self.document.drafted


Candidate = Pair | DefinitionPair | RequirementPair | GrantPair | PartPair | Reference | Statement | Whole


@dataclass(frozen=True, slots=True)
class LinkSet:
    """Result of linking: the edges of the graph, counted; candidates are streamed by ``link.candidates``."""

    links: tuple[Link, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()  # (id of a document left out, id of the copy of it that is kept)
    counts: tuple[tuple[str, int], ...] = ()  # edges by kind, citations by outcome
    problems: tuple[Problem, ...] = ()
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)  # of the citations of each document


@dataclass(frozen=True, slots=True)
class Signal:
    """What a check found. ``left``/``right`` are the words that conflict; ``slots`` fill the rule's message."""

    strength: float  # 0..1
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    slots: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()  # Vietnamese sentences: what was proved, what was assumed
    by_model: bool = False  # a model that read both sides suspects it, no rule proved it


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
    amended_by: Address | None = None  # the provision of another document that gave the words
    amended_on: date | None = None  # the day from which they hold


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
    nli: float | None = None  # how likely a conflict is by the words of both sides alone; None: not read
    by_model: bool = False  # a model that read both sides suspects it, no rule proved it


Prevails = Literal["left", "right", "none", "unknown"]
Outcome = Literal["confirmed", "rejected", "unsure", "withdrawn"]  # withdrawn: its reviewer says nothing any more
