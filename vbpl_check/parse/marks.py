"""Labels at the head of a line: "Điều 5.", "1.", "a)", "Chương II". Local; ``scope`` judges the sequence."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from vbpl_check.parse.labels import ORDINALS

MarkLevel = Literal["phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem", "capital", "roman", "decimal"]


class Mark(NamedTuple):
    """A label at ``start``; the unit's words begin at ``rest``. ``strict``: its punctuation admits no other reading."""

    level: MarkLevel
    label: str
    start: int
    rest: int
    strict: bool = True


_new = tuple.__new__  # half the time of the constructor of a named tuple, which counts where every line has a mark
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NOTE = r"(?:\s?\[\d{1,3}\])?"  # "1.[22]": mark of a footnote in a consolidated text
_UPPER = r"A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠ-Ỹ“\"(\["
# "Điều 5.", "Điều 5a:", "ĐIỀU 5", "Điều thứ 5", "Điều 5[3].", "Điều 5.-", "Điều 5.3 (được bãi bỏ)"
_ARTICLE = re.compile(
    rf"(?:Điều|ĐIỀU)\s{{1,3}}(?:thứ\s)?(\d{{1,4}}[a-zđ]{{0,2}}\d?|(?<=thứ\s)(?:{_ORDINAL}))(?!\w){_NOTE}"
    rf"(\s?[.:](?:\d{{1,3}}(?=\s\())?[-–]?|\s[-–](?=\s))?{_NOTE}[ \t\xa0]*",
)
# "1.", "1)", "1/ ", "1- ", "3a.", "1.[22]", "1[5]."
_CLAUSE = re.compile(
    rf"(\d{{1,3}}(?:[a-zđ]{{1,2}}\d?)?){_NOTE}\s?(?:[.)](?!\d)[-–/]?|[/-](?=[\s{_UPPER}])|–(?=\s)){_NOTE}[ \t\xa0]*"
)
# "3, Chấp hành quyết định luân phiên": a comma for the full stop
_CLAUSE_COMMA = re.compile(r"(\d{1,2}),\s(?=[A-ZĐ][a-zà-ỹ])")
# "1.1.", "2.3.1 "
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\.(?!\d)|\)|(?=\s))[ \t\xa0]*")
# "a)", "a. ", "a- ", "đ1)", "a[3])"
_POINT = re.compile(rf"([a-zđ]\d{{0,2}}){_NOTE}\s?(?:\)|[.](?=[\s{_UPPER}])|[-–/](?=[\s{_UPPER}])){_NOTE}[ \t\xa0]*")
# "(a) ", "(đ) "
_BRACKETED = re.compile(r"\(([a-zđ]\d?)\)[ \t\xa0]*")
_ROMAN_OR_DIGITS = r"[IVXLC]{1,8}[a-zđA-Z]?\d?|\d{1,3}[a-zđ]?"
# what follows the label of a division: ".", ":", " - " or nothing
_TAIL = rf"(?![\w/]|\.\d){_NOTE}(\s?[.:]|\s?[-–](?=\s))?{_NOTE}[ \t\xa0]*"
# "Chương II", "CHƯƠNG 1:", "Chương IIa.", "Chương thứ nhất"
_CHAPTER = re.compile(rf"Chương\s{{1,3}}({_ROMAN_OR_DIGITS}|thứ\s(?:{_ORDINAL})){_TAIL}", re.IGNORECASE)
# "Chương IINHIỆM VỤ", "Chương VKHIẾU NẠI": the heading glued to the number
_CHAPTER_GLUED = re.compile(
    r"(?:Chương|CHƯƠNG)\s{1,3}(X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})(?![IVX])(?=([^\W\d_]{2,9})(?:\s|$))"
)
# "Mục 1", "MỤC II.", "Mục A"
_SECTION = re.compile(rf"Mục\s{{1,3}}({_ROMAN_OR_DIGITS}|[A-ZĐ]){_TAIL}", re.IGNORECASE)
# "Tiểu mục 1."
_SUBSECTION = re.compile(rf"Tiểu\smục\s{{1,3}}({_ROMAN_OR_DIGITS}|[A-ZĐ]){_TAIL}", re.IGNORECASE)
# "Phần thứ nhất", "PHẦN I.", "Phần A"
_PART = re.compile(rf"Phần\s{{1,3}}(thứ\s(?:{_ORDINAL})|{_ROMAN_OR_DIGITS}|[A-ZĐ]){_TAIL}", re.IGNORECASE)
# "II. TỔ CHỨC THỰC HIỆN", "II- "
_ROMAN = re.compile(r"([IVX]{1,6})\s?[./)–-][-–]?[ \t\xa0]*(?=[^\s\d])")
# "A. QUY ĐỊNH CHUNG", "B/ ", "C- "
_CAPITAL = re.compile(r"([A-HĐ])\s?[./)–-][-–]?[ \t\xa0]+(?=\S)")
# what follows a label that is only cited: "Điều 5 Luật này", "Chương II Nghị định số", "Phần V Phụ lục I"
_CITED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị|Thông tư|Quyết định|Hiến pháp|Quy chế|Quy định|Quy chuẩn|Phụ lục|Điều lệ|"
    r"Điều \d|Chương [IVX]|Mục \d|Phần |Hiệp định|Công ước|Văn bản|Bảng|Mẫu|Danh mục này)",
)
# "Điều 28, Nhiệm vụ, quyền hạn của Chánh Thanh tra sở": a comma for the full stop
_COMMA = re.compile(r",\s(?=[A-ZĐ])")
# "Điều 139 Luật này thay thế Luật", "Điều 2 Luật này quy định về các hoạt động": an article without a full stop
_OWN = re.compile(
    r"[LBPNTQ][^\d,;]{2,16} này (?:có hiệu lực thi hành|thay thế|quy định (?:về|chi tiết)|áp dụng đối với)"
)
# a line of a table of contents: "Chương I. CHỈ DẪN NHÀ THẦU.............. 5"
_LEADERS = re.compile(r"[.…]{4,}\s*\d*\s*$|\t\d{1,3}$")


