"""All of several things where the law is content with one of them, or one of them where the law wants all.

"khi có một trong các điều kiện" against "khi có đủ các điều kiện"; "vừa có bằng vừa có thâm niên" against "có bằng hoặc
có thâm niên"; "một bên ký" against "cả hai bên ký"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import MAX_CACHE, lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``near``: how near to the draft the law's provision must be, beside the nearest one. ``same``: share of the

    weight of a member of one side that the member of the other side must have. ``act``: the same for the words of the
    draft before the quantity and the law's provision with its heading. ``bare``: that share where no member is told.
    """

    near: float = 0.5
    same: float = 0.15
    act: float = 0.1
    bare: float = 0.2


@dataclass(frozen=True, slots=True)
class Count:
    """How many of several things a sentence asks for: ``every`` or one (some) of them.

    ``members``: the things themselves where the sentence tells them; ``above``: said by the words above the sentence;
    ``people``: the things are people; ``loose``: by "hoặc" alone; ``start``, ``end``: of the words in the text.
    """

    every: bool
    members: tuple[str, ...]
    start: int
    end: int
    above: bool = False
    people: bool = False
    loose: bool = False


_NUMBER = r"(?:\d+|hai|ba|bốn|năm|sáu)"
# what conditions are called
_KIND = (
    r"(?:(?:yêu cầu, |tiêu chuẩn, )?(?:điều kiện|tiêu chuẩn|tiêu chí|yêu cầu|yếu tố|căn cứ|trường hợp|dấu hiệu"
    r"|(?:loại )?giấy tờ|tài liệu|văn bản|quy định)(?!\w))"
)
# "có đủ các điều kiện", "đáp ứng đồng thời các tiêu chuẩn", "hội tụ cùng lúc các yếu tố", "đồng thời cả ba tiêu chí"
_ALL = re.compile(
    r"(?<!không )(?<!chưa )(?<!không có )(?<!không đáp ứng )(?<!hoặc )(?<!\w)"
    rf"(?:(?:đầy đủ|đủ)(?= (?:đồng thời|cùng lúc|tất cả|cả|các|những|mọi|{_NUMBER}))|đồng thời|cùng lúc|tất cả)"
    r"(?: (?:đầy đủ|đủ|đồng thời|cùng lúc|tất cả|cả|các|những|mọi|" + _NUMBER + r"))* " + _KIND
)
# "một trong các điều kiện", "một trong những yêu cầu", "ít nhất ba trong bốn điều kiện"
_ONE = re.compile(
    rf"(?<!\w)(?:(?:chỉ cần |ít nhất |tối thiểu )?(?:một|01|{_NUMBER})(?: \({_NUMBER}\))? trong(?: số)?"
    rf"(?: (?:các|những|số|{_NUMBER}))*|chỉ cần(?: có| đáp ứng| đạt)? (?:một|01)) {_KIND}"
)
# "vừa có bằng vừa có thâm niên", "khi đồng thời có A, B và C", "có bảo lãnh đồng thời đặt cọc"
_BOTH = re.compile(
    r"(?<!\w)vừa (?P<first>[^;.:]{4,120}?),? vừa (?P<second>[^;.:]{4,160})"
    r"|(?:khi|nếu|phải)(?: (?:nộp|có|đáp ứng|thỏa mãn|bảo đảm|gửi|đạt))? (?:đồng thời|cùng lúc)"
    r" (?:có |đáp ứng |thỏa mãn |bảo đảm )?(?P<run>[^;.:]{8,240})"
    r"|(?:khi|nếu|phải|nộp|có) (?P<one>[^;.:,]{4,100}?),? đồng thời (?:phải )?(?:có )?(?P<two>[^;.:,]{4,120})"
    r"|(?:nộp|có|nộp đủ) cả (?P<left>[^;.:,]{4,120}?) và (?P<right>[^;.:,]{4,120})"
)
# "có bằng đại học hoặc có ít nhất 02 năm kinh nghiệm"
_EITHER = re.compile(r",? hoặc (?:là |khi |nếu |đã |phải )?")
# "cả hai bên", "cả vợ và chồng", "cả ba thành viên", "hai bên phải cùng có mặt", "mỗi bên đều"
_JOINTLY = r"(?:phải )?(?:đều|cùng)(?! (?:không|chưa|là|một))(?!\w)"
_EVERYBODY = re.compile(
    rf"(?<!\w)(?<!hoặc )(?<!hay )cả (?:hai(?= và|[,;.]|$)|(?:{_NUMBER} )?(?:(?:bên )?(?:vợ|chồng|nam|nữ) và (?:bên )?"
    r"(?:vợ|chồng|nam|nữ)|(?:bên|vợ chồng|thành viên|người|chuyên gia)))(?!\w)"
    rf"|(?<!\w)(?:các|hai|mỗi|mọi) (?:bên|người|thành viên)[^;.:]{{0,40}}? {_JOINTLY}"
    rf"|(?<!\w)(?:bên nam và bên nữ|vợ và chồng|vợ, chồng|hai bên)[^;.:]{{0,30}}? {_JOINTLY}"
    r"|(?<!\w)(?:tất cả|toàn thể|đầy đủ|toàn bộ)(?: các)? thành viên(?!\w)"
)
# "một trong hai vợ chồng", "ít nhất một bên", "hai trong ba chuyên gia", "từ hai phần ba số thành viên"
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:(?:một|01|{_NUMBER}) trong (?:số )?{_NUMBER} (?:bên|vợ chồng|người|thành viên|chuyên gia)"
    r"|(?:ít nhất|chỉ cần) (?:một|01) (?:bên|người|thành viên)|một bên|vợ hoặc chồng"
    r"|bên \w+ hoặc (?:bên )?\w+"
    r"|(?:hai phần ba|2/3|ba phần tư|3/4|quá nửa|quá bán|đa số)(?: tổng)?(?: số)? (?:thành viên|người))(?!\w)"
)


