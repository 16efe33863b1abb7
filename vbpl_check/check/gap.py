"""A hole or an overlap between two neighbouring bands of one scale: "dưới 10 ha" and "trên 10 ha" leave out 10 ha."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.check import Check
from vbpl_check.compare import content
from vbpl_check.model import Address, Norm, Pair, Quantity, Signal

Fault = Literal["hole", "overlap"]


@dataclass(frozen=True)
class Params:
    """``fault``: "hole" or "overlap". ``dimensions``: what may be graded; fines and time limits are not.

    ``whole``: units that are counted, so that "đến 10 người" and "từ 11 người" leave no hole.
    """

    fault: str
    dimensions: tuple[str, ...]
    whole: tuple[str, ...]


_LETTERS = "abcdđeghiklmnopqrstuvxy"
# "từ 10 đến dưới 50", "dưới 10", "trên 100", "50 ha trở lên": words that draw a band
_BAND = re.compile(r"(?:từ|dưới|trên|đến|trở lên|trở xuống|quá|hơn)(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")


def faulty(candidate: Pair, params: Params) -> Signal | None:
    """Two neighbouring points that grade one thing and do not meet."""
    first, second = candidate.left, candidate.right
    if not _neighbours(first.provision, second.provision):
        return None
    one, other = _band(first, params), _band(second, params)
    if one is None or other is None or one.unit != other.unit or _rest(first) != _rest(second):
        return None
    lower, upper = sorted((one, other), key=lambda band: (band.low is not None, band.low or 0.0))
    if lower.high is None or upper.low is None or (lower.low is not None and lower.low >= upper.low):
        return None
    fault = _fault(lower, upper, params)
    if fault != params.fault:
        return None
    what = "không thuộc mức nào" if fault == "hole" else "thuộc cả hai mức"
    return Signal(
        strength=0.6,
        left=(one.span,),
        right=(other.span,),
        slots=(("lower", lower.raw), ("upper", upper.raw)),
        why=(
            f"Hai mức liền nhau của một thang: “{lower.raw}” và “{upper.raw}”; có giá trị {what}.",
            "Hai mức ở hai điểm kế tiếp, chỉ khác nhau ở con số.",
        ),
    )


def _neighbours(one: Address, other: Address) -> bool:
    """Are they consecutive points or clauses of one provision?"""
    if one.document != other.document or one.parts[:-1] != other.parts[:-1] or not one.parts:
        return False
    (level, here), (same, there) = one.parts[-1], other.parts[-1]
    if level != same or level not in ("diem", "khoan"):
        return False
    places = [_place(label, level) for label in (here, there)]
    return min(places) >= 0 and abs(places[0] - places[1]) == 1


def _place(label: str, level: str) -> int:
    if level == "diem":
        return _LETTERS.find(label) if len(label) == 1 else -1
    return int(label) if label.isdigit() else -1


def _band(norm: Norm, params: Params) -> Quantity | None:
    """The one value of the sentence that draws a band, if there is just one."""
    own = [value for value in norm.quantities if norm.span.start <= value.span.start < norm.span.end]
    bands = [value for value in own if value.dimension in params.dimensions and _BAND.search(value.raw)]
    return bands[0] if len(bands) == 1 else None


# "hồ loại nhỏ", "công trình cấp II", "doanh nghiệp vừa": the name of the class itself
_CLASS = re.compile(
    r"(?<!\w)(?:loại|cấp|nhóm|hạng|mức|bậc|nhỏ|vừa|lớn|trung bình|siêu nhỏ|rất|đặc biệt|[IVX]+|[A-ZĐ])(?!\w)"
)


def _rest(norm: Norm) -> frozenset[str]:
    """The words of the sentence without numbers, the words that draw the band and the name of the class."""
    return frozenset(content(_CLASS.sub(" ", _BAND.sub(" ", _NUMBER.sub(" ", norm.text)))))


def _fault(lower: Quantity, upper: Quantity, params: Params) -> Fault | None:
    end, start = lower.high, upper.low
    if end is None or start is None:
        return None
    if start < end or (start == end and not lower.high_open and not upper.low_open):
        return "overlap"
    step = 1.0 if upper.unit in params.whole else 0.0
    missing = start - end > step or (start == end and lower.high_open and upper.low_open)
    return "hole" if missing else None


CHECK = Check(Params, faulty, (Pair,))
