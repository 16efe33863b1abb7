"""Comparing words, intervals and time limits of two provisions. Pure functions; tables of law come as arguments."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from vbpl_check.model import DocumentInfo, Quantity
from vbpl_check.text import MAX_CACHE, lowered, tone, words

# Syllables that carry grammar, not meaning; tone marks decide ("do" is not "độ").
_GRAMMAR_WORDS = (
    "của và các những được có là thì mà cho với về theo tại từ đến trong khi để do bị này đó nào một mỗi mọi hoặc hay "
    "như sau trên dưới ở bằng vào ra lên xuống nếu vì nên cũng đã đang sẽ vẫn còn chỉ không chưa phải cần rồi thuộc "
    "đối trường hợp quy định khoản điều điểm luật nghị thông tư kể ngày tháng năm giờ tuần quá nhất "
    "tối đa thiểu hạn thời chậm ít nhiều hơn trước gồm bao kèm số người"
)
_GRAMMAR = frozenset(_GRAMMAR_WORDS.split())
_SPELLED = {"ubnd": ("ủy", "ban", "nhân", "dân"), "hđnd": ("hội", "đồng", "nhân", "dân")}  # "UBND cấp tỉnh"
LONG = 13  # terms of seven content syllables: shorter texts are contained in many others by chance


@lru_cache(maxsize=MAX_CACHE)
def content(text: str) -> tuple[str, ...]:
    """Meaningful syllables in order: without grammar words and numbers."""
    return tuple(
        part
        for word in words(tone(text))
        if word not in _GRAMMAR and not word[0].isdigit()
        for part in _SPELLED.get(word, (word,))
    )


@lru_cache(maxsize=MAX_CACHE)
def terms(text: str) -> frozenset[str]:
    """Content syllables and pairs of neighbours, since Vietnamese words are mostly two syllables."""
    run = content(text)
    return frozenset(run) | {f"{first} {second}" for first, second in pairwise(run)}


def dice(left: str, right: str) -> float:
    """Share of common terms of two texts, 0..1; 0 when either has none."""
    a, b = terms(left), terms(right)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def cover(part: str, whole: str) -> float:
    """Share of the terms of ``part`` that occur in ``whole``, 0..1."""
    a = terms(part)
    return len(a & terms(whole)) / len(a) if a else 0.0


def likeness(left: str, right: str) -> float:
    """Dice, or most of the smaller text's cover when a text of some length is contained in a longer one."""
    a, b = terms(left), terms(right)
    if not a or not b:
        return 0.0
    common = len(a & b)
    smaller = min(len(a), len(b))
    return max(2 * common / (len(a) + len(b)), 0.8 * common / smaller if smaller >= LONG else 0.0)


def extra(left: str, right: str) -> tuple[str, ...]:
    """Content syllables of ``left`` that ``right`` lacks, in order, once each."""
    other = frozenset(content(right))
    return tuple(dict.fromkeys(word for word in content(left) if word not in other))


def apart(left: str, right: str) -> int:
    """Content syllables that each text has and the other lacks, the smaller number: 0 when one contains the other."""
    return min(len(extra(left, right)), len(extra(right, left)))


# ---------------------------------------------------------------- intervals

