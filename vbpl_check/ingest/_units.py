"""What the first and last words of a line say: does a structural unit start here, does the sentence go on."""

from __future__ import annotations

import re

# "1. Phạm vi", "12a) Nội dung", "1.2. Yêu cầu", "a) Hồ sơ", "đ1) ", "aa) ", "i. ", "IV. QUYỀN", "(1) ", "c)40 ngày"
# not "15.550 cây", "1.720.888.500 đồng"
ENUMERATOR = re.compile(
    r"[“\"]?(?!\d{1,3}(?:\.\d{3})+(?![.)\w]))(?:\(?\d{1,3}[a-zđ]?(?:\.\d{1,3}){0,4}\s?[.)]|"
    r"\d{1,3}(?:\.\d{1,3}){1,4}|\(?[a-zđ]{1,2}\d?\s?\)|[a-zđ]\s?\.|[A-HIVXLC]{1,5}\s?[.)])(?=\s|$)"
    r"|[“\"]?[a-zđ]\)(?=[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ\d])"
)
# "1.", "a)", "-", "Căn cứ": words cut off from what they introduce
BARE = re.compile(r"(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]{1,2}\)|[-+•]|Căn cứ)$")
# "Điều 5. Hồ sơ", "“Điều 5a. Hồ sơ", "Điều 5: ", "Điều 5 Hồ sơ", "Điều 5" alone, "Điều thứ nhất"; not "Điều 5 Luật này"
ARTICLE = re.compile(
    r"[“\"]?(?:Điều|ĐIỀU)\s+(?:\d{1,4}[a-zđ]{0,2}\s?(?:[.:)]|$|[–-]\s|(?=\s(?!Luật|Bộ luật|Nghị|Thông|Quyết định|"
    r"Pháp lệnh|Hiến pháp|Chương|Mục|Quy chế này|Quy định này)[A-ZĐ]))|thứ\b)"
)
# "Điều 5 của Luật này", "Điều 5, Điều 6 Nghị định này": a citation at the start of a line
CITED = re.compile(
    r"Điều \d{1,4}[a-zđ]?(?:[,;] | (?:của|này|và|hoặc|đến|Luật|Bộ luật|Nghị định|Thông tư|Nghị quyết|Quyết định|"
    r"Pháp lệnh|Hiến pháp)\b)"
)
# "Chương II", "PHẦN THỨ NHẤT", "Mục 1. QUY ĐỊNH", "Tiểu mục 2", "Phụ lục I", "Mẫu số 01";
# not "Chương II của Luật này", "Mục 1 Chương III", "Phụ lục VII ban hành kèm theo"
DIVISION = re.compile(
    r"[“\"]?(?:(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Phụ lục|PHỤ LỤC)\s+"
    r"(?:(?:thứ|THỨ)\s+[^\W\d_]+|[IVXLC]{1,6}+[a-z]?|\d{1,3}+[a-z]?|[A-ZĐ])(?![^\W_])"
    r"(?!,|;|\s(?:Chương|Mục|Phần|Phụ lục|Luật|Bộ luật|Nghị|Thông|Quyết|[a-zà-ỹđ]))|"
    r"PHỤ LỤC|Mẫu số\s[\dA-Z]++(?!,|;|\s[a-zà-ỹđ])|Biểu số\s|Mẫu:?\s\d)"
)
# "Căn cứ Luật ...", "Theo đề nghị của ...", "Nơi nhận:", "Số: 5/2021/TT-BTC", "Hà Nội, ngày 3 tháng 6 năm 2021"
_OPENING = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét (?:đề nghị|tờ trình|Tờ trình)|Nơi nhận|Kính gửi|Số:|Luật số:|KT\.|TM\.|TL\.|TUQ\.|"
    r"Q\.)(?=\s|$|:)|"
    r"[A-ZĐ][^\d,.;:|]{1,30}, ngày \d"
)
_DASH = re.compile(r"[-–+*•](?:\s|$)")
# Words with which no paragraph ends
_DANGLING = re.compile(
    r"(?:^|[\s(“])(?:và|của|các|những|về|tại|theo|cho|hoặc|bởi|bằng|với|để|do|là|được|bị|từ|đến|trong|ngoài|trên|dưới|có|"
    r"không|phải|khi|nếu|mà|thì|như|này và|giữa|thuộc|đối với|vào|ra|lên|một|hai|ba|mỗi|mọi|đã|sẽ|đang|cùng|hay|tới|"
    r"ngày|tháng|năm|số|khoản|điểm|Điều|điều|Khoản|Điểm|Mục|mục|Chương|chương|Phần|Phụ lục|Luật|Bộ|Sở|Nghị định|"
    r"Thông tư|Bộ luật|Bộ trưởng|Ủy ban|Uỷ ban|Cục|Vụ|Tổng cục|nhân|"
    r"Nghị|Thông|Ủy|Uỷ|Quốc|Chính|-|–|/|\()$"
)
# "... quy định tại điểm", "... khoản 3 Điều": a label must follow, so "1." or "a)" on the next line starts nothing;
# not "một số khoản", with which a heading ends
_BEFORE_LABEL = re.compile(
    r"(?<!số )(?<!các )(?<!những )(?<!, )\b(?:khoản|điểm|Điều|Khoản|Điểm)$|\d (?:tháng|ngày)$|\b[Cc]ột$"
)
# "... quy định tại", "... bao gồm cả Phần 1 và": a unit below is cited, not started
_CITING = re.compile(r"(?:tại|của|theo|và|hoặc|với|đến|bằng|kèm|trong|thuộc|bổ sung|bãi bỏ|(?:khoản|điểm) \w{1,3})$")
_CAPITAL_START = re.compile("|".join(pattern.pattern for pattern in (ENUMERATOR, ARTICLE, DIVISION, _OPENING)))
TERMINAL = frozenset('.;:!?…”"|')


def starts_unit(line: str) -> bool:
    """True when the line opens a unit, an item of a list or a block of its own, whatever the line above says."""
    first = line[0]
    if first.islower():
        return (first <= "z" or first == "đ") and not line[1:5].isalpha() and bool(ENUMERATOR.match(line))
    if first.isdecimal() or first == "(":
        return bool(ENUMERATOR.match(line))
    if first in '“"':
        return bool(ENUMERATOR.match(line) or ARTICLE.match(line) or DIVISION.match(line))
    if not first.isupper():
        return bool(_DASH.match(line))
    return bool(_CAPITAL_START.match(line))


def is_dangling(line: str) -> bool:
    """True when the line ends in the middle of a phrase: "... quy định tại", "... theo khoản"."""
    return bool(_DANGLING.search(line[-16:]))


def wants_label(line: str) -> bool:
    """True when the line ends with a word that a label must follow: "... tại điểm"."""
    return bool(_BEFORE_LABEL.search(line[-16:]))


def is_cited(upper: str, lower: str) -> bool:
    """True when the lower line names an article or a division that the upper one cites: "tại" / "Chương II của ..."."""
    return bool(_CITING.search(upper[-14:]) and (ARTICLE.match(lower) or DIVISION.match(lower)))


def is_heading(line: str) -> bool:
    """True for the heading of an article or of a division above it."""
    return bool(ARTICLE.match(line) or DIVISION.match(line))


def is_capitals(line: str) -> bool:
    """True for a line in capitals: titles, headings of chapters, issuers, signatures."""
    return line == line.upper() and line != line.lower()
