"""A subordinate text gives what is under way another fate than the transition article of the governing text.

"Giấy phép cấp trước ngày ... chỉ được sử dụng đến hết năm 2026" against "tiếp tục được sử dụng đến hết thời hạn"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.check import Check, against_draft
from vbpl_check.compare import content, cover, tier
from vbpl_check.model import Norm, Pair, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Fate:
    """What becomes of something that exists already, and the words that say so.

    ``unless``: words with which the same sentence means something else.
    """

    name: str
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Params:
    """``clashes``: (fate in the subordinate text, fate in the governing one).

    ``choices``: words that leave the fate to the person concerned. ``things``: nouns of what exists already; without
    one in common nearly all words must agree. ``floor``: likeness of what is spoken of.
    """

    fates: tuple[Fate, ...]
    clashes: tuple[tuple[str, str], ...]
    things: tuple[str, ...]
    choices: tuple[str, ...] = ()
    floor: float = 0.6


def differs(candidate: Pair, params: Params) -> Signal | None:
    """The two fates that exclude each other."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or candidate.left_document.id == candidate.right_document.id:
        return None
    lower, higher = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    if not higher.transitional:
        return None
    mine, theirs = lowered(lower.text), lowered(higher.text)
    if any(word in text for word in params.choices for text in (mine, theirs)):
        return None
    if _punishes(lower) or (not _speaks_of_what_was(lower, mine) and not (against_draft(candidate) and _now(lower))):
        return None
    for here, there in params.clashes:
        cut, keep = _said(here, mine, params), _said(there, theirs, params)
        if cut and keep and not _said(there, mine, params) and not _said(here, theirs, params):
            return _signal(candidate, (lower, mine, cut), (higher, theirs, keep), params)
    return None


# "giấy phép đã cấp trước ngày Nghị định này có hiệu lực": what exists already
_WAS = re.compile(r"(?<!\w)(?:trước ngày|trước thời điểm|còn thời hạn|còn hiệu lực|đã được cấp|đã cấp)(?!\w)")


def _punishes(norm: Norm) -> bool:
    """Does the norm name breaches: "Phạt tiền ... đối với hành vi: c) Lưu hành giấy phép không còn giá trị"?"""
    about = lowered(norm.heading).removeprefix("hành vi ").startswith("vi phạm")
    return about or norm.modality == "sanction" or "phạt tiền" in lowered(f"{norm.lead_in} {norm.text}")


def _speaks_of_what_was(norm: Norm, text: str) -> bool:
    """Is an issued rule about what exists already? Most that take a paper away are about those to come."""
    return norm.transitional or _WAS.search(f"{lowered(norm.lead_in)} {text}") is not None


def _now(norm: Norm) -> bool:
    """Does a draft dispose of something at once? "bị thu hồi nếu không còn đủ điều kiện" is for what will be."""
    return not norm.conditions


# "theo quy định của Nghị định này"
_FORM = "(?:bộ luật|luật|pháp lệnh|nghị định|thông tư|quyết định|nghị quyết|quy định|quy chế) này"


def _said(fate: str, text: str, params: Params) -> str:
    """The words of the text that name the fate, "" when it does not."""
    entry = next(entry for entry in params.fates if entry.name == fate)
    if any(_find(word, text) for word in entry.unless):
        return ""
    found = [m.group() for word in entry.words if (m := _find(word, text)) and not _denied(text, m.start())]
    return min(found, key=text.find) if found else ""


def _denied(text: str, start: int) -> bool:
    """Is what follows denied, or told of the past: "không bắt buộc đổi", "người đã bị thu hồi thẻ"?"""
    return text[:start].endswith(("không ", "đã "))


def _find(words: str, text: str) -> re.Match[str] | None:
    """Where the text has the words; most texts lack the first of them, which is seen at once."""
    return _pattern(words).search(text) if _FIXED.split(words, maxsplit=1)[0] in text else None


# "đổi sang VB", "tiếp tục * giải quyết": the words before what stands for others
_FIXED = re.compile(r"VB| \* ")


@lru_cache(maxsize=512)
def _pattern(words: str) -> re.Pattern[str]:
    """ "tiếp tục * giải quyết" as a pattern: up to four words in place of the star, a form of document for "VB"."""
    escaped = re.escape(words).replace(r"\ \*\ ", r"(?: [\w,]+){0,4}? ").replace("VB", _FORM)
    return re.compile(rf"(?<!\w){escaped}(?!\w)")


Side = tuple[Norm, str, str]  # norm, its words in lower case, its words of fate


def _signal(candidate: Pair, lower: Side, higher: Side, params: Params) -> Signal | None:
    strength = _same_thing(lower, higher, params)
    if strength < params.floor:
        return None
    why = [
        f"Văn bản cấp trên quy định “{higher[2]}”; văn bản cấp dưới lại quy định “{lower[2]}”.",
        "Cùng loại giấy tờ, vụ việc, quan hệ đã có trước ngày văn bản có hiệu lực.",
        "Giả định văn bản cấp trên không giao cho văn bản cấp dưới quy định khác.",
    ]
    if higher[0].exceptions:
        why.append("Văn bản cấp trên có ngoại lệ, cần xem: " + "; ".join(higher[0].exceptions) + ".")
    return Signal(
        strength=round(min(1.0, 0.35 + 0.6 * strength), 3),
        left=(candidate.left.span,),
        right=(candidate.right.span,),
        slots=(("keep", higher[2]), ("cut", lower[2])),
        why=tuple(why),
    )


# "trước ngày luật này có hiệu lực thi hành", "trước ngày 01 tháng 01 năm 2025", "số 41/2009/qh12"
_TIMES = re.compile(
    r"(?:trước|kể từ|từ|đến hết|đến) (?:ngày|thời điểm) "
    r"(?:[\w ]{3,20} này có hiệu lực(?: thi hành)?|\d[\w /]{4,28}\d{4})"
    r"|số \d+/\d{4}/[\w-]+|(?:đã )?được sửa đổi, bổ sung[^.;]{0,160}"
)


_SURE = 4
_MOST = 0.8


def _same_thing(lower: Side, higher: Side, params: Params) -> float:
    """How much of what one side speaks of, up to the words of its fate, the other speaks of too."""
    named = any(thing in lower[1] and thing in higher[1] for thing in params.things)
    best = 0.0
    for (norm, text, fate), (other, beside, _) in ((lower, higher), (higher, lower)):
        spoken = _TIMES.sub(" ", f"{lowered(norm.lead_in)} {text[: text.find(fate)]}")
        words = frozenset(content(spoken))
        if len(words) >= 3:
            known = f"{other.heading} {other.lead_in} {beside}".lower()
            # without a noun of the list in common nearly all words must be
            sure = named or len(words & frozenset(content(known))) >= max(_SURE, _MOST * len(words))
            best = max(best, cover(spoken, known) if sure else 0.0)
    return best


CHECK = Check(Params, differs, (Pair,))
