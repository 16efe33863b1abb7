"""What a provision makes of an act: must, must not, may, need not, is urged to, or plainly does it.

"Chủ rừng không được cho thuê rừng tự nhiên" takes the stance "ban" on "cho thuê rừng tự nhiên".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vbpl_check.compare import content
from vbpl_check.model import Modality, Norm
from vbpl_check.text import lowered

Status = Literal["duty", "ban", "may", "free", "urged", "done"]

# headings of what is no rule on an act itself: "Giải thích từ ngữ", "Phạm vi điều chỉnh", "Chuyển tiếp"
NO_RULE = re.compile(
    r"giải thích|phạm vi điều chỉnh|đối tượng áp dụng|chuyển tiếp|hiệu lực thi hành|điều khoản thi hành"
)


@dataclass(frozen=True, slots=True)
class Stance:
    """One clause of a norm: its status, the act, the words before (who, when) and after it (on which terms).

    All words in lower case. ``start``/``end``: the clause in the text of the norm. ``only``: nothing beyond this
    ("chỉ phải", "chỉ được"). ``marked``: a modal word says so; otherwise the status comes from the words above or none.
    ``weak``: by a plain "được" or "không", which may tell what a thing is like.
    """

    status: Status
    act: str
    before: str
    after: str
    start: int
    end: int
    only: bool = False
    marked: bool = True
    weak: bool = False


# "không được cho thuê", "nghiêm cấm"; not "không được quá 5 ngày", "không được cơ quan nào chấp thuận", "hàng hóa cấm
# xuất khẩu, cấm nhập khẩu"
_BAN = (
    r"(?:phải )?(?:không được(?! (?:quá|vượt|thấp|cao|ít|nhiều|lớn|nhỏ|sự|cơ quan|người|cấp|giải quyết|chấp thuận"
    r"|đồng ý))(?: phép| quyền)?"
    r"|nghiêm cấm(?: việc)?|(?<!bị )(?<!hành vi )cấm(?! (?:xuất khẩu|nhập khẩu|kinh doanh|lưu hành|sử dụng)"
    r"(?:[,;.)]| và | hoặc |$))|không có quyền(?! (?:sở hữu|sử dụng))"
    r"|tuyệt đối không|không cho phép)"
)
# "không phải nộp", "không cần chờ", "được miễn", "miễn thực hiện"; not "không phải là"
_FREE = (
    r"(?<!đối tượng )(?<!trường hợp )(?<!diện )(?<!thuộc )"
    r"(?:không phải(?! (?:là|do|của|vì|chịu sự))|không bắt buộc(?: phải)?|không buộc(?: phải)?|không cần(?: phải| có)?"
    r"|không yêu cầu(?: phải)?|được miễn(?!,| giảm| phí| hoặc)|không nhất thiết(?: phải)?)"
)
# "phải nộp", "có trách nhiệm báo cáo", "bắt buộc áp dụng"; not "phải là"
_DUTY = (
    r"(?:(?:chỉ |đều |vẫn |còn )?(?:bắt buộc phải|buộc phải|cần phải|cần có|phải|bắt buộc|có trách nhiệm|có nghĩa vụ"
    r"|có nhiệm vụ|chỉ cần))"
)
# "khuyến khích doanh nghiệp áp dụng"; not "chính sách khuyến khích"
_URGED = r"(?:được )?(?<!chính sách )(?<!biện pháp )(?<!cơ chế )khuyến khích"
# "được phép", "có quyền", "có thể", "được lựa chọn"; not "không được vượt quá tải trọng"
_MAY = (
    r"(?<!không )(?<!chưa )"
    r"(?:(?:chỉ |cũng |vẫn )?(?:được phép|được quyền|có quyền(?! biểu quyết)|có thể(?! bị)(?: được)?|được(?! "
    r"(?:quy định|gọi là|coi|xem là|hiểu|gọi|tính|xác định|nêu|sửa đổi|bổ sung một số|ban hành))))"
)
# "không tự điều chỉnh", "không ủy quyền": a bare denial of an act
_BARE = (
    r"không(?! (?:được|phải|bắt|buộc|cần|yêu|nhất|có|quá|vượt|thuộc|đủ|còn|thể|đáp|đạt|bị|là|chỉ|trái|phân|tính"
    r"|kể|áp|bao|đúng|thấp|cao|ít|hơn|khí|gian|thống|hợp|cho phép|nhận được|gây|làm|quy|vì|đồng"
    r"|ảnh|hoàn|liên|hoạt|sử dụng vốn))"
)
_MARKER = re.compile(
    rf"(?<!\w)(?:(?P<free>{_FREE})|(?P<ban>{_BAN})|(?P<urged>{_URGED})|(?P<duty>{_DUTY})"
    rf"|(?P<may>{_MAY})|(?P<bare>{_BARE}))(?!\w)"
)
# where a clause ends: "…; …", "…. …", "…, nhưng …", "… và không được …"
_JOINT = re.compile(r"[;.:](?:\s|$)|,? (?:nhưng|đồng thời)(?!\w)")
# words that make what follows a case, an aim or an exception: to the next comma or "thì"
_ASIDE = re.compile(
    r"(?<!\w)(?:nếu|khi|trừ|để|nhằm|mà|miễn là|với điều kiện|trong trường hợp|trường hợp|sau khi|trước khi|kể từ"
    r"|đối với|theo quy định|thuộc|do|kể cả|ngoại trừ|trừ khi)(?!\w)[^,;]*?"
    r"(?:(?= (?:thì|phải|có trách nhiệm|có nghĩa vụ|không phải|không được) )|(?=[,;])|$)"
)
# where the terms of an act begin: "… nếu …", "… khi được chấp thuận", "…, trừ …"
_TERMS = re.compile(
    r",? (?:nếu|khi|trừ|ngoại trừ|với điều kiện|miễn là|trong trường hợp|sau khi|kể cả|trước khi)(?!\w)"
)
_OF: dict[Modality, Status] = {
    "obligation": "duty",
    "prohibition": "ban",
    "permission": "may",
    "exemption": "free",
    "sanction": "done",
    "statement": "done",
}


@lru_cache(maxsize=1 << 14)
def stances(norm: Norm) -> tuple[Stance, ...]:
    """The stances of a norm in the order of its text; a clause without a modal word has the status from above."""
    text = lowered(norm.text)
    found: list[Stance] = []
    for start, end in _clauses(text):
        found += _in_clause(norm, text, start, end)
    return tuple(found)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for joint in _JOINT.finditer(text):
        if content(text[start : joint.start()]):
            yield start, joint.start()
            start = joint.end()
    if content(text[start:]):
        yield start, len(text)


def _in_clause(norm: Norm, text: str, start: int, end: int) -> Iterator[Stance]:
    clause = text[start:end]
    plain = _ASIDE.sub(lambda found: " " * len(found.group()), clause)
    marks = _main(clause, plain)
    if not marks:
        if _MARKER.search(text, 0, start):
            return  # "…; hồ sơ quyết toán năm": continues what is said of something else
        status = _OF[norm.modality] if norm.lead_in or norm.heading else "done"
        yield _made(status, clause, start, 0, 0, len(clause))
        return
    for mark, following in zip(marks, (*marks[1:], None)[: len(marks)], strict=True):
        stop = following.start() if following and _parts(clause, mark.end(), following.start()) else len(clause)
        yield _made(_status(mark), clause, start, mark.start(), mark.end(), stop, mark.group())


# "không thụ lý thì văn bản trả lời phải ghi lý do": when, not what is denied
_THEN = re.compile(r"[^,;]{0,60} thì(?!\w)")


def _main(clause: str, plain: str) -> list[re.Match[str]]:
    """The modal words of a clause that are no part of a noun phrase; ``plain``: the clause without asides."""
    marks = [
        mark
        for mark in _MARKER.finditer(plain)
        if not _passive(plain, mark) and not (mark["bare"] and _THEN.match(plain, mark.end()))
    ]
    before = (None, *marks)[: len(marks)]
    marks = [mark for mark, last in zip(marks, before, strict=True) if not _tells(clause, last, mark)]
    after = (*marks[1:], None)[: len(marks)]
    return [mark for mark, following in zip(marks, after, strict=True) if not _yields(clause, mark, following)]


# "được cơ quan có thẩm quyền chấp thuận", "đã được cấp": somebody else acts, or it is past
_AGENT = re.compile(
    r"\s*(?:cơ quan|chính phủ|thủ tướng|bộ|ủy ban|hội đồng|chủ đầu tư|cộng đồng|nhà nước|tổ chức|người|cá nhân"
    r"|đơn vị|giám đốc|các bên|sự|doanh nghiệp|tòa án|chủ tịch|phê duyệt|duyệt)(?!\w)"
)
_PAST = re.compile(r"(?<!\w)(?:đã|đang|chưa|vừa|từng|mới|các|những|số|phần|diện tích|người|bên|khoản)\s*$")


# "với ngân hàng | được phép hoạt động ngoại hối": tells which bank is meant
_OF_WHICH = re.compile(r"(?<!\w)(?:với|của|bởi|tại|qua) (?:các |những |một )?[^\s,;]+(?: [^\s,;]+){0,2}\s*$")
# "biện pháp vẫn được | thực hiện": it goes on, nobody is given leave
_GOES_ON = re.compile(r"\s*(?:thực hiện|áp dụng|duy trì|tiến hành|giữ nguyên)(?!\w)")


def _passive(clause: str, mark: re.Match[str]) -> bool:
    if mark.group() == "được phép":
        return _OF_WHICH.search(clause[: mark.start()]) is not None
    if mark.group() == "vẫn được":
        return _GOES_ON.match(clause, mark.end()) is not None
    if mark.group() != "được":
        return False
    return bool(_AGENT.match(clause, mark.end()) or _PAST.search(clause[: mark.start()]))


def _yields(clause: str, mark: re.Match[str], after: re.Match[str] | None) -> bool:
    """Is a weak "được" part of a noun phrase, with the modal word of the clause behind it?"""
    if mark.group() != "được" or after is None:
        return False
    return not re.search(r",|(?<!\w)(?:và|nhưng|thì)\s*$", clause[mark.end() : after.start()])


def _tells(clause: str, before: re.Match[str] | None, mark: re.Match[str]) -> bool:
    """Does a bare "không" only tell which things are meant: "được chôn lấp chất thải không dùng làm phân bón"?"""
    return before is not None and bool(mark["bare"]) and not _parts(clause, before.end(), mark.start())


# a further stance on a further act: "…, không được …", "… và phải …"
_FURTHER = re.compile(r"(?:,| và|,? mà| hoặc|, đồng thời| thì)\s*(?:[^\s,]+\s+){0,4}$")


def _parts(clause: str, start: int, stop: int) -> bool:
    return _FURTHER.search(clause[start:stop]) is not None


def _status(mark: re.Match[str]) -> Status:
    if mark["free"]:
        return "free"
    if mark["ban"] or mark["bare"]:
        return "ban"
    if mark["urged"]:
        return "urged"
    return "duty" if mark["duty"] else "may"


def _made(status: Status, clause: str, offset: int, begin: int, act: int, stop: int, mark: str = "") -> Stance:
    words = clause[act:stop]
    terms = _TERMS.search(words)
    cut = terms.start() if terms and content(words[: terms.start()]) else len(words)
    return Stance(
        status,
        words[:cut].strip(" ,.;"),
        clause[:begin].strip(" ,"),
        words[cut:].strip(" ,.;"),
        offset + begin,
        offset + stop,
        "chỉ" in mark.split() or re.search(r"(?<!\w)chỉ(?!\w)[^,]*$", clause[:begin]) is not None,
        bool(mark),
        mark in ("được", "không"),
    )


# "có trách nhiệm xác định được phép hoặc không được phép sao, chụp": somebody is to choose
_CHOICE = re.compile(r"(?:được|được phép|có) hoặc không(?!\w)")
# "Phân loại hợp đồng", "theo hình thức sau đây: … c) Không yêu cầu thanh toán": a kind of thing, not a waiver
_KINDS = re.compile(r"(?:hình thức|loại|nhóm|phương thức) (?:sau đây|sau|dưới đây)\s*:|^phân loại ")
# "không phải đóng … theo quy định tại khoản 3 Điều 85 của Luật này": free in the case of another clause
_PLACE = re.compile(r"quy định tại (?:các )?(?:điểm|khoản|điều) [^;.]*?điều \d+\w?")


# "3. Khuyến khích cơ quan có trách nhiệm tổ chức lập quy hoạch thi tuyển ý tưởng": no duty, whoever is meant has one
_URGES = re.compile(r"(?:[a-zđ0-9]+[.)]\s*)?(?:nhà nước )?khuyến khích(?!\w)")
_SAID = 0.7  # share of an act that the other must have under the same status


def urges(text: str) -> bool:
    """Whether words in lower case begin with an encouragement."""
    return _URGES.match(text) is not None


def says_so_too(stance: Stance, norm: Norm, cover: Callable[[str, str], float]) -> bool:
    """Whether the norm gives the same act the same status; ``cover``: share of one text that another has."""
    return any(other.status == stance.status and cover(stance.act, other.act) >= _SAID for other in stances(norm))


def leaves_choice(text: str) -> bool:
    """Whether words in lower case leave it to somebody to allow or to forbid."""
    return _CHOICE.search(text) is not None


def lists_kinds(text: str) -> bool:
    """Whether words in lower case list kinds of a thing, so that "không yêu cầu" describes one of them."""
    return _KINDS.search(text) is not None


# "phải đáp ứng các tiêu chuẩn, điều kiện sau đây: Không đại diện …": a lack that is a condition, no ban
_CONDITIONS = re.compile(r"(?:điều kiện|tiêu chuẩn|yêu cầu)[^.;:]{0,30}(?:sau đây|sau|dưới đây)\s*:?\s*$")
# "được rút tiền ký quỹ trong các trường hợp sau đây: c) … không được gia hạn giấy phép": a case, no rule
_CASES = re.compile(r"(?:trường hợp|khi)(?: sau đây| sau| dưới đây)?\s*:\s*$")


def lists_cases(norm: Norm, denied: bool) -> bool:
    """Whether the words above a list item make it a case or, where something is ``denied`` in it, a condition."""
    above = lowered(norm.lead_in)
    if denied and _CONDITIONS.search(above):
        return True
    return norm.modality != "prohibition" and _CASES.search(above) is not None


def spares_elsewhere(draft: Norm, law: Norm) -> bool:
    """Whether the law spares only the case of another provision, which the draft does not cite."""
    place = _PLACE.search(lowered(law.text))
    return place is not None and place.group() not in lowered(draft.text)