# "áp dụng một hoặc đồng thời các biện pháp", "bên mua, bên bán hoặc cả hai bên": any number of them
_ANY_NUMBER = re.compile(r"(?<!\w)hoặc (?:đồng thời|cùng lúc|cả|tất cả|nhiều|một số|kết hợp)(?!\w)")


def counts_otherwise(candidate: Pair, params: Params) -> Signal | None:
    """One of the things on one side, all of the same things on the other."""
    if candidate.closeness < params.near or not against_draft(candidate) or not comparable(candidate):
        return None
    draft, law = candidate.left, candidate.right
    if tier(candidate.left_document, candidate.right_document) != -1 or law.delegates:
        return None
    mine, theirs = _counts(draft), _counts(law)
    weights = Weights(candidate.spread, candidate.norms)
    for one in mine:
        if _torn(one, mine):
            continue
        for other in theirs:
            if other.every == one.every or other.people != one.people:
                continue
            if _torn(other, theirs):
                continue
            strength = _alike(candidate, one, other, weights, params)
            if strength:
                return _signal(candidate, one, other, strength)
    return None


_MET = 2  # members of one side that the other side must have
_PLACES = 2  # how many provisions of the law may be nearer to the draft


def _torn(count: Count, counts: Sequence[Count]) -> bool:
    """Does the same sentence ask for the other number of things, too? "hoặc" inside a noun phrase does not count."""
    return any(each.every != count.every and each.people == count.people and not each.loose for each in counts)


def _counts(norm: Norm) -> tuple[Count, ...]:
    return _counted(lowered(norm.text), False) + _counted(lowered(norm.lead_in), True)


@lru_cache(maxsize=MAX_CACHE)
def _counted(text: str, above: bool) -> tuple[Count, ...]:
    return () if _ANY_NUMBER.search(text) else tuple(_found(text, above))


def _found(text: str, above: bool) -> Iterator[Count]:
    told = tuple(_told(text)) if not above else ()
    for every, pattern in ((True, _ALL), (False, _ONE)):
        for found in pattern.finditer(text):
            yield Count(every, told, found.start(), found.end(), above)
    for every, pattern in ((True, _EVERYBODY), (False, _SOMEBODY)):
        for found in pattern.finditer(text):
            yield Count(every, (), found.start(), found.end(), above, people=True)
    if above:
        return
    for found in _BOTH.finditer(text):
        parts = [part for part in found.groups() if part]
        if found["run"]:
            parts = re.split(r", | và ", found["run"])
        yield Count(True, tuple(parts), found.start(), found.end())
    yield from _either(text)


def _told(text: str) -> Iterator[str]:
    """The members after the colon of a sentence."""
    _, colon, rest = text.partition(":")
    if colon:
        yield from (part.strip(" ,.") for part in re.split(r";|, hoặc| hoặc |, ", rest) if len(part) > 6)


