"""What a provision says shall not be done, need not be done or is not covered, with the words that say whom it means.

"Công nhân thuê nhà lưu trú phải trả đủ tiền thuê, không được cho thuê lại" denies "cho thuê lại".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from vbpl_check.compare import MAX_CACHE, content, tone
from vbpl_check.model import Norm

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
    """

    kind: Kind
    act: str
    case: str
    start: int = 0
    end: int = 0


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
_MARKER = re.compile(rf"(?<!\w)(?:(?P<ban>{_BAN})|(?P<free>{_FREE})|(?P<outside>{_OUTSIDE}))(?!\w)")
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
_FORBIDDEN = re.compile(r"(?<!\w)(?:nghiêm cấm|bị cấm|cấm|không được (?:làm|thực hiện))(?!\w)")
_OR = re.compile(r",? hoặc |;\s")
# "(trừ bùn khoáng, nước khoáng)": a remark inside
_REMARK = re.compile(r"\([^()]*\)")
# "giấy xác nhận không thuộc diện cấp giấy phép lao động": a name, not a rule
_NAME = re.compile(r"(?:giấy|giấy xác nhận|giấy tờ|hồ sơ|xác nhận|trường hợp|việc|về)\s*$")
# "người đang có việc làm và không thuộc đối tượng tham gia": one of several marks of somebody
_MARK = re.compile(r"(?:và|mà|nhưng)\s*$")


@lru_cache(maxsize=MAX_CACHE)
def lower(text: str) -> str:
    """Lower case with new tone marks; the length stays."""
    return tone(text).lower()


@lru_cache(maxsize=1 << 14)
def denials(norm: Norm) -> tuple[Denial, ...]:
    """The denials of a norm in the order of its text, first those of the words above it."""
    return (*_above(norm), *_inside(norm))


def _above(norm: Norm) -> Iterator[Denial]:
    """An item of a list of forbidden acts, or of cases that need not or that are not covered."""
    text = lower(norm.text).strip(" .;")
    lead = lower(norm.lead_in)
    if norm.modality == "prohibition" and (_FORBIDDEN.search(lower(norm.heading)) or _FORBIDDEN.search(lead)):
        if not _UNDONE.match(text):
            yield Denial("ban", _cut(text), "")
        return
    bare = _BARE.match(text)
    if norm.modality == "prohibition" and bare:
        yield Denial("ban", _cut(text[bare.end() :]), _case(lead))
        return
    for mark in _MARKER.finditer(lead):
        act = lead[mark.end() : _act_end(lead, mark.end())].strip(" ,")
        if content(act):
            yield Denial(_kind(mark), act, _REMARK.sub(" ", text))
        return


def _inside(norm: Norm) -> Iterator[Denial]:
    text = lower(norm.text)
    for mark in _MARKER.finditer(text):
        begin = max((found.end() for found in _BEGIN.finditer(text, 0, mark.start())), default=0)
        end = _act_end(text, mark.end())
        act = text[mark.end() : end].strip(" ,")
        # "không được hưởng án treo thì bị buộc thôi việc", "Hàng hóa không được nhập khẩu gồm ...": not rules
        named = text[end:].lstrip(" ,").startswith(("thì ", "gồm ", "bao gồm "))
        before = text[begin : mark.start()]
        if mark["outside"] and _MARK.search(before):
            continue
        if content(act) and not named and not _NAME.search(before):
            yield Denial(_kind(mark), act, _case(text[begin : mark.start()]), mark.start(), end)


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
    parts = parts if all(len(content(part)) >= 2 for part in parts) else (denial.act,)
    heads = tuple(part.split(" và ")[0] for part in parts if denial.kind == "ban" and " và " in part)
    return (*parts, *(head for head in heads if len(content(head)) >= 4))


def affirmed(norm: Norm) -> str:
    """The text of a norm in lower case without what it denies or excepts."""
    text = lower(norm.text)
    for denial in reversed(denials(norm)):
        if denial.end > denial.start:
            text = f"{text[: denial.start]} | {text[denial.end :]}"
    for exception in norm.exceptions:
        text = text.replace(lower(exception), " | ")
    return text
