"""Two provisions give different values to the same measured thing.

"trong thời hạn 15 ngày" against "trong thời hạn 30 ngày"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.cases import (
    denies,
    graded,
    head_differs,
    narrower,
    other_class,
    own_values,
    pointed,
    points_elsewhere,
    shared_words,
    sorts_cases,
    specials,
    surplus,
)
from vbpl_check.check import Check, against_draft, comparable, same_article
from vbpl_check.compare import (
    apart,
    content,
    cover,
    dice,
    far_apart,
    likeness,
    relate,
    same_scale,
    same_sort,
    tier,
    tone,
)
from vbpl_check.model import Norm, Pair, Quantity, Signal


@dataclass(frozen=True)
class Params:
    """``relations``: which relations of two values are reported (see ``compare.relate``).

    ``special``: words that make a case of its own; a value for it is not compared with the ordinary one.
    ``parties``: how the key of a subject begins that is no authority: less time to use a right is a loss.
    ``generic``: syllables of any procedure ("nhận", "hồ", "sơ"), which do not tell what is measured.
    ``bodies``: how the key of an authority begins.
    ``classes``: nouns that take a class label ("hạng B", "nhóm III"); different labels are different things.
    ``floor``: alignment below which nothing is reported.
    """

    dimensions: tuple[str, ...]
    special: tuple[str, ...]
    classes: tuple[str, ...]
    parties: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    relations: tuple[str, ...] = ("disjoint", "looser", "shorter")
    floor: float = 0.72


def differs(candidate: Pair, params: Params) -> Signal | None:
    """The best aligned pair of values that cannot both hold."""
    left, right = candidate.left, candidate.right
    if not _measure(left, params) or not _measure(right, params) or not comparable(candidate):
        return None
    if same_article(left, right) or _optional(left) or _optional(right) or (_defines(left) and _defines(right)):
        return None
    best: Signal | None = None
    for mine in own_values(left):
        if mine.dimension not in params.dimensions or _agreed(mine, right, params):
            continue
        for theirs in own_values(right):
            if same_scale(mine, theirs) and not _agreed(theirs, left, params):
                signal = _compare(candidate, mine, theirs, params)
                if signal is not None and (best is None or signal.strength > best.strength):
                    best = signal
    return best


def _defines(norm: Norm) -> bool:
    """A value inside a definition belongs to the check of definitions."""
    return "giải thích từ ngữ" in tone(norm.heading).lower()


def _measure(norm: Norm, params: Params) -> bool:
    return any(value.dimension in params.dimensions for value in norm.quantities)


def _strictly_same(candidate: Pair, mine: Quantity, theirs: Quantity, here: str, there: str, params: Params) -> bool:
    """Between existing rules, and inside one document, most different values tell cases apart.

    Compared are only rules for the same subject, start, grade and act, in more than the words of any procedure.
    """
    left, right = candidate.left, candidate.right
    if "phạt tiền" in tone(f"{left.lead_in} {left.text} {right.lead_in} {right.text}").lower():
        return False
    if pointed(_context(here, left)) != pointed(_context(there, right)) or graded(left) != graded(right):
        return False
    if left.subject_key and right.subject_key and left.subject_key != right.subject_key:
        return False
    if apart(mine.origin, theirs.origin) or apart(" ".join(left.conditions), " ".join(right.conditions)) > 1:
        return False
    if (mine.dimension != "duration" and not same_sort(mine, theirs)) or sorts_cases(mine) or sorts_cases(theirs):
        return False
    if any(sum(other.dimension == mine.dimension for other in own_values(norm)) > 1 for norm in (left, right)):
        return False
    return _same_words(candidate, here, there, mine.dimension, params)


def _same_words(candidate: Pair, here: str, there: str, dimension: str, params: Params) -> bool:
    """The same act, in words of its own, with nothing on either side that makes another case of it."""
    left, right, generic = candidate.left, candidate.right, frozenset(params.generic)
    known = generic | frozenset(content(f"{left.subject} {right.subject}"))
    if shared_words(here, there, known) < 3 or (left.subject_key and head_differs(left, right, generic)):
        return False
    fewer, more = surplus(here, there, generic)
    if left.provision.document != right.provision.document:
        return fewer <= 2 and more <= 3
    alike = likeness(left.heading, right.heading) >= 0.6 and not apart(left.heading, right.heading)
    if not candidate.left_document.drafted and not alike:
        return False  # articles of a law in force are about different procedures
    if "diem" in {left.provision.parts[-1][0], right.provision.parts[-1][0]} or apart(left.lead_in, right.lead_in):
        return False
    if specials(tone(left.heading).lower(), left.heading, params.special) != specials(
        tone(right.heading).lower(), right.heading, params.special
    ):
        return False
    return fewer == 0 and (dimension == "duration" or more <= 4)


def _tightened(candidate: Pair, mine: Quantity, theirs: Quantity, order: int, params: Params) -> bool:
    """Does the subordinate text give people less time than the governing one?"""
    if order == 0 or mine.dimension != "duration" or mine.low is not None or theirs.low is not None:
        return False
    norms = (candidate.left, candidate.right)
    if any(norm.modality != "permission" for norm in norms):
        return False
    return any(norm.subject_key.startswith(params.parties) for norm in norms)


def _optional(norm: Norm) -> bool:
    """Is the value left to the parties: "trừ trường hợp các bên có thỏa thuận khác"?"""
    return "thỏa thuận khác" in tone(" ".join(norm.exceptions))


# "05 hoặc 07 thành viên", "2, 3 hoặc 5 năm": numbers that share one unit
_CHOICE = re.compile(r"(?<![\d.,])0*(\d+)(?=(?:, \d+)* hoặc \d)")


def _agreed(value: Quantity, other: Norm, params: Params) -> bool:
    """Does the other norm hold this very value? "05 hoặc 07 thành viên" agrees with "07 thành viên"."""
    same = ("equal",) if "unit" in params.relations else ("equal", "unit")
    if any(same_scale(value, theirs) and relate(value, theirs) in same for theirs in other.quantities):
        return True
    return value.low == value.high and any(float(number) == value.low for number in _CHOICE.findall(other.text))


def _compare(candidate: Pair, mine: Quantity, theirs: Quantity, params: Params) -> Signal | None:
    left, right = candidate.left, candidate.right
    order = tier(candidate.left_document, candidate.right_document)
    relation: str = relate(theirs, mine) if order > 0 else relate(mine, theirs)
    if relation == "stricter" and _tightened(candidate, mine, theirs, order, params):
        relation = "shorter"
    if order == 0 and relation == "stricter" and same_sort(mine, theirs):
        relation = "looser"
    if relation not in params.relations:
        return None
    here, there = _clause(left, mine), _clause(right, theirs)
    if left.subject_key and right.subject_key:  # who acts is compared on its own
        here, there = here.replace(left.subject, " ", 1), there.replace(right.subject, " ", 1)
    if _other_case(here, there, left, right, params) or _other_thing(mine, theirs, left, right, params):
        return None
    if order == 0 and (narrower(left.subject, right.subject) or (relation == "looser" and narrower(here, there))):
        return None  # between equals the special rule stands beside the general one
    strict = not against_draft(candidate)
    if strict and not _strictly_same(candidate, mine, theirs, here, there, params):
        return None
    strength = _alignment(mine, theirs, here, there, left, right) - 0.06 * strict
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
        why=_why(mine, theirs, left, right, relation, order),
    )


# ends of the clause that a value stands in: "; ", ": ", ". ", ", trường hợp", ", riêng"
_BREAK = re.compile(r"[;:]|\.\s|,\s(?=(?:trường hợp|nhưng|riêng|còn)\b)")


@lru_cache(maxsize=1 << 14)
def _cuts(text: str) -> tuple[int, ...]:
    return (0, *(m.start() for m in _BREAK.finditer(text)), len(text))


def _clause(norm: Norm, value: Quantity) -> str:
    """The words around the value up to the nearest breaks, without the value itself."""
    start, end = value.span.start - norm.span.start, value.span.end - norm.span.start
    if not 0 <= start < end <= len(norm.text):
        return norm.text
    cuts = _cuts(norm.text)
    low = max(cut for cut in cuts if cut <= start)
    high = min(cut for cut in cuts if cut >= end)
    return f"{norm.text[low:start]} {norm.text[end:high]}"


def _other_case(here: str, there: str, left: Norm, right: Norm, params: Params) -> bool:
    """Does one side speak of a special case ("khẩn cấp", "gia hạn", "lần hai") or of another class ("nhóm IV")?"""
    mine, theirs = _context(here, left), _context(there, right)
    if specials(mine, left.heading, params.special) != specials(theirs, right.heading, params.special):
        return True
    return other_class(mine, theirs, params.classes) or denies(mine, theirs) or points_elsewhere(mine, theirs)


def _context(clause: str, norm: Norm) -> str:
    return tone(f"{norm.lead_in} {clause} {' '.join(norm.conditions)}").lower()


def _other_thing(mine: Quantity, theirs: Quantity, left: Norm, right: Norm, params: Params) -> bool:
    """Another base of a percentage, another start of a time limit, another holder of a fine, another authority."""
    if mine.holder != theirs.holder and mine.holder and theirs.holder:
        return True
    if mine.base and theirs.base and mine.base != theirs.base and dice(mine.base, theirs.base) < 0.5:
        return True
    if mine.origin and theirs.origin and likeness(mine.origin, theirs.origin) < 0.34:
        return True
    a, b = left.subject_key, right.subject_key
    return a != b and all(key.startswith(params.bodies) and ";" not in key for key in (a, b)) and not _same_office(a, b)


def _same_office(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)


def _alignment(mine: Quantity, theirs: Quantity, here: str, there: str, left: Norm, right: Norm) -> float:
    """How surely both measure the same: the clauses' words first, then the thing measured, its start, its subject."""
    clause = likeness(here, there)
    if len(content(here)) < 4 or len(content(there)) < 4:
        clause = likeness(f"{left.lead_in} {here}", f"{right.lead_in} {there}")
    score = max(clause, 0.9 * dice(left.text, right.text))
    for one, other in ((mine.measured, theirs.measured), (mine.origin, theirs.origin), (mine.base, theirs.base)):
        if len(content(one)) >= 2 and len(content(other)) >= 2:
            score += 0.16 * (likeness(one, other) - 0.5)
    score += 0.05 * (bool(left.subject_key) and left.subject_key == right.subject_key)
    score += 0.1 * likeness(left.heading, right.heading)
    score -= 0.25 * far_apart(mine, theirs)
    score = min(score, 1.0) - 0.03 * max(0, apart(here, there) - 2)
    for norm, beside in ((left, right), (right, left)):
        whole = f"{beside.heading} {beside.lead_in} {beside.text}"
        if any(len(content(part)) >= 3 and cover(part, whole) < 0.4 for part in norm.conditions):
            score *= 0.7  # a case that the other side does not know
    return score * (0.85 if _other_subject(left, right) else 1.0)


