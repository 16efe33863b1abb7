"""A draft gives a task to a body that existing law does not name for it.

"Chủ tịch Ủy ban nhân dân cấp xã quyết định khoanh tiền thuế nợ" against "Thủ trưởng cơ quan quản lý thuế quyết định …"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from vbpl_check.cases import denies, local_beside_national, other_class, outside, pointed
from vbpl_check.check import Check, comparable
from vbpl_check.compare import content
from vbpl_check.grants import BY_FUNCTION, DECIDES, all_differ, differs, same_class
from vbpl_check.model import DocumentInfo, Grant, GrantPair, Norm, Signal, Span
from vbpl_check.text import lowered

# "phân cấp", "ủy quyền": the document or the article exists to pass powers on
_PASSES_ON = re.compile(r"phân cấp|ủy quyền|phân quyền|phân định thẩm quyền")
_LOCAL = ("ủy ban nhân dân", "hội đồng nhân dân", "chủ tịch ủy ban nhân dân")


@dataclass(frozen=True)
class Params:
    """``acts``: keys of powers.yaml that the rule is about; ``except_acts``: all but these.

    ``mode``: "other" – none of the bodies of the draft has the task in existing law; "added" – one has it, another is
    added. ``joins``: whether the draft's words add somebody ("đồng thời", "cùng"): "yes", "no" or "any".
    ``classes``: nouns whose labels tell cases apart.
    """

    acts: tuple[str, ...] = ()
    except_acts: tuple[str, ...] = ()
    strict_acts: tuple[str, ...] = ()
    mode: Literal["other", "added"] = "other"
    joins: Literal["yes", "no", "any"] = "any"
    classes: tuple[str, ...] = ()
    floor: float = 0.6
    strict_floor: float = 0.85


def rivals(candidate: GrantPair, params: Params) -> Signal | None:
    """One task, given to a body that has no part in it elsewhere."""
    mine, theirs = candidate.mine, candidate.theirs
    acts = _acts(candidate, params)
    if not acts or candidate.left_document.id == candidate.right_document.id or candidate.similarity < params.floor:
        return None
    if _other_level(mine.object, theirs.object) or _REST.search(mine.object):
        return None
    if "quy định" in acts and any(office.family == BY_FUNCTION for office in mine.offices):
        return None  # "do đơn vị quản lý hồ sơ quy định": how somebody keeps house, no rule for others
    if mine.shared or theirs.shared or (params.joins != "any" and mine.joins != (params.joins == "yes")):
        return None
    if not comparable(candidate) or not _plain(candidate.left, True) or not _plain(candidate.right, False):
        return None
    texts = lowered(candidate.left.text), lowered(f"{candidate.right.lead_in} {candidate.right.text}")
    unnamed = _unnamed(texts[0], candidate.left), _unnamed(texts[1], candidate.right)
    if other_class(*unnamed, params.classes) or outside(*texts) or denies(*texts) or _special(candidate):
        return None
    if local_beside_national(unnamed[0], texts[1]) or (_in_need(texts[1]) and not _in_need(texts[0])):
        return None
    if not (_other(candidate) if params.mode == "other" else _added(candidate)):
        return None
    verb = ", ".join(acts)
    return Signal(
        strength=round(candidate.similarity * (0.9 if candidate.left.conditions else 1.0), 3),
        left=(mine.span,),
        right=(theirs.span,) if theirs.span.start < theirs.span.end else _whole(candidate.right),
        slots=(("left_body", mine.holder), ("right_body", theirs.holder), ("act", f"{verb} {mine.object}".strip())),
        why=(
            f"Cùng việc: {verb}; “{mine.object}” và “{theirs.object}”.",
            f"Hai cơ quan khác nhau: “{mine.holder}” và “{theirs.holder}”.",
            "Không thấy phối hợp, ủy quyền, phân cấp; trong các văn bản đối chiếu không có quy định nào giao việc này"
            " cho cơ quan mà dự thảo nêu."
            if params.mode == "other"
            else "Văn bản đối chiếu chỉ giao việc này cho một trong các cơ quan đó.",
            *(["Giả định cùng điều kiện áp dụng."] if candidate.left.conditions or candidate.right.conditions else []),
        ),
    )


# "tài sản còn lại", "trong các trường hợp khác": what the text above does not name
_REST = re.compile(r"(?<!\w)(?:còn lại|(?:trường hợp|đối tượng|dự án|loại) khác)(?!\w)")
# "Trong trường hợp đặc biệt, Chánh án … quyết định": not who decides as a rule
_NEED = re.compile(r"trường hợp (?:đặc biệt|khẩn cấp|cấp bách|cần thiết|cấp thiết|bất khả kháng)(?!\w)")


def _in_need(text: str) -> bool:
    return _NEED.search(text) is not None


def _acts(candidate: GrantPair, params: Params) -> tuple[str, ...]:
    mine, theirs = candidate.mine.acts, candidate.theirs.acts
    common = [act for act in mine if act in theirs or (act in DECIDES and not DECIDES.isdisjoint(theirs))]
    strict = params.strict_acts if candidate.similarity >= params.strict_floor else ()
    known = [act for act in common if act not in params.except_acts or act in strict]
    return tuple(act for act in known if not params.acts or act in params.acts)


# "Đoàn điều tra tai nạn | cấp trung ương", "Hội đồng thẩm định | cấp cơ sở"
_LEVEL = re.compile(r"(?<!\w)cấp (?:trung ương|quốc gia|bộ|tỉnh|huyện|xã|cơ sở)(?!\w)")


def _other_level(mine: str, theirs: str) -> bool:
    """Is the thing of the text above one of a level that the draft's thing does not have?"""
    levels = set(_LEVEL.findall(theirs))
    return bool(levels) and levels.isdisjoint(_LEVEL.findall(mine))


