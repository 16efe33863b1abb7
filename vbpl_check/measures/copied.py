"""A text that was written after another, with another value in one place: the values that stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vbpl_check.cases import own_values, sorts_cases
from vbpl_check.compare import content, same_scale
from vbpl_check.measures.differing import same_base
from vbpl_check.model import Norm, Pair, Quantity
from vbpl_check.text import lowered, words

LONGEST = 400  # words of a text; longer ones are not compared
_LEAST = 6  # words beside the values that make a text one of its own
# "cụ thể như sau", "bao gồm", "ngoại trừ", "tại" for "ở", "theo quy định hiện hành": words that change nothing
_IDLE_WORDS = (
    "cụ thể như sau đây bao gồm có ngoại tại ở kể tính từ theo quy định hiện hành của pháp luật vòng thời hạn các "
    "những và đảm bảo nhằm để trường hợp khi nếu là"
)
_IDLE = frozenset(_IDLE_WORDS.split())
_FEW = 6  # of them, in all


def counterparts(left: Norm, right: Norm) -> Iterator[tuple[Quantity, Quantity]]:
    """The differing values at the same places of two texts that have the same words beside them; none for others."""
    mine, theirs = tuple(own_values(left)), tuple(own_values(right))
    if not mine or len(mine) != len(theirs):
        return
    places = list(zip(mine, theirs, strict=True))
    if not all(same_scale(one, other) and _one_thing(one, other) for one, other in places):
        return
    if (len(left.conditions), len(left.exceptions)) != (len(right.conditions), len(right.exceptions)):
        return
    changed = [(one, other) for one, other in places if _worth(one) != _worth(other)]
    if len(changed) == 1 and _alike(_beside(left, mine), _beside(right, theirs)):
        yield from changed


def _one_thing(one: Quantity, other: Quantity) -> bool:
    """Are both for the same holder, from the same event, of the same base: "đồng/người/ngày"?"""
    same_origin = content(one.origin) == content(other.origin)
    return one.holder == other.holder and same_origin and same_base(one.base, other.base)


def _worth(value: Quantity) -> tuple[object, ...]:
    return value.low, value.high, value.unit, value.low_open, value.high_open


def _beside(norm: Norm, values: tuple[Quantity, ...]) -> list[str]:
    """The words of the norm and those above it, without its values."""
    parts, start = [norm.lead_in], 0
    for value in values:
        parts.append(norm.text[start : value.span.start - norm.span.start])
        start = value.span.end - norm.span.start
    parts.append(norm.text[start:])
    return list(words(lowered(" ".join(parts))))


def _alike(one: list[str], other: list[str]) -> bool:
    if min(len(one), len(other)) < _LEAST or max(len(one), len(other)) > LONGEST:
        return False
    first, second = Counter(one), Counter(other)
    apart = (first - second) + (second - first)
    return apart.total() <= _FEW and all(word in _IDLE for word in apart)


def of_copies(relation: str, candidate: Pair, mine: Quantity, theirs: Quantity) -> str:
    """The relation of two values at one place of a text and its copy.

    A narrower class leaves cases out; to have to act longer ahead, or in a shorter span, takes time from a party.
    """
    if relation != "stricter":
        return relation
    if sorts_cases(mine) and sorts_cases(theirs):
        return "threshold"
    ahead = all(lowered(value.origin).startswith("trước") for value in (mine, theirs))
    return "shorter" if ahead and candidate.left.subject_kind == "party" else relation
