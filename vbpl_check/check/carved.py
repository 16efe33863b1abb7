"""The draft splits what the law treats alike: one part as the law says, the other part the opposite.

"Người thường trú trong tỉnh được miễn phí; người ngoài tỉnh nộp phí" against "Người đọc được miễn phí"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from vbpl_check.cases import outside
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, cover, relate, same_scale, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered

Stance = Literal["right", "free", "duty", "ban"]


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml.

    ``floor``: share of the words of the part that follows the law which the law must have. ``unrelated``: the
    probability that the two are about different things from which on nothing is said.
    """

    words: Words
    floor: float = 0.5
    unrelated: float = 0.5


# "không được nợ thuế", "nghiêm cấm"; not "không được quá"
_BAN = re.compile(r"(?<!\w)(?:không được(?! (?:quá|vượt|thấp|cao|ít|nhiều))|nghiêm cấm|bị cấm|không có quyền)(?!\w)")
# "không phải lập phương án", "được miễn", "không thuộc diện này"
_FREE = re.compile(
    r"(?<!\w)(?:không phải(?! (?:là|do|của|vì))|không bắt buộc|không cần|không yêu cầu|được miễn"
    r"|không thuộc (?:diện|đối tượng)|không áp dụng|miễn (?:phí|học phí|thuế|nộp)|không chịu|không thu)(?!\w)"
)
# "phải kê khai", "có trách nhiệm"
_DUTY = re.compile(r"(?<!\w)(?<!không )(?:phải|có trách nhiệm|có nghĩa vụ|bắt buộc)(?!\w)")
# "được hỗ trợ", "có quyền"; not "được cấp có thẩm quyền"
_RIGHT = re.compile(
    r"(?<!\w)(?<!không )(?<!chỉ )(?:được(?! (?:cấp có|cơ quan|quy định|nêu))|có quyền|vẫn được|hưởng)(?!\w)"
)
# "nộp đủ phí", "đóng học phí", "tính thuế theo quy định"
_CHARGED = re.compile(
    r"(?<!\w)(?<!không )(?<!miễn )(?:(?:tự |phải )?(?:nộp|đóng|trả|chi trả|chịu|thanh toán|tính thuế|đóng góp))(?!\w)"
)
# "không được hưởng", "không nhận", "thì không": what takes a right away
_TAKEN = re.compile(r"(?<!\w)(?:không (?:được|hưởng|nhận|xét|hỗ trợ|chi trả|đưa vào|thuộc)|bị loại)(?!\w)")
# "người điều trị tại nhà không được chi trả": what somebody must pay, another is to have
_UNPAID = re.compile(
    r"(?<!\w)không được (?=(?:chi trả|hỗ trợ|hưởng|nhận|bồi thường|trợ cấp|thanh toán|cấp|miễn|giảm)(?!\w))"
)
# "không được quyết định trước ngày được cấp giấy phép": only too early is it barred
_EARLY = re.compile(r"(?<!\w)(?:trước (?:khi|ngày)|khi chưa|nếu chưa|không (?:vượt|quá))(?!\w)")
# "không thuộc diện này và được đứng tên": the object ends before "và"
_OBJECT_END = re.compile(r"[,.]| (?:và|hoặc|từ|khi|nếu|theo)(?!\w)")
# "không phải chịu chi phí": what counts is the cost
_LIGHT = re.compile(r"^\s*(?:chịu|trả|nộp|thực hiện|có|làm|lập|chi trả)(?!\w)")
_PARTS = re.compile(r"[^;]+")
_TELLING = 2
_SAME_OBJECT = 0.5  # share of the pairs of neighbouring syllables of what is taken away
_NEAR = 0.3  # share of the words of an exception
_FULL = 4  # telling syllables of a part that says what it is about


def carves(candidate: Pair, params: Params) -> Signal | None:
    """The part of the draft that goes against the law, for a group of which the law does not speak."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not comparable(candidate) or not _nearest(candidate, params):
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    if law.delegates or draft.yields or _excepted(law, draft):
        return None
    stance = _stance(law)
    parts = [
        (found.start(), found.group()) for found in _PARTS.finditer(lowered(draft.text)) if found.group().strip(" .")
    ]
    away = outside(lowered(draft.text), lowered(law.text))
    if not stance or len(parts) != _TELLING or away or _other_size(draft, law):
        return None
    for (_, kept), (at, cut) in ((parts[0], parts[1]), (parts[1], parts[0])):
        mark = _against(stance, cut, params.words)
        if (
            mark is None
            or not content(cut[: mark.start()])
            or not _follows(stance, kept)
            or not _same_matter(kept, _object(cut, mark), law, params)
        ):
            continue
        group = _marks(kept, draft, law, params)
        if group:
            return _signal(candidate, draft, law, Span(at, at + len(cut)), cut, group)
    return None


def _excepted(law: Norm, draft: Norm) -> bool:
    """May an exception of the law be what the draft speaks of?"""
    parts = [lowered(part) for exception in law.exceptions for part in re.split(r"[;,]| hoặc ", exception)]
    return any(
        "quy định" in part or "khoản" in part or cover(part, f"{draft.lead_in} {draft.text}") >= _NEAR for part in parts
    )


def _other_size(draft: Norm, law: Norm) -> bool:
    """Does the draft speak of a size for which the law's rule is not?"""
    return any(
        mine.unit == theirs.unit and same_scale(mine, theirs) and relate(mine, theirs) == "disjoint"
        for mine in draft.quantities
        for theirs in law.quantities
    )


