"""From when and until when a paper, decision, contract or registration has effect, read from one norm.

"Quyết định cấm tiếp xúc có hiệu lực ngay sau khi ký", "đăng ký có giá trị trong năm năm"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vbpl_check.compare import content
from vbpl_check.model import Norm, Quantity
from vbpl_check.text import lowered

Sort = Literal["start", "delay", "term", "until"]


@dataclass(frozen=True, slots=True)
class Onset:
    """``thing`` has effect from an event ("start"), some time after one ("delay"), for a time, or until an event.

    ``thing``, ``case`` (the words before it that say when the rule holds) and ``event`` are in lower case; ``length``
    is the time of a delay or a term. ``start`` and ``end`` are the place of the words in the text of the norm.
    """

    thing: str
    case: str
    sort: Sort
    event: str
    length: Quantity | None
    start: int
    end: int


# "có hiệu lực thi hành", "chỉ phát sinh giá trị pháp lý", "bắt đầu có hiệu lực"; not "đang có hiệu lực", "không có
# giá trị"
_EFFECT = re.compile(
    r"(?<!\w)(?<!không )(?<!còn )(?<!đang )(?<!chưa )(?<!đã )(?<!hết )(?:(?:chỉ|mới|vẫn) )?(?:bắt đầu )?(?:có"
    r"|phát sinh) "
    r"(?:hiệu lực|giá trị)(?: đối kháng)?(?: (?:thi hành|pháp lý|sử dụng|áp dụng|ràng buộc|bắt buộc|pháp luật"
    r"|với người thứ ba))*(?!\w)"
)
# "thời điểm có hiệu lực của đăng ký thế chấp là thời điểm", "hiệu lực tính từ lúc", "hiệu lực đối kháng của ký quỹ
# phát sinh từ"
_MOMENT = re.compile(
    r"(?<!\w)(?:thời điểm|ngày)(?: bắt đầu)?(?: có| phát sinh)? hiệu lực(?: của (?P<thing>[^,;.:]{2,120}?))?"
    r" (?:được |tính )*(?:là|từ|kể từ) |(?<!\w)hiệu lực(?: đối kháng)?(?: của (?P<other>[^,;.:]{2,80}?))?"
    r"(?: đối kháng)?(?: với người thứ ba)? (?:được )?(?:tính|phát sinh) (?:kể )?từ "
)
# "thời hạn hiệu lực của chứng chỉ là 12 tháng", "… theo thời hạn hiệu lực của đồ án"
_LASTS = re.compile(
    r"(?<!\w)thời hạn (?:có )?(?:hiệu lực|giá trị)(?: sử dụng)?(?: của (?P<thing>[^,;.:]{2,80}?))? (?=là |theo |đến )"
)
# words between "có hiệu lực" and a time: the thing has effect after it, or for as long
_AFTER = re.compile(r"^,? ?(?:chỉ )?(?:sau(?: khi)?(?: đã)?(?: hết| qua)?|khi(?: đã)?(?: qua| hết| đủ))(?: thời hạn)?$")
_FOR = re.compile(r"^,? ?(?:trong(?: thời hạn| thời gian| vòng)?|là|đến|tối đa|thời hạn|có thời hạn|)$")
# ", kể từ ngày người bị thiệt hại nhận được": from when the time runs
_FROM = re.compile(r"^,? ?(?:được )?(?:tính |kể )*từ (?:ngày |khi |lúc |thời điểm |sau khi )?(?P<event>[^,;.:]{2,110})")
# "kể từ ngày ban hành", "ngay sau khi ký", "từ thời điểm được cấp Giấy phép", "khi được đăng ký"
_START = re.compile(
    r"^,? ?(?:ngay |chỉ )?(?:(?:(?:kể|tính) )?từ(?: sau)?|sau|khi|lúc|vào)(?! đến)(?: (?:ngày|khi|lúc|thời điểm"
    r"|giờ|ngày mà))*"
    r" (?P<event>[^,;.:]{2,110})"
)
# after "thời điểm có hiệu lực là": "thời điểm nội dung được cập nhật", "lúc ghi vào sổ"
_WHAT = re.compile(r"^(?:(?:thời điểm|ngày|lúc|khi|từ|giờ) )*(?P<event>[^,;.:]{2,110})")
# "đến thời điểm xóa đăng ký", "cho đến khi bị thay thế", "theo thời hạn của đồ án"
_UNTIL = re.compile(
    r"^,? ?(?:cho )?đến (?:hết |khi |lúc |thời điểm |ngày )*(?P<event>[^,;.:]{2,110})"
    r"|^theo thời hạn (?P<other>[^,;.:]{2,110})"
)
# "… và được gửi", "… nếu không bị kháng cáo", "… dù chưa đăng ký", "… kể cả": where the event ends
_EVENT_END = re.compile(
    r" (?:và (?:được |phải |có )?(?:gửi|thông báo|công bố|công khai)|đồng thời|nếu|trừ|kể cả|dù|mà không"
    r"|không chờ|đến) .*"
)
# a day of the calendar is no event: "từ ngày 01 tháng 7 năm 2025", "kể từ 0 giờ"
_DAY = re.compile(r"^\d")
# "Luật này có hiệu lực", "các quy định về … của Nghị định này": the commencement of a text is not of a thing
_TEXT = re.compile(
    r"(?:luật|pháp lệnh|nghị định|thông tư|quyết định|nghị quyết|quy định|quy chế|điều|khoản|bộ luật|chương|điểm)"
    r"(?: số [^ ]+| này| \d+)$"
)
# a case before the thing: "trường hợp không có thỏa thuận thì", "nếu hai bên không thỏa thuận gì khác, hợp đồng …"
_CASE = re.compile(r"^(?P<case>(?:trong )?(?:trường hợp|nếu|khi|đối với|với)(?!\w).{2,200}?)(?:,? thì(?: |$)|, )")
# the thing ends before "là chung thẩm và …" and before what else is said of it
_AND = re.compile(
    r" (?:(?:là|có giá trị|có hiệu lực) .*|(?:là|phải|được|do|thì|và|cũng|(?<!chứng )chỉ|đã|tiếp tục)(?: [^,;.]*)?)$"
)
# "Điều 22. Hiệu lực của hợp đồng bảo đảm"
_HEADED = re.compile(r"(?:hiệu lực|giá trị)(?: pháp lý)? của (?P<thing>[^,;.]{2,80})")


def onsets(norm: Norm) -> Iterator[Onset]:
    """What the sentence says of the times of effect, in the order of its text."""
    text = lowered(norm.text)
    for found in _EFFECT.finditer(text):
        thing, case = _thing(text[: found.start()], norm)
        if thing:
            yield from _after(norm, text, found.start(), found.end(), (thing, case))
    for found in _MOMENT.finditer(text):
        thing, case = _thing(text[: found.start()], norm)
        thing = found["thing"] or found["other"] or thing
        event = _WHAT.match(text[found.end() :])
        if thing and event and not _DAY.match(event["event"]):
            yield Onset(thing, case, "start", _cut(event["event"]), None, found.start(), found.end() + event.end())
    for found in _LASTS.finditer(text):
        if found["thing"]:
            yield from _after(norm, text, found.start(), found.end(), (found["thing"], ""))


def _after(norm: Norm, text: str, start: int, end: int, about: tuple[str, str]) -> Iterator[Onset]:
    """The onset that the words after "có hiệu lực" tell."""
    rest = text[end:]
    length = _length(norm, text, end)
    if length is not None:
        value, sort, stop = length
        event = _FROM.match(text[stop:])
        yield Onset(*about, sort, _cut(event["event"]) if event else "", value, start, stop)
        return
    until = _UNTIL.match(rest.lstrip())
    if until:
        event_words = until["event"] or until["other"]
        if not _DAY.match(event_words) and not event_words.startswith("thời hạn"):
            yield Onset(*about, "until", _cut(event_words), None, start, end + until.end())
        return
    first = _START.match(rest)
    if first and not _DAY.match(first["event"]):
        yield Onset(*about, "start", _cut(first["event"]), None, start, end + first.end())


# "sau 15 ngày", "trong năm năm": how far from the words of effect the time may begin
_NEAR = 30


def _length(norm: Norm, text: str, end: int) -> tuple[Quantity, Sort, int] | None:
    """The time that follows the words of effect at once, what it is, and where it ends."""
    for value in norm.quantities:
        at = value.span.start - norm.span.start
        if value.dimension != "duration" or not end <= at <= end + _NEAR or value.high is None:
            continue
        number = re.search(r"\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)", text[at:])
        between = (text[end:at] + text[at : at + number.start()] if number else text[end:at]).rstrip()
        stop = value.span.end - norm.span.start
        if _AFTER.match(between):
            return value, "delay", stop
        if _FOR.match(between):
            return value, "term", stop
    return None


def _thing(before: str, norm: Norm) -> tuple[str, str]:
    """What has effect and in which case, from the words before "có hiệu lực"; nothing where a text itself does."""
    before = re.split(r"[;:]|\. ", before)[-1].strip()
    found = _CASE.match(before)
    case = found["case"] if found else ""
    thing = before[found.end() :] if found else before
    thing = _AND.sub("", thing).strip(" ,")
    if not thing:  # "Điều 22. Hiệu lực của hợp đồng": what has effect stands above
        headed = _HEADED.search(lowered(norm.heading))
        thing = headed["thing"] if headed else ""
    if _TEXT.search(thing) or len(content(thing)) == 0:
        return "", ""
    return thing, case


def _cut(event: str) -> str:
    return _EVENT_END.sub("", event).strip()
