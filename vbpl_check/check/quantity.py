"""Two provisions give different values to the same measured thing.

"trong thời hạn 15 ngày" against "trong thời hạn 30 ngày"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.carveouts import contrasted
from vbpl_check.cases import narrower, sorts_cases
from vbpl_check.check import Check, against_draft, comparable, far, same_article, upright
from vbpl_check.compare import content, cover, far_apart, likeness, relate, same_scale, same_sort, tier
from vbpl_check.measures.alignment import alignment, clause
from vbpl_check.measures.copied import counterparts, of_copies
from vbpl_check.measures.differing import other_case, other_thing, same_base, strictly_same, tightened
from vbpl_check.measures.entry import same_day, values_of
from vbpl_check.measures.leeway import allowed
from vbpl_check.measures.likely import features
from vbpl_check.measures.partner import belongs_elsewhere, within_another
from vbpl_check.measures.rivals import agreed, elsewhere, outdone
from vbpl_check.measures.same import chance
from vbpl_check.measures.threshold import defines, one_threshold, same_term
from vbpl_check.measures.vetoes import apart_by_words, vetoed
from vbpl_check.measures.why import why
from vbpl_check.model import Norm, Pair, Quantity, Signal
from vbpl_check.text import tone


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
    ``sure``: probability of the model ``measures.same`` from which two values of a draft and a law are taken for one
    thing; ``fitted``: dimensions that only this model compares.
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
    fitted: tuple[str, ...] = ()
    sure: float = 0.86


def differs(candidate: Pair, params: Params) -> Signal | None:
    """The best aligned pair of values that cannot both hold."""
    best = _copied(candidate, params)
    if best is not None:
        return best
    for mine, theirs, relation in contrary(candidate, params):
        signal = _compare(candidate, mine, theirs, relation, params)
        if signal is not None and (best is None or signal.strength > best.strength):
            best = signal
    return best


_COPIED = 0.95


def _copied(candidate: Pair, params: Params) -> Signal | None:
    """The value that a draft puts in the place of the law's where it repeats the law's words."""
    left, right = candidate.left, candidate.right
    if not against_draft(candidate) or candidate.closeness < 1 or not _measure(left, params) or not _speaks(candidate):
        return None
    order = tier(candidate.left_document, candidate.right_document)
    for mine, theirs in counterparts(left, right):
        if mine.dimension not in (*params.dimensions, *params.fitted) or mine.dimension == "date":
            continue  # every text has a day of its own from which it holds
        relation = of_copies(_relation(candidate, mine, theirs, order, params), candidate, mine, theirs)
        if relation in params.relations and not _left_open(candidate, mine, theirs, order):
            return _signal(candidate, mine, theirs, relation, _COPIED)
    return None


def contrary(candidate: Pair, params: Params) -> Iterator[tuple[Quantity, Quantity, str]]:
    """The values of both sides that cannot both hold if they are of one thing, with their relation."""
    left, right = candidate.left, candidate.right
    if not _measure(left, params) or not _measure(right, params) or not _speaks(candidate):
        return
    if same_article(left, right) or _optional(left) or _optional(right):
        return
    if not (defines(left) and defines(right)) or same_term(left, right):
        yield from _opposed(candidate, params)


def _opposed(candidate: Pair, params: Params) -> Iterator[tuple[Quantity, Quantity, str]]:
    left, right = candidate.left, candidate.right
    order = tier(candidate.left_document, candidate.right_document)
    known = (*params.dimensions, *(params.fitted if against_draft(candidate) else ()))
    exact = "unit" in params.relations
    for mine in values_of(left, candidate.left_document):
        if mine.dimension not in known or agreed(mine, right, exact):
            continue
        for theirs in values_of(right, candidate.right_document):
            if not same_scale(mine, theirs) or agreed(theirs, left, exact) or same_day(mine, theirs):
                continue
            relation = _relation(candidate, mine, theirs, order, params)
            if relation in params.relations and not _left_open(candidate, mine, theirs, order):
                yield mine, theirs, relation


def _speaks(candidate: Pair) -> bool:
    """Are both rules that stay, or both rules of transition in a draft and the law?"""
    if candidate.left.transitional and candidate.right.transitional and against_draft(candidate):
        return upright(candidate) and not contrasted(candidate.left, candidate.right)
    return bool(comparable(candidate))


def _measure(norm: Norm, params: Params) -> bool:
    return any(value.dimension in params.dimensions or value.dimension in params.fitted for value in norm.quantities)


def _optional(norm: Norm) -> bool:
    """Is the value left to the parties: "trừ trường hợp các bên có thỏa thuận khác"?"""
    return "thỏa thuận khác" in tone(" ".join(norm.exceptions))


_APART = 0.05  # two rules of one document must be nearer than a draft and the law: it knows what it says elsewhere
_MATCHED = 0.08  # two values with one start or one base need fewer words in common
_NEAREST = 1.04  # keeps the weakest of the nearest above the floor when the relation costs 3 %


def _compare(candidate: Pair, mine: Quantity, theirs: Quantity, relation: str, params: Params) -> Signal | None:
    left, right = candidate.left, candidate.right
    if against_draft(candidate) and apart_by_words(left, right, mine, theirs):
        return None
    strength = 0.0
    if against_draft(candidate) and not _one_sorts(mine, theirs, relation):
        strength = _fitted(candidate, mine, theirs, params)
    if not strength and mine.dimension in params.dimensions and not left.transitional:
        strength = _known(candidate, mine, theirs, relation, params)
    if relation != "disjoint":
        strength *= 0.97
    if strength < params.floor:
        return None
    return _signal(candidate, mine, theirs, relation, round(min(strength, 1.0), 3))


def _signal(candidate: Pair, mine: Quantity, theirs: Quantity, relation: str, strength: float) -> Signal:
    left, right = candidate.left, candidate.right
    return Signal(
        strength=strength,
        left=(mine.span,),
        right=(theirs.span,),
        slots=(
            ("left_value", mine.raw),
            ("right_value", theirs.raw),
            ("measured", mine.measured or theirs.measured or left.act or left.heading),
        ),
        why=why(mine, theirs, left, right, relation, tier(candidate.left_document, candidate.right_document)),
    )


_OFF = 0.6  # beside the provision of any text above that is nearest: of 330 planted values two were farther off


def _fitted(candidate: Pair, mine: Quantity, theirs: Quantity, params: Params) -> float:
    """The strength by the model that learned which values of a draft and a law are of one thing; 0 when it doubts."""
    if not candidate.norms or far(candidate, _OFF) or vetoed(candidate, mine, theirs, params):
        return 0.0
    sure = chance(features(candidate, mine, theirs, params))
    if sure < params.sure:
        return 0.0
    return _NEAREST * params.floor + (1 - _NEAREST * params.floor) * (sure - params.sure) / (1 - params.sure)


def _known(candidate: Pair, mine: Quantity, theirs: Quantity, relation: str, params: Params) -> float:
    """The strength by rules on words, starts and cases; 0 when both may well be of two things."""
    left, right = candidate.left, candidate.right
    order = tier(candidate.left_document, candidate.right_document)
    here, there = clause(left, mine), clause(right, theirs)
    if left.subject_key and right.subject_key:  # who acts is compared on its own
        here, there = here.replace(left.subject, " ", 1), there.replace(right.subject, " ", 1)
    if other_case(here, there, left, right, params) or other_thing(mine, theirs, left, right, params):
        return 0.0
    if belongs_elsewhere(mine, theirs, left, right):
        return 0.0
    if against_draft(candidate) and (_one_sorts(mine, theirs, relation) or within_another(mine, theirs, right)):
        return 0.0
    special = narrower(left.subject, right.subject) or (relation == "looser" and narrower(here, there))
    if order == 0 and special and not _same_start(mine, theirs):
        return 0.0  # between equals the special rule stands beside the general one
    return _strength(candidate, mine, theirs, (here, there), params)


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
    if drafted and elsewhere(candidate, mine, params, "unit" in params.relations):
        return 0.0
    nearest = mine.dimension in candidate.nearest and not far_apart(mine, theirs)
    if nearest and _sorts(mine, theirs):
        nearest = drafted and one_threshold(mine, theirs, candidate.left, candidate.right)
    matched = drafted and _matched(mine, theirs)
    wanted = params.faint if matched and sure >= 0.5 else params.near - _MATCHED * matched
    margin = candidate.similarity - wanted - (0 if drafted else _APART)
    if drafted and mine.dimension not in candidate.nearest and outdone(candidate, mine, params):
        return 0.0
    if nearest and margin >= 0 and sure >= params.alike:
        return max(known, _NEAREST * (params.floor + min(0.5 * margin, 0.12)))
    return known


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


CHECK = Check(Params, differs, (Pair,))
