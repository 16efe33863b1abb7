"""A draft repeats a provision word for word, but for how binding it is or for who is to act.

"Ủy ban nhân dân cấp tỉnh phê duyệt phương án" repeated as "Ủy ban nhân dân cấp xã phê duyệt phương án"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from vbpl_check.carveouts import bare
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import dice, tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered
from vbpl_check.twins import Difference, Token, Words, difference


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/rewordings.yaml. ``slot``: what differs.

    ``long``: characters of a text from which on the headings of the articles need not be alike.
    """

    words: Words
    slot: Literal["level", "holder", "number"]
    long: int = 60


_NEAREST = 0.995  # below it another provision of the law is nearer: it is the one that was copied


def altered(candidate: Pair, params: Params) -> Signal | None:
    """The one slot in which the draft and the law differ."""
    left, right = candidate.left, candidate.right
    if candidate.closeness < _NEAREST or not against_draft(candidate):
        return None
    if _whole(left) == _whole(right) or tier(candidate.left_document, candidate.right_document) == 0:
        return None
    if not comparable(_joined(candidate)):
        return None
    short = len(left.lead_in) + len(left.text) < params.long
    if short and left.heading and right.heading and dice(left.heading, right.heading) < 0.3:
        return None
    found = difference(_whole(left), _whole(right), params.words)
    if params.slot == "holder" and _EACH.search(lowered(right.text)):
        return None
    if found is None or found.slot != params.slot or not _contrary(found, params.words, (_whole(left), _whole(right))):
        return None
    here, there = _raw(left, found.left), _raw(right, found.right)
    return Signal(
        strength=0.9,
        left=_span(left, found.left),
        right=_span(right, found.right),
        slots=(("mine", here), ("theirs", there)),
        why=(
            "Hai quy định trùng từng chữ, chỉ khác một chỗ.",
            f"Một bên ghi “{here}”, bên kia ghi “{there}”.",
            "Không bên nào có ngoại lệ hoặc điều kiện mà bên kia không có.",
        ),
    )


def _contrary(found: Difference, words: Words, texts: tuple[str, str]) -> bool:
    """Whether what stands in the slots cannot both hold."""
    if found.slot == "level":
        return frozenset((found.left.value, found.right.value)) in words.apart
    if found.slot == "number":
        return all(_own(*side) for side in zip(texts, (found.left, found.right), strict=True))
    return bool(found.left.value and found.right.value)


# "công chức do mình quản lý", "trong phạm vi quản lý của mình": each body does it for its own
_EACH = re.compile(r"(?<!\w)(?:do|của|cho|ở|tại) mình(?!\w)|(?<!\w)mình (?:trực tiếp )?quản lý(?!\w)")
# "khoản 2", "Điều 5", "ngày 15", "số 12", "Mẫu 03": numbers that name
_NAMES = re.compile(r"(?:điều|khoản|điểm|chương|mục|phần|số|mẫu|phụ lục|bảng|ngày|tháng|năm|quý|hạng|nhóm) $")
# "không quá 10 ngày", "ít nhất 02 năm", "trong thời hạn 15 ngày", "chậm nhất là 5 ngày": limits that hold one way
_LIMITS = re.compile(
    r"(?:không quá|tối đa|tối thiểu|nhiều nhất|ít nhất|vượt quá"
    r"|không (?:được )?(?:vượt|thấp hơn|cao hơn|dưới|trên|ít hơn)"
    r"|chậm nhất|muộn nhất|sớm nhất|thời hạn|thời gian|trong vòng|đến)[^.;,\d]{0,30}$"
)


def _own(text: str, token: Token) -> bool:
    """Whether a number is a value that is neither a name nor a limit that holds one way."""
    before = lowered(text[: token.start])
    return not _NAMES.search(before) and (not _LIMITS.search(before) or _RANGE.search(before) is not None)


# "từ 10.000.000 đồng đến", "trên 50% đến dưới", "từ đủ 18 tuổi đến hết": the upper end of a range
_RANGE = re.compile(r"\b(?:từ|trên) (?:đủ |trên )?\d[\d.,]*[^.;:]{0,20} đến (?:dưới |hết |đủ )?$|đến hết $")


def _joined(candidate: Pair) -> Pair:
    """The pair with the words above read as words of the norms, so that two lists may differ in them alone."""
    if bare(candidate.left.text) != bare(candidate.right.text):
        return candidate
    left, right = (replace(norm, text=_whole(norm)) for norm in (candidate.left, candidate.right))
    return replace(candidate, left=left, right=right)


def _whole(norm: Norm) -> str:
    return f"{norm.lead_in} {norm.text}" if norm.lead_in else norm.text


def _offset(norm: Norm) -> int:
    return len(norm.lead_in) + 1 if norm.lead_in else 0


def _raw(norm: Norm, token: Token) -> str:
    return _whole(norm)[token.start : token.end]


def _span(norm: Norm, token: Token) -> tuple[Span, ...]:
    """The words of the slot; the whole norm when they stand above it."""
    start = token.start - _offset(norm)
    return (norm.span,) if start < 0 else (Span(norm.span.start + start, norm.span.start + token.end - _offset(norm)),)


CHECK = Check(Params, altered, (Pair,))