Relation = Literal["equal", "disjoint", "looser", "stricter", "unit", "apart"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value as an interval of intervals: each end known up to the uncertainty of its unit."""

    low: tuple[float, float] | None
    high: tuple[float, float] | None


# Days in the calendar for one unit, shortest and longest (Bộ luật Dân sự 2015 Điều 147, 148: a month ends on the same
# day of the next one, so it has 28 to 31 days).
_DAYS: dict[str, tuple[float, float]] = {
    "hour": (1 / 24, 1 / 24),
    "day": (1, 1),
    "week": (7, 7),
    "quarter": (90, 92),
    "year": (365, 366),
}
HOLIDAYS = 2  # public holidays that may fall into a short period


def days(value: float, unit: str) -> tuple[float, float] | None:
    """Calendar days that ``value`` units may last, shortest and longest; None for a unit that is not of time.

    n working days last n+2*floor((n-1)/5) to n+2*ceil(n/5)+holidays calendar days.
    """
    if unit == "working_day":
        return value + 2 * math.floor(max(value - 1, 0) / 5), value + 2 * math.ceil(value / 5) + HOLIDAYS
    if unit == "month":
        return math.floor(value * 30.4375) - 2, math.ceil(value * 30.4375) + 1
    if unit not in _DAYS:
        return None
    shortest, longest = _DAYS[unit]
    return value * shortest, value * longest


def same_scale(left: Quantity, right: Quantity) -> bool:
    """Can the two be compared: one dimension, and one unit, two units of time or both of people?"""
    if left.dimension != right.dimension:
        return False
    if left.unit == right.unit or (_people(left) and _people(right)):
        return True
    return days(1, left.unit) is not None and days(1, right.unit) is not None


# "sáng lập viên", "đại biểu": counted as things, though they are people
_SOMEBODY = re.compile(r"(?:viên|sĩ|đại biểu|cán bộ|chuyên gia)(?: [^\W\d]+)?$")


def _people(value: Quantity) -> bool:
    """Does it count people: "ba người", "ba thành viên", "ba sáng lập viên"?"""
    named = value.unit == "item" and _SOMEBODY.search(value.measured) is not None
    return named or value.unit in ("person", "member")


def bounds(quantity: Quantity, calendar: bool) -> Bounds:
    """Ends of the quantity, in calendar days when ``calendar``, otherwise exact in its own unit."""

    def end(value: float | None) -> tuple[float, float] | None:
        if value is None:
            return None
        span = days(value, quantity.unit) if calendar else None
        return span or (value, value)

    return Bounds(end(quantity.low), end(quantity.high))


# A year ends on the same day of the same month (Bộ luật Dân sự 2015 Điều 148 khoản 3, 4), so it is twelve months.
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_COUNTED = ("year", "month", "day", "working_day", "person", "member", "item", "time")


def _in_months(value: Quantity) -> Quantity:
    factor = _MONTHS[value.unit]
    low, high = (None if end is None else end * factor for end in (value.low, value.high))
    return replace(value, low=low, high=high, unit="month")


def relate(lower: Quantity, higher: Quantity) -> Relation:
    """How the value of the subordinate text stands to that of the governing text; both must be of ``same_scale``.

    disjoint: no value satisfies both; looser: the subordinate one allows what the governing one forbids;
    stricter: it stays inside; unit: equal only up to the conversion of time units; apart: a floor against a ceiling.
    """
    if lower.unit != higher.unit and {lower.unit, higher.unit} <= _MONTHS.keys():
        lower, higher = _in_months(lower), _in_months(higher)
    calendar = lower.unit != higher.unit
    a, b = bounds(lower, calendar), bounds(higher, calendar)
    if _same_ends(a, b) or (lower.unit == higher.unit and _whole(lower) == _whole(higher) is not None):
        return "unit" if calendar else "equal"
    if _disjoint(a, b, lower, higher):
        return "disjoint"
    if (a.low is None and b.high is None) or (a.high is None and b.low is None):
        return "apart"
    too_high = b.high is not None and a.high is not None and a.high[0] > b.high[1]
    too_low = b.low is not None and a.low is not None and a.low[1] < b.low[0]
    # "không quá 45 ngày" beside a fixed "30 ngày" allows 40; "không quá 20 ngày" is caught as disjoint
    return "looser" if too_high or too_low else "stricter"


def _whole(value: Quantity) -> tuple[float | None, float | None] | None:
    """The ends of what is counted in whole numbers, both included: "dưới 70 năm" is "cao nhất 69 năm"."""
    if value.unit not in _COUNTED or any(end is not None and end != int(end) for end in (value.low, value.high)):
        return None
    low = value.low + 1 if value.low is not None and value.low_open else value.low
    high = value.high - 1 if value.high is not None and value.high_open else value.high
    return low, high


def _disjoint(a: Bounds, b: Bounds, first: Quantity, second: Quantity) -> bool:
    def before(high: tuple[float, float] | None, low: tuple[float, float] | None, touching: bool) -> bool:
        if high is None or low is None:
            return False
        return high[1] < low[0] or (touching and high == low)

    return before(a.high, b.low, first.high_open or second.low_open) or before(
        b.high, a.low, second.high_open or first.low_open
    )


def _same_ends(a: Bounds, b: Bounds) -> bool:
    """All ends of one occur in the other (up to conversion): "quá 10 năm" and "trong 10 năm" draw the same line."""

    def within(first: Bounds, second: Bounds) -> bool:
        ends = [end for end in (second.low, second.high) if end is not None]
        mine = [end for end in (first.low, first.high) if end is not None]
        return bool(mine) and all(any(x[0] <= y[1] and y[0] <= x[1] for y in ends) for x in mine)

    return within(a, b) or within(b, a)


def same_sort(mine: Quantity, theirs: Quantity) -> bool:
    """Two ceilings or two floors: beside each other without rank, only one of them counts."""
    return (mine.low is None) == (theirs.low is None) and (mine.high is None) == (theirs.high is None)


def far_apart(mine: Quantity, theirs: Quantity) -> bool:
    """More than ten times apart ("45 ngày", "15 năm"): hardly two versions of one rule."""
    ends = []
    for value in (mine, theirs):
        end = value.high if value.high is not None else value.low
        span = days(end, value.unit) if end else None
        ends.append(span[0] if span else end or 0.0)
    return min(ends) > 0 and max(ends) / min(ends) > 10


# ---------------------------------------------------------------- documents

# Thứ bậc hiệu lực (Luật Ban hành VBQPPL 64/2025/QH15 Điều 4); local documents below central ones.
_TIERS = (
    ("hiến pháp",),
    ("bộ luật", "luật"),
    ("pháp lệnh",),
    ("lệnh",),
    ("nghị định",),
    ("thông tư", "thông tư liên tịch"),
)
# forms of which the issuer tells the place
_BY_ISSUER = (
    ("nghị quyết", "thường vụ quốc hội", 2),
    ("nghị quyết", "hội đồng nhân dân", 10),
    ("quyết định", "thủ tướng", 4),
    ("quyết định", "ủy ban nhân dân", 11),
)


def tier(left: DocumentInfo, right: DocumentInfo) -> int:
    """-1 when the left text must keep within the right one, 1 the other way round, 0 when neither governs.

    A draft keeps within existing documents; a lower form within a higher one; otherwise nothing is assumed.
    """
    if left.id == right.id:
        return 0
    a, b = rank_of(left), rank_of(right)
    if a is not None and b is not None and a != b:
        return -1 if a > b else 1
    for mine, theirs in ((left.drafted, right.drafted), (left.role == "checked", right.role == "checked")):
        if mine != theirs:
            return -1 if mine else 1
    return 0


def rank_of(document: DocumentInfo) -> int | None:
    """0 for the constitution, growing downwards; None when the form alone does not tell."""
    return _rank(document.header.kind or "", document.header.issuer or "")


@lru_cache(maxsize=MAX_CACHE)  # many rules ask it of each pair
def _rank(form: str, body: str) -> int | None:
    kind, issuer = form.lower(), lowered(body)
    for place, kinds in enumerate(_TIERS):
        if kind in kinds:
            return place
    if kind == "nghị quyết" and issuer == "quốc hội":
        return 1
    if kind == "quyết định" and issuer.startswith("bộ"):
        return 6
    return next((place for named, whose, place in _BY_ISSUER if named == kind and whose in issuer), None)
