"""Two days of the year that cannot both be kept: what is summed up is due before what it is summed up from.

"Trước ngày 05 tháng 12, trên cơ sở báo cáo quy định tại khoản 1 Điều 19, tổng hợp ..." and "Trước ngày 10 tháng 12 ..."
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.model import Norm, Pair, Quantity, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``uses``: words by which a task needs what another provision brings in."""

    uses: tuple[str, ...]
    dimensions: tuple[str, ...] = ("annual_date",)


# "khoản 1 Điều 19", "Điều 19"
_PLACE = re.compile(r"(?:khoản (\d+[a-zđ]?) )?điều (\d+[a-zđ]?)\b")


def impossible(candidate: Pair, params: Params) -> Signal | None:
    """The later task's day is no later than the day of what it needs, inside one document."""
    if candidate.left_document.id != candidate.right_document.id:
        return None
    for user, source in ((candidate.left, candidate.right), (candidate.right, candidate.left)):
        words = _needs(user, source, params)
        mine, theirs = _only_day(user, params), _only_day(source, params)
        if words and mine is not None and theirs is not None and (mine.high or 0) < (theirs.high or 0):
            spans = {user.span: (mine.span,), source.span: (theirs.span,)}
            return Signal(
                strength=0.86,
                left=spans[candidate.left.span],
                right=spans[candidate.right.span],
                slots=(("user", mine.raw), ("source", theirs.raw)),
                why=(
                    f"Việc phải xong {mine.raw.lower()} dựa vào ({words}) nội dung được gửi {theirs.raw.lower()}.",
                    "Hai mốc thời gian trong cùng một năm không thể cùng được thực hiện.",
                ),
            )
    return None


def _needs(user: Norm, source: Norm, params: Params) -> str:
    """The words by which the user's sentence takes what the source brings in, "" when it does not point there."""
    text = lowered(user.text)
    words = next((word for word in params.uses if word in text), "")
    clause, article = source.provision.label("khoan"), source.provision.label("dieu")
    places = [(found[1], found[2]) for found in _PLACE.finditer(text)]
    named = any(place[1] == article and place[0] in (None, clause) for place in places)
    return words if named else ""


def _only_day(norm: Norm, params: Params) -> Quantity | None:
    """The one ceiling among the days of the year that the sentence names; several are for several tasks."""
    days = [value for value in norm.quantities if value.dimension in params.dimensions and value.high is not None]
    return days[0] if len(days) == 1 and days[0].low is None else None


CHECK = Check(Params, impossible, (Pair,))
