"""Numbers with units and the words around them as intervals: "từ 2 đến dưới 3 triệu đồng" is [2e6, 3e6) đồng."""

from __future__ import annotations

import re
from dataclasses import replace

from vbpl_check.extract._quantity_atoms import Atom, per_one, tidy
from vbpl_check.extract._quantity_bounds import Found, Left, left_bound, right_suffix
from vbpl_check.extract._quantity_context import noun_phrase
from vbpl_check.extract._quantity_table import Bound, Grammar, Unit
from vbpl_check.extract.numerals import last_word
from vbpl_check.text import words as split_words

# pairs of units that one range may mix: "từ 06 tháng đến 03 năm"; "từ 10 ngày đến 15 ngày làm việc" means working days
_MIXED = {
    ("month", "year"): 12.0,
    ("minute", "hour"): 60.0,
    ("second", "minute"): 60.0,
    ("day", "week"): 7.0,
    ("month", "quarter"): 3.0,
}
_ITEM = Unit("item", "count", (), countable=True)
_DASHES = ("-", "–", "—", "÷", "~")
# "gồm 03 chương", "có 02 phó chủ tịch": words that state a number of things
_STATES = frozenset(split_words("có gồm là lập nộp gửi cử nhận thành được đủ"))
# the noun after a number that has no unit: "Phó Chủ tịch", "báo giá"
_NOUN = re.compile(r"[ \u00a0]((?:[^\W\d_]+(?:[ \u00a0]|(?!\w))){1,7})")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]{2,})")
_NEAR = 60  # characters between the ends of a range
_NO_NOUN = frozenset(
    split_words(
        "và hoặc của đến tới trở thì là các được phải theo tại này trên dưới khoản điều điểm trong nếu do cho vào ra "
        "như nghị thông luật quyết hằng hàng không để khi có với về mà bị chỉ đã sẽ từ so ở bằng nêu nói"
    )
)
# "không quá 40 giờ trong 01 tháng", "50 kg trên 01 ha", "50.000 đồng cho một người"
_DENOMINATOR = re.compile(r"[ ](?:\w+[ ]){0,2}?(?:trong|trên|cho|mỗi|cho mỗi|trong mỗi)[ ]|[ ]")
_SPREAD = ("duration", "length", "area", "mass", "volume", "count")
# before the word "một" with a unit of time it is a number: "trong thời hạn một năm"
_COUNTED = frozenset(
    split_words("hạn vòng tròn sau là gian thêm tù đủ quá bằng nhất đa thiểu từ đến dưới trên trước hơn kỳ")
)
_COUNTS = re.compile(r"[ ](?:kể|tính) từ|[ ](?:trở|tù|kinh nghiệm|trước|sau)(?!\w)")


def find_intervals(lower: str, atoms: list[Atom], words: Grammar) -> list[Found]:
    """One interval for each number with a unit or a counted noun; ranges joined, denominators folded in."""
    found: list[Found] = []
    position = floor = 0
    while position < len(atoms):
        atom = atoms[position]
        position += 1
        follower = atoms[position] if position < len(atoms) else None
        if atom.unit is None and not _may_count(lower, atom) and not _is_near(atom, follower):
            continue
        left = left_bound(lower, atom.start, floor, words)
        joined = _range(lower, atom, follower, left, words) if follower and _is_near(atom, follower) else None
        if joined is not None and follower is not None:
            found.append(joined)
            floor = follower.end
            position += 1
            continue
        ceiling = follower.start if follower else len(lower)
        if found and _is_denominator(lower, found[-1], atom, left):
            found[-1] = replace(found[-1], per=per_one(lower[atom.start : atom.end]))
        elif single := _single(lower, atom, left, ceiling, words):
            found.append(single)
        floor = atom.end
    return found


def _is_near(atom: Atom, follower: Atom | None) -> bool:
    return follower is not None and follower.unit is not None and follower.start - atom.end < _NEAR


def _may_count(lower: str, atom: Atom) -> bool:
    """Whether a word that may be a noun follows the bare number."""
    match = _NEXT_WORD.match(lower, atom.end)
    return match is not None and match[1] not in _NO_NOUN


def _range(lower: str, first: Atom, second: Atom, left: Left, words: Grammar) -> Found | None:
    right = left_bound(lower, second.start, first.end, words)
    if right.bound is None or right.bound.side != "to" or second.unit is None:
        return None
    between = lower[first.end : right.start].strip()
    if len(between.split()) > 4 or (between and (left.bound is None or first.unit is None)):
        return None
    if any(mark in between for mark in ",;:()"):
        return None
    ends = _same_unit(first, second)
    if ends is None:
        return None
    low, high, unit = ends
    side = left.bound or Bound("from")
    if side.side in ("high", "to") or low > high:
        return None
    return Found(
        left.start, second.end, first.start, low, high, unit.key, unit.dimension,
        low_open=side.open, high_open=right.bound.open, per=second.per or first.per,
        noun=second.name if unit.countable else "", after=second.end,
    )  # fmt: skip


