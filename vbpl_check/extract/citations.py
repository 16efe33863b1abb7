"""Citations (viện dẫn): "điểm a khoản 2 Điều 5 Luật Đất đai" as a path inside a document.

Forms after Nghị định 34/2016/NĐ-CP Điều 75 and Nghị định 78/2025/NĐ-CP Điều 68.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vbpl_check.extract._citation_chain import Chain, Parts, Path, attach_mentions, build_chains, paths
from vbpl_check.extract._citation_nobody import in_form, is_nobody
from vbpl_check.extract._citation_place import Places
from vbpl_check.extract._citation_roles import Item, assign_roles
from vbpl_check.extract._citation_table import CitationTable, patterns
from vbpl_check.extract._citation_titles import mark_neighbours
from vbpl_check.extract._citation_units import RANKS, THIS, find_units
from vbpl_check.extract._citation_works import Mention, find_letters, find_mentions
from vbpl_check.model import Address, Citation, Document, Span, Work

__all__ = ["CitationTable", "find_citations"]

_CHANGING = ("amends", "repeals")
_LONGEST_CONTEXT = 1500


def find_citations(document: Document, table: CitationTable) -> tuple[Citation, ...]:
    """All citations of a document in reading order, one for each target; "Luật này" without a provision is none."""
    found = patterns(table)
    text = document.text
    places = Places(document)
    letters = find_letters(text, [span.start for span in document.basis], found)
    known = {mention.end for mention in letters}
    mentions = sorted(
        [*letters, *(m for m in find_mentions(text, found) if m.end not in known)], key=lambda mention: mention.start
    )
    chains = build_chains(text, find_units(text, found), places)
    attach_mentions(text, chains, mentions)
    starts = {id(chain.mention): chain.start for chain in chains if chain.mention}
    mark_neighbours(text, mentions, {m.start: starts[id(m)] for m in mentions if id(m) in starts})
    items = _items(chains, mentions, places)
    assign_roles(items, places, found)
    reader = _Reader(places)
    return tuple(citation for item in items for citation in reader.read(item))


def _items(chains: list[Chain], mentions: list[Mention], places: Places) -> list[Item]:
    used = {id(chain.mention) for chain in chains}
    items = []
    for chain in chains:
        if chain.mention and chain.mention.blank:
            continue
        end = max(chain.end, chain.mention.end) if chain.mention else chain.end
        items.append(_item(chain.start, end, chain, chain.mention, places))
    for mention in mentions:
        if id(mention) not in used and not is_nobody(mention, places):
            items.append(_item(mention.start, mention.end, None, mention, places))
    items.sort(key=lambda item: (item.start, item.end))
    notes = places.notes()
    return [item for item in items if not (_within(item.start, notes) or in_form(item, places))]


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


def _item(start: int, end: int, chain: Chain | None, mention: Mention | None, places: Places) -> Item:
    index = places.at(start)
    quoted = (index >= 0 and places.provisions[index].quoted) or places.in_quotes(start)
    address = places.address(index).parts
    closing = places.document.closing
    annexed = (bool(address) and address[0][0] == "phu_luc") or closing.start <= start < closing.end
    return Item(start, end, chain, mention, index, quoted, annexed)


# " của Liên Hợp Quốc", " của hợp đồng", not " của Quy chế này"
_OF_OTHERS = re.compile(r"\s+của\s+(?!(?:\w+\s+){1,3}này(?!\w))(?=\w)")
# "(chi tiết tại ", "theo ", "(có ", before "Phụ lục kèm theo)"
_POINTED_AT = re.compile(r"(?:tại|theo|có|chi\s+tiết|xem)\s+$")
_ALONE = re.compile(r"\s+(?:(?:ban\s+hành\s+)?kèm\s+theo|đính\s+kèm)\s*(?:[).;,\n]|$)")


@dataclass
class _Reader:
    """Turns items into citations in reading order; remembers what amending provisions work on."""

    places: Places
    amended: dict[int, tuple[Work, Parts]] = field(default_factory=dict)  # provision -> its document and common path
    article: tuple[int, str] = (-1, "")  # provision and label of the article named last, for "Điều trên"

    def read(self, item: Item) -> Iterator[Citation]:
        """The citations of one item."""
        targets = paths(self.places.document.text, item.chain) if item.chain else [Path((), item.start)]
        governing = self._governing(item)
        wanted: list[tuple[Path, Parts, Work]] = []
        for path in targets:
            work = self._work(item, path, governing)
            parts = self._complete(item, path, governing, work)
            if parts is not None:
                wanted.append((path, parts, work))
        self._remember(item, wanted)
        for path, parts, work in wanted:
            yield self._citation(item, path, parts, work)

    def _governing(self, item: Item) -> tuple[Work, Parts] | None:
        """The document and path that the nearest amending provision above works on."""
        for index in self.places.parents(item.provision):
            if index in self.amended:
                return self.amended[index]
        if item.quoted or item.role in _CHANGING:
            return self.amended.get(-1)
        return None

    def _work(self, item: Item, path: Path, governing: tuple[Work, Parts] | None) -> Work:
        named = item.mention.work if item.mention is not None else None
        if named is not None and not path.this and named.kind not in ("this", "attached"):
            return governing[0] if governing and _is_same_kind(item.mention, governing[0]) else named
        if named is not None and named.number and not path.this:
            return named
        if item.quoted:
            base = governing[0] if governing else Work()
            return replace(base, kind="amended")
        if path.this:
            return Work()
        if named is not None:
            return named
        return governing[0] if governing else Work()

    def _complete(self, item: Item, path: Path, governing: tuple[Work, Parts] | None, work: Work) -> Parts | None:
        """The whole path: "này" and missing outer levels filled from the place; None when it cannot be known."""
        parts = path.parts
        if not parts:
            return parts
        if any(level == "phu_luc" and label != THIS for level, label in parts):
            return self._annexed(item, parts)
        if parts[0] == ("phu_luc", THIS):
            return self._in_annex(item, parts)
        around = self.places.labels(item.provision)
        if governing and (item.quoted or item.role in _CHANGING):
            around = {**dict(governing[1]), **(around if item.quoted else {})}
        filled: list[tuple[str, str]] = []
        for level, label in parts:
            if label == THIS:
                label = self._pointed(item, level, around) if path.that else around.get(level, "")
            if not label or level == "phu_luc":
                return None
            filled.append((level, label))
        return self._anchored(item, path, tuple(filled), around, work)

    def _annexed(self, item: Item, parts: Parts) -> Parts | None:
        """ "Mục 3 Phụ lục I", the annex first; None when it may be that of a document which is not named."""
        annex = next(part for part in parts if part[0] == "phu_luc" and part[1] != THIS)
        unnamed = item.mention is None or item.mention.bare
        inner = tuple(part for part in parts if part[0] != "phu_luc")
        if any(name == THIS for _, name in inner):
            return None
        elsewhere = unnamed and not item.quoted and "phu_luc" in self.places.labels(item.provision)
        if elsewhere and Address(self.places.document.id, (annex,)) not in self.places.known:
            return None  # a table of an annex names annexes of the documents that it lists
        return (
            None if unnamed and (self._not_own(item, bool(annex[1])) or (inner and not annex[1])) else (annex, *inner)
        )

    def _not_own(self, item: Item, labelled: bool) -> bool:
        """Is an annex that no document is named with another one's, or one that the words do not point at?"""
        text, chain = self.places.document.text, item.chain
        end = chain.units[-1].end if chain else item.end
        if labelled:
            return _OF_OTHERS.match(text, end) is not None
        return item.annexed or not (
            _POINTED_AT.search(text, max(0, item.start - 20), item.start) and _ALONE.match(text, end)
        )

    def _in_annex(self, item: Item, parts: Parts) -> Parts | None:
        """ "Mục I Phụ lục này"; a blank annex has no place to point at."""
        label = self.places.labels(item.provision).get("phu_luc", "")
        if not label or any(name == THIS for _, name in parts[1:]):
            return None
        return (("phu_luc", label), *parts[1:])

    def _anchored(self, item: Item, path: Path, parts: Parts, around: dict[str, str], work: Work) -> Parts | None:
        """The path from its article on; a path without article is taken to be in this one only where it exists."""
        levels = [level for level, _ in parts]
        if "dieu" in levels:
            article = levels.index("dieu")
            if article == 0 and item.mention is None and not path.this and "phu_luc" in around and not item.quoted:
                return None  # forms in annexes cite their own blank articles
            self.article = (item.provision, parts[article][1])
            return parts[article:]
        top = RANKS[levels[0]]
        if top < RANKS["dieu"]:
            if "phu_luc" in around and item.mention is None:
                return None
            outer = (
                ("chuong",) if levels[0] in ("muc", "tieu_muc") and "chuong" in around and work.kind == "this" else ()
            )
            whole = (*((level, around[level]) for level in outer), *parts)
            sure = levels[0] in ("chuong", "phan") or path.this or item.mention is not None
            return whole if sure or self._exists(item, whole) else None
        if work.kind not in ("this", "amended") and item.role not in _CHANGING:
            return parts if item.mention is not None and levels[0] == "khoan" else None
        missing = [level for level in ("dieu", "khoan") if RANKS[level] < top]
        if levels[0] == "diem" and "khoan" not in around:
            missing = ["dieu"]
        if any(level not in around for level in missing):
            return None
        whole = (*((level, around[level]) for level in missing), *parts)
        sure = path.this or item.role in _CHANGING
        return whole if sure or self._exists(item, whole) else None

    def _exists(self, item: Item, parts: Parts) -> bool:
        source = self.places.address(item.provision)
        for cut in range(len(source.parts) + 1):
            if Address(source.document, (*source.parts[:cut], *parts)) in self.places.known:
                return True
        return False

    def _pointed(self, item: Item, level: str, around: dict[str, str]) -> str:
        """ "Điều trên" is the article named last in the same provision."""
        if level != "dieu":
            return around.get(level, "")
        return self.article[1] if self.article[0] == item.provision else ""

    def _remember(self, item: Item, wanted: list[tuple[Path, Parts, Work]]) -> None:
        if item.quoted or item.role not in _CHANGING or not wanted:
            return
        changed = [(parts, work) for path, parts, work in wanted if not path.beside] or [(wanted[0][1], wanted[0][2])]
        work = changed[0][1]
        if work.kind == "this":
            return
        if item.provision in self.amended:
            known, common = self.amended[item.provision]
            if _same(known, work):
                self.amended[item.provision] = (known, _common([common, *(parts for parts, _ in changed)]))
            elif item.provision == -1:
                self.amended[-1] = (Work("amended"), ())
            return
        self.amended[item.provision] = (work, _common([parts for parts, _ in changed]))

    def _citation(self, item: Item, path: Path, parts: Parts, work: Work) -> Citation:
        text = self.places.document.text
        role = item.role
        if (path.beside and role == "amends") or (role == "guides" and work.kind == "this"):
            role = "cites"
        context = self._context(item) if role not in ("cites", "basis") or item.annexed else ""
        amended_by = tuple(item.mention.amended_by) if item.mention is not None and not path.this else ()
        span = Span(item.start, item.end)
        source = self.places.address(item.provision)
        return Citation(source, span, text[item.start : item.end], work, parts, role, item.quoted, context, amended_by)

    def _context(self, item: Item) -> str:
        """The sentence with the words above a list; annexes have no norms that would tell what a citation is for."""
        text = self.places.document.text
        start, end = self.places.sentence(item.start)
        far = item.start - start > _LONGEST_CONTEXT // 2
        if far or text[item.start : item.end] in text[start : item.start]:
            start = item.start  # the first time that the context has the words is this one
        return f"{item.lead} {text[start:end]}".strip()[:_LONGEST_CONTEXT]


# folded kinds and what the number of such a document holds
_CODES = {"luat": "/QH", "nghi dinh": "NĐ-", "nghi quyet": "NQ-", "thong tu": "TT-", "quyet dinh": "QĐ-"}


def _is_same_kind(mention: Mention | None, work: Work) -> bool:
    """Is the document only called by its kind, that of ``work``: "Phụ lục I kèm theo Thông tư." in what amends one?"""
    if mention is None or not mention.bare or mention.foreign:
        return False
    code = _CODES.get(mention.kind)
    return code is not None and code in (work.number or "")


def _same(left: Work, right: Work) -> bool:
    return (left.number or left.name) == (right.number or right.name)


def _common(all_parts: list[Parts]) -> Parts:
    """What all paths begin with."""
    first = all_parts[0]
    for parts in all_parts[1:]:
        size = next(
            (i for i, pair in enumerate(zip(first, parts, strict=False)) if pair[0] != pair[1]),
            min(len(first), len(parts)),
        )
        first = first[:size]
    return first
