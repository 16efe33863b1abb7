"""The law denies an act, a duty or a class of persons; the draft affirms it of the same ones, or the other way round.

"Nghiêm cấm lập hai hệ thống sổ kế toán" against "được lập song song một hệ thống sổ cho chủ sở hữu và một hệ thống ..."
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from vbpl_check.acts import NOUNS, done
from vbpl_check.cases import denies as opposed
from vbpl_check.cases import outside
from vbpl_check.check import Check, against_draft, comparable, far
from vbpl_check.compare import content, cover, tier
from vbpl_check.denials import EXCEPTED, Denial, Words, affirmed, alternatives, as_rule, denials, same_purpose
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered

_NAMES = {"ban": "cấm", "free": "không buộc", "outside": "không áp dụng"}


@dataclass(frozen=True)
class Params:
    """``denier``: the side that denies. ``kinds``: the kinds of denial (``denials.Kind``) that count.

    ``demand``: the affirming side must demand, not only permit. ``universal``: whether it must speak of all ("mọi
    người"), which decides between two rules where it is set. ``share``: how near
    the two must be, beside the provision of the law that is nearest to the clause of the draft.
    """

    words: Words
    denier: Literal["law", "draft"]
    kinds: tuple[str, ...]
    universal: bool | None = None
    demand: bool = False
    floor: float = 0.6
    share: float = 0.5


def denies(candidate: Pair, params: Params) -> Signal | None:
    """The strongest denial of one side that the other contradicts for a case it names."""
    if not against_draft(candidate) or far(candidate, params.share) or not comparable(_own_rules(candidate)):
        return None
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0:
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    denier, other = (law, draft) if params.denier == "law" else (draft, law)
    if not _speaks(other, params) or law.delegates:
        return None
    excepted = _excepted(law, draft)
    best: tuple[float, Denial, str] | None = None
    for denial in denials(denier):
        if denial.kind not in params.kinds or params.words.wrongly.search(denial.act):
            continue
        if _yields(law, denial if denier is law else None) or (excepted and not denial.excepted):
            continue
        for act in alternatives(denial):
            strength = _strength(denial, act, denier, other, params)
            if strength >= params.floor and (best is None or strength > best[0]):
                best = strength, denial, act
    return _signal(candidate, denier, other, *best) if best else None


def _own_rules(candidate: Pair) -> Pair:
    """The pair with the cases of "trừ các trường hợp sau đây:" as rules of their own: here exceptions count."""
    left, right = as_rule(candidate.left), as_rule(candidate.right)
    same = left is candidate.left and right is candidate.right
    return candidate if same else replace(candidate, left=left, right=right)


def _speaks(norm: Norm, params: Params) -> bool:
    """Does the norm itself demand or permit, and not only deal with breaches?"""
    if norm.modality in ("prohibition", "sanction", "exemption"):
        return False
    text, heading = lowered(f"{norm.lead_in} {norm.text}"), lowered(norm.heading)
    scope = "outside" not in params.kinds and _SCOPE.search(heading)
    if scope or _KINDS.search(lowered(norm.lead_in)) or _DEFINES.search(heading):
        return False
    if params.universal is not None and params.universal != (params.words.all.search(text) is not None):
        return False
    return params.words.breach.search(heading) is None


# "... không dựa trên giao dịch bao gồm các hình thức sau:": tells what falls under a ban
_KINDS = re.compile(r"(?:hành vi|hình thức|dấu hiệu|biểu hiện)(?: sau đây| sau)?\s*:\s*$")
# "Điều 3. Giải thích từ ngữ": says what a word means, not what is to be done
_DEFINES = re.compile(r"(?:giải thích|định nghĩa) (?:từ ngữ|thuật ngữ)")
# "Điều 1. Phạm vi điều chỉnh": names the acts that the text is about
_SCOPE = re.compile(r"^(?:phạm vi điều chỉnh|(?:phạm vi điều chỉnh (?:và|,) )?đối tượng áp dụng)")


def _yields(law: Norm, denial: Denial | None) -> bool:
    """Does the law leave the matter to other law? What follows the denial ("nếu vi phạm ...") does not."""
    after = denial.end if denial is not None and denial.end > denial.start else len(law.text)
    return any(law.text.find(words) < after for words in law.yields)


def _excepted(law: Norm, draft: Norm) -> bool:
    """Does the law leave room: other law may say otherwise, or an exception may be what the draft speaks of?"""
    for exception in law.exceptions:
        text = lowered(exception)
        if exception == law.text or EXCEPTED.match(f" {text}:"):
            continue  # the norm itself is what is excepted
        named = any(word in text for word in ("quy định", "khoản", "điều"))
        if named or cover(text, f"{draft.lead_in} {draft.text}") >= 0.3:
            return True
    return False


# "được lập song song", "phải được chấm dứt", "cũng được tính", "đều tham gia": up to three words before the verb
_POSITIVE = re.compile(
    r"(?:^|\s)(?:được|phép|quyền|có thể|phải|cũng|vẫn|đều|thì|cùng|tự|trách nhiệm|sẽ|để)(?:[\s,]+[^\s,;]+){0,3}\s*$"
)
_DEMAND = re.compile(r"(?:^|\s)(?:phải|cũng|vẫn|đều|thì|sẽ|được tính|trách nhiệm|bắt buộc|để)(?:\s+[^\s,;]+){0,5}\s*$")
# "không thuê, sử dụng", "chỉ được": what follows is denied or bound as well
_NEGATIVE = re.compile(
    r"(?:^|\s)(?:không|chưa|chỉ|nghiêm cấm|bị cấm|chống|từ chối)"
    r"(?:(?: được| phải| thể| có quyền)?(?: \w+)?\s*$|(?![^;.]*\s(?:phải|thì|nhưng|được|cũng|vẫn)\s))"
)


def _strength(denial: Denial, act: str, denier: Norm, other: Norm, params: Params) -> float:
    """How surely ``other`` affirms the act for a case the denial speaks of; 0 when it does not."""
    text, above = affirmed(other), lowered(f"{other.heading} {other.lead_in}")
    share, before = done(act, text, above, params.words.kin)
    if not share and denial.case and above.rstrip().endswith(":"):  # "giữ bí mật các thông tin sau đây: a) ..."
        share, before = done(act, f"{lowered(other.lead_in).strip(' :')} {text}", above, params.words.kin)
    if (
        share < 0.6
        or before.rstrip().endswith(_DEEMED)
        or act.startswith((*NOUNS, *_DEEMS))
        or _NEGATIVE.search(before)
    ):
        return 0.0
    if params.words.breach.search(before):
        return 0.0
    if not (_DEMAND if params.demand else _POSITIVE).search(before) and not (
        _begins(before, other, params) or _is_subject(denial, before, params)
    ):
        return 0.0
    if _contrast(denier, other, params) or opposed(denial.case, affirmed(other)):
        return 0.0
    texts = lowered(denier.text), lowered(other.text)
    if opposite_cases(*texts) or (params.denier == "law" and outside(*texts)):
        return 0.0
    if not _same_amount(act, other) or not same_purpose(act, lowered(f"{other.heading} {other.lead_in} {other.text}")):
        return 0.0
    return share * _same_case(denial, act, before, other, params)


def _same_amount(act: str, other: Norm) -> bool:
    """Does the other side name every number of the act? "không được tính thêm 30%" does not deny "bằng 200%"."""
    return set(_NUMBER.findall(act)) <= set(_NUMBER.findall(f"{other.heading} {other.lead_in} {other.text}"))


_DEEMED = ("coi là", "xem là")
_DEEMS = ("xác định là ", "coi là ", "xem là ", "gọi là ", "hiểu là ")


def _begins(before: str, norm: Norm, params: Params) -> bool:
    """Do the words before the verb leave it at the head of the clause, or right behind a short subject?"""
    words = before.strip(" ,")
    last = words.split(", ")[-1].split()
    return (
        not words
        or (bool(norm.subject) and words.endswith(lowered(norm.subject)))
        or (params.denier == "law" and "," in words and len(last) <= 5)
    )


def _is_subject(denial: Denial, before: str, params: Params) -> bool:
    """Are the words before the verb those about whom the ban speaks?"""
    telling = frozenset(content(denial.case)) - frozenset(params.words.generic)
    found = telling & frozenset(content(before))
    enough = 2 * len(found) >= len(telling) if denial.kind == "ban" else found == telling
    return params.denier == "law" and len(found) >= 2 and enough


def _same_case(denial: Denial, act: str, before: str, other: Norm, params: Params) -> float:
    """Share of the words about whom and when that the other side names too; a general denial needs a telling act."""
    if not denial.case:
        return 1.0 if params.denier == "law" and len(content(act)) >= 4 else 0.0
    if _ANAPHOR.search(denial.case if denial.kind == "ban" else f"{denial.case} {denial.act}") and _clause_of(denial):
        return 0.0  # the case stands in another clause
    telling = [word for word in content(denial.case) if word not in params.words.generic and word not in content(act)]
    if not telling:  # "tổ chức, cá nhân không được ...": a ban for everybody, but no exemption of everybody
        return 1.0 if denial.kind == "ban" and params.denier == "law" and len(content(act)) >= 4 else 0.0
    if params.denier == "draft" and len(telling) < 3:
        return 0.0  # the topic of the whole text, hardly a class
    # who is freed must be who is bound again: named before the verb, or anywhere in a rule for all
    named = before if params.demand and not params.universal else other.text
    whole = f"{other.heading} {other.lead_in} {named}"
    for exception in other.exceptions:
        whole = whole.replace(exception, " ")
    if set(_NUMBER.findall(denial.case)) - set(_NUMBER.findall(whole)):
        return 0.0
    if denial.remaining and not _OUTSIDE.search(whole.lower()):
        return 0.0
    wanted = frozenset(telling)
    met = _met(wanted, denial.case, lowered(whole))
    if denial.remaining:
        met = wanted & frozenset(content(whole))
    shared = max(len(met) / len(wanted), _within(denial, before, params))
    if denial.excepted and len(met) < len(wanted):
        return 0.0  # an exception is for what it names in full
    return (
        min(1.0, 0.5 + 0.5 * shared)
        if shared >= (0.7 if len(wanted) <= _SHORT and not params.universal else 0.6)
        else 0.0
    )


# "Dự án quy định tại khoản này không phải ...", "không phải đóng theo quy định tại khoản 3 Điều 85 của Luật này"
_ANAPHOR = re.compile(
    r"(?:quy định|nêu|nói) (?:tại (?:các )?(?:(?:điểm|khoản|điều) này|(?:(?:điểm|khoản) [^;:.()]{1,40})?điều \d)"
    r"|trên|ở trên)"
)


def _clause_of(denial: Denial) -> bool:
    """Is a denial told in one sentence, so that words like "quy định tại khoản này" are all there is of its case?"""
    return denial.kind != "ban" and denial.end > denial.start


_FEW = 5  # words of a case so short that each must be met as a word of two syllables


def _met(wanted: frozenset[str], case: str, whole: str) -> frozenset[str]:
    """The syllables that the other side has; of a few, with the one before it: "nhân viên" is not "thành viên"."""
    found = wanted & frozenset(content(whole))
    if len(wanted) > _FEW:
        return found
    run, known = content(case), frozenset(pairwise(content(whole)))
    joined = {second for first, second in pairwise(run) if (first, second) in known}
    return frozenset(word for word in found if word in joined or word == run[0])


# "nằm ngoài các khu vực nêu trên", "các trường hợp còn lại": what other clauses leave over
_OUTSIDE = re.compile(r"(?<!\w)(?:ngoài|khác|còn lại|không thuộc|không nằm|mọi|tất cả)(?!\w)")
# "nhà giáo có chồng biệt phái vẫn thuộc diện điều động": the case ends before "vẫn"
_STILL = re.compile(r"(?<!\w)(?:vẫn|cũng|đều|phải|thì|thuộc diện)(?!\w)")
_NAMED = 4  # telling words of a case that is one of several that the denial lists


def _within(denial: Denial, before: str, params: Params) -> float:
    """1 when all that the other side says of its case stands in a longer list of cases that is denied."""
    mine = frozenset(content(_STILL.split(before)[0])) - frozenset(params.words.generic)
    listed = denial.start == denial.end and "," in denial.case
    return 1.0 if listed and len(mine) >= _NAMED and mine <= frozenset(content(denial.case)) else 0.0


_SHORT = 8  # words of a case that must be met almost in full
# "14" in "dưới 14 tuổi"
_NUMBER = re.compile(r"(?<![\w.,])0*(\d+)(?!\w)")


def _contrast(one: Norm, two: Norm, params: Params) -> bool:
    """Do the two name different classes of a pair ("trả trước" and "trả sau")?"""
    a, b = (lowered(f"{norm.heading} {norm.lead_in} {norm.text}") for norm in (one, two))
    return any(
        (first in a and second not in a and second in b and first not in b)
        or (second in a and first not in a and first in b and second not in b)
        for first, second in params.words.contrasts
    )


def _signal(candidate: Pair, denier: Norm, other: Norm, strength: float, denial: Denial, act: str) -> Signal:
    left = candidate.left is denier
    spans = _place(denier, denial), ()
    return Signal(
        strength=round(min(1.0, strength), 3),
        left=spans[0] if left else spans[1],
        right=spans[1] if left else spans[0],
        slots=(("act", act), ("case", denial.case or "mọi trường hợp"), ("denied", _NAMES[denial.kind])),
        why=(
            f"Một bên {_NAMES[denial.kind]}: “{act}”; bên kia quy định làm việc đó.",
            f"Trường hợp của bên {_NAMES[denial.kind]}: “{denial.case}”, bên kia cũng nhắc tới."
            if denial.case
            else "Bên cấm không giới hạn trường hợp.",
            "Bên cao hơn không nhường và không có ngoại lệ nào có thể là trường hợp này.",
        ),
    )


def _place(norm: Norm, denial: Denial) -> tuple[Span, ...]:
    if denial.end <= denial.start:
        return ()
    return (Span(norm.span.start + denial.start, norm.span.start + denial.end),)


CHECK = Check(Params, denies, (Pair,))