# "khi chính họ đồng ý hoặc khi nước yêu cầu có cam kết", "có bằng hoặc có hai năm kinh nghiệm"
_ASKED = re.compile(
    r"(?<!\w)(?:khi|nếu|phải|có|do|bằng|được)(?!\w) ?"
    r"(?P<what>(?:(?!(?<!\w)(?:khi|nếu|hoặc)(?!\w))[^;.:]){4,160}(?:,? hoặc [^;.:,]{4,160})+)"
)


def _either(text: str) -> Iterator[Count]:
    for found in _ASKED.finditer(text):
        parts = _EITHER.split(found["what"])
        if len(parts) > 1 and all(len(part.split()) > 2 for part in parts):
            yield Count(False, tuple(parts), found.start(), found.end(), loose=True)


def _alike(candidate: Pair, one: Count, other: Count, weights: Weights, params: Params) -> float:
    """How sure it is that both count the same things, 0 when it is not."""
    draft, law = candidate.left, candidate.right
    place = candidate.standing.place if candidate.standing else 0
    text, whole = lowered(draft.text), lowered(f"{law.heading}. {law.lead_in} {law.text}")
    if one.people:
        rest = f"{text[: one.start]} {text[one.end :]}"
        share = weights.cover(rest, whole)
        return 0.4 + share / 2 if place <= _PLACES and share >= params.bare else 0
    act = weights.cover(text[: one.start] if not one.above else lowered(draft.lead_in), whole)
    if one.members and other.members and not other.above:
        return _paired(one.members, other.members, weights, params) if place == 0 or act >= params.act else 0
    if one.members and other.above:
        points = {lowered(norm.text) for norm in (law, *candidate.beside) if norm.lead_in == law.lead_in}
        met = {
            max(sorted(points), key=lambda point: weights.cover(member, point))
            for member in one.members
            if max(weights.cover(member, point) for point in points) >= params.same
        }
        if len(met) >= _MET and act >= params.act:
            return 0.5 + 0.4 * act
    explicit = _is_named(one, text, lowered(draft.lead_in)) and _is_named(
        other, lowered(law.text), lowered(law.lead_in)
    )
    if explicit and place <= _PLACES:
        rest = text if one.above else f"{text[: one.start]} {text[one.end :]}"
        items = [
            whole,
            *(lowered(norm.text) for norm in candidate.beside if norm.lead_in and norm.lead_in == law.lead_in),
        ]
        share = max(act, weights.cover(rest, " ".join(items)))
        return 0.45 + 0.45 * share if share >= params.bare else 0
    return 0


def _is_named(count: Count, text: str, lead: str) -> bool:
    words = (lead if count.above else text)[count.start : count.end]
    return bool(_ALL.match(words) or _ONE.match(words))


def _paired(one: tuple[str, ...], other: tuple[str, ...], weights: Weights, params: Params) -> float:
    """Two members of one side, each with another member of the other side."""
    taken: dict[int, float] = {}
    for member in one:
        shares = [
            (weights.cover(item, member) + weights.cover(member, item), -place) for place, item in enumerate(other)
        ]
        best, place = max(shares)
        if best >= 2 * params.same and -place not in taken:
            taken[-place] = best / 2
    return 0.5 + 0.4 * min(1.0, sum(taken.values()) / len(taken)) if len(taken) >= _MET else 0


def _signal(candidate: Pair, one: Count, other: Count, strength: float) -> Signal:
    draft, law = candidate.left, candidate.right
    mine = (draft.lead_in if one.above else draft.text)[one.start : one.end]
    theirs = (law.lead_in if other.above else law.text)[other.start : other.end]
    here = Span(draft.span.start + one.start, draft.span.start + one.end) if not one.above else draft.span
    there = Span(law.span.start + other.start, law.span.start + other.end) if not other.above else law.span
    return Signal(
        strength=round(min(0.95, strength), 3),
        left=(here,),
        right=(there,),
        slots=(("left_words", mine), ("right_words", theirs)),
        why=(
            "Hai bên nói về cùng những điều kiện, giấy tờ hoặc người của cùng một việc.",
            f"Dự thảo: “{mine}”; văn bản cấp trên: “{theirs}”.",
        ),
    )


CHECK = Check(Params, counts_otherwise, (Pair,))
