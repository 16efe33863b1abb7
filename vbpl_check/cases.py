"""Which case a provision speaks of: labelled classes, denied marks, provisions pointed to. All texts in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from vbpl_check.compare import content, extra
from vbpl_check.model import Norm, Quantity
from vbpl_check.text import lowered

# "không có hạ tầng mạng", "chưa kết hôn"; not "không quá", "không được", "không phải"
_BOUNDING = "quá|vượt|được|phải|thấp|dưới|ít|lớn|nhỏ|nhiều|cao|hơn|trên|tính|kể|phân biệt|bao gồm|gồm"
_DENIAL = re.compile(rf"(?:không|chưa)\s(?!{_BOUNDING})(\w+\s\w+)")


def denies(left: str, right: str) -> bool:
    """Does one text deny ("không giữ chức vụ") what the other affirms ("giữ chức vụ")? Both in lower case."""
    return _denied(left, right) or _denied(right, left)


def _denied(text: str, other: str) -> bool:
    for m in _DENIAL.finditer(text):
        if m.group() not in other and re.search(rf"(?<!không )(?<!chưa ){re.escape(m.group(1))}", other):
            return True
    return False


# "nằm ngoài khu bảo tồn", "không bao gồm cơ sở sản xuất giống bố mẹ", "không thuộc bí mật nhà nước"
_OUTSIDE = re.compile(
    r"(?:(?:nằm|ở|bên) ngoài|không (?:bao )?gồm|không thuộc|không nằm trong)"
    r" (?:các |những |phạm vi |diện |trường hợp |địa bàn )*(?P<what>[^,;.:()]{4,80}?)"
    r"(?= (?:thì|phải|được|có|do|và|hoặc)(?!\w)|[,;.:()]|$)"
)
_NAMED_BY = 2  # content syllables that name a place or a class


def outside(left: str, right: str) -> bool:
    """Does one text say that it is not about what the other is about? Both in lower case."""
    return _leaves_out(left, right) or _leaves_out(right, left)


def _leaves_out(text: str, other: str) -> bool:
    known = frozenset(content(_OUTSIDE.sub(" ", other)))
    for found in _OUTSIDE.finditer(text):
        named = content(found["what"])
        if len(named) >= _NAMED_BY and found.group() not in other and known.issuperset(named):
            return True
    return False


# "quy định tại điểm b, điểm c khoản 2 Điều này", "quy định tại các khoản 3 và 4 Điều 7"
_POINTED = re.compile(r"(?:quy định|nêu|nói) tại (?:các )?((?:điểm|khoản|điều|chương|mục) [^;:.()]{0,60})")


def pointed(text: str) -> frozenset[str]:
    """The provisions that lower-case ``text`` points to for what it speaks of, as written."""
    return frozenset(m.group(1).strip() for m in _POINTED.finditer(text))


# "III", "A1", "2", "Nhì", "đặc biệt", "tỉnh": what can stand after "nhóm", "hạng", "loại", "cấp" as a label
LABEL = (
    r"(?<!\w)(?:[ivx]+|[a-zđ]\d?|\d{1,2}[a-zđ]?|(?<=hạng )(?:nhất|nhì|ba|tư)|đặc biệt|tỉnh|huyện|xã"
    r"|(?<=độ )(?:tuyệt mật|tối mật|mật))(?!\w)"
)


@lru_cache(maxsize=64)
def labels_pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Lower-case "hạng a1, a, b1", "nhóm iii": group 1 the noun, group 2 its labels."""
    joined = rf"{LABEL}(?:(?:, | và | hoặc ){LABEL})*"
    return re.compile(rf"(?<!\w)({'|'.join(nouns)})\s+({joined})" if nouns else r"(?!)()()")


