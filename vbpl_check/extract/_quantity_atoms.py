"""Numbers with their units, before comparison words are read: "15 (mười lăm) ngày làm việc", "2,5 triệu đồng/m2"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vbpl_check.extract._quantity_bounds import Taken
from vbpl_check.extract._quantity_table import Grammar, Unit
from vbpl_check.extract.numerals import DIGITS, Numeral, find_numerals, last_word, read_words
from vbpl_check.text import parse_number
from vbpl_check.text import words as split_words

# "Điều 5", "Mẫu số 02": the number names something, it counts nothing
_REFERENCES = frozenset(
    split_words("điều khoản điểm chương mục tiết mẫu lục biểu bảng thứ hạng khóa khoá qcvn tcvn iso tờ quyển")
)
# the same when no unit follows: "đoạn 2" but "giai đoạn 05 năm"
_WEAK_REFERENCES = frozenset(split_words("phần đoạn hình đường ngõ hẻm tổ km quốc lộ kỳ lớp bậc"))
# "15 (mười lăm)", "mười lăm (15)"
_AGAIN = re.compile(
    r"[ \u00a0]{0,2}\((?:bằng chữ:? ?)?(?:\d|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|không)[^()\n]{0,60}\)"
)
# "tháng 01 năm 2014" torn by a line break: "01 năm 2014"
_YEAR = re.compile(r"[ ]{1,2}(?:\d{4}(?!\d)|\d{1,3}(?![\d.,]|[ ](?:tháng|ngày|\()))")
_AND_A_HALF = re.compile(r"[ \u00a0]{1,2}rưỡi(?!\w)")
# "đồng/m2", "miligam/100 mililít máu", "đồng/người/ngày", "đồng / tháng"
_PER = re.compile(
    r"[ ]?/[ ]?((?:\d{1,4}[ ]?)?"
    r"(?:ý kiến|hài cốt|hồ sơ|giấy phép|học sinh|sản phẩm|văn bản|báo cáo|chuyên đề|dự án|hộ gia đình|[^\W\d_]\w*)"
    r"(?:[ ](?:khí thở|máu|đêm))?(?:[ ]?/[ ]?[^\W\d_]\w*)?)"
)
# "cao hơn từ 02 lần so với lợi nhuận"
_COMPARED = re.compile(r"[ ](?:trở lên[ ])?so với(?!\w)")
# "1 lít", "01 tháng", "một năm"
_ONE = re.compile(r"^(?:01|1|một)(?: ?\([^()]*\))? +")
# "gấp đôi", "gấp ba"
_FOLD = re.compile(r"gấp[ ](đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)(?![ ]lần)")
_FOLDS = {"đôi": 2, "rưỡi": 1.5, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
PERCENT = Unit("percent", "ratio", ("%",))
# units that a larger one adds up with: "01 năm 06 tháng", "60 tuổi 03 tháng"
_COMPOUND = {
    ("year", "month"): 12.0,
    ("hour", "minute"): 60.0,
    ("minute", "second"): 60.0,
    ("year_of_age", "month"): 0.0,
}
_COMPOUND_GAP = re.compile(r"[ \u00a0]{1,2}(?:và[ ])?")


@dataclass(frozen=True, slots=True)
class Atom:
    """A number, scaled by its magnitude ("triệu"), and the unit after it, if any."""

    start: int
    end: int
    value: float
    unit: Unit | None = None
    magnitude: float = 1.0
    per: str = ""
    name: str = ""  # the unit as written
    spelled: bool = False
    digits: int = 0  # in the number as written; 2 and more may be "02"

    @property
    def converted(self) -> float:
        """The value in the unit of its dimension."""
        return tidy(self.value * (self.unit.factor if self.unit else 1.0))


def tidy(value: float) -> float:
    """Without the noise of binary fractions: 0.1 * 3 -> 0.3."""
    return round(value, 9)


def find_atoms(text: str, lower: str, taken: Taken, words: Grammar) -> list[Atom]:
    """All numbers outside ``taken`` that are no reference, in order, compounds added up."""
    atoms = [
        _read(lower, numeral, words)
        for numeral in find_numerals(lower)
        if not taken.clashes(numeral.start, numeral.start + 1)
    ]
    found: list[Atom] = []
    for atom in atoms:
        if atom is None or _is_proper(text, lower, atom):
            continue
        if not found or atom.start >= found[-1].end:
            found.append(atom)
    if "gấp" in lower:
        found += [
            Atom(m.start(), m.end(), _FOLDS.get(m[1], 10) * 100.0, PERCENT, spelled=True) for m in _FOLD.finditer(lower)
        ]
        found.sort(key=lambda atom: atom.start)
    return _compounds(lower, found)


def _read(lower: str, numeral: Numeral, words: Grammar) -> Atom | None:
    end, value, magnitude = numeral.end, numeral.value, 1.0
    if again := _AGAIN.match(lower, end):
        end = again.end()
    if scale := words.magnitude.match(lower, end):
        magnitude = words.magnitude_of[scale[1]]
        end = scale.end()
        if half := _AND_A_HALF.match(lower, end):
            value, end = value + 0.5, half.end()
    unit, name, end = _unit(lower, end, words)
    value *= magnitude
    if unit is not None and (value < unit.least or _is_name(lower, numeral.start, unit)):
        return None
    if unit is None and numeral.fraction:
        unit, value = PERCENT, value * 100
    if unit is not None and (half := _AND_A_HALF.match(lower, end)):
        value, end = value + 0.5, half.end()
    if _is_reference(lower, numeral, unit, end):
        return None
    end = _said_again(lower, end, (numeral.value, value))
    atom = Atom(numeral.start, end, value, unit, magnitude, "", name, numeral.spelled, numeral.end - numeral.start)
    return _multiple(lower, _per(lower, atom), words)


def _said_again(lower: str, end: int, values: tuple[float, float]) -> int:
    """The end of "5% (năm phần trăm)", "năm vạn đồng (50.000 đ)" when the brackets say the same number."""
    if not lower.startswith(" (", end):
        return end
    close = lower.find(")", end, end + 60)
    digits = DIGITS.match(lower, end + 2)
    words = None if digits else read_words(lower, end + 2)
    again = parse_number(digits[0]) if digits else words[0] if words else None
    return close + 1 if again in values and close > 0 else end


def _is_proper(text: str, lower: str, atom: Atom) -> bool:
    """ "66 Đồng Xuân", "02 Bộ": a capital makes the word a name; a text all in capitals has no names."""
    if atom.unit is None or not (atom.unit.dimension in ("money", "duration") or atom.unit.key in ("set", "room")):
        return False
    start = lower.rfind(atom.name, atom.start, atom.end)
    return start > atom.start and text[start].isupper() and text[start + 1 : start + 2].islower()


def _is_name(lower: str, start: int, unit: Unit) -> bool:
    """ "công ty trách nhiệm hữu hạn hai thành viên": the number is part of a name."""
    return bool(unit.not_after) and lower[max(0, start - 16) : start].rstrip().endswith(unit.not_after)


def _unit(lower: str, end: int, words: Grammar) -> tuple[Unit | None, str, int]:
    match = words.unit.match(lower, end)
    if match is None:
        return None, "", end
    name = " ".join(match[0].split())
    return words.unit_of.get(name), name, match.end()


def _is_reference(lower: str, numeral: Numeral, unit: Unit | None, end: int) -> bool:
    if unit is not None and unit.key == "year" and _YEAR.match(lower, end):
        return True
    before = last_word(lower, numeral.start)
    if before in _REFERENCES or (unit is None and before in _WEAK_REFERENCES):
        return True
    if before == "số":
        return last_word(lower, lower.rindex("số", 0, numeral.start)) not in ("tổng", "hệ", "chỉ", "trong")
    if unit is not None and (before, unit.key) in (("ngày", "month"), ("tháng", "year")):
        return not numeral.spelled  # "ngày 03 tháng 02 năm 2020"
    return before == "năm" and 1900 <= numeral.value <= 2100


def _per(lower: str, atom: Atom) -> Atom:
    match = _PER.match(lower, atom.end) if atom.unit and lower[atom.end : atom.end + 2].strip()[:1] == "/" else None
    return (
        replace(atom, end=match.end(), per=per_one(match[1].replace(" /", "/").replace("/ ", "/"))) if match else atom
    )


def per_one(raw: str) -> str:
    """ "01 tháng" and "tháng" are the same denominator."""
    return _ONE.sub("", raw)


def _multiple(lower: str, atom: Atom, words: Grammar) -> Atom:
    """ "bằng 02 lần mức lương": a ratio, not a number of times."""
    if atom.unit is None or atom.unit.key != "time":
        return atom
    if _COMPARED.match(lower, atom.end):
        return replace(atom, value=atom.value * 100, unit=PERCENT)
    times = last_word(lower, atom.start) in ("gấp", "bằng", "nhân") or "," in lower[atom.start : atom.end]
    if times or (words.multiple.match(lower, atom.end) and not (atom.spelled and atom.value == 1)):
        return replace(atom, value=atom.value * 100, unit=PERCENT)
    return atom


def _compounds(lower: str, atoms: list[Atom]) -> list[Atom]:
    """ "01 năm 06 tháng" -> 18 months, "2 tỷ 500 triệu đồng" -> 2.5 billion."""
    merged: list[Atom] = []
    for atom in atoms:
        last = merged[-1] if merged else None
        if last is not None and _COMPOUND_GAP.fullmatch(lower, last.end, atom.start):
            joined = _join(last, atom, lower[last.end : atom.start])
            if joined is not None:
                merged[-1] = joined
                continue
        merged.append(atom)
    return merged


def _join(big: Atom, small: Atom, gap: str) -> Atom | None:
    if small.unit is None or big.per:
        return None
    if big.unit is None:
        if big.magnitude > small.magnitude > 1 and "và" not in gap:
            return replace(small, start=big.start, value=big.value + small.value)
        return None
    ratio = _COMPOUND.get((big.unit.key, small.unit.key))
    if ratio is None or small.value >= max(ratio, 12):
        return None
    if big.unit.dimension == "age":
        return replace(big, end=small.end, value=big.value * big.unit.factor + small.value / 12)
    return replace(small, start=big.start, value=big.value * ratio + small.value)
