"""Plain reasons why two values are not of one matter, or why the difference between them is none."""

from __future__ import annotations

import re

from vbpl_check.cases import labels, sorts_cases
from vbpl_check.compare import days, far_apart, same_scale
from vbpl_check.measures.alignment import clause
from vbpl_check.measures.bounds import bound_values
from vbpl_check.measures.differing import Words, other_group, special_sides
from vbpl_check.measures.fit import agrees
from vbpl_check.measures.partner import belongs_elsewhere, within_another
from vbpl_check.measures.rivals import elsewhere
from vbpl_check.model import Norm, Pair, Quantity
from vbpl_check.text import lowered

# nouns whose labels sort the cases of a whole sentence: "thuốc vi phạm mức độ 2"
_SORTED = ("mức độ", "cấp độ", "nhóm", "hạng", "loại", "bậc", "giai đoạn")


def vetoed(pair: Pair, mine: Quantity, theirs: Quantity, params: Words) -> bool:
    """Is there a plain reason why the two cannot be of one matter, or why the difference is none?

    The draft speaks of a special case, they are of two groups of cases, far from each other, another value or another
    clause fits one of them better, or the law says the draft's value itself in a place as near.
    """
    left, right = pair.left, pair.right
    if far_apart(mine, theirs) or apart_by_words(left, right, mine, theirs):
        return True
    return (
        special_sides(clause(left, mine), clause(right, theirs), left, right, params)[0]
        or other_group(clause(left, mine), clause(right, theirs), left, right, params)
        or belongs_elsewhere(mine, theirs, left, right)
        or within_another(mine, theirs, right)
        or elsewhere(pair, mine, params)
    )


# "trong 07 ngày kể từ ngày có quyết định của | Thủ tướng Chính phủ", "sau khi | Hội đồng nhân dân tỉnh thông qua"
_AFTER = re.compile(r"(?:kể từ|sau) (?:ngày|khi|thời điểm) (?P<what>[^;.]{0,80})")


def _awaits(left: Norm, right: Norm) -> bool:
    """Does the draft tell what follows the act of the one who acts by the law?"""
    whoever = right.subject_key
    awaited = any(whoever in found["what"] for found in _AFTER.finditer(lowered(left.text))) if whoever else False
    return awaited and not left.subject_key.startswith(whoever)


def apart_by_words(left: Norm, right: Norm, mine: Quantity, theirs: Quantity) -> bool:
    """Do the words say that the two are of two classes, rows, acts, or that one is a sum, is denied or ends a ban?"""
    return (
        (mine.dimension != "grade" and _other_label(left, right))
        or _other_row(left, right, mine, theirs)
        or _barred(left, right, mine, theirs)
        or _denied(left, mine) != _denied(right, theirs)
        or _total(left, mine) != _total(right, theirs)
        or _awaits(left, right)
    )


def _other_label(left: Norm, right: Norm) -> bool:
    """Is each sentence for one class of a noun ("mức độ 2", "mức độ 3"), and not the same?"""
    mine, theirs = (labels(lowered(f"{norm.lead_in} {norm.text}"), _SORTED) for norm in (left, right))
    return any(
        len(mine[noun]) == len(theirs[noun]) == 1 and mine[noun] != theirs[noun] for noun in mine.keys() & theirs.keys()
    )


def _other_row(left: Norm, right: Norm, mine: Quantity, theirs: Quantity) -> bool:
    """Do the two tell for which cases something holds, and is what holds another value: rows of one table?"""
    if not (sorts_cases(mine) or sorts_cases(theirs)):
        return False
    rows = [
        (one, other)
        for one in bound_values(left)
        for other in bound_values(right)
        if one.span != mine.span and other.span != theirs.span and same_scale(one, other)
    ]
    return bool(rows) and not any(agrees(one, other) for one, other in rows)


# "không được để quá 30 ngày": a bound on what is forbidden, not the length of a ban
_EXCEEDS = re.compile(r"(?:không|quá|vượt|hơn|dưới|trên|từ|ít hơn|thấp hơn|cao hơn|nhiều hơn|dài hơn)(?!\w)")
# "Nghiêm cấm các hành vi sau đây:", "Các hành vi bị cấm:"
_FORBIDDEN = re.compile(r"(?:nghiêm|bị) cấm(?!\w)")


def _barred(left: Norm, right: Norm, mine: Quantity, theirs: Quantity) -> bool:
    """Is something forbidden for a time on one side only, and done after no less time on the other?"""
    sides = ((left, mine), (right, theirs))
    barred = [_forbids(norm) and _EXCEEDS.match(value.raw.lower()) is None for norm, value in sides]
    if barred[0] == barred[1] or mine.dimension != "duration":
        return False
    ban, waited = (mine, theirs) if barred[0] else (theirs, mine)
    return _length(waited) >= _length(ban)


def _forbids(norm: Norm) -> bool:
    return norm.modality == "prohibition" or _FORBIDDEN.search(norm.lead_in.lower()) is not None


def _length(value: Quantity) -> float:
    end = (value.high if value.high is not None else value.low) or 0.0
    return (days(end, value.unit) or (end, end))[0]


# "không bị tính thời hiệu 05 năm", "không áp dụng thời hạn 10 ngày": the value does not hold here
_NOT_HERE = re.compile(
    r"không (?:bị |phải |còn |được )?(?:tính|áp dụng|chịu|giới hạn|hạn chế|bị ràng buộc bởi|thuộc)(?: vào| bởi)?"
    r" (?:[^\W\d_]+ ){0,5}$"
)
# "tổng thời gian kiểm tra và cấp không quá"
_SUM = re.compile(r"(?<!\w)tổng (?:thời gian|thời hạn|số ngày|cộng|mức)(?!\w)[^;.]{0,90}$")


def _denied(norm: Norm, value: Quantity) -> bool:
    """Does the sentence say that the value does not hold?"""
    return _NOT_HERE.search(_before(norm, value)) is not None


def _total(norm: Norm, value: Quantity) -> bool:
    """Is the value for several steps together?"""
    return _SUM.search(_before(norm, value)) is not None


def _before(norm: Norm, value: Quantity) -> str:
    return lowered(norm.text[: max(0, value.span.start - norm.span.start)][-120:])
