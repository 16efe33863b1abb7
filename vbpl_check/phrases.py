"""Phrases with gaps, for people who write rules: "phải … (giấy phép | chứng chỉ)", "trong SỐ ngày".

Words match as they stand (lower case, either spelling of tone marks); ``…`` is up to eight words, ``…3`` up to three;
``(a | b c)`` is one of several; ``SỐ`` in capitals is a number in digits ("#" would begin a comment in YAML). A gap
does not reach over ";", ":" or the end of a sentence. There is nothing else, so matching is linear: words x parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.model import Span
from vbpl_check.text import lowered, nfc, tone

REACH = 8  # words of a plain gap
_WIDEST = 40
_LONGEST = 300  # characters of a phrase
# "15/2018/nđ-cp", "1.000.000", "2,5", "giấy"; and the signs that end a clause
_TOKEN = re.compile(r"[^\W_]+(?:[/.,-][^\W_]+)*|[;:.]")
# "…", "…3", "...", "(", "|", ")", "SỐ" and words
_PART = re.compile(r"(?:…|\.{3})(?P<reach>\d{0,3})|(?P<sign>[()|])|(?P<word>[^\W_]+(?:[/.,-][^\W_]+)*)|(?P<other>\S)")
_STOPS = frozenset(";:.")
_NUMBER = "SỐ"


@dataclass(frozen=True, slots=True)
class Part:
    """A gap of up to ``gap`` words, or one of ``choices``, each a run of words."""

    gap: int = 0
    choices: tuple[tuple[str, ...], ...] = ()


Phrase = tuple[Part, ...]


@lru_cache(maxsize=4096)
def compiled(phrase: str) -> Phrase:
    """The parts of a phrase. Raises ValueError, in Vietnamese, for what is not one."""
    if len(phrase) > _LONGEST:
        raise ValueError(f"dài quá {_LONGEST} ký tự")
    reader = _Reader()
    for found in _PART.finditer(tone(nfc(phrase))):
        reader.take(found)
    if reader.group is not None:
        raise ValueError("thiếu dấu “)”")
    parts = reader.parts
    if not parts or parts[0].gap or parts[-1].gap:
        raise ValueError("phải bắt đầu và kết thúc bằng chữ, không phải bằng “…”")
    return tuple(parts)


class _Reader:
    """Takes the signs of a phrase one by one; ``group`` holds the choices of a bracket that is open."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.group: list[list[str]] | None = None

    def take(self, found: re.Match[str]) -> None:
        if found["other"]:
            raise ValueError(f"ký hiệu lạ “{found['other']}”; chỉ dùng chữ, số, …, SỐ, ( | )")
        word = found["word"]
        if word:
            self._word(word if word == _NUMBER else word.lower())
        elif self.group is None:
            self._outside(found)
        else:
            self._inside(found["sign"])

    def _word(self, word: str) -> None:
        if self.group is None:
            self.parts.append(Part(choices=((word,),)))
        else:
            self.group[-1].append(word)

    def _outside(self, found: re.Match[str]) -> None:
        if found["sign"] == "(":
            self.group = [[]]
        elif found["sign"]:
            raise ValueError(f"“{found['sign']}” nằm ngoài ngoặc")
        else:
            self.parts.append(Part(gap=min(int(found["reach"] or REACH), _WIDEST)))

    def _inside(self, sign: str | None) -> None:
        if self.group is None or sign not in ("|", ")"):
            raise ValueError("“…” và “(” không được nằm trong ngoặc")
        if sign == "|":
            self.group.append([])
            return
        if not all(self.group):
            raise ValueError("có lựa chọn rỗng trong ngoặc")
        self.parts.append(Part(choices=tuple(tuple(choice) for choice in self.group)))
        self.group = None


@lru_cache(maxsize=1 << 12)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((m.group(), m.start(), m.end()) for m in _TOKEN.finditer(lowered(text)))


def find(phrase: str, text: str) -> Span | None:
    """Where ``text`` (in NFC) has the phrase: the first and shortest place; None when it has not."""
    tokens = _tokens(text)
    words = [token for token, _, _ in tokens]
    ends: dict[int, int] = {start: start for start in range(len(words))}  # reached position -> where it began
    for part in compiled(phrase):
        ends = _over_gap(ends, words, part.gap) if part.gap else _over_words(ends, words, part.choices)
        if not ends:
            return None
    end = min(ends, key=lambda at: (ends[at], at))
    return Span(tokens[ends[end]][1], tokens[end - 1][2])


def _over_words(ends: dict[int, int], words: list[str], choices: tuple[tuple[str, ...], ...]) -> dict[int, int]:
    found: dict[int, int] = {}
    for at, start in ends.items():
        for choice in choices:
            last = at + len(choice)
            if last <= len(words) and all(map(_fits, choice, words[at:last])):
                found[last] = min(start, found.get(last, start))
    return found


def _fits(wanted: str, word: str) -> bool:
    return word[0].isdigit() if wanted == _NUMBER else wanted == word


def _over_gap(ends: dict[int, int], words: list[str], gap: int) -> dict[int, int]:
    """The positions reached over up to ``gap`` words, each from the nearest position before it: one pass."""
    found: dict[int, int] = {}
    last = -1
    for here in range(min(ends), len(words) + 1):
        if here > 0 and words[here - 1] in _STOPS:
            last = -1
        if here in ends:
            last = here
        if last >= 0 and here - last <= gap:
            found[here] = ends[last]
    return found
