"""Units that begin in the middle of a line, because a heading or an article was glued to the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vbpl_check.parse.frame import is_capitals
from vbpl_check.parse.lines import Line
from vbpl_check.parse.marks import Mark, read_mark

# "Bảo đảm thanh khoản 1. Bảo hiểm xã hội Việt Nam có trách nhiệm": clause 1 on the line of the heading
_CLAUSE = re.compile(r"(?<=[^\s.])\s(1)[.)](?:\s*(?=[A-ZĐ“])|$)")
# "kể từ ngày ký. Điều 3. Chánh Văn phòng", "(đính kèm) Điều 2. Giao", "KẾT CẤU HẠ TẦNG Điều 87." at the line's end
_ARTICLE = re.compile(r"Điều\s(\d{1,3}[a-z]?)\.(?:\s(?=[A-ZĐ])|$)")
# "tiêu chuẩn diện tích nhà ở công vụ 1." ends the heading, "Nhà ở công vụ bao gồm" begins the next line
_CLAUSE_AT_END = re.compile(r"(?<=[^\W\d_])\s(1)\.$")
# "1. Phong toả tài khoản a) Tài khoản của cơ quan": point a after a short heading
_POINT_A = re.compile(r"(?<=[^\W\d_])\s(a)\)\s(?=[A-ZĐ])")
_LONGEST_HEADING = 100
# "trên không gian mạng; d) Thực hiện biện pháp", "cụ thể như sau: a) Giá chuyển nhượng", "thai sản; b)22% tiền lương"
_POINT = re.compile(r"([;:.])\s([a-zđ])\)\s?(?=[A-ZĐÀ-Ỹ“]|\d{1,3}(?:,\d+)?%)")
# "Luật Giá 2023. Mục 3. HIỆP THƯƠNG GIÁ", "Nghị định 248/2025/NĐ-CP. Chương I QUY ĐỊNH CHUNG": a site's name before it
_NAMED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)\s[^.;:\n]{1,120}\.\s(?=(?:Chương|Mục|Phần)\s)"
)
_LONGEST_NAMED = 400
NAMES = "LBPNTQ"  # what such a name begins with
# "theo quy định của pháp luật. Chương V HOẠT ĐỘNG DẦU KHÍ", "TÀI SẢN CÔNG Mục 1. QUY ĐỊNH CHUNG"
_DIVISION = re.compile(
    r"(?<=[.;:,)”A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ])\s"
    r"(?=(?:Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Phần|PHẦN)\s{1,3}[IVXLC\dtT])"
)
# "báo cáo thẩm định của Bộ Công Thương. 2.": the number of the clause that begins on the next line
_TRAILING = re.compile(r"(?<=[.;:”|])\s(\d{1,3}[a-z]?)\.$")
# "tại thời điểm phát sinh thu nhập. 2.Thu nhập chịu thuế", "và Điều 171. 2. Sửa đổi": a clause after a sentence
_INNER = re.compile(
    r"(?:(?<=[^\W\d][.;”])|(?<=Điều \d\.)|(?<=Điều \d\d\.)|(?<=Điều \d\d\d\.))\s(\d{1,2})\.\s?(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"
)
_LONGEST_TRAILING = 6  # characters of " 12a."
_DIVISIONS = ("phan", "chuong", "muc", "tieu_muc")
_LOOKAHEAD = 80  # lines


def first_clause(text: str, rest: int, end: int, following: Sequence[Line]) -> Mark | None:
    """Clause 1 glued to an article's heading; believed only when the next number below is 2."""
    if text.find("1.", rest, end) < 0 and text.find("1)", rest, end) < 0:
        return None
    found = _CLAUSE.search(text, rest, end)
    if found is None:
        return None
    for line in following[:_LOOKAHEAD]:
        mark = read_mark(text, line.start, line.end)
        if mark is not None and mark.level in ("khoan", "dieu"):
            second = (mark.level, mark.label) == ("khoan", "2")
            return Mark("khoan", "1", found.start(1), found.end()) if second else None
    return None


