"""Comparing what two definitions of one term say, in lower-case text. Pure functions."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from vbpl_check.compare import content, cover, likeness
from vbpl_check.items import telling
from vbpl_check.text import words

Difference = tuple[float, str]  # strength 0..1, words for the report

# numbers in words before a unit: "từ một năm trở lên", "không dưới ba năm"
_SPELLED = re.compile(
    r"(?<!\w)(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) "
    r"(?=(?:năm|tháng|ngày|tuổi|lần|người|tỷ|triệu|mét|tầng|hộ)(?!\w))"
)
_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
# "ít nhất một nửa tổng số lao động", "quá nửa số thành viên"
_HALF = re.compile(r"(?<!\w)(?:một nửa|quá nửa|1/2)(?= (?:tổng |số |vốn |diện tích ))")


def figures(text: str) -> str:
    """The text with small numbers in figures and halves in per cent."""
    return _HALF.sub("50%", _SPELLED.sub(lambda found: f"{_NUMBERS[found[1]]} ", text))


# "ít nhất hai trong ba yếu tố", "từ 02 trong số 05 tiêu chí trở lên": how many of the marks are needed
_COUNTED = re.compile(
    r"(?:ít nhất|tối thiểu|từ|đủ|có) (?P<need>một|hai|ba|bốn|năm|\d{1,2}) (?:trong|trên)(?: tổng)?(?: số)? "
    r"(?P<all>hai|ba|bốn|năm|sáu|bảy|\d{1,2})(?: \w+){1,3}"
)
_ANY = re.compile(r"(?<!\w)hoặc(?!\w)|một trong các|một trong những")
_LIKE = 0.25  # of the words of the shorter definition


def counted(mine: str, theirs: str) -> Difference | None:
    """How many of several marks a thing must have: so many of so many against another number, or against any one."""
    for one, other in ((mine, theirs), (theirs, mine)):
        found = _COUNTED.search(one)
        if found is None:
            continue
        need = _number(found["need"])
        rest = _COUNTED.search(other)
        if rest is not None:
            if need == _number(rest["need"]):
                return None
            return 0.45 + 0.45 * likeness(mine, theirs), f"Số dấu hiệu phải có: “{found[0]}”, “{rest[0]}”."
        either = _ANY.search(other)
        if need > 1 and either and cover(other, one) >= _LIKE:
            return 0.6 + 0.3 * cover(other, one), f"Một bên đòi “{found[0]}”, bên kia chỉ cần một (“{either[0]}”)."
    return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


# "việc cho thuê, xuất khẩu hóa chất không phải là kinh doanh hóa chất"
_NOT_SUCH = (
    r"(?P<items>[^;.]{4,200}?) (?:không phải là|không được coi là|không được xem là|không thuộc|không được tính là) "
)


@lru_cache(maxsize=1024)
def _not_such(term: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[;.,] )(?:việc |các hoạt động |hoạt động |trường hợp )?{_NOT_SUCH}{re.escape(term)}(?!\w)"
    )


def denied(term: str, mine: str, theirs: str) -> Difference | None:
    """One side says of things that they are no such, and the other lists them: "A, B không phải là <term>"."""
    found = _not_such(term).search(mine)
    if found is None or any(word in theirs for word in (" trừ ", "không bao gồm", "không phải")):
        return None
    items = [item for item in re.split(r",| và | hoặc ", found["items"]) if telling(item)]
    named = [item for item in items if set(telling(item)) <= set(telling(theirs))]
    if not named or 2 * len(named) < len(items):
        return None
    return 0.6 + 0.35 * len(named) / len(items), f"Một bên loại ra, bên kia gồm cả: “{found['items'].strip()}”."


_COPY = 0.9  # share of the words of the shorter definition that stand in both, in order
_SLIGHT = 1  # content syllables that a change of wording may have on each side
_LEAST, _MOST = 2, 14  # content syllables of an element put in or left out
# what adds nothing to a definition: pointers, short names, examples, open lists
_IDLE = re.compile(
    r"(?<!\w)(?:quy định|pháp luật|luật này|nghị định|thông tư|sau đây|gọi tắt|gọi chung|viết tắt|ví dụ|cụ thể|bao gồm"
    r"|gồm|như|kể cả|khác|có thẩm quyền|trong đó|có liên quan|tương ứng|trên địa bàn|của tỉnh)(?!\w)"
)


def edited(mine: str, theirs: str) -> Difference | None:
    """A copy of the other definition but for one element left out or put in.

    "người được đào tạo và có 5 năm kinh nghiệm" against "người được đào tạo": near copies only, since other wording
    of the same meaning differs in many places.
    """
    one, other = words(mine), words(theirs)
    if min(len(one), len(other)) < 8 or one == other:
        return None
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    matched = sum(block.size for block in matcher.get_matching_blocks())
    if matched < _COPY * min(len(one), len(other)):
        return None
    elements: list[tuple[str, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        left, right = " ".join(one[a:b]), " ".join(other[c:d])
        if max(len(content(left)), len(content(right))) <= _SLIGHT:
            continue
        if left and right:
            return None
        elements.append((left, right))
    if len(elements) != 1:
        return None
    left, right = elements[0]
    element = left or right
    if not _LEAST <= len(content(element)) <= _MOST or _IDLE.search(element):
        return None
    where = "chỉ có ở văn bản này" if left else "chỉ có ở văn bản kia"
    return 0.45 + 0.4 * matched / max(len(one), len(other)), f"Hai định nghĩa chỉ khác ở chỗ “{element}” {where}."
