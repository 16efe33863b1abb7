"""The standing of a document: who issued it and its rank, as far as its header tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vbpl_check.model import DocumentInfo, Header
from vbpl_check.rank.tables import Hierarchy, HierarchyTable, Issuer
from vbpl_check.text import fold

LEVELS = ("tinh", "huyen", "xa")
# "Ủy ban nhân dân tỉnh Phú Thọ", "HĐND thị xã Sơn Tây", "UBND phường Ba Đình": what follows the body's name, folded
_LEVEL_WORDS = (
    ("tinh", "tinh"), ("cap tinh", "tinh"), ("huyen", "huyen"), ("cap huyen", "huyen"), ("quan", "huyen"),
    ("thi xa", "huyen"), ("xa", "xa"), ("cap xa", "xa"), ("phuong", "xa"), ("thi tran", "xa"), ("dac khu", "xa"),
)  # fmt: skip
# "thành phố Hà Nội", "TP. Hồ Chí Minh", "thành phố Vinh, tỉnh Nghệ An", folded
_CITY = re.compile(r"(?:thanh pho|tp\.?) ?(.+)")
# "768/QĐ-TTg", "191/NQ-CP": no year, hence no normative document (34/2016/NĐ-CP Điều 58)
_INDIVIDUAL = re.compile(r"\d+[a-z]?/(?:QĐ|NQ|CT)-", re.IGNORECASE)
_FIRST_LAW = date(1997, 1, 1)  # before the law of 1996 numbers had no year


@dataclass(frozen=True)
class Standing:
    """``low``..``high``: the possible ranks (1 is the highest); ``issuer`` identifies the body, "" if unknown."""

    low: int
    high: int
    issuer: str
    local: bool
    verified: bool
    source: str

    @property
    def known(self) -> bool:
        """Whether the rank is certain."""
        return self.low == self.high


def standing(info: DocumentInfo, as_of: date, table: HierarchyTable) -> Standing | None:
    """Rank and issuer of a document, by the hierarchy in force at ``as_of``; None when nothing can be told.

    A kind that hierarchy no longer knows is looked up in the one of its time: the ranks are one scale.
    """
    header = info.header
    if _individual(header):
        return None
    keys = issuer_keys(header, table)
    for hierarchy in _by_nearness(table, as_of, header.issued):
        ranks = _ranks(header.kind, keys, hierarchy)
        if ranks:
            name = issuer_identity(header, table)
            local = any(key.startswith(("hdnd", "ubnd", "chu_tich_ubnd")) for key in keys)
            return Standing(min(ranks), max(ranks), name, local, hierarchy.verified, hierarchy.source)
    return None


def issuer_keys(header: Header, table: HierarchyTable) -> frozenset[str]:
    """Keys of the bodies that may have issued the document: "chinh_phu", "ubnd_tinh"; empty when unknown."""
    body = _body(header, table)
    if body is None:
        return frozenset()
    issuer, rest = body
    if not issuer.local:
        return frozenset({issuer.key})
    return frozenset(f"{issuer.key}_{level}" for level in _levels(rest, header, table))


def issuer_identity(header: Header, table: HierarchyTable) -> str:
    """The body itself, so that two documents can be compared: "chinh_phu", "bo|bo y te", "ubnd|tinh phu tho", or ""."""
    body = _body(header, table)
    if body is None:
        return ""
    issuer, rest = body
    if issuer.unique:
        return issuer.key
    if issuer.local:
        return f"{issuer.key}|{rest}" if rest else ""
    name = _ministry(header, table)
    return f"{issuer.key}|{name}" if name else ""


def _individual(header: Header) -> bool:
    old = header.issued is not None and header.issued < _FIRST_LAW
    return bool(header.number and not old and _INDIVIDUAL.match(header.number.replace(" ", "")))


def _by_nearness(table: HierarchyTable, as_of: date, issued: date | None) -> list[Hierarchy]:
    """The hierarchy in force at ``as_of``, then the one of the day of issue, then the others, newest first."""
    wanted = [day for day in (as_of, issued) if day]
    newest = sorted(table.hierarchies, key=lambda entry: entry.since, reverse=True)
    first = [entry for day in wanted for entry in newest if entry.since <= day <= (entry.until or date.max)]
    return first + [entry for entry in newest if entry not in first]


def _ranks(kind: str | None, keys: frozenset[str], hierarchy: Hierarchy) -> list[int]:
    if kind is None and not keys:
        return []
    return [
        row.rank
        for row in hierarchy.rows
        if (kind in row.kinds if kind else not row.named) and (not keys or keys & set(row.issuers))
    ]


def _body(header: Header, table: HierarchyTable) -> tuple[Issuer, str] | None:
    """The kind of body and the folded rest of its name, from the issuer's name, else from the number."""
    if header.issuer:
        name = fold(header.issuer)
        for beginning, issuer in _beginnings(table.issuers):
            if name == beginning or name.startswith(beginning + " "):
                return issuer, name[len(beginning) :].strip(" ,;.-")
    code = _code(header.number)
    for issuer in table.issuers:
        if code in issuer.codes:
            return issuer, fold(header.territory or "")
    if code in table.ministries or (header.kind or "").startswith("Thông tư"):
        return next(((entry, "") for entry in table.issuers if entry.key == "bo"), None)
    return None


@lru_cache(maxsize=8)
def _beginnings(issuers: tuple[Issuer, ...]) -> tuple[tuple[str, Issuer], ...]:
    pairs = [(fold(name), issuer) for issuer in issuers for name in issuer.names]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _code(number: str | None) -> str:
    """ "45/2019/QH14" -> "QH", "01/2024/NĐ-CP" -> "CP", "42/CP" -> "CP", "03/2020/TT-BTC" -> "BTC"."""
    tail = (number or "").replace(" ", "").replace("–", "-").rpartition("/")[2]
    return tail.rpartition("-")[2].rstrip("0123456789")


def _ministry(header: Header, table: HierarchyTable) -> str:
    if not header.issuer:
        return fold(table.ministries.get(_code(header.number), ""))
    name = fold(header.issuer)
    for office in sorted((fold(entry) for entry in table.offices), key=len, reverse=True):
        name = name.removeprefix(office + " ")
    return name


def _levels(rest: str, header: Header, table: HierarchyTable) -> tuple[str, ...]:
    for word, level in _LEVEL_WORDS:
        if rest == word or rest.startswith(word + " "):
            return (level,)
    city = _CITY.match(rest)
    if city:
        when = header.issued or date.max
        central = any(
            city[1].startswith(fold(entry.name)) and (entry.since or date.min) <= when for entry in table.central_cities
        )
        return ("tinh",) if central else ("huyen",)
    return LEVELS
