"""Numbers in a sentence, in digits and in words: "1.500.000", "mười lăm", "hai mươi tư", "ba phần tư", "một nửa".

Traps (each has a test): "năm" is 5 or a year, "tư" alone is never 4 (đầu tư), "thứ ba" and "tháng ba" count nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.text import parse_number
from vbpl_check.text import words as split_words

_UNITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# after a ten: "hai mươi mốt", "hai mươi tư", "mười lăm"; never "năm", which is then a year: "hai mươi năm" = 20 years
_AFTER_TEN = {word: value for word, value in _UNITS.items() if word != "năm"} | {
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5,
}  # fmt: skip
_DENOMINATORS = _UNITS | {"tư": 4, "mười": 10}
_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "vạn": 10**4, "nghìn": 10**3, "ngàn": 10**3}
_ORDINAL = frozenset(split_words("thứ tháng khoản điều điểm hạng mồng mùng chương mục tiết quý khóa khoá lớp bậc số"))
# before "năm" these make it a year: "trong năm", "mỗi năm", "số năm công tác"
_BEFORE_YEAR = frozenset(
    split_words(
        "trong mỗi một hằng hàng số các từng cuối đầu cả giữa theo của qua mấy nhiều những vào cho đến từ sau trước"
    )
)

# "Điều 5", "khoản 2": most numbers of a law; left out before anything else is tried
_NAMED = ("điều ", "khoản ", "điểm ", "phụ lục ", "mẫu số ", "chương ")
# "15", "1.500.000", "0,25", "2.5"
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# "20 000 000 đồng": blanks for thousands, in older law
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.,/]|\s?\d)")
# "2/3 tổng số"
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
# "mười lăm", "Ba tháng", "nửa tháng"
_WORDS = re.compile(r"một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|nửa|phân nửa")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\t]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start:end``; ``spelled`` in words; ``fraction`` for "hai phần ba", "2/3", "một nửa"."""

    start: int
    end: int
    value: float
    spelled: bool = False
    fraction: bool = False


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """All numbers of the text in order, ordinals and words like "năm" for a year left out."""
    lower = lower_same_length(text)
    found = [*_digits(lower), *_spelled(lower)]
    return tuple(sorted(found, key=lambda numeral: numeral.start))


