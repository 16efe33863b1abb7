"""A total that is longer than the first term and its extensions together.

"tổng thời gian không quá 100 ngày" against "không quá 40 ngày, có thể gia hạn 01 lần, không quá 40 ngày"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import other_class
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, cover, tier
from vbpl_check.model import Norm, Pair, Quantity, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``totals``: words that make a term the sum of all; ``extensions``: words for lengthening a term.

    ``classes``: nouns that take a class label. ``floor``: share of the draft's words that the law's term shares.
    """

    totals: tuple[str, ...]
    extensions: tuple[str, ...]
    classes: tuple[str, ...] = ()
    floor: float = 0.45


# "gia hạn 01 lần", "gia hạn giải quyết hai lần", "chỉ được gia hạn một lần"
_TIMES = re.compile(r"(?<!mỗi )\b(?:(\d{1,2})|(một|hai|ba|bốn|năm))(?: \([^()]{1,10}\))? lần\b")
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}


def exceeds(candidate: Pair, params: Params) -> Signal | None:
    """The total of the draft and the sum that the law allows."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not comparable(candidate):
        return None
    lower, higher = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    total = _total(lower, params)
    parts = _parts(higher, candidate.rivals, params) if total else None
    if total is None or parts is None or total.unit != parts[0].unit:
        return None
    first, extension, times = parts
    allowed = (first.high or 0.0) + (extension.high or 0.0) * times
    if total.high is None or total.high <= allowed:
        return None
    strength = _alike(lower, higher, params)
    if strength < params.floor or any(
        _alike(lower, other, params) > strength for other in _extending(candidate, params)
    ):
        return None
    inside = higher.span.start <= first.span.start < higher.span.end
    spans = {
        lower.provision: (total.span,),
        higher.provision: (first.span, extension.span) if inside else (extension.span,),
    }
    return Signal(
        strength=round(min(1.0, 0.5 + 0.5 * strength), 3),
        left=spans[candidate.left.provision],
        right=spans[candidate.right.provision],
        slots=(("total", total.raw), ("allowed", f"{allowed:g}"), ("times", str(times))),
        why=(
            f"Thời hạn đầu {first.raw}, gia hạn {times} lần, mỗi lần {extension.raw}: cộng lại tối đa {allowed:g}.",
            f"Văn bản cấp dưới cho tổng thời gian {total.raw}.",
            "Giả định tổng thời gian chỉ gồm thời hạn đầu và các lần gia hạn.",
        ),
    )


def _total(norm: Norm, params: Params) -> Quantity | None:
    """The ceiling of the whole time, extensions included."""
    text = lowered(norm.text)
    if not any(word in text for word in params.totals):
        return None
    return next((value for value in _ceilings(norm)), None)


def _ceilings(norm: Norm) -> list[Quantity]:
    return [
        value
        for value in norm.quantities
        if value.dimension == "duration"
        and value.high is not None
        and norm.span.start <= value.span.start < norm.span.end
    ]


def _parts(norm: Norm, near: tuple[Norm, ...], params: Params) -> tuple[Quantity, Quantity, int] | None:
    """The first term, one extension and how many extensions there may be; ``near``: norms that may give the first term.

    A term that "may be prolonged up to 60 days" without a number of times is a whole, not an addition.
    """
    text = lowered(norm.text)
    at = min((text.find(word) for word in params.extensions if word in text), default=-1)
    times = _TIMES.search(text, at) if at >= 0 else None
    if times is None:
        return None
    before = [value for value in _ceilings(norm) if value.span.start - norm.span.start < at]
    after = [value for value in _ceilings(norm) if value.span.start - norm.span.start > at]
    if not after:
        return None
    firsts = before[-1:] or _first_terms(norm, after[0], near, params)
    if not firsts or firsts[0].unit != after[0].unit:
        return None
    return firsts[0], after[0], int(times[1]) if times[1] else _COUNTS[times[2]]


def _first_terms(norm: Norm, extension: Quantity, near: tuple[Norm, ...], params: Params) -> list[Quantity]:
    """The terms without extension of other provisions of the same document, the longest first."""
    found = [
        value
        for other in near
        if other.provision.document == norm.provision.document and other.provision != norm.provision
        if not any(word in lowered(f"{other.heading} {other.text}") for word in params.extensions)
        for value in _ceilings(other)
        if value.unit == extension.unit and value.low is None
    ]
    return sorted(found, key=lambda value: (-(value.high or 0.0), value.span))


def _extending(candidate: Pair, params: Params) -> list[Norm]:
    """Other provisions nearly as near that lengthen a term by a number of times."""
    texts = [(other, lowered(other.text)) for other in candidate.rivals]
    return [other for other, text in texts if any(word in text for word in params.extensions) and _TIMES.search(text)]


def _alike(lower: Norm, higher: Norm, params: Params) -> float:
    """Share of the draft's words that the law's sentence has; 0 for another class."""
    here, there = (lowered(f"{norm.lead_in} {norm.text}") for norm in (lower, higher))
    if other_class(here, there, params.classes) or len(content(here)) < 4:
        return 0.0
    for words in sorted((*params.totals, *params.extensions), key=len, reverse=True):
        here = here.replace(words, " ")
    return max(cover(here, f"{higher.heading} {there}".lower()), cover(there, f"{lower.heading} {here}".lower()))


CHECK = Check(Params, exceeds, (Pair,))
