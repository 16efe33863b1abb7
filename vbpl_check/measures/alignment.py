"""How surely two values measure the same thing, by the words around them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from vbpl_check.compare import apart, content, cover, dice, far_apart, likeness
from vbpl_check.model import Norm, Quantity

# ends of the clause that a value stands in: "; ", ": ", ". ", ", trường hợp", ", riêng", ", trừ trường hợp"
_BREAK = re.compile(r"[;:]|\.\s|,\s(?=(?:trường hợp|nhưng|riêng|còn|trừ)\b)")
_LABEL = 5  # words before a colon that only name what the value after it is of: "Đập cấp II: 120 m"

_SHORT = 6  # content words below which a clause is read with its lead-in: "Cấp giấy phép: 15 ngày"


@lru_cache(maxsize=1 << 14)
def _cuts(text: str) -> tuple[int, ...]:
    cuts = [0]
    for found in _BREAK.finditer(text):
        if found.group() != ":" or len(text[cuts[-1] : found.start()].split()) > _LABEL:
            cuts.append(found.start())
    return (*cuts, len(text))


def clauses(norm: Norm) -> tuple[tuple[int, int], ...]:
    """The clauses of the sentence as (start, end) in its text."""
    return tuple(pairwise(_cuts(norm.text)))


def clause(norm: Norm, value: Quantity) -> str:
    """The words around the value up to the nearest breaks, without the value itself."""
    start, end = value.span.start - norm.span.start, value.span.end - norm.span.start
    if not 0 <= start < end <= len(norm.text):
        return norm.text
    cuts = _cuts(norm.text)
    low = max(cut for cut in cuts if cut <= start)
    high = min(cut for cut in cuts if cut >= end)
    return f"{norm.text[low:start]} {norm.text[end:high]}"


def alignment(mine: Quantity, theirs: Quantity, here: str, there: str, left: Norm, right: Norm) -> float:
    """How surely both measure the same: the clauses' words first, then the thing measured, its start, its subject."""
    clause = likeness(here, there)
    if len(content(here)) < _SHORT or len(content(there)) < _SHORT:
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