def heading_clause(text: str, line: Line, following: Sequence[Line]) -> Mark | None:
    """Clause 1 whose number ends a heading of two lines; believed only when the next number below is 2."""
    found = _CLAUSE_AT_END.search(text, max(line.start, line.end - _LONGEST_TRAILING), line.end)
    if found is None:
        return None
    for below in following[:_LOOKAHEAD]:
        mark = read_mark(text, below.start, below.end)
        if mark is not None and mark.level in ("khoan", "dieu"):
            second = (mark.level, mark.label) == ("khoan", "2")
            return Mark("khoan", "1", found.start(1), found.end()) if second else None
    return None


def heading_point(text: str, start: int, end: int) -> Mark | None:
    """Point a after the short heading of a clause that begins at ``start``, without a sign between them."""
    found = _POINT_A.search(text, start, min(end, start + _LONGEST_HEADING))
    return Mark("diem", "a", found.start(1), found.end()) if found else None


def division(text: str, start: int, end: int, below: str) -> Mark | None:
    """The label of a chapter or section, its heading in capitals, after the name that a site puts before it.

    ``below``: the line that follows, which holds the heading when the label stands alone.
    """
    if text[start] not in NAMES or end - start > _LONGEST_NAMED:
        return None
    named = _NAMED.match(text, start, end)
    mark = read_mark(text, named.end(), end) if named else None
    return mark if mark is not None and is_capitals(text[mark.rest : end].strip() or _heading(below)) else None


def _heading(line: str) -> str:
    """The words of a line before the label of an article or subsection that is glued to them."""
    return line.partition(" Điều ")[0].partition(" Tiểu mục")[0]


def divisions(text: str, start: int, end: int, below: str) -> Iterator[Mark]:
    """Labels of parts, chapters and sections after other words of the line; ``below`` is the line that follows.

    A heading is in capitals to the end of the line, to the next label or to an article, or it is the line below.
    """
    found = [match.end() for match in _DIVISION.finditer(text, start, end)]
    for at, limit in pairwise([*found, end]):
        mark = read_mark(text, at, end)
        if mark is None or mark.level not in _DIVISIONS:
            continue
        article = text.find("Điều", mark.rest, limit)
        words = text[mark.rest : limit if article < 0 else article].strip()
        if is_capitals(words or _heading(below)):
            yield mark


def trailing_clause(text: str, start: int, end: int) -> Mark | None:
    """The number of a clause that ends a line, after the end of a sentence."""
    if text[end - 1] != "." or not (text[end - 2].isdigit() or text[end - 3].isdigit()):
        return None
    found = _TRAILING.search(text, max(start, end - _LONGEST_TRAILING), end)
    return Mark("khoan", found[1], found.start(1), end) if found else None


def inner_clause(text: str, at: int, end: int, following: Sequence[Line]) -> Mark | None:
    """The clause whose number, after a blank at ``at``, follows a sentence; None when the next line begins it."""
    found = _INNER.match(text, at, end)
    if found is None:
        return None
    below = [read_mark(text, each.start, each.end) for each in following]
    if any(mark and mark.level == "khoan" and mark.label == found[1] for mark in below):
        return None
    return Mark("khoan", found[1], found.start(1), found.end())


def points(text: str, start: int, end: int) -> Iterator[tuple[str, Mark]]:
    """Labels of points in the middle of a line, each with the sign that ends the words before it."""
    at = text.find(")", start, end)
    while at >= 0:
        found = _POINT.match(text, at - 3, end) if at - 3 >= start else None
        if found is not None:
            yield found[1], Mark("diem", found[2], found.start(2), found.end())
        at = text.find(")", at + 1, end)


def articles(text: str, start: int, end: int) -> Iterator[Mark]:
    """Labels of articles after the end of a sentence in the middle of a line."""
    at = text.find("Điều", start + 1, end)
    while at >= 0:
        found = _ARTICLE.match(text, at, end)
        if found is not None and _ends_sentence(text, start, at):
            yield Mark("dieu", found[1], at, found.end())
        at = text.find("Điều", at + 4, end)


def _ends_sentence(text: str, start: int, at: int) -> bool:
    """Is the character before ``at``, one blank left out, the end of a sentence, quotation or heading?"""
    before = at - 1 if text[at - 1].isspace() else at
    if before <= start:
        return False
    last = text[before - 1]
    heading = last.isupper() and text[before - 2].isupper()
    return last in ".;:)”/" or heading or (last == '"' and text[before - 2] in ".;:")
