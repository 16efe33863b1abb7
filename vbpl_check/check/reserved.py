"""A draft passes on, or rules itself, what the law leaves to a body to regulate.

"Danh mục … do Bộ trưởng Bộ Công Thương ban hành" against "Chính phủ quy định Danh mục …"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.cases import local_beside_national, own_values
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.grants import all_differ
from vbpl_check.model import Grant, Pair, Signal, Span
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``shape``: the draft gives the matter to another body, or rules it itself.

    ``unless``: words of a draft that only passes on what others rule. ``values``: what is ruled by a number ("mức
    thu"). ``place``: how near the law's clause must be, 0 the nearest. ``known``: share of the law's matter that the
    draft must name; ``about``: share of what the draft gives that the law must name.
    """

    shape: Literal["passed", "ruled"]
    unless: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    place: int = 1
    known: float = 0.6
    about: float = 0.5


_RULES = frozenset({"quy định", "ban hành"})
_MATTER = 9  # words of the matter that name it: "mức thu, việc quản lý và sử dụng phí thẩm định"
# "chi tiết việc", "cụ thể về", "và hướng dẫn cụ thể các nội dung": before the matter itself
_BEFORE = re.compile(
    r"^(?:(?:và|hướng dẫn|chi tiết|cụ thể|về|việc|các nội dung|những nội dung sau|nội dung|xác định)(?: |$))+"
)
# "quy định chi tiết Điều này": the matter is somewhere else
_PLACE = re.compile(r"^(?:các )?(?:điều|khoản|điểm|chương|mục|mẫu|việc này|nội dung này)(?!\w)")
# "theo Phụ lục ban hành kèm theo Thông tư này", "tại Phụ lục I", "theo bảng tại Phụ lục"
_ANNEX = re.compile(
    r"(?:theo|tại|trong|do)(?: \w+){0,4} (?:phụ lục|thông tư này|quyết định này|nghị quyết này|nghị định này"
    r"|quy định này)(?!\w)"
)


# "cơ sở dữ liệu của tỉnh" is not the national one
_LOCAL = re.compile(r"(?<!\w)(?:của|cấp) (?:tỉnh|thành phố|huyện|xã|phường|địa phương)(?!\w)")


def reserved(candidate: Pair, params: Params) -> Signal | None:
    """The first matter left to a body by the law that the draft gives to another or rules itself."""
    if not _comparable(candidate, params):
        return None
    draft = candidate.left
    for clause in lowered(draft.text).split(";"):
        text = f"{lowered(draft.lead_in)} {clause}"
        law = lowered(f"{candidate.right.lead_in} {candidate.right.text}")
        if any(word in text for word in params.unless) or local_beside_national(text, law):
            continue
        for grant in candidate.right.grants:
            matter = _matter(grant)
            if "quốc gia" in matter and _LOCAL.search(clause):
                continue
            if _RULES.isdisjoint(grant.acts) or grant.shared or not _named(matter, candidate, text, params):
                continue
            found = _told(grant, matter, candidate, text, params)
            if found:
                return _signal(candidate, grant, matter, found)
    return None


def _comparable(candidate: Pair, params: Params) -> bool:
    """Is the draft below the law, near to its clause, and does it rule anything?"""
    draft = candidate.left
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return False
    if draft.yields or draft.transitional or draft.modality == "sanction":
        return False
    near = candidate.standing is None or candidate.standing.place <= params.place
    return near and comparable(candidate)


def _told(grant: Grant, matter: str, candidate: Pair, text: str, params: Params) -> tuple[str, Span] | None:
    """The other body, or the words by which the draft rules the matter itself, with their place."""
    draft = candidate.left
    if params.shape == "passed":
        passed = (mine for mine in draft.grants if lowered(mine.holder) in text)
        other = next((mine for mine in passed if _passed(mine, grant, candidate, params)), None)
        return (other.holder, other.span) if other else None
    sign = _ruled(matter, candidate, text, params) if _foreign(grant, candidate) else ""
    return (sign, draft.span) if sign else None


def _matter(grant: Grant) -> str:
    """The words that name what is left to the body, "" where they only point to a provision."""
    matter = _BEFORE.sub("", lowered(grant.object).strip())
    if _PLACE.match(matter) or len(content(matter)) < 2:
        return ""
    return " ".join(re.split(r"[;:.]| quy định tại | phù hợp ", matter)[0].split()[: _MATTER * 2])


def _named(matter: str, candidate: Pair, text: str, params: Params) -> bool:
    """Does the draft's own sentence name the matter by its first word, and most of the rest with its heading?"""
    head = content(matter)[:2]
    if not matter or not all(re.search(rf"(?<!\w){word}(?!\w)", text) for word in head):
        return False
    weights = Weights(candidate.spread, candidate.norms)
    name = " ".join(matter.split()[:_MATTER])
    return weights.cover(name, f"{text} {lowered(candidate.left.heading)}") >= params.known


