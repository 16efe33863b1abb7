"""The word lists of citations, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vbpl_check.text import fold, words

# "này", "số" after a kind in small letters
_POINTER = re.compile(r"(?:này|số)(?!\w)")
_LONGEST_KIND = 24


@dataclass(frozen=True)
class Names:
    """Names of documents that are cited by name, by kind: "Đất đai" under Luật."""

    luat: tuple[str, ...]
    bo_luat: tuple[str, ...]
    phap_lenh: tuple[str, ...]
    hien_phap: tuple[str, ...]


@dataclass(frozen=True)
class CitationTable:
    """rules/lexicon/citation.yaml: what each list is for stands there."""

    kinds: tuple[str, ...]
    named: tuple[str, ...]
    attached: tuple[str, ...]
    foreign: tuple[str, ...]
    informal: tuple[str, ...]
    names: Names
    name_stops: tuple[str, ...]
    not_labels: tuple[str, ...]
    amends: tuple[str, ...]
    repeals: tuple[str, ...]
    ends: tuple[str, ...]
    guides: tuple[str, ...]


@dataclass(frozen=True)
class Patterns:
    """What is compiled from a CitationTable."""

    kind: re.Pattern[str]  # capitals only: a rare first letter makes the search fast; see find_kinds
    small_kind: re.Pattern[str]
    named: frozenset[str]
    attached: frozenset[str]
    foreign: frozenset[str]
    informal: frozenset[str]
    names: dict[str, frozenset[tuple[str, ...]]]  # folded kind -> names as folded words
    longest: int
    name_stops: frozenset[str]
    amount: re.Pattern[str]
    amends: re.Pattern[str]
    repeals: re.Pattern[str]
    ends: re.Pattern[str]
    guides: re.Pattern[str]


def find_kinds(text: str, found: Patterns) -> list[tuple[int, int]]:
    """Where the text has a kind of document, in reading order: with a capital, or before "này" or "số"."""
    spans = [match.span() for match in found.kind.finditer(text)]
    for pointer in _POINTER.finditer(text):
        end = pointer.start()
        while end and text[end - 1].isspace():
            end -= 1
        if end == pointer.start():
            continue
        if small := found.small_kind.search(text, max(0, end - _LONGEST_KIND), end):
            spans.append(small.span())
    return sorted(span for span in spans if not _inside_word(text, *span))


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or text[end : end + 1].isalnum()


@cache
def patterns(table: CitationTable) -> Patterns:
    """The patterns of ``table``."""
    names = {
        "luat": _by_words(table.names.luat),
        "bo luat": _by_words(table.names.bo_luat),
        "phap lenh": _by_words(table.names.phap_lenh),
        "hien phap": _by_words(table.names.hien_phap),
    }
    return Patterns(
        # "Nghị định", "NGHỊ ĐỊNH", "Quy chế"
        kind=re.compile(_any((*_both_cases(table.kinds), *table.attached, *table.foreign))),
        # "nghị định" before " này"
        small_kind=re.compile(rf"(?<!\w)(?:{_any(_small(table.kinds))})$"),
        named=frozenset(map(fold, table.named)),
        attached=frozenset(map(fold, table.attached)),
        foreign=frozenset(map(fold, table.foreign)),
        informal=frozenset(map(fold, table.informal)),
        names=names,
        longest=max(len(name) for group in names.values() for name in group),
        name_stops=frozenset(table.name_stops),
        # " ngày", " tháng", "%"
        amount=re.compile(rf"\s*(?:%|(?:{_any(table.not_labels)})(?!\w))", re.IGNORECASE),
        # "Sửa đổi, bổ sung", "Thay thế", "bãi bỏ cụm từ"
        amends=re.compile(rf"(?<!\w)(?:{_any(table.amends)})(?!\w)", re.IGNORECASE),
        # "Bãi bỏ"
        repeals=re.compile(rf"(?<!\w)(?:{_any(table.repeals)})(?!\w)", re.IGNORECASE),
        # "hết hiệu lực", "bị bãi bỏ"
        ends=re.compile(rf"(?<!\w)(?:{_any(table.ends)})(?!\w)", re.IGNORECASE),
        # "quy định chi tiết", "hướng dẫn"
        guides=re.compile(rf"(?<!\w)(?:{_any(table.guides)})(?!\w)", re.IGNORECASE),
    )


def _any(entries: tuple[str, ...]) -> str:
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest_first)


def _both_cases(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Each entry as written and in capitals."""
    return (*entries, *(entry.upper() for entry in entries))


def _small(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Each entry with a small first letter."""
    return tuple(entry[0].lower() + entry[1:] for entry in entries)


def _by_words(names: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(fold(name))) for name in names)
