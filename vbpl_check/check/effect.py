"""A draft takes effect, or reaches back, in a way that the law on making law does not allow.

"Thông tư này có hiệu lực kể từ ngày ký", "kết quả của năm 2025 được xếp loại lại theo Quyết định này"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.model import DocumentInfo, Signal, Span, Statement
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``kind``: "early" (in force from signing), "backward" (before issue) or "retroactive" (applied to what is over).

    ``forms``: forms of document that the rule is for, in lower case; with ``issuers`` only of issuers that begin so,
    with ``titles`` only under titles that begin so. ``again``: acts done once more on what is over.
    """

    kind: str
    forms: tuple[str, ...]
    again: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


# "Nghị định này có hiệu lực thi hành kể từ ngày ký ban hành"
_SIGNING = re.compile(
    r"(?:luật|nghị định|thông tư|quyết định|nghị quyết|pháp lệnh) này có hiệu lực(?: thi hành)?,? (?:kể )?từ ngày"
    r" (?:ký|được ký|thông qua|được thông qua|ban hành)\b"
)
# "theo Quyết định này", "theo tiêu chí, thang điểm quy định tại Chương IV Quyết định này"
_OURS = r"\b(?:theo|áp dụng)\b[^.;]{0,90}?\b(?:luật|nghị định|thông tư|quyết định|nghị quyết|quy định|quy chế) này"
# "của năm 2025", "năm học 2023 - 2024", "kỳ báo cáo năm 2024"
_YEAR = re.compile(r"(?:\bcủa|\btrong|\bkỳ|\bđợt|\bnăm học|\bniên độ) (?:năm )?(?P<year>(?:19|20)\d{2})\b")


def breaks(candidate: Statement, params: Params) -> Signal | None:
    """The sentence that takes effect too early or reaches back; only drafts are looked at."""
    document, norm = candidate.document, candidate.norm
    if not document.drafted or norm.quoted or (document.header.kind or "").lower() not in params.forms:
        return None
    text = lowered(norm.text)
    if not _meant(document, params):
        return None
    if params.kind == "backward":
        return _backward(candidate, text)
    if params.kind == "early":
        found = _SIGNING.search(text)
        return None if found is None else _signal(candidate, found.start(), found.end(), "", _early())
    return _reaches_back(candidate, text, params)


def _meant(document: DocumentInfo, params: Params) -> bool:
    """Is the document of an issuer and of a title that the rule is for?"""
    issuer, title = (lowered(name or "") for name in (document.header.issuer, document.header.title))
    return issuer.startswith(params.issuers or "") and title.startswith(params.titles or "")


# "Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 8 năm 2026"
_FORCE = re.compile(
    r"(?:luật|nghị định|thông tư|quyết định|nghị quyết|pháp lệnh) này có hiệu lực(?: thi hành)?,? (?:kể )?từ ngày \d"
)


def _backward(candidate: Statement, text: str) -> Signal | None:
    """In force on a day before the day of issue; the sentence itself must give the day."""
    issued, since = candidate.document.header.issued, candidate.document.header.effective
    found = _FORCE.search(text)
    if found is None or issued is None or since is None or since >= issued:
        return None
    why = (f"Ban hành ngày {issued:%d/%m/%Y} nhưng có hiệu lực từ ngày {since:%d/%m/%Y}.",)
    return _signal(candidate, found.start(), found.end(), f"{since:%d/%m/%Y}", why)


def _reaches_back(candidate: Statement, text: str, params: Params) -> Signal | None:
    """ "kết quả của năm 2025 được xếp loại lại theo Quyết định này" in a decision in force from 2026."""
    start = _first_year(candidate.document)
    again = next((word for word in params.again if word in text), "")
    ours = re.search(_OURS, text)
    if start is None or not again or ours is None or "tiếp tục" in text[: text.find(again)]:
        return None
    for found in _YEAR.finditer(text):
        if int(found["year"]) < start:
            return _signal(candidate, found.start(), ours.end(), found["year"], _back(found["year"], start, again))
    return None


def _first_year(document: DocumentInfo) -> int | None:
    """The year in which the draft takes effect, where it says so."""
    return document.header.effective.year if document.header.effective else None


def _early() -> tuple[str, ...]:
    return (
        "Văn bản quy định có hiệu lực ngay từ ngày ký, thông qua.",
        "Thời điểm có hiệu lực không sớm hơn 45 ngày (văn bản trung ương), 10 ngày (văn bản của chính quyền địa phương)"
        " kể từ ngày thông qua hoặc ký, trừ văn bản theo trình tự, thủ tục rút gọn.",
        "Chưa biết văn bản có được soạn thảo theo trình tự, thủ tục rút gọn hay không.",
    )


def _back(year: str, start: int, again: str) -> tuple[str, ...]:
    return (
        f"Quy định buộc “{again}” cho năm {year} theo văn bản có hiệu lực từ năm {start}.",
        "Văn bản áp dụng từ thời điểm bắt đầu có hiệu lực cho hành vi, sự kiện xảy ra khi văn bản đang có hiệu lực.",
        "Giả định không có luật, nghị quyết của Quốc hội cho phép hiệu lực trở về trước.",
    )


def _signal(candidate: Statement, start: int, end: int, year: str, why: tuple[str, ...]) -> Signal:
    at = candidate.norm.span.start
    return Signal(0.8, (Span(at + start, at + end),), (), (("year", year),), why)


CHECK = Check(Params, breaks, (Statement,))