def _nearest(candidate: Pair, params: Params) -> bool:
    if candidate.standing is not None and candidate.standing.place > 0:
        return False
    return candidate.read is None or candidate.read.unrelated < params.unrelated


def _stance(law: Norm) -> Stance | None:
    """What the law's provision does, read with the words above it."""
    text = lowered(f"{law.heading} . {law.lead_in} {law.text}")
    if law.modality == "prohibition" or _BAN.search(lowered(law.text)):
        return "ban"
    if _FREE.search(text):
        return "free"
    if law.modality == "obligation" or _DUTY.search(lowered(f"{law.lead_in} {law.text}")):
        return "duty"
    return "right" if law.modality == "permission" or _RIGHT.search(text) else None


def _against(stance: Stance, part: str, words: Words) -> re.Match[str] | None:
    """The words of the part that go against a provision of this stance."""
    if stance == "right" or stance == "free":
        taken = None if _EARLY.search(part) or words.wrongly.search(part) else _TAKEN.search(part)
        return taken or (None if _FREE.search(part) or stance == "right" else _CHARGED.search(part))
    if stance == "duty":
        return _FREE.search(part) or _UNPAID.search(part)
    return None if _BAN.search(part) else (_FREE.search(part) or _RIGHT.search(part))


def _follows(stance: Stance, part: str) -> bool:
    """Does the other part say what the law says?"""
    if stance in ("right", "free"):
        charged = stance == "free" and not _FREE.search(part) and _CHARGED.search(part)
        return not charged and _TAKEN.search(part) is None
    if stance == "duty":
        return _FREE.search(part) is None and _BAN.search(part) is None
    return _BAN.search(part) is not None or "hạn chế" in part


def _object(part: str, mark: re.Match[str]) -> str:
    """What is taken away or spared; "" for money, which is what the law spares."""
    return "" if _CHARGED.fullmatch(mark.group()) else part[mark.end() :]


def _same_matter(kept: str, denied: str, law: Norm, params: Params) -> bool:
    """Is the part that follows the law about its matter, and what the other part takes away no other thing?"""
    whole = f"{law.heading} {law.lead_in} {law.text}"
    known = frozenset(content(whole))
    telling = [word for word in content(kept) if word not in params.words.generic]
    if len(telling) < _FULL or sum(word in known for word in telling) < params.floor * len(telling):
        return False
    taken = content(_LIGHT.sub("", _OBJECT_END.split(denied)[0]))
    joined, there = set(pairwise(taken)), set(pairwise(content(whole)))
    return len(taken) <= _TELLING or len(joined & there) > _SAME_OBJECT * len(joined)


def _marks(kept: str, draft: Norm, law: Norm, params: Params) -> str:
    """The words by which the draft tells the group it keeps, which the law does not have; "" when it has them all."""
    whole = f"{law.heading} {law.lead_in} {law.text} {law.breadcrumb}"
    known = frozenset(content(whole))
    new = [word for word in dict.fromkeys(content(kept)) if word not in known and word not in params.words.generic]
    numbers = [number for number in _NUMBER.findall(kept) if number not in _NUMBER.findall(whole)]
    return " ".join((*new, *numbers)) if numbers or len(new) >= _TELLING else ""


# "trên 06 tháng"; not "Điều 7"
_NUMBER = re.compile(r"(?<!điều )(?<!khoản )(?<![\w.,])0*(\d+)(?!\w)")


def _signal(candidate: Pair, draft: Norm, law: Norm, at: Span, cut: str, group: str) -> Signal:
    left = candidate.left is draft
    span = Span(draft.span.start + at.start, draft.span.start + at.end)
    words = draft.text[at.start : at.end].strip(" .")
    return Signal(
        strength=0.8,
        left=(span,) if left else (),
        right=() if left else (span,),
        slots=(("cut", words), ("marks", group)),
        why=(
            f"Dự thảo tách riêng: “{words}”.",
            f"Bên cao hơn không phân biệt theo các chữ: {group}.",
            "Bên cao hơn không có ngoại lệ và không giao quy định thêm.",
        ),
    )


CHECK = Check(Params, carves, (Pair,))
