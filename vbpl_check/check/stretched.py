"""The draft stretches a rule of the law to those whom the law leaves out or does not name, and says so itself.

"kể cả bệnh nhân cấp cứu" against "trừ bệnh nhân cấp cứu"; "được hưởng như người thường trú" where only they are named;
"người chưa kê khai cũng được hỗ trợ" against "người đã kê khai được hỗ trợ"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from vbpl_check.check import Check, against_draft, standing
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml, whose ``contrasts`` are the groups that exclude each other.

    ``excepted``: share of the weight of what the draft takes in that an exception of the law must have; ``left_out``:
    the same where the draft only says "cũng". ``named``: the same for the group that the draft names as the model and
    the text of the law. ``act``: the same for what the group gets. ``near``, ``nearest``: how near to the draft the
    law's provision must be, beside the nearest one.
    """

    words: Words
    excepted: float = 0.2
    left_out: float = 0.33
    named: float = 0.6
    act: float = 0.25
    near: float = 0.4
    nearest: float = 0.7


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the draft takes in (``taken``, from ``start`` to ``end`` of its text) and what the law says (``said``)."""

    strength: float
    taken: str
    said: str
    start: int
    end: int


_PLACES = 1  # how many provisions of the law may be nearer to the draft where no exception is met
_FAR = 5  # the same where an exception of the law names what the draft takes in


def stretches(candidate: Pair, params: Params) -> Signal | None:
    """The plainest words of the draft that take in what the law leaves out."""
    if candidate.closeness < params.near or not against_draft(candidate) or not standing(_plain(candidate)):
        return None
    draft, law = candidate.left, candidate.right
    if tier(candidate.left_document, candidate.right_document) != -1 or law.delegates or _TELLING.search(_heads(draft)):
        return None
    weights = Weights(candidate.spread, candidate.norms)
    place = candidate.standing.place if candidate.standing else 0
    found = list(_taken_in(draft, law, weights, params)) if place <= _FAR else []
    if place <= _PLACES:
        found += _though_left_out(draft, law, weights, params)
    if place <= _PLACES and candidate.closeness >= params.nearest:
        found += _likened(draft, law, weights, params)
    if place == 0:
        found += [*_besides(draft, law, weights, params), *_also(draft, law, weights, params)]
    best = max(found, key=lambda each: each.strength, default=None)
    return _signal(candidate, best) if best else None


def _plain(candidate: Pair) -> Pair:
    """The pair without the exceptions of the law: that the draft speaks of what is excepted is the point here."""
    return replace(candidate, right=replace(candidate.right, exceptions=()))


# "Giải thích từ ngữ", "Phạm vi điều chỉnh": no rule for anybody
_TELLING = re.compile(r"giải thích từ ngữ|phạm vi điều chỉnh|hiệu lực thi hành|điều khoản thi hành")


def _heads(norm: Norm) -> str:
    return lowered(norm.heading)


def _whole(norm: Norm) -> str:
    return lowered(f"{norm.heading}. {norm.lead_in} {norm.text}")


# "kể cả ca cấp cứu", "gồm cả đơn vị sự nghiệp", "không phân biệt là bên tổ chức hay bên tham gia"
_TAKEN = re.compile(
    r"(?<!\w)(?:kể cả|gồm cả|không phân biệt|bất kể)(?: (?:khi|trường hợp|trong|đối với|cả|là))* (?P<what>[^;.]{4,160})"
)
# "kể cả người quản lý, | nếu người bệnh không đồng ý": the case, not who is taken in
_UNLESS = re.compile(r",? (?:nếu|khi|trừ|mà|trong trường hợp)(?!\w)")
# "trừ bệnh nhân cấp cứu", "không áp dụng đối với đơn vị sự nghiệp"; not "miễn trừ", "trừ vào lương"
_LEFT_OUT = re.compile(
    r"(?<!\w)(?:(?<!miễn )(?<!loại )(?<!khấu )(?<!bù )trừ(?! (?:vào|đi|hết|điểm|lùi))|ngoại trừ|không kể|không bao gồm"
    r"|không gồm|không áp dụng (?:đối với|cho|với))(?: (?:khi|các|những|trường hợp|đối với))* (?P<what>[^;.)]{4,400})"
)


def _taken_in(draft: Norm, law: Norm, weights: Weights, params: Params) -> Iterator[Stretch]:
    """ "kể cả X" in the draft, where the law excepts X."""
    found, theirs = _TAKEN.search(lowered(draft.text)), lowered(f"{law.lead_in} {law.text}")
    if found is None or any(weights.cover(found["what"], same["what"]) >= _SAME for same in _TAKEN.finditer(theirs)):
        return
    taken = _UNLESS.split(found["what"])[0]
    for exception in _LEFT_OUT.finditer(theirs):
        share = weights.cover(taken, exception["what"])
        if share >= params.excepted and _word(taken, exception["what"]):
            yield Stretch(0.6 + 0.4 * share, taken, exception.group(), found.start(), found.start("what") + len(taken))


# "Đơn vị quân đội cũng công bố tiêu chuẩn"; not "cũng như", "cũng không phải"
_TOO = re.compile(r"(?P<who>[^;.]{6,200}?) cũng (?!như|là|không|chỉ|đồng)(?=\w)")


def _though_left_out(draft: Norm, law: Norm, weights: Weights, params: Params) -> Iterator[Stretch]:
    """ "X cũng" in the draft, where the law excepts X and its rule does not name it."""
    found, theirs = _TOO.search(lowered(draft.text)), lowered(f"{law.lead_in} {law.text}")
    if found is None or _BARRED.search(found.string, 0, found.end()):
        return
    for exception in _LEFT_OUT.finditer(theirs):
        share = weights.cover(found["who"], exception["what"])
        nearer = share > weights.cover(found["who"], theirs[: exception.start()])
        if share >= params.left_out and nearer and _word(found["who"], exception["what"]):
            yield Stretch(0.5 + 0.4 * share, found["who"], exception.group(), found.start(), found.end())


def _word(one: str, other: str) -> bool:
    """Have both a word of two syllables in common, not only single ones?"""
    run, there = content(one), f" {' '.join(content(other))} "
    return any(f" {first} {second} " in there for first, second in pairwise(run))


# "người tạm trú được ứng cử như người thường trú", "doanh nghiệp nhỏ cũng phải nộp như doanh nghiệp lớn"
_LIKENED = re.compile(
    r"(?P<who>[^;.]{6,160}?)(?<!\w)(?P<also>cũng )?(?:được|phải|có quyền|có trách nhiệm|hưởng)(?!\w)"
    r"(?P<act>[^;.]{4,160}?) như (?:đối với |với |của )?(?P<like>(?!sau|trên|nhau|quy định|tại)[^;.,]{4,100})"
)
# the law itself likens: "như đối với", "được áp dụng ưu đãi đối với địa bàn khó khăn", "tương đương với"
_LIKE = re.compile(r"(?<!\w)(?:như (?!sau|trên)|áp dụng (?:[^;.]{3,80}? )?đối với |tương (?:tự|đương)(?!\w))")
_DENIED = re.compile(r"(?<!\w)(?:không|chưa) $")


def _likened(draft: Norm, law: Norm, weights: Weights, params: Params) -> Iterator[Stretch]:
    """ "X được hưởng như Y" in the draft, where the law names Y and does not liken anybody to it."""
    found, whole = _LIKENED.search(lowered(draft.text)), _whole(law)
    if found is None or _LIKE.search(whole) or _DENIED.search(found["who"]):
        return
    if not found["also"] and found["like"].split()[0] not in found["who"].split():
        return  # "giấy tờ như sổ hộ khẩu": an example
    model, act = weights.cover(found["like"], whole), weights.cover(found["act"], whole)
    if model >= params.named and act >= params.act and weights.cover(found["who"], whole) < _SAME:
        yield Stretch(0.4 + 0.3 * model + 0.2 * act, found["who"], found["like"], found.start(), found.end())


_SAME = 0.65  # share of the group of the draft from which on the law names it

# "Ngoài thuốc không kê đơn, thuốc kê đơn cũng được quảng cáo"
_BESIDES = re.compile(
    r"^(?:[a-zđ0-9]+[.)]\s*)?(?:ngoài|bên cạnh) (?P<known>[^,;.]{4,100}), (?P<new>[^;.]{4,120}?) cũng"
    r" (?=được|phải|có|thuộc|là|áp dụng|hưởng)"
)


def _besides(draft: Norm, law: Norm, weights: Weights, params: Params) -> Iterator[Stretch]:
    """ "Ngoài X, Y cũng được" in the draft, where the law names X alone."""
    found, whole = _BESIDES.search(lowered(draft.text)), _whole(law)
    if found is None or _OPEN.search(whole):
        return
    share, act = weights.cover(found["known"], whole), weights.cover(draft.text[found.end() :], whole)
    if share >= params.named and len(content(found["known"])) >= _TELLING_WORDS:
        yield Stretch(min(0.9, 0.5 + 0.3 * share + 0.2 * act), found["new"], found["known"], 0, found.end())


# "các trường hợp khác", "ngoài ra": the law itself is open
_OPEN = re.compile(r"(?<!\w)(?:ngoài(?! (?:phạm vi|trời|nước))|khác|cũng|kể cả|gồm cả)(?!\w)")
_TELLING_WORDS = 2

# "Chủ vật nuôi chưa kê khai cũng được hỗ trợ"
_ALSO = re.compile(r"(?P<who>[^;.]{6,200}?) cũng (?=được|có quyền|phải|có thể|thuộc|áp dụng|hưởng)")
# "Trên các tuyến đầu tư mới, được bố trí đường gom", "Doanh nghiệp nước ngoài có quyền mua"; not "không được"
_PRIVILEGE = re.compile(
    r"(?<!\w)(?<!không )(?<!chỉ )"
    r"(?:được(?! (?:quy định|gọi|coi|xem|hiểu|tính|xác định|nêu))|có quyền|có thể|miễn)(?!\w)"
)
_BARRED = re.compile(r"(?<!\w)(?:không (?:được|phải|bắt buộc|cần|có quyền)|nghiêm cấm|chỉ được)(?!\w)")
# "chưa thực hiện kê khai", "không thuộc diện": a quality that is denied
_LACK = re.compile(
    r"(?<!\w)(?:chưa|không|chưa có|không có|không còn)(?: thực hiện| được| phải)?"
    r" (?!được|phải|quá|vượt|thấp|cao|ít|nhiều|cần|bắt buộc|có|thể)(?P<what>\w+ \w+)"
)


def _also(draft: Norm, law: Norm, weights: Weights, params: Params) -> Iterator[Stretch]:
    """ "X chưa V cũng được" in the draft, where the law has it for those who did; or another group instead of one."""
    text, theirs = lowered(draft.text), lowered(f"{law.lead_in} {law.text}")
    if _OPEN.search(theirs):
        return
    whole = _whole(law)
    also = _ALSO.search(text)
    if also:
        contrast = next(iter((*_lacks(also["who"], theirs), *_groups(also["who"], theirs, draft, params))), None)
        if contrast and weights.cover(text[also.end() :], whole) >= _ACT:
            yield Stretch(0.75, contrast[0], contrast[1], 0, also.end())
        return
    given = _PRIVILEGE.search(text)
    if given is None or _BARRED.search(text) or _BARRED.search(theirs) or not _PRIVILEGE.search(theirs):
        return
    for mine, other in _groups(text, theirs, draft, params):
        share = weights.cover(text, whole)
        if share >= _COPIED:
            yield Stretch(0.4 + 0.5 * share, mine, other, 0, len(text))


_ACT = 0.25  # share of what the group gets that the law must have
_COPIED = 0.5  # share of the clause of the draft that the law must have


def _lacks(who: str, theirs: str) -> Iterator[tuple[str, str]]:
    """A quality that one side denies of the group and the other affirms."""
    for one, other in ((who, theirs), (theirs, who)):
        for found in _LACK.finditer(one):
            has = re.search(rf"(?<!\w){re.escape(found['what'])}(?!\w)", other)
            denied = re.search(rf"(?<!\w)(?:không|chưa)(?: \w+){{0,3}} {re.escape(found['what'])}", other)
            if has and not denied:
                yield (found.group(), found["what"]) if one is who else (found["what"], found.group())


def _groups(who: str, theirs: str, draft: Norm, params: Params) -> Iterator[tuple[str, str]]:
    """A group of the draft and the opposite one of the law, neither side naming both."""
    mine = _whole(draft)
    for pair in params.words.contrasts:
        for one, other in (pair, pair[::-1]):
            if one in who and one not in theirs and other in theirs and other not in mine:
                yield one, other


def _signal(candidate: Pair, stretch: Stretch) -> Signal:
    draft = candidate.left
    return Signal(
        strength=round(min(0.95, stretch.strength), 3),
        left=(Span(draft.span.start + stretch.start, draft.span.start + stretch.end),),
        slots=(("taken", stretch.taken.strip(" ,")), ("said", stretch.said.strip(" ,"))),
        why=(
            f"Dự thảo áp dụng cho cả: “{stretch.taken.strip(' ,')}”.",
            f"Văn bản cấp trên chỉ nêu hoặc loại ra: “{stretch.said.strip(' ,')}”.",
            "Văn bản cấp trên không mở cho trường hợp khác và không giao quy định thêm.",
        ),
    )


CHECK = Check(Params, stretches, (Pair,))
