"""What has ended by the as-of date, as the documents at hand say it: repealed, replaced, or run out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vbpl_check.link._ends import day_of_end, ended_subjects, ends_part, keeps_part
from vbpl_check.link._identity import number_key
from vbpl_check.link._trees import Parts, plain
from vbpl_check.link._works import is_local, name_key, number_year
from vbpl_check.link.resolve import Resolver, resolution_named
from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Header, Life, Link, Reference, Target
from vbpl_check.text import fold, squeeze

# issuers by the end of the number, the highest first: "45/2019/qh14", "15/2020/nd-cp", "3/2021/qd-ttg", "1/2020/tt-btc"
_ISSUERS = (
    re.compile(r"/qh\d+$"),
    re.compile(r"ubtvqh\d+$"),
    re.compile(r"/(?:nd|nq)-cp$"),
    re.compile(r"-ttg$"),
    re.compile(r"/ttlt-|/tt-"),
    re.compile(r"-(?:hdnd|ubnd)$"),
)
_ENDING = ("repeals", "replaces")
# "Trường hợp các văn bản được dẫn chiếu tại Thông tư này được sửa đổi, bổ sung, thay thế thì áp dụng theo văn bản mới"
_RENEWED = re.compile(
    r"\b(?:trường hợp|khi|nếu)\s[^.;]{0,60}?\bvăn bản\b[^.;]{0,120}?(?:dẫn chiếu|viện dẫn|này)\b[^.;]{0,120}?"
    r"\b(?:sửa đổi|bổ sung|thay thế)[^.;]{0,160}?\b(?:theo|áp dụng)\b",
    re.IGNORECASE,
)
Key = tuple[str, str, int]  # ("id", document, 0), ("number", key, 0), ("name", key, year)


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a document or a provision. ``by`` is None for a document that ran out by its own words."""

    on: date
    by: Link | None = None
    document: DocumentInfo | None = None
    partly: bool = False  # the ending sentence keeps some of it in force
    spared: frozenset[Parts] = frozenset()  # what it keeps, as far as it names provisions
    about: tuple[str, ...] = ()  # only what the document says of these subjects ended, in lower case


