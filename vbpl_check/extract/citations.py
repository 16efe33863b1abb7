"""Citations (viện dẫn): "điểm a khoản 2 Điều 5 Luật Đất đai" as a path inside a document.

Forms after Nghị định 34/2016/NĐ-CP Điều 75 and Nghị định 78/2025/NĐ-CP Điều 68.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vbpl_check.extract._citation_chain import Chain, Parts, Path, attach_mentions, build_chains, paths
from vbpl_check.extract._citation_place import Places
from vbpl_check.extract._citation_roles import Item, assign_roles
from vbpl_check.extract._citation_table import CitationTable, patterns
from vbpl_check.extract._citation_titles import mark_neighbours
from vbpl_check.extract._citation_units import RANKS, THIS, find_units
from vbpl_check.extract._citation_works import Mention, clean_number, find_letters, find_mentions
from vbpl_check.model import Address, Citation, Document, Span, Work
from vbpl_check.text import fold

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
    own = clean_number(places.document.header.number or "")
    items = []
    for chain in chains:
        end = max(chain.end, chain.mention.end) if chain.mention else chain.end
        items.append(_item(chain.start, end, chain, chain.mention, places))
    for mention in mentions:
        nobody = mention.bare or mention.nested or _is_plain_this(mention) or (own and mention.work.number == own)
        nobody = nobody or _is_own_title(mention, places) or _is_issue_line(mention, places)
        if id(mention) not in used and not nobody:
            items.append(_item(mention.start, mention.end, None, mention, places))
    items.sort(key=lambda item: (item.start, item.end))
    notes = places.notes()
    return [item for item in items if not (_within(item.start, notes) or _in_form(item, places))]


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


def _is_plain_this(mention: Mention) -> bool:
    return mention.work.kind in ("this", "attached") and mention.work.number is None


# "Quốc hội ban hành Luật"
_ENACTING = re.compile(r"ban\s+hành\s+$")


def _is_own_title(mention: Mention, places: Places) -> bool:
    """Is it the document's own name, at the head of a line or after the words of enactment?"""
    document = places.document
    if (
        mention.start >= document.preamble.end
        or mention.work.number
        or mention.kind != fold(document.header.kind or "")
    ):
        return False
    before = document.text[max(0, mention.start - 12) : mention.start]
    return not before or before.endswith("\n") or _ENACTING.search(before) is not None


# "(Ban hành kèm theo Thông tư số 20/2016/TT-BTC ngày", "(Kèm theo Nghị định số" at the head of a line
_ISSUE_LINE = re.compile(r"\n\s*\(\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+$", re.IGNORECASE)


def _is_issue_line(mention: Mention, places: Places) -> bool:
    """Is it the document itself, named under the title of its own annex? A consolidated text has another number."""
    if mention.end <= places.document.preamble.end or places.in_quotes(mention.start):
        return False
    return _ISSUE_LINE.search(places.document.text, max(0, mention.start - 60), mention.start) is not None


# kinds of which a form may be: "Quyết định này" in a form annexed to a Thông tư is the form that will be filled in
_KINDS = frozenset(("luat", "nghi dinh", "nghi quyet", "thong tu", "quyet dinh"))


def _in_form(item: Item, places: Places) -> bool:
    """Does a form in an annex speak of itself: "này" after a kind that is not the document's own?"""
    if not item.annexed or item.mention is None or item.mention.work.kind != "this":
        return False
    own, said = fold(places.document.header.kind or ""), item.mention.kind
    return own in _KINDS and said in _KINDS and own != said


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
            return named
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
        annex = [part for part in parts if part[0] == "phu_luc" and part[1] != THIS]
        if annex:
            unnamed = item.mention is None or item.mention.bare
            inner = tuple(part for part in parts if part[0] != "phu_luc")
            if any(name == THIS for _, name in inner):
                return None
            elsewhere = unnamed and not item.quoted and "phu_luc" in self.places.labels(item.provision)
            if elsewhere and Address(self.places.document.id, (annex[0],)) not in self.places.known:
                return None  # a table of an annex names annexes of the documents that it lists
            return None if unnamed and not annex[0][1] else (annex[0], *inner)
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
