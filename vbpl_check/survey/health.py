"""Is a corpus right, complete, clean and alive (đúng, đủ, sạch, sống)?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vbpl_check.model import (
    Address,
    Ailment,
    Delegation,
    DocumentInfo,
    Facts,
    Health,
    Problem,
    Reference,
    Status,
    Virtue,
)
from vbpl_check.survey.delegation import Maker, delegations
from vbpl_check.text import fold

_VIRTUES: tuple[Virtue, ...] = ("dung", "du", "sach", "song")
_PAST = ("repeals", "replaces", "amends")  # roles of references that need not be at hand


@dataclass(frozen=True)
class Corpus:
    """What the documents of a corpus are and how they hang together.

    ``copies``: (id of a document, id of the other copy of it); ``issuers``: id -> what identifies the issuing body;
    ``makers``: the bodies that issue documents, by the name that norms give them.
    """

    facts: Sequence[Facts]
    references: Sequence[Reference]
    statuses: Mapping[Address, Status]
    copies: Sequence[tuple[str, str]]
    issuers: Mapping[str, str]
    makers: Mapping[str, Maker]


def health(corpus: Corpus, own: Iterable[Ailment], unread: Iterable[Problem], as_of: date) -> Health:
    """The ailments of the corpus with ``own``, those of single documents, and ``unread`` inputs."""
    infos = {entry.document.id: entry.document for entry in corpus.facts}
    found = [
        *own,
        *_duplicates(infos, corpus.copies),
        *_missing(corpus.references),
        *_dead(corpus.references, corpus.statuses, infos),
        *_unmet(corpus),
        *(Ailment("unread", "du", "", p.file, slots=(("problem", p.slug), *p.slots)) for p in unread),
    ]
    return Health(
        as_of,
        tuple(infos.values()),
        sum(info.provisions for info in infos.values()),
        tuple(sorted(found, key=_weight)),
    )


def _weight(ailment: Ailment) -> tuple[object, ...]:
    return (
        _VIRTUES.index(ailment.virtue), ailment.kind, -ailment.count, ailment.file, str(ailment.address or ""),
        ailment.slots,
    )  # fmt: skip


def _duplicates(infos: Mapping[str, DocumentInfo], copies: Sequence[tuple[str, str]]) -> Iterator[Ailment]:
    """Copies of one document, and different documents under one number of one issuer."""
    same = set()
    for copy, kept in copies:
        one, other = infos[copy], infos[kept]
        same.add(frozenset((copy, kept)))
        kind = "copy" if _number(one) and _number(one) == _number(other) else "near-copy"
        yield Ailment(
            kind, "sach", copy, one.name, slots=(("other", other.name), ("number", other.header.number or ""))
        )
    groups: dict[tuple[str, str], list[DocumentInfo]] = defaultdict(list)
    for info in infos.values():
        if _number(info):
            groups[_number(info), fold(info.header.issuer or "")].append(info)
    for group in groups.values():
        for info in group[1:]:
            if frozenset((info.id, group[0].id)) not in same:
                slots = (("number", info.header.number or ""), ("other", group[0].name))
                yield Ailment("same-number", "sach", info.id, info.name, slots=slots)


def _number(info: DocumentInfo) -> str:
    return fold(info.header.number or "").replace(" ", "").lstrip("0")


def _missing(references: Sequence[Reference]) -> Iterator[Ailment]:
    """Documents that are cited but not at hand: by number, else by name and year."""
    cited: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        citation = reference.citation
        work = citation.work
        if reference.target.status == "no_document" and citation.role not in _PAST and not citation.quoted:
            if work.number:
                cited[_key(work.number)].append(reference)
            elif work.name:
                cited[_key(f"{work.name} {work.year or ''}")].append(reference)
    for found in cited.values():
        first = found[0]
        work = first.citation.work
        name = work.number or f"{work.name} {work.year or ''}".strip()
        named = Counter(r.citation.work.name for r in found if r.citation.work.name)
        title = min(named, key=lambda each: (-named[each], each)) if named and work.number else ""
        citing = len({r.document.id for r in found})
        slots = (
            ("number", name),
            ("title", f" ({title})" if title else ""),
            ("count", str(len(found))),
            ("documents", str(citing)),
        )
        yield Ailment("missing", "du", first.document.id, first.document.name, first.citation.source, slots, len(found))


def _key(name: str) -> str:
    return fold(name).replace(" ", "").lstrip("0")


def _dead(
    references: Sequence[Reference], statuses: Mapping[Address, Status], infos: Mapping[str, DocumentInfo]
) -> Iterator[Ailment]:
    """Documents at hand that have ended, and living documents that still point to ended ones."""
    for info in infos.values():
        if statuses.get(Address(info.id)) == "ended":
            yield Ailment("ended", "song", info.id, info.name)
    pointing: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references:
        citation, on = reference.citation, reference.ended_on
        if on is None or citation.role in _PAST or citation.quoted:
            continue
        if statuses.get(Address(reference.document.id)) == "ended":
            continue
        if reference.ended_by is not None and reference.ended_by.source.document == reference.document.id:
            continue
        pointing[reference.document.id, _cited(reference)].append(reference)
    for (_, cited), found in pointing.items():
        first = found[0]
        by = first.ended_by_document
        slots = (
            ("cited", cited), ("count", str(len(found))),
            ("on", f"{first.ended_on:%d/%m/%Y}" if first.ended_on else ""),
            ("by", (by.header.number or by.header.title or by.name) if by else ""),
        )  # fmt: skip
        yield Ailment(
            "cites-ended", "song", first.document.id, first.document.name, first.citation.source, slots, len(found)
        )


def _cited(reference: Reference) -> str:
    target, work = reference.target_document, reference.citation.work
    return (target.header.number if target else None) or work.number or work.name or reference.citation.raw


def _unmet(corpus: Corpus) -> Iterator[Ailment]:
    """Delegations of living documents that no document at hand took up.

    Taken up: a document of that body, not older, guides the delegating one, is based on it, or cites the clause.
    Only bodies of which the corpus has documents are looked at: the law of one province cannot show what a ministry
    did not do.
    """
    taken: dict[str, set[str]] = defaultdict(set)
    for reference in corpus.references:
        target = reference.target.address
        if target is not None and target.document != reference.document.id:
            body = corpus.issuers.get(reference.document.id, "")
            if reference.citation.role in ("guides", "basis", "cites"):
                taken[target.document].add(body)
    present = set(corpus.issuers.values()) - {""}
    for entry in corpus.facts:
        info = entry.document
        if corpus.statuses.get(Address(info.id)) == "ended" or info.drafted:
            continue
        groups: dict[str, list[Delegation]] = defaultdict(list)
        for each in delegations(entry, corpus.makers):
            maker = corpus.makers[each.body].issuer
            if maker in present and maker not in taken[info.id]:
                groups[each.body].append(each)
        for body, found in groups.items():
            first = found[0]
            slots = (("body", body), ("form", first.form), ("count", str(len(found))), ("words", first.words))
            yield Ailment("unmet", "du", info.id, info.name, first.source, slots, len(found))
