"""Which document a citation means: by number, by name and date, or its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from vbpl_check.link._identity import number_key
from vbpl_check.model import Citation, Facts, Header, Work
from vbpl_check.text import fold, words

# kinds at the head of a folded title
_KIND = re.compile(r"(bo luat|luat|phap lenh|hien phap)\b\s*")
# "so 46/2019/qh14", "nam 2019", "2019", "(sua doi)", "ap dung 2025", "so khong so", "ngay 10/07/1993", "thang 12 nam
# 2000", "cua quoc hoi" in a folded title
_NOISE = re.compile(
    r"\bso (?:\d\S*|khong so\b)|\d+/\d{4}/\S+|\b(?:ap dung )?(?:thang \d+ )?(?:nam )?(?:19|20)\d\d\b"
    r"|\(sua doi\)|\bban hop nhat\b"
    r"|\bngay \d+[/.-]\d+[/.-]\d{4}|\bcua quoc hoi(?: nuoc cong h\w+ xa hoi chu nghia viet nam)?\b"
)
# "luat so 49/2014/qh13 " before "luat dau tu cong"
_KIND_TWICE = re.compile(r"(?:luat|bo luat|phap lenh)\s+(?:so\s+)?\d+/\S+\s+(?=(?:luat|bo luat|phap lenh)\s)")
# "05/2021/nq-hdnd", "20/2020/qd-ubnd": the same number in many provinces; "10/vbhn-vpqh": one in each year
_LOCAL = re.compile(r"(?:nq-hdnd|qd-ub(?:nd)?|ct-ub(?:nd)?)$|/vbhn-")
# "luat sua doi, bo sung mot so dieu cua luat dat dai"
_AMENDS = re.compile(r"sua doi|bo sung|bai bo|thay the")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_CONSOLIDATED, _PUT_TOGETHER = "vbhn", "van ban hop nhat"


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that a work may be: none, one, or several that cannot be told apart (``sure`` False)."""

    documents: tuple[str, ...] = ()
    sure: bool = True


