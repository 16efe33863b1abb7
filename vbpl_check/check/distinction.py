"""Applicants told apart by a mark that the text above forbids to look at.

"chỉ nhận người tốt nghiệp đại học hình thức chính quy" against "không được phân biệt loại hình đào tạo"
"""

from __future__ import annotations

from dataclasses import dataclass

from vbpl_check.check import Check, comparable
from vbpl_check.items import covered, telling
from vbpl_check.model import DocumentInfo, Norm, RequirementPair, Signal


@dataclass(frozen=True)
class Params:
    """``cover``: share of the words of the heading that forbids the distinction which the left text must have."""

    cover: float = 0.6


def sorted_out(candidate: RequirementPair, params: Params) -> Signal | None:
    """A mark demanded in a matter in which nobody may be told apart by it."""
    mine = candidate.requirement
    if mine.kind != "distinction" or mine.stance != "required" or not comparable(candidate):
        return None
    right = candidate.right
    if right.exceptions:
        return None
    barred = next((item for item in right.requirements if item.kind == mine.kind and item.key == mine.key), None)
    if barred is None or barred.stance != "barred":
        return None
    here = _matter(candidate.left, candidate.left_document)
    share = max(covered(part, here) for part in (right.heading, right.text))
    if share < params.cover or len(telling(right.heading)) < _TELLING:
        return None
    return Signal(
        strength=round(0.5 + 0.4 * share, 3),
        left=(mine.span,),
        right=(barred.span,),
        slots=(("item", mine.item), ("dimension", mine.key), ("barred", barred.item)),
        why=(
            f"“{mine.item}” phân biệt theo {mine.key}; bên kia: “{barred.item}”.",
            f"Cùng việc: “{right.heading}”.",
            "Bên cấm phân biệt không có ngoại lệ.",
        ),
    )


_TELLING = 2


def _matter(norm: Norm, document: DocumentInfo) -> str:
    return f"{document.header.title or ''}. {norm.heading}. {norm.lead_in} {norm.text}"


CHECK = Check(Params, sorted_out, (RequirementPair,))
