"""What reviewers' decisions do to an entry: all say "sai" -> suppressed, with who said so, when and why."""

from __future__ import annotations

from collections.abc import Mapping

from vbpl_check.messages import say
from vbpl_check.model import Decision
from vbpl_check.review import Standing


def opinions(known: Mapping[str, Standing], id: str) -> tuple[str | None, tuple[Decision, ...]]:
    """Why the entry is suppressed (None: it is not) and the decisions that hold of it."""
    standing = known.get(id)
    if standing is None:
        return None, ()
    if not standing.dismissed:
        return None, standing.decisions
    return "; ".join(map(_told, standing.decisions)), standing.decisions


def _told(decision: Decision) -> str:
    """ "không cùng đối tượng (Nguyễn Văn A, 05/01/2026)"."""
    year, _, rest = decision.date[:10].partition("-")
    when = "/".join((*reversed(rest.split("-")), year)) if rest else ""
    who = ", ".join(filter(None, (decision.reviewer, when)))
    reason = decision.reason or say("review-no-reason")
    return f"{reason} ({who})" if who else reason
