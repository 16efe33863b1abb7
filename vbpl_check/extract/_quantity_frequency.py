"""How often: "06 tháng một lần", "mỗi năm ít nhất 02 lần", "hằng quý", "01 ngày trong một tháng"; and times of day.

A frequency is a period in months (tháng, quý, năm) or days (ngày, tuần, giờ): "ít nhất 02 lần mỗi năm" is a
period of at most 6 months. Days are spread only over a week or a month; "30 ngày trong một năm" is a duration whose
``base`` is the year.
"""

from __future__ import annotations

import re

from vbpl_check.extract._quantity_atoms import tidy
from vbpl_check.extract._quantity_bounds import Found, Taken, left_bound
from vbpl_check.extract._quantity_table import Bound, Grammar
from vbpl_check.extract.numerals import read_words
from vbpl_check.text import parse_number

_PERIODS = {
    "tháng": ("month", 1.0), "quý": ("month", 3.0), "năm": ("month", 12.0),
    "giờ": ("day", 1 / 24), "ngày": ("day", 1.0), "tuần": ("day", 7.0),
}  # fmt: skip
_N = r"(?:\d{1,3}(?:,\d)?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: hai| lăm)?|nửa)(?: ?\([^()\n]{1,20}\))?"
_P = r"(?:tháng|quý|năm|tuần|ngày|giờ)"
_EVERY = r"(?:mỗi|hằng|hàng|từng|một|01|1)"
# "06 tháng một lần", "03 tháng/lần", "hai năm 01 lần", "05 năm tổ chức một lần"
_EACH = re.compile(
    rf"(?<![\w,./])({_N}) ({_P})(?: ?/ ?|(?: (?!lần |kể |từ |sau |trước )[^\W\d_]+){{0,3}} (?:một|01|1|mỗi)"
    r"(?: ?\([^()\n]{1,20}\))? )lần(?!\w)"
)
# "mỗi năm ít nhất 02 lần", "hằng quý họp một lần", "mỗi tháng tiếp công dân ít nhất 01 ngày"
_LEADING = re.compile(
    rf"(?<![\w,./])({_EVERY}) ({_P}) ((?:[^\W\d_]+ ){{0,6}}?)({_N}) (lần|ngày|kỳ|phiên)"
    r"(?! (?:thứ|đầu|kể|sau|trước|tính))(?!\w)"
)
# "ít nhất 02 lần trong một năm", "02 lần/năm", "01 lần mỗi quý", "01 ngày trong một tháng"
_TRAILING = re.compile(
    rf"(?<![\w,./])({_N}) (lần|ngày|ngày làm việc|kỳ)"
    r"(?: ?/ ?| (?:\w+ ){0,2}?(?:trong|mỗi|một|trong mỗi|hằng|hàng|trên) )"
    rf"(?:({_N}) )?({_P})(?! (?:làm việc|kể|liên|tuổi|thứ|sinh))(?!\w)"
)
# "hằng tháng", "hàng năm", not "cây hàng năm"; "định kỳ 06 tháng"
_HABIT = re.compile(r"(?<!\w)(?<!cây )(?<!trồng )(?:hằng|hàng) (ngày|tuần|tháng|quý|năm)(?!\w)")
# "hằng quý, 06 tháng và hằng năm": the "06 tháng" of a list of periods
_LISTED = re.compile(
    rf"(?<![\w,./])({_N}) tháng(?=(?:,| và| hoặc|, {_N} tháng| đầu năm){{1,4}} (?:hằng|hàng) năm(?!\w))"
)
# "định kỳ mỗi 05 năm", "theo chu kỳ 10 năm", "cứ sau 03 năm"
_PERIODIC = re.compile(
    rf"(?<!\w)(?:(?:định kỳ|theo chu kỳ|(?:theo|đúng|hơn|mỗi) kỳ)(?: (?:theo|là|mỗi|cách|sau mỗi))? (?:({_N}) )?"
    rf"|cứ (?:(?:sau|mỗi|sau mỗi) )?({_N}) )(tháng|quý|năm|tuần|ngày)(?!\w)(?! (?:liên tục|công tác|giữ|làm việc|đóng))"
)
# "định kỳ sáu tháng, năm": and every year
_AND_YEARLY = re.compile(r"(?:,| và|, và) ((?:một )?năm)(?! \d)(?!\w)(?! (?:tháng|ngày|năm|lần|kỳ))")
# "8h30"
_HOUR = re.compile(r"\d[hg]")
# "từ 22 giờ đến 06 giờ sáng hôm sau", "17 giờ 00", "lúc 8h30"
_CLOCK = re.compile(
    r"(?<!\w)(từ|đến|tới|trước|sau|lúc|hồi|vào|khoảng) (\d{1,2}) ?(?:giờ|h|g)(?: ?(\d{2})(?:(?: phút)|(?!\w)))?"
    r"( (?:sáng|trưa|chiều|tối|đêm))?"
    r"( (?:ngày|của ngày|cùng ngày)?[ ]?(?:hôm sau|hôm trước|tiếp theo|hằng ngày|hàng ngày))?"
)


