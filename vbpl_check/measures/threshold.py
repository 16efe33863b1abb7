"""Bounds that tell who or what falls under a rule: "công dân từ đủ 18 tuổi", "cơ sở sử dụng từ 30% lao động"."""

from __future__ import annotations

from vbpl_check.cases import sorts_cases
from vbpl_check.compare import likeness, same_sort
from vbpl_check.measures.bounds import bound_values
from vbpl_check.model import Norm, Quantity
from vbpl_check.text import lowered, tone


def defines(norm: Norm) -> bool:
    """Is the sentence one of an article that explains terms?"""
    return "giải thích từ ngữ" in lowered(norm.heading)


def same_term(left: Norm, right: Norm) -> bool:
    """Do both sentences say what one thing is: "Người cao tuổi là ..." twice?"""
    one, other = (_term(norm) for norm in (left, right))
    return bool(one and other) and likeness(one, other) >= 0.5


def _term(norm: Norm) -> str:
    """The words before the first "là" of a definition, without "trong Luật này"."""
    head, found, _ = tone(norm.text).partition(" là ")
    return head.split(" trong ")[0].split(" quy định")[0] if found and len(head) < 300 else ""


def one_threshold(mine: Quantity, theirs: Quantity, left: Norm, right: Norm) -> bool:
    """Are both the only bound of their dimension in their sentence, on the same side, for one class of cases?

    Several bounds in a sentence grade the cases; then one of them is no version of the other.
    """
    if not same_sort(mine, theirs) or None not in (mine.low, mine.high):
        return False
    if any(sum(v.dimension == mine.dimension for v in bound_values(norm)) != 1 for norm in (left, right)):
        return False
    return (sorts_cases(mine) and sorts_cases(theirs)) or same_term(left, right)
