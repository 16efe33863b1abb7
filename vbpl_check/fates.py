"""What a sentence makes of something that exists already: it goes on as before, or it ends or follows the new text.

"được tiếp tục sử dụng đến hết thời hạn" against "phải đổi trước ngày …, quá ngày đó không còn giá trị"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.compare import content
from vbpl_check.model import DocumentInfo, Norm
from vbpl_check.text import lowered

Age = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Fate:
    """``goes_on``: as before, otherwise it ends, is done again or follows the new text.

    ``about``: the words before those of the fate, in lower case. ``start`` and ``end`` are the place of the words of
    the fate in the text of the norm. ``sure``: the words alone say it, without the text that is to be applied.
    """

    goes_on: bool
    about: str
    start: int
    end: int
    sure: bool


# "trước ngày Luật này có hiệu lực", "đã được cấp", "đang hưởng", "còn hạn", "năm 2013 trở về trước": it exists already
_WAS = re.compile(
    r"(?<!\w)(?:trước (?:ngày|năm|tháng|thời điểm|khi)|trở về trước|từ trước|đã (?:được |bị )?\w+|đang \w+|còn"
    r" (?:thời )?hạn"
    r"|còn tồn|còn hiệu lực|hiện có|theo (?:luật|pháp lệnh|quy định|nghị định) cũ|chưa (?:giải quyết|xong"
    r"|có quyết định))(?!\w)"
)
# "tiếp tục được xem xét", "làm tiếp theo phương án đó": goes on, unless by the new text
_GOES = re.compile(
    r"(?<!\w)(?<!không được )(?<!không )(?:được )?(?:tiếp tục|(?:làm|dùng|giải quyết|thực hiện|xử lý) tiếp)(?!\w)"
)
# "vẫn có giá trị", "cho đến khi hết thời hạn", "đến hết nhiệm kỳ", "không phải làm thủ tục công nhận lại"
_STAYS = re.compile(
    r"(?<!\w)(?:vẫn|tiếp tục)(?: còn| có)* (?:giá trị|hiệu lực)|(?<!\w)đến (?:khi )?hết (?:thời hạn|hạn"
    r"|hiệu lực|nhiệm kỳ)"
    r"|(?<!\w)đến khi[^,;.]{0,60} hết (?:hạn|thời hạn|hiệu lực)|(?<!\w)theo thời hạn (?:đã )?ghi"
    r"|(?<!\w)không (?:phải|bắt buộc phải|cần)(?: \w+){1,8}? (?:lại|đổi|cấp đổi|mới)(?!\w)|(?<!\w)(?:tự động"
    r"|mặc nhiên) chuyển"
    r"|(?<!\w)giữ nguyên(?!\w)"
)
# "phải ký lại", "phải đổi sang mẫu mới", "trả lại để làm mới", "sau khi làm thủ tục công nhận lại"
_AGAIN = re.compile(
    r"(?<!\w)phải (?:\w+ ){0,9}?(?:lại|đổi|cấp đổi|chuyển đổi|thay thế|mới|thu về)(?!\w)"
    r"|(?<!\w)(?:làm thủ tục|làm hồ sơ|lập hồ sơ)(?: \w+){1,4} lại(?!\w)"
    r"|(?<!\w)trả (?:lại|hồ sơ)(?!\w)|(?<!\w)tính lại(?!\w)|(?<!\w)(?:bị|phải|phải được) thu (?:hồi|về)(?!\w)"
)
# "quá ngày đó không còn giá trị", "ngừng sử dụng từ ngày", "thôi giữ chức danh", "không được bán tiếp"
_ENDS = re.compile(
    r"(?<!\w)(?:không còn|mất|hết|chấm dứt) (?:giá trị|hiệu lực)(?! (?:pháp luật|của luật))"
    r"|(?<!\w)(?:ngừng|thôi|dừng|đình chỉ|chấm dứt|hủy bỏ|bãi bỏ)(?: việc)? (?=\w)"
    r"|(?<!\w)không được (?:tiếp tục|\w+ tiếp|dùng|sử dụng|lưu hành)(?!\w)"
    r"|(?<!\w)không (?:tiếp tục )?áp dụng (?=luật|pháp lệnh|nghị định|thông tư|quy định)"
    r"|(?<!\w)chuyển sang (?=giải quyết|làm|áp dụng|thực hiện|xử lý|mức|chế độ|theo|hưởng)"
)
# "chỉ được sử dụng đến hết ngày 30 tháng 6 năm 2026": ends on a day, whatever the paper says
_DATED = re.compile(
    r"(?<!\w)(?:chỉ|tiếp tục|được)(?: \w+){1,8}? đến (?:hết )?(?:ngày )?\d{1,2}(?: tháng |[/.-])\d{1,2}(?: năm "
    r"|[/.-])\d{4}"
)
# "theo quy định của Luật Khiếu nại năm 2011 và Quy định này", "áp dụng Pháp lệnh Công an xã số 06/2008/PL-UBTVQH12"
_BY = re.compile(
    r"(?<!\w)(?:theo|áp dụng)(?: (?:các )?(?:quy định|trình tự|thủ tục|chính sách|mức|nội dung|hướng dẫn))*(?:"
    r" (?:của|tại|trong))*"
    r" (?=(?P<text>(?:điều|khoản|bộ luật|luật|pháp lệnh|nghị định|thông tư|quyết định|nghị quyết|quy định"
    r"|quy chế|pháp luật|cũ|mức)"
    r"(?!\w)[^;.]{0,160}))"
)
_NUMBER = re.compile(r"số (?P<number>\d+(?:/\d{4})?/[\w-]+|\d+-l/ctn)")
_YEAR = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )năm (?P<year>\d{4})")
# "luật này", "Nghị định mới"; "quy định cũ", "pháp luật tại thời điểm thụ lý", "quy định trước ngày Luật này có hiệu
# lực"
_NEW = re.compile(
    r"(?:luật|pháp lệnh|nghị định|thông tư|quyết định|nghị quyết|quy định|quy chế|bản) (?:này|mới)(?! có hiệu lực)"
)
_OLD = re.compile(r"(?<!\w)(?:cũ|tại thời điểm|trước ngày|trước đây|đã cấp|đã ký|đó|hiện hưởng)(?!\w)")
# "giấy phép cấp theo quy định cũ", "thành lập theo Luật số …": how it came about, not what becomes of it
_CAME = re.compile(r"(?<!\w)(?:cấp|lập|bổ nhiệm|ký|ký kết|công nhận|nộp|ban hành|phê duyệt)(?: đúng)? $")
# "sau đó phải đổi", "khi hết thời hạn thì cấp lại": what comes after it has gone on
_LATER = re.compile(
    r"(?:sau đó|khi hết (?:hạn|thời hạn|hiệu lực)|hết thời hạn (?:này|đó|nêu trên|trên))(?: thì)?[^;.]{0,30}$"
)
# "không phải đổi", "không bị thu hồi"
_NOT = re.compile(r"(?:không|chưa)(?: phải| bị| được| cần| bắt buộc)? $")
# what may follow "hết hiệu lực" in a case: "giấy phép đã hết hiệu lực thì", "trừ trường hợp bị thu hồi"
_CASE = re.compile(r"(?:trừ trường hợp|trừ|nếu|trường hợp)[^,;.]{0,60}$")


def speaks_of_past(norm: Norm) -> bool:
    """Is the sentence about what exists already?"""
    return _WAS.search(lowered(f"{norm.lead_in} {norm.text}")) is not None


# "cấp trước ngày 01 tháng 01 năm 2026", "trước năm 2019", "trước ngày Thông tư này có hiệu lực", "theo luật cũ"
_WHEN = re.compile(
    r"(?<!\w)trước (?:ngày|năm|tháng|thời điểm) (?:\d|[\w ]{3,20} này có hiệu lực)|(?<!\w)(?:luật|quy định"
    r"|mẫu) cũ(?!\w)"
)


def tells_from_when(norm: Norm) -> bool:
    """Does the sentence or the heading above it say before which day the thing must exist?"""
    return _WHEN.search(lowered(f"{norm.heading} {norm.lead_in} {norm.text}")) is not None


def carries_over(norm: Norm) -> bool:
    """Does the sentence stand in an article on transition, not only on the day of effect?"""
    return norm.transitional and "chuyển tiếp" in lowered(norm.heading)


def fate(norm: Norm, governing: DocumentInfo) -> Fate | None:
    """What the sentence makes of what exists; None when it says nothing or both. ``governing``: the newer law."""
    text = lowered(norm.text)
    lead = lowered(norm.lead_in)
    # the last one: "hồ sơ lập theo Luật số 35/2009/QH12 … thì áp dụng quy định của Luật này"
    ages = [
        (found, age)
        for found in _BY.finditer(text)
        if not _CAME.search(text[: found.start()]) and (age := _age(found["text"], governing))
    ]
    by = ages[-1] if ages else None
    stays = next(iter(_said(_STAYS, text)), None)
    goes = next(iter(_said(_GOES, text)), None)
    ends = min(
        (found for pattern in (_AGAIN, _ENDS, _DATED) for found in _said(pattern, text)), key=_place, default=None
    )
    age = by[1] if by else None
    if ends and age != "old" and not (stays and stays.start() < ends.start()):
        return _fate(False, ends, lead, text, True)
    if stays and not ends:
        return _fate(True, stays if not goes or goes.start() > stays.start() else goes, lead, text, True)
    if by and not ends:
        first = goes if goes and goes.start() < by[0].start() else by[0]
        return _fate(age == "old", first, lead, text, False)
    return _fate(True, goes, lead, text, True) if goes and not ends else None


def _place(found: re.Match[str]) -> int:
    return found.start()


def _fate(goes_on: bool, found: re.Match[str], lead: str, text: str, sure: bool) -> Fate:
    return Fate(goes_on, f"{lead} {text[: found.start()]}", found.start(), found.end(), sure)


def _said(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Where the words are said of the thing, neither denied nor of a later time nor of a case."""
    return [
        found
        for found in pattern.finditer(text)
        if not any(mark.search(text[: found.start()]) for mark in (_NOT, _LATER, _CASE))
    ]


