"""The draft says that a thing need not be, or is left out, that the nearest provision of the law demands.

"không cần bảo lãnh của tổ chức tín dụng" against "việc nộp dần phải có bảo lãnh của tổ chức tín dụng"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import other_class, outside, points_elsewhere
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, relate, same_scale, tier
from vbpl_check.denials import Words
from vbpl_check.model import Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.stances import NO_RULE, urges
from vbpl_check.text import lowered
from vbpl_check.waivers import Demand, Waiver, demands, waivers
from vbpl_check.weights import Sides, Weights


@dataclass(frozen=True)
class Params:
    """``thing``: share of what is waived that the law's demand must have. ``fit``: the least of that share together

    with ``beside`` times the shares that each side has of the rest of the other. ``steps``: words for papers,
    consents and steps of a procedure; ``only``: whether the thing must begin with one of them or must not.
    """

    words: Words
    steps: tuple[str, ...]
    only: bool
    thing: float = 0.55
    fit: float = 1.0
    beside: float = 0.6


def relieved(candidate: Pair, params: Params) -> Signal | None:
    """The best fitting waiver of the draft and demand of the law."""
    if candidate.standing is not None and candidate.standing.place > 0:
        return None
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    if candidate.right.exceptions or not comparable(candidate):
        return None
    sides = _sides(candidate)
    if _silent(sides, params):
        return None
    best: tuple[float, Waiver, Demand] | None = None
    for waiver in waivers(sides.draft):
        if waiver.thing.startswith(params.steps) != params.only:
            continue
        for demand in demands(sides.law):
            fit = _fit(waiver, demand, sides, params)
            if fit < max(params.fit, best[0] if best else 0.0):
                continue
            if not _apart(waiver, demand, candidate, sides, params.words):
                best = fit, waiver, demand
    return _signal(sides, *best) if best else None


def _sides(candidate: Pair) -> Sides:
    draft, law = candidate.left, candidate.right
    mine, theirs = (lowered(f"{norm.heading}. {norm.lead_in} {norm.text}") for norm in (draft, law))
    return Sides(draft, law, mine, theirs, Weights(candidate.spread, candidate.norms))


def _silent(sides: Sides, params: Params) -> bool:
    """Does either side rule on nothing, or on what the other leaves to others?"""
    headings = lowered(f"{sides.law.heading} | {sides.draft.heading}")
    if NO_RULE.search(headings) or params.words.breach.search(lowered(sides.draft.heading)):
        return True
    fined = "sanction" in (sides.law.modality, sides.draft.modality)
    if fined or sides.law.delegates or urges(lowered(sides.law.text)):
        return True
    texts = lowered(sides.draft.text), sides.theirs
    return opposite_cases(*texts) or outside(*texts) or points_elsewhere(*texts)


def _fit(waiver: Waiver, demand: Demand, sides: Sides, params: Params) -> float:
    cover = sides.weights.cover
    said = f"{demand.before} {demand.act}"
    if not demand.marked and " ".join(waiver.thing.split()[:2]) not in demand.act:
        return 0.0
    if not demand.marked and demand.before and len(content(waiver.thing)) <= _SHORT:
        return 0.0  # "có hợp đồng với cơ sở có giấy phép": said of somebody else
    thing = cover(waiver.thing, said)
    if thing < params.thing or cover(waiver.thing, demand.act) < params.thing / 2:
        return 0.0
    case = cover(f"{lowered(sides.draft.heading)}. {waiver.case}", sides.theirs)
    back = cover(said, sides.mine)
    return thing + params.beside * (case + back)


_SHORT = 2  # content syllables of a thing that many others have too


def _apart(waiver: Waiver, demand: Demand, candidate: Pair, sides: Sides, words: Words) -> bool:
    """Is the draft's case the opposite of the law's, one that it excepts, or one that it spares elsewhere?"""
    if other_class(waiver.case, demand.before, _CLASSES) or _lists_kinds(demand) or _beyond(sides):
        return True
    if _REST.search(demand.before):
        return True
    if _POINTS.search(demand.before) and "quy định tại" not in waiver.case:
        return True
    if _conditional(demand, sides) or _contrasted(waiver, demand, words):
        return True
    return _complement(waiver.case, sides) or _spared(waiver, candidate, sides)


_CLASSES = ("loại", "hạng", "nhóm", "cấp", "bậc")  # nouns before the label of a class
# "Giấy phép xây dựng bao gồm các loại sau đây:": names kinds, demands nothing
_KINDS = re.compile(
    r"(?:(?:loại|hình thức|nhóm|trường hợp|phương thức|biện pháp)(?: sau đây| sau| dưới đây)?"
    r"|(?:biện pháp|loại|hình thức)[^.;:]{0,40} (?:bao gồm|gồm))\s*:\s*$"
)


def _lists_kinds(demand: Demand) -> bool:
    return not demand.marked and _KINDS.search(demand.before) is not None


# "trường hợp tốt nghiệp chuyên ngành khác phải có chứng chỉ": the demand is for the rest of the cases
_REST = re.compile(
    r"(?<!\w)(?:trường hợp|đối tượng|người|tổ chức|cơ sở)[^,;.:]*(?<!\w)(?:khác|còn lại)\s*(?:,|thì)?\s*$"
)
# "trong các trường hợp quy định tại điểm d và điểm đ khoản 1": which cases is told elsewhere
_POINTS = re.compile(r"(?:trường hợp|đối tượng) (?:được )?(?:quy định|nêu) tại (?:các )?(?:điểm|khoản|điều)")


# "phải có hộ chiếu, nếu làm việc trên tàu hoạt động tuyến quốc tế", "phải … khi khai thác thủy sản"
_IF = re.compile(r"(?<!hoặc)(?<!và),? (?P<mark>nếu|đối với|khi|trong trường hợp)(?!\w)(?P<what>[^;.]*)$")
_MET = {"nếu": 0.3, "đối với": 0.3, "khi": 0.1, "trong trường hợp": 0.3}  # share of it that the draft must name


def _conditional(demand: Demand, sides: Sides) -> bool:
    """Does the demand end with a condition of which the draft says nothing?"""
    found = _IF.search(demand.act)
    if found is None:
        return False
    known = frozenset(content(f"{demand.before} {demand.act[: found.start()]}"))
    rest = " ".join(word for word in content(found["what"]) if word not in known)
    return sides.weights.cover(rest, sides.mine) < _MET[found["mark"]] if rest else False


# "trang trại quy mô vừa", "doanh nghiệp nhỏ": of one thing another size
_SIZE = re.compile(r"(?<!\w)(?P<what>\w+ \w+) (?P<size>lớn|vừa|nhỏ|siêu nhỏ)(?!\w)")


def _contrasted(waiver: Waiver, demand: Demand, words: Words) -> bool:
    """Do both name, each before the thing, another of two classes or another size of one thing?"""
    mine, theirs = waiver.case, demand.before
    for first, second in words.contrasts:
        for one, other in ((first, second), (second, first)):
            if one in mine and other not in mine and other in theirs and one not in theirs:
                return True
    sizes = [{(found["what"], found["size"]) for found in _SIZE.finditer(text)} for text in (mine, theirs)]
    common = {what for what, _ in sizes[0]} & {what for what, _ in sizes[1]}
    return any(not {s for w, s in sizes[0] if w == what} & {s for w, s in sizes[1] if w == what} for what in common)


def _beyond(sides: Sides) -> bool:
    """Is the draft about a number that lies outside of those of the law: "08 thuyền viên", "từ 10 thuyền viên"?"""
    return any(
        mine.measured and same_scale(mine, theirs) and mine.unit == theirs.unit and relate(mine, theirs) == "disjoint"
        for mine in sides.draft.quantities
        for theirs in sides.law.quantities
    )


# "cơ sở không phát sinh chất thải", "khu dân cư không tập trung", "chưa kết hôn": what marks the case by its lack
_LACKS = re.compile(
    r"(?<!\w)(?:không|chưa)(?! (?:(?:quá|vượt|dưới|trên)(?: mức)? \d|phân biệt|phải|được|cần|thể))"
    r" (?:có |bị |còn |gây |thuộc |là |vượt (?:quá )?|quá )?"
    r"(?P<what>[^,;.]{3,60}?)(?=,|;|\.| (?:thì|và|hoặc|phải|được|mà|nhưng|do|của|tại|trong|đến|xử lý)(?!\w)|$)"
)
_SAME = 0.6  # share of the words of a lack that the law must name


def _complement(case: str, sides: Sides) -> bool:
    """Does the draft speak of those that lack what the law's case has?"""
    for found in _LACKS.finditer(case):
        what = found["what"]
        lacking = any(f"{no} {what.split()[0]}" in sides.theirs for no in ("không", "chưa", "không có", "không còn"))
        named = (what, case[found.start("what") :])
        if content(what) and not lacking and any(sides.weights.cover(part, sides.theirs) >= _SAME for part in named):
            return True
    return False


