"""The law and the draft give one act two statuses that cannot both hold: banned and allowed, free and demanded.

"Chủ rừng không được cho thuê rừng" against "chủ rừng có thể cho doanh nghiệp thuê rừng nếu nộp tiền thuê vào ngân sách"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from vbpl_check.carveouts import told_case
from vbpl_check.cases import other_class, outside, points_elsewhere
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases, outlasts, undone
from vbpl_check.stances import (
    NO_RULE,
    Stance,
    Status,
    leaves_choice,
    lists_cases,
    lists_kinds,
    says_so_too,
    spares_elsewhere,
    stances,
    urges,
)
from vbpl_check.text import lowered
from vbpl_check.weights import Sides, Weights

_NAMES: dict[Status, str] = {
    "duty": "buộc làm", "ban": "cấm", "may": "cho làm", "free": "không buộc", "urged": "chỉ khuyến khích",
    "done": "quy định làm",
}  # fmt: skip


@dataclass(frozen=True)
class Params:
    """``law`` and ``draft``: the statuses that exclude each other.

    ``acts``: share of the act that each side must have of the other, together. ``within``: share of the draft's act
    that the law's act must have; ``case``: share of the words about whom and when of the law that the draft must have.
    ``verb``: the verb of one side must stand in the act of the other, as it is or as another of a group of ``kin``.
    ``close``: how near to the draft the law's
    provision must be, beside the nearest one. ``apart``: words that take the draft out of the law's case.
    """

    words: Words
    law: tuple[Status, ...]
    draft: tuple[Status, ...]
    apart: tuple[str, ...] = ()
    acts: float = 0.6
    within: float = 0.0
    case: float = 0.0
    verb: bool = False
    kin: tuple[tuple[str, ...], ...] = ()
    close: float = 0.85


def contradicts(candidate: Pair, params: Params) -> Signal | None:
    """The strongest pair of statuses of one act that exclude each other."""
    if candidate.closeness < params.close or not against_draft(candidate) or not comparable(candidate):
        return None
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0:
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    speaking = tuple(product(_speaking(law, params.law), _speaking(draft, params.draft)))
    sides = Sides(draft, law, _whole(draft), _whole(law), Weights(candidate.spread, candidate.norms))
    if not speaking or _silent(sides, params):
        return None
    best: tuple[float, Stance, Stance] | None = None
    for theirs, mine in speaking:
        agreed = says_so_too(mine, law, sides.weights.cover)
        strength = 0.0 if agreed else _strength(mine, theirs, sides, params)
        if strength and (best is None or strength > best[0]):
            best = strength, mine, theirs
    return _signal(candidate, sides, *best) if best else None


def _whole(norm: Norm) -> str:
    return lowered(f"{norm.heading}. {norm.lead_in} {norm.text}")


def _silent(sides: Sides, params: Params) -> bool:
    """Does either side not speak of the act itself, or does the draft speak of another case by its own words?"""
    draft, law = sides.draft, sides.law
    if lists_cases(law, "ban" in params.law) or leaves_choice(sides.theirs):
        return True
    if "free" in params.law and (lists_kinds(sides.theirs) or spares_elsewhere(draft, law)):
        return True
    encouraged = "duty" in params.law and urges(lowered(law.text))
    if encouraged or law.delegates or "sanction" in (law.modality, draft.modality):
        return True
    headings = lowered(f"{law.heading} | {draft.heading}")
    if NO_RULE.search(headings) or params.words.breach.search(lowered(draft.heading)):
        return True
    mine, theirs = lowered(draft.text), lowered(law.text)
    if points_elsewhere(mine, theirs) or opposite_cases(mine, theirs) or outside(mine, theirs):
        return True
    if "ban" in params.law and outlasts(draft, law):
        return True
    if any(f" {word} " in f" {mine} " and word not in theirs for word in params.apart):
        return True
    return any(
        (first in sides.mine and second not in sides.mine and second in sides.theirs and first not in sides.theirs)
        or (second in sides.mine and first not in sides.mine and first in sides.theirs and second not in sides.theirs)
        for first, second in params.words.contrasts
    )


def _speaking(norm: Norm, wanted: tuple[Status, ...]) -> Iterator[Stance]:
    for stance in stances(norm):
        passing = stance.status == "may" and stance.weak and norm.modality == "prohibition"  # "lợi ích được gọi là …"
        if stance.status in wanted and content(stance.act) and not passing:
            yield stance


def _strength(mine: Stance, theirs: Stance, sides: Sides, params: Params) -> float:
    """How surely both are of one act and one case; 0 when they are not."""
    if mine.only or not _ruling(mine, theirs, sides.law):
        return 0.0
    cover = sides.weights.cover
    of_theirs, of_mine = cover(theirs.act, sides.mine), cover(mine.act, sides.theirs)
    least = params.acts if mine.marked else params.acts + _UNMARKED
    if of_theirs + of_mine < least or cover(mine.act, theirs.act) < params.within:
        return 0.0
    if not _same_case(theirs, sides, params) or other_class(mine.before, lowered(sides.law.text), _CLASSES):
        return 0.0
    if params.verb and not (_same_verb(mine, theirs, params) and _same_object(mine, theirs, sides)):
        return 0.0
    if mine.status in _DENIED and theirs.status not in _DENIED and undone(lowered(sides.draft.text), sides.theirs):
        return 0.0  # "đã có việc thì không được hưởng": the opposite case
    if any((_badly(mine, theirs, sides, params), _other_terms(mine, theirs, sides), _excepted(mine, theirs, sides))):
        return 0.0
    return round(min(0.95, 0.55 + 0.2 * (of_theirs + of_mine)), 3)


_DENIED = ("ban", "free")


def _ruling(mine: Stance, theirs: Stance, law: Norm) -> bool:
    """Are both statuses rules, not words that tell what a thing is like or that the act is ended?"""
    if theirs.status == "ban" and theirs.weak:
        return law.modality == "prohibition" or not theirs.before  # not "thông tin không chính xác"
    if theirs.status == "may" and ("theo quy định" in theirs.act or _by_the_way(theirs, law)):
        return False
    if theirs.status == "duty" and mine.status == "may" and mine.weak:
        return False
    if theirs.status in ("free", "urged") and not (theirs.marked and (mine.marked or _verb_of(theirs) in mine.act)):
        return False
    return mine.marked or _ENDED.search(mine.act) is None


# "nhằm mục đích kích thích sinh trưởng": only with this aim
_AIM = re.compile(r"(?<!\w)(?:nhằm mục đích|để|nhằm)(?!\w)(?P<what>[^,;.]*)")


def _badly(mine: Stance, theirs: Stance, sides: Sides, params: Params) -> bool:
    """Does the law deny only doing the act in a wrong way, or for an aim that the draft does not name?"""
    if theirs.status == "duty":
        return False
    act = f"{theirs.act} {theirs.after}".replace("nước ngoài", " ").replace("ngoài trời", " ")
    aim = _AIM.search(act)
    if aim:
        if sides.weights.cover(aim["what"], sides.mine) < _SAME_AIM:
            return True
        act = act.replace(aim.group(), " ")
    found = params.words.wrongly.search(act)
    return found is not None and found.group() not in sides.mine


_SAME_AIM = 0.3


_CLASSES = ("loại", "hạng", "nhóm", "cấp", "bậc")  # nouns before the label of a class: "phim loại C"
# "thì thôi duy trì Đội", "chấm dứt việc thu": the act is ended, not done
_ENDED = re.compile(r"(?<!\w)(?:thôi|chấm dứt|ngừng|dừng|không|bãi bỏ)(?!\w)")
_UNMARKED = 0.3  # more of the act is needed where no modal word says that it is to be done


def _verb_of(stance: Stance) -> str:
    return " ".join(stance.act.split()[:2])


def _same_case(theirs: Stance, sides: Sides, params: Params) -> bool:
    """Does the draft name whom and when the law means? Of words that point back, those above count, half as much."""
    if not params.case or theirs.status == "urged":
        return True
    back = "này" in theirs.before.split()
    whom = lowered(sides.law.lead_in) if back else theirs.before
    named = frozenset(content(whom)) - frozenset(params.words.generic)
    least = params.case / 2 if back else params.case
    few = _FEW if theirs.status == "duty" else 1
    return len(named) <= few or sides.weights.cover(whom, sides.mine) >= least


_FEW = 2  # words that name hardly anybody where a duty is for all


def _same_verb(mine: Stance, theirs: Stance, params: Params) -> bool:
    heads = [" ".join(stance.act.split()[:2]) for stance in (mine, theirs)]
    if re.search(
        rf"(?<!\w)(?:người|cá nhân|tổ chức|cơ sở|đối tượng|hành vi)(?: có| đã| bị)? {re.escape(heads[1])}", mine.act
    ):
        return False  # "từ chối người vi phạm quy chế": what is denied only tells who is meant
    if heads[0] in theirs.act or heads[1] in mine.act or mine.act.split()[0] in theirs.act.split()[:3]:
        return True
    return any(
        any(mine.act.startswith(verb) for verb in group) and any(verb in theirs.act for verb in group)
        for group in (*params.kin, *params.words.kin)
    )


def _same_object(mine: Stance, theirs: Stance, sides: Sides) -> bool:
    """Does the draft name some of what the law denies the act of, besides the verb?"""
    verb = frozenset(mine.act.split()[:2])
    rest = " ".join(word for word in theirs.act.split() if word not in verb)
    bare = len(content(mine.act)) <= _BARE  # "nộp lệ phí": which one must be told elsewhere
    least, text = (_OBJECT, lowered(sides.draft.text)) if not bare else (_TOLD, sides.mine)
    return not content(rest) or sides.weights.cover(rest, text) >= least


_OBJECT, _TOLD, _BARE = 0.05, 0.35, 3


def _by_the_way(stance: Stance, norm: Norm) -> bool:
    """Is a plain "được" of the law no permission: "dữ liệu được hình thành từ …"?"""
    return stance.weak and norm.modality != "permission"


# "khi điều khiển phương tiện", "nếu chưa được chủ sở hữu đồng ý"
_WHEN = re.compile(r"(?:khi|nếu|trong trường hợp|sau khi|trước khi|trong thời gian)(?!\w)")


def _other_terms(mine: Stance, theirs: Stance, sides: Sides) -> bool:
    """Does a denial hold only when something is so of which the other side says nothing?

    "Không phải trả chi phí khi đoàn kiểm tra đối chứng cân" does not free from the duty to pay in general.
    """
    cover = sides.weights.cover
    if theirs.status in ("ban", "free") and _WHEN.match(theirs.after):
        return cover(theirs.after, lowered(sides.draft.text)) < _TERMS
    if mine.status in ("ban", "free") and _WHEN.match(mine.after):
        return mine.status == "ban" or cover(mine.after, sides.theirs) < _TERMS
    return False


_TERMS = 0.2


# "trừ trường hợp quy định tại khoản 2", "trừ công trình phục vụ quốc phòng"
_BUT = re.compile(r"(?<!\w)(?:trừ|ngoại trừ|trừ khi)(?!\w)(?P<what>[^;]*)")


def _excepted(mine: Stance, theirs: Stance, sides: Sides) -> bool:
    """Does the law leave out what the draft may speak of: an exception named elsewhere, or by words of the draft?"""
    text = lowered(sides.law.text)
    parts = [*map(lowered, sides.law.exceptions), *(found["what"] for found in _BUT.finditer(text))]
    known = frozenset(content(f"{theirs.act} {theirs.before}"))
    for part in parts:
        part = told_case(part)
        if "quy định" in part or "khoản" in part or "điều " in part or "pháp luật" in part:
            return True
        for case in _OR.split(part):
            rest = " ".join(word for word in content(case) if word not in known)
            if rest and sides.weights.cover(rest, sides.draft.text) >= _NAMED:
                return True
    return False


_OR = re.compile(r"[,;]| hoặc | và ")
_NAMED = 0.45


def _signal(candidate: Pair, sides: Sides, strength: float, mine: Stance, theirs: Stance) -> Signal:
    left = candidate.left is sides.draft
    spans = tuple(
        (Span(norm.span.start + stance.start, norm.span.start + stance.end),)
        for norm, stance in ((sides.draft, mine), (sides.law, theirs))
    )
    return Signal(
        strength=strength,
        left=spans[0] if left else spans[1],
        right=spans[1] if left else spans[0],
        slots=(("act", mine.act), ("draft_status", _NAMES[mine.status]), ("law_status", _NAMES[theirs.status])),
        why=(
            f"Văn bản cấp trên {_NAMES[theirs.status]}: “{theirs.act}”; dự thảo {_NAMES[mine.status]}: “{mine.act}”.",
            "Không quy định nào khác của văn bản cấp trên gần với câu này của dự thảo hơn.",
            "Văn bản cấp trên không có ngoại lệ nào nhắc tới trường hợp của dự thảo.",
        ),
    )


CHECK = Check(Params, contradicts, (Pair,))
