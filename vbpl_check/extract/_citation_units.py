"""Names of structural units in running text: "các điểm a, b và c", "khoản 3a", "Điều này", "Chương XIV"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.extract._citation_table import Patterns

THIS = "này"
# Outermost first; an annex holds units of its own.
RANKS = {"phu_luc": 0, "phan": 1, "chuong": 2, "muc": 3, "tieu_muc": 4, "dieu": 5, "khoan": 6, "diem": 7, "tiet": 8}
# The order of points in Vietnamese statutes: no f, j, w, z.
_POINTS = "abcdđeghiklmnopqrstuvxy"
_WIDEST_RANGE = 200

# "điểm a", "các khoản 1", "Điều 5", "ĐIỀU 5", "Mục 2", "Phụ lục V", "tiết c2", "Phụ lục kèm theo", "các điểm
# từ a đến d"; not "điều kiện"
_LEVEL = re.compile(
    "(?:điều|Điều|ĐIỀU|khoản|Khoản|KHOẢN|điểm|Điểm|ĐIỂM|mục|Mục|MỤC|tiểu mục|Tiểu mục|chương|Chương|CHƯƠNG"
    "|phần|Phần|PHẦN|phụ lục|Phụ lục|Phụ Lục|PHỤ LỤC|tiết|Tiết)"
    r"(?=\s+(?:\d|[A-ZĐ]|[a-zđ]\d{0,2}(?:\.\d+)?(?!\w)|này|trên|nêu|nói|đó|thứ|số|được|ban|kèm|đính"
    r"|từ\s+\w{1,4}\s+đến\s))"
)
_LEVEL_OF = {
    "điều": "dieu", "khoản": "khoan", "điểm": "diem", "mục": "muc", "tiểu mục": "tieu_muc", "chương": "chuong",
    "phần": "phan", "phụ lục": "phu_luc", "tiết": "tiet",
}  # fmt: skip
_END = r"(?!\w)(?!\s?[./]\d)"
# "5", "12a", "5đ", "1b1"
_ARABIC = rf"\d{{1,4}}(?:[a-zđ]{{1,2}}\d?)?{_END}"
# "a", "đ", "b1", "a.1"
_POINT = rf"(?:[a-zđ]\d{{0,2}}(?:\.\d{{1,2}})?|\d{{1,2}}(?:\.\d{{1,2}})?){_END}"
# "II", "IIa", "3", "B", "4.9", "II.4"
_ROMAN = rf"(?:(?:[IVXLC]+|\d{{1,3}}|[A-ZĐ])\.\d{{1,2}}|[IVXLC]+[a-zđ]?|\d{{1,3}}[a-zđ]?|[A-ZĐ]){_END}"
# "I", "số 02", "IIA", "1.2", "I-1"
_ANNEX = r"(?:số\s+)?(?:[IVXLC]+[A-Za-zđ]?|\d{1,3}[A-Za-zđ]?|[A-ZĐ]\d?)(?:[.-]\d{1,2})?(?!\w)(?!/)"
# "thứ nhất", "thứ mười hai"
_ORDINAL = (
    r"thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)(?!\w)"
)
# ", ", " và ", "; ", " đến ", ", và "
_BETWEEN = r"(?:\s*[,;]\s*(?:(?:và|hoặc|hay)\s+)?|\s+(?:và/hoặc|và|hoặc|hay|đến)\s+)"
# " này", " nói trên", " nêu trên", " trên"
_POINTING = re.compile(r"\s+(?:(?P<this>này)|(?P<that>(?:nói |nêu )?trên|đó))(?!\w)")

# "Phụ lục ban hành kèm theo", "Phụ lục kèm theo)", "Phụ lục đính kèm": the only annex has no number
_ONLY_ANNEX = re.compile(r"\s+(?:(?:được\s+)?(?:ban\s+hành\s+)?kèm(?:\s+theo)?|đính\s+kèm)(?!\w)")
# "Thay thế các Phụ lục ban hành kèm theo Thông tư", "(02 Phụ lục kèm theo)": several, none of them named
_SEVERAL = re.compile(r"(?:các|những|một\s+số|toàn\s+bộ|\(\d+)\s+$", re.IGNORECASE)


def _listing(label: str) -> re.Pattern[str]:
    # "từ" of a range: "các điểm từ a đến d"; not inside a list, "Điều 5, từ 10 đến 15 ngày"
    since = rf"(?:từ\s+(?={label}\s+đến\s))?"
    return re.compile(rf"\s+(?:thứ\s+(?=\d))?{since}({label}(?:{_BETWEEN}{label})*)")


_LABELS = {
    "diem": re.compile(rf"(?<!\w){_POINT}"),  # not the last letter of "đến"
    "tiet": re.compile(rf"(?<!\w){_POINT}"),
    "khoan": re.compile(_ARABIC),
    "dieu": re.compile(_ARABIC),
    "phu_luc": re.compile(_ANNEX),
    "phan": re.compile(rf"{_ORDINAL}|[IVXLC]+{_END}|[A-ZĐ]{_END}"),
}
_LISTS = {level: _listing(pattern.pattern) for level, pattern in _LABELS.items()}
_ROMAN_LABEL, _ROMAN_LIST = re.compile(_ROMAN), _listing(_ROMAN)
_TO = re.compile(r"\s+đến\s+$")
# what may follow the last letter of a list: ", b khoản", "và c.", but not "điểm a, y tế"
_AFTER_LETTER = re.compile(
    r"\s*(?:[,;:.)\]”\"]|$|(?:và|hoặc|hay|đến|tiết|điểm|khoản|mục|điều|của|này|thuộc|tại|nêu|nói|được|bị|thì|phải|trên|như|có|là|theo|bằng|trong|vào|sau|đối|không)(?!\w))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Unit:
    """One level word with its labels; ``labels`` is (THIS,) for "khoản này", ("",) for "Phụ lục" without a number."""

    level: str
    labels: tuple[str, ...]
    start: int
    end: int
    pointing: bool = False  # "Điều trên"


def find_units(text: str, found: Patterns) -> list[Unit]:
    """All units that the text names, in reading order."""
    units = []
    for match in _LEVEL.finditer(text):
        start = match.start()
        if start and text[start - 1].isalnum():
            continue
        level = _LEVEL_OF[match.group().lower()]
        unit = _pointing(text, match, level) or _labelled(text, match, level, found)
        if unit is not None:
            units.append(unit)
    return units


def _pointing(text: str, match: re.Match[str], level: str) -> Unit | None:
    after = _POINTING.match(text, match.end())
    if after is None or (after["that"] and level not in ("dieu", "khoan", "diem")):
        return None
    return Unit(level, (THIS,), match.start(), after.end(), pointing=bool(after["that"]))


def _labelled(text: str, match: re.Match[str], level: str, found: Patterns) -> Unit | None:
    listing = _LISTS.get(level, _ROMAN_LIST).match(text, match.end())
    if listing is None:
        only = level == "phu_luc" and _ONLY_ANNEX.match(text, match.end())
        if not only or _SEVERAL.search(text, max(0, match.start() - 8), match.start()):
            return None
        return Unit(level, ("",), match.start(), match.end())
    pattern = _LABELS.get(level, _ROMAN_LABEL)
    kept = _trim(text, list(pattern.finditer(text, listing.start(1), listing.end(1))), level, found)
    if not kept:
        return None
    labels: list[str] = []
    last_end = -1
    for label in kept:
        written = _clean(label.group(), level)
        ranged = labels and _TO.search(text, last_end, label.start())
        labels += [*between(labels[-1], written), written] if ranged else [written]
        last_end = label.end()
    return Unit(level, tuple(dict.fromkeys(labels)), match.start(), last_end)


def _trim(text: str, labels: list[re.Match[str]], level: str, found: Patterns) -> list[re.Match[str]]:
    """The labels without trailing amounts ("khoản 1 và 02 bản") and words of one letter ("điểm a, y tế")."""
    marked = next((i for i, label in enumerate(labels) if i and _heads_line(text, label)), len(labels))
    labels = labels[:marked]
    if level in ("khoan", "dieu", "diem"):
        padded = next((i for i, label in enumerate(labels) if i and label.group().startswith("0")), len(labels))
        labels = labels[:padded]
        while labels and level != "dieu" and found.amount.match(text, labels[-1].end()):
            labels.pop()
        while len(labels) > 1 and level == "dieu" and found.amount.match(text, labels[-1].end()):
            labels.pop()
    if level == "diem":
        while len(labels) > 1 and not _AFTER_LETTER.match(text, labels[-1].end()):
            labels.pop()
    return labels


def _heads_line(text: str, label: re.Match[str]) -> bool:
    """ "3." and "b)" at the head of a line begin a provision and do not go on with the list above."""
    before = text[max(0, label.start() - 4) : label.start()]
    return "\n" in before and text[label.end() : label.end() + 1] in (".", ")", "/", "-")


def _clean(label: str, level: str) -> str:
    if level in ("diem", "tiet"):
        return label if label[0].isdigit() else label.split(".")[0]
    if level in ("khoan", "dieu") and label[0] == "0":
        label = label.lstrip("0") or label  # "khoản 02 Điều 14"
    return " ".join(label.removeprefix("số").split())


def between(first: str, last: str) -> list[str]:
    """The labels between two of one list: ``between("đ", "h") == ["e", "g"]``; [] when the order is unknown."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _WIDEST_RANGE:
        return [str(number) for number in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1 and first in _POINTS and last in _POINTS:
        return list(_POINTS[_POINTS.index(first) + 1 : _POINTS.index(last)])
    start, stop = roman(first), roman(last)
    if start and stop:
        return [to_roman(number) for number in range(start + 1, stop)]
    return []


_ROMAN_VALUES = (("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def to_roman(number: int) -> str:
    """Roman numeral of 1 to 89."""
    written = ""
    for sign, value in _ROMAN_VALUES:
        while number >= value:
            written, number = written + sign, number - value
    return written


def roman(label: str) -> int:
    """Value of a Roman numeral up to LXXXIX; 0 for anything else."""
    value, rest = 0, label
    for sign, worth in _ROMAN_VALUES:
        while rest.startswith(sign):
            value, rest = value + worth, rest[len(sign) :]
    return 0 if rest or to_roman(value) != label else value