@lru_cache(maxsize=1 << 14)
def labels(text: str, nouns: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The labels of each class noun: "giấy phép hạng b và hạng c1" gives {"hạng": {"b", "c1"}}."""
    found: dict[str, set[str]] = {}
    for m in labels_pattern(nouns).finditer(text):
        found.setdefault(m.group(1), set()).update(re.findall(LABEL, m.group(2)))
    return {noun: frozenset(values) for noun, values in found.items()}


def other_class(left: str, right: str, nouns: tuple[str, ...]) -> bool:
    """Do both name classes of one noun, and none in common?"""
    mine, theirs = labels(left, nouns), labels(right, nouns)
    return any(not mine[noun] & theirs[noun] for noun in mine.keys() & theirs.keys())


def points_elsewhere(left: str, right: str) -> bool:
    """Do both point to provisions for what they speak of, and not to the same ones?"""
    mine, theirs = pointed(left), pointed(right)
    if mine and theirs and mine != theirs and not _places(mine) & _places(theirs):
        return True
    return _other_clause(left, right) or _other_clause(right, left)


# "khoản 1 Điều 43 Luật Bảo hiểm xã hội" beside "khoản 2 Điều 43 của Luật này" in that law
_OWN = re.compile(r"khoản (\d+\w?) (điều \d+\w?)(?:(?:,| và) (?:khoản \d+\w? )?điều \d+\w?)* (?:của )?(?:bộ )?luật này")
_NAMED = re.compile(r"khoản (\d+\w?) (điều \d+\w?) (?:của )?(?:bộ )?luật (?!này|số)\w")


def _other_clause(left: str, right: str) -> bool:
    """Does one name a clause of a law that the law itself names by another number, in the same article?"""
    named, own = _NAMED.findall(left), _OWN.findall(right)
    articles = {article for _, article in named} & {article for _, article in own}
    return any(
        not {clause for clause, where in named if where == article}
        & {clause for clause, where in own if where == article}
        for article in sorted(articles)
    )


# "khoản 1 Điều 9 Luật số 74/2025/QH15" and "khoản 1 Điều 9 của Luật Việc làm"; not "khoản 1 Điều này"
_PLACE = re.compile(
    r"((?:điểm [a-zđ]+ )?(?:khoản \d+\w? )?điều \d+\w?) (?:của )?"
    r"(?=(?:bộ )?luật|pháp lệnh|nghị|thông)(?!\w+ \w* ?này)"
)


def _places(pointers: frozenset[str]) -> frozenset[str]:
    """The places in other documents, by their labels: a law is named by its number or by its title."""
    return frozenset(place for text in pointers for place in _PLACE.findall(text))


def own_values(norm: Norm) -> Iterator[Quantity]:
    """The values written in the sentence itself; those of a lead-in are compared once, as a norm of their own."""
    for value in norm.quantities:
        if norm.span.start <= value.span.start < norm.span.end:
            yield _deadline(norm, value)


# "trong thời hạn 15 ngày", "trong vòng 15 ngày", "trong 15 ngày": on the last day at the latest
_WITHIN = re.compile(
    r"(?:\btrong(?: thời hạn| thời gian| vòng| khoảng thời gian)?|\bchậm nhất(?: là)?)\s*$", re.IGNORECASE
)


# "có giá trị trong thời hạn 05 năm": a term that a paper runs, no time within which something is to be done
_VALID = re.compile(
    r"(?:giá trị|hiệu lực|giá trị sử dụng|được sử dụng|được cấp|có thời hạn|lưu trữ|lưu giữ|lưu|bảo quản|cất giữ|giữ"
    r"|niêm yết|duy trì|bảo hành|bảo mật|phong tỏa|đình chỉ|tạm dừng)(?: thi hành| sử dụng| hiệu lực| hoạt động"
    r"|, bảo quản|, lưu giữ| và bảo quản| hồ sơ| công khai)?(?: là)? trong(?: thời hạn| thời gian| vòng| suốt)?\s*$",
    re.IGNORECASE,
)
# "không cùng với người có liên quan sở hữu từ 01% vốn điều lệ": what is forbidden from a value on is allowed below it
_BARRING = re.compile(
    r"(?:^|[\s,;])(?:không|cấm) ([^;.:]{0,70}?)(?:sở hữu|nắm giữ|góp|chiếm)\b([^;.:]{0,40})$", re.IGNORECASE
)
# "không thuộc diện cấp giấy phép khi góp vốn từ": the number belongs to a condition
_CONDITIONAL = re.compile(r"\b(?:nếu|khi|trường hợp|đối với|thuộc|mà|phải)\b", re.IGNORECASE)


def _barred(before: str) -> bool:
    """Do the words before a floor forbid to reach it?"""
    found = _BARRING.search(before[-140:])
    return found is not None and not any(_CONDITIONAL.search(part) for part in found.groups())


# "chậm nhất là 60 ngày trước", "không muộn hơn 05 ngày trước"
_LATEST = re.compile(r"(?:(?:chậm|muộn|trễ) nhất|không (?:được )?(?:chậm|muộn|trễ) hơn)(?!\w)", re.IGNORECASE)


# "Hằng năm, Ban quản lý chợ tổ chức ít nhất một lần": at most so long a period
_AT_LEAST = re.compile(
    r"(?:hằng|hàng|mỗi) [^;.]{0,160}?(?<!\w)(?:ít nhất|tối thiểu)(?: là)? (một|0?[1-9]) (?:lần|kỳ|phiên|cuộc)"
    r"(?! mỗi)(?!\w)",
    re.IGNORECASE,
)
# "Diện tích tối thiểu của thửa đất sau khi tách là ", "Mức hỗ trợ tối đa đối với một hộ là "
_DISTANT = re.compile(
    r"\b(?:(tối thiểu|thấp nhất|ít nhất)|(?:tối đa|cao nhất|nhiều nhất))\b[^,;:.\d]{0,90} (?:là|bằng)\s*$",
    re.IGNORECASE,
)


def _deadline(norm: Norm, value: Quantity) -> Quantity:
    """A time limit written as a plain number is a ceiling; "tối đa", "tối thiểu" may stand before "là".

    "chậm nhất 60 ngày trước ngày khai mạc" is a floor: whoever acts earlier acts in time.
    """
    start = value.span.start - norm.span.start
    if value.high is None and value.low is not None and _barred(norm.text[:start]):
        return replace(value, low=None, high=value.low, low_open=False, high_open=not value.low_open)
    if value.dimension == "frequency" and value.low == value.high and (times := _AT_LEAST.match(norm.text, start)):
        often = 1.0 if times[1].lower() == "một" else float(times[1])
        return replace(value, low=None, high=value.high and value.high / often)
    if value.low is None and value.origin.startswith("trước ") and _LATEST.match(value.raw):
        return replace(value, low=value.high, high=None, low_open=value.high_open, high_open=False)
    if value.low == value.high and (distant := _DISTANT.search(norm.text[max(0, start - 120) : start])):
        return replace(value, high=None) if distant[1] else replace(value, low=None)
    if (
        value.dimension == "duration"
        and value.low == value.high
        and _WITHIN.search(norm.text[max(0, start - 30) : start])
        and not _VALID.search(norm.text[max(0, start - 60) : start])
    ):
        return replace(value, low=None)
    return value


def graded(norm: Norm) -> frozenset[tuple[float | None, float | None, str]]:
    """The values in the "if" part: "suy giảm từ 5% đến 30% thì được hưởng"."""
    then = norm.span.start + norm.text.find(" thì ")
    return frozenset((value.low, value.high, value.unit) for value in norm.quantities if value.span.end <= then)


def head_differs(left: Norm, right: Norm, generic: frozenset[str] = frozenset()) -> bool:
    """Does an act begin with a word ("hủy quyết định" against "đình chỉ") that the other sentence lacks?

    An act begins with its verb only where the subject was found; so nothing is said when only one side has a subject.
    """
    if bool(left.subject_key) != bool(right.subject_key):
        return False
    for norm, other in ((left, right), (right, left)):
        head = next((word for word in content(norm.act) if word not in generic), "")
        if head and head not in content(f"{other.lead_in} {other.text}"):
            return True
    return False


def shared_words(left: str, right: str, without: frozenset[str]) -> int:
    """How many content syllables both have, those of ``without`` not counted."""
    return len((frozenset(content(left)) & frozenset(content(right))) - without)


def surplus(left: str, right: str, generic: frozenset[str]) -> tuple[int, int]:
    """How many syllables each has that the other lacks, generic ones not counted: (smaller, larger)."""
    counts = [len([word for word in extra(a, b) if word not in generic]) for a, b in ((left, right), (right, left))]
    return min(counts), max(counts)


# "giải vô địch quốc gia", "chương trình điều tra thống kê quốc gia"; not "cơ sở dữ liệu quốc gia"
_NATIONAL = re.compile(
    r"(?<!dữ liệu )(?<!công )(?<!cổng )(?<!phòng )(?<!an ninh )(?<!độc lập )(?:quốc gia|toàn quốc)(?!\w)"
)
# "giải vô địch của tỉnh", "các đội trong tỉnh", "chương trình điều tra đặc thù"; not "trên địa bàn tỉnh"
_LOCAL = re.compile(r"(?<!\w)(?:(?:của|trong|cấp) (?:tỉnh|thành phố|địa phương|huyện|xã)|đặc thù)(?!\w)")


# "cơ sở dữ liệu quốc gia", and in the draft "từng cơ sở dữ liệu của tỉnh"
_OF_THE_NATION = re.compile(r"(\w+ \w+) quốc gia(?!\w)")
_PLACE_OF = r"(?:tỉnh|thành phố|địa phương|huyện|xã)(?!\w)"


def local_beside_national(draft: str, law: str) -> bool:
    """Is the draft about a local thing and the law about the national one? Texts in lower case."""
    if _NATIONAL.search(law) and not _NATIONAL.search(draft) and _LOCAL.search(draft):
        return True
    things = _OF_THE_NATION.findall(law) if "quốc gia" not in draft else ()
    return any(re.search(rf"{thing}(?: \w+){{0,2}} (?:của|cấp) {_PLACE_OF}", draft) for thing in things)


def narrower(one: str, other: str) -> bool:
    """Does one name a special kind of what the other names: "Ban quản lý chợ đêm" beside "Ban quản lý chợ"?

    Proper names do not count: "Ủy ban nhân dân tỉnh Phú Thọ" is no special kind of "Ủy ban nhân dân tỉnh".
    """
    a, b = (frozenset(content(_PROPER.sub(" ", text))) for text in (one, other))
    return bool(a and b) and (a < b or b < a)


# "Phú Thọ", "Bình Sơn": names after the first word
_PROPER = re.compile(r"(?<=\s)[A-ZĐÀ-Ỹ]\w*")
# "từ 12 tháng trở lên", "dưới 10 người", "đã đủ 18 tuổi": bounds that sort cases rather than demand
_SORTING = re.compile(r"(?:từ|dưới|trên|quá|vượt|hơn|chưa|đã đủ|đến dưới)\b", re.IGNORECASE)

_OVER = re.compile(r"(?:trên|quá|vượt|hơn)\b", re.IGNORECASE)


def sorts_cases(value: Quantity) -> bool:
    """Is the value a bound that tells for which cases the rule is?"""
    if value.low is None and _OVER.match(value.raw):
        return False  # "không được trưng bày quá một bao" demands
    return _SORTING.match(value.raw) is not None


# ", tính cả thời gian gia hạn, cấp lại": named in order to be included
_INCLUDED = re.compile(r"(?:tính cả|kể cả|bao gồm|gồm cả)[^;:.]*")


# "03 năm kể từ ngày cấp và được gia hạn một lần": a further rule on the same thing makes no case of the first
_ADDED = re.compile(r",? (?:và|nhưng) (?:có thể |chỉ )?(?:được|không|không được) (?:gia hạn|kéo dài|điều chỉnh)[^;:.]*")


# "Nhiệm kỳ kéo dài …", the value left out: how long a thing lasts; not "được kéo dài thêm 20 ngày"
_LASTS = re.compile(
    r"(?<!được )(?<!thể )(?<!phải )(?<!hạn )(?<!việc )kéo dài(?: (?:là|tới|đến|ít nhất|tối đa|tối thiểu|không quá"
    r"|nhiều nhất|trong|hơn|chừng))*(?=\s{2}|\s*$)"
)


def specials(context: str, heading: str, words: tuple[str, ...]) -> frozenset[str]:
    """The special cases ("gia hạn") that lower-case ``context`` is for; a heading counts when it names just one."""
    text = _LASTS.sub(" ", _ADDED.sub(" ", _INCLUDED.sub("", context)))
    headed = [word for word in words if word in lowered(heading)]
    return frozenset({word for word in words if word in text} | set(headed if len(headed) == 1 else ()))
