"""Whether two sentences are for cases that exclude each other. All texts in lower case with new tone marks.

"trường hợp không có đơn thuốc" beside "nếu đã có đơn thuốc"; "dưới 45 ngày" beside "từ 45 ngày"
"""

from __future__ import annotations

import re
from functools import lru_cache

from vbpl_check.model import Norm, Quantity
from vbpl_check.text import MAX_CACHE

# "trường hợp không có đơn thuốc đi kèm", "khi chưa có con"
_LACKING = re.compile(r"(?<!\w)(?:trường hợp|nếu|khi|đối với)(?!\w)[^,;.]{0,40}? (?:không|chưa) có (\w+ \w+)")
_HAVING = r"(?<!\w)(?:trường hợp|nếu|khi|đối với)(?!\w)[^,;.]{{0,40}}?(?<!không)(?<!chưa)(?<!phải) có {}(?!\w)"
# "thành phố trực thuộc trung ương"; "thành phố thuộc tỉnh", "đô thị loại I thuộc tỉnh"
_CENTRAL_CITY = re.compile(r"(?<!tỉnh, thành phố )(?<!tỉnh hoặc thành phố )trực thuộc trung ương")
_PROVINCIAL_CITY = re.compile(r"(?<!trực )thuộc tỉnh(?!, thành phố)(?! hoặc)(?!\w)")
# "dưới 45 ngày", "chưa đủ 18 tuổi"; "từ 45 ngày", "trước 45 ngày", "đủ 18 tuổi"
_SHORT_OF = re.compile(r"(?<!\w)(?:dưới|chưa đủ|chưa đến|không đủ|ít hơn|chưa quá) (\d[\d.,]*) (\w+)")
_REACHING = re.compile(r"(?<!\w)(?:từ(?: đủ)?|trước|(?<!chưa )(?<!không )đủ|ít nhất|trên|quá) (\d[\d.,]*) (\w+)")


def opposite_cases(one: str, other: str) -> bool:
    """Is one sentence for a lack, a place or a value that the other sentence's case excludes?"""
    return any(_lacks(a, b) or _elsewhere(a, b) or _short(a, b) for a, b in ((one, other), (other, one)))


def _lacks(one: str, other: str) -> bool:
    return any(
        found.group(1) not in ("thẩm quyền", "quy định")
        and not _LACKING.search(other)
        and re.search(_HAVING.format(re.escape(found.group(1))), other)
        for found in _LACKING.finditer(one)
    )


def _elsewhere(one: str, other: str) -> bool:
    central, provincial = _CENTRAL_CITY.search(one), _PROVINCIAL_CITY.search(other)
    return bool(central and provincial and not _PROVINCIAL_CITY.search(one) and not _CENTRAL_CITY.search(other))


def _short(one: str, other: str) -> bool:
    """Does one speak of less than a value from which on the other speaks?"""
    below = _short_of(one)
    return bool(below) and bool(below & _reached(other)) and not below & _short_of(other)


@lru_cache(maxsize=MAX_CACHE)
def _short_of(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_SHORT_OF.findall(text))


@lru_cache(maxsize=MAX_CACHE)
def _reached(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_REACHING.findall(text))


# "chưa tìm được việc làm", "đã tìm được việc làm"
_YET = re.compile(r"(?<!\w)(chưa|đã) (\w+ (?:được )?\w+)")


def undone(one: str, other: str) -> bool:
    """Is something done already in one sentence's case and not yet in the other's?"""
    mine, theirs = ({what: yet for yet, what in _YET.findall(text)} for text in (one, other))
    return any(theirs.get(what, yet) != yet for what, yet in mine.items())


def outlasts(later: Norm, window: Norm) -> bool:
    """Is the first norm about a time after the one for which the other holds: "sau 14 tháng", "trong 12 tháng"?"""
    return any(_beyond(a, b) for a in later.quantities for b in window.quantities)


def _beyond(value: Quantity, limit: Quantity) -> bool:
    if value.dimension != "duration" or (value.dimension, value.unit) != (limit.dimension, limit.unit):
        return False
    end = limit.high
    return value.low is not None and end is not None and value.low > end
