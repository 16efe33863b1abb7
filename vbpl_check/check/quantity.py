"""Two provisions give different values to the same measured thing.

"trong thời hạn 15 ngày" against "trong thời hạn 30 ngày"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import narrower, sorts_cases
from vbpl_check.check import Check, against_draft, comparable, same_article
from vbpl_check.compare import content, cover, far_apart, likeness, relate, same_scale, same_sort, tier, tone
from vbpl_check.measures.alignment import alignment, clause
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.differing import other_case, other_thing, same_base, strictly_same, tightened
from vbpl_check.measures.leeway import allowed
from vbpl_check.measures.partner import belongs_elsewhere, fits_better, within_another
from vbpl_check.measures.threshold import defines, one_threshold, same_term
from vbpl_check.measures.why import why
from vbpl_check.model import Norm, Pair, Quantity, Signal


@dataclass(frozen=True)
class Params:
    """``relations``: which relations of two values are reported (see ``compare.relate``).

    ``special``: words that make a case of its own; a value for it is not compared with the ordinary one.
    ``kinds``: words for kinds of one thing ("chung cư", "riêng lẻ"); a rule for one says nothing of another.
    ``parties``: how the key of a subject begins that is no authority: less time to use a right is a loss.
    ``generic``: syllables of any procedure ("nhận", "hồ", "sơ"), which do not tell what is measured.
    ``bodies``: how the key of an authority begins.
    ``classes``: nouns that take a class label ("hạng B", "nhóm III"); different labels are different things.
    ``floor``: alignment below which nothing is reported. For a draft, ``near`` and ``alike``: cosine and alignment from
    which two norms are compared all the same when neither has a nearer partner with a value of this dimension;
    ``faint``: the cosine that will do when both also run from one event or are shares of one thing.
    """

    dimensions: tuple[str, ...]
    special: tuple[str, ...]
    classes: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    relations: tuple[str, ...] = ("disjoint", "looser", "shorter", "threshold")
    floor: float = 0.72
    near: float = 0.33
    faint: float = 0.2
    alike: float = 0.28


def differs(candidate: Pair, params: Params) -> Signal | None:
    """The best aligned pair of values that cannot both hold."""
    left, right = candidate.left, candidate.right
    if not _measure(left, params) or not _measure(right, params) or not comparable(candidate):
        return None
    if same_article(left, right) or _optional(left) or _optional(right):
        return None
    if defines(left) and defines(right) and not same_term(left, right):
        return None
    best: Signal | None = None
    for mine in bound_values(left):
        if mine.dimension not in params.dimensions or _agreed(mine, right, params):
            continue
        for theirs in bound_values(right):
            if same_scale(mine, theirs) and not _agreed(theirs, left, params):
                signal = _compare(candidate, mine, theirs, params)
                if signal is not None and (best is None or signal.strength > best.strength):
                    best = signal
    return best


def _measure(norm: Norm, params: Params) -> bool:
    return any(value.dimension in params.dimensions for value in norm.quantities)


def _optional(norm: Norm) -> bool:
    """Is the value left to the parties: "trừ trường hợp các bên có thỏa thuận khác"?"""
    return "thỏa thuận khác" in tone(" ".join(norm.exceptions))


_APART = 0.05  # two rules of one document must be nearer than a draft and the law: it knows what it says elsewhere
_MATCHED = 0.08  # two values with one start or one base need fewer words in common
_NEARER = 0.03  # of two provisions of a law, the one that fits the draft by so much better is the one to compare
_NEAREST = 1.04  # keeps the weakest of the nearest above the floor when the relation costs 3 %
# "05 hoặc 07 thành viên", "2, 3 hoặc 5 năm": numbers that share one unit
_CHOICE = re.compile(r"(?<![\d.,])0*(\d+)(?=(?:, \d+)* hoặc \d)")


def _agreed(value: Quantity, other: Norm, params: Params) -> bool:
    """Does the other norm hold this very value? "05 hoặc 07 thành viên" agrees with "07 thành viên"."""
    same = ("equal",) if "unit" in params.relations else ("equal", "unit")
    if any(same_scale(value, theirs) and relate(value, theirs) in same for theirs in _ends(value, other)):
        return True
    return value.low == value.high and any(float(number) == value.low for number in _CHOICE.findall(other.text))


def _ends(value: Quantity, other: Norm) -> tuple[Quantity, ...]:
    """The values that may agree with this one; a range agrees with a range only, not with one of its two ends."""
    ranged = value.low is not None and value.high is not None and value.low < value.high
    return bound_values(other) if ranged else other.quantities


def _compare(candidate: Pair, mine: Quantity, theirs: Quantity, params: Params) -> Signal | None:
    left, right = candidate.left, candidate.right
    order = tier(candidate.left_document, candidate.right_document)
    relation = _relation(candidate, mine, theirs, order, params)
    if relation not in params.relations:
        return None
    here, there = clause(left, mine), clause(right, theirs)
    if left.subject_key and right.subject_key:  # who acts is compared on its own
        here, there = here.replace(left.subject, " ", 1), there.replace(right.subject, " ", 1)
    if other_case(here, there, left, right, params) or other_thing(mine, theirs, left, right, params):
        return None
    if belongs_elsewhere(mine, theirs, left, right) or _left_open(candidate, mine, theirs, order):
        return None
    if against_draft(candidate) and (_one_sorts(mine, theirs, relation) or within_another(mine, theirs, right)):
        return None
    special = narrower(left.subject, right.subject) or (relation == "looser" and narrower(here, there))
    if order == 0 and special and not _same_start(mine, theirs):
        return None  # between equals the special rule stands beside the general one
    strength = _strength(candidate, mine, theirs, (here, there), params)
    if relation != "disjoint":
        strength *= 0.97
    if strength < params.floor:
        return None
    return Signal(
        strength=round(min(strength, 1.0), 3),
        left=(mine.span,),
        right=(theirs.span,),
        slots=(
            ("left_value", mine.raw),
            ("right_value", theirs.raw),
            ("measured", mine.measured or theirs.measured or left.act or left.heading),
        ),
        why=why(mine, theirs, left, right, relation, order),
    )


def _relation(candidate: Pair, mine: Quantity, theirs: Quantity, order: int, params: Params) -> str:
    """How the values stand to each other, with the cases in which even a stricter one is a conflict."""
    relation: str = relate(theirs, mine) if order > 0 else relate(mine, theirs)
    if relation != "stricter":
        return relation
    if tightened(candidate, mine, theirs, order, params):
        return "shorter"
    if order == 0 and same_sort(mine, theirs):
        return "looser"
    return "threshold" if _narrows(candidate, mine, theirs, params) else relation


def _narrows(candidate: Pair, mine: Quantity, theirs: Quantity, params: Params) -> bool:
    """Does the draft leave out cases that the law's only bound lets in: "từ đủ 65 tuổi" against "từ đủ 60 tuổi"?"""
    one, other = candidate.left, candidate.right
    if not against_draft(candidate) or not one_threshold(mine, theirs, one, other):
        return False
    if mine.dimension in candidate.nearest and candidate.similarity >= params.near:
        return True
    return same_term(one, other) or (mine.dimension == "age" and likeness(one.text, other.text) >= 0.5)


