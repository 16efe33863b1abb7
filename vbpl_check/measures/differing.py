"""When two values are for different cases or different things: reasons not to compare them."""

from __future__ import annotations

import re
from typing import Protocol

from vbpl_check.cases import (
    denies,
    graded,
    head_differs,
    other_class,
    outside,
    own_values,
    pointed,
    points_elsewhere,
    shared_words,
    sorts_cases,
    specials,
    surplus,
)
from vbpl_check.compare import apart, content, dice, likeness, same_sort
from vbpl_check.model import Norm, Pair, Quantity
from vbpl_check.text import lowered, tone


class Words(Protocol):
    """The word lists of a rule on quantities."""

    @property
    def special(self) -> tuple[str, ...]:
        """Words that make a case of its own: "gia hạn", "khẩn cấp"."""
        ...

    @property
    def kinds(self) -> tuple[str, ...]:
        """Words for kinds of one thing: "chung cư", "riêng lẻ"."""
        ...

    @property
    def parties(self) -> tuple[str, ...]:
        """How the key of a subject begins that is no authority."""
        ...

    @property
    def generic(self) -> tuple[str, ...]:
        """Syllables of any procedure."""
        ...

    @property
    def bodies(self) -> tuple[str, ...]:
        """How the key of an authority begins."""
        ...

    @property
    def classes(self) -> tuple[str, ...]:
        """Nouns that take a class label."""
        ...


def strictly_same(candidate: Pair, mine: Quantity, theirs: Quantity, here: str, there: str, params: Words) -> bool:
    """Between existing rules, and inside one document, most different values tell cases apart.

    Compared are only rules for the same subject, start, grade and act, in more than the words of any procedure.
    """
    left, right = candidate.left, candidate.right
    if "phạt tiền" in lowered(f"{left.lead_in} {left.text} {right.lead_in} {right.text}"):
        return False
    if pointed(context(here, left)) != pointed(context(there, right)) or graded(left) != graded(right):
        return False
    if left.subject_key and right.subject_key and left.subject_key != right.subject_key:
        return False
    if apart(mine.origin, theirs.origin) or apart(" ".join(left.conditions), " ".join(right.conditions)) > 1:
        return False
    if (mine.dimension != "duration" and not same_sort(mine, theirs)) or sorts_cases(mine) or sorts_cases(theirs):
        return False
    if any(sum(other.dimension == mine.dimension for other in own_values(norm)) > 1 for norm in (left, right)):
        return False
    return _same_words(candidate, here, there, mine.dimension, params)


def _same_words(candidate: Pair, here: str, there: str, dimension: str, params: Words) -> bool:
    """The same act, in words of its own, with nothing on either side that makes another case of it."""
    left, right, generic = candidate.left, candidate.right, frozenset(params.generic)
    known = generic | frozenset(content(f"{left.subject} {right.subject}"))
    if shared_words(here, there, known) < 3 or (left.subject_key and head_differs(left, right, generic)):
        return False
    fewer, more = surplus(here, there, generic)
    if left.provision.document != right.provision.document:
        return fewer <= 2 and more <= 3
    alike = likeness(left.heading, right.heading) >= 0.6 and not apart(left.heading, right.heading)
    if not candidate.left_document.drafted and not alike:
        return False  # articles of a law in force are about different procedures
    if "diem" in {left.provision.parts[-1][0], right.provision.parts[-1][0]} or apart(left.lead_in, right.lead_in):
        return False
    if specials(lowered(left.heading), left.heading, params.special) != specials(
        lowered(right.heading), right.heading, params.special
    ):
        return False
    return fewer == 0 and (dimension == "duration" or more <= 4)


# "không nộp đủ phí và không khắc phục trong thời hạn": the time that passes before a sanction
_UNDONE = re.compile(
    r"\bkhông (?:khắc phục|nộp|hoàn thành|thực hiện|bổ sung|chấp hành|đưa|triển khai|tiến hành|sử dụng|hoạt động"
    r"|đăng ký)\b[^;.]{0,60}$"
)


# "quá thời hạn này không được giải quyết chế độ": who misses the shorter limit loses what the longer one leaves him
_FORFEITED = re.compile(
    r"(?:quá|hết|sau) (?:thời hạn|thời gian|ngày|hạn) (?:này|trên|nêu trên|đó|nói trên)[^.;]{0,60}"
    r"(?<!\w)(?:không|chậm|mất|bị|coi như|từ chối)(?!\w)"
)


