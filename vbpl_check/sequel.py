"""What a provision wants done first, and what another one puts off.

"Cần trục phải được kiểm định trước khi đưa vào sử dụng"; "kiểm định trong 90 ngày kể từ ngày đưa vào sử dụng"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vbpl_check.compare import content
from vbpl_check.model import Norm
from vbpl_check.text import lowered

How = Literal["after", "later", "meanwhile"]


@dataclass(frozen=True, slots=True)
class First:
    """``step``: what must be done or be there before ``event``. In lower case; the place of the sentence in the text.

    ``after``: told as "event sau khi step", otherwise as "step trước khi event".
    """

    step: str
    event: str
    start: int
    end: int
    after: bool = False


@dataclass(frozen=True, slots=True)
class Deferral:
    """``act``: what is put off, ``event``: what it comes after; "" where only one of them is told.

    ``how``: behind an event ("after"), to a later time ("later"), or something is done while it is still missing
    ("meanwhile"). ``timed``: within a number of days. ``once``: at once after the event ("ngay sau khi").
    ``start``/``end``: where it stands in the text of the norm.
    """

    how: How
    act: str
    event: str
    start: int
    end: int
    timed: bool = False
    once: bool = False


_BREAK = re.compile(r"[;.]\s")
# "trước khi đưa vào sử dụng", "trước thời điểm thông báo kiểm tra"; not "trước khi hết hạn 05 ngày"
_BEFORE = re.compile(r"(?<!\w)(?<!ngày )(?<!tháng )(?<!giờ )trước (?:khi|thời điểm|lúc)(?: được)?(?!\w)")
# "chỉ được đưa vào sử dụng sau khi được nghiệm thu", "đưa vào khai thác sau khi được cấp phép"
_AFTER = re.compile(r"(?<!\w)sau khi (?:được|có|đã|đã được)(?!\w)")
# "chỉ cho vận chuyển hàng hóa ra khỏi kho khi có chứng từ"
_ONLY = re.compile(
    r"(?<!\w)(?<!chứng )chỉ (?P<event>(?:được|được phép|cho|cho phép|thực hiện|giao)[^;.]{4,160}?)"
    r" khi (?:được|có|đã)(?!\w)"
)
_STOP = re.compile(r"[,;.:]| (?:và (?:giao|gửi|thông báo|phải|không)|nhưng|hoặc trước|theo quy định|để)(?!\w)")


@lru_cache(maxsize=1 << 14)
def firsts(norm: Norm) -> tuple[First, ...]:
    """What the sentences of a norm want done first; of a list item with the words above it."""
    return tuple(_firsts(lowered(norm.text), lowered(norm.lead_in)))


def _firsts(text: str, lead: str) -> Iterator[First]:
    start = 0
    for stop in (*(found.end() for found in _BREAK.finditer(text)), len(text)):
        sentence = text[start:stop].strip()
        yield from (
            First(step, event, start, stop, late) for step, event, late in _steps(sentence, lead) if content(step)
        )
        start = stop


def _steps(sentence: str, lead: str) -> Iterator[tuple[str, str, bool]]:
    before = _BEFORE.search(sentence)
    if before:
        event = _cut(sentence[before.end() :])
        ahead = sentence[: before.start()].strip(" ,")
        step = ahead or sentence[before.end() :].strip()[len(event) :].strip(" ,.")
        yield f"{lead} {step}".strip() if not ahead else step, event, False
    after = _AFTER.search(sentence)
    if after:
        step = _cut(sentence[after.end() :])
        ahead = sentence[: after.start()].strip(" ,")
        rest = sentence[after.end() :].strip()[len(step) :].strip(" ,")
        yield step, (ahead if len(content(ahead)) > _FEW else rest) or lead, True
    only = _ONLY.search(sentence)
    if only and not after:
        yield _cut(sentence[only.end() :]), only["event"], True


_FEW = 2


def _cut(words: str) -> str:
    words = words.strip()
    found = _STOP.search(words)
    return (words[: found.start()] if found else words).strip(" ,.;")


_SPAN = r"(?:trong|chậm nhất(?: là)?|không quá|tối đa|trong vòng|trong thời hạn)"
_TIME = rf"(?:{_SPAN} )?(?:\d+|một|hai|ba|sáu|mười) (?:ngày(?: làm việc)?|tháng|giờ|năm|tuần)"
# "trong 90 ngày kể từ ngày đưa vào sử dụng", "chậm nhất 06 tháng sau khi tích nước", "sau khi đã ban hành"
_PUT_AFTER = re.compile(
    rf"(?<!\w)(?:{_TIME}(?: đầu)? (?:sau(?: khi| ngày| lần)?|kể từ(?: ngày| khi)?|tính từ(?: ngày| khi)?|từ ngày)"
    r"|(?:cả |kể cả |ngay )?sau khi)(?: đã)?(?!\w)(?P<event>[^,;.]*)"
)
# "bổ sung trong 24 giờ sau đó", "hoàn thành trong quý kế tiếp", "được nộp bổ sung trong 12 tháng sau thông quan"
_LATER = re.compile(
    rf"(?<!\w)(?:bổ sung|hoàn thiện|hoàn thành|hoàn tất|nộp sau|làm sau|thực hiện sau|giải quyết sau|gửi sau)(?!\w)"
    rf"[^,;.]{{0,30}}?(?:(?<= )sau(?: đó| này)?|{_TIME}|kế tiếp|tiếp theo|năm sau|quý sau)(?!\w)"
)
# "kể cả chưa đặt sống chính", "trong khi chờ nghiệm thu", "khi chưa có ý kiến", "dù chưa được phê duyệt"
_MEANWHILE = re.compile(
    r"(?<!\w)(?:kể cả(?: khi| trường hợp)?(?: còn)? chưa|(?:dù|tuy|mà|khi|ngay cả khi|mặc dù) (?:còn )?chưa"
    r"|trong (?:khi|thời gian|lúc) (?:đang )?chờ)(?! đến)(?!\w)(?P<act>[^,;.]*)"
)


_NUMBER = re.compile(rf"{_TIME}")


@lru_cache(maxsize=1 << 14)
def deferrals(norm: Norm) -> tuple[Deferral, ...]:
    """What the text of a norm puts off, in its order."""
    return tuple(_deferrals(lowered(norm.text)))


def _deferrals(text: str) -> Iterator[Deferral]:
    for found in _PUT_AFTER.finditer(text):
        begin = _begin(text, found.start())
        act = f"{text[begin : found.start()]} {text[found.end() : _end(text, found.end())]}"
        timed = any(mark in found.group() for mark in ("kể từ", "tính từ")) or _NUMBER.match(found.group()) is not None
        yield Deferral(
            "after", act.strip(" ,"), found["event"].strip(), begin, found.end(), timed, "ngay" in found.group()
        )
    for found in _LATER.finditer(text):
        begin = _begin(text, found.start())
        yield Deferral("later", text[begin : found.end()], "", begin, found.end())
    for found in _MEANWHILE.finditer(text):
        yield Deferral("meanwhile", found["act"].strip(), "", found.start(), found.end())


def _begin(text: str, place: int) -> int:
    return max((found.end() for found in re.finditer(r"[;.]\s", text[:place])), default=0)


def _end(text: str, place: int) -> int:
    found = re.compile(r"[;.](?:\s|$)").search(text, place)
    return found.start() if found else len(text)
