"""A step before something that the text above grants at once.

"phải qua 12 tháng làm việc thử; đạt yêu cầu mới được xếp ngạch" against "người được tuyển dụng được xếp ngạch"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, comparable
from vbpl_check.compare import tier
from vbpl_check.items import covered, telling
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``opening``: words by which the text above makes the grant depend on something. ``longest``: syllables of a

    grant that is still plain. ``cover``: share of the words of the grant that the other text must have.
    """

    opening: tuple[str, ...]
    longest: int = 40
    cover: float = 0.75


# "… phải qua 12 tháng làm việc thử …; … thì mới được xếp vào ngạch tương ứng"
_LATER = re.compile(r"(?:thì )?mới được (?P<grant>[^;.]{6,160})")
_STEP = re.compile(r"phải (?:qua|trải qua|hoàn thành|đạt|có|được)[^,;.]{6,160}")
# "Người được tuyển dụng được bố trí vào vị trí việc làm và xếp ngạch tương ứng": the last "được" grants
_GRANTED = re.compile(r"(?P<who>[^;:.]{6,120}?) được (?P<grant>[^;:.]{6,200})[.;]?$")


def delayed(candidate: Pair, params: Params) -> Signal | None:
    """A condition of the left norm for what the right one grants the same people without it."""
    if tier(candidate.left_document, candidate.right_document) != -1 or not comparable(candidate):
        return None
    left, right = lowered(candidate.left.text), lowered(candidate.right.text)
    later, step = _LATER.search(left), _STEP.search(left)
    if later is None or step is None or step.start() > later.start():
        return None
    granted = _plain_grant(candidate.right, right, params)
    if granted is None:
        return None
    who, grant = granted["who"], granted["grant"]
    wanted = later["grant"]
    if min(len(telling(who)), len(telling(wanted))) < 2:
        return None
    share = min(covered(who, left[: later.start()]), covered(wanted, grant))
    if share < params.cover or covered(step.group(), right) > 0.5:
        return None
    at = candidate.left.span.start
    return Signal(
        strength=round(0.4 + 0.45 * share, 3),
        left=(Span(at + step.start(), at + step.end()), Span(at + later.start(), at + later.end())),
        slots=(("step", step.group().strip(" ,")), ("grant", wanted.strip(" ,"))),
        why=(
            f"Bên này đặt thêm bước “{step.group().strip(' ,')}” trước khi “{wanted.strip(' ,')}”.",
            f"Bên kia cho “{who.strip(' ,')}” được điều đó mà không đặt điều kiện trong câu.",
            "Chưa xét điều kiện ở điều khác của văn bản cấp trên.",
        ),
    )


def _plain_grant(norm: Norm, low: str, params: Params) -> re.Match[str] | None:
    if norm.conditions or norm.exceptions or norm.yields or norm.delegates or norm.modality == "prohibition":
        return None
    if len(low.split()) > params.longest or any(word in low for word in params.opening):
        return None
    return _GRANTED.match(low)


CHECK = Check(Params, delayed, (Pair,))