def find_frequencies(lower: str, taken: Taken, words: Grammar) -> list[Found]:
    """Frequencies in order; their places are added to ``taken``."""
    found: list[Found] = []
    if "lần" in lower or "ngày" in lower or "kỳ" in lower or "phiên" in lower:
        _counted(lower, found, taken, words)
    if "kỳ" in lower or "cứ " in lower:
        for match in _PERIODIC.finditer(lower):
            raw = match[1] or match[2]
            _add(found, taken, _exact(match, _value(raw) if raw else 1.0, match[3]))
            yearly = _AND_YEARLY.match(lower, match.end()) if match[3] != "năm" else None
            if yearly:
                _add(found, taken, _exact(yearly, 1.0, "năm", 1))
    if "hằng" in lower or "hàng" in lower:
        for match in _LISTED.finditer(lower):
            _add(found, taken, _exact(match, _value(match[1]), "tháng"))
        for match in _HABIT.finditer(lower):
            _add(found, taken, _exact(match, 1.0, match[1]))
    return sorted(found, key=lambda item: item.start)


def _counted(lower: str, found: list[Found], taken: Taken, words: Grammar) -> None:
    """Adds "06 tháng một lần", "02 lần/năm", "mỗi năm ít nhất một lần"."""
    for match in _EACH.finditer(lower):
        _add(found, taken, _period(lower, match, match.start(1), _value(match[1]), match[2], 1.0, words))
    for match in _TRAILING.finditer(lower):
        if _spread(match[2], match[4]):
            length = _value(match[3]) if match[3] else 1.0
            _add(found, taken, _count(lower, match, match.start(1), length, match[4], _value(match[1]), words))
    for match in _LEADING.finditer(lower):
        if _spread(match[5], match[2]) and _leads(lower, match, taken, words):
            _add(found, taken, _count(lower, match, match.start(4), 1.0, match[2], _value(match[4]), words))


def _value(raw: str) -> float:
    raw = raw.split("(", 1)[0].strip()
    if raw[:1].isdigit():
        return parse_number(raw) or 0.0
    number = read_words(raw)
    return number[0] if number else 0.0


def _spread(counted: str, period: str) -> bool:
    return counted in ("lần", "kỳ", "phiên") or period in ("tuần", "tháng")


def _leads(lower: str, match: re.Match[str], taken: Taken, words: Grammar) -> bool:
    """Not "thu nhập hàng tháng không quá 2,0 lần mức lương", a ratio."""
    return "," not in match[4] and not words.multiple.match(lower, match.end()) and not taken.clashes(*match.span())


def _add(found: list[Found], taken: Taken, item: Found | None) -> None:
    if item is not None and not taken.clashes(item.start, item.end):
        found.append(item)
        taken.add(item.start, item.end)


