"""A value repeated from a cited provision that says another: "mức 05 triệu đồng quy định tại khoản 1 Điều 13"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.compare import same_scale
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.differing import same_base
from vbpl_check.model import Norm, Pair, Quantity, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``dimensions``: what may be repeated; counts are not, since a part of those listed elsewhere may be meant."""

    dimensions: tuple[str, ...]


# "05 triệu đồng/người/khóa" then " học quy định tại khoản 1 Điều 13 Nghị quyết này", " theo khoản 2 Điều 8"
_CITED = re.compile(
    r"(?: (?!trước|sau|kể|tính|hết|ngoài|so|của|cho|đối|để|theo|quy|nêu|ghi|nói)\w+){0,2}"
    r" (?:(?:theo )?(?:quy định|nêu|ghi|nói|xác định) (?:tại|ở)|theo|tại) "
    r"(?:điểm (\w+) )?(?:khoản (\d+\w?) )?điều (\d+\w?)(?! này)(?!,? (?:khoản|điểm|điều|và|hoặc) )"
    r"( (?:của )?(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định)(?! này))?"
)


def restated(candidate: Pair, params: Params) -> Signal | None:
    """The value that one provision repeats and the one that the cited provision holds."""
    for user, source in ((candidate.left, candidate.right), (candidate.right, candidate.left)):
        pair = _differing(user, source, candidate, params)
        if pair is not None:
            mine, theirs = pair
            spans = {user.span: (mine.span,), source.span: (theirs.span,)}
            return Signal(
                strength=0.9,
                left=spans[candidate.left.span],
                right=spans[candidate.right.span],
                slots=(("repeated", mine.raw), ("held", theirs.raw)),
                why=(f"Nhắc lại “{mine.raw}” kèm dẫn chiếu, nhưng quy định được dẫn chiếu ghi “{theirs.raw}”.",),
            )
    return None


def _differing(user: Norm, source: Norm, candidate: Pair, params: Params) -> tuple[Quantity, Quantity] | None:
    """The repeated value and the one value of its kind in the cited sentence, when they have no number in common."""
    inside = candidate.left_document.id == candidate.right_document.id
    if user.span == source.span or not (inside or candidate.links):
        return None
    text = lowered(user.text)
    for mine in bound_values(user):
        place = _CITED.match(text, mine.span.end - user.span.start)
        if mine.dimension not in params.dimensions or place is None or bool(place[4]) == inside:
            continue
        if place.group(3, 2, 1) != tuple(source.provision.label(level) for level in ("dieu", "khoan", "diem")):
            continue  # another one, or a part of the cited one whose other parts may hold the value
        held = [value for value in bound_values(source) if value.dimension == mine.dimension]
        if len(held) == 1 and same_scale(mine, held[0]) and mine.unit == held[0].unit and _differ(mine, held[0]):
            return mine, held[0]
    return None


def _differ(mine: Quantity, theirs: Quantity) -> bool:
    """Have the two no end in common, measured per the same unit?"""
    if mine.base and theirs.base and not same_base(mine.base, theirs.base):
        return False
    here, there = ({value.low, value.high} - {None} for value in (mine, theirs))
    return not here & there


CHECK = Check(Params, restated, (Pair,))