def _unnamed(text: str, norm: Norm) -> str:
    """The text without the bodies that it gives powers to: their levels ("cấp xã") are no classes of the thing."""
    for grant in norm.grants:
        text = text.replace(lowered(grant.holder), " ")
    return text


def _plain(norm: Norm, draft: bool) -> bool:
    """A grant for everybody: not for the cases that another provision names, not left to other law."""
    if norm.modality not in ("permission", "obligation", "statement") or norm.transitional:
        return False
    if not draft:
        return True
    text = lowered(norm.text)
    return not norm.yields and not norm.exceptions and not pointed(text)


_MANY = 2
_MOST = 0.4


def _special(candidate: GrantPair) -> bool:
    """Is the draft's object a special one of which the right provision, with its heading, says nothing?"""
    if same_class(candidate.mine, candidate.theirs) or (candidate.mine.joins and "hệ thống" in candidate.mine.acts):
        return False
    right = candidate.right
    known = content(f"{right.breadcrumb} {right.lead_in} {right.text} {candidate.left_document.header.title or ''}")
    own = set(candidate.mine.core)
    alone = [word for word in own if word not in known]
    return len(alone) >= max(_MANY, _MOST * len(own))


def _other(candidate: GrantPair) -> bool:
    """Is each body of the draft surely none of those that have the task?"""
    local = _shares_inside(candidate)
    if not any(office.family for office in candidate.theirs.offices):
        return False
    others = (grant for grant in candidate.others if not _described(grant, candidate.theirs))
    return all(all_differ(candidate.mine, grant, local, candidate.as_of) for grant in (candidate.theirs, *others))


def _described(other: Grant, named: Grant) -> bool:
    """Is one of the bodies only described, as part of the name that the nearest grant gives in full?"""
    return (
        all(office.family == BY_FUNCTION for office in other.offices) and other.holder.lower() in named.holder.lower()
    )


def _added(candidate: GrantPair) -> bool:
    """Is one body of the draft one that has the task, and another surely none of those?"""
    local = _shares_inside(candidate)
    mine, theirs = candidate.mine, candidate.theirs
    if len(theirs.offices) != 1 or len(mine.offices) < 2:
        return False
    if not any(differs(office, theirs.offices[0], local, candidate.as_of) is False for office in mine.offices):
        return False
    alone = (replace(mine, offices=(office,)) for office in mine.offices)
    return any(
        all(all_differ(one, grant, local, candidate.as_of) for grant in (theirs, *candidate.others)) for one in alone
    )


def _shares_inside(candidate: GrantPair) -> bool:
    """Does the draft share work among the bodies of one province, or exist to pass powers on?"""
    document: DocumentInfo = candidate.left_document
    issuer = lowered(document.header.issuer or "")
    words = lowered(f"{document.header.title or ''} {candidate.left.breadcrumb} {candidate.left.lead_in}")
    return issuer.startswith(_LOCAL) or _PASSES_ON.search(words) is not None


def _whole(norm: Norm) -> tuple[Span, ...]:
    return (norm.span,)


CHECK = Check(Params, rivals, (GrantPair,))
