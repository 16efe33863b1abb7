"""When two documents are one: keys of numbers and titles, and copies of a document in other layouts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from vbpl_check.model import Facts, Header
from vbpl_check.text import fold, words

SAME_TEXT = (
    0.5  # share of the shorter document's sentences found in the other: the same number and this are one document
)
NEAR_TEXT = 0.8  # the same for documents of which one has no number
_ALIKE_LENGTH = 0.6
_LONG_SENTENCE = 6  # words; shorter ones ("Nơi nhận", "Họ và tên") are in every document
_EVERYWHERE = 12  # documents sharing a sentence from which on it is a set phrase

# "so 46/2019/qh14", "2019", "nam 2019" at any place of a folded title
_TITLE_NOISE = re.compile(r"\bso \d+\S*|\b(?:nam )?(?:19|20)\d\d\b|[^\w\s]")
# kind at the start: "luat dat dai", "nghi dinh quy dinh chi tiet ..."
_TITLE_KIND = re.compile(
    r"^(?:bo luat|luat|phap lenh|nghi dinh|nghi quyet|quyet dinh|thong tu(?: lien tich)?|chi thi)\b"
)
# "sua doi, bo sung mot so dieu cua ...", "bai bo ...", "dinh chinh ..."
_CHANGES_OTHERS = re.compile(r"\b(?:sua doi|bo sung|bai bo|thay the|dinh chinh|huy bo|ngung hieu luc)\b")
_KEYS = 1 << 14  # a run asks for each key many times
_LEADING_ZERO = re.compile(r"^0+(?=\d)")


@lru_cache(maxsize=_KEYS)
def number_key(number: str | None) -> str:
    """A document number for comparing: "01/2020/NĐ-CP" and "1/2020/ND-CP" agree; "" when there is none."""
    return _LEADING_ZERO.sub("", fold(number or "").replace(" ", ""))


def title_key(header: Header) -> str:
    """The subject in a title: folded, without kind, number and year; "" for titles of amending documents."""
    title = _TITLE_NOISE.sub(" ", fold(header.title or ""))
    title = " ".join(title.split())
    title = _TITLE_KIND.sub("", title).strip().removeprefix("ve ").removeprefix("viec ").strip()
    return "" if _CHANGES_OTHERS.search(title) else title


def changes_others(header: Header) -> bool:
    """Whether the title says that the document amends, repeals or replaces others."""
    return bool(_CHANGES_OTHERS.search(fold(header.title or "")))


def sentences(facts: Facts) -> frozenset[int]:
    """Checksums of the longer sentences of a document, the same whatever the layout."""
    found = set()
    for text in {norm.text for norm in facts.norms if len(norm.text) >= 2 * _LONG_SENTENCE - 1}:
        syllables = words(text)
        if len(syllables) >= _LONG_SENTENCE:
            found.add(crc32(" ".join(syllables).encode()))
    return frozenset(found)


def shared(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of the shorter document's sentences that the longer one has."""
    shorter, longer = sorted((left, right), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def copies(facts: Sequence[Facts], prints: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs (left out, kept) of positions in ``facts``, which come in the order of preference within a group."""
    kept: dict[int, int] = {}
    for first, second in sorted(_suspects(facts, prints)):
        first = kept.get(first, first)
        if first != second and second not in kept and _same(facts[first], facts[second], prints[first], prints[second]):
            kept[second] = first
    return sorted(kept.items())


def _suspects(facts: Sequence[Facts], prints: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    by_number: dict[str, list[int]] = defaultdict(list)
    for position, entry in enumerate(facts):
        if key := number_key(entry.document.header.number):
            by_number[key].append(position)
    found = {(a, b) for group in by_number.values() for i, a in enumerate(group) for b in group[i + 1 :]}
    return found | {pair for pair, count in _meetings(prints) if count >= _LONG_SENTENCE // 2}


def _meetings(prints: Sequence[frozenset[int]]) -> Iterable[tuple[tuple[int, int], int]]:
    """Pairs of documents and how many sentences they share, set phrases left out."""
    owners: dict[int, list[int]] = defaultdict(list)
    for position, entry in enumerate(prints):
        for sentence in entry:
            owners[sentence].append(position)
    meetings: Counter[tuple[int, int]] = Counter()
    for group in owners.values():
        if 1 < len(group) <= _EVERYWHERE:
            meetings.update((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
    return meetings.items()


def _same(first: Facts, second: Facts, left: frozenset[int], right: frozenset[int]) -> bool:
    a, b = first.document.header, second.document.header
    if a.territory and b.territory and a.territory != b.territory:
        return False
    one, other = number_key(a.number), number_key(b.number)
    overlap = shared(left, right)
    if one and one == other:
        same_title = bool(title_key(a)) and title_key(a) == title_key(b)
        untitled = min(len(left), len(right)) < _LONG_SENTENCE and not (a.title and b.title)
        return overlap >= SAME_TEXT or (_agree(a, b) and (same_title or untitled))
    alike = min(len(left), len(right)) >= _ALIKE_LENGTH * max(len(left), len(right))
    return not (one and other) and overlap >= NEAR_TEXT and alike and a.draft == b.draft


def _agree(a: Header, b: Header) -> bool:
    """Whether neither date nor issuer tells two documents of one number apart."""
    dated = a.issued is None or b.issued is None or a.issued == b.issued
    return dated and (not (a.issuer and b.issuer) or fold(a.issuer) == fold(b.issuer))
