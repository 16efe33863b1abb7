"""A provision names a body, an administrative level or a paper that no longer exists.

"Ủy ban nhân dân cấp huyện cấp giấy phép" in a text issued after 30 June 2025
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from vbpl_check.check import Check, written
from vbpl_check.model import Signal, Span, Statement
from vbpl_check.text import tone


@dataclass(frozen=True)
class Name:
    """A name that ended: gone from ``ended`` on. ``unless``: words of the sentence that make its use right.

    ``ends``: what must follow ``name`` or one of ``also``, each alone: "Công an" ended only with "cấp huyện".
    """

    name: str
    ended: date
    successor: str
    basis: str
    kind: Literal["body", "level", "paper", "province"] = "body"
    verified: bool = True
    also: tuple[str, ...] = ()  # other spellings
    ends: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All ways to write it."""
        heads = (self.name, *self.also)
        return tuple(f"{head} {end}" for head in heads for end in self.ends) if self.ends else heads


@dataclass(frozen=True)
class Params:
    """``period``: texts issued after the end ("after") or before it ("before").

    ``kinds``: entries of the table to look for; ``historical``: words that tell of the past; ``nearby``: those of them
    that do so only beside the name, being acts that living bodies also do ("quyết định giải thể hợp tác xã").
    """

    names: tuple[Name, ...]
    kinds: tuple[str, ...]
    historical: tuple[str, ...]
    period: Literal["after", "before"] = "after"
    nearby: tuple[str, ...] = ()

    @cached_property
    def by_spelling(self) -> dict[str, Name]:
        """Spelling in lower case without variants of tone marks and dashes -> its entry, for the wanted kinds."""
        wanted = (name for name in self.names if name.kind in self.kinds)
        return {_plain(spelling).lower(): name for name in wanted for spelling in name.spellings}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the names as whole words, the longest first, in lower case."""
        groups: dict[str, list[str]] = {}
        for spelling in sorted(self.by_spelling, key=lambda spelling: (-len(spelling), spelling)):
            first, _, rest = spelling.partition(" ")
            groups.setdefault(first, []).append(f" {rest}" if rest else "")
        # "bộ lao động - thương binh và xã hội", "bộ lao động-thương binh và xã hội"
        body = "|".join(
            rf"{re.escape(first)}(?:{'|'.join(re.escape(rest).replace(_DASH, _ANY_DASH) for rest in rests)})"
            for first, rests in groups.items()
        )
        return re.compile(rf"(?<!\w)(?:{body or '(?!)'})(?!\w)")

    @cached_property
    def past(self) -> re.Pattern[str]:
        """Any of the words that tell of the past wherever they stand in the sentence."""
        return _any_of(word for word in self.historical if word not in self.nearby)

    @cached_property
    def past_beside(self) -> re.Pattern[str]:
        """Any of the words that tell of the past of a name they stand beside."""
        return _any_of(self.nearby)


_DASH = re.escape(" - ")
_ANY_DASH = r"\s?-\s?"


def _any_of(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(_plain(word).lower()) for word in listed) or r"(?!)")


# "Thông tư số 10/2020/TT-BTNMT ngày ... của Bộ trưởng Bộ Tài nguyên và Môi trường"
_TITLE = re.compile(r"\d/(?:\d{4}/)?[A-ZĐ][\w-]*[^.;]{0,200}\b(?:của|về|quy định|sửa đổi)\b[^.;]{0,200}$")
# 'thay thế cụm từ "Bộ Giao thông vận tải" bằng', 'bỏ cụm từ', '... các quận, huyện” thành “Ủy ban nhân dân các xã”',
# 'Bãi bỏ: “cấp huyện” tại khoản 1 Điều 122', 'Bỏ dòng “cấp huyện” tại biểu số 53'
_WORDING = re.compile(
    r"(?:cụm từ|thay thế từ|thay thế phụ lục|tên gọi)\b|”\s+(?:thành|bằng)\s+“"
    r"|[”\"]\s+tại\s+(?:các\s+)?(?:điểm|khoản|điều|mục|biểu|mẫu|phụ lục)\b",
    re.IGNORECASE,
)
# "phương án đã được Ủy ban nhân dân cấp huyện phê duyệt", "đã do Phòng Y tế cấp": done while the body still was
_DONE_BY = re.compile(r"\bđã\s+(?:được|do)\s+(?:(?:chủ tịch|giám đốc|trưởng phòng)\s+)?$")

# "Bộ Văn hóa - Thông tin đã giao Cục Nghệ thuật biểu diễn cấp giấy phép": what it did in its day
_DID = re.compile(r"\s+đã\s")


def _plain(text: str) -> str:
    """One way to write tone marks and dashes; the length stays the same, so that offsets hold."""
    return tone(text).replace("–", "-").replace("\u2011", "-")


def stale(candidate: Statement, params: Params) -> Signal | None:
    """The first ended name that the sentence gives a role to."""
    norm = candidate.norm
    day = written(candidate.document, candidate.as_of)
    if day is None or norm.quoted or norm.transitional:
        return None
    text = _plain(norm.text)
    low = text.lower()
    for found in params.pattern.finditer(low) if len(low) == len(text) else ():
        name = _entry(params, found.group())
        if name is None or not _as_written(name, text[found.start()]):
            continue
        if (day >= name.ended) != (params.period == "after") or name.ended > candidate.as_of:
            continue
        if _historical(text, found, name, params):
            continue
        start = norm.span.start + found.start()
        return _signal(name, norm.text[found.start() : found.end()], Span(start, start + len(found.group())))
    return None


def _entry(params: Params, spelling: str) -> Name | None:
    tidy = re.sub(r"\s?-\s?", " - ", spelling)
    return params.by_spelling.get(spelling) or params.by_spelling.get(tidy)


def _as_written(name: Name, first: str) -> bool:
    """A body's name has a capital: "phòng y tế" of a school is not "Phòng Y tế"."""
    return name.kind != "body" or first.isupper()


_BESIDE = 40  # characters


def _historical(text: str, found: re.Match[str], name: Name, params: Params) -> bool:
    """Is the name used as a thing of the past, inside another document's title, or as a wording to replace?"""
    low = text.lower()
    if _WORDING.search(text) or any(_plain(word).lower() in low for word in name.unless):
        return True
    if _DONE_BY.search(low[: found.start()]) or _DID.match(low, found.end()):
        return True
    clause_start = max(text.rfind(";", 0, found.start()), text.rfind(". ", 0, found.start())) + 1
    if _TITLE.search(text[clause_start : found.start()]):
        return True
    beside = low[max(clause_start, found.start() - _BESIDE) : found.end() + _BESIDE]
    return params.past.search(low) is not None or params.past_beside.search(beside) is not None


def _signal(name: Name, words: str, span: Span) -> Signal:
    ended = f"{name.ended:%d/%m/%Y}"
    why = [f"“{words}” không còn từ ngày {ended} theo {name.basis}."]
    if name.successor:
        why.append(f"Nay là: {name.successor}.")
    if not name.verified:
        why.append("Ngày và căn cứ của lần thay đổi này chưa được đối chiếu với văn bản gốc.")
    return Signal(
        strength=0.95 if name.verified else 0.8,
        left=(span,),
        slots=(("name", words), ("successor", name.successor or "không có tên thay thế"), ("ended", ended)),
        why=tuple(why),
    )


CHECK = Check(Params, stale, (Statement,))