def _age(text: str, governing: DocumentInfo) -> Age | None:
    """Is the text that is to be applied the one of before or the new one?"""
    number, own = _NUMBER.search(text), lowered(governing.header.number or "")
    if number and own:
        return "new" if number["number"] == own else "old"
    if _NEW.search(text):
        return "new"
    year, issued = _YEAR.search(text), governing.header.issued
    if year and issued:
        return "new" if int(year["year"]) >= issued.year else "old"
    return "old" if _OLD.search(text) else None


# when it came about, and where it stands: no words of the thing itself
_TIMES = re.compile(
    r"(?:trước|kể từ|từ|sau|đến hết|đến|quá)? ?(?:ngày|thời điểm|tháng|năm)"
    r" (?:[\w ]{3,20} (?:này|luật) có hiệu lực(?: thi hành)?|\d[\w /]{0,28}\d{4}|\d{4}|đó|này|\d{1,2})"
    r"|số \d+/\d{4}/[\w-]+|(?:đã )?được sửa đổi, bổ sung[^.;]{0,160}|thông tư này|nghị định này|luật này"
)
# words of any thing under way or of any paper
_PLAIN = re.compile(
    r"(?<!\w)(?:trường hợp|vụ việc|vụ|hồ sơ|hoạt động|nội dung|thủ tục|quy định|giải quyết|tiến hành|thực hiện"
    r"|quyết định|cuộc"
    r"|yêu cầu|đối với|tiếp nhận|nhận|thụ lý|ký kết|ký|cấp|nộp|bổ nhiệm|công nhận|thành lập|lập|triển khai|xong"
    r"|chưa|dở|hiệu lực"
    r"|thi hành|còn hạn|thời hạn|hạn|đang|đã|được|trước|mẫu|cũ|tồn đọng|còn)(?!\w)"
)
# words for one step by which something came about or got under way
_STATES = (
    ("nhận", "thụ lý", "nộp", "gửi"),
    ("ký", "giao kết"),
    ("cấp",),
    ("bổ nhiệm",),
    ("công nhận",),
    ("lập",),
    ("triển khai", "tiến hành", "thực hiện", "hoạt động"),
    ("hưởng",),
    ("phát sinh",),
)
# names of papers, agreements and posts; those of one line may be one
_PAPERS = (
    ("giấy phép",),
    ("giấy chứng nhận", "chứng nhận"),
    ("chứng chỉ",),
    ("thẻ",),
    ("hợp đồng", "thỏa thuận"),
    ("văn bằng", "bằng"),
    ("hồ sơ", "đơn", "yêu cầu", "đề nghị"),
    ("chứng minh",),
    ("dự án",),
    ("tem", "nhãn"),
    ("chức danh",),
)


