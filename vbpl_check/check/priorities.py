"""Two clauses of precedence that exclude each other: each document says that it goes before the other.

"Trường hợp quy định của Luật này khác với Luật Đất đai thì áp dụng Luật này" against "… khác với Luật Nhà ở thì áp dụng
quy định của Luật này".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.model import DocumentInfo, Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``words``: of a title, from which on it names a document."""

    words: int = 2


_KINDS = r"(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định)"
# "thì áp dụng quy định của Luật này", "thì thực hiện theo Nghị quyết này"
_OURS = re.compile(
    rf"thì (?:được )?(?:áp dụng|thực hiện|theo)(?: theo)?(?: các)?(?: quy định)?(?: của| tại)? {_KINDS} này"
)
# "có quy định khác nhau giữa Luật này và Luật Đất đai", "khác với quy định của Luật Nhà ở", "trái với"
_DIFFERS = re.compile(r"khác nhau|khác với|quy định khác|chưa thống nhất|không thống nhất|trái với")
# "Luật Đất đai số 31/2024/QH15": what a title says of form and number
_FORM = re.compile(rf"{_KINDS}(?!\w)|số \S+|(?:năm )?(?<!\d)(?:19|20)\d\d(?!\d)|ngày .*$|về (?=\w)")
# "luật khác", "pháp luật khác", "văn bản khác về cùng một vấn đề"
_ANY = re.compile(rf"(?:{_KINDS}|văn bản)(?: quy phạm pháp luật)? khác")


def exclusive(candidate: Pair, params: Params) -> Signal | None:
    """Both clauses, when one names the other document and the other names this one, or any."""
    left, right = candidate.left_document, candidate.right_document
    if left.id == right.id or left.header.kind != right.header.kind or _quoted(candidate) or _one(left, right):
        return None
    mine, theirs = _claim(candidate.left), _claim(candidate.right)
    if mine is None or theirs is None:
        return None
    names = _names(candidate.left, right, params), _names(candidate.right, left, params)
    anybody = _any(candidate.left), _any(candidate.right)
    if not ((names[0] and (names[1] or anybody[1])) or (names[1] and anybody[0])):
        return None
    return Signal(
        strength=0.9 if all(names) else 0.75,
        left=(mine,),
        right=(theirs,),
        why=(
            "Hai văn bản cùng nói khi khác nhau thì áp dụng chính mình; khi khác nhau thì không biết theo văn bản nào.",
            "Mỗi bên nêu đích danh bên kia."
            if all(names)
            else "Một bên nêu đích danh bên kia, bên kia đặt mình trên mọi văn bản khác.",
        ),
    )


def _quoted(candidate: Pair) -> bool:
    return candidate.left.quoted or candidate.right.quoted


def _claim(norm: Norm) -> Span | None:
    """The words by which a clause puts its own document first."""
    text = lowered(norm.text)
    found = _OURS.search(text)
    if found is None or not _DIFFERS.search(text[: found.start()]) or re.search(r"không (?:áp dụng|thực hiện)", text):
        return None
    return Span(norm.span.start + found.start(), norm.span.start + found.end())


def _names(norm: Norm, other: DocumentInfo, params: Params) -> bool:
    text = lowered(norm.text)
    if other.header.number and other.header.number.lower() in text:
        return True
    title = " ".join(_FORM.sub(" ", lowered(other.header.title or "")).split())
    kind = (other.header.kind or "").lower()
    named = re.compile(rf"{re.escape(kind)}(?: về)? {re.escape(title)}(?!\w)")
    return len(title.split()) >= params.words and bool(named.search(text))


def _one(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Are these two copies, or two generations, of one document?"""
    titles = [" ".join(_FORM.sub(" ", lowered(info.header.title or "")).split()) for info in (left, right)]
    return titles[0] == titles[1] or (left.header.number is not None and left.header.number == right.header.number)


def _any(norm: Norm) -> bool:
    return bool(_ANY.search(lowered(norm.text)))


CHECK = Check(Params, exclusive, (Pair,))