_TOP = frozenset({"quốc hội", "chính phủ", "thủ tướng"})
# "giao Bộ trưởng Bộ Quốc phòng ban hành": handed on, not split
_HANDED = re.compile(r"(?<!\w)(?:giao|ủy quyền)(?: cho)? ")
# "Danh mục … do " before the body that issues it, "… được " likewise
_BY = re.compile(r" (?:do|được|giao cho|giao)(?: từng)? $")
# what each body issues for itself
_WITHIN = re.compile(r"^(?:kế hoạch|quyết định|văn bản|kết luận|giấy|thông báo|biên bản|chương trình|báo cáo)(?!\w)")


def _passed(mine: Grant, grant: Grant, candidate: Pair, params: Params) -> bool:
    """Does the draft have another body regulate, or settle, the matter?"""
    acts = {"quy định", "ban hành", "quyết định", "công bố"}
    families = {office.family for office in mine.offices}
    if acts.isdisjoint(mine.acts) or not families or "" in families or _TOP & families:
        return False  # to those above the law's body nothing is passed on
    down = {office.family for office in grant.offices} <= _TOP
    if not down and not all_differ(mine, grant, on=candidate.as_of):
        return False
    text = lowered(candidate.left.text)
    before = text[: max(0, text.find(lowered(mine.holder)))]
    if mine.shared and not _HANDED.search(f"{before} {lowered(mine.holder)}"):
        return False
    if re.search(rf"(?:thuộc|theo|trong|ngoài) {re.escape(_matter(grant)[:8])}", text):
        return False  # only tells which list it is
    given = lowered(mine.object)
    if _BY.search(before):
        given = _BY.sub("", before)  # "Danh mục … do Bộ trưởng … ban hành": the matter stands before the body
    given = _BEFORE.sub("", re.split(r"[;:.] ", given)[-1].strip())
    if not set(content(_matter(grant))[:2]) <= set(content(given)) or _WITHIN.search(given):
        return False
    law = lowered(f"{candidate.right.heading} {candidate.right.lead_in} {candidate.right.text}")
    if lowered(mine.holder) in law or _given_elsewhere(mine, grant, candidate):
        return False
    weights = Weights(candidate.spread, candidate.norms)
    return weights.cover(given, law) >= params.about


_MINISTRIES = frozenset({"bộ", "công an", "quân đội"})


def _given_elsewhere(mine: Grant, grant: Grant, candidate: Pair) -> bool:
    """Does a clause of the law nearby leave a matter of this name to the body of the draft?"""
    head = set(content(_matter(grant))[:2])
    return any(
        head <= set(content(lowered(f"{other.object} {norm.text}"))) and not all_differ(mine, other, on=candidate.as_of)
        for norm in candidate.beside
        for other in norm.grants
        if not {"quy định", "ban hành", "quyết định", "công bố"}.isdisjoint(other.acts)
    )


def _foreign(grant: Grant, candidate: Pair) -> bool:
    """Is the issuer of the draft surely not one of the bodies, nor above or below one that may act for it?"""
    header = candidate.left_document.header
    issuer, kind = lowered(header.issuer or ""), (header.kind or "").lower()
    families = {office.family for office in grant.offices}
    if not grant.offices or "" in families or not issuer:
        return False
    if any(office.key in issuer or issuer in office.key for office in grant.offices):
        return False
    if kind.startswith("thông tư"):
        return families <= {"chính phủ", "thủ tướng", "quốc hội", "ủy ban nhân dân", "hội đồng nhân dân"} or (
            families <= _MINISTRIES and not any(office.renamed for office in grant.offices)
        )
    if kind == "quyết định" and "ủy ban nhân dân" in issuer:
        return families <= {"chính phủ", "thủ tướng", "quốc hội", "hội đồng nhân dân"} | _MINISTRIES
    if kind == "nghị quyết" and "hội đồng nhân dân" in issuer:
        return families <= {"chính phủ", "thủ tướng", "quốc hội"} | _MINISTRIES
    return False


def _ruled(matter: str, candidate: Pair, text: str, params: Params) -> str:
    """The words by which the draft rules the matter itself: an annex of its own, a number for what is counted."""
    annex = _ANNEX.search(text)
    if annex and not re.search(r"(?<!\w)(?:mẫu|biểu mẫu|tờ khai)(?!\w)", text):
        return annex.group()
    if matter.startswith(params.values):
        value = next(own_values(candidate.left), None)
        return value.raw if value is not None else ""
    return ""


def _signal(candidate: Pair, grant: Grant, matter: str, found: tuple[str, Span]) -> Signal:
    draft, (sign, span) = candidate.left, found
    inside = draft.span.start <= span.start < draft.span.end
    return Signal(
        strength=0.75,
        left=(span if inside else draft.span,),
        right=(grant.span,),
        slots=(("body", grant.holder), ("matter", matter), ("sign", sign)),
        why=(
            f"Văn bản cấp trên giao {grant.holder} quy định: “{matter}”.",
            f"Dự thảo: “{sign}”.",
            f"Giả định {grant.holder} không giao lại hợp pháp.",
        ),
    )


CHECK = Check(Params, reserved, (Pair,))