# "chưa thụ lý", "đến tháng 4 mới triển khai": not what has been
_NOT_YET = re.compile(
    r"(?<!\w)(?:chưa (?:được |có )?|mới )(?P<state>triển khai|thụ lý|tiếp nhận|nhận|nộp|ký|cấp|lập|bổ nhiệm"
    r"|công nhận)(?!\w)"
)


def one_thing(mine: Fate, other: Fate, law: Norm) -> float:
    """Share of the words that tell of what the draft speaks that the law's sentence has, 0 when it is another thing."""
    theirs = lowered(f"{law.heading} {law.lead_in} {law.text}")
    about = _TIMES.sub(" ", mine.about)
    if {found["state"] for found in _NOT_YET.finditer(about)} - {f["state"] for f in _NOT_YET.finditer(other.about)}:
        return 0.0
    for groups in (_PAPERS, _STATES):
        named = [group for group in groups if _names(group, about)]
        if named and not any(_names(group, theirs) for group in named):
            return 0.0
    telling = frozenset(content(_PLAIN.sub(" ", about)))
    if not telling:
        return 0.5 if about.strip() else 0.0
    return len(telling & frozenset(content(theirs))) / len(telling)


def _names(group: tuple[str, ...], text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{'|'.join(group)})(?!\w)", text) is not None
