"""What a provision says shall not be done, need not be done or is not covered, with the words that say whom it means.

"Công nhân thuê nhà lưu trú phải trả đủ tiền thuê, không được cho thuê lại" denies "cho thuê lại".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from vbpl_check import listed
from vbpl_check.compare import content
from vbpl_check.model import Norm
from vbpl_check.text import lowered

Kind = Literal["ban", "free", "outside"]


def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases as whole words, the longest first."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})(?!\w)")


@dataclass(frozen=True)
class Words:
    """rules/lexicon/denial.yaml. ``conditional``: words that make a ban one of doing it wrongly ("trái phép").

    ``generic``: words that name everybody. ``contrasts``: pairs of words for classes that exclude each other.
    ``passing``: words of a sentence that only deals with breaches. ``kin``: groups of verbs that amount to the same.
    ``every``: words for all without exception.
    """

    conditional: tuple[str, ...]
    generic: tuple[str, ...]
    contrasts: tuple[tuple[str, str], ...]
    passing: tuple[str, ...]
    kin: tuple[tuple[str, ...], ...]
    every: tuple[str, ...]

    @cached_property
    def wrongly(self) -> re.Pattern[str]:
        """Any of ``conditional`` as whole words."""
        return any_of(self.conditional)

    @cached_property
    def all(self) -> re.Pattern[str]:
        """Any of ``every`` as whole words."""
        return any_of(self.every)

    @cached_property
    def breach(self) -> re.Pattern[str]:
        """Any of ``passing`` as whole words."""
        return any_of(self.passing)


@dataclass(frozen=True, slots=True)
class Denial:
    """``act``: what is denied; ``case``: to whom or when ("" for everybody). Both in lower case, new tone marks.

    ``kind``: forbidden ("ban"), not demanded ("free"), not covered by the regime ("outside").
    ``start``/``end``: where it stands in the text of the norm; both 0 when the words above the norm deny.
    ``excepted``: the case is an exception from a duty ("phải khai báo, trừ hàng quá cảnh"). ``remaining``: the case is
    what other clauses leave over ("khu vực khác").
    """

    kind: Kind
    act: str
    case: str
    start: int = 0
    end: int = 0
    excepted: bool = False
    remaining: bool = False


# "không được cho thuê lại", "nghiêm cấm"; not "mà không được", "không được quá 5 ngày", "không được cơ quan cho phép"
_BAN = (
    r"(?<!mà )(?<!nếu )(?<!khi )(?<!hành vi )(?<!việc )(?:không được(?! (?:quá|vượt|thấp|cao|ít|nhiều|lớn|nhỏ|sự"
    r"|cơ quan|người có thẩm quyền|giải quyết|chấp thuận|đồng ý))(?: phép)?|nghiêm cấm|không có quyền|tuyệt đối không)"
)
# "không phải nộp tiền", "không cần", "được miễn phí"; not "không phải là người"
_FREE = (
    r"(?<!nếu )(?<!khi )(?:không phải(?! (?:là|do|của|vì))|không bắt buộc(?: phải)?|không cần(?: phải)?|không yêu cầu)"
)
# "không áp dụng đối với người học nghề", "không thuộc đối tượng được cấp thẻ"
_OUTSIDE = r"(?:không áp dụng|không thuộc (?:các )?(?:đối tượng|diện)(?: được| phải)?)"
# "khuyến khích trang bị", "khuyến khích tổ chức, cá nhân đầu tư"; not "chính sách khuyến khích"
_URGED = (
    r"(?<!chính sách )(?<!biện pháp )(?<!cơ chế )khuyến khích"
    r"(?: (?:các )?(?:cơ quan|tổ chức|cá nhân|doanh nghiệp|hộ gia đình|người dân|đơn vị|cơ sở|nhà đầu tư)(?:,| và)?)*"
)
_MARKER = re.compile(rf"(?<!\w)(?:(?P<ban>{_BAN})|(?P<free>{_FREE}|{_URGED})|(?P<outside>{_OUTSIDE}))(?!\w)")
# "khu vực khác", "các trường hợp còn lại"
_REMAINING = re.compile(r"(?<!\w)(?:khác|còn lại)(?!\w)")
# what ends a denied act: "..., nếu vi phạm sẽ bị hủy hợp đồng", "... nhưng phải báo cáo", "..., trừ trường hợp ..."
_END = re.compile(
    r"[;:]|\.(?:\s|$)|,? (?:nhưng|trừ|ngoại trừ|thì|đồng thời|nên|nếu|và phải|và không được|và không phải|bao gồm|gồm)"
    r"(?!\w)|, (?:phải|không|được|các|có|khi|chỉ|mọi)(?!\w)"
)
# where the words about whom or when begin: after a semicolon or a full stop
_BEGIN = re.compile(r"[;.](?:\s|$)")
# "công nhân thuê nhà phải trả đủ tiền, không được ...": the words about whom end before "phải"
_DEMANDED = re.compile(r"(?<!\w)(?:phải|có trách nhiệm|có nghĩa vụ|có quyền|được)(?!\w)")
# "Không thực hiện ...": to leave undone is forbidden, so the act is demanded
_UNDONE = re.compile(r"\s*(?:\[?\d+\]?[.)]?\s*)?(?:[a-zđ][.)]\s*)?(?:không|chưa|từ chối|trốn tránh)\s")
# "Nhà ở phải bảo đảm các điều kiện sau đây: b) Không bố trí chỗ ngủ trong khu vực sản xuất"
_BARE = re.compile(r"(?:[a-zđ0-9]+[.)]\s*)?không (?!được|có|phải|bị|quá|vượt|thuộc|còn)")
_FORBIDDEN = re.compile(
    r"(?<!\w)(?:(?:nghiêm|bị) cấm|(?<!vùng )(?<!khu vực )(?<!mục )(?<!loại )cấm|không được (?:làm|thực hiện))(?!\w)"
)
_OR = re.compile(r",? hoặc |;\s")
# "giấy xác nhận không thuộc diện cấp giấy phép lao động": a name, not a rule
_NAME = re.compile(r"(?:giấy|giấy xác nhận|giấy tờ|hồ sơ|xác nhận|trường hợp|việc|về)\s*$")
# "xác định được phép hoặc không được phép sao, chụp": a choice, neither of which is denied
_CHOICE = re.compile(r"(?:được|được phép|phải|có) (?:hoặc|hay)\s*$")
# "người đang có việc làm và không thuộc đối tượng tham gia": one of several marks of somebody
_MARK = re.compile(r"(?:và|mà|nhưng)\s*$")


@lru_cache(maxsize=1 << 14)
def denials(norm: Norm) -> tuple[Denial, ...]:
    """The denials of a norm in the order of its text, first those of the words above it; a mere case has none."""
    # "từ chối khi: a) Người yêu cầu không có quyền yêu cầu": nothing but a case
    case = any(len(condition) >= len(norm.text.rstrip(" .;")) for condition in norm.conditions)
    return (*_above(norm), *(() if case else _inside(norm)), *_excepted(norm))


# "Tổ chức phải khai báo, trừ các trường hợp sau đây:"
EXCEPTED = re.compile(r",? trừ [^.;:]{0,80}(?:sau đây|sau)\s*:?\s*$")


def as_rule(norm: Norm) -> Norm:
    """The norm without "trừ các trường hợp sau đây:" above it, where it reads as a denial."""
    if not EXCEPTED.search(norm.lead_in) or not denials(norm):
        return norm
    return replace(norm, lead_in=EXCEPTED.sub("", norm.lead_in))


def _above(norm: Norm) -> Iterator[Denial]:
    """An item of a list of forbidden acts, or of cases that need not or that are not covered."""
    text = lowered(norm.text).strip(" .;")
    lead = lowered(norm.lead_in)
    if norm.modality == "prohibition" and (_FORBIDDEN.search(lowered(norm.heading)) or _FORBIDDEN.search(lead)):
        if not _UNDONE.match(text):
            yield Denial("ban", _cut(f"{_verb_above(norm)}{text}"), "")
        return
    bare = _BARE.match(text)
    if norm.modality == "prohibition" and bare:
        yield Denial("ban", _cut(text[bare.end() :]), _case(lead))
        return
    for mark in _MARKER.finditer(lead):
        act = lead[mark.end() : _act_end(lead, mark.end())].strip(" ,")
        if content(act) and not _attribute(lead[: mark.start()], lead[mark.end() :]):
            yield from (Denial(_kind(mark), listed.plain(act), case) for case in listed.cases(text))
        return
    undone = listed.undone(lead)
    if undone:
        yield from (Denial("free", undone, case) for case in listed.cases(text))


def _excepted(norm: Norm) -> Iterator[Denial]:
    """The cases that a duty leaves out."""
    for act, case in listed.but_for(lowered(norm.lead_in), lowered(norm.text)):
        yield Denial("free", act, case, excepted=True)


def _verb_above(norm: Norm) -> str:
    """The verb that the words above a forbidden item give it, where they are no words of forbidding themselves."""
    lead = lowered(norm.lead_in).strip()
    if not lead.endswith(":") or _LISTED.search(lead) or not _FORBIDDEN.search(lowered(norm.heading)):
        return ""
    return f"{_FOLLOWING.sub('', lead.strip(' :'))} "


# "Các hành vi sau đây:", "Đối với người bán hàng:" name acts or who must not; "Tiết lộ thông tin sau đây:" is an act
_LISTED = re.compile(r"hành vi|cấm|không được|^(?:đối với|trong|khi|người|tổ chức|cá nhân|doanh nghiệp|cơ quan)(?!\w)")
_FOLLOWING = re.compile(r" (?:sau đây|sau|dưới đây)(?!\w)")
# "Đối với hợp đồng không yêu cầu thanh toán, quy trình được thực hiện như sau": the words tell which contracts
_TOPIC = re.compile(r"\s*(?:\[?\w{1,2}\]?[.)]\s*)?(?:đối với|trường hợp|trong trường hợp|khi|nếu)\s[^,]*$")
_MAIN = re.compile(r"[^,;.:]*,[^;.]*(?<!\w)(?:phải|được|thực hiện|có trách nhiệm|gồm)(?!\w)")


def _attribute(before: str, after: str) -> bool:
    """Does a denial stand in the words about the case, with the rule itself behind them?"""
    return _TOPIC.match(before) is not None and _MAIN.match(after) is not None


def _inside(norm: Norm) -> Iterator[Denial]:
    text = lowered(norm.text)
    for mark in _MARKER.finditer(text):
        begin = max((found.end() for found in _BEGIN.finditer(text, 0, mark.start())), default=0)
        end = _act_end(text, mark.end())
        act = text[mark.end() : end].strip(" ,")
        # "không được hưởng án treo thì bị buộc thôi việc", "Hàng hóa không được nhập khẩu gồm ...": not rules
        named = text[end:].lstrip(" ,").startswith(("thì ", "gồm ", "bao gồm "))
        before = text[begin : mark.start()]
        if (
            (mark["outside"] and _MARK.search(before))
            or _attribute(before, text[mark.end() :])
            or _CHOICE.search(before)
        ):
            continue
        if content(act) and not named and not _NAME.search(before):
            case = _case(text[begin : mark.start()])
            if mark["free"] and _BEARER.search(lowered(norm.lead_in)):
                case = f"{_case(lowered(norm.lead_in))} {case}"
            yield Denial(
                _kind(mark), listed.plain(act), case, mark.start(), end, remaining=bool(_REMAINING.search(case))
            )


# "Chủ đầu tư dự án được hưởng các ưu đãi sau đây:": who it is that need not
_BEARER = re.compile(r"(?<!\w)(?:có (?:các )?(?:quyền|trách nhiệm|nghĩa vụ)|được hưởng)(?!\w)[^:]*:\s*$")


def _case(text: str) -> str:
    """The words about whom or when, before anything else that is demanded or given."""
    return _DEMANDED.split(text)[0].strip(" ,")


def _cut(text: str) -> str:
    """A forbidden act without what is excepted from it."""
    return text[: _act_end(text, 0)].strip(" ,") if " trừ " in text else text


def _act_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _kind(mark: re.Match[str]) -> Kind:
    return "ban" if mark["ban"] else "free" if mark["free"] else "outside"


def alternatives(denial: Denial) -> tuple[str, ...]:
    """The acts joined by "hoặc", and in a ban by "và", each denied by itself; the whole when it has none."""
    parts = tuple(part.strip(" ,.;") for part in _OR.split(denial.act))
    parts = parts if all(len(content(part)) >= 2 for part in parts) and not _coordinated(parts) else (denial.act,)
    heads = tuple(part.split(" và ")[0] for part in parts if denial.kind == "ban" and " và " in part)
    shared = tuple(act for part in parts if denial.kind == "ban" for act in listed.sharing(part))
    parts = tuple(part for part in parts if denial.kind != "ban" or not any(listed.sharing(part)))
    if denial.kind == "free":  # what the thing is like need not be said again: "thiết bị báo cháy kết nối với ..."
        heads = (*heads, *(_QUALITY.split(part)[0] for part in parts if _QUALITY.search(part)))
        return (*parts, *(head for head in heads if len(content(head)) >= _WHOLE))
    return (*parts, *(head for head in heads if len(content(head)) >= 4), *shared)


_QUALITY = re.compile(r" (?:kết nối|để|nhằm|phục vụ|có|được)(?!\w)")
_WHOLE = 5  # content syllables of an act that tell it from others


# "bằng tiền hoặc bằng hiện vật", "của tổ chức hoặc cho cá nhân": what stands behind "hoặc" is no act
_JOINED = re.compile(r"(?:bằng|của|cho|tại|trong|về|từ|ở|theo|với|do|trên|dưới|sau|trước|khi|nếu)(?!\w)")


def _coordinated(parts: tuple[str, ...]) -> bool:
    """Does "hoặc" join words inside one act rather than two acts?

    "hoàn trả hoặc giải tỏa bảo đảm thực hiện hợp đồng": the first verb has the object of the last.
    """
    bare = len(parts) > 1 and len(parts[0].split()) <= _VERB and len(content(parts[-1])) > _VERB + 1
    return bare or any(
        _JOINED.match(second) or second.split()[0] in first.split()[1:]
        for first, second in pairwise(parts)
        if second.split()
    )


_VERB = 2  # syllables of a verb without an object


def affirmed(norm: Norm) -> str:
    """The text of a norm in lower case without what it denies or excepts."""
    text = lowered(norm.text)
    for denial in reversed(denials(norm)):
        if denial.end > denial.start:
            text = f"{text[: denial.start]} | {text[denial.end :]}"
    for exception in norm.exceptions:
        text = text.replace(lowered(exception), " | ")
    return listed.doing(text)


# "sử dụng tài sản của công ty để tư lợi": only with this purpose is it forbidden
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|vì mục đích|với mục đích)(?: mục đích)? (?P<what>[^,;.]+)")


def same_purpose(act: str, whole: str) -> bool:
    """Does the other side, all its words in lower case, name the purpose, if the act is denied for one only?"""
    found = _PURPOSE.search(act)
    wanted = frozenset(pairwise(content(found["what"]))) if found else frozenset()
    return not wanted or 2 * len(wanted & frozenset(pairwise(content(whole)))) >= len(wanted)
