"""Two sentences of which one was written after the other: the same words but for the slots of modality and of bodies.

"Ủy ban nhân dân cấp tỉnh phê duyệt phương án" and "UBND cấp xã phê duyệt phương án" differ in the slot of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Literal

from vbpl_check.compare import content
from vbpl_check.text import MAX_CACHE, lowered

Slot = Literal["level", "holder", "number", ""]
LONGEST = 400  # words of a text; longer ones are not compared


@dataclass(frozen=True)
class Level:
    """A level of modality ("duty") with its phrases."""

    level: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """rules/lexicon/rewordings.yaml. ``same``: spellings of one thing; ``idle``: words that add nothing.

    ``levels``: phrases of each level of modality; ``clashes``: two levels that exclude each other; ``plain_after``:
    words after which a phrase is none. ``holders``: bodies, a group of names each; ``offices`` with ``fields``: "bộ y
    tế"; ``former``: fields of offices that are no more.
    """

    same: tuple[tuple[str, ...], ...]
    idle: tuple[str, ...]
    levels: tuple[Level, ...]
    clashes: tuple[tuple[str, str], ...]
    plain_after: tuple[str, ...]
    holders: tuple[tuple[str, ...], ...]
    offices: tuple[str, ...]
    fields: tuple[str, ...]
    former: tuple[str, ...]

    def __hash__(self) -> int:
        return id(self)

    @cached_property
    def values(self) -> dict[str, tuple[Slot, str]]:
        """Each phrase with its slot and what it stands for there."""
        found: dict[str, tuple[Slot, str]] = {}
        for each in self.levels:
            found |= dict.fromkeys(each.phrases, ("level", each.level))
        for names in self.holders:
            found |= dict.fromkeys(names, ("holder", names[0]))
        for office in self.offices:
            found |= {f"{office} {field}": ("holder", f"{_SEAT[office]} {field}") for field in self.fields}
            found |= {f"{office} {field}": ("holder", "") for field in self.former}
        for names in self.same:
            found |= dict.fromkeys(names, ("", names[0]))
        return found | dict.fromkeys(self.idle, ("", ""))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A phrase of the tables, a local body, a number or a word."""
        known = "|".join(map(re.escape, sorted(self.values, key=lambda phrase: (-len(phrase), phrase))))
        number = r"(?P<number>\d[\d.,/]*)(?P<scale> +(?:nghìn|triệu|tỷ)(?= ))?"
        return re.compile(rf"(?<!\w)(?:{_LOCAL}|(?P<known>{known})(?!\w)|{number}|(?P<word>\w+))")

    @cached_property
    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs of ``clashes``."""
        return frozenset(frozenset(pair) for pair in self.clashes)


_SCALES = {"": 1, "nghìn": 1e3, "triệu": 1e6, "tỷ": 1e9}
_SEAT = {"bộ trưởng bộ": "bộ", "bộ": "bộ", "giám đốc sở": "sở", "sở": "sở"}  # a head acts for the body
# "Chủ tịch Ủy ban nhân dân cấp tỉnh", "HĐND tỉnh", "Ủy ban nhân dân xã, phường"
_LOCAL = (
    r"(?P<chair>chủ tịch )?(?P<organ>ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)"
    r"(?: (?:cấp )?(?P<level>tỉnh|huyện|xã)(?!\w)(?:, (?:phường|thành phố)(?!\w))*)?"
)
_ORGANS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
# "10 (mười) ngày": a number written twice
_SPELLED = re.compile(r"(?<=\d) ?\([^()\d]{2,30}\)")
_DIGITS = frozenset(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "lăm"])
_BARS = frozenset(["trừ", "không", "chưa", "khác", "chỉ", "ngoài"])


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a phrase of a slot with what it stands for; ``start``/``end`` in the text."""

    slot: Slot
    value: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What is compared: of a slot only that it is one."""
        return f"<{self.slot}>" if self.slot else self.value


@dataclass(frozen=True, slots=True)
class Difference:
    """The one slot in which two texts differ, with its tokens."""

    slot: Slot
    left: Token
    right: Token


@lru_cache(maxsize=MAX_CACHE)
def tokens(text: str, words: Words) -> tuple[Token, ...]:
    """The tokens of a text without idle words."""
    low = _SPELLED.sub(lambda found: " " * len(found[0]), lowered(text))
    return tuple(token for token in _tokens(low, words) if token.value or token.slot)


def _tokens(low: str, words: Words) -> Iterator[Token]:
    for found in words.pattern.finditer(low):
        start, end = found.span()
        if found["organ"]:
            organ = _ORGANS.get(found["organ"], found["organ"])
            value = f"{'chủ tịch ' if found['chair'] else ''}{organ} {found['level']}" if found["level"] else ""
            yield Token("holder", value, start, end)
        elif found["known"]:
            slot, value = words.values[found["known"]]
            if slot == "level" and _plain(low, end, words):
                yield Token("", found["known"], start, end)
            else:
                yield Token(slot, value, start, end)
        elif found["number"]:
            yield Token("number", _worth(found["number"], found["scale"] or ""), start, end)
        else:
            yield Token("", found["word"], start, end)


def _worth(number: str, scale: str) -> str:
    """The number as a plain one: "05" -> "5", "30 triệu" -> "30000000"; as it is when it is no quantity ("12/2020")."""
    plain = number.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    if not re.fullmatch(r"\d+(?:,\d+)?", plain):
        return plain
    return f"{float(plain.replace(',', '.')) * _SCALES[scale.strip()]:.15g}"


def _plain(low: str, end: int, words: Words) -> bool:
    rest = low[end : end + 20].lstrip()
    return any(rest.startswith(word) and not rest[len(word) : len(word) + 1].isalnum() for word in words.plain_after)


def difference(left: str, right: str, words: Words) -> Difference | None:
    """The only slot in which two texts differ that otherwise say the same; None when there is more, or nothing."""
    one, other = tokens(left, words), tokens(right, words)
    if not (one and other) or max(len(one), len(other)) > LONGEST or len(one) > 1.5 * len(other) + 4:
        return None
    matcher = SequenceMatcher(None, [token.key for token in one], [token.key for token in other], autojunk=False)
    found: list[Difference] = []
    alike = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            if not _idle(one[a:b]) or not _idle(other[c:d]):
                return None
            continue
        alike += sum(1 for token in one[a:b] if not token.slot)
        for place, there in zip(range(a, b), range(c, d), strict=True):
            x, y = one[place], other[there]
            if x.slot and x.value != y.value:
                if x.slot == "number" and not _followed(one, place, other, there):
                    return None  # "12 tháng" and "01 năm"
                found.append(Difference(x.slot, x, y))
    return found[0] if len(found) == 1 and alike >= 4 else None


def _idle(some: tuple[Token, ...]) -> bool:
    """Whether tokens that only one text has change nothing: words of grammar, a number in letters, a passive."""
    for token in some:
        if token.slot in ("level", "holder") and token.value != "passive":
            return False
        if not token.slot and (token.value in _BARS or (content(token.value) and token.value not in _DIGITS)):
            return False
    return True


def _followed(some: tuple[Token, ...], place: int, others: tuple[Token, ...], there: int) -> bool:
    """Do the same words follow, such as the unit of a number?"""
    return [token.key for token in some[place + 1 : place + 2]] == [
        token.key for token in others[there + 1 : there + 2]
    ]