def against_law(candidate: Pair) -> bool:
    """Does a checked document stand against an existing one?"""
    return candidate.left_document.role != candidate.right_document.role


def _grace(norm: Norm, value: Quantity) -> bool:
    """Is the time one in which something must still be done, or a right is lost?"""
    return _UNDONE.search(norm.text[: max(0, value.span.start - norm.span.start)].lower()) is not None


def tightened(candidate: Pair, mine: Quantity, theirs: Quantity, order: int, params: Words) -> bool:
    """Does the subordinate text give people less time than the governing one?"""
    if order != 0 and candidate.left.transitional and candidate.right.transitional:
        return mine.dimension in ("duration", "date") and candidate.left.subject_kind != "body"
    if order == 0 or mine.dimension != "duration" or mine.low is not None or theirs.low is not None:
        return False
    if _grace(candidate.left, mine) and _grace(candidate.right, theirs):
        return True
    draft = candidate.left if order < 0 else candidate.right
    if against_law(candidate) and _FORFEITED.search(draft.text.lower()):
        return True
    norms = (candidate.left, candidate.right)
    if any(norm.modality != "permission" for norm in norms):
        return False
    return any(norm.subject_key.startswith(params.parties) for norm in norms)


def other_case(here: str, there: str, left: Norm, right: Norm, params: Words) -> bool:
    """Does one side speak of a special case ("khẩn cấp", "gia hạn", "lần hai") or of another class ("nhóm IV")?"""
    return special_case(here, there, left, right, params) or other_group(here, there, left, right, params)


def special_case(here: str, there: str, left: Norm, right: Norm, params: Words) -> bool:
    """Does one side speak of a special case ("khẩn cấp", "gia hạn", "lần hai") that the other does not name?"""
    return any(special_sides(here, there, left, right, params))


def special_sides(here: str, there: str, left: Norm, right: Norm, params: Words) -> tuple[bool, bool]:
    """Does the left side, does the right side speak of a special case that the other does not name?"""
    mine, theirs = _special(here, left, params), _special(there, right, params)
    return (
        any(not _enumerated(word, context(here, left)) for word in mine - _alike(theirs)),
        any(not _enumerated(word, context(there, right)) for word in theirs - _alike(mine)),
    )


# two words for one case: "được kéo dài thêm 20 ngày" and "gia hạn không quá 10 ngày"
_ONE_CASE = (frozenset({"gia hạn", "kéo dài"}), frozenset({"khẩn cấp", "cấp bách"}), frozenset({"cấp đổi", "đổi thẻ"}))


def _alike(words: frozenset[str]) -> frozenset[str]:
    """The words with those that mean the same case."""
    return words.union(*(group for group in _ONE_CASE if group & words))


def other_group(here: str, there: str, left: Norm, right: Norm, params: Words) -> bool:
    """Do both sides name groups of cases ("nhóm IV", "chung cư", "khoản 2 Điều 9") that have nothing in common?"""
    mine, theirs = context(here, left), context(there, right)
    if _other_kind(f"{mine} {left.heading.lower()}", f"{theirs} {right.heading.lower()}", params.kinds):
        return True
    if outside(lowered(left.text), lowered(f"{right.lead_in} {right.text}")) or _turned(left, right):
        return True
    who = (lowered(norm.subject) for norm in (left, right) if norm.subject_kind != "body")
    if other_class(next(who, ""), next(who, ""), params.classes):
        return True
    return other_class(mine, theirs, params.classes) or denies(mine, theirs) or points_elsewhere(mine, theirs)


# "phải bồi thường cho người sử dụng lao động"
_TO = re.compile(
    r"(?<!\w)(?:trả|bồi thường|thanh toán|hoàn trả|nộp|chi trả|đền bù)(?: thêm| lại)?(?: cho)? ([^,;.:]{4,60})"
)


_WHO = 3  # content syllables that tell one party from another


def _turned(left: Norm, right: Norm) -> bool:
    """Does one side pay him who pays on the other: "bồi thường cho chủ nhà", "chủ nhà phải bồi thường"?"""
    return _paid(left, right) or _paid(right, left)


def _paid(payer: Norm, other: Norm) -> bool:
    subject = content(payer.subject)[:_WHO]
    if len(subject) < _WHO or subject == content(other.subject)[:_WHO]:
        return False
    return any(content(found.group(1))[:_WHO] == subject for found in _TO.finditer(lowered(other.text)))