@dataclass(frozen=True)
class Endings:
    """All endings up to the as-of date; iterates over the ids of the documents that ended as a whole."""

    works: Mapping[Key, Ending]
    provisions: Mapping[Key, Mapping[Parts, Ending]]
    subjects: Mapping[Key, tuple[Ending, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(key[1] for key, end in self.works.items() if key[0] == "id" and not end.partly))

    def __contains__(self, document: object) -> bool:
        return ("id", document, 0) in self.works

    def of_document(self, document: str) -> Ending | None:
        """The end of a document at hand, by its id."""
        return self.works.get(("id", document, 0))

    def of(self, citation: Citation, target: Target, sentence: str = "") -> Ending | None:
        """The end of what a citation names: of the provision, else of its document; None if alive or unknown.

        ``sentence``: the citing words, which tell whether a subject that ended is meant.
        """
        parts = plain(citation.parts)
        # a number says more than name and year: two laws of 2025 share one name
        keys = [key for key in _keys(citation, target) if key[0] != "name" or not citation.work.number]
        for key in keys:
            ends = self.provisions.get(key, {})
            found = [ends[parts[:size]] for size in range(len(parts), 0, -1) if parts[:size] in ends]
            if found:
                return found[0]
        whole = next((self.works[key] for key in keys if key in self.works), None)
        if whole is None:
            words = squeeze(sentence.replace(citation.raw, " ")).lower()
            parted = (end for key in keys for end in self.subjects.get(key, ()))
            return next((end for end in parted if any(subject in words for subject in end.about)), None)
        return None if parts and any(_meet(parts, spared) for spared in whole.spared) else whole


def endings(facts: Sequence[Facts], resolver: Resolver, as_of: date) -> Endings:
    """What the documents in ``facts`` end at or before ``as_of``; drafts end nothing. Unknown days end nothing."""
    works: dict[Key, Ending] = {}
    provisions: dict[Key, dict[Parts, Ending]] = {}
    subjects: dict[Key, tuple[Ending, ...]] = {}
    headers = {entry.document.id: entry.document.header for entry in facts}
    for entry in sorted(facts, key=lambda entry: entry.document.id):
        header = entry.document.header
        if header.expires is not None and header.expires <= as_of:
            _keep(works, ("id", entry.document.id, 0), Ending(header.expires))
        year = number_year(number_key(header.number or ""))
        for citation, target, ending in _ended_by(entry, resolver, as_of, headers):
            for key in _keys(citation, target):
                if key[0] == "name" and key[2] == year:
                    continue  # the ending document may bear that name and year itself
                if citation.parts:
                    provisions.setdefault(key, {}).setdefault(plain(citation.parts), ending)
                elif ending.about:
                    subjects[key] = (*subjects.get(key, ()), ending)
                else:
                    _keep(works, key, ending)
    return Endings(works, provisions, subjects)


def _ended_by(
    entry: Facts, resolver: Resolver, as_of: date, headers: Mapping[str, Header]
) -> Iterator[tuple[Citation, Target, Ending]]:
    """What one document ends, with the citation that says so."""
    header = entry.document.header
    for citation in entry.citations if not header.draft else ():
        if citation.role not in _ENDING or citation.quoted:
            continue
        target = resolver.resolve(citation)
        on = day_of_end(citation, header)
        if on is None or on > as_of or not _can_end(citation, target, entry, headers):
            continue
        about = ended_subjects(citation) if not citation.parts else ()
        if ends_part(citation) and not about:
            continue
        link = Link(citation.source, _address(citation, target), citation.role, citation.context or citation.raw)
        partly = not citation.parts and keeps_part(citation)
        spared = _spared(citation, entry.citations) if partly else frozenset()
        yield citation, target, Ending(on, link, entry.document, partly or bool(about), spared, about)


def references(
    facts: Sequence[Facts],
    resolver: Resolver,
    ended: Endings,
    as_of: date,
    draft_mode: bool = True,
    life_of: Callable[[Address], Life] | None = None,
) -> Iterator[Reference]:
    """One reference for each citation of ``facts``, with what it resolves to and what ended that.

    Without ``draft_mode`` a text that only lacks number and date is a bare copy of unknown age: nothing it cites is
    said to have ended. ``life_of`` tells what became of an address (``lives``).
    """
    infos = resolver.infos()
    for entry in facts:
        surroundings = _Surroundings(entry)
        amending = _amending(entry.citations)
        renewed = any(_RENEWED.search(norm.text) for norm in entry.norms)
        undated = entry.document.drafted and not entry.document.header.draft and not draft_mode
        for citation in entry.citations:
            target = resolver.resolve(citation)
            sentence, transitional = surroundings.of(citation)
            end = None if undated or id(citation) in amending else ended.of(citation, target, sentence)
            if end is not None and end.by is not None and citation.parts and resolver.holds(target, end.by.source):
                end = None  # a later amendment has put back what this one took out
            place = target.address or target.nearest
            yield Reference(
                citation,
                sentence,
                target,
                entry.document,
                as_of,
                infos.get(place.document) if place else None,
                end.by if end else None,
                end.document if end else None,
                end.on if end else None,
                transitional,
                life_of(place) if life_of and place and not undated else None,
                resolver.headings(place.document) if place else (),
                surroundings.heading(citation),
                resolver.bodies(place.document) if place and entry.document.drafted else (),
                renewed,
            )


class _Surroundings:
    """The words around the citations of one document."""

    def __init__(self, facts: Facts) -> None:
        self._norms = sorted(facts.norms, key=lambda norm: norm.span)
        self._starts = [norm.span.start for norm in self._norms]
        self._headings = [(p.span.start, p.body.start, p.heading) for p in facts.provisions if p.heading]
        self._articles = {p.label: p.heading for p in facts.provisions if p.level == "dieu" and p.heading}
        self._transitional = {norm.provision.label("dieu") for norm in facts.norms if norm.transitional} - {None}

    def of(self, citation: Citation) -> tuple[str, bool]:
        """The citing words, and whether they stand in an article on transition."""
        return self._sentence(citation), citation.source.label("dieu") in self._transitional

    def heading(self, citation: Citation) -> str:
        """The heading of the article that cites, "" without one."""
        return self._articles.get(citation.source.label("dieu") or "", "")

    def _sentence(self, citation: Citation) -> str:
        """The norm around the citation, else the words that the norms below go on with, else the heading it is in."""
        index = bisect_right(self._starts, citation.span.start) - 1
        if index >= 0 and self._norms[index].span.end >= citation.span.end:
            return self._norms[index].text
        if index + 1 < len(self._norms) and citation.raw in self._norms[index + 1].lead_in:
            return self._norms[index + 1].lead_in
        place = bisect_right(self._headings, citation.span.start, key=lambda heading: heading[0]) - 1
        if place >= 0 and citation.span.start < self._headings[place][1]:
            heading = self._headings[place][2]
            if squeeze(citation.raw) in squeeze(heading):
                return heading
        return citation.context or citation.raw


def _amending(citations: Sequence[Citation]) -> set[int]:
    """Mentions that only say what amended the document before them: their wording lives on in that document."""
    found: set[int] = set()
    hosts = [citation for citation in citations if citation.amended_by]
    for host in hosts:
        numbers = set(host.amended_by)
        first = bisect_right(citations, host.span, key=lambda citation: citation.span)
        for citation in citations[first : first + 2 * len(numbers)]:
            if citation.work.number in numbers and not citation.parts:
                found.add(id(citation))
    return found


def _keep(works: dict[Key, Ending], key: Key, ending: Ending) -> None:
    """The whole end before a partial one, then the earlier."""
    known = works.get(key)
    if known is None or (ending.partly, ending.on) < (known.partly, known.on):
        works[key] = ending


def _keys(citation: Citation, target: Target) -> Iterator[Key]:
    """Under what a cited work is filed, the surest first."""
    work = citation.work
    place = target.address or (target.nearest if target.status == "no_provision" else None)
    if place is not None and target.status != "ambiguous":
        yield "id", place.document, 0
    if work.kind == "this":
        return
    if work.number:
        key = number_key(work.number)
        if not is_local(key):
            yield "number", f"{key} nghi quyet" if resolution_named(citation) else key, 0
    if work.name and (work.year or work.number):
        yield "name", name_key(work.name), work.year or number_year(number_key(work.number))


def _spared(citation: Citation, citations: Sequence[Citation]) -> frozenset[Parts]:
    """The provisions that "hết hiệu lực, trừ Điều 159 và điểm h khoản 1 Điều 192" keeps; not those of "Luật này"."""
    end = citation.span.start + len(citation.context)
    first = bisect_right(citations, citation.span, key=lambda other: other.span)
    kept: set[Parts] = set()
    for other in citations[first:]:
        if other.source != citation.source or other.span.start > end:
            break
        same = (other.work.number or other.work.name) == (citation.work.number or citation.work.name)
        if other.parts and (same or (other.work.kind == "this" and "này" not in other.raw)):
            kept.add(plain(other.parts))
    return frozenset(kept)


def _meet(one: Parts, other: Parts) -> bool:
    return one[: len(other)] == other[: len(one)]


def _rank(number: str) -> int:
    """How high the issuer of a numbered document stands; 0 when the number does not tell."""
    return next((len(_ISSUERS) - place for place, mark in enumerate(_ISSUERS) if mark.search(number)), 0)


def _address(citation: Citation, target: Target) -> Address:
    if target.address is not None:
        return target.address
    return Address(citation.work.number or citation.work.name or "", citation.parts)


def _can_end(citation: Citation, target: Target, entry: Facts, headers: Mapping[str, Header]) -> bool:
    """A document ends older ones, by an issuer that may; a number of another province is another document."""
    header = entry.document.header
    if citation.work.kind == "this":
        return not citation.parts
    if 0 < _rank(number_key(header.number)) < _rank(number_key(citation.work.number)):
        return False
    if target.address is not None and target.address.document in headers:
        old = headers[target.address.document]
        if target.address.document == entry.document.id:
            return False
        if old.issued and header.issued and old.issued > header.issued:
            return False
        return not (old.territory and header.territory and fold(old.territory) != fold(header.territory))
    year = citation.work.year or number_year(number_key(citation.work.number))
    return not (year and header.issued and year > header.issued.year)
