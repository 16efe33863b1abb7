"""What is wrong with one document by itself: gaps in its header, a cut text, metadata that its text denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vbpl_check.model import Address, Ailment, Document, Header, Metadata, Provision, Virtue
from vbpl_check.text import fold, squeeze

# "5", "12a" at the head of an article's label
_ARTICLE = re.compile(r"(\d+)[a-zđ]?\d*$")
_ENDED = '.…;:/”"»)]!?'
_ALIKE_TITLES = 55.0  # rapidfuzz score of two titles below which they are two documents' titles
_END = 80  # characters of the end of a text that are quoted


def condition(document: Document, printed: Header, metadata: Metadata) -> tuple[Ailment, ...]:
    """The ailments of one document; ``printed`` is what its text alone says, ``metadata`` what came with it."""
    found = [*_gaps(document), *_cuts(document), *_articles(document), *_contradictions(document, printed, metadata)]
    return tuple(found)


def _ailment(document: Document, kind: str, virtue: Virtue, address: Address | None = None, **slots: str) -> Ailment:
    return Ailment(kind, virtue, document.id, document.name, address, tuple(slots.items()))


def _gaps(document: Document) -> Iterator[Ailment]:
    """What an issued document must say of itself; a draft need not."""
    header = document.header
    if header.draft:
        return
    if header.number is None:
        yield _ailment(document, "unnumbered", "du")
    if header.issued is None:
        yield _ailment(document, "undated", "du")
    if header.effective is None and not header.consolidated:
        yield _ailment(document, "no-effective", "du")
    if header.kind is None:
        yield _ailment(document, "no-kind", "du")


def _cuts(document: Document) -> Iterator[Ailment]:
    """A text that stops without a signature; worse, within a sentence."""
    signed = document.closing.end > document.closing.start
    own = [unit for unit in document.provisions if not unit.quoted]
    if signed or not own or document.header.draft or any(unit.level == "phu_luc" for unit in own):
        return
    end = document.text.rstrip()
    tail = squeeze(end[-_END:])
    if end and end[-1] not in _ENDED:
        yield _ailment(document, "cut", "du", own[-1].address, words=tail)
    else:
        yield _ailment(document, "unsigned", "du", own[-1].address, words=tail)


def _articles(document: Document) -> Iterator[Ailment]:
    """Articles left out or there twice, in each numbering of the document."""
    rows: dict[tuple[tuple[str, str], ...], list[Provision]] = defaultdict(list)
    for unit in document.provisions:
        if unit.level == "dieu" and not unit.quoted:
            root = tuple(part for part in unit.address.parts[:-1] if part[0] in ("kem_theo", "phu_luc"))
            rows[root].append(unit)
    for units in rows.values():
        yield from _jumps(document, units)


def _jumps(document: Document, units: Sequence[Provision]) -> Iterator[Ailment]:
    places = [(int(found[1]), unit) for unit in units if (found := _ARTICLE.match(unit.label.lower()))]
    if places and places[0][0] > 1:
        yield _ailment(document, "starts-late", "du", places[0][1].address, first=places[0][1].label)
    for (before, one), (after, other) in pairwise(places):
        if after > before + 1:
            yield _ailment(
                document, "article-gap", "du", other.address, before=one.label, after=other.label,
                missing=str(after - before - 1),
            )  # fmt: skip
        elif after < before or other.label == one.label:
            yield _ailment(document, "article-back", "sach", other.address, before=one.label, after=other.label)


def _contradictions(document: Document, printed: Header, metadata: Metadata) -> Iterator[Ailment]:
    """Where the metadata and the text both speak, and differ."""
    if metadata.number and printed.number and not _same_number(metadata.number, printed.number):
        yield _ailment(document, "other-number", "dung", given=metadata.number, printed=printed.number)
    for kind, given, written in (
        ("other-date", metadata.issued, printed.issued),
        ("other-effective", metadata.effective, printed.effective),
    ):
        if given and written and given != written:
            yield _ailment(document, kind, "dung", given=f"{given:%d/%m/%Y}", printed=f"{written:%d/%m/%Y}")
    if metadata.title and printed.title and not _alike(metadata.title, printed.title):
        yield _ailment(document, "other-title", "dung", given=squeeze(metadata.title), printed=squeeze(printed.title))


def _same_number(one: str, other: str) -> bool:
    """Spellings of one number agree: "1/2020/ND-CP" and "01/2020/NĐ-CP", "21-LCT/HĐNN" and "21-LCT/HĐNN8"."""
    shorter, longer = sorted((fold(number).replace(" ", "").lstrip("0") for number in (one, other)), key=len)
    return longer.startswith(shorter) and not longer[len(shorter) :].strip("0123456789")


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(fold(one), fold(other)) >= _ALIKE_TITLES
