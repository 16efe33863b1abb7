"""Quoted words in a command: what is to be replaced by what."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN, _CLOSE = '“"‟„«', '”"»‟“'
_QUOTED = re.compile(rf"[{_OPEN}]\s*([^“”\"‟„«»\n]{{1,600}}?)\s*[{_CLOSE}]")
_KIND = r"(?:(?:các|những)\s+)?(?:cụm\s+từ|từ\s+ngữ|từ|số|chữ|nội\s+dung|tên|câu|đoạn)?\s*"
_LIST = r"(?:Q\d+Q(?:\s*(?:,|;|và|hoặc)\s*" + _KIND + r")?)+"
# "Thay thế cụm từ “A” bằng cụm từ “B”", "cụm từ “A” được thay thế bằng cụm từ “B”", "Thay cụm từ “A” thành “B”"
_REPLACED = re.compile(
    rf"{_KIND}({_LIST})\s*(?:[^.;Q]{{0,200}}?)?(?:được\s+)?(?:thay\s+(?:thế\s+)?)?(?:bằng|thành)\s+{_KIND}({_LIST})",
    re.IGNORECASE,
)
# "Bổ sung cụm từ “B” vào sau cụm từ “A”", "bổ sung từ “B” trước từ “A”"
_ADDED = re.compile(
    rf"(?:bổ\s+sung|thêm)\s+(?:thêm\s+)?{_KIND}(Q\d+Q)\s*(?:vào\s+)?(?:ngay\s+|liền\s+|phía\s+)?(sau|trước)\s+{_KIND}(Q\d+Q)",
    re.IGNORECASE,
)
# "Bỏ cụm từ “A”", "bãi bỏ các từ “A”, “B”"
_DROPPED = re.compile(rf"(?:bỏ)\s+{_KIND}({_LIST})", re.IGNORECASE)
_MARK = re.compile(r"Q(\d+)Q")
_LONGEST_QUOTE = 20_000

Phrases = tuple[tuple[str, str], ...]


def masked(text: str) -> str:
    """The text with quoted words as blanks of the same length, so that they are not taken for commands."""
    return _QUOTED.sub(lambda found: found[0][0] + " " * (len(found[0]) - 2) + found[0][-1], text)


def quoted_text(text: str) -> str:
    """The words between the first opening and the last closing mark after "như sau:"; "" without them."""
    at = text.find("như sau")
    first = re.search(r"[“\"‟„«]", text[at:]) if at >= 0 else None
    if first is None:
        return ""
    begin = at + first.end()
    last = max(text.rfind(mark, begin) for mark in '”"»‟')
    return text[begin : last if last > begin else len(text)].strip()[:_LONGEST_QUOTE]


def phrases(raw: str) -> Iterator[tuple[Phrases, int, int]]:
    """(pairs of old and new words, start and end of the sentence that names their places) of each command."""
    quotes: list[str] = []
    offsets: list[int] = []  # of each letter of the short form in ``raw``
    short: list[str] = []
    at = 0
    for found in _QUOTED.finditer(raw):
        mark = f"Q{len(quotes)}Q"
        short.append(raw[at : found.start()])
        offsets += range(at, found.start())
        short.append(mark)
        offsets += [found.start()] * len(mark)
        quotes.append(" ".join(found[1].split()))
        at = found.end()
    short.append(raw[at:])
    offsets += range(at, len(raw) + 1)
    words = "".join(short)
    made = sorted(_commands(words, quotes))
    for number, (start, pairs) in enumerate(made):
        end = made[number + 1][0] if number + 1 < len(made) else len(words)
        yield pairs, offsets[start], offsets[end]


def _commands(words: str, quotes: list[str]) -> Iterator[tuple[int, Phrases]]:
    taken: list[tuple[int, int]] = []
    for found in _ADDED.finditer(words):
        added, beside = _texts(found[1], quotes)[0], _texts(found[3], quotes)[0]
        taken.append(found.span())
        both = _together(beside, added) if found[2].lower() == "sau" else _together(added, beside)
        yield found.start(), ((beside, both),)
    for found in _REPLACED.finditer(words):
        if _free(found.span(), taken):
            taken.append(found.span())
            old, new = _texts(found[1], quotes), _texts(found[2], quotes)
            if len(new) in (1, len(old)):
                yield found.start(), tuple(zip(old, new if len(new) == len(old) else new * len(old), strict=True))
    for found in _DROPPED.finditer(words):
        if _free(found.span(), taken):
            yield found.start(), tuple((old, "") for old in _texts(found[1], quotes))


def _texts(marks: str, quotes: list[str]) -> list[str]:
    return [quotes[int(number)] for number in _MARK.findall(marks)]


def _together(first: str, second: str) -> str:
    return first + second if second[:1] in ",;.:" else f"{first} {second}"


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in taken)
