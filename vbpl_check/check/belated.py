"""The law has something done before an event; the draft has it done after that event.

"thông báo chậm nhất 30 ngày sau khi dự án vận hành" against "thông báo trước khi đưa dự án vào vận hành"
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
    """``apart``: words that make another act of it ("định kỳ", "lại"). ``generic``: syllables of any procedure.

    ``event``, ``act``: share of the telling syllables of the shorter event, the shorter act that both must have.
    ``near``: likeness of the two sentences from which they are compared.
    """

    apart: tuple[str, ...]
    generic: tuple[str, ...]
    event: float = 0.7
    near: float = 0.3
    act: float = 0.5


# "trước khi đưa dự án vào vận hành", "trước ngày khai mạc", "trước thời điểm thi công"
_BEFORE = re.compile(r"(?<!\w)trước (?:khi|ngày|thời điểm|lúc) (?P<event>[^,;.:()]{4,100})")
# "sau khi dự án vận hành", "kể từ ngày sử dụng lần đầu", "sau ngày khai mạc"
_AFTER = re.compile(
    r"(?<!\w)(?:sau (?:khi|ngày|thời điểm)|(?:kể từ|tính từ|từ) (?:khi|ngày|thời điểm|lúc))(?: sau khi)?"
    r" (?P<event>[^,;.:()]{4,100})"
)
# "không quá 15 ngày kể từ", "trong thời hạn 30 ngày sau khi", "chậm nhất 07 ngày": only a limit makes it a duty
_LIMIT = re.compile(r"(?:không quá|trong (?:thời hạn|vòng)|chậm nhất|không (?:muộn|chậm) hơn|trong) [^,;.]{0,30}$")
_OWN = 3  # syllables of its own that the act of either side may have when the other has them too
# " hoặc trước khi thay đổi mục đích", " thì": where an event ends
_END = re.compile(r" (?:hoặc|thì|phải|và|để|nếu|mà) ")


def done_after(candidate: Pair, params: Params) -> Signal | None:
    """The event before which the right norm wants the act that the left one puts after it."""
    if tier(candidate.left_document, candidate.right_document) != -1 or not against_draft(candidate):
        return None
    if 0 < candidate.similarity < params.near:
        return None
    left, right = candidate.left, candidate.right
    if not comparable(candidate) or right.exceptions or right.modality == "sanction" or right.delegates:
        return None
    mine, theirs = lowered(left.text), lowered(right.text)
    if _BEFORE.search(mine) or any((word in mine) != (word in theirs) for word in params.apart):
        return None
    for after in _AFTER.finditer(mine):
        if not _LIMIT.search(mine, 0, after.start()) and left.modality != "obligation":
            continue
        for before in _BEFORE.finditer(theirs):
            shares = _shares(mine, after, theirs, before, (left, right), params)
            if shares is not None:
                return Signal(
                    strength=round(min(0.5 + 0.2 * shares[0] + 0.3 * shares[1], 0.95), 3),
                    left=(_span(left, after),),
                    right=(_span(right, before),),
                    slots=(("after", after.group()), ("before", before.group())),
                    why=(
                        f"Bên này cho làm “{after.group()}”, bên kia đòi làm “{before.group()}”.",
                        f"Cùng sự kiện: “{_event(after)}” và “{_event(before)}”.",
                        "Bên kia không nêu ngoại lệ.",
                    ),
                )
    return None


def _shares(
    mine: str, after: re.Match[str], theirs: str, before: re.Match[str], norms: tuple[Norm, Norm], params: Params
) -> tuple[float, float] | None:
    """How much of the event and of the act both have; None when it is too little."""
    events = [frozenset(content(_event(match))) for match in (after, before)]
    if min(map(len, events)) < 2:
        return None
    acts = [
        frozenset(content(text[: match.start()] + " " + text[match.end() :])) - frozenset(params.generic) - events[1]
        for text, match in ((mine, after), (theirs, before))
    ]
    if min(map(len, acts)) < 3:
        return None
    if min(len(acts[0] - acts[1]), len(acts[1] - acts[0])) > _OWN:
        return None  # "công bố kết quả thi" beside "công bố danh sách giáo viên"
    event, act = (len(a & b) / min(len(a), len(b)) for a, b in (events, acts))
    return (event, act) if event >= params.event and act >= params.act and len(acts[0] & acts[1]) >= 3 else None


def _event(match: re.Match[str]) -> str:
    return _END.split(match["event"], maxsplit=1)[0]


def _span(norm: Norm, match: re.Match[str]) -> Span:
    return Span(norm.span.start + match.start(), norm.span.start + match.end())


CHECK = Check(Params, done_after, (Pair,))
