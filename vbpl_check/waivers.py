"""What a provision says need not be there or be done, and what another one demands.

"Tàu du lịch dưới 50 chỗ không phải có thiết bị thu gom dầu thải" waives "thiết bị thu gom dầu thải"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.compare import content
from vbpl_check.model import Norm
from vbpl_check.text import lowered


@dataclass(frozen=True, slots=True)
class Waiver:
    """``thing``: what need not be, without the verb of having or asking; ``case``: the words before, of whom and when.

    All in lower case with new tone marks. ``start``/``end``: where it stands in the text of the norm. ``bare``: told
    by a plain "không" ("mà không tổ chức đấu thầu").
    """

    thing: str
    case: str
    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """``act``: what is demanded; ``before``: of whom, when, of what thing. All in lower case with new tone marks.

    ``start``/``end``: the sentence in the text of the norm. ``marked``: a word of duty says so; otherwise the sentence
    plainly tells what is done.
    """

    act: str
    before: str
    start: int
    end: int
    marked: bool = True


# "không phải có giấy phép", "không cần lấy ý kiến", "không phụ thuộc ý kiến của", "không chịu ràng buộc bởi"; not
# "không phải là", "không phải do lỗi"
_NEED_NOT = (
    r"không phải(?! (?:là|do|của|vì|chịu sự|bên|tất cả|trường hợp|tỉnh|thành phố|đô thị|khu vực|cơ quan|tổ chức|cá nhân"
    r"|người|doanh nghiệp|công chức|viên chức|cán bộ|đảng viên|thành viên|đơn vị|đối tượng|chủ|hộ|tài sản|hàng hóa"
    r"|sản phẩm|dự án|đất|nhà))|không bắt buộc(?: phải)?|không buộc(?: phải)?"
    r"|không cần(?: phải| có)?|không yêu cầu(?: phải)?|không đòi hỏi|không phụ thuộc(?: vào)?"
    r"|không chịu(?: sự)? ràng buộc(?: bởi| của)?|không (?:còn )?có nghĩa vụ|không còn nghĩa vụ"
    r"|không nhất thiết(?: phải)?"
    r"|(?:được|thuộc diện) miễn(?! (?:trừ|giảm|phí|thuế|tiền|lệ phí))(?: việc| thủ tục)?"
)
# "…, không kèm bản vẽ", "mà không tổ chức đấu thầu", "; không đăng trên cổng thông tin"
_LEFT_OUT = (
    r"(?<=mà )không(?! (?:được|bị|có|còn|thể|thuộc|đủ|đúng|đạt|trả lời|gây|làm|ảnh|vượt|quá|phải|cần|chịu|gì|ai|nào))"
    r"|(?:(?<=, )|(?<=; )|(?<=nhưng ))không(?= (?:xin|lấy|tổ chức|đăng|gửi|kèm|lập|nộp|thông báo|báo cáo|khấu"
    r" trừ|hỏi|công khai|công bố|niêm yết|trình|ghi|trả|qua|chờ|đặt|kiểm tra|xác minh|thẩm định|giám sát) )"
    r"|(?<!hoặc )(?<!là )(?<!mà )không(?= (?:đăng(?! ký)|công khai|công bố|niêm yết|dán|khấu trừ|báo cáo|thông báo) )"
)
_MARK = re.compile(rf"(?<!\w)(?:(?P<need>{_NEED_NOT})|(?P<bare>{_LEFT_OUT}))(?!\w)")
# where what is waived ends: "…, trừ …", "… nhưng …", "… để …"
_END = re.compile(
    r"[;:,]|\.(?:\s|$)| (?:nhưng|trừ|ngoại trừ|thì|đồng thời|nên|và phải|và không|bao gồm|gồm|mà|để|nhằm|khi|nếu|dù)"
    r"(?!\w)"
)
# "có thêm", "phải xin", "áp dụng": the verb that only says that the thing is there
_HAVING = re.compile(
    r"(?:có|xin|lấy|phải|được|thêm|riêng|trước|đã|áp dụng|thực hiện|làm|nhận|kèm(?: theo)?|đủ|bất kỳ|bất cứ|các|qua"
    r"|tổ chức|tiến hành)\s+"
)
_BREAK = re.compile(r"[;.]\s")
# "người thuộc diện không phải nộp thuế thông báo …", "cơ sở không phải đăng ký môi trường thì …": tells who is meant
_OF_WHOM = re.compile(
    r"(?:thuộc (?:diện|đối tượng|trường hợp)|đối tượng|trường hợp|diện|nếu|khi|mà|các|những|giấy|chứng minh"
    r"|xác nhận|cho rằng|là)\s*$"
)
_LEAST = 2  # content syllables that name a thing


@lru_cache(maxsize=1 << 14)
def waivers(norm: Norm) -> tuple[Waiver, ...]:
    """What the text of a norm says need not be, in its order; words that only tell who is meant are none."""
    text = lowered(norm.text)
    return tuple(_waivers(text))


def _waivers(text: str) -> Iterator[Waiver]:
    for mark in _MARK.finditer(text):
        stop = _END.search(text, mark.end())
        end = stop.start() if stop else len(text)
        begin = max((found.end() for found in _BREAK.finditer(text, 0, mark.start())), default=0)
        case = text[begin : mark.start()]
        thing = bare_thing(text[mark.end() : end].strip(" ,."))
        conditional = _condition(case, text[end:].lstrip(" ,"))
        if len(content(thing)) >= _LEAST and not conditional and not (mark["need"] and _OF_WHOM.search(case)):
            yield Waiver(thing, case.strip(" ,"), mark.start(), end, bool(mark["bare"]))


# "Quá 10 ngày … mà | không bàn giao, …", "Trường hợp … mà", "nếu … nhưng"
_CASE = re.compile(
    r"^(?:\[?\d+\]?\. |[a-zđ]\) )?(?:quá|sau|hết|nếu|khi|trường hợp|trong trường hợp)(?!\w)[^;.]*"
    r"(?<!\w)(?:mà|nhưng)\s*$"
)


def _condition(case: str, rest: str) -> bool:
    """Do the words only tell when the rest holds: "quá hạn mà không trả lời thì …"?"""
    return rest.startswith("thì ") or (bool(rest) and rest[0] not in ".;" and _CASE.match(case) is not None)


def bare_thing(words: str) -> str:
    """The words without verbs of having, asking and doing at their head."""
    while found := _HAVING.match(words):
        words = words[found.end() :]
    return words


# "phải có", "có trách nhiệm lập", "chỉ được … sau khi", "yêu cầu bắt buộc"
_DUTY = re.compile(
    r"(?<!\w)(?<!không )(?<!không cần )(?<!không bắt )(?<!không bắt buộc )(?<!không nhất thiết )"
    r"(?<!không yêu cầu )(?<!quy định )"
    r"(?<!thuộc diện )(?<!thuộc đối tượng )(?<!đối tượng )(?<!diện )(?<!trường hợp )"
    r"(?<!số tiền )(?<!thuế )(?<!tiền )"
    r"(?:bắt buộc(?: phải)?|buộc phải|phải|có (?:các )?(?:trách nhiệm|nghĩa vụ|nhiệm vụ))(?!\w)"
)
# "không được", "trừ trường hợp", "miễn": what follows is not demanded
_NOT = re.compile(
    r"(?<!\w)(?:không(?! (?:gian|khí|quá|thấp|ít|vượt|chỉ))|chưa|trừ|ngoại trừ|nghiêm cấm|miễn|khuyến khích)(?!\w)"
)
# "được", "có thể": somebody may, nothing is demanded
_MAY = re.compile(r"(?<!\w)(?:được|có thể|có quyền|khuyến khích|quyền)(?!\w)")


@lru_cache(maxsize=1 << 14)
def demands(norm: Norm) -> tuple[Demand, ...]:
    """What a norm demands, sentence by sentence; of a list item with the words above it."""
    return tuple(_demands(norm))


def _demands(norm: Norm) -> Iterator[Demand]:
    text, lead = lowered(norm.text), lowered(norm.lead_in)
    bound = lead.rstrip().endswith(":") and _DUTY.search(lead) is not None
    start = 0
    for stop in (*(found.end() for found in _BREAK.finditer(text)), len(text)):
        sentence = text[start:stop]
        if content(sentence):
            yield from _demand(norm, sentence, start, lead, bound)
        start = stop


def _demand(norm: Norm, sentence: str, start: int, lead: str, bound: bool) -> Iterator[Demand]:
    stop = start + len(sentence)
    mark = _DUTY.search(sentence)
    if mark:
        yield Demand(_affirmed(sentence[mark.end() :]), f"{lead} {sentence[: mark.start()]}", start, stop)
    elif norm.modality not in ("prohibition", "permission") and (bound or not _MAY.search(sentence)):
        act = _affirmed(sentence)
        if act:
            yield Demand(act, lead, start, stop, marked=bound and not _MAY.search(sentence))


def _affirmed(words: str) -> str:
    found = _NOT.search(words)
    return (words[: found.start()] if found else words).strip(" ,.;")