# "không phải nộp", "được miễn", "không bắt buộc", "trừ"
_SPARES = re.compile(
    r"(?<!\w)(?:không phải|không cần|không bắt buộc|không yêu cầu|miễn(?! trừ)|không áp dụng"
    r"|(?<!miễn )(?<!khấu )(?<!loại )trừ(?! đi))(?!\w)"
)


def _spared(waiver: Waiver, candidate: Pair, sides: Sides) -> bool:
    """Does another provision of the law, about as near, spare the thing itself?"""
    for rival in (sides.law, *candidate.rivals):
        text = lowered(f"{rival.lead_in} {rival.text}")
        if rival.provision.document == sides.draft.provision.document:
            continue
        for found in _SPARES.finditer(text):
            spared = _STOP.split(text[found.end() :], maxsplit=1)[0]
            if sides.weights.cover(waiver.thing, spared) >= _SAME:
                return True
    return False


_STOP = re.compile(r"[;.]\s| (?:phải|thì|nhưng)(?!\w)")  # where the words of what is spared end


def _signal(sides: Sides, fit: float, waiver: Waiver, demand: Demand) -> Signal:
    spans = tuple(
        (Span(norm.span.start + part.start, norm.span.start + part.end),)
        for norm, part in ((sides.draft, waiver), (sides.law, demand))
    )
    return Signal(
        strength=round(min(0.95, 0.3 + 0.4 * fit), 3),
        left=spans[0],
        right=spans[1],
        slots=(("thing", waiver.thing), ("demanded", demand.act)),
        why=(
            f"Dự thảo bỏ: “{waiver.thing}”; văn bản cấp trên đòi: “{demand.act}”.",
            "Đây là quy định của văn bản cấp trên gần với câu này của dự thảo nhất.",
            "Không thấy ngoại lệ nào của văn bản cấp trên cho trường hợp này.",
        ),
    )


CHECK = Check(Params, relieved, (Pair,))
