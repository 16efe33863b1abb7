"""A draft gives somebody the part that the nearest provision of existing law gives to another body.

"kê khai với Sở Y tế" against "kê khai với Ủy ban nhân dân cấp xã"; "do Giám đốc Sở bổ nhiệm" against "do Chủ tịch …"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import denies, local_beside_national, other_class, outside
from vbpl_check.check import Check, comparable
from vbpl_check.compare import tier
from vbpl_check.model import Part, PartPair, PartRole, Signal
from vbpl_check.parts import fits, strangers
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``roles``: the parts that the rule is about. ``floor``: likeness of the two provisions.

    ``unless``: words with which either side lets the body of the draft have the part by right. ``classes``: nouns whose
    labels tell cases apart.
    """

    roles: tuple[PartRole, ...]
    unless: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    floor: float = 0.6


def entrusted(candidate: PartPair, params: Params) -> Signal | None:
    """The body of the draft and the one of the law, which are surely two, in one part of one matter."""
    mine, theirs = candidate.mine, candidate.theirs
    if mine.role not in params.roles or candidate.similarity < params.floor or mine.shared or candidate.lent:
        return None
    if not comparable(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    if candidate.left.modality not in ("obligation", "permission", "statement") or candidate.left.yields:
        return None
    draft, law = lowered(candidate.left.text), lowered(f"{candidate.right.lead_in} {candidate.right.text}")
    if any(word in text for text in (draft, law) for word in params.unless) or other_class(draft, law, params.classes):
        return None
    own = draft.replace(lowered(mine.holder), " ")
    if denies(draft, law) or outside(draft, law) or local_beside_national(own, law):
        return None
    if _level_named(mine, law) or _mirrored(candidate) or _of_another(draft, law):
        return None
    named = [part for part in candidate.rivals if any(office.family for office in part.offices)]
    if not all(strangers(mine, part, candidate.as_of) for part in (theirs, *named)):
        return None
    if _known(mine, theirs, law) and not _presented(candidate):
        return None
    if _has_both(candidate) or (mine.role == "receives" and candidate.left.subject_kind == "body"):
        return None  # each body reports to the one above it
    return Signal(
        strength=round(min(1.0, candidate.similarity), 3),
        left=(mine.span,),
        right=(theirs.span,) if theirs.span.start < theirs.span.end else (candidate.right.span,),
        slots=(("left_body", mine.holder), ("right_body", theirs.holder)),
        why=(
            f"Cùng việc, khác cơ quan: “{mine.holder}” và “{theirs.holder}”.",
            "Đây là quy định gần nghĩa nhất với câu của dự thảo; các quy định gần kề không nêu cơ quan mà dự thảo nêu.",
            "Không thấy phối hợp, ủy quyền, phân cấp.",
        ),
    )


def _level_named(mine: Part, law: str) -> bool:
    """Does the law name the level of the draft's body beside another: "Ủy ban nhân dân cấp huyện và cấp xã"?"""
    levels = {office.level for office in mine.offices if office.level}
    return any(re.search(rf"(?:và|,|hoặc) {re.escape(level)}(?!\w)", law) for level in levels)


# what each level does for its own, as the one above does for all
_STEERS = frozenset({"hướng dẫn", "kiểm tra", "đôn đốc", "theo dõi", "tổng hợp", "tuyên truyền", "thống kê"})
_ISSUED_LOCALLY = ("ủy ban nhân dân", "hội đồng nhân dân")


def _mirrored(candidate: PartPair) -> bool:
    """Does a province have a body of its own guide and check, as a ministry does by the law?"""
    mine, theirs = candidate.mine, candidate.theirs
    issuer = lowered(candidate.left_document.header.issuer or "")
    common = frozenset(mine.acts) & frozenset(theirs.acts) or {" ".join(mine.verb)}
    central = all(office.family in ("bộ", "chính phủ", "thủ tướng") for office in theirs.offices)
    return issuer.startswith(_ISSUED_LOCALLY) and central and common <= _STEERS


# "khoản viện trợ thuộc thẩm quyền phê duyệt của | Thủ tướng Chính phủ"
_COMPETENT = re.compile(r"thuộc thẩm quyền(?: [^\s,;.]+){0,3}? của ([^,;.]{4,60})")


def _of_another(draft: str, law: str) -> bool:
    """Is each about what somebody decides, and not the same one?"""
    mine, theirs = ([found.split()[:_FIRST] for found in _COMPETENT.findall(text)] for text in (draft, law))
    return bool(mine and theirs) and not any(one in theirs for one in mine)


_FIRST = 3  # words of a name


def _known(mine: Part, theirs: Part, law: str) -> bool:
    """Does the law's sentence name the body of the draft, elsewhere than in a longer name ("Thủ tướng Chính phủ")?"""
    law = law.replace(lowered(theirs.holder), " ")
    return lowered(mine.holder) in law or any(office.key in law for office in mine.offices)


def _presented(candidate: PartPair) -> bool:
    """Does the law's sentence have somebody lay the matter before the body, and the draft's nobody?"""
    before = lowered(candidate.right.text)[: candidate.theirs.span.start - candidate.right.span.start]
    return before.rstrip().endswith("trình") and "trình" not in lowered(candidate.left.text)


def _has_both(candidate: PartPair) -> bool:
    """Does the draft's sentence leave the body of the law its part, beside the other one?"""
    others = (part for part in candidate.left.parts if part != candidate.mine and part.role == candidate.mine.role)
    return any(
        fits(part, candidate.theirs) and not strangers(part, candidate.theirs, candidate.as_of) for part in others
    )


CHECK = Check(Params, entrusted, (PartPair,))
