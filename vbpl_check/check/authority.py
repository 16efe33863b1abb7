"""Two bodies are given the same decision.

"Giám đốc Sở Xây dựng cấp giấy phép X" against "Chủ tịch Ủy ban nhân dân cấp xã cấp giấy phép X"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from vbpl_check.cases import labels_pattern, pointed
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import apart, content, dice
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``verbs``: acts of competence. ``bodies``: how the key of a body with powers of its own begins.

    ``shared``: words that show that the power is lent, shared or split. ``scope``: both sides in one document ("one")
    or in two ("two").
    """

    verbs: tuple[str, ...]
    bodies: tuple[str, ...]
    shared: tuple[str, ...]
    classes: tuple[str, ...] = ()
    scope: Literal["one", "two"] = "two"
    floor: float = 0.6

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb of competence at the start of an act; longer ones first ("cấp lại" before "cấp")."""
        ordered = sorted(self.verbs, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(ordered)})(?:(?:,| và| hoặc)\s+(?:{'|'.join(ordered)}))*(?!\w)")


def differs(candidate: Pair, params: Params) -> Signal | None:
    """Two different bodies for one act on one object."""
    left, right = candidate.left, candidate.right
    if (candidate.left_document.id == candidate.right_document.id) != (params.scope == "one"):
        return None
    if not comparable(candidate) or (params.scope == "one" and not candidate.left_document.drafted):
        return None  # a law in force gives each level its own share of one kind of work
    if not _granted(left, params) or not _granted(right, params) or not _other_body(left, right):
        return None
    mine, theirs = _decision(left, params), _decision(right, params)
    if mine is None or theirs is None or not mine[0] & theirs[0]:
        return None
    objects = mine[1], theirs[1]
    if against_draft(candidate):
        # two levels that each act "trên địa bàn" of their own are no conflict where both texts are in force
        objects = objects[0].split(" trên địa bàn")[0], objects[1].split(" trên địa bàn")[0]
    strength = _alignment(*objects, left, right, params)
    if strength < params.floor:
        return None
    verb = ", ".join(sorted(mine[0] & theirs[0]))
    return Signal(
        strength=round(strength, 3),
        left=_place(left),
        right=_place(right),
        slots=(("left_body", left.subject), ("right_body", right.subject), ("act", f"{verb} {mine[1]}".strip())),
        why=(
            f"Cùng việc: {verb}; cùng đối tượng: “{mine[1]}” và “{theirs[1]}”.",
            f"Hai cơ quan khác nhau: “{left.subject}” và “{right.subject}”.",
            "Không thấy phối hợp, ủy quyền, phân cấp hay chia theo ngưỡng ở hai quy định.",
            *(["Giả định cùng điều kiện áp dụng."] if left.conditions or right.conditions else []),
        ),
    )


def _granted(norm: Norm, params: Params) -> bool:
    """A plain grant of power to a known body: not yielding, not shared."""
    if norm.yields or norm.exceptions or norm.delegates:
        return False
    if norm.modality not in ("permission", "obligation", "statement"):
        return False
    keys = norm.subject_key.split("; ")
    if len(keys) != 1 or not keys[0].startswith(params.bodies):
        return False
    text = lowered(f"{norm.lead_in} {norm.text}")
    if pointed(text) or " thì " in text:
        return False  # a case of its own: "Ở đặc khu thì Ủy ban nhân dân đặc khu quyết định"
    return not any(word in text for word in params.shared)


def _other_body(left: Norm, right: Norm) -> bool:
    """Different bodies; an office and its head ("Ủy ban" and "Chủ tịch Ủy ban") are not told apart.

    Nor are a body and the same one in one of its tasks: "Viện kiểm sát khi thực hành quyền công tố".
    """
    a, b = (norm.subject_key.split(" khi ")[0] for norm in (left, right))
    if any(
        one.endswith(_ALL_LEVELS) and other.startswith(one.removesuffix(_ALL_LEVELS)) for one, other in ((a, b), (b, a))
    ):
        return False
    return a != b and not a.endswith(b) and not b.endswith(a) and not _long_name(a, b) and not _long_name(b, a)


_ALL_LEVELS = " các cấp"


def _long_name(short: str, long: str) -> bool:
    """Is one the other with the words of its full name: "tòa án", "tòa án nhân dân"?"""
    return long == f"{short} nhân dân"


def _decision(norm: Norm, params: Params) -> tuple[frozenset[str], str] | None:
    """The verbs of competence at the head of the act, and the object."""
    act = lowered(norm.act).removeprefix("có thẩm quyền ").removeprefix("ra quyết định ")
    found = params.verb.match(act)
    if found is None:
        return None
    verbs = re.split(r",\s+|\s+và\s+|\s+hoặc\s+", found.group())
    return frozenset(verbs), act[found.end() :].strip(" ,")


def _alignment(mine: str, theirs: str, left: Norm, right: Norm, params: Params) -> float:
    """Likeness of the objects; both must be specific, and words on both sides mean two objects."""
    if min(len(content(mine)), len(content(theirs))) < 3:
        return 0.0
    pattern = labels_pattern(params.classes)
    if set(pattern.findall(lowered(left.act))) != set(pattern.findall(lowered(right.act))):
        return 0.0
    if apart(mine, theirs) or apart(" ".join(left.conditions), " ".join(right.conditions)):
        return 0.0
    strength = 0.3 + 0.7 * dice(mine, theirs)
    if bool(left.conditions) != bool(right.conditions):
        strength *= 0.8
    return strength if not (left.quantities or right.quantities) else strength * 0.7


def _place(norm: Norm) -> tuple[Span, ...]:
    at = norm.text.find(norm.subject) if norm.subject else -1
    return (Span(norm.span.start + at, norm.span.start + at + len(norm.subject)),) if at >= 0 else ()


CHECK = Check(Params, differs, (Pair,))
