"""Consents that a provision wants or spares: whose, and for what. Pure functions on lower-case text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_YES = r"(?:đồng ý|chấp thuận|chấp nhận|cho phép|thống nhất|nhất trí|thỏa thuận|phê duyệt|thẩm định|xác nhận|tán thành)"
_WORD = r"(?:sự |ý kiến |văn bản |quyết định )?"
_WHO = r"(?P<who>[^,;.:]{2,120}?)"
_END = r"(?=[,;.:]|$| (?:trước khi|bằng văn bản|thì|khi|nếu|mới|và|trong thời hạn|theo|để|về|đối với|hoặc|cho)(?!\w))"
_AND = rf"(?:,? (?:và )?{_YES})?(?: bằng văn bản)?"
# "phải được người cao tuổi đồng ý", "chỉ được … sau khi được Sở chấp thuận"
_BY = rf"được {_WHO} {_YES}"
# "phải có văn bản đồng ý của chủ nhà", "phải được sự chấp thuận của Sở", "khi có ý kiến thống nhất của các bên"
_OF = rf"(?:được|có|xin) {_WORD}{_YES}{_AND} (?:bằng văn bản )?của {_WHO}{_END}"
# "phải lấy ý kiến cộng đồng dân cư", "phải hỏi ý kiến của cha, mẹ", "phải thỏa thuận với chủ rừng"
_ASK = (
    r"(?:(?:lấy|hỏi|xin|tham khảo) ý kiến(?: đồng ý| chấp thuận)?(?: bằng văn bản)?(?: của)?"
    rf"|(?:thỏa thuận|thống nhất) với) {_WHO}{_END}"
)
_DEMANDS = tuple(
    re.compile(
        rf"(?<!\w)(?<!không )(?:phải|chỉ [^;.]{{4,120}}? (?:khi|sau khi|nếu) (?:đã )?|sau khi|với điều kiện) ?{form}"
    )
    for form in (_OF, _BY, _ASK)
)
_NO = r"(?:không (?:cần|bắt buộc|yêu cầu)(?: phải)?|không phải|miễn)"
_SPARES = tuple(
    re.compile(rf"(?<!\w){_NO} {form}")
    for form in (_OF, _BY, _ASK, rf"{_WORD}{_YES} của {_WHO}{_END}", rf"sự {_YES} của {_WHO}{_END}")
)
# "kể cả khi chủ nhà không đồng ý", "dù người lao động không đồng ý"
_AGAINST = re.compile(
    rf"(?<!\w)(?:kể cả khi|kể cả trường hợp|dù|mặc dù|cho dù|ngay cả khi) {_WHO} (?:không|chưa) {_YES}"
)
# "họ", "người đó", "các bên này": the person is named before
_PRONOUN = re.compile(r"(?:họ|người (?:này|đó|ấy)|bên (?:này|đó|kia)|các bên|các bên liên quan|những người này)$")


@dataclass(frozen=True, slots=True)
class Consent:
    """``who`` must agree ("wanted") or need not be asked ("spared"); "" when only a pronoun names him.

    ``start``/``end``: place in the text; ``words``: what stands there.
    """

    stance: Literal["wanted", "spared"]
    who: str
    start: int
    end: int
    words: str


@lru_cache(maxsize=1 << 14)
def consents(low: str) -> tuple[Consent, ...]:
    """The consents of a sentence in lower case, those spared first."""
    return tuple(_consents(low))


def _consents(low: str) -> Iterator[Consent]:
    taken: list[tuple[int, int]] = []
    for stance, patterns in (("spared", (*_SPARES, _AGAINST)), ("wanted", _DEMANDS)):
        for pattern in patterns:
            for found in pattern.finditer(low):
                if any(found.start() < end and start < found.end() for start, end in taken):
                    continue
                taken.append(found.span())
                who = found["who"].strip().removeprefix("của ")
                named = "" if _PRONOUN.fullmatch(who) else who
                yield Consent("spared" if stance == "spared" else "wanted", named, *found.span(), found.group().strip())