def _exact(match: re.Match[str], length: float, period: str, group: int = 0) -> Found | None:
    if not length:
        return None
    unit, factor = _PERIODS[period]
    value = tidy(length * factor)
    start, end = match.span(group)
    return Found(start, end, start, value, value, unit, "frequency")


def _period(
    lower: str, match: re.Match[str], start: int, length: float, period: str, count: float, words: Grammar
) -> Found | None:
    """ "ít nhất 06 tháng một lần" and "không quá 06 tháng một lần" both ask for a period of at most 6 months."""
    if not length or not count:
        return None
    left = left_bound(lower, start, 0, words)
    unit, factor = _PERIODS[period]
    value = tidy(length * factor / count)
    low = None if left.bound and left.bound.side in ("low", "high") else value
    return Found(left.start, match.end(), start, low, value, unit, "frequency", bounded=left.bound is not None)


def _count(
    lower: str, match: re.Match[str], start: int, length: float, period: str, count: float, words: Grammar
) -> Found | None:
    """A number of times in a period: at least so often is a period of at most so long."""
    if not length or not count:
        return None
    left = left_bound(lower, start, 0, words)
    if left.bound is None and start > match.start():  # "ít nhất mỗi năm một lần"
        left = left_bound(lower, match.start(), 0, words)
    unit, factor = _PERIODS[period]
    value = tidy(length * factor / count)
    bound = left.bound or Bound("point")
    low = value if bound.side in ("high", "to", "point") else None
    high = value if bound.side in ("low", "from", "point") else None
    return Found(
        min(left.start, match.start()), match.end(), match.start(), low, high, unit, "frequency",
        low_open=bound.open and high is None, high_open=bound.open and low is None, bounded=left.bound is not None,
    )  # fmt: skip


def find_clock_times(lower: str, taken: Taken) -> list[Found]:
    """Times of day in minutes after midnight; "từ 22 giờ đến 06 giờ" runs to 1800; possible lengths are left."""
    found: list[Found] = []
    if "giờ" not in lower and not _HOUR.search(lower):
        return found
    matches = [m for m in _CLOCK.finditer(lower) if int(m[2]) <= 24 and int(m[3] or 0) < 60]
    skip = False
    for number, match in enumerate(matches):
        if skip:
            skip = False
            continue
        after = matches[number + 1] if number + 1 < len(matches) else None
        if after and match[1] == "từ" and after[1] in ("đến", "tới") and after.start() - match.end() < 3:
            skip = True
            _add(found, taken, _clock_range(match, after))
        elif match[1] in ("lúc", "hồi") or match[4] or match[5] or (match[3] and "phút" not in match[0]):
            _add(found, taken, _clock_point(match))
    return found


def _minutes(match: re.Match[str]) -> float:
    afternoon = (match[4] or "").strip() in ("chiều", "tối") and int(match[2]) < 12
    return int(match[2]) * 60.0 + int(match[3] or 0) + (720.0 if afternoon else 0.0)


def _clock_range(first: re.Match[str], second: re.Match[str]) -> Found | None:
    low, high = _minutes(first), _minutes(second)
    sure = first[4] or second[4] or first[5] or second[5] or first[3] or second[3]
    if low < high and not sure and not (high - low >= 360 and high > 720):
        return None  # "từ 2 giờ đến 4 giờ" may be a length, "từ 7 giờ đến 22 giờ" hardly
    return Found(
        first.start(),
        second.end(),
        first.start(2),
        low,
        high + (1440.0 if high <= low else 0.0),
        "minute_of_day",
        "clock",
    )


def _clock_point(match: re.Match[str]) -> Found:
    value = _minutes(match)
    lead = match[1]
    low = value if lead in ("từ", "sau", "lúc", "hồi", "vào", "khoảng") else None
    high = value if lead in ("đến", "tới", "trước", "lúc", "hồi", "vào", "khoảng") else None
    return Found(
        match.start(), match.end(), match.start(2), low, high, "minute_of_day", "clock",
        low_open=lead == "sau", high_open=lead == "trước",
    )  # fmt: skip
