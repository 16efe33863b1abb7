"""Text of another document inside an amending one: where a quotation opens and closes, what an instruction names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vbpl_check.parse.marks import Mark
from vbpl_check.parse.scope import Scope

OPENERS = '“«„‟"'
_WORD = re.compile(r"[^\W_]")
_NEAR = 40  # an opening mark has words this near
_OPENER = re.compile('[“«„‟"]')
_QUOTES = re.compile('[“”«»„‟"]')
# "Sửa đổi, bổ sung khoản 3 Điều 5 như sau:", "Thay thế cụm từ", "được thay bằng"
_AMENDS = re.compile(r"sửa đổi|bổ sung|thay thế|thay bằng|thay cụm từ|như sau|đính chính|bãi bỏ|sửa lại", re.IGNORECASE)
_VERB = r"(?:Sửa đổi|Sửa|Bổ sung|Thay thế|Thay|Bãi bỏ|Bỏ|Hủy bỏ|Đính chính)"
# "Sửa đổi khoản 2", "Bổ sung các điểm", "Thay thế cụm từ", "Điểm c được sửa đổi": not words of the quoted text
_INSTRUCTION = re.compile(
    rf"[\W_]*(?:(?:Được )?{_VERB}(?:,? (?:và |hoặc )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ))*"
    r"(?: (?:thêm|vào|nội dung|một số|các|cụm từ|từ|tên|tiêu đề|quy định|tại|sau|đầu|cuối|đoạn|câu|gạch|khổ))*"
    r" (?:“|\"|điểm|khoản|điều|chương|mục|phụ lục|mẫu|biểu|phần|tiết|bảng|của Nghị|[a-zđ]\)|\d)"
    r"|(?:Điểm|Khoản|Điều|Các khoản|Các điểm|Tên)\b.{0,80}?(?:được )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ))",
    re.IGNORECASE,
)
# headings of the last articles of an amending document
_FINAL = re.compile(
    rf"[\W_]*(?:{_VERB}|Hiệu lực|Điều khoản|Quy định chuyển tiếp|Tổ chức thực hiện|Trách nhiệm|Hướng dẫn|"
    r"(?:Luật|Nghị định|Thông tư|Nghị quyết|Pháp lệnh|Quyết định) này)",
    re.IGNORECASE,
)
# "khoản 3 Điều 5", "điểm a khoản 2", "Điều 7 và Điều 8"
_TARGET = re.compile(r"\b(điều|khoản|điểm)\s+((?:[\dđa-z]{1,4}(?:,\s?|\svà\s))*[\dđa-z]{1,4})(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"\d+[a-zđ]?\d?|[a-zđ]\d?(?!\w)")
_LEVELS = {"điều": "dieu", "khoản": "khoan", "điểm": "diem"}


@dataclass(slots=True)
class Quotation:
    """An open quotation. ``bare``: without quotation marks, known only by the units that the instruction names."""

    scope: Scope
    depth: int = 1
    bare: bool = False
    targets: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def balance(text: str, start: int, end: int, depth: int) -> tuple[int, int, int]:
    """Reads the quotation marks of a line.

    Returns the depth after it, the offset of the last closing mark and that of the outermost one still open (-1: none).
    """
    closed, opened = -1, -1
    for found in _QUOTES.finditer(text, start, end):
        at = found.start()
        if _opens(text, at, start, end):
            if depth == 0:
                opened = at
            depth += 1
        else:
            depth = max(0, depth - 1)
            closed = at
    return depth, closed, opened if depth else -1


def first_opener(text: str, start: int, end: int) -> int:
    """Offset of the first opening mark, -1 without one."""
    return next((at for at in range(start, end) if text[at] in OPENERS), -1)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    if not _WORD.search(text, at + 1, min(end, at + _NEAR)):
        return False
    sign = text[at]
    if sign == '"':
        return (at == start or text[at - 1] in " \t\xa0([:,;/") and not text[at + 1].isspace()
    return sign in OPENERS


def ends_at(text: str, closed: int, end: int) -> bool:
    """Is the closing mark at ``closed`` the end of the line, but for punctuation?"""
    return closed >= 0 and not any(letter.isalnum() for letter in text[closed + 1 : end])


def has_opener(text: str, start: int, end: int) -> bool:
    """Does the range hold a mark that may open a quotation?"""
    return _OPENER.search(text, start, end) is not None


def amends(words: str) -> bool:
    """Do the words announce new wording?"""
    return _AMENDS.search(words) is not None


def instructs(text: str, start: int, end: int) -> bool:
    """Do the words after a label give an instruction to amend?"""
    return _INSTRUCTION.match(text, start, min(end, start + 200)) is not None


def carries_on(mark: Mark, text: str, end: int) -> bool:
    """Do the words after a label, on its line or below it, belong to the amending document itself?"""
    if mark.rest >= end:
        newline = text.find("\n", end + 1)
        end = newline if newline >= 0 else len(text)
    if instructs(text, mark.rest, end):
        return True
    return mark.level == "dieu" and _FINAL.match(text, mark.rest, end) is not None


def still_open(text: str, start: int, limit: int = 20_000) -> bool:
    """Is the next quotation mark from ``start`` on a closing one?"""
    found = _QUOTES.search(text, start, start + limit)
    if not found:
        return False
    line = text.rfind("\n", start, found.start()) + 1 or start
    end = text.find("\n", found.start())
    return not _opens(text, found.start(), line, end if end >= 0 else len(text))


def targets(words: str) -> frozenset[tuple[str, str]]:
    """(level, label) of the units that an instruction names."""
    found: set[tuple[str, str]] = set()
    for match in _TARGET.finditer(words):
        level = _LEVELS[match[1].lower()]
        found.update((level, label) for label in _LABEL.findall(match[2].lower()))
    return frozenset(found)
