"""Something allowed before a step after which alone the text above allows it.

"trong khi chờ chấp thuận nghiệm thu, được khai thác" against "chỉ được khai thác sau khi được chấp thuận nghiệm thu"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, comparable
from vbpl_check.compare import tier
from vbpl_check.items import covered, telling
from vbpl_check.model import Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``cover``: share of the words of the step that both must have; ``act``: the same of what is allowed."""

    cover: float = 0.75
    act: float = 0.75


# "Trong khi chờ văn bản chấp thuận nghiệm thu, chủ đầu tư được khai thác công trình không quá 06 tháng"
_EARLY = re.compile(
    r"(?:trong khi chờ|trong thời gian chờ|trong khi chưa|khi chưa|trước khi|dù chưa|mặc dù chưa|kể cả khi chưa)"
    r"(?: có| được| hoàn thành)? (?P<step>[^,;.]{6,160}),[^;.]{0,120}?(?<!không )(?<!\w)"
    r"(?:vẫn được|được phép|được|có thể) (?P<act>[^,;.]{4,120})"
)
# "chỉ được đưa công trình vào khai thác sau khi được chấp thuận kết quả nghiệm thu"
_ONLY = re.compile(
    r"chỉ (?:được|được phép|có thể) (?P<act>[^;.]{4,200}?) (?:sau khi|khi|nếu)(?: đã)?(?: có| được| hoàn thành)? "
    r"(?P<step>[^;.]{6,200})"
)
# "không được đưa công trình vào khai thác khi chưa được nghiệm thu"
_NEVER = re.compile(
    r"(?:không được|cấm|nghiêm cấm) (?P<act>[^;.]{4,200}?) (?:khi|nếu|trong khi|mà) chưa(?: có| được| hoàn thành)? "
    r"(?P<step>[^;.]{6,200})"
)
_PART = 0.4  # of the words of a longer act that the shorter one above must have at least
# "khai thác công trình không quá 06 tháng nếu có cam kết": how long and on what terms
_TERMS = re.compile(r" (?:không quá|trong thời hạn|nếu|khi|với điều kiện|nhưng|theo) .*")


def allowed_early(candidate: Pair, params: Params) -> Signal | None:
    """A permission of the left norm before the step that the right one puts first."""
    if tier(candidate.left_document, candidate.right_document) != -1 or not comparable(candidate):
        return None
    if candidate.right.exceptions:
        return None
    left, right = lowered(candidate.left.text), lowered(candidate.right.text)
    early = _EARLY.search(left)
    first = _ONLY.search(right) or _NEVER.search(right) if early else None
    if early is None or first is None:
        return None
    act = _TERMS.sub("", early["act"])
    if min(len(telling(early["step"])), len(telling(act))) < 2:
        return None
    share = covered(early["step"], first["step"])
    inside, around = covered(act, first["act"]), covered(first["act"], act)
    same = inside >= params.act or (around >= params.act and inside >= _PART)
    if share < params.cover or not same:
        return None
    one, other = candidate.left.span.start, candidate.right.span.start
    return Signal(
        strength=round(0.45 + 0.45 * share, 3),
        left=(Span(one + early.start(), one + early.end()),),
        right=(Span(other + first.start(), other + first.end()),),
        slots=(("act", act.strip()), ("step", first["step"].strip())),
        why=(
            f"Bên này cho “{act.strip()}” khi chưa xong “{early['step'].strip()}”.",
            f"Bên kia chỉ cho sau bước đó: “{first.group().strip()}”.",
            "Bên kia không nêu ngoại lệ.",
        ),
    )


CHECK = Check(Params, allowed_early, (Pair,))
