"""One provision demands or permits what another forbids or does not require.

"không được cho thuê lại" against "được cho thuê lại"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import denies, head_differs, points_elsewhere
from vbpl_check.check import Check, against_draft, comparable, same_article
from vbpl_check.compare import apart, content, cover, dice, extra, tier
from vbpl_check.model import Modality, Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered

_NAMES: dict[Modality, str] = {
    "obligation": "buộc", "prohibition": "cấm", "permission": "cho phép", "exemption": "không bắt buộc",
    "sanction": "chế tài", "statement": "mô tả",
}  # fmt: skip


@dataclass(frozen=True)
class Params:
    """``clash``: the two modalities that cannot both hold; with ``only`` one side says "chỉ được" under a condition.

    ``despite``: words that set a condition aside ("không phụ thuộc", "kể cả khi chưa"). ``conditional``: words that
    turn a ban into a condition ("khi chưa", "nếu không").
    """

    clash: tuple[Modality, Modality]
    only: bool = False
    despite: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    floor: float = 0.7


def clashes(candidate: Pair, params: Params) -> Signal | None:
    """The clash of two norms about the same act, object and subject."""
    left, right = candidate.left, candidate.right
    if {left.modality, right.modality} != set(params.clash) or not comparable(candidate):
        return None
    if left.yields or right.yields or same_article(left, right):
        return None
    if params.only:
        return _only(candidate, params)
    if _ends_it(left) or _ends_it(right) or _lacking(left) or _lacking(right):
        return None
    if _negated(left) or _negated(right) or _shirked(left) or _shirked(right) or _other_case(left, right):
        return None
    if left.only or right.only or _agreed(left, right) or _agreed(right, left):
        return None
    binding, freeing = _sides(left, right, params)
    if left.provision.document == right.provision.document and extra(freeing.text, _whole(binding)):
        return None  # a document's own exception
    if _excused(binding, freeing, params) or _excused(freeing, binding, params):
        return None
    strength = _alignment(left, right) * _narrowing(binding, freeing, against_draft(candidate))
    if strength < params.floor:
        return None
    return _signal(candidate, strength)


# "Không thực hiện thủ tục ..." in a list of forbidden acts: the act must be done
_NOT = re.compile(r"\s*(?:[a-zđ0-9]+[.)]\s*)?không\s", re.IGNORECASE)


def _negated(norm: Norm) -> bool:
    """Is a denied act forbidden ("Các hành vi bị nghiêm cấm: 5. Không thực hiện ...")?"""
    frame = lowered(f"{norm.heading} {norm.lead_in}")
    return norm.modality == "prohibition" and "cấm" in frame and _NOT.match(norm.text) is not None


# "Nghiêm cấm: 1. Trốn tránh thực hiện nghĩa vụ quân sự": who must do a thing may not evade, hinder or feign it
_SHIRKS = re.compile(
    r"(?:[a-zđ0-9]+[.)]?\s+)?(?:có hành vi )?(?:trốn|né tránh|lẩn tránh|chống đối|chống lại|cản trở"
    r"|gây khó khăn|nhũng nhiễu|trì hoãn|gian dối|gian lận|lợi dụng|lạm dụng|giả mạo|làm sai lệch)(?!\w)"
)


def _shirked(norm: Norm) -> bool:
    """Is it the evading, hindering or abuse of an act that is forbidden?"""
    act = lowered(norm.act or norm.text).strip()
    return norm.modality == "prohibition" and _SHIRKS.match(act) is not None


# "Chấm dứt hành vi bạo lực gia đình", "thực hiện nghiêm các quy định về phòng, chống quấy rối": to end an act,
# or to keep the rules against it, is to keep the ban of it
_ENDS = re.compile(
    r"(?:phải )?(?:(?:chấm dứt|ngừng|dừng|đình chỉ) (?:ngay )?(?:hành vi|việc)|từ bỏ|phòng ngừa|ngăn chặn"
    r"|(?:thực hiện|chấp hành|tuân thủ)[^,;.]{0,40} (?:quy định|biện pháp)[^,;.]{0,20} phòng,? chống)"
)
# "Ủy ban nhân dân phải đáp ứng các điều kiện sau đây: c) Không có nợ quá hạn": a lack that is a condition, no ban
_CONDITIONS = re.compile(r"(?:điều kiện|tiêu chuẩn|yêu cầu)[^.;:]{0,30}(?:sau đây|sau|dưới đây)\s*:?\s*$")

# "phải được đăng tải trên Hệ thống và không được trái với nội dung hồ sơ": a ban beside the duty
_AND_NOT = re.compile(r"(?<!\w)(?:không được|cấm)\s([^,;.]+)")
# "Nghiêm cấm: 3. Sử dụng kháng sinh không phải là thuốc được phép lưu hành": what lacks a quality is forbidden
_LACKS = re.compile(r"(?<!\w)không (?:phải )?(là|có|đạt|đúng|theo) (\w+ \w+)")
# "quyền kinh doanh trong các ngành, nghề mà Luật này không cấm": what is banned is left out of what is allowed
_SPARES_BANNED = re.compile(r"(?<!\w)(?:mà|pháp luật|luật)(?: [^,;.]{1,40})? không (?:bị )?cấm")
_KEPT = 0.8  # share of the words of a ban that the other side's ban has


def _agreed(norm: Norm, other: Norm) -> bool:
    """Does the norm say itself what the ban of the other says, or does the ban only touch what lacks what it asks?"""
    text = lowered(norm.text)
    if _SPARES_BANNED.search(text):
        return True
    if other.modality != "prohibition":
        return False
    banned = _AND_NOT.search(lowered(other.text))
    act = banned[1] if banned else other.act or other.text
    if norm.modality == "obligation" and any(cover(act, found[1]) >= _KEPT for found in _AND_NOT.finditer(text)):
        return True
    return any(
        f"phải {found[1]} {found[2]}" in text and f"không phải {found[1]}" not in text
        for found in _LACKS.finditer(lowered(other.text))
    )


def _ends_it(norm: Norm) -> bool:
    """Is the duty to end an act or to prevent it?"""
    return norm.modality == "obligation" and _ENDS.match(lowered(norm.act or norm.text).strip()) is not None


def _lacking(norm: Norm) -> bool:
    """Is what reads as a ban a condition to be met?"""
    return norm.modality == "prohibition" and _CONDITIONS.search(lowered(norm.lead_in)) is not None


def _other_case(left: Norm, right: Norm) -> bool:
    """Conditions that both have and that differ, acts of which one denies the other, or other provisions pointed to."""
    if left.conditions and right.conditions and apart(" ".join(left.conditions), " ".join(right.conditions)):
        return True
    mine, theirs = lowered(left.act), lowered(right.act)
    if head_differs(left, right):
        return True
    texts = lowered(left.text), lowered(right.text)
    return denies(mine, theirs) or points_elsewhere(*texts) or opposite_cases(*texts)


def _sides(left: Norm, right: Norm, params: Params) -> tuple[Norm, Norm]:
    """The norm with the stronger demand first (ban or duty), then the one that frees from it."""
    return (left, right) if left.modality == params.clash[0] else (right, left)


def _excused(norm: Norm, other: Norm, params: Params) -> bool:
    """Does the norm leave room for the other: an exception that may be it, a conditional ban, a special case?"""
    if any(_points_elsewhere(part) or cover(part, other.text) >= 0.3 for part in norm.exceptions):
        return True
    mine, theirs = lowered(norm.text), lowered(other.text)
    if norm.modality == "prohibition" and any(word in mine for word in params.conditional):
        return True
    if norm.modality == "permission" and "theo quy định" in mine:
        return True
    return any((word in mine) != (word in theirs) for word in params.special)


def _points_elsewhere(exception: str) -> bool:
    """ "trừ trường hợp quy định tại khoản 2 Điều này": what is excepted stands somewhere else."""
    text = lowered(exception)
    return "quy định" in text or "khoản" in text or "điều" in text


def _alignment(left: Norm, right: Norm) -> float:
    """How surely both speak of the same act of the same subject."""
    a, b = left.act or left.text, right.act or right.text
    shorter, longer = (a, b) if len(content(a)) <= len(content(b)) else (b, a)
    known = bool(left.subject_key) and left.subject_key == right.subject_key
    if (
        len(content(shorter)) < (3 if known else 4)
        or min(cover(left.text, _whole(right)), cover(right.text, _whole(left))) < 0.25
    ):
        return 0.0
    contained = cover(shorter, longer)
    act = max(0.5 * dice(a, b) + 0.5 * contained, 0.85 * contained if known else 0.0)
    return act * _subjects(left, right)


def _whole(norm: Norm) -> str:
    return f"{norm.heading} {norm.lead_in} {norm.text}"


def _subjects(left: Norm, right: Norm) -> float:
    """1 for the same subject, less when one side names none, 0 for different ones."""
    if left.subject_key and right.subject_key:
        mine, theirs = (set(re.split(r"[;,] ", norm.subject_key)) for norm in (left, right))
        if mine & theirs:
            return 1.0
        return 0.85 if dice(left.subject, right.subject) >= 0.6 else 0.0
    return 0.92


def _narrowing(binding: Norm, freeing: Norm, drafted: bool) -> float:
    """Less for every condition, and for every word, that only one side has: the cases may not overlap.

    A draft that frees from a duty or a ban without exceptions cannot do so for some cases either.
    """
    factor = 1.0
    for norm, other in ((binding, freeing), (freeing, binding)):
        whole = f"{other.heading} {other.lead_in} {other.text}"
        if any(cover(condition, whole) < 0.6 for condition in norm.conditions):
            own_exception = drafted and norm is freeing and not binding.conditions
            factor *= 0.85 if own_exception else 0.65
    here, there = f"{binding.lead_in} {binding.text}", f"{freeing.lead_in} {freeing.text}"
    alone = (
        len(extra(freeing.text, f"{binding.heading} {here}")),
        len(extra(binding.text, f"{freeing.heading} {there}")),
    )
    factor -= 0.05 * max(0, alone[0] - 2) + 0.03 * max(0, alone[1] - 4)
    return max(0.0, factor)


def _only(candidate: Pair, params: Params) -> Signal | None:
    """ "chỉ được X khi Y" against "được X không phụ thuộc Y"."""
    left, right = candidate.left, candidate.right
    if left.only == right.only:
        return None
    strict, free = (left, right) if left.only else (right, left)
    if not any(word in lowered(free.text) for word in params.despite) or strict.exceptions:
        return None
    condition = " ".join(strict.conditions) or strict.text
    strength = _alignment(left, right) * (1.0 if cover(condition, free.text) >= 0.3 else 0.7)
    return _signal(candidate, strength) if strength >= params.floor else None


def _signal(candidate: Pair, strength: float) -> Signal:
    left, right = candidate.left, candidate.right
    known = left.subject or right.subject
    same = bool(left.subject_key and right.subject_key)
    lines = [
        f"Cùng hành vi: “{left.act or left.text}” và “{right.act or right.text}”.",
        f"Một bên {_NAMES[left.modality]}, bên kia {_NAMES[right.modality]}.",
        f"Cùng chủ thể: “{left.subject}” và “{right.subject}”." if same
        else f"Giả định cùng chủ thể: chỉ xác định được “{known}”." if known
        else "Giả định cùng chủ thể: hai bên đều không ghi chủ thể.",
    ]  # fmt: skip
    conditions = (*left.conditions, *right.conditions)
    lines.append(f"Điều kiện đã xét: {'; '.join(conditions)}." if conditions else "Hai bên không đặt điều kiện.")
    exceptions = (*left.exceptions, *right.exceptions)
    lines.append(f"Ngoại lệ đã xét: {'; '.join(exceptions)}." if exceptions else "Không có ngoại lệ ở hai quy định.")
    if tier(candidate.left_document, candidate.right_document) == 0:
        lines.append("Hai văn bản ngang bậc hoặc là một văn bản.")
    return Signal(
        strength=round(min(1.0, strength), 3),
        left=_words(left),
        right=_words(right),
        slots=(
            ("left_modality", _NAMES[left.modality]),
            ("right_modality", _NAMES[right.modality]),
            ("act", left.act or right.act or left.text),
        ),
        why=tuple(lines),
    )


def _words(norm: Norm) -> tuple[Span, ...]:
    at = norm.text.find(norm.act) if norm.act else -1
    return (Span(norm.span.start + at, norm.span.start + at + len(norm.act)),) if at >= 0 else ()


CHECK = Check(Params, clashes, (Pair,))
