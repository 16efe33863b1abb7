"""What holds when several decisions speak of one finding. Nobody's decision is lost, and none wins by being last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from vbpl_check.messages import Lang, say
from vbpl_check.model import Decision, Outcome

# Decisions are sorted and kept by these, so that the store does not depend on the order of imports.
Key = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Standing:
    """The decisions on one finding that still hold: the newest of each reviewer."""

    decisions: tuple[Decision, ...]

    @property
    def outcome(self) -> Outcome | None:
        """What all agree on; None when reviewers disagree."""
        found = {decision.outcome for decision in self.decisions}
        return found.pop() if len(found) == 1 else None

    @property
    def dismissed(self) -> bool:
        """Whether everybody who decided says that there is no conflict."""
        return self.outcome == "rejected"


def merge(*batches: Iterable[Decision]) -> tuple[Decision, ...]:
    """All decisions without repetitions, sorted; of one reviewer on one finding only the newest.

    A reviewer who gives no name cannot be told from another one: such decisions are all kept. So are two of one
    reviewer of which none is clearly the later.
    """
    by_reviewer: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in (each for batch in batches for each in batch):
        by_reviewer[decision.id, _person(decision)].append(decision)
    kept = [
        decision
        for (_, person), mine in by_reviewer.items()
        for decision in mine
        if not person or not any(_later(other.date, decision.date) for other in mine)
    ]
    return _joined(
        sorted(kept, key=lambda each: (_key(each), each.rule, each.message, each.left, each.right, each.evidence))
    )


def standing(decisions: Iterable[Decision]) -> Mapping[str, Standing]:
    """What holds of each finding, by its id; a reviewer who withdrew a decision has none."""
    found: dict[str, list[Decision]] = defaultdict(list)
    known = merge(decisions)
    gone = {(each.id, _person(each)) for each in known if each.outcome == "withdrawn"}
    for decision in known:
        if decision.outcome != "withdrawn" and ((decision.id, _person(decision)) not in gone or not _person(decision)):
            found[decision.id].append(decision)
    return {id: Standing(tuple(mine)) for id, mine in found.items()}


def contested(decisions: Iterable[Decision]) -> tuple[Standing, ...]:
    """The findings on which reviewers disagree, by id."""
    return tuple(each for _, each in sorted(standing(decisions).items()) if each.outcome is None)


def opinions(decisions: Iterable[Decision], lang: Lang) -> str:
    """ "Nguyễn Văn A: sai (không cùng đối tượng); Trần B: đúng"."""
    rows = []
    for each in decisions:
        outcome = say(f"review-outcome-{each.outcome}", lang)
        told = f"{outcome} ({each.reason})" if each.reason else outcome
        who = each.reviewer or say("review-nobody", lang)
        rows.append(say("review-opinion", lang, (("reviewer", who), ("outcome", told))))
    return "; ".join(rows)


def moment(raw: str) -> datetime | None:
    """ISO 8601, a day alone as its first moment; without a time zone it is taken as UTC. None when it is no date."""
    try:
        found = datetime.fromisoformat(raw)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def day(raw: str) -> date | None:
    """The day of an ISO 8601 date or time; None when it is none."""
    try:
        return date.fromisoformat(raw[:10])
    except ValueError:
        return None


def _person(decision: Decision) -> str:
    return " ".join(decision.reviewer.split()).casefold()


def _later(other: str, than: str) -> bool:
    """Whether ``other`` is clearly the later one: of days alone the day counts, and no date is before every date."""
    first, second = (moment(than) if than else None), (moment(other) if other else None)
    if second is None:
        return False
    if first is None:
        return True
    if len(other) == 10 or len(than) == 10:
        return second.date() > first.date()
    return second > first


def _key(decision: Decision) -> Key:
    return (decision.id, _person(decision), decision.date, decision.outcome, decision.reason)


def _joined(ordered: list[Decision]) -> tuple[Decision, ...]:
    """Repetitions joined: what is known of the finding is taken from whichever has it."""
    found: dict[Key, Decision] = {}
    for decision in ordered:
        key = _key(decision)
        known = found.get(key)
        found[key] = decision if known is None else _filled(known, decision)
    return tuple(found.values())


def _filled(known: Decision, other: Decision) -> Decision:
    return replace(
        known,
        rule=known.rule or other.rule,
        message=known.message or other.message,
        left=known.left or other.left,
        right=known.right or other.right,
        evidence=known.evidence or other.evidence,
    )
