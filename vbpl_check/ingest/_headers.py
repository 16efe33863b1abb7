"""Pulls apart what converters glue together at the head of a document and of its chapters."""

from __future__ import annotations

import re

_CAPS = "A-ZĐÀ-ÖØ-ÝĂƠƯẠ-ỸĨŨ"
_KINDS = "LUẬT|BỘ LUẬT|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|NGHỊ QUYẾT|QUYẾT ĐỊNH|PHÁP LỆNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH"
_MOTTO = re.compile(
    r"(CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM) (Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc)\b[ \-–_*]*(.*)"
)
# "Hà Nội, ngày 11 tháng 01 năm 2019 NGHỊ QUYẾT HƯỚNG DẪN ..."
_PLACE = re.compile(r"([^\d,|]{2,40}, ngày \d{1,2} tháng \d{1,2} năm \d{4})\.? ((?:" + _KINDS + r")\b.*)")
# "NGHỊ ĐỊNH QUY ĐỊNH CHI TIẾT ...", "LUẬT DOANH NGHIỆP": a kind and a title on one line
_TITLE = re.compile(rf"({_KINDS}) ([{_CAPS}][{_CAPS}\W\d]+)$")
# "THÔNG TƯQuy định chế độ làm việc": a kind glued to its title
_GLUED = re.compile(rf"({_KINDS})([{_CAPS}][a-zà-ỹ].*)")
# "Chương IQUY ĐỊNH CHUNG", "Mục 2TRÌNH TỰ": a label glued to its heading, which the next line repeats
_CHAPTER = re.compile(rf"((?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC) (?:[IVXLC]+|\d+))[.:]?([{_CAPS}].*)")
_TAIL = re.compile(r"(?<=\w) ?[-–_*]{4,}$")
_TOP = 40  # lines that a head takes at most

Row = tuple[str, int]


def pull_apart(rows: list[Row]) -> list[Row]:
    """The rows with country, motto, place, kind and title on lines of their own; what stood twice is left once."""
    top: list[Row] = []
    for line, index in rows[:_TOP]:
        top.extend((part, index) for part in _split_head(line))
    return _unglue([*top, *rows[_TOP:]])


def _split_head(line: str) -> list[str]:
    line = _TAIL.sub("", line)
    motto = _MOTTO.match(line)
    if motto:
        rest = motto[3].strip()
        return [motto[1], motto[2], *(_split_head(rest) if rest else [])]
    place = _PLACE.match(line)
    if place:
        return [place[1], *_split_head(place[2])]
    glued = _GLUED.match(line)
    if glued:
        return [glued[1], glued[2]]
    title = _TITLE.match(line)
    return [title[1], title[2]] if title and title[2].strip(" :") else [line]


def _unglue(rows: list[Row]) -> list[Row]:
    """ "Chương IQUY ĐỊNH CHUNG" above "QUY ĐỊNH CHUNG" becomes "Chương I"; a title said twice in a row is said once."""
    kept: list[Row] = []
    skip = 0
    for position, row in enumerate(rows):
        if position < skip:
            continue
        if position < _TOP and len(row[0]) > 20:
            skip = position + 1 + _repeats(row[0], rows[position + 1 : position + 4])
        if row[0][0] in "PCM" and position + 1 < len(rows):
            row = (_without_heading(row[0], rows[position + 1][0]), row[1])
        kept.append(row)
    return kept


def _without_heading(line: str, following: str) -> str:
    if 3 < len(following) < len(line) and line.endswith(following) and _CHAPTER.match(line):
        return line[: -len(following)].rstrip()
    return line


def _repeats(line: str, following: list[Row]) -> int:
    """How many of the following rows together say ``line`` again."""
    plain = line.replace(" ", "")
    said = ""
    for count, (words, _) in enumerate(following, 1):
        said += words.replace(" ", "")
        if said == plain:
            return count
    return 0
