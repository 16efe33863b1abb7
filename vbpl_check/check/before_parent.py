"""A draft takes effect before, or too late after, the text that it details does.

"Nghị định này có hiệu lực từ ngày 01/6/2026" against "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vbpl_check.check import Check
from vbpl_check.compare import content, cover, tier
from vbpl_check.model import DocumentInfo, Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``floor``: share of the words of the higher text's title that the title of the draft must have.

    ``late``: the draft comes later, although on the as-of date both could still take effect together.
    """

    floor: float = 0.7
    late: bool = False


# "Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 8 năm 2026", "Luật này có hiệu lực từ ngày 01/7/2026"
_FORCE = re.compile(
    r"^\s*(?:bộ luật|luật|pháp lệnh|nghị định|thông tư|quyết định|nghị quyết) này có hiệu lực(?: thi hành)?,?"
    r" (?:kể )?từ (?:ngày )?(?P<day>\d{1,2})(?: tháng |[/.-])(?P<month>\d{1,2})(?: năm |[/.-])(?P<year>\d{4})"
)
# "Luật Hóa chất số 69/2025/QH15": what a title says of form and number
_FORM = re.compile(r"(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết)(?!\w)|số \S+|ngày .*$")


def ahead(candidate: Pair, params: Params) -> Signal | None:
    """The two days, when the draft details the other text by its title."""
    under, above = candidate.left_document, candidate.right_document
    if not under.drafted or tier(under, above) != -1 or under.header.kind == above.header.kind:
        return None
    mine, theirs = _since(candidate.left), _since(candidate.right)
    if mine is None or theirs is None or mine[0] == theirs[0] or _detailed(under, above) < params.floor:
        return None
    if (mine[0] > theirs[0]) != params.late or (params.late and theirs[0] <= candidate.as_of):
        return None
    order = "sau" if params.late else "trước"
    return Signal(
        strength=0.9,
        left=(mine[1],),
        right=(theirs[1],),
        slots=(("mine", f"{mine[0]:%d/%m/%Y}"), ("theirs", f"{theirs[0]:%d/%m/%Y}")),
        why=(
            f"Dự thảo có hiệu lực ngày {mine[0]:%d/%m/%Y}, {order} văn bản mà nó quy định chi tiết"
            f" ({theirs[0]:%d/%m/%Y}).",
            "Văn bản quy định chi tiết phải có hiệu lực cùng thời điểm với văn bản, nội dung được quy định chi tiết.",
            "Giả định phần được quy định chi tiết không có ngày có hiệu lực riêng.",
        ),
    )


def _since(norm: Norm) -> tuple[date, Span] | None:
    found = _FORCE.match(lowered(norm.text))
    if found is None or norm.quoted:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return day, Span(norm.span.start + found.start(), norm.span.start + found.end())


def _detailed(under: DocumentInfo, above: DocumentInfo) -> float:
    """Share of the words of the higher title in that of the draft, form and number left out."""
    name = _FORM.sub(" ", lowered(above.header.title or ""))
    return cover(name, lowered(under.header.title or "")) if content(name) else 0.0


CHECK = Check(Params, ahead, (Pair,))