def lower_same_length(text: str) -> str:
    """Lower case with every offset kept ("İ" would grow by one)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def read_words(text: str, start: int = 0) -> tuple[float, int, bool] | None:
    """The longest number in words that begins at ``start``: value, end, whether it is a fraction; None when none does.

    ``text`` is in lower case: ``read_words("hai mươi tư giờ") == (24.0, 11, False)``.
    """
    for half in ("một nửa", "phân nửa", "nửa"):
        if text.startswith(half, start) and not text[start + len(half) : start + len(half) + 1].isalpha():
            return 0.5, start + len(half), True
    tokens = _tokens(text, start)
    number = _number([word for word, _ in tokens])
    if number is None:
        return None
    value, used = number
    if used + 1 < len(tokens) and tokens[used][0] == "phần" and value < 10:
        part = _DENOMINATORS.get(tokens[used + 1][0])
        if part and value < part:
            return value / part, tokens[used + 1][1], True
    return float(value), tokens[used - 1][1], False


def _digits(lower: str) -> list[Numeral]:
    found = []
    position = 0
    while match := DIGITS.search(lower, position):
        start, position = match.span()
        before = lower[start - 1] if start else " "
        if before == " " and lower.endswith(_NAMED, 0, start):
            continue
        if before.isalnum() or before in "/_%" or (before in ".,:" and lower[start - 2 : start - 1].isdigit()):
            continue
        if before in "-–" and not _may_range(lower, start):
            continue
        fraction = _FRACTION.match(lower, start)
        if fraction:
            position = fraction.end()
            above, below = int(fraction[1]), int(fraction[2])
            if 0 < above < below <= 20:
                found.append(Numeral(start, position, above / below, fraction=True))
            continue
        spaced = _SPACED.match(lower, start)
        raw, position = (spaced[0], spaced.end()) if spaced else (match[0], position)
        value = parse_number(raw) if len(raw) < 25 else None
        if value is not None and not _continues(lower, position):
            found.append(Numeral(start, position, value))
    return found


def _may_range(lower: str, start: int) -> bool:
    """Whether the hyphen before ``start`` may join two numbers ("5-10 ngày") or begins an item; not "HN-2025-01"."""
    left = lower[max(0, start - 18) : start - 1]
    token = left.rsplit(None, 1)[-1] if left[-1:].strip() else ""
    return not token or token.strip("(").replace(".", "").replace(",", "").rstrip("%").isdigit()


def _continues(lower: str, end: int) -> bool:
    """Whether the digits at ``end`` go on as a document number or a date: "15/2020", "12/NQ-CP"; not "5/người"."""
    return lower[end : end + 1] == "/" and (
        lower[end + 1 : end + 2].isdigit() or "-" in lower[end + 1 : end + 7].split(" ", 1)[0]
    )


def _spelled(lower: str) -> list[Numeral]:
    found: list[Numeral] = []
    position = 0
    while match := _WORDS.search(lower, position):
        start = match.start()
        position = match.end()
        if (start and _is_letter(lower[start - 1])) or (position < len(lower) and _is_letter(lower[position])):
            continue
        if match[0] == "năm" and found and not lower[found[-1].end : start].strip():
            continue  # the unit of the number before it: "hai năm rưỡi"
        before = last_word(lower, start)
        if before in _ORDINAL or (match[0] == "năm" and not _is_five(lower, match.end(), before)):
            continue
        number = read_words(lower, start)
        if number:
            value, position, fraction = number
            found.append(Numeral(start, position, value, spelled=True, fraction=fraction))
    return found


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _is_five(lower: str, end: int, before: str) -> bool:
    tokens = _tokens(lower, end + 1, limit=2)
    following = tokens[0][0] if tokens else ""
    if following in _SCALES or following in ("mươi", "trăm", "phần"):
        return True
    if before[-1:].isdigit() or before in _AFTER_TEN or before in ("mươi", "mười", "trăm", "nghìn", "nửa", "rưỡi"):
        return False
    if following in ("tháng", "ngày", "giờ", "năm"):
        return before not in ("mỗi", "một", "hằng", "hàng", "số", "từng", "các", "nhiều")
    return before not in _BEFORE_YEAR


def last_word(lower: str, end: int) -> str:
    """The word that ends just before ``end``, "" after punctuation."""
    parts = lower[max(0, end - 12) : end].split()
    word = parts[-1].lstrip("(") if parts else ""
    return word if word[-1:].isalnum() else ""


def _tokens(lower: str, start: int, limit: int = 16) -> list[tuple[str, int]]:
    """Words from ``start`` on with their ends, up to the first thing that is not a word or a blank."""
    found: list[tuple[str, int]] = []
    position = start
    while len(found) < limit and (match := _WORD.match(lower, position)):
        found.append((match[0], match.end()))
        gap = _GAP.match(lower, match.end())
        if gap is None:
            break
        position = gap.end()
    return found


def _number(tokens: list[str]) -> tuple[int, int] | None:
    """Value and count of tokens used: "một tỷ hai trăm triệu" -> (1_200_000_000, 5)."""
    total = used = 0
    ceiling = 10**12
    while used < len(tokens):
        section = _section(tokens[used:], first=used == 0)
        if section is None:
            break
        value, count = section
        scale = _SCALES.get(tokens[used + count], 1) if used + count < len(tokens) else 1
        if scale >= ceiling:
            break
        if scale == 1 and total and value < 100 and "trăm" not in tokens[used : used + count]:
            break  # "một nghìn năm" is a thousand years, "hai triệu ba người" is not a number
        total += value * scale
        used += count + (scale > 1)
        ceiling = scale
        if scale == 1:
            break
    return (total, used) if used else None


def _section(tokens: list[str], first: bool) -> tuple[int, int] | None:
    """A number below a thousand at the head of the tokens: value and tokens used."""
    head = tokens[0]
    after = tokens[1] if len(tokens) > 1 else ""
    if head in _UNITS and after == "trăm":
        low = _below_hundred(tokens[2:])
        return (_UNITS[head] * 100 + low[0], 2 + low[1]) if low else (_UNITS[head] * 100, 2)
    tens = _tens(tokens)
    if tens:
        return tens
    if head in _UNITS and (first or after in _SCALES):
        return _UNITS[head], 1
    return None


def _below_hundred(tokens: list[str]) -> tuple[int, int] | None:
    """What follows "trăm": "linh năm", "hai mươi tư", "mười"."""
    if len(tokens) > 1 and tokens[0] in ("linh", "lẻ") and tokens[1] in _DENOMINATORS:
        return _DENOMINATORS[tokens[1]], 2
    return _tens(tokens)


def _tens(tokens: list[str]) -> tuple[int, int] | None:
    if tokens and tokens[0] == "mười":
        value, used = 10, 1
    elif len(tokens) > 1 and tokens[0] in _UNITS and tokens[1] == "mươi":
        value, used = _UNITS[tokens[0]] * 10, 2
    else:
        return None
    if used < len(tokens) and tokens[used] in _AFTER_TEN:
        return value + _AFTER_TEN[tokens[used]], used + 1
    return value, used
