"""Papers of a draft beside the list above that its article repeats or adds to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vbpl_check.compare import terms, tier
from vbpl_check.link.graph import Evidence
from vbpl_check.link.scope import Scope
from vbpl_check.model import Address, Norm, Requirement, RequirementPair, Span
from vbpl_check.papers import Paper, PaperList, added_papers, fits, may_be_new, paper_lists
from vbpl_check.settings import LinkSettings
from vbpl_check.text import lowered
from vbpl_check.weights import Weights

_FITS = 0.33  # how well a list above must fit the article
_BESIDE = 60  # norms kept of the article of the list


@dataclass(frozen=True)
class _Book:
    """A document above: its lists of papers, its norms by article, and how much its words tell."""

    lists: list[PaperList]
    articles: dict[Address, list[Norm]]
    texts: list[str]
    weights: Weights


def paper_pairs(scope: Scope, evidence: Evidence, settings: LinkSettings) -> Iterator[RequirementPair]:
    """For each article of a draft that names a dossier, its papers beside the list above that fits it best."""
    books: dict[int, _Book] = {}
    for position in scope.sources:
        document = scope.facts[position].document
        if not document.drafted:
            continue
        for norms in _articles(scope.norms(position)).values():
            listed = [paper for entry in paper_lists(norms) for paper in entry.papers]
            added = [paper for norm in norms for paper in added_papers(norm)]
            papers = added + [paper for paper in listed if not any(_same(paper, other) for other in added)]
            wanted = [paper for paper in papers if may_be_new(paper)]
            if not wanted:
                continue
            for place in scope.members:
                above = scope.facts[place].document
                if place == position or tier(document, above) != -1 or not scope.may_meet(position, place):
                    continue
                book = books[place] if place in books else books.setdefault(place, _book(list(scope.norms(place))))
                listing = _best(book, listed, norms)
                if listing is not None:
                    yield from _pairs(wanted, listing, book, scope, position, place, evidence, settings)


def _same(paper: Paper, other: Paper) -> bool:
    return paper.norm is other.norm and paper.start < other.end and other.start < paper.end


def _book(norms: list[Norm]) -> _Book:
    own = [norm for norm in norms if not norm.quoted]
    lists = paper_lists(own)
    if not lists:
        return _Book([], {}, [], Weights())  # most documents list none: their words need not be counted
    texts = [lowered(f"{norm.heading} {norm.lead_in} {norm.text}") for norm in own]
    known: Counter[str] = Counter()
    for text in texts:
        known.update(terms(text))
    return _Book(lists, _articles(own), texts, Weights(known, len(own)))


def _articles(norms: Iterator[Norm] | Sequence[Norm]) -> dict[Address, list[Norm]]:
    found: dict[Address, list[Norm]] = defaultdict(list)
    for norm in norms:
        found[_article(norm.provision)].append(norm)
    return found


def _article(address: Address) -> Address:
    for depth, (level, _) in enumerate(address.parts):
        if level == "dieu":
            return Address(address.document, address.parts[: depth + 1])
    return address


def _best(book: _Book, listed: Sequence[Paper], norms: Sequence[Norm]) -> PaperList | None:
    """The list that fits an article best, if it fits at all."""
    text = lowered(" ".join([norms[0].heading, *(norm.text for norm in norms)]))
    scored = [(fits(listing, listed, text, book.weights), -number) for number, listing in enumerate(book.lists)]
    best, number = max(scored, default=(0.0, 0))
    return book.lists[-number] if best >= _FITS else None


def _pairs(
    papers: Sequence[Paper], listing: PaperList, book: _Book, scope: Scope, position: int, place: int,
    evidence: Evidence, settings: LinkSettings,
) -> Iterator[RequirementPair]:  # fmt: skip
    beside = book.articles[_article(listing.first.provision)]
    whole = lowered(" ".join([listing.first.heading, *(f"{norm.lead_in} {norm.text}" for norm in beside)]))
    for paper in papers:
        known = max(
            book.weights.cover(paper.name, whole), *(book.weights.cover(paper.name, text) for text in book.texts)
        )
        start = paper.norm.span.start
        asked = Requirement(
            "paper", "required", Span(start + paper.start, start + paper.end), paper.name, (paper.name,),
            added=paper.added, listed=listing.name,
        )  # fmt: skip
        yield RequirementPair(
            paper.norm,
            listing.first,
            asked,
            scope.facts[position].document,
            scope.facts[place].document,
            settings.as_of,
            evidence.between(paper.norm.provision, listing.first.provision),
            beside=tuple(beside[:_BESIDE]),
            known=known,
        )
