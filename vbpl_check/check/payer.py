"""A burden that only one party can bear is laid on the opposite party.

"Cơ quan cử công chức biệt phái trả lương" against "Cơ quan nơi công chức đến biệt phái trả lương"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.acts import done
from vbpl_check.check import Check, against_draft, standing
from vbpl_check.compare import content, tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``burdens``: verbs of what is borne once ("trả lương"). ``parties``: words of parties that are opposites.

    ``floor``: share of the law's burden that the draft must have.
    """

    burdens: tuple[str, ...]
    parties: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    floor: float = 0.7


# "thì công chức", "; công chức": where the words about the party begin
_CLAUSE = re.compile(r"[;.:]\s|(?<!\w)thì(?!\w)")


def moved(candidate: Pair, params: Params) -> Signal | None:
    """The same burden on the one party in the law and on its opposite in the draft."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not standing(candidate):
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    if law.exceptions or law.yields or law.delegates or "thỏa thuận" in lowered(law.text):
        return None
    text = lowered(law.text)
    for burden in (each for each in params.burdens if each in text):
        found = re.search(rf"(?<!\w){re.escape(burden)}(?!\w)", text)
        if found is None:
            continue
        act = re.split(r"[;.]", text[found.start() :])[0]
        share, before = done(act, lowered(draft.text), lowered(f"{draft.heading} {draft.lead_in}"), ())
        bearers = _CLAUSE.split(text[: found.start()])[-1], _CLAUSE.split(before)[-1]
        opposite = _opposite(*bearers, params)
        if any(_DENIED.search(words) for words in (text[: found.start()], before)) or _POINTED.search(act):
            continue
        if share >= params.floor and opposite and not before.rstrip().endswith("được"):
            return _signal(candidate, draft, law, share, burden, opposite)
    return None


# "Người sử dụng lao động không phải đóng": who does not bear it is no bearer
_DENIED = re.compile(r"(?:không|chưa)(?: phải| được| cần)?\s*$")
# "đóng bảo hiểm theo quy định tại khoản 3 Điều 85 của Luật này": for the case of another provision
_POINTED = re.compile(r"theo quy định tại (?:(?:điểm|khoản) [^;:.()]{1,40})?điều \d")


def _opposite(law: str, draft: str, params: Params) -> tuple[str, str] | None:
    """The words by which the bearers are opposite parties, of the law and of the draft; both must be the same kind."""
    kinds = frozenset(content(law)[:2]), frozenset(content(draft)[:2])
    for one, two in params.parties:
        for mine, theirs in ((one, two), (two, one)):
            here, there = _named(law, mine), _named(draft, theirs)
            if here and there and not _named(law, theirs) and not _named(draft, mine):
                return (here, there) if kinds[0] & kinds[1] or " " in here else None
    return None


def _named(text: str, words: tuple[str, ...]) -> str:
    return next((word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)), "")


def _signal(candidate: Pair, draft: Norm, law: Norm, share: float, burden: str, bearers: tuple[str, str]) -> Signal:
    spans = {}
    for norm in (draft, law):
        at = lowered(norm.text).find(burden)
        spans[id(norm)] = (Span(norm.span.start + at, norm.span.start + at + len(burden)),) if at >= 0 else ()
    return Signal(
        strength=round(min(1.0, 0.3 + 0.7 * share), 3),
        left=spans[id(candidate.left)],
        right=spans[id(candidate.right)],
        slots=(("burden", burden), ("law_party", bearers[0]), ("draft_party", bearers[1])),
        why=(
            f"Cùng một gánh nặng chỉ một bên chịu: “{burden}”.",
            f"Bên cao hơn giao cho bên “{bearers[0]}”, bên kia giao cho bên “{bearers[1]}”.",
            "Bên cao hơn không có ngoại lệ và không cho thỏa thuận khác.",
        ),
    )


CHECK = Check(Params, moved, (Pair,))
