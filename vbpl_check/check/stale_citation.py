"""A citation names a document that is no longer in force.

"thực hiện theo Nghị định số 10/2015/NĐ-CP" after that decree was replaced
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vbpl_check.check import Check, written
from vbpl_check.model import CitationRole, Reference, Signal


@dataclass(frozen=True)
class Params:
    """``period``: texts written after the cited document ended ("after") or before it ("before").

    ``roles``: what the citation is for. ``historical``: words of the citing sentence that make a dead document a thing
    of the past and not a source of rules. ``unbinding``: kinds of document that set no rules (judgments, letters).
    ``reviews``: words in a title of documents that list dead ones. ``firm``: only, or never, what a rule in the body of
    the text applies by number and what ended as a whole; "any" takes all.
    """

    historical: tuple[str, ...]
    unbinding: tuple[str, ...]
    reviews: tuple[str, ...]
    roles: tuple[CitationRole, ...] = ("cites", "guides", "basis")
    period: Literal["after", "before"] = "after"
    firm: Literal["any", "only", "never"] = "any"


# "trừ khoản 3 Điều 10": the document did not end as a whole; not "trừ quy định tại khoản 1 Điều 64 của Luật này"
_SPARED = re.compile(r"\btrừ\b(?![^;.]*\bnày\b)")
# "Bãi bỏ một số điều của Nghị định số ..."; not the title of what ends: "Nghị định số ... sửa đổi một số điều của Luật"
_SOME = re.compile(r"(?:một số điều|một phần)[^;.:]*$")
# "Luật Kế toán số 88/2015/QH13 được sửa đổi, bổ sung bởi Luật số 38/2019/QH14": the history of a living document
_HISTORY = re.compile(r"sửa đổi, bổ sung[^.;]{0,200}$")
_LONG = 365  # days
# "Điều 75. Sửa đổi, bổ sung một số điều của các luật có liên quan": what is named there is changed, not applied
_AMENDS = re.compile(r"\s*(?:sửa đổi|bổ sung|bãi bỏ|thay thế)\b", re.IGNORECASE)
# "Luật sửa đổi, bổ sung một số điều của Luật Phòng cháy và chữa cháy": the title of such a document
_CHANGES = re.compile(
    r"\s*(?:(?:bộ )?luật |nghị định |thông tư |nghị quyết )?(?:về việc )?(?:sửa đổi|bổ sung)\b", re.IGNORECASE
)
# "khoản 46 vào sau khoản 45": only says where something is put in
_BESIDE = re.compile(r"vào\s+(?:sau|trước)")
# "Luật Đầu tư năm 2014 là Luật số 67/2014/QH13": gives a dead document a name
_NAMES = re.compile(r"\s*\)?\s*là\s+(?:bộ luật|luật|nghị định|pháp lệnh|thông tư)")
# "Bộ luật Dân sự năm 2015", "Luật Đất đai số 45/2013/QH13": a name with its generation
_GENERATION = r"\s+(?:số\s+)?(\d+/\d{4}/\w+|(?:năm\s+)?\d{4})"
# "bản án tuyên theo", "hợp đồng đã ký theo", "giấy phép cấp theo quy định của": done by the law of its day
_DONE = re.compile(
    r"(?:\bđã\s+[^\W\d]+(?:\s+[^\W\d]+){0,6}"
    r"|\b(?:cấp|tuyên|thành lập|ban hành|ký kết|phê duyệt|công nhận|bổ nhiệm|giao đất)(?:\s+[^\W\d]+){0,3})"
    r"\s+(?:theo|căn cứ|trên cơ sở)\s+(?:quy định\s+)?(?:của\s+|tại\s+|trong\s+)?(?:các\s+)?$"
)


def stale(candidate: Reference, params: Params) -> Signal | None:
    """The dead document with the day of its end and what ended it."""
    ended = candidate.ended_on
    day = written(candidate.document, candidate.as_of)
    if ended is None or day is None or ended > candidate.as_of or not _may_be_stale(candidate, params):
        return None
    if (day >= ended) != (params.period == "after") or (candidate.renewed and day < ended):
        return None
    if params.period == "before" and (_knew(candidate, day) or _changes(candidate)):
        return None
    if params.firm != "any" and _is_firm(candidate) != (params.firm == "only"):
        return None
    if _is_past(candidate, params) or _is_meant(candidate, ended, day):
        return None
    return _signal(candidate, ended, day)


def _may_be_stale(candidate: Reference, params: Params) -> bool:
    """Is it a source of rules of a document that sets rules, and not the one that ends the other, or itself?"""
    citation, document = candidate.citation, candidate.document
    if citation.quoted or citation.role not in params.roles or candidate.transitional or _BESIDE.search(citation.raw):
        return False
    if citation.role == "cites" and not citation.source.parts and document.provisions:
        return False  # the title of the document, or what it tells of how it came about
    header = document.header
    if header.kind in params.unbinding or not (document.drafted or header.kind or header.number):
        return False
    title = (header.title or "").lower()
    if any(word in title for word in (*params.reviews, *params.historical)):
        return False
    if _AMENDS.match(candidate.heading) or _means_the_next(candidate):
        return False
    own = candidate.ended_by is not None and candidate.ended_by.source.document == citation.source.document
    target = candidate.target_document
    return not own and (target is None or target.id != document.id)


def _knew(candidate: Reference, day: date) -> bool:
    """Was what ends the cited document issued already? Who cites it then means what was decided under it."""
    by = candidate.ended_by_document
    issued = by.header.issued if by is not None else None
    return issued is not None and issued <= day


def _changes(candidate: Reference) -> bool:
    """Is the citing document one that changes others? It names what it changes, which may have ended since."""
    return _CHANGES.match(candidate.document.header.title or "") is not None


def _is_firm(candidate: Reference) -> bool:
    """Does a rule in the body apply the dead document, named by its number, which another one at hand ended whole?"""
    citation, by = candidate.citation, candidate.ended_by
    if not citation.work.number or by is None or candidate.ended_by_document is None or _partly(candidate):
        return False
    return citation.role == "cites" and bool(citation.source.parts) and citation.source.label("phu_luc") is None


def _means_the_next(candidate: Reference) -> bool:
    """Does a text that came into force when the law of that name ended name it without number or year?"""
    work, effective, ended = candidate.citation.work, candidate.document.header.effective, candidate.ended_on
    named = not (work.number or work.year or work.issued)
    return named and effective is not None and ended is not None and effective >= ended


def _partly(candidate: Reference) -> bool:
    """Did only a part of the cited document end, as the ending sentence says?"""
    if candidate.ended_by is None:
        return False
    why, number = candidate.ended_by.why, candidate.citation.work.number
    return _SPARED.search(why) is not None or _SOME.search(why.partition(number)[0] if number else why) is not None


def _is_past(candidate: Reference, params: Params) -> bool:
    """Does the sentence speak of what was done under the dead document, or of its history?"""
    sentence = candidate.sentence.lower()
    before, _, after = sentence.partition(candidate.citation.raw.lower())
    if any(word in sentence for word in params.historical) or _NAMES.match(after) or before.rstrip().endswith(" là"):
        return True
    name = (candidate.citation.work.name or "").lower()
    if name and len(set(re.findall(re.escape(name) + _GENERATION, sentence))) > 1:
        return True  # "Bộ luật Dân sự năm 2015 ... Bộ luật Dân sự năm 2005": both generations are meant
    return _HISTORY.search(before) is not None or _DONE.search(before) is not None


def _is_meant(candidate: Reference, ended: date, day: date) -> bool:
    """Is a generation named by its year, long after it ended: "trình độ quy định tại Luật Dạy nghề năm 2006"?

    Whoever writes the year knows that there is a newer one; a căn cứ is held to be in force all the same.
    """
    work = candidate.citation.work
    named = work.year is not None and work.number is None and work.issued is None
    return named and candidate.citation.role != "basis" and (day - ended).days > _LONG


def _signal(candidate: Reference, ended: date, day: date) -> Signal:
    citation = candidate.citation
    partly = _partly(candidate)
    by = candidate.ended_by_document
    number = by.header.number if by is not None else None
    what = f"{(by.header.kind or 'văn bản') if by else ''} số {number}" if number else "văn bản khác"
    return Signal(
        strength=0.5 if partly else 0.95 if citation.role == "cites" else 0.8,
        left=(citation.span,),
        slots=(("cited", citation.raw), ("ended", f"{ended:%d/%m/%Y}"), ("by", what)),
        why=(
            f"Văn bản được dẫn hết hiệu lực từ ngày {ended:%d/%m/%Y}, do {what} bãi bỏ hoặc thay thế.",
            f"Văn bản dẫn được soạn hoặc ban hành ngày {day:%d/%m/%Y}.",
            *(["Có phần được giữ lại khi bãi bỏ: cần đối chiếu điều khoản được dẫn."] if partly else []),
        ),
    )


CHECK = Check(Params, stale, (Reference,))