@dataclass
class Works:
    """Documents by number and by name, with what all documents say of numbers and names."""

    headers: dict[str, Header]
    numbers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    said: dict[tuple[str, str, bool], set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))
    generations: dict[str, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))

    def named(self, citation: Citation) -> Named:
        """The documents that ``citation`` means."""
        work, citing = citation.work, citation.source.document
        if work.kind == "this" or (work.kind in ("attached", "amended") and not (work.number or work.name)):
            return Named((citing,)) if work.kind != "amended" else Named()
        if work.number:
            found = self._of_date(self._numbered(work.number, citing), work)
            return found if found.documents or not work.name else self._slip(work.number, work.name, found)
        return self._by_name(work, citing) if work.name else Named()

    def _numbered(self, number: str, citing: str) -> Named:
        key = number_key(number)
        found = self.numbers.get(key, [])
        if not is_local(key):
            return Named(tuple(found))
        here = self.headers.get(citing, Header())
        same = [i for i in found if here.territory and self.headers[i].territory == here.territory]
        same = same or [i for i in found if here.issuer and fold(self.headers[i].issuer or "") == fold(here.issuer)]
        if same:
            return Named(tuple(same))
        return Named(tuple(found), sure=not found)

    def _of_date(self, found: Named, work: Work) -> Named:
        """Among documents of one number that were issued on different days, the one of the day that is cited.

        A number without a year ("42/CP", "10/VBHN-VPQH", that of a công văn) is given again in the next one.
        """
        days = {self.headers[i].issued for i in found.documents}
        if len(days) < 2 or None in days:
            return found
        if work.issued or work.year:
            dated = tuple(i for i in found.documents if self._dated(i, work))
            return Named(dated, sure=len({self.headers[i].issued for i in dated}) == 1) if dated else Named(sure=False)
        return Named(found.documents, sure=False)

    def _slip(self, number: str, name: str, found: Named) -> Named:
        """A law of the cited name whose number differs in its end alone: Luật 71/2014/QH13 Điều 2 writes 04/2007/QH11
        for Luật Thuế thu nhập cá nhân số 04/2007/QH12."""
        start = number_key(number).rpartition("/")[0]
        known = (i for key in _candidate_names(name) for i in self.names.get(key, ()))
        same = tuple(i for i in known if start and number_key(self.headers[i].number).rpartition("/")[0] == start)
        return Named(same) if same else found

    def _by_name(self, work: Work, citing: str) -> Named:
        for key in _candidate_names(work.name or ""):
            if key in self.names or key in self.generations:
                return self._generation(key, work, citing)
        return Named()

    def _generation(self, key: str, work: Work, citing: str) -> Named:
        """The document of a name that is meant: by date, by year, by what the citing text says elsewhere, by time."""
        known = self.names.get(key, [])
        if work.issued or work.year:
            return self._namesake(tuple(i for i in known if self._dated(i, work)), citing)
        if citing in known:
            return Named((citing,))  # "Điều 3. Áp dụng Luật Đầu tư" in the law of that name
        said = self.said.get((citing, key, True)) or self.said.get((citing, key, False))
        timed = self._in_force(key, known, citing)
        return self._as_said(known, said, timed) if said else timed

    def _in_force(self, key: str, known: Sequence[str], citing: str) -> Named:
        """The newest document of the name that a text knew and that was in force when the text began to apply."""
        here = self.headers.get(citing, Header())
        written = _written(here)
        before = [i for i in known if _not_after(self.headers[i].issued, written)]
        if not before:
            return Named()
        start = here.effective if here.effective and not (written and here.effective < written) else written
        ready = [i for i in before if _not_after(self.headers[i].effective, start)]
        newest = max(_sort_date(self.headers[i]) for i in ready or before)
        latest = tuple(i for i in ready or before if _sort_date(self.headers[i]) == newest)
        newer = [
            year
            for number, year in self.generations.get(key, ())
            if year > newest.year
            and (not written or year <= written.year)
            and not self._accounted(number, year, before)
        ]
        # a copy without a number is the law of its name and day
        numbers = {number_key(self.headers[i].number) for i in latest} - {""}
        # a text that does not say when it begins to apply may mean a law that has been issued and does not apply yet
        sure = here.effective is not None or len(ready) == len(before)
        return Named(latest, sure=sure and bool(ready) and not newer and len(numbers) < 2 and newest != date.min)

    def _accounted(self, number: str, year: int, before: Sequence[str]) -> bool:
        """Is a generation that texts name one at hand, what amends one, or a slip ("58/2025/QH15" for 58/2024/QH15)?"""
        if any(_AMENDS.search(fold(self.headers[i].title or "")) for i in self.numbers.get(number, ())):
            return True
        first, _, rest = number.partition("/")
        for i in before:
            own = number_key(self.headers[i].number)
            slip = bool(number) and own.partition("/")[0] == first and own.rpartition("/")[2] == rest.rpartition("/")[2]
            if slip or year_of(self.headers[i]) == year:
                return True
        return False

    def _namesake(self, dated: tuple[str, ...], citing: str) -> Named:
        """Of two laws of one name and year (65/2025/QH15 and 72/2025/QH15) the newer one that the text could know."""
        if len({number_key(self.headers[i].number) for i in dated}) < 2:
            return Named(dated)
        written = self.headers.get(citing, Header()).issued
        before = [i for i in dated if _not_after(self.headers[i].issued, written)]
        newest = max((_sort_date(self.headers[i]) for i in before), default=date.min)
        latest = tuple(i for i in before if _sort_date(self.headers[i]) == newest)
        return Named(latest or dated, sure=bool(latest) and written is not None)

    def _as_said(self, known: Sequence[str], said: set[tuple[str, int]], timed: Named) -> Named:
        """What the text says elsewhere; where it names several generations, a name alone means the one in force."""
        meant = tuple(i for i in known if any(self._is(i, pair) for pair in said))
        if len({number or str(year) for number, year in said}) > 1 and len({year for _, year in said}) > 1:
            return timed if timed.sure and set(timed.documents) & set(meant) else Named(meant, sure=False)
        return Named(meant)

    def _is(self, document: str, said: tuple[str, int]) -> bool:
        number, year = said
        if number:
            return number_key(self.headers[document].number) == number
        return year_of(self.headers[document]) == year

    def _dated(self, document: str, work: Work) -> bool:
        header = self.headers[document]
        if work.issued and header.issued:
            return work.issued == header.issued
        return year_of(header) == (work.year or (work.issued.year if work.issued else None))


