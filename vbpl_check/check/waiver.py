"""A paper, step or condition spared that the text above demands.

"không yêu cầu phải có bảo lãnh" against "việc nộp dần phải có bảo lãnh của tổ chức tín dụng"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import other_class
from vbpl_check.check import Check, comparable
from vbpl_check.items import all_met, covered, telling
from vbpl_check.model import Norm, Requirement, RequirementPair, Signal
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``classes``: nouns before labels that tell cases apart. ``cover``: share of the words of the spared case that

    the demanding text must have: a case of its own may be the exception that another provision makes.
    """

    classes: tuple[str, ...]
    cover: float = 0.75


def spared(candidate: RequirementPair, params: Params) -> Signal | None:
    """A thing that the left norm spares though the right one demands it, exceptions looked for."""
    mine = candidate.requirement
    if mine.stance != "waived" or mine.added or not comparable(candidate) or _excused(candidate):
        return None
    if _BY_LAW.match(candidate.left.text.lower(), mine.span.end - candidate.left.span.start):
        return None
    left, right = candidate.left, candidate.right
    if _PUNISHES.search(_all(left)) or _REST.search(_all(left)):
        return None
    if other_class(_all(left), _all(right), params.classes) or opposite_cases(_all(left), _all(right)):
        return None
    case = _GROUNDS.sub(" ", mine.case)
    share = covered(case, _all(right)) if len(telling(case)) >= _TELLING else 0.0
    if share < params.cover:
        return None
    for demand in right.requirements:
        if _REMAINDER.search(demand.case) or _limited(demand, candidate) or not _one_thing(mine, demand):
            continue
        if _demands(demand) and all_met(mine.parts, demand.parts, mine.alternative):
            return Signal(
                strength=round(0.5 + 0.45 * share, 3),
                left=(mine.span,),
                right=(demand.span,),
                slots=(("item", mine.item), ("demanded", demand.item)),
                why=(
                    f"Bên này không đòi: “{mine.item}”; bên kia đòi: “{demand.item}”.",
                    f"Cùng việc: “{case.strip()}”.",
                    "Không thấy ngoại lệ nào của văn bản cấp trên cho trường hợp này.",
                ),
            )
    return None


# "được xem xét trên cơ sở đơn đề nghị và phương án kinh doanh": grounds, not a case
_GROUNDS = re.compile(r"(?:trên cơ sở|căn cứ vào|căn cứ|theo) [^,;]*")
_TELLING = 3
# "trường hợp tốt nghiệp chuyên ngành khác phải có chứng chỉ": the demand is for the rest of the cases
_REMAINDER = re.compile(r"(?<!\w)(?:khác|còn lại|không thuộc|ngoài (?:các |trường hợp)|chưa có|không có)(?!\w)")

# "phải có giấy phép tạm nhập đối với hàng hóa chưa được phép lưu hành": the demand is for those goods only
_LIMITS = re.compile(r"\s*(?:đối với|cho|trong trường hợp|nếu)\s([^;.:]+)", re.IGNORECASE)
# "công trình không yêu cầu lập quy hoạch chi tiết theo quy định của pháp luật về quy hoạch": another text
# spares them, not this one
_BY_LAW = re.compile(r"[^,;.]{0,60}?theo quy định của (?:pháp luật|luật)(?! này)")
# "hàng hóa không thuộc quy định tại điểm a khoản này không phải có giấy phép": the rest, which nothing asks for
_REST = re.compile(r"không thuộc (?:các )?(?:trường hợp|đối tượng|diện)?\s?(?:quy định|nêu) tại")
# "Phạt tiền ... đối với hành vi sau: b) Không làm thủ tục xóa tên": a breach, nothing is spared
_PUNISHES = re.compile(r"(?<!\w)(?:phạt tiền|phạt cảnh cáo|hành vi vi phạm)(?!\w)")
_LIMIT_MET = 0.7


def _limited(demand: Requirement, candidate: RequirementPair) -> bool:
    """Is the thing demanded for some only, of whom the sparing text does not speak?"""
    right = candidate.right
    found = _LIMITS.match(lowered(right.text), demand.span.end - right.span.start)
    return found is not None and covered(found[1], _all(candidate.left)) < _LIMIT_MET


def _one_thing(mine: Requirement, theirs: Requirement) -> bool:
    """Does one item begin as the other goes on, both denying or both not?

    "thẩm định kết quả" is not "quyết định phê duyệt kết quả"; "giấy xác nhận không thuộc diện cấp
    giấy phép" is no "giấy phép".
    """
    if ("không thuộc" in mine.item) != ("không thuộc" in theirs.item):
        return False
    one, other = (f" {' '.join(telling(item.item))} " for item in (mine, theirs))
    return any(" ".join(a.split()[:2]) in b for a, b in ((one, other), (other, one)))


def _excused(candidate: RequirementPair) -> bool:
    """Does the text above itself make room: by an exception, by other law, or by sparing the thing elsewhere?"""
    right = candidate.right
    return bool(right.exceptions or right.yields or right.delegates or candidate.support)


def _demands(demand: Requirement) -> bool:
    return demand.stance == "required" and demand.kind in ("paper", "procedure") and not demand.alternative


def _all(norm: Norm) -> str:
    return lowered(f"{norm.heading}. {norm.lead_in} {norm.text}")


CHECK = Check(Params, spared, (RequirementPair,))