def _same_unit(first: Atom, second: Atom) -> tuple[float, float, Unit] | None:
    """Both ends in one unit: the unit of the second holds for a bare first number ("từ 2 đến 3 triệu đồng")."""
    unit = second.unit
    if unit is None:
        return None
    if first.unit is None:
        scale = second.magnitude if first.magnitude == 1 and first.value < 1000 else 1.0
        value = first.value * scale
        if value > second.value:
            value = first.value
        return tidy(value * unit.factor), second.converted, unit
    if first.unit.key == unit.key:
        return first.converted, second.converted, unit
    if (first.unit.key, unit.key) in (("day", "working_day"), ("hour", "working_hour")):
        return first.converted, second.converted, unit
    if (first.unit.key, unit.key) == ("month", "year_of_age"):  # "từ 18 tháng đến dưới 36 tháng tuổi"
        return tidy(first.value * unit.factor), second.converted, unit
    if ratio := _MIXED.get((first.unit.key, unit.key)):
        return first.converted, tidy(second.converted * ratio), first.unit
    return None


def _single(lower: str, atom: Atom, left: Left, ceiling: int, words: Grammar) -> Found | None:
    suffix = right_suffix(lower, atom.end, ceiling, words)
    bound, unit, noun, end = left.bound, atom.unit, atom.name, atom.end
    if left.words in _DASHES:
        if lower[left.start - 1 : left.start].isalnum():
            return None  # the tail of a code
        bound, left = None, Left(atom.start)  # the dash of a list item
    if unit is None:
        noun = _counted_noun(lower, atom, left, words)
        if not noun:
            return None
        unit = _ITEM
    if left.words == "trên" and suffix is None and last_word(lower, left.start) == "tính":
        return None  # "tính trên 01 thiết bị"
    if bound is None and suffix is None and _is_article(lower, atom, unit):
        return None
    low, high, low_open, high_open = _sides(atom.converted, bound, suffix[0] if suffix else None)
    if suffix:
        end = suffix[2]
    elif unit.key == "point" and atom.spelled and bound is None:
        return None  # "nối hai điểm"
    return Found(
        left.start, end, atom.start, low, high, unit.key, unit.dimension, low_open, high_open, atom.per,
        noun if unit.countable else "", atom.end,
        bounded=bound is not None or suffix is not None, spelled=atom.spelled, plain=True,
    )  # fmt: skip


def _sides(value: float, bound: Bound | None, suffix: Bound | None) -> tuple[float | None, float | None, bool, bool]:
    side = suffix or bound
    is_open = bool(bound and bound.open)
    if side is None or side.side == "point":
        return value, value, False, False
    if side.side in ("low", "from"):
        return value, None, is_open, False
    return None, value, False, is_open


def _is_article(lower: str, atom: Atom, unit: Unit) -> bool:
    """ "một người", "trong một năm", "cho 01 người": the article, or what something is counted in."""
    if atom.value != 1 or unit.dimension == "wage":  # "bồi thường một tháng tiền lương"
        return False
    if not atom.spelled:
        inside = last_word(lower, atom.start) in ("trong", "cho", "mỗi", "trên")
        spread = unit.dimension == "count" or unit.key in ("day", "week", "month", "quarter", "year", "school_year")
        return inside and spread and not _COUNTS.match(lower, atom.end)
    if unit.dimension == "count":
        return True
    before = lower[max(0, atom.start - 12) : atom.start].split()
    return not (before and before[-1] in _COUNTED) and not _COUNTS.match(lower, atom.end)


def _counted_noun(lower: str, atom: Atom, left: Left, words: Grammar) -> str:
    """The noun of a bare count, "" unless words before it show that things are counted."""
    if left.bound is None or left.bound.side == "point":
        before = lower[max(0, atom.start - 12) : atom.start].split()
        if not (before and before[-1] in _STATES) or atom.spelled or atom.digits < 2 or atom.value > 99:
            return ""
    if atom.value != int(atom.value) or atom.magnitude != 1 or left.words in _DASHES:
        return ""
    match = _NOUN.match(lower, atom.end)
    if match is None:
        return ""
    if left.words == "trên" or (left.bound is not None and left.bound.side == "to"):
        return ""  # "số giường bệnh trên 10.000 dân"
    noun = noun_phrase(match[1].split(), words, one=True)
    return " ".join(noun) if noun and len(noun[0]) > 1 and noun[0] not in _NO_NOUN else ""


def _is_denominator(lower: str, last: Found, atom: Atom, left: Left) -> bool:
    """ "trong 01 tháng" after "không quá 40 giờ" says of what, and is no time limit of its own."""
    if atom.value != 1 or atom.unit is None or atom.unit.dimension not in _SPREAD or atom.unit.key == last.unit:
        return False
    if left.bound is not None and left.words != "trên":
        return False
    return _DENOMINATOR.fullmatch(lower, last.end, atom.start) is not None
