"""A place on an ordered scale demanded that is not the one of the text above.

"tốt nghiệp trung học phổ thông" against "trình độ từ trung học cơ sở trở lên"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import labels, other_class, points_elsewhere
from vbpl_check.check import Check, comparable
from vbpl_check.items import covered, telling, without_pointers
from vbpl_check.model import DocumentInfo, Norm, Requirement, RequirementPair, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``classes``: nouns before labels that tell cases apart. ``cover``: share of the words around each place that the
    other text must have, its heading and title included; ``labelled``: the same where both name the same labels.
    """

    classes: tuple[str, ...]
    cover: float = 0.7
    labelled: float = 0.5


def graded(candidate: RequirementPair, params: Params) -> Signal | None:
    """Another level for the same applicants."""
    mine = candidate.requirement
    if mine.kind != "level" or not comparable(candidate):
        return None
    left, right = candidate.left, candidate.right
    if len(_levels(left, mine.key)) != 1 or left.exceptions or right.exceptions or right.delegates:
        return None
    for theirs in _levels(right, mine.key):
        if theirs.rank == mine.rank or not _same_case(candidate, mine, theirs, params):
            continue
        near = min(covered(_around(left, mine), _known(right, candidate.right_document)), 1.0)
        raised = "cao hơn" if mine.rank > theirs.rank else "thấp hơn"
        return Signal(
            strength=round(0.5 + 0.4 * near, 3),
            left=(mine.span,),
            right=(theirs.span,),
            slots=(("item", mine.item), ("demanded", theirs.item), ("scale", mine.key), ("raised", raised)),
            why=(
                f"Cùng thang “{mine.key}”: “{mine.item}” {raised} “{theirs.item}”.",
                "Hai bên nói về cùng đối tượng, cùng việc.",
                "Văn bản cấp trên không giao quy định mức khác.",
            ),
        )
    return None


def _levels(norm: Norm, key: str) -> list[Requirement]:
    return [item for item in norm.requirements if item.kind == "level" and item.key == key]


def _same_case(candidate: RequirementPair, mine: Requirement, theirs: Requirement, params: Params) -> bool:
    left, right = candidate.left, candidate.right
    here, there = _around(left, mine), _around(right, theirs)
    one = lowered(left.text).replace(mine.item, "")
    other = lowered(right.text).replace(theirs.item, "")
    if other_class(one, other, params.classes) or points_elsewhere(one, other):
        return False
    mine_of, theirs_of = labels(here, params.classes), labels(there, params.classes)
    if mine_of != theirs_of:
        return False
    if min(len(telling(here)), len(telling(there))) < _TELLING or not _same_list(left, right, candidate):
        return False
    # the shorter wording must be all about the longer one, and the longer one mostly about the shorter
    shares = sorted(
        (covered(there, _known(left, candidate.left_document)), covered(here, _known(right, candidate.right_document)))
    )
    return shares[0] >= (params.labelled if mine_of else params.cover)


def _same_list(left: Norm, right: Norm, candidate: RequirementPair) -> bool:
    """Are the words above each point about the other text, too: "Điều kiện kinh doanh lữ hành quốc tế bao gồm:"?"""
    sides = ((left, right, candidate.right_document), (right, left, candidate.left_document))
    for one, other, document in sides:
        above = without_pointers(one.lead_in.lower())
        if len(telling(above)) >= 2 and covered(above, _known(other, document)) < _ABOVE:
            return False
    return True


_TELLING = 4
_ABOVE = 0.8


def _around(norm: Norm, level: Requirement) -> str:
    """The words of the clause before the level: who needs it for what."""
    before = level.case.rpartition(";")[2]
    clause = _CASE.search(before)
    return _HELD.sub(" ", before[clause.start() :] if clause else before)


# "nộp bản sao bằng tốt nghiệp", "còn phải có trình độ từ": how the level is held
_HELD = re.compile(r"(?:bản sao )?(?:bằng|văn bằng)? ?tốt nghiệp|trình độ|văn bằng")


# "…; đối với việc nâng hạng lên D1, D2, D thì người có nhu cầu được đào tạo phải có trình độ từ"
_CASE = re.compile(r"(?:đối với|trường hợp) [^;]*$")


def _known(norm: Norm, document: DocumentInfo) -> str:
    title = document.header.title or ""
    return lowered(f"{title}. {norm.heading}. {norm.lead_in} {norm.text}")


CHECK = Check(Params, graded, (RequirementPair,))
