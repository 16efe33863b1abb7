"""The draft spares a group, marked off by a size of its own, what the law demands of all.

"Quán ăn dưới 10 chỗ ngồi không phải lưu mẫu thức ăn" against "Cơ sở dịch vụ ăn uống phải lưu mẫu thức ăn"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.cases import other_class
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.stances import Stance, stances, urges
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``act``: share of what is spared that the duty of the law must have, ``duty``: of the duty that the draft must.

    Where the group is marked off by a size; ``plain_act`` and ``plain_duty``: where it is not. ``whom``: share of the
    words about whom the law means that the draft must have then. ``classes``: nouns before labels of cases.
    """

    act: float = 0.6
    duty: float = 0.25
    plain_act: float = 0.75
    plain_duty: float = 0.48
    whom: float = 0.3
    classes: tuple[str, ...] = ()


# "không phải lưu mẫu", "được miễn lập hồ sơ", "không thuộc diện phải huấn luyện"; not "không phải là", "miễn phí"
_FREE = re.compile(
    r"(?<!\w)(?:(?:không|chưa)(?: còn)? (?:phải(?! (?:là|do|của|vì|chịu sự))|bắt buộc(?: phải)?|buộc(?: phải)?"
    r"|cần(?: phải| có)?|yêu cầu(?: phải)?|thuộc (?:diện|đối tượng)(?: phải| bắt buộc)+)"
    r"|(?:được |thì )miễn(?!,| giảm| nhiệm| phí| thuế| là| học| trừ)"
    r"|không(?= (?:lấy|lập|thực hiện|tổ chức|báo cáo|nộp|công bố|thông báo|gửi|xin|niêm yết|đăng ký) ))(?!\w)"
)
# "không phải lập hồ sơ | nếu …", "… , chỉ cần báo cáo"
_ACT_END = re.compile(
    r";|\.(?:\s|$)|, (?:chỉ|mà|nhưng|do|nếu|trừ|có thể|được|hồ sơ)(?!\w)| (?:nếu|khi|trừ|nhưng|theo quy định"
    r"|như đối với|tại|đối với)(?!\w)"
)
_SENTENCE = re.compile(r"[;.] ")
# "dưới 10 chỗ ngồi", "từ năm lồng trở xuống", "có một hoặc hai máy", "quy mô nhỏ"
_SIZED = re.compile(
    r"(?<!\w)(?:(?:dưới|không quá|tối đa|ít hơn|chưa đến|từ|có)(?: \w+){0,2} (?:\d[\d.,]*|một|hai|ba|bốn|năm|sáu|bảy"
    r"|tám|chín|mười)(?!\w)(?! (?:\d|trên|thành viên trở lên))|trở xuống|siêu nhỏ|nhỏ lẻ|quy mô (?:nhỏ|vừa))"
)
# the law itself goes by size: "quy mô lớn", "từ 50 ha trở lên"
_BY_SIZE = re.compile(
    r"quy mô|trở lên|trở xuống|(?<!\w)(?:lớn|nhỏ)(?!\w)|(?<!\w)(?:trên|dưới|từ|không quá|vượt|quá) (?:đủ )?\d"
)
# a case of its own: "đối với đô thị loại I", "trường hợp chưa có đơn thuốc"
_CASE = re.compile(r"(?<!\w)(?:đối với|trường hợp|nếu|khi)(?!\w)")
_TELLING = 2  # words of what is spared
# "thiết bị ngoài danh mục phải dán nhãn": those whom the duty does not mean
_BEYOND = re.compile(
    r"(?<!\w)(?:ngoài|không thuộc|không nằm trong) (?:các )?(?:danh mục|phạm vi|diện|đối tượng|khu vực)(?!\w)"
)
_NOUNS = ("người ", "trường hợp ", "hành vi ", "đối tượng ")  # "không phải người địa phương": tells who is meant
# "phải lập sổ theo quy định của Chính phủ": whoever regulates it may leave some out
_REGULATED = re.compile(r"theo (?:quy định|hướng dẫn) của (?!pháp luật|luật|bộ luật)")
_SPARING = re.compile(r"(?<!\w)(?:không (?:phải|bắt buộc|thuộc|cần)|miễn)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Spared:
    """What the draft spares whom, in lower case, and where it says so; ``bare``: by a mere "không"."""

    whom: str
    act: str
    start: int
    end: int
    bare: bool = False


def exempts(candidate: Pair, params: Params) -> Signal | None:
    """What is spared and the duty of the law's nearest provision that knows no exception."""
    if (candidate.standing and candidate.standing.place) or not against_draft(candidate):
        return None
    if tier(candidate.left_document, candidate.right_document) != -1 or not comparable(candidate):
        return None
    draft, law = candidate.left, candidate.right
    if _leaves_room(law) or draft.transitional or opposite_cases(lowered(draft.text), lowered(law.text)):
        return None
    if other_class(lowered(draft.text), lowered(law.text), params.classes):
        return None
    weights = Weights(candidate.spread, candidate.norms)
    for spared in _spared(draft):
        for duty in stances(law):
            strength = _strength(spared, duty, candidate, weights, params) if duty.status == "duty" else 0.0
            if strength:
                return _signal(candidate, spared, duty, strength)
    return None


def _leaves_room(law: Norm) -> bool:
    """Does the law's provision make an exception, leave details to somebody, only urge, or spare somebody itself?"""
    text = lowered(f"{law.lead_in} {law.text}")
    return bool(
        law.exceptions or law.delegates or urges(lowered(law.text)) or _REGULATED.search(text) or _SPARING.search(text)
    )


def _spared(draft: Norm) -> Iterator[_Spared]:
    text = lowered(draft.text)
    for found in _FREE.finditer(text):
        stop = _ACT_END.search(text, found.end())
        end = stop.start() if stop else len(text)
        act = text[found.end() : end].strip(" ,.")
        if len(content(act)) >= _TELLING and not act.startswith(_NOUNS):
            whom = _SENTENCE.split(text[: found.start()])[-1].strip(" ,")
            if not _BEYOND.search(whom):
                yield _Spared(whom, act, found.start(), end, found.group() == "không")


def _strength(spared: _Spared, duty: Stance, candidate: Pair, weights: Weights, params: Params) -> float:
    """How surely the duty is the one that is spared; 0 when it is another or of others."""
    draft, law = candidate.left, candidate.right
    text = lowered(f"{draft.heading} {draft.text}")
    one, other = weights.cover(spared.act, f"{duty.act} {lowered(law.text)}"), weights.cover(duty.act, text)
    own = weights.cover(spared.act, duty.act)
    marked, by_size = _SIZED.search(spared.whom), _BY_SIZE.search(lowered(f"{law.lead_in} {law.text}"))
    if (marked and by_size) or (spared.bare and not marked):
        return 0.0
    if _CASE.search(duty.before) and weights.cover(duty.before, text) < _SAME_CASE:
        return 0.0
    if marked and (not law.yields or one >= _FULL):
        met = one >= params.act and own >= _OWN and other >= params.duty
    else:
        met = own >= params.plain_act and other >= params.plain_duty and not law.yields
        met = met and _same_whom(duty, text, weights, params)
    return float(round(min(0.95, 0.55 + 0.2 * (one + other)), 3)) if met else 0.0


_SAME_CASE = 0.5
_FULL = 0.8  # share of what is spared from which on words that point to other law do not matter
_OWN = 0.4  # share of what is spared that stands in the clause of the duty itself


def _same_whom(duty: Stance, text: str, weights: Weights, params: Params) -> bool:
    """Does the draft name whom the law means, where it names anybody in particular?"""
    return not content(duty.before) or (
        weights.cover(duty.before, text) >= params.whom and not _CASE.search(duty.before)
    )


def _signal(candidate: Pair, spared: _Spared, duty: Stance, strength: float) -> Signal:
    left, right = candidate.left.span.start, candidate.right.span.start
    return Signal(
        strength=strength,
        left=(Span(left + spared.start, left + spared.end),),
        right=(Span(right + duty.start, right + duty.end),),
        slots=(("whom", spared.whom), ("act", spared.act)),
        why=(
            f"Dự thảo không buộc “{spared.whom}”: “{spared.act}”; văn bản cấp trên buộc: “{duty.act}”.",
            "Quy định gần nhất của văn bản cấp trên không có ngoại lệ và không giao quy định chi tiết.",
            "Giả định không văn bản cấp trên nào khác miễn cho nhóm này.",
        ),
    )


CHECK = Check(Params, exempts, (Pair,))
