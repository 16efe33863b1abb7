"""A consent that the text above wants is spared, or one is wanted for what the text above leaves to the person alone.

"không phải hỏi ý kiến chủ nhà" against "phải được chủ nhà đồng ý"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.check import Check, comparable
from vbpl_check.compare import content, cover, tier
from vbpl_check.consents import Consent, consents
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``fault``: the left text spares a consent ("spared") or wants one of its own ("extra").

    ``who``: share of the words of the shorter name that the other must have; ``matter``: share of the rest of the left
    sentence that the other text must have; ``act``: the same of what the text above grants.
    """

    fault: Literal["spared", "extra"]
    opening: tuple[str, ...] = ()
    who: float = 0.75
    matter: float = 0.4
    act: float = 0.75


def mismatched(candidate: Pair, params: Params) -> Signal | None:
    """The two sentences about the consent."""
    if tier(candidate.left_document, candidate.right_document) != -1 or not comparable(candidate):
        return None
    if candidate.right.exceptions or candidate.right.yields:
        return None
    left, right = lowered(candidate.left.text), lowered(candidate.right.text)
    if opposite_cases(left, right):
        return None
    if params.fault == "spared":
        return _spared(candidate, left, right, params)
    return _extra(candidate, left, right, params)


def _spared(candidate: Pair, left: str, right: str, params: Params) -> Signal | None:
    wanted = [item for item in consents(right) if item.stance == "wanted"]
    for mine in consents(left) if wanted else ():
        if mine.stance != "spared":
            continue
        rest = f"{left[: mine.start]} {left[mine.end :]}"
        share = cover(rest, _all(candidate.right, right))
        near = max(share, cover(lowered(candidate.right.heading), _all(candidate.left, left)) / 2)
        for theirs in wanted:
            if near >= params.matter and _same_person(mine, theirs, left, params):
                return _signal(candidate, mine, theirs.words, Span(theirs.start, theirs.end), 0.5 + 0.45 * near)
    return None


def _same_person(mine: Consent, theirs: Consent, left: str, params: Params) -> bool:
    """Is one name mostly in the other; a pronoun stands for a name that the sentence has."""
    named = frozenset(content(theirs.who))
    if not named:
        return False
    if not mine.who:
        return named <= frozenset(content(left[: mine.start]))
    here = frozenset(content(mine.who))
    smaller = min(len(here), len(named))
    return smaller > 0 and len(here & named) >= params.who * smaller


# "doanh nghiệp tự quyết định giá bán", "người học được chọn ngành", "hội viên có quyền rút vốn"
_FREE = re.compile(
    r"^(?P<who>[^;:,.]{4,100}?) (?P<how>tự quyết định|có quyền tự|có quyền|được quyền|được) (?P<act>[^;:.]{6,160})"
)


def _extra(candidate: Pair, left: str, right: str, params: Params) -> Signal | None:
    free = _FREE.match(right)
    if free is None or candidate.right.conditions or candidate.right.delegates or not _plain(right, params):
        return None
    for mine in consents(left):
        if mine.stance != "wanted" or cover(mine.who, free["who"]) >= params.who:
            continue
        rest = f"{left[: mine.start]} {left[mine.end :]}"
        if min(len(content(free["who"])), len(content(free["act"]))) < _TELLING:
            continue
        share = min(cover(free["act"], rest), cover(free["who"], rest))
        if share >= params.act and candidate.left.modality != "prohibition":
            return _signal(candidate, mine, free.group(), Span(free.start(), free.end()), 0.35 + 0.45 * share)
    return None


_TELLING = 2


def _plain(right: str, params: Params) -> bool:
    """Does the grant stand without terms, and without any consent?"""
    return not any(word in right for word in params.opening) and not any(True for _ in consents(right))


def _all(norm: Norm, low: str) -> str:
    return lowered(f"{norm.heading}. {norm.lead_in} ") + low


def _signal(candidate: Pair, mine: Consent, theirs: str, place: Span, strength: float) -> Signal:
    one, other = candidate.left.span.start, candidate.right.span.start
    return Signal(
        strength=round(min(strength, 0.95), 3),
        left=(Span(one + mine.start, one + mine.end),),
        right=(Span(other + place.start, other + place.end),),
        slots=(("mine", mine.words), ("theirs", theirs.strip())),
        why=(
            f"Bên này: “{mine.words}”; bên kia: “{theirs.strip()}”.",
            "Cùng việc, cùng người; văn bản cấp trên không nêu ngoại lệ trong câu.",
        ),
    )


CHECK = Check(Params, mismatched, (Pair,))
