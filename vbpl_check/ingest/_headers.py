"""Pulls apart what converters glue together at the head of a document and of its chapters."""

from __future__ import annotations

import re

_CAPS = "A-ZĐÀ-ÖØ-ÝĂƠƯẠ-ỸĨŨ"
_KINDS = "LUẬT|BỘ LUẬT|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|NGHỊ QUYẾT|QUYẾT ĐỊNH|PHÁP LỆNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH"
_NAMES = frozenset(_KINDS.split("|"))
_MOTTO = re.compile(
    r"(CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM) (Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc)\b[ \-–_*]*(.*)"
)
# "Hà Nội, ngày 11 tháng 01 năm 2019 NGHỊ QUYẾT HƯỚNG DẪN ..."
_PLACE = re.compile(r"([^\d,|]{2,40}, ngày \d{1,2} tháng \d{1,2} năm \d{4})\.? ((?:" + _KINDS + r")\b.*)")
# Two columns read as one line: "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI ...", "Số: 5/2021/TT-BTC Hà Nội, ngày 3 tháng 6 năm 2021"
_COLUMNS = re.compile(r"(.*\S) (CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM.*|Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc)$")
_NUMBERED = re.compile(r"((?:Luật )?[Ss]ố ?: ?\S+) ([^\d,.;:|]{2,40}, ngày .*)")
# "NGHỊ ĐỊNH QUY ĐỊNH CHI TIẾT ...", "LUẬT DOANH NGHIỆP": a kind and a title on one line
_TITLE = re.compile(
    r"(LUẬT|BỘ LUẬT|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|NGHỊ QUYẾT|QUYẾT ĐỊNH|PHÁP LỆNH|CHỈ THỊ) "
    rf"([{_CAPS}][{_CAPS}\W\d]+)$"
)
# "THÔNG TƯQuy định chế độ làm việc": a kind glued to its title
_GLUED = re.compile(rf"({_KINDS})([{_CAPS}][a-zà-ỹ].*)")
# "ChươngI": what is left of "Chương IQUY ĐỊNH CHUNG" without the heading that the next lines repeat
_CHAPTER = re.compile(r"(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)([IVXLC]+|\d+)[.:]?")
_TAIL = re.compile(r"(?<=\w) ?[-–_*]{4,}$")
_TOP = 40  # lines that a head takes at most
_TITLE_LENGTH = 20
# "Căn cứ Luật ...", "Điều 1", "Chương I", "1. ": the head is over
_BODY = re.compile(r"Căn cứ|Điều |Chương |CHƯƠNG |Phần |PHẦN |Mục |\d+[.)] ")

Row = tuple[str, int]


def pull_apart(rows: list[Row]) -> list[Row]:
    """The rows with country, motto, place, kind and title on lines of their own; what stood twice is left once."""
    end = next((position for position, (line, _) in enumerate(rows[:_TOP]) if _BODY.match(line)), min(_TOP, len(rows)))
    head: list[Row] = []
    for line, index in rows[:end]:
        named = any(part in _NAMES for part, _ in head)
        head.extend((part, index) for part in ([line] if named else _split_head(line)))
    return [*_once(head), *_unglue(rows[end:])]


def _split_head(line: str) -> list[str]:
    line = _TAIL.sub("", line)
    motto = _MOTTO.match(line)
    if motto:
        rest = motto[3].strip()
        return [motto[1], motto[2], *(_split_head(rest) if rest else [])]
    columns = _COLUMNS.match(line) or _NUMBERED.match(line)
    if columns:
        return [*_split_head(columns[1]), *_split_head(columns[2])]
    place = _PLACE.match(line)
    if place:
        return [place[1], *_split_head(place[2])]
    glued = _GLUED.match(line)
    if glued:
        return [glued[1], glued[2]]
    title = _TITLE.match(line)
    return [title[1], title[2]] if title and title[2].strip(" :") else [line]


def _once(rows: list[Row]) -> list[Row]:
    """The rows without those that together say the row above them again."""
    kept: list[Row] = []
    skip = 0
    for position, row in enumerate(rows):
        if position >= skip:
            kept.append(row)
            if len(row[0]) > _TITLE_LENGTH:
                skip = position + 1 + _repeats(row[0], rows[position + 1 : position + 4])
    return kept


def _unglue(rows: list[Row]) -> list[Row]:
    """ "Chương IQUY ĐỊNH CHUNG" above "QUY ĐỊNH CHUNG" becomes "Chương I"."""
    return [
        (_without_heading(row[0], rows[position + 1 : position + 4]), row[1]) if row[0][0] in "PCM" else row
        for position, row in enumerate(rows)
    ]


def _without_heading(line: str, following: list[Row]) -> str:
    plain = line.replace(" ", "")
    said = ""
    for words, _ in following:
        said += words.replace(" ", "")
        label = _CHAPTER.fullmatch(plain.removesuffix(said)) if len(said) > 3 else None
        if label:
            return f"{label[1]} {label[2]}"
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
