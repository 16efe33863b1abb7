"""Parting a term from its meaning: "X là Y", "X được hiểu là Y", "X bao gồm Y"."""

from __future__ import annotations

import re

from vbpl_check.model import Span
from vbpl_check.text import squeeze

LONGEST_TERM = 30  # words
# "Trong Luật này", "Trong phạm vi Nghị định này", "Trong Điều này"
SCOPE = re.compile(r"(?:Trong|trong|Theo|theo) (?:phạm vi |quy định của )?([A-ZĐ][^,.;:\n]{2,40}? này)(?!\w)")
# "1. ", "2- ", "a) ", "- ": the mark of an item, where the body still has it
_MARK = re.compile(r"\s*(?:\d{1,3}[a-zđ]?\s?[.)/-]|[a-zđ]\d{0,2}[.)]|[-–+•*])\s+")
# what parts a term from its meaning: "X là Y", "X được hiểu là Y", "X bao gồm Y", "X: Là Y"
_PART = re.compile(
    r"[,:]?\s{1,3}(?:được hiểu là|được gọi là|có nghĩa là|được hiểu bao gồm|bao gồm|gồm có|gồm|là|"
    r"được hiểu như sau:)(?!\w):?\s*",
    re.IGNORECASE,
)
QUOTES = "“”\"'’«» \t\n"
# "Nhà đầu tư nước ngoài là tổ chức là ...": kinds of holder inside a term
_KINDS = (
    "tổ chức",
    "cá nhân",
    "pháp nhân",
    "doanh nghiệp",
    "người nước ngoài",
    "công chức",
    "viên chức",
    "thương nhân",
)
# "Các từ ngữ khác được hiểu theo quy định tại ..." defines nothing
NO_TERM = re.compile(
    r"^(?:các |những )?(?:từ ngữ|thuật ngữ|khái niệm)(?!\w)|"
    r"(?<!\w)(?:được hiểu theo|như sau|phải|không|thì|nếu|khi)$|"
    r"^(?:trường hợp (?:\w+ ){5}|khi |nếu |sửa đổi|bãi bỏ|trong trường hợp)",
    re.IGNORECASE,
)


def trimmed(text: str, span: Span) -> tuple[int, int]:
    """The range without blanks and without the item's mark."""
    start, end = span.start, span.end
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def part(text: str, start: int, end: int, members: str = "") -> tuple[str, str] | None:
    """Term and meaning at the first "là" (or "gồm") outside brackets and quotation marks.

    ``members``: the meaning when nothing follows ("X bao gồm:" with its points below).
    """
    covered = brackets(text, start, min(end, start + 600))
    for match in _PART.finditer(text, start, min(end, start + 600)):
        if any(low <= match.start() < high for low, high in covered):
            continue
        term = clean_term(text, start, match.start(), covered)
        meaning = squeeze(text[match.end() : end]) or members
        if match[0].strip(" ,:\n").lower() == "là" and _kind_follows(meaning):
            continue
        if not term or len(term.split()) > LONGEST_TERM or NO_TERM.search(term) or not meaning:
            return None
        return term, meaning
    return None


def _kind_follows(meaning: str) -> bool:
    """ "Cổ đông là tổ chức là ...": the first "là" belongs to the term."""
    for kind in _KINDS:
        if meaning.lower().startswith(kind):
            return meaning[len(kind) :].lower().startswith((" là ", " bao gồm ", " gồm "))
    return False


def brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges in brackets or quotation marks."""
    covered = []
    depth = opened = 0
    for position in range(start, end):
        char = text[position]
        if char in "([“«":
            if depth == 0:
                opened = position
            depth += 1
        elif char in ")]”»" and depth:
            depth -= 1
            if depth == 0:
                covered.append((opened, position + 1))
    return covered


def clean_term(text: str, start: int, end: int, covered: list[tuple[int, int]]) -> str:
    """The term without asides in brackets, quotation marks and "Trong Luật này,"."""
    kept = []
    position = start
    for low, high in covered:
        if low >= end:
            break
        if text[low] in "([":
            kept.append(text[position:low])
            position = high
    kept.append(text[position:end])
    term = squeeze(" ".join(kept)).replace(" ,", ",")
    scope = SCOPE.match(term)
    if scope:
        term = term[scope.end() :].lstrip(", ")
    term = re.sub(r"^(?:Cụm từ|Thuật ngữ|Từ ngữ|Từ)\s+(?=[“\"])", "", term)
    return term.strip(QUOTES + ",:;-–.")
