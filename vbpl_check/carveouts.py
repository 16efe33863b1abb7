"""What a norm leaves to another text: a case it excepts, what a body may rule otherwise, the past, another party."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from vbpl_check.compare import content, cover, likeness
from vbpl_check.model import DocumentInfo, Norm, Pair
from vbpl_check.text import MAX_CACHE, find_date, lowered

# "trừ trường hợp Chính phủ có quy định khác", "trừ khi pháp luật quy định khác"
_OTHERWISE = re.compile(
    r"^,? ?(?:trừ|ngoại trừ) (?:các )?(?:trường hợp|khi)? ?(?P<who>[^.;]{2,80}?) (?:có )?quy định khác"
)
# "trừ trường hợp ", "ngoại trừ các trường hợp "
_EXCEPT = re.compile(r"^,? ?(?:trừ|ngoại trừ|không kể) (?:(?:các |những )?trường hợp |khi )?")
# "trừ trường hợp được phép vận chuyển động vật theo quy định của Bộ trưởng": the case is told, its terms are elsewhere
_TOLD = re.compile(
    r"^(?:,? ?(?:trừ|ngoại trừ) )?(?:các )?trường hợp (?P<case>(?!(?:có |được |pháp luật )?quy định)[^;]{12,160}?)"
    r" theo quy định (?:của|tại)"
)


def told_case(exception: str) -> str:
    """The case that an exception tells, in lower case, without where its terms stand; else the exception as it is."""
    found = _TOLD.match(exception.strip(" ,"))
    return found["case"] if found else exception


# "Đối với hồ sơ đã nộp trước ngày 01 tháng 7 năm 2015, ...", "Trường hợp phát sinh đến hết ngày 30/6/2014 thì ..."
_BEFORE = re.compile(
    r"^(?:đối với|trường hợp|những|các)\b[^,;.]{3,160}?\b(?:trước|đến hết|đến) (?P<day>ngày \d[^,;]{6,30})"
)


# Parties and things of which each has rules of its own; a text may name several of them.
_CONTRASTS = (
    ("bên mua", "bên bán"), ("bên thuê", "bên cho thuê"), ("bên vay", "bên cho vay"), ("bên giao", "bên nhận"),
    ("người mua", "người bán"), ("người lao động", "người sử dụng lao động"), ("nguyên đơn", "bị đơn"),
    ("bị can", "bị cáo", "bị hại", "người làm chứng"), ("người khiếu nại", "người tố cáo", "người kiến nghị"),
    ("công chức", "viên chức"), ("hộ nghèo", "hộ cận nghèo"), ("trong nước", "nước ngoài"),
    ("nhà thầu", "nhà đầu tư"), ("công ty cổ phần", "công ty hợp danh", "công ty trách nhiệm hữu hạn",
     "doanh nghiệp tư nhân"), ("giáo viên", "giảng viên"), ("nhập khẩu", "xuất khẩu", "quá cảnh", "tạm nhập"),
    ("sản xuất", "kinh doanh", "vận chuyển", "bảo quản"), ("cấp mới", "cấp lại", "gia hạn", "cấp đổi"),
    ("bổ nhiệm", "miễn nhiệm", "điều động", "luân chuyển", "biệt phái"), ("thành lập", "giải thể", "tổ chức lại"),
    ("đường bộ", "đường sắt", "đường thủy nội địa", "hàng hải", "hàng không"),
    ("sơ thẩm", "phúc thẩm", "giám đốc thẩm"),
    ("trái phiếu", "cổ phiếu", "chứng chỉ quỹ"), ("quy hoạch", "kế hoạch", "đề án"), ("khiếu nại", "tố cáo"),
    ("bảo hiểm y tế", "bảo hiểm xã hội", "bảo hiểm thất nghiệp"), ("đất ở", "đất nông nghiệp", "đất rừng sản xuất",
     "đất thương mại, dịch vụ"), ("giấy phép xây dựng", "giấy phép môi trường", "giấy phép lao động"),
    ("thuế giá trị gia tăng", "thuế thu nhập doanh nghiệp", "thuế thu nhập cá nhân", "thuế tiêu thụ đặc biệt",
     "thuế tài nguyên"),
)  # fmt: skip
_NAMED = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted((name for group in _CONTRASTS for name in group), key=lambda name: (-len(name), name)))
    + r")(?!\w)"
)
_GROUP = {name: group for group in _CONTRASTS for name in group}


@lru_cache(maxsize=MAX_CACHE)
def _named(text: str) -> frozenset[str]:
    return frozenset(_NAMED.findall(lowered(text)))


def contrasted(one: Norm, other: Norm) -> bool:
    """Do the two sentences, alike but for this, name different ones of things that exclude each other?

    So do two lists with one beginning each: "Bên giao đại lý có nghĩa vụ:" and "Bên nhận đại lý có nghĩa vụ:".
    """
    texts = (one.text, other.text), (f"{one.lead_in} {one.text}", f"{other.lead_in} {other.text}")
    return any(_name_others(*pair) and likeness(*pair) >= _ALIKE for pair in texts)


def _name_others(one: str, other: str) -> bool:
    mine, theirs = _named(one), _named(other)
    return any(
        any(_GROUP[each] is _GROUP[name] for each in theirs - mine)
        and not any(_GROUP[each] is _GROUP[name] for each in mine & theirs)
        for name in mine - theirs
    )


# "trừ trường hợp Bộ luật này có quy định khác": a general rule of a text that has special ones
_SPECIAL_BELOW = re.compile(r"\b(?:luật|lệnh|định|quyết|tư|chế|lệ) này (?:có )?quy định khác")


def special_inside(one: Norm, other: Norm) -> bool:
    """Does one of two norms of one document stand back behind what the document says elsewhere?"""
    if one.provision.document != other.provision.document:
        return False
    return any(_SPECIAL_BELOW.search(lowered(part)) for norm in (one, other) for part in norm.yields)


_ALIKE = 0.5  # likeness from which on a word in the place of another stands for another thing


def set_apart(one: Norm, other: Norm, mine: DocumentInfo, theirs: DocumentInfo) -> bool:
    """Does either norm make room for the other: an exception, a yielding clause, a past time?"""
    return _makes_room(one, other, mine, theirs) or _makes_room(other, one, theirs, mine)


def _makes_room(norm: Norm, other: Norm, mine: DocumentInfo, theirs: DocumentInfo) -> bool:
    yielding = any(_lets(part, mine, theirs) for part in norm.yields if not _in_both(part, other))
    return yielding or _excepts(norm, other) or _is_past(norm, theirs.header.effective)


def _in_both(part: str, other: Norm) -> bool:
    """Does the other norm leave the same to the same texts? Then what both say beside it is compared."""
    return any(_case(part) == _case(theirs) for theirs in other.yields)


def _case(part: str) -> str:
    return _EXCEPT.sub("", lowered(part)).strip(" ,.;")


def _lets(part: str, mine: DocumentInfo, theirs: DocumentInfo) -> bool:
    """Is the other text one of those that may rule otherwise? A draft that yields to any law yields to all above it."""
    found = _OTHERWISE.match(lowered(part))
    if found is None:
        return False
    who, issuer = found["who"], lowered(theirs.header.issuer or "")
    if mine.drafted or who in ("pháp luật", "pháp luật chuyên ngành", "cơ quan có thẩm quyền"):
        return True
    if who in ("luật", "luật khác", "luật chuyên ngành"):
        return (theirs.header.kind or "").lower() in ("luật", "bộ luật")
    return bool(issuer) and (who in issuer or issuer in who)


def _excepts(norm: Norm, other: Norm) -> bool:
    """Is the other norm about a case that the norm excepts? The words of the case must not be those of the rule.

    A duty laid on those who are spared, or a ban, is no such case: it takes the exception away.
    """
    binds = norm.modality == other.modality and norm.modality in ("obligation", "prohibition")
    if binds and not (norm.quantities and other.quantities):
        return False
    return excepted(norm, other)


def excepted(norm: Norm, other: Norm) -> bool:
    """Is the case of the other norm one that the norm excepts, whatever it rules for it?"""
    if other.exceptions:
        return False
    for part in norm.exceptions:
        case = _EXCEPT.sub("", lowered(part))
        rule = norm.text.replace(part, "")
        if len(content(case)) >= 2 and cover(case, other.text) >= 0.8 and cover(case, rule) < 0.6:
            return True
    return False


def _is_past(norm: Norm, since: date | None) -> bool:
    """Is the norm only about what happened before the other text came into force?"""
    found = _BEFORE.match(lowered(norm.text).lstrip("0123456789.) "))
    day = find_date(found["day"]) if found and since else None
    return day is not None and since is not None and day <= since


_COPY, _OTHER = 0.85, 0.9  # cosine of the provision that was copied; share of it that another one has at most


def after_another(candidate: object) -> bool:
    """Does the clause of a draft repeat another provision of the same law so closely that it is about that one?"""
    if not isinstance(candidate, Pair) or candidate.closeness >= _OTHER:
        return False
    return candidate.similarity >= _COPY * candidate.closeness


def bare(text: str) -> str:
    """The words of a provision without the mark of a footnote before them and the stop behind them."""
    return _MARK.sub("", text).rstrip(" .;,")


# "1 Trường hợp người đã nộp", "[12] Trường hợp": the mark of a footnote of a consolidated text
_MARK = re.compile(r"^(?:\[\d+\]|\d{1,2}(?=\s[A-ZĐÀ-Ỹ]))\s*")


# "3 Khoản này được bổ sung theo quy định tại khoản 1 Điều 1 của Luật số 51/2019/QH14": a note of a consolidated text
_NOTE = re.compile(
    r"\s*(?:\[?\d+\]?\s*)?(?:(?:Khoản|Điều|Điểm|Cụm từ|Luật|Nghị định)[^.;]{0,40} này được (?:sửa|bổ sung|bãi)"
    r"|\d+/\d+/QH|Văn bản hợp nhất (?:số )?\d+/VBHN)"
)
# "1. Quy chế quy định việc lập kế hoạch, cử công chức đi đào tạo": what a text is about
_SCOPE = re.compile(
    r"\s*(?:\[?\d+\]?\.?\s+)?(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Quy định"
    r"|Điều lệ|Văn bản)(?: này)? (?:quy định|hướng dẫn)(?! (?:tại|trong|ở|này))"
)


def tells_of_text(text: str) -> bool:
    """Whether a sentence rules on nothing but tells what a text is about or how it was changed."""
    return _NOTE.match(text) is not None or _SCOPE.match(text) is not None
