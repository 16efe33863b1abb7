"""A subordinate text moves the day until which the governing transition article gives time.

"phải hoàn thành cấp đổi trước ngày 01 tháng 01 năm 2028" against "36 tháng kể từ ngày Luật này có hiệu lực"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from vbpl_check.check import Check
from vbpl_check.compare import content, cover, tier
from vbpl_check.measures.entry import last_day
from vbpl_check.model import DocumentInfo, Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``acts``: words of what must be done in time, one of which both sides must name; ``floor``: likeness of both."""

    acts: tuple[str, ...]
    floor: float = 0.55
    slack: int = 2  # days that "trước ngày" and "đến hết ngày" may differ


# "ngày 01 tháng 01 năm 2028", "01/01/2028"
_DAY = r"(?:ngày )?(?P<day>\d{1,2})(?: tháng |[/.-])(?P<month>\d{1,2})(?: năm |[/.-])(?P<year>\d{4})"
# "đến hết ngày 30 tháng 6 năm 2026", "chậm nhất là ngày 31/12/2027"
_UNTIL = re.compile(rf"(?:đến hết|chậm nhất(?: là| đến)?|muộn nhất(?: là| đến)?|hạn cuối(?: là)?) {_DAY}")
# "phải hoàn thành cấp đổi trước ngày 01 tháng 01 năm 2028"; not "giấy phép cấp trước ngày ..."
_BEFORE = re.compile(rf"(?:phải|hoàn thành|có trách nhiệm)(?P<act>[^,;.:]{{0,90}}?) trước {_DAY}")
# what happened before a day, rather than what is due: "giấy phép đã được cấp", "hồ sơ nộp"
_PAST = re.compile(r"(?:\bđã(?: \w+){0,4}|\b(?:cấp|ký|ban hành|nộp|tiếp nhận|phê duyệt|công bố|thành lập))$")
# "trong thời hạn 36 tháng kể từ ngày Luật này có hiệu lực", "sau 02 năm kể từ ngày Nghị định này có hiệu lực"
_TERM = re.compile(
    r"(?:trong (?:thời hạn|vòng|thời gian)|không quá|chậm nhất(?: là)?) (?P<count>\d{1,3})(?: \([^()]{1,30}\))?"
    r" (?P<unit>ngày|tháng|năm),? kể từ ngày [\w ]{3,20} này có hiệu lực"
)


@dataclass(frozen=True)
class Term:
    """The last day and the words that give it."""

    last: date
    start: int
    end: int


def moves(candidate: Pair, params: Params) -> Signal | None:
    """The two last days, when they are of one duty."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or candidate.left_document.id == candidate.right_document.id:
        return None
    pair = ((candidate.left, candidate.left_document), (candidate.right, candidate.right_document))
    (lower, under), (higher, above) = pair if order < 0 else pair[::-1]
    if not higher.transitional or _older(under, above):
        return None
    mine, theirs = _term(lower, under), _term(higher, above)
    if mine is None or theirs is None or abs((mine.last - theirs.last).days) <= params.slack:
        return None
    strength = _same_duty(lower, higher, params)
    if strength < params.floor:
        return None
    spans = {side.provision: _span(side, term) for side, term in ((lower, mine), (higher, theirs))}
    change = "rút ngắn" if mine.last < theirs.last else "kéo dài"
    return Signal(
        strength=round(min(1.0, 0.4 + 0.6 * strength), 3),
        left=(spans[candidate.left.provision],),
        right=(spans[candidate.right.provision],),
        slots=(("change", change), ("mine", f"{mine.last:%d/%m/%Y}"), ("theirs", f"{theirs.last:%d/%m/%Y}")),
        why=(
            f"Thời hạn chuyển tiếp của văn bản cấp trên kết thúc ngày {theirs.last:%d/%m/%Y}"
            f" (văn bản đó có hiệu lực ngày {above.header.effective:%d/%m/%Y})."
            if above.header.effective
            else f"Thời hạn chuyển tiếp của văn bản cấp trên kết thúc ngày {theirs.last:%d/%m/%Y}.",
            f"Văn bản cấp dưới {change} thời hạn đó: {mine.last:%d/%m/%Y}.",
            "Giả định văn bản cấp trên không giao cho văn bản cấp dưới quy định thời hạn khác.",
        ),
    )


def _older(lower: DocumentInfo, higher: DocumentInfo) -> bool:
    """Was the subordinate text issued before the governing one? Its time ran under the law of its day."""
    mine, theirs = lower.header.issued, higher.header.issued
    return not lower.drafted and mine is not None and theirs is not None and mine < theirs


def _span(norm: Norm, term: Term) -> Span:
    return Span(norm.span.start + term.start, norm.span.start + term.end)


def _term(norm: Norm, document: DocumentInfo) -> Term | None:
    """The last day that the sentence gives, counted from the day its document takes effect where it says so."""
    text = norm.text.lower()
    for pattern in (_UNTIL, _BEFORE):
        for found in pattern.finditer(text):
            if pattern is _BEFORE and _PAST.search(found["act"]):
                continue
            day = _date(found["year"], found["month"], found["day"])
            if day is not None:
                return Term(day - timedelta(days=pattern is _BEFORE), found.start(), found.end())
    match = _TERM.search(text)
    start = document.header.effective
    if match is None or start is None:
        return None
    last = last_day(start, int(match["count"]), {"ngày": "day", "tháng": "month", "năm": "year"}[match["unit"]])
    return Term(last, match.start(), match.end()) if last else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _same_duty(lower: Norm, higher: Norm, params: Params) -> float:
    """Share of the words of one side that the other has, when both name one of the acts."""
    here, there = (lowered(f"{norm.lead_in} {norm.text}") for norm in (lower, higher))
    if not any(act in here and act in there for act in params.acts):
        return 0.0
    first = re.split(r";|\. ", here)[0]
    return cover(first, f"{higher.heading} {there}".lower()) if len(content(first)) >= 4 else 0.0


CHECK = Check(Params, moves, (Pair,))