def _left_open(candidate: Pair, mine: Quantity, theirs: Quantity, order: int) -> bool:
    """Does the governing text let the maker of the other one set such a value?"""
    if not candidate.leeway or order >= 0:
        return False
    return allowed(mine, theirs, candidate.leeway, candidate.left_document)


def _same_start(mine: Quantity, theirs: Quantity) -> bool:
    """Do two limits run from one event, named in full by both?"""
    return likeness(mine.origin, theirs.origin) >= 0.8 and len(content(mine.origin)) >= 3


def _strength(candidate: Pair, mine: Quantity, theirs: Quantity, words: tuple[str, str], params: Params) -> float:
    """How surely both values are for the same thing; 0 when they may well be for two."""
    here, there = words
    sure = alignment(mine, theirs, here, there, candidate.left, candidate.right)
    drafted = against_draft(candidate)
    strict = drafted or strictly_same(candidate, mine, theirs, here, there, params)
    known = (sure if drafted else sure - 0.06) if strict else 0.0
    if drafted and _elsewhere(candidate, mine, params):
        return 0.0
    nearest = mine.dimension in candidate.nearest and not far_apart(mine, theirs)
    if nearest and _sorts(mine, theirs):
        nearest = drafted and one_threshold(mine, theirs, candidate.left, candidate.right)
    matched = drafted and _matched(mine, theirs)
    wanted = params.faint if matched and sure >= 0.5 else params.near - _MATCHED * matched
    margin = candidate.similarity - wanted - (0 if drafted else _APART)
    if drafted and mine.dimension not in candidate.nearest and _outdone(candidate, mine, params):
        return 0.0
    if nearest and margin >= 0 and sure >= params.alike:
        return max(known, _NEAREST * (params.floor + min(0.5 * margin, 0.12)))
    return known


def _outdone(candidate: Pair, mine: Quantity, params: Params) -> bool:
    """Is there a norm of the same law with such a value, for the same case, whose words are nearer to the draft's?"""
    left, right = candidate.left, candidate.right
    mark = likeness(left.text, right.text) + _NEARER
    return any(
        rival.provision.document == right.provision.document
        and any(same_scale(mine, value) for value in bound_values(rival))
        and likeness(left.text, rival.text) >= mark
        and not other_case(left.text, rival.text, left, rival, params)
        for rival in candidate.rivals
    )


def _matched(mine: Quantity, theirs: Quantity) -> bool:
    """Do both run from one event, or are both shares or rates of one thing?"""
    if mine.origin and theirs.origin:
        short, long = sorted((mine.origin, theirs.origin), key=len)
        return cover(short, long) >= 0.8 and len(content(short)) >= 3
    return bool(mine.base and theirs.base) and mine.unit == theirs.unit and same_base(mine.base, theirs.base)


def _one_sorts(mine: Quantity, theirs: Quantity, relation: str) -> bool:
    """Is a plain number outside the cases that the other value sorts out: "05 ngày", "từ 14 ngày trở lên"?"""
    plain = [value for value in (mine, theirs) if value.low == value.high]
    return relation == "disjoint" and len(plain) == 1 and _sorts(mine, theirs)


def _sorts(mine: Quantity, theirs: Quantity) -> bool:
    """Does either value tell for which cases the rule is: "từ 02 năm trở lên"?"""
    return any(sorts_cases(value) and None in (value.low, value.high) for value in (mine, theirs))


def _elsewhere(candidate: Pair, mine: Quantity, params: Params) -> bool:
    """Does a norm of the same law that is nearly as near hold the very value of the draft, for the same case?"""
    left = candidate.left
    return any(
        _agreed(mine, rival, params) and not other_case(left.text, rival.text, left, rival, params)
        for rival in candidate.rivals
        if rival.provision.document == candidate.right.provision.document
        and not rival.transitional  # what holds for old permits is no version of what holds for new ones
        and not fits_better(left, candidate.right, rival)
    )


CHECK = Check(Params, differs, (Pair,))
