"""The comparison words around a number: "không quá", "từ ... trở lên", "không được ... quá"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from vbpl_check.extract._quantity_table import Bound, Grammar

_BREAKS = ',;()"“”[]|\n'
_WINDOW = 64
# "không được kéo dài quá", "không được để chậm hơn"
_BARRED = re.compile(r"(?<!\w)không (?:được|được phép|thể)(?!\w)(?!.*(?<!\w)(?:nếu|khi|mà|vì|do|trừ)(?!\w))")
# "liên quan đến 02 tỉnh", "gửi đến 03 cơ quan"
_TOWARDS = re.compile(r"(?:liên quan|ảnh hưởng|gửi|chuyển|dẫn|nộp|đưa|tính) $")
# "chưa công tác đủ 03 năm", "không sinh sống đủ 12 tháng": less than that
_NOT_YET = re.compile(r"(?<!\w)(?:chưa|không) (?!được|phải|thể)(?:\w+ ){1,4}\Z")
_EXCEEDING = frozenset(("quá", "hơn", "vượt", "vượt quá", "lớn hơn", "cao hơn", "nhiều hơn", "dài hơn"))
_BELOW = frozenset(("dưới", "ít hơn", "thấp hơn", "nhỏ hơn", "ngắn hơn"))
_FULL = frozenset(("đủ", "đã đủ", "có đủ"))
# "dành 25% đầu tư trở lại": only right after the unit does it bound the number, "10 ngày trở lại"
_ALSO_VERB = frozenset(("trở lại",))
_SYMBOLS = "≤≥<>=-–—÷~"


class Taken:
    """Ranges already read, disjoint and sorted, so that a sentence of a thousand dates stays cheap."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Close the range to other readers."""
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def clashes(self, start: int, end: int) -> bool:
        """Whether the range meets a taken one."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


@dataclass(frozen=True, slots=True)
class Left:
    """The bound to the left of a number and where its words begin; no bound: ``start`` is the number itself."""

    start: int
    bound: Bound | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An interval in a unit, before its context is read. ``number`` is where the first number begins."""

    start: int
    end: int
    number: int
    low: float | None
    high: float | None
    unit: str
    dimension: str
    low_open: bool = False
    high_open: bool = False
    per: str = ""  # "50.000 đồng/m2": "m2"
    noun: str = ""  # "bộ", "phó chủ tịch": the noun counted
    after: int = 0  # where the unit ends; the suffix "trở lên" may follow later
    bounded: bool = True  # a comparison word stands beside it
    spelled: bool = False
    plain: bool = False  # one number, no range


def left_bound(lower: str, start: int, floor: int, words: Grammar) -> Left:
    """The comparison words that end at ``start``, not reaching back beyond ``floor`` or a comma."""
    begin = max(floor, start - _WINDOW)
    window = lower[begin:start]
    cut = max(window.rfind(mark) for mark in _BREAKS) + 1
    tokens = _split(window, cut)
    last = len(tokens)
    for _ in range(4):
        found = _longest_bound(tokens, last, words)
        if found is not None and not (last < len(tokens) and _needs_number(found[1], words)):
            at, phrase = found
            if words.bounds[phrase].side == "to" and _TOWARDS.search(window[cut : tokens[at][1]]):
                return Left(start)
            if phrase in _FULL and (lacking := _NOT_YET.search(window, cut, tokens[at][1])):
                return Left(begin + lacking.start(), Bound("high", True), "chưa đủ")
            bound = _unless_barred(window[cut : tokens[at][1]], phrase, words.bounds[phrase])
            return Left(begin + tokens[at][1], bound, phrase)
        skipped = _filler(tokens, last, words)
        if not skipped:
            break
        last -= skipped
    return Left(start)


def _needs_number(phrase: str, words: Grammar) -> bool:
    """ "nộp đủ trong thời hạn 06 tháng": what is full is the payment; only "đủ 06 tháng" is a floor."""
    return words.bounds[phrase].side == "point" or phrase in _FULL


def right_suffix(lower: str, end: int, ceiling: int, words: Grammar) -> tuple[Bound, int, int] | None:
    """ "trở lên" within a few words after a number, as (bound, start, end); no punctuation or number between."""
    window = lower[end : min(ceiling, end + 48)]
    for position, char in enumerate(window):
        if char in ",;.:()|\n":
            window = window[:position]
            break
    match = words.suffix.search(window)
    if match is None or len(window[: match.start()].split()) > 7:
        return None
    if match[1] in _ALSO_VERB and window[: match.start()].strip():
        return None
    return words.suffix_of[match[1]], end + match.start(), end + match.end()


def _split(window: str, cut: int) -> list[tuple[str, int]]:
    """Words of the window after ``cut`` with their offsets in it; "là:" is two words, and a symbol is one."""
    tokens = []
    position = cut
    for part in window[cut:].split():
        position = window.index(part, position)
        body = part.rstrip(":" + _SYMBOLS)
        if body:
            tokens.append((body, position))
        if len(body) < len(part):
            tokens.append((part[len(body) :], position + len(body)))
        position += len(part)
    return tokens


def _filler(tokens: list[tuple[str, int]], last: int, words: Grammar) -> int:
    """How many tokens before ``last`` make a filler: "là", "thời hạn"."""
    if last and tokens[last - 1][0] in words.fillers:
        return 1
    return 2 if last > 1 and f"{tokens[last - 2][0]} {tokens[last - 1][0]}" in words.fillers else 0


def _longest_bound(tokens: list[tuple[str, int]], last: int, words: Grammar) -> tuple[int, str] | None:
    for size in range(min(6, last), 0, -1):
        phrase = " ".join(word for word, _ in tokens[last - size : last])
        if phrase in words.bounds:
            return last - size, phrase
    return None


def _unless_barred(before: str, phrase: str, bound: Bound) -> Bound:
    """ "không được kéo dài quá 30 ngày" is a ceiling although "quá 30 ngày" alone is more than 30."""
    if phrase in _EXCEEDING and _BARRED.search(before):
        return Bound("high")
    if phrase in _BELOW and _BARRED.search(before):
        return Bound("low")
    return bound