def _other_subject(left: Norm, right: Norm) -> bool:
    """Are both subjects known and unlike, neither of them any authority ("cơ quan có thẩm quyền")?"""
    keys = (left.subject_key, right.subject_key)
    return all(key and not key.startswith("cơ quan") for key in keys) and dice(left.subject, right.subject) < 0.3


def _why(mine: Quantity, theirs: Quantity, left: Norm, right: Norm, relation: str, order: int) -> tuple[str, ...]:
    here, there = mine.measured or left.act or left.heading, theirs.measured or right.act or right.heading
    lines = [
        f"Cùng đại lượng: “{here}” và “{there}”.",
        {
            "disjoint": f"Hai giá trị không có phần chung: {mine.raw} và {theirs.raw}.",
            "looser": f"Một bên cho phép giá trị mà bên kia không cho: {mine.raw} và {theirs.raw}.",
            "shorter": f"Văn bản cấp dưới cho người dân, tổ chức ít thời gian hơn: {mine.raw} và {theirs.raw}.",
            "unit": f"Hai đơn vị thời gian không quy đổi đúng bằng nhau: {mine.raw} và {theirs.raw}.",
        }[relation],
    ]
    if left.subject and right.subject:
        lines.append(f"Chủ thể: “{left.subject}” và “{right.subject}”.")
    if mine.origin and theirs.origin:
        lines.append(f"Mốc tính: “{mine.origin}” và “{theirs.origin}”.")
    elif mine.origin or theirs.origin:
        lines.append(f"Giả định cùng mốc tính: chỉ một bên ghi “{mine.origin or theirs.origin}”.")
    if left.conditions or right.conditions:
        lines.append("Điều kiện đã xét: " + "; ".join((*left.conditions, *right.conditions)) + ".")
    if order == 0:
        lines.append("Giả định hai văn bản ngang bậc: mọi khác biệt về giá trị đều được nêu.")
    return tuple(lines)


CHECK = Check(Params, differs, (Pair,))
