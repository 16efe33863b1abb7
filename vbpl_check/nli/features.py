"""What two norms have in common and where they part, as numbers: the input of the model on alignment features."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from vbpl_check.compare import content, cover, dice, terms
from vbpl_check.model import Norm, Pair, Quantity, Standing

_MODALITIES = ("obligation", "prohibition", "permission", "exemption", "sanction", "statement")
# words that turn, narrow, widen or soften a rule; each side is searched for each of them
_CUES: tuple[tuple[str, str], ...] = (
    ("not", r"\bkhông\b(?! quá\b| ít hơn\b| thấp hơn\b| vượt)|\bchưa\b|\bcấm\b"),  # "không được", "nghiêm cấm"
    ("only", r"\bchỉ\b"),  # "chỉ được thực hiện khi"
    ("except", r"\btrừ\b|\bngoại trừ\b"),  # "trừ trường hợp bất khả kháng"
    ("even", r"\bkể cả\b|\bbao gồm cả\b|\bmọi\b|\btất cả\b|\bkhông phân biệt\b"),  # "mọi tổ chức, cá nhân"
    ("waive", r"\bkhông phải\b|\bkhông cần\b|\bkhông bắt buộc\b|\bkhông yêu cầu\b|\bđược miễn\b|\bmà không\b"),
    ("option", r"\bcó thể\b|\bkhuyến khích\b|\bxem xét\b|\btự nguyện\b|\blựa chọn\b|\bđược quyền\b"),
    ("must", r"\bphải\b|\bbắt buộc\b|\bcó trách nhiệm\b|\bcó nghĩa vụ\b"),
    ("may", r"\bđược\b|\bcó quyền\b"),
    ("condition", r"\bnếu\b|\bkhi\b|\btrường hợp\b|\bvới điều kiện\b|\bsau khi\b|\btrước khi\b"),
    ("consent", r"\b(?:đồng ý|chấp thuận|thống nhất|cho phép|phê duyệt|xác nhận)\b"),
    ("defer", r"\btheo quy định\b|\bquy định khác\b|\bthỏa thuận khác\b"),
    ("foreign", r"\bnước ngoài\b"),
    ("permanent", r"\bthường trú\b|\btạm trú\b|\bhộ khẩu\b|\btrên địa bàn\b"),
    ("fee", r"\bphí\b|\bkinh phí\b|\bmiễn phí\b|\bchi trả\b"),
    ("again", r"\bmột lần\b|\bhằng năm\b|\bđịnh kỳ\b"),
)
_REMEMBERED = 1 << 12  # norms: each is read with several others
_ALONE = Standing(0, 1.0, 1)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _CUES)
_BOTH = tuple(f"{name}_{side}" for name, _ in _CUES for side in ("new", "lost", "both"))
_LEXICAL = (
    "similarity", "dice", "cover_left", "cover_right", "sort_ratio", "set_ratio", "partial_ratio", "heading_dice",
    "heading_cover", "act_dice", "act_ratio", "lead_cover", "new_words", "lost_words", "length_left", "length_ratio",
    "longest_shared", "same_start", "near",
)  # fmt: skip
_STANDING = (
    "first", "second", "place", "share", "share_cubed", "among", "first_similar", "first_heading", "similar_heading",
)  # fmt: skip
_SUBJECT = ("subject_same", "subject_ratio", "subject_missing", "body_left", "body_right", "bodies_differ", "agent_new")
_QUANTITY = (
    "numbers_left", "numbers_right", "comparable", "equal", "apart", "overlap", "unit_differs", "measured",
    "looser", "tighter", "count_equal",
)  # fmt: skip
_LAW = (
    "conditions_left", "conditions_right", "condition_dice", "exceptions_left", "exceptions_right", "delegates",
    "yields_left", "yields_right", "grants_differ", "grants_same", "required", "waived", "cited", "rivals", "leeway",
)  # fmt: skip
_STATUS = tuple(f"{a[:4]}_{b[:4]}" for a, b in product(_MODALITIES, _MODALITIES))
NAMES: tuple[str, ...] = (*_LEXICAL, *_STANDING, *_SUBJECT, *_QUANTITY, *_LAW, *_BOTH, *_STATUS)


def features(pair: Pair) -> tuple[float, ...]:
    """One number for each of ``NAMES``; shares are 0..1, counts are logarithms of one more."""
    left, right = pair.left, pair.right
    lexical = tuple(_lexical(pair))
    return (
        *lexical,
        *_standing(pair, lexical[_LEXICAL.index("heading_cover")]),
        *_subjects(left, right),
        *_quantities(left, right),
        *_laws(pair),
        *_cues(whole(left), whole(right)),
        *(float(left.modality == a and right.modality == b) for a, b in product(_MODALITIES, _MODALITIES)),
    )


def whole(norm: Norm) -> str:
    """The norm with the words above it that it continues, in lower case."""
    return f"{norm.lead_in} {norm.text}".strip().lower()


def _log(count: float) -> float:
    return math.log1p(count)


def _lexical(pair: Pair) -> Iterator[float]:
    from rapidfuzz import fuzz

    left, right = pair.left, pair.right
    one, other = whole(left), whole(right)
    mine, theirs = terms(one), terms(other)
    shared = mine & theirs
    yield pair.similarity
    yield dice(one, other)
    yield cover(one, f"{other} {right.heading}")
    yield cover(other, f"{one} {left.heading}")
    yield fuzz.token_sort_ratio(one, other) / 100
    yield fuzz.token_set_ratio(one, other) / 100
    yield fuzz.partial_ratio(one[:300], other[:300]) / 100
    yield dice(left.heading, right.heading)
    yield max(cover(left.heading, f"{right.heading} {other}"), cover(right.heading, f"{left.heading} {one}"))
    yield dice(left.act, right.act)
    yield fuzz.token_set_ratio(left.act, right.act) / 100 if left.act and right.act else 0.0
    yield cover(right.lead_in, one) if right.lead_in else 0.0
    yield _log(len(mine - theirs))
    yield _log(len(theirs - mine))
    yield _log(len(mine))
    yield min(len(mine), len(theirs)) / max(len(mine), len(theirs), 1)
    yield _log(max((len(term) for term in shared), default=0))
    yield float(content(one)[:2] == content(other)[:2])
    yield float(bool(pair.nearest))


def _standing(pair: Pair, heading: float) -> Iterator[float]:
    known = pair.standing or _ALONE
    first = float(known.place == 0)
    yield first
    yield float(known.place == 1)
    yield 1 / (1 + known.place)
    yield known.share
    yield known.share**3
    yield _log(known.among)
    yield first * pair.similarity
    yield first * heading
    yield pair.similarity * heading


def _subjects(left: Norm, right: Norm) -> Iterator[float]:
    from rapidfuzz import fuzz

    one, other = left.subject.lower(), right.subject.lower()
    mine, theirs = _offices(left), _offices(right)
    yield float(bool(left.subject_key) and left.subject_key == right.subject_key)
    yield fuzz.token_set_ratio(one, other) / 100 if one and other else 0.5
    yield float(not one) + float(not other)
    yield float(left.subject_kind == "body")
    yield float(right.subject_kind == "body")
    yield float(bool(mine and theirs) and not mine & theirs)
    yield float(bool(mine - theirs))


def _offices(norm: Norm) -> set[str]:
    return {office.key for grant in norm.grants for office in grant.offices}


def _quantities(left: Norm, right: Norm) -> Iterator[float]:
    relations = [_relation(a, b) for a in left.quantities for b in right.quantities if a.dimension == b.dimension]
    best = max((dice(a.measured, b.measured) for a in left.quantities for b in right.quantities), default=0.0)
    units = {q.unit for q in left.quantities} ^ {q.unit for q in right.quantities}
    yield _log(len(left.quantities))
    yield _log(len(right.quantities))
    yield _log(len(relations))
    for name in ("equal", "apart", "overlap"):
        yield float(name in relations)
    yield float(bool(relations) and bool(units))
    yield best
    yield float("looser" in relations)
    yield float("tighter" in relations)
    yield float(len(left.quantities) == len(right.quantities) > 0)


def _relation(a: Quantity, b: Quantity) -> str:
    if a.unit != b.unit:
        return "other_unit"
    low, high = (a.low, a.high), (b.low, b.high)
    if low == high:
        return "equal"
    inf = math.inf
    first = (-inf if a.low is None else a.low, inf if a.high is None else a.high)
    second = (-inf if b.low is None else b.low, inf if b.high is None else b.high)
    if first[0] > second[1] or second[0] > first[1]:
        return "apart"
    if first[0] >= second[0] and first[1] <= second[1]:
        return "tighter"
    if second[0] >= first[0] and second[1] <= first[1]:
        return "looser"
    return "overlap"


def _laws(pair: Pair) -> Iterator[float]:
    left, right = pair.left, pair.right
    yield _log(len(left.conditions))
    yield _log(len(right.conditions))
    yield dice(" ".join(left.conditions), " ".join(right.conditions))
    yield _log(len(left.exceptions))
    yield _log(len(right.exceptions))
    yield float(bool(right.delegates))
    yield float(bool(left.yields))
    yield float(bool(right.yields))
    acts = [
        {o.key for o in a.offices} == {o.key for o in b.offices}
        for a in left.grants
        for b in right.grants
        if set(a.acts) & set(b.acts)
    ]
    yield float(False in acts)
    yield float(True in acts)
    mine, theirs = _stances(left), _stances(right)
    yield float("required" in mine and "required" not in theirs)
    yield float("waived" in mine and "required" in theirs)
    yield float(any(link.source == left.provision and link.target == right.provision for link in pair.links))
    yield _log(len(pair.rivals))
    yield _log(len(pair.leeway))


def _stances(norm: Norm) -> set[str]:
    return {requirement.stance for requirement in norm.requirements}


@lru_cache(maxsize=_REMEMBERED)
def _heard(text: str) -> tuple[bool, ...]:
    """Which of the cues the text has."""
    return tuple(pattern.search(text) is not None for _, pattern in _PATTERNS)


def _cues(left: str, right: str) -> Iterator[float]:
    for mine, theirs in zip(_heard(left), _heard(right), strict=True):
        yield float(mine and not theirs)
        yield float(theirs and not mine)
        yield float(mine and theirs)
