"""What surveys of a whole corpus make: the clause graph, the impact of a draft, the health of the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vbpl_check.model.document import Address
from vbpl_check.model.facts import Citation, DocumentInfo
from vbpl_check.model.report import LinkKind, TargetStatus
from vbpl_check.model.terms import Problem

EdgeKind = LinkKind | Literal["contains"]
Status = Literal["draft", "not_yet", "in_force", "ended", "unknown"]
ChangeKind = Literal["amends", "replaces", "repeals"]
Relation = Literal["amends", "replaces", "repeals", "guides", "guides_next", "basis", "cites"]
Virtue = Literal["dung", "du", "sach", "song"]  # right, complete, clean, alive


@dataclass(frozen=True, slots=True)
class Node:
    """A document (``level`` "van_ban") or a provision of the clause graph."""

    address: str
    level: str
    label: str
    heading: str  # of a document its title
    document: str  # id of the document
    number: str | None
    parent: str  # address of the node that contains it, "" for a document
    words: str  # how its own words begin
    status: Status
    quoted: bool  # words of another document, quoted by an amending one
    cited: int  # links that arrive
    citing: int  # links that leave


@dataclass(frozen=True, slots=True)
class Edge:
    """``count`` links of one kind from one place to another; ``why`` is the citing phrase of the first."""

    source: str
    target: str
    kind: EdgeKind
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class ClauseGraph:
    """Nodes in reading order, document by document; edges sorted by their ends, those that contain left out.

    ``cycles``: groups of provisions that cite each other in a ring, shortest first.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cycles: tuple[tuple[str, ...], ...] = ()
    documents: tuple[DocumentInfo, ...] = ()
    ranks: tuple[tuple[str, int], ...] = ()  # (id of a document, its rank); 1 is the highest
    as_of: date | None = None
    problems: tuple[Problem, ...] = ()
    failed: int = 0  # inputs that could not be read


@dataclass(frozen=True, slots=True)
class Change:
    """What a draft does to an existing document or provision; ``target`` None: it is not at hand or not certain."""

    kind: ChangeKind
    citation: Citation
    status: TargetStatus
    target: Address | None
    on: date | None  # first day of the change, None when unknown


@dataclass(frozen=True, slots=True)
class Touched:
    """A place of an existing document to be reviewed.

    ``change`` is the place in ``Impact.changes``; ``via`` what the words at ``address`` point to ("" kinds of changes:
    the clause of the draft).
    """

    address: Address
    relation: Relation
    change: int
    via: Address
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Affected:
    """An existing document with all that must be reviewed in it; ``rank`` 1 is the highest, None unknown."""

    document: DocumentInfo
    status: Status
    rank: int | None
    places: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """A clause that leaves details to a body, and the kind of document that this body issues ("" when unknown)."""

    source: Address
    body: str
    form: str
    words: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What drafts change in existing law; documents by rank, then by number."""

    as_of: date
    drafts: tuple[DocumentInfo, ...]
    changes: tuple[Change, ...]
    documents: tuple[Affected, ...]
    delegations: tuple[Delegation, ...]
    problems: tuple[Problem, ...] = ()
    failed: int = 0  # inputs that could not be read
    version: str = ""


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something wrong with a corpus; ``kind`` names a message ``health-<kind>`` that ``slots`` fill.

    ``document`` is the id of a document at hand, "" when there is none (a file not read); ``address`` where it shows.
    """

    kind: str
    virtue: Virtue
    document: str
    file: str
    address: Address | None = None
    slots: tuple[tuple[str, str], ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a corpus; ``ailments`` by virtue and kind, the weightiest first."""

    as_of: date
    documents: tuple[DocumentInfo, ...]
    provisions: int
    ailments: tuple[Ailment, ...]
    problems: tuple[Problem, ...] = ()
    failed: int = 0  # inputs that could not be read
    version: str = ""
