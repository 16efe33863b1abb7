"""Two things differ, and the law tells which one counts; the draft takes the other.

"khác nhau giữa bản tiếng Việt và bản tiếng nước ngoài thì áp dụng bản tiếng Việt" against "... thì theo bản nước ngoài"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``floor``: share of the things' words that both sides must have in common."""

    floor: float = 0.5


@dataclass(frozen=True)
class Choice:
    """The words of the thing that counts and of the other one, without those that both have; where the first stands."""

    taken: frozenset[str]
    left_out: frozenset[str]
    start: int
    end: int


# "sự khác nhau giữa thông tin in trên thẻ với thông tin trong căn cước điện tử thì ..."
_BETWEEN = re.compile(
    r"(?:khác nhau|khác biệt|không thống nhất|sai khác|chênh lệch|mâu thuẫn|không khớp) giữa (?P<one>[^;]{4,200}?)"
    r" (?:với|và) (?P<two>[^;]{4,160}?)(?:,? thì|,) (?P<then>[^;]{4,240})"
)
# "bản tiếng Việt không giống với bản tiếng nước ngoài thì ..."
_UNLIKE = re.compile(
    r"(?:khi|nếu|trường hợp|mà) (?P<one>[^;,]{4,160}?) (?:không giống|không khớp|không thống nhất|không trùng"
    r"|không phù hợp|khác|mâu thuẫn)(?: với| so với)? (?P<two>[^;]{4,160}?)(?:,? thì|,) (?P<then>[^;]{4,240})"
)
# "... thì doanh nghiệp lấy theo thông tin in trên thẻ", "sử dụng thông tin trong căn cước điện tử"
_TAKEN = re.compile(
    r"(?:lấy theo|căn cứ vào|căn cứ|áp dụng|thực hiện theo|xác định theo|sử dụng|ưu tiên|tính theo|theo)"
    r"\s+(?P<what>[^;.]+)"
)


def differs(candidate: Pair, params: Params) -> Signal | None:
    """The draft's choice between two things against the law's."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not comparable(candidate):
        return None
    mine, theirs = _choice(candidate.left), _choice(candidate.right)
    if mine is None or theirs is None:
        return None
    crossed = min(_share(mine.taken, theirs.left_out), _share(mine.left_out, theirs.taken))
    if crossed < params.floor or crossed <= min(
        _share(mine.taken, theirs.taken), _share(mine.left_out, theirs.left_out)
    ):
        return None
    left, right = candidate.left, candidate.right
    words = left.text[mine.start : mine.end], right.text[theirs.start : theirs.end]
    return Signal(
        strength=round(min(1.0, 0.5 + 0.5 * crossed), 3),
        left=(Span(left.span.start + mine.start, left.span.start + mine.end),),
        right=(Span(right.span.start + theirs.start, right.span.start + theirs.end),),
        slots=(("left_words", words[0]), ("right_words", words[1])),
        why=(
            "Hai bên cùng nói trường hợp hai thứ khác nhau thì lấy theo thứ nào.",
            f"Một bên lấy “{words[0]}”, bên kia lấy “{words[1]}”.",
        ),
    )


def _choice(norm: Norm) -> Choice | None:
    text = lowered(norm.text)
    found = _BETWEEN.search(text) or _UNLIKE.search(text)
    taken = _TAKEN.search(text, found.start("then")) if found else None
    if found is None or taken is None:
        return None
    one, two = (frozenset(content(found[name])) for name in ("one", "two"))
    one, two = one - two, two - one
    what = frozenset(content(taken["what"]))
    if not one or not two or len(one & what) == len(two & what):
        return None
    first = len(one & what) > len(two & what)
    return Choice(one if first else two, two if first else one, taken.start("what"), taken.end("what"))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))


CHECK = Check(Params, differs, (Pair,))
