"""Which of two differing documents is applied, as a suggestion with its basis.

In the order of the law: exemptions with a term, the higher document, priority clauses of single laws, the later
document of the same issuer (80/2015/QH13 Điều 156; 64/2025/QH15 Điều 58). Between two bodies of equal rank there is
no rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vbpl_check.messages import say
from vbpl_check.model import ConflictType, DocumentInfo, Finding, Prevails
from vbpl_check.rank.standing import Standing, standing
from vbpl_check.rank.tables import Exemption, PriorityClause, Resolution, Tables
from vbpl_check.text import fold

# A wrong citation or an abolished body is put right by amending the document; nobody prevails.
_NO_QUESTION = ("dan_chieu", "to_chuc_cu")
_LAW_RANK = 3  # priority clauses stand in laws and speak of laws
_ENDED = ("het hieu luc", "het hieu luc toan bo")


@dataclass(frozen=True)
class Verdict:
    """Who prevails, and the provision that says so, or why none does."""

    prevails: Prevails
    basis: str = ""


@dataclass(frozen=True)
class Side:
    """A document and its standing."""

    info: DocumentInfo
    standing: Standing | None

    @property
    def draft(self) -> bool:
        """Not issued yet, hence later than whatever is."""
        return self.info.drafted and self.info.header.issued is None


def side_of(info: DocumentInfo, as_of: date, tables: Tables) -> Side:
    """The document with its standing at ``as_of``."""
    return Side(info, standing(info, as_of, tables.hierarchy))


def prevail(finding: Finding, left: Side, right: Side | None, as_of: date, tables: Tables) -> Verdict:
    """The suggestion for one finding; "unknown" without a reason when there is no question of precedence."""
    if right is None or finding.type in _NO_QUESTION:
        return Verdict("unknown")
    if left.info.id == right.info.id:
        return Verdict("none", _say("same-document"))
    sides = (left, right)
    for side in sides:
        if _ended(side.info, as_of):
            return Verdict("unknown", _say("ended", name=_name(side.info)))
    resolution = _resolution(as_of, tables)
    if resolution is None:
        return Verdict("unknown", _say("no-law", date=f"{as_of:%d/%m/%Y}"))
    return (
        _by_exemption(finding.type, sides, as_of, tables)
        or _by_rank(sides, resolution)
        or _by_priority(sides, as_of, tables, resolution)
        or _by_date(sides, resolution, as_of, tables)
    )


def rank_gap(left: Side, right: Side) -> int | None:
    """Steps between the two documents in the hierarchy, 0 for equal ranks, None when unknown."""
    first, second = left.standing, right.standing
    if first is None or second is None:
        return None
    if first.known and second.known:
        return abs(first.low - second.low)
    if first.high < second.low:
        return second.low - first.high
    return first.low - second.high if second.high < first.low else None


def _say(slug: str, **slots: str) -> str:
    return say(f"prevail-{slug}", "vi", tuple(slots.items()))


def _name(info: DocumentInfo) -> str:
    header = info.header
    name = " ".join(part for part in (header.kind, header.number) if part)
    return name or header.title or info.name.replace("\\", "/").rpartition("/")[2]


def _ended(info: DocumentInfo, as_of: date) -> bool:
    header = info.header
    return bool((header.expires and header.expires <= as_of) or (header.status and fold(header.status) in _ENDED))


def _resolution(as_of: date, tables: Tables) -> Resolution | None:
    known = tables.hierarchy.resolutions
    return next((entry for entry in known if entry.since <= as_of <= (entry.until or date.max)), None)


def _by_exemption(kind: ConflictType, sides: tuple[Side, Side], as_of: date, tables: Tables) -> Verdict | None:
    winners: tuple[Prevails, Prevails] = ("left", "right")
    for (side, other), winner in zip((sides, sides[::-1]), winners, strict=True):
        for entry in tables.hierarchy.exemptions:
            if _exempt(entry, kind, side, other, as_of):
                slots = {"basis": entry.basis, "scope": entry.scope, "name": _name(side.info)}
                if entry.decides:
                    return Verdict(winner, _say("exemption", **slots))
                return Verdict("unknown", _say("exemption-see", **slots))
    return None


def _exempt(entry: Exemption, kind: ConflictType, side: Side, other: Side, as_of: date) -> bool:
    number, against = (_number(each.info) for each in (side, other))
    named = number in entry.numbers or bool(entry.pattern and re.fullmatch(entry.pattern, number))
    return (
        named
        and other.standing is not None
        and other.standing.low in entry.over
        and other.standing.known
        and entry.since <= as_of <= (entry.until or date.max)
        and (not entry.types or kind in entry.types)
        and (not entry.against or against in entry.against)
    )


def _number(info: DocumentInfo) -> str:
    return (info.header.number or "").replace(" ", "")


def _by_rank(sides: tuple[Side, Side], resolution: Resolution) -> Verdict | None:
    left, right = (side.standing for side in sides)
    if left is None or right is None:
        missing = next(side for side in sides if side.standing is None)
        return Verdict("unknown", _say("no-rank", name=_name(missing.info)))
    if not (left.high < right.low or right.high < left.low):
        if (left.known and right.known) or (left.issuer and left.issuer == right.issuer):
            return None
        vague = sides[0] if not left.known else sides[1]
        return Verdict("unknown", _say("no-rank", name=_name(vague.info)))
    if _elsewhere(sides):
        return Verdict("unknown", _say("elsewhere"))
    winner, loser = (sides[0], sides[1]) if left.high < right.low else (sides[1], sides[0])
    text = _say("superior", basis=resolution.superior, higher=_name(winner.info), lower=_name(loser.info))
    sure = resolution.superior_verified and left.verified and right.verified
    return Verdict("left" if winner is sides[0] else "right", text if sure else f"{text} {_say('unverified')}")


def _elsewhere(sides: tuple[Side, Side]) -> bool:
    """Both local, in provinces that are known and differ."""
    places = [side.info.header.territory for side in sides if side.standing and side.standing.local]
    return len(places) == 2 and all(places) and len({fold(place or "") for place in places}) == 2


def _by_priority(sides: tuple[Side, Side], as_of: date, tables: Tables, resolution: Resolution) -> Verdict | None:
    """Only points at the clauses: whether the matter is within their scope is for people to judge."""
    if any(side.standing is None or side.standing.low > _LAW_RANK for side in sides):
        return None
    numbers = [_number(side.info) for side in sides]
    found = [
        _clause(clause)
        for number, other in (numbers, numbers[::-1])
        for clause in tables.priority.clauses
        if clause.number == number
        and (not clause.against or other in clause.against)
        and as_of <= (clause.until or date.max)
    ]
    if not found:
        return None
    text = _say("priority", clauses="; ".join(found), basis=resolution.posterior)
    for contest in tables.priority.contests:
        if {contest.left, contest.right} == set(numbers):
            text += " " + _say("contest", scope=contest.scope)
    return Verdict("unknown", text)


def _clause(clause: PriorityClause) -> str:
    inside = f" khoản {clause.clause}" if clause.clause else ""
    return f"{clause.number} Điều {clause.article}{inside} ({_say(f'wins-{clause.wins}')}: {clause.scope})"


def _by_date(sides: tuple[Side, Side], resolution: Resolution, as_of: date, tables: Tables) -> Verdict:
    left, right = (side.standing.issuer if side.standing else "" for side in sides)
    if not left or not right:
        vague = sides[0] if not left else sides[1]
        return Verdict("unknown", _say("no-issuer", name=_name(vague.info)))
    if left != right:
        if _elsewhere(sides):
            return Verdict("unknown", _say("elsewhere"))
        if _succeeds(left, right, as_of, tables):
            return Verdict("unknown", _say("successor"))
        return Verdict("none", _say("no-rule"))
    later = _later(sides)
    if later is None:
        return Verdict("unknown", _say("no-date"))
    slug = "posterior-draft" if sides[later].draft else "posterior"
    text = _say(slug, basis=resolution.posterior, later=_name(sides[later].info))
    sure = resolution.posterior_verified
    return Verdict("right" if later else "left", text if sure else f"{text} {_say('unverified')}")


def _succeeds(left: str, right: str, as_of: date, tables: Tables) -> bool:
    names = {left.partition("|")[2], right.partition("|")[2]}
    return any(names == {fold(e.old), fold(e.new)} and e.since <= as_of for e in tables.hierarchy.successors)


def _later(sides: tuple[Side, Side]) -> int | None:
    """Position of the document issued later; a draft is later than what is issued."""
    drafts = [side.draft for side in sides]
    if any(drafts):
        return drafts.index(True) if not all(drafts) else None
    issued = [side.info.header.issued for side in sides]
    if issued[0] is None or issued[1] is None or issued[0] == issued[1]:
        return None
    return int(issued[1] > issued[0])
