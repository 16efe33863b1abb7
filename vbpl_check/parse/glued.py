"""Units that begin in the middle of a line, because a heading or an article was glued to the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vbpl_check.parse.frame import is_capitals
from vbpl_check.parse.lines import Line
from vbpl_check.parse.marks import Mark, read_mark

# "Bảo đảm thanh khoản 1. Bảo hiểm xã hội Việt Nam có trách nhiệm": clause 1 on the line of the heading
_CLAUSE = re.compile(r"(?<=[^\s.])\s(1)[.)](?:\s*(?=[A-ZĐ“])|$)")
# "kể từ ngày ký. Điều 3. Chánh Văn phòng", "(đính kèm) Điều 2. Giao"
_ARTICLE = re.compile(r"Điều\s(\d{1,3}[a-z]?)\.\s(?=[A-ZĐ])")
# "trên không gian mạng; d) Thực hiện biện pháp", "cụ thể như sau: a) Giá chuyển nhượng"
_POINT = re.compile(r"([;:.])\s([a-zđ])\)\s?(?=[A-ZĐÀ-Ỹ“])")
# "Luật Giá 2023. Mục 3. HIỆP THƯƠNG GIÁ", "Nghị định 248/2025/NĐ-CP. Chương I QUY ĐỊNH CHUNG": a site's name before it
_NAMED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)\s[^.;:\n]{1,120}\.\s(?=(?:Chương|Mục|Phần)\s)"
)
_LONGEST_NAMED = 400
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


def division(text: str, start: int, end: int) -> Mark | None:
    """The label of a chapter or section, its heading in capitals, after the name that a site puts before it."""
    if text[start] not in "LBPNTQ" or end - start > _LONGEST_NAMED:
        return None
    named = _NAMED.match(text, start, end)
    mark = read_mark(text, named.end(), end) if named else None
    return mark if mark is not None and is_capitals(text[mark.rest : end]) else None


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
    """Is the character before ``at``, one blank left out, the end of a sentence or of a quotation?"""
    before = at - 1 if text[at - 1].isspace() else at
    if before <= start:
        return False
    return text[before - 1] in ".;:)”/" or (text[before - 1] == '"' and text[before - 2] in ".;")