def read_mark(text: str, start: int, end: int) -> Mark | None:
    """The label that begins the stripped line ``text[start:end]``, or None; its first character chooses the pattern."""
    first = text[start]
    if first.isdigit():
        mark = _clause(text, start, end)
        return (
            mark if mark is None or not text.startswith("|", mark.rest) else None
        )  # "26. | Quy hoạch": a row of a table
    reader = _READERS.get(first)
    return reader(text, start, end) if reader else None


def _clause(text: str, start: int, end: int) -> Mark | None:
    found = _CLAUSE.match(text, start, end)
    if found:
        return _new(Mark, ("khoan", found[1], start, found.end(), True))
    found = _CLAUSE_COMMA.match(text, start, end)
    if found:
        return Mark("khoan", found[1], start, found.end(), False)
    found = _DECIMAL.match(text, start, end)
    return Mark("decimal", found[1], start, found.end()) if found else None


def _point(text: str, start: int, end: int) -> Mark | None:
    found = _POINT.match(text, start, end)
    return _new(Mark, ("diem", found[1], start, found.end(), text[found.end(1)] == ")")) if found else None


def _bracketed(text: str, start: int, end: int) -> Mark | None:
    found = _BRACKETED.match(text, start, end)
    return Mark("diem", found[1], start, found.end(), False) if found else None


def _article(text: str, start: int, end: int) -> Mark | None:
    found = _ARTICLE.match(text, start, end)
    if not found:
        return None
    rest = found.end()
    if rest >= end:
        return Mark("dieu", found[1], start, end)
    if _LEADERS.search(text, rest, end):
        return None
    if found[2]:
        return Mark("dieu", found[1], start, rest, not text[rest].islower())
    if text[rest] in "([" or (text[rest].isupper() and not _CITED.match(text, rest, end)):
        return Mark("dieu", found[1], start, rest, False)
    if _OWN.match(text, rest, end):
        return Mark("dieu", found[1], start, rest, False)
    after = _COMMA.match(text, rest, end)
    if after and not _CITED.match(text, after.end(), end):
        return Mark("dieu", found[1], start, after.end(), False)
    return None


def _division(level: MarkLevel, pattern: re.Pattern[str], text: str, start: int, end: int) -> Mark | None:
    found = pattern.match(text, start, end)
    if not found:
        return None
    rest = found.end()
    if rest < end:
        if _LEADERS.search(text, rest, end) or not (text[rest].isupper() or text[rest] in '“"[('):
            return None
        if not found[2] and (_CITED.match(text, rest, end) or text[end - 1] in ".;:,"):
            return None
    label = found[1].lower() if found[1][:1] in "tT" else found[1]
    return Mark(level, label, start, rest)


def _chapter(text: str, start: int, end: int) -> Mark | None:
    return (
        _division("chuong", _CHAPTER, text, start, end)
        or _chapter_glued(text, start, end)
        or _capital(text, start, end)
    )


def _chapter_glued(text: str, start: int, end: int) -> Mark | None:
    found = _CHAPTER_GLUED.match(text, start, end)
    return Mark("chuong", found[1], start, found.end()) if found and found[2].isupper() else None


def _section(text: str, start: int, end: int) -> Mark | None:
    return _division("muc", _SECTION, text, start, end)


def _subsection(text: str, start: int, end: int) -> Mark | None:
    return _division("tieu_muc", _SUBSECTION, text, start, end)


def _part(text: str, start: int, end: int) -> Mark | None:
    return _division("phan", _PART, text, start, end)


def _roman(text: str, start: int, end: int) -> Mark | None:
    found = _ROMAN.match(text, start, end)
    return Mark("roman", found[1], start, found.end()) if found else None


def _capital(text: str, start: int, end: int) -> Mark | None:
    found = _CAPITAL.match(text, start, end)
    return Mark("capital", found[1], start, found.end()) if found else None


def _article_or_point(text: str, start: int, end: int) -> Mark | None:
    return _article(text, start, end) or _capital(text, start, end)


_READERS = (
    dict.fromkeys("abcdeghiklmnopqrstuvxyđfjwz", _point)
    | dict.fromkeys("IVX", _roman)
    | dict.fromkeys("ABDEFGH", _capital)
    | {"Đ": _article_or_point, "C": _chapter, "M": _section, "T": _subsection, "P": _part, "(": _bracketed}
)
