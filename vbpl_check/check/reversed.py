"""The law frees a case from a duty, the draft lays the duty on that very case; words may differ, not the matter.

"Cơ sở khai thác nước biển nộp tiền cấp quyền" against "không phải nộp tiền cấp quyền trong các trường hợp: a) Khai thác
nước biển"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vbpl_check.acts import NOUNS, named, verbs
from vbpl_check.cases import outside
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.denials import Denial, Words, affirmed, as_rule, denials
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``kin``: groups of verbs that amount to the same beside those of ``words``.

    ``object``, ``case``: shares of the weight of what the act is done to, and of whom and when, that the draft must
    have. ``places``: how many provisions of the law may be nearer to the draft.
    """

    words: Words
    kin: tuple[tuple[str, ...], ...] = ()
    object: float = 0.6
    case: float = 0.75
    places: int = 2


def reverses(candidate: Pair, params: Params) -> Signal | None:
    """The strongest duty of the draft for a case that the law frees from it."""
    place = candidate.standing.place if candidate.standing else 0
    if not against_draft(candidate) or place > params.places:
        return None
    own = replace(candidate, left=as_rule(candidate.left), right=as_rule(candidate.right))
    if tier(candidate.left_document, candidate.right_document) != -1 or not comparable(own):
        return None
    draft, law = candidate.left, candidate.right
    texts = lowered(draft.text), lowered(law.text)
    if opposite_cases(*texts) or outside(*texts) or _silent(draft, law, params):
        return None
    weights = Weights(candidate.spread, candidate.norms)
    found = [(_strength(denial, law, draft, weights, params), denial) for denial in _freeing(law)]
    strength, denial = max(found, key=lambda each: each[0], default=(0.0, None))
    return _signal(candidate, strength, denial) if strength and denial else None


# "Giải thích từ ngữ", "Phạm vi điều chỉnh", "Hành vi bị nghiêm cấm"
_TELLING = re.compile(
    r"giải thích|phạm vi điều chỉnh|đối tượng áp dụng|chuyển tiếp|hiệu lực|thi hành(?! án)|nghiêm cấm|bị cấm"
)


def _silent(draft: Norm, law: Norm, params: Params) -> bool:
    """Does either side lay down no duty, or does the law leave the matter to others?"""
    headings = lowered(f"{draft.heading} | {law.heading}")
    sanctions = "sanction" in (draft.modality, law.modality) or params.words.breach.search(lowered(draft.heading))
    return bool(_TELLING.search(headings) or sanctions or law.delegates or law.yields or draft.yields)


# "nộp lệ phí | khi được cấp thẻ lần đầu", "nộp tiền | đối với phần diện tích vượt"
_WHEN = re.compile(r",? (?:khi|nếu|đối với|trong trường hợp|cho trường hợp)(?!\w)")
_PARTS = re.compile(r" và (?:các )?|;\s| hoặc ")


def _freeing(norm: Norm) -> Iterator[Denial]:
    """What the norm frees from, with each case that it names; what stands behind "khi" is part of the case."""
    for denial in denials(norm):
        if denial.kind not in ("free", "outside"):
            continue
        when = _WHEN.search(denial.act)
        act, own = (denial.act[: when.start()], denial.act[when.end() :]) if when else (denial.act, "")
        case = f"{denial.case} {own}".strip()
        yield from (replace(denial, act=act, case=part) for part in (case, own, *_PARTS.split(case)) if part)


def _tells(denial: Denial, generic: tuple[str, ...]) -> bool:
    """Does the case have words enough of its own to be told from others?"""
    case = frozenset(content(denial.case)) - frozenset(generic)
    return len(case) >= _TELLS and not case <= frozenset(content(denial.act))


# "trường hợp quy định tại khoản 3 Điều 85": the case stands elsewhere
_POINTER = re.compile(r"(?:quy định|nêu|nói) (?:tại|trên)")
_TELLS = 3


# "bắt buộc kiểm định", "phải kiểm định", "thực hiện kiểm định": the words before the act itself
_LIGHT = re.compile(r"^(?:(?:bắt buộc|phải|được|thực hiện|tiến hành|chịu)\s+)+(?=\w+ )")


def _strength(denial: Denial, denier: Norm, other: Norm, weights: Weights, params: Params) -> float:
    act = _LIGHT.sub("", denial.act)
    if act.startswith(NOUNS) or _excuses(other, denial) or _excuses(denier, denial):
        return 0.0
    heads = verbs(act, (*params.kin, *params.words.kin))
    whole = lowered(f"{other.heading} {other.lead_in} {other.text}")
    if not heads or not _binds(other, heads):
        return 0.0
    rest = act[len(heads[0]) :]
    of_object = weights.cover(rest, whole) if content(rest) else 0.0
    if not _tells(denial, params.words.generic) or _POINTER.search(f"{denial.case} {denial.act}"):
        return 0.0
    of_case = weights.cover(denial.case, whole)
    if of_object < params.object or of_case < params.case:
        return 0.0
    return round(min(0.95, 0.3 + 0.3 * of_object + 0.35 * of_case), 3)


def _excuses(norm: Norm, denial: Denial) -> bool:
    """Has the norm exceptions of its own that may be the case?"""
    return bool(norm.exceptions) and not denial.excepted


# words that make what follows a duty: "phải nộp", "có trách nhiệm nộp"; a plain statement of a draft does too
_DUTY = re.compile(r"(?<!không )(?<!\w)(?:phải|bắt buộc|có trách nhiệm|có nghĩa vụ)(?!\w)")
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|miễn|được|đã|có thể|khuyến khích)(?: \w+){0,2} $")


def _binds(norm: Norm, heads: tuple[str, ...]) -> bool:
    """Does the norm say that the act must be done, or plainly that it is done?"""
    if norm.modality not in ("obligation", "statement"):
        return False
    text = f"{lowered(norm.lead_in)} | {affirmed(norm)}"
    for head in heads:
        for found in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", text):
            before = re.split(r"[;.|]", text[: found.start()])[-1]
            bound = _DUTY.search(before) is not None
            if not _DENIED.search(before) and (bound or not named(before)):
                return True
    return False


def _signal(candidate: Pair, strength: float, denial: Denial) -> Signal:
    law = candidate.right
    span = Span(law.span.start + denial.start, law.span.start + denial.end)
    return Signal(
        strength=strength,
        right=(span,) if denial.end > denial.start else (law.span,),
        slots=(("act", denial.act), ("case", denial.case)),
        why=(
            f"Văn bản cấp trên không buộc: “{denial.act}”; dự thảo buộc làm việc đó.",
            f"Trường hợp được nêu ở cả hai bên: “{denial.case}”.",
            "Không bên nào có ngoại lệ cho trường hợp này.",
        ),
    )


CHECK = Check(Params, reverses, (Pair,))
