"""What a kho keeps of each document, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vbpl_check.model.document import Header


@dataclass(frozen=True, slots=True)
class Cited:
    """A document named by an article, with the article of it that is meant; ``number`` "" is the citing document."""

    number: str | None = None
    name: str | None = None
    dieu: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A khoản or điểm inside an article: its path ("khoan-1.diem-b") and its place in the article's text."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A Điều as text, with the headings above it and what it cites."""

    label: str
    heading: str
    crumb: str
    text: str
    clauses: tuple[Clause, ...] = ()
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """One document of a kho.

    ``ends``: numbers of the documents that it repeals or replaces as a whole; ``basis``: what it cites outside its
    articles, mostly as căn cứ; ``changes``: whether it orders to change other documents.
    """

    id: str
    name: str
    header: Header
    articles: tuple[Article, ...]
    ends: tuple[str, ...] = ()
    basis: tuple[Cited, ...] = ()
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A document of a kho without its text.

    ``ended``: the day from which another document of the kho ended it; ``changes``: whether it changes others.
    """

    id: str
    name: str
    header: Header
    ended: date | None = None
    ended_by: str | None = None
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision that answers a question.

    ``score`` 0..1; ``why``: cites, cited_by, same_sources, same_subject, words, named;
    ``status``: in_force, ended, not_yet or unknown at the date asked for; ``quote`` starts at the clause that answers.
    """

    address: str  # "45/2019/QH14#dieu-20"
    score: float
    why: str
    title: str = ""  # of the document: "Luật Đất đai"
    heading: str = ""
    quote: str = ""
    status: str = "unknown"
    changed_by: tuple[str, ...] = ()  # numbers of the documents that made the wording quoted what it is