def _enumerated(word: str, text: str) -> bool:
    """Does the word only add to a list of what the rule is for: "bán, cho thuê mua nhà ở"?"""
    found = [match.start() for match in re.finditer(re.escape(word), text)]
    return bool(found) and all(_LISTED.search(text, max(0, at - 12), at) for at in found)


# ", cho thuê mua", " hoặc gia hạn"
_LISTED = re.compile(r"(?:,| hoặc| và) (?:cho )?$")


def _special(clause: str, norm: Norm, params: Words) -> frozenset[str]:
    """The special cases of a value; a lead-in that names several ("cấp, cấp lại, gia hạn") speaks of all of them."""
    leading = lowered(norm.lead_in)
    several = sum(word in leading for word in params.special) > 1
    text = lowered(f"{clause} {_conditions(norm)}") if several else context(clause, norm)
    return specials(text, norm.heading, params.special)


def _other_kind(mine: str, theirs: str, kinds: tuple[str, ...]) -> bool:
    """Do both name kinds of one thing, and none in common?"""
    here, there = ({word for word in kinds if word in tone(text)} for text in (mine, theirs))
    return bool(here and there) and not here & there


def context(clause: str, norm: Norm) -> str:
    """The clause with the lead-in and the conditions it stands under, in lower case."""
    return lowered(f"{norm.lead_in} {clause} {_conditions(norm)}")


# ", trừ trường hợp tự nguyện đến vùng đặc biệt khó khăn": what the rule is not for
_EXCEPTED = re.compile(r",?\s+trừ (?:trường hợp|khi|các|những)\b[^.;]*")


def _conditions(norm: Norm) -> str:
    """The conditions of the sentence without the exceptions in them."""
    return _EXCEPTED.sub("", " ".join(norm.conditions))


def other_thing(mine: Quantity, theirs: Quantity, left: Norm, right: Norm, params: Words) -> bool:
    """Another base of a percentage, another start of a time limit, another holder of a fine, another authority."""
    if mine.holder != theirs.holder and mine.holder and theirs.holder:
        return True
    if _adds(left, mine) != _adds(right, theirs):
        return True
    if mine.base and theirs.base and not same_base(mine.base, theirs.base):
        return True
    if mine.origin and theirs.origin and likeness(mine.origin, theirs.origin) < 0.34:
        return True
    a, b = left.subject_key, right.subject_key
    if _acts_in(left, right) or _acts_in(right, left):
        return False  # "Sở Xây dựng giúp Ủy ban nhân dân tỉnh rà soát": both are in it
    return a != b and all(key.startswith(params.bodies) and ";" not in key for key in (a, b)) and not _same_office(a, b)


# "bằng thời gian có hiệu lực của hồ sơ dự thầu cộng thêm 30 ngày": the number comes on top of another
_ADDING = re.compile(
    r"(?<!\w)(?:cộng|cộng thêm|tăng thêm|kéo dài thêm|được thêm|tính thêm)(?: một khoản(?: tiền)?)?(?: bằng| là)?\s*$",
    re.IGNORECASE,
)


def _adds(norm: Norm, value: Quantity) -> bool:
    """Is the value added to another one?"""
    return _ADDING.search(norm.text[: max(0, value.span.start - norm.span.start)][-40:]) is not None


def _acts_in(norm: Norm, other: Norm) -> bool:
    """Does the other sentence name who acts in the first one?"""
    subject, text = (lowered(words).replace("cấp ", "") for words in (norm.subject, other.text))
    return len(subject) >= 8 and subject in text


def same_base(one: str, other: str) -> bool:
    """Is a share or a rate of the same: "giá khởi điểm" and "giá khởi điểm của tài sản", "người/tháng" and "tháng"?"""
    short, long = sorted((one, other), key=len)
    if one == other or long.startswith(f"{short} "):
        return True
    if "/" in long:
        return _periods(one) == _periods(other)
    return dice(one, other) >= 0.5


_PERIODS = frozenset(("giờ", "ngày", "tuần", "tháng", "quý", "năm", "buổi", "đêm", "tiết", "lần", "lượt", "ca"))


def _periods(base: str) -> frozenset[str]:
    """The units of time or turns of "đồng/người/tháng"; per whom it is may go without saying."""
    return frozenset(base.replace("/", " ").split()) & _PERIODS


def _same_office(a: str, b: str) -> bool:
    return a.endswith(b) or b.endswith(a)
