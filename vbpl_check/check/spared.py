"""A paper or step demanded that the text above spares or forbids to demand.

"Hồ sơ gồm: ... c) Giấy xác nhận về thu nhập" against "không phải nộp giấy tờ chứng minh thu nhập"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.cases import other_class
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.items import all_met, covered, same_item, telling, without_pointers
from vbpl_check.model import Norm, Requirement, RequirementPair, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``classes``: nouns before labels that tell cases apart; ``any_paper``: words for papers of every kind.

    ``cover``: share of the words of the spared case that the demanding text must have.
    """

    classes: tuple[str, ...]
    any_paper: tuple[str, ...]
    cover: float = 0.75


def demanded(candidate: RequirementPair, params: Params) -> Signal | None:
    """A demand of the left norm that the right one spares in the same case.

    Only of a draft: the authors of a decree in force had the law before them, and what it spares some it demands of
    the others. None of 36 such findings between texts in force that were read was true.
    """
    if not against_draft(candidate):
        return None
    demand = candidate.requirement
    if demand.stance != "required" or demand.kind not in ("paper", "procedure") or not comparable(candidate):
        return None
    if _TAIL.match(demand.item):
        return None
    left, right = candidate.left, candidate.right
    if left.exceptions or other_class(_all(left), _all(right), params.classes):
        return None
    for spared in right.requirements:
        if spared.kind not in ("paper", "procedure") or spared.stance == "required" or _KINDS.search(right.lead_in):
            continue
        if not spared.added and _describes(right, spared):
            continue
        found = _barred(candidate, spared, params) if spared.stance == "barred" else _waived(candidate, spared, params)
        if found is not None:
            strength, case = found
            return Signal(
                strength=round(strength, 3),
                left=(demand.span,),
                right=(spared.span,),
                slots=(("item", demand.item), ("spared", spared.item)),
                why=(
                    f"Bên này đòi: “{demand.item}”; bên kia không đòi: “{spared.item}”.",
                    f"Cùng trường hợp: “{case}”." if case else "Bên kia không giới hạn trường hợp.",
                    "Không thấy quy định nào của văn bản cấp trên đòi điều này trong trường hợp đó.",
                ),
            )
    return None


# "Hợp đồng BT được thực hiện theo hình thức sau đây: c) Không yêu cầu thanh toán" names a kind and spares nothing
_KINDS = re.compile(r"(?:hình thức|loại|phương thức|nhóm|mức)(?: hợp đồng)? (?:sau đây|sau|dưới đây)\s*:\s*$")


# "và trách nhiệm của cơ quan thuế", "đúng thời hạn", "không vượt quá tổng vốn": the rest of a phrase, no thing demanded
_TAIL = re.compile(r"(?:của|và|hoặc|là|đúng|không|về|với|đến|trong|tại) |cho nhà nước ")
# "đối với các dự án không phải quyết định chủ trương đầu tư, cấp quyết định đầu tư ...", "trừ dự án không phải ...",
# "đối với trường hợp không phải bố trí tái định cư": tells which cases are meant
_CLASS = re.compile(
    r"(?:\btrừ\s[^;.]*|\bđối với\s(?:các |những )?(?:trường hợp|\w+(?: \w+)?)\s)không (?:phải|cần|yêu cầu)[^;.]*$",
    re.IGNORECASE,
)


def _describes(norm: Norm, spared: Requirement) -> bool:
    """Do the words of the sparing only say for which cases another rule is?"""
    before = norm.text[: max(0, spared.span.start - norm.span.start)]
    return _CLASS.search(f"{before} ") is not None


def _whole(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a list with the verb over them: "miễn tiền sử dụng đất, tiền thuê đất" spares two waivers."""
    found: list[str] = []
    for part in parts:
        head = part.split(" ", 1)[0]
        ahead = next((mine.split(f" {head} ", 1)[0] for mine in found if f" {head} " in f"{mine} "), "")
        found.append(f"{ahead} {part}".strip())
    return tuple(found)


def _waived(candidate: RequirementPair, spared: Requirement, params: Params) -> tuple[float, str] | None:
    """Is the thing the same, and the demanding text about the spared case?"""
    demand = candidate.requirement
    others = [part for item in candidate.right.requirements if item.stance != "required" for part in _whole(item.parts)]
    if not all_met(demand.parts, _whole(spared.parts), False) or not all_met(demand.parts, others, demand.alternative):
        return None
    mine = _context(candidate.left)
    if (
        any(covered(exception.lower(), mine) >= _EXCEPTED for exception in candidate.right.exceptions)
        and not spared.added
    ):
        return None
    best = max(((covered(case, mine), case) for case in _cases(candidate, spared)), default=(0.0, ""))
    if best[0] < params.cover or _demanded_above(candidate, best[1], mine, params):
        return None
    return 0.55 + 0.4 * best[0], best[1]


def _cases(candidate: RequirementPair, spared: Requirement) -> Iterator[str]:
    """For whom it is spared: the words before it, or each of the cases that it points to, or else the heading."""
    case = without_pointers(spared.case)
    if len(telling(case)) >= _TELLING:
        yield case
    elif spared.added:
        return
    elif candidate.cases:
        yield from (norm.text for norm in candidate.cases if len(telling(norm.text)) >= _TELLING)
    elif "quy định tại" not in spared.case:
        yield f"{case} {candidate.right.heading}".lower()


_TELLING = 3
_EXCEPTED = 0.6  # share of an exception of the sparing text from which on the left text is that exception


def _demanded_above(candidate: RequirementPair, case: str, mine: str, params: Params) -> bool:
    """Does the text above itself demand the thing, in a case that fits the left text at least as closely?"""
    for norm in candidate.support:
        for other in norm.requirements:
            if other.stance == "required" and all_met(candidate.requirement.parts, other.parts, False):
                theirs = other.case
                if covered(theirs, mine) >= params.cover and len(telling(theirs)) > len(telling(case)):
                    return True
    return False


def _barred(candidate: RequirementPair, barred: Requirement, params: Params) -> tuple[float, str] | None:
    """Nobody may demand the thing, or any paper, of those who have what the case names."""
    demand = candidate.requirement
    mine = _context(candidate.left)
    if any(same_item(part, barred.item) for part in demand.parts) and covered(barred.case, mine) >= params.cover:
        return 0.9, barred.case
    if not demand.added or not any(word in barred.item for word in params.any_paper):
        return None
    case = _CLAUSE.split(barred.case)[0]
    if len(telling(case)) < _TELLING or covered(demand.case, barred.case) < 1 or len(telling(demand.case)) < 2:
        return None
    return 0.7, case


# "Trường hợp … phải xuất trình thẻ căn cước … thì cơ quan đó"
_CLAUSE = re.compile(r" thì ")


def _context(norm: Norm) -> str:
    return lowered(f"{norm.heading}. {norm.lead_in} {norm.text}")


def _all(norm: Norm) -> str:
    return lowered(f"{norm.lead_in} {norm.text}")


CHECK = Check(Params, demanded, (RequirementPair,))