def collect(facts: Sequence[Facts]) -> Works:
    """The index of all documents, in the order of their ids."""
    ordered = sorted(facts, key=lambda entry: entry.document.id)
    works = Works({entry.document.id: entry.document.header for entry in ordered})
    for entry in ordered:
        header = entry.document.header
        key = number_key(header.number)
        if key and not header.draft:
            works.numbers[key].append(entry.document.id)
        if _CONSOLIDATED in key or header.draft or _PUT_TOGETHER in fold(header.title or ""):
            continue
        name = title_name(header)
        if name:
            works.names[name].append(entry.document.id)
            works.generations[name].add((key, year_of(header) or 0))
    for entry in ordered:
        _note(works, entry.citations)
    _name_by_number(works)
    return works


def _name_by_number(works: Works) -> None:
    """Names that texts give a number ("Luật Giá số 16/2023/QH15") for documents with more words in their title."""
    for name, pairs in sorted(works.generations.items()):
        kind = _KIND.match(name)
        subject = f" {name[kind.end() :]} " if kind else ""
        for document in (i for number, _ in sorted(pairs) if number for i in works.numbers.get(number, ())):
            title = fold(works.headers[document].title or "")
            own = subject.strip() and not _AMENDS.search(title) and document not in works.names.get(name, ())
            if own and subject in f" {' '.join(words(title))} ":
                works.names[name].append(document)


def _note(works: Works, citations: Iterable[Citation]) -> None:
    """Remembers with which number or year a text gives a name: "Luật Đất đai số 31/2024/QH15"."""
    for citation in citations:
        work = citation.work
        if not work.name or citation.quoted or not (work.number or work.year) or work.kind == "amended":
            continue
        key = name_key(work.name)
        number = number_key(work.number)
        pair = (number, work.year or number_year(number))
        works.generations[key].add(pair)
        if citation.role in ("cites", "basis", "guides"):
            works.said[citation.source.document, key, citation.role == "basis"].add(pair)


@lru_cache(maxsize=1 << 14)  # a run asks for each name many times
def name_key(name: str) -> str:
    """A name for comparing: kind and words, folded, punctuation dropped."""
    return " ".join(words(fold(name)))


def title_name(header: Header) -> str:
    """The name under which a law, a code or an ordinance is cited; "" for other documents."""
    kind = fold(header.kind or "")
    if kind not in ("luat", "bo luat", "phap lenh", "hien phap"):
        return ""
    title = _NOISE.sub(" ", _KIND_TWICE.sub("", fold(header.title or ""), count=1)).strip()
    if begins := _KIND.match(title):
        kind, title = begins[1], title[begins.end() :]  # "Luật số 10/2012/QH13 bộ luật Lao động"
    written = " ".join(words(title)).removeprefix("ve ")
    first, _, again = written.partition(f" {kind} ")
    written = first if first and again.startswith(first) else written  # "Luật Giá số 16/2023/QH15 LUẬT Giá"
    return f"{kind} {written}".strip() if written or kind == "hien phap" else ""


def _candidate_names(name: str) -> Iterable[str]:
    """The name, then what is left when its last members are taken for something else."""
    yield name_key(name)
    cut = name
    while (place := max(cut.rfind(" và "), cut.rfind(","))) > 0:
        cut = cut[:place]
        yield name_key(cut)


def is_local(key: str) -> bool:
    """Is it a number that other provinces, or the same office in other years, use as well?"""
    return _LOCAL.search(key) is not None


def number_year(key: str) -> int:
    """The year in a number, 0 when it has none."""
    found = _YEAR.search(key)
    return int(found[1]) if found else 0


def year_of(header: Header) -> int | None:
    """The year of issue."""
    return header.issued.year if header.issued else (number_year(number_key(header.number)) or None)


def _written(header: Header) -> date | None:
    """The day of issue; the end of the year that the number gives where the two do not agree."""
    year = number_year(number_key(header.number))
    return header.issued if header.issued is None or year in (0, header.issued.year) else date(year, 12, 31)


def _sort_date(header: Header) -> date:
    if header.issued:
        return header.issued
    year = year_of(header)
    return date(year, 1, 1) if year else date.min


def _not_after(issued: date | None, written: date | None) -> bool:
    return issued is None or written is None or issued <= written
