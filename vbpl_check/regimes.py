"""Whether two articles, or two documents, regulate two things side by side, as their headings and titles say.

"Trình tự công nhận xã đảo" and "Trình tự công nhận xã An toàn khu": other days for other things are no contradiction.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from vbpl_check.compare import content
from vbpl_check.model import DocumentInfo, Norm
from vbpl_check.text import MAX_CACHE, lowered

# Words of a heading that say which side of a thing an article regulates, not which thing.
_SIDES = frozenset(
    content(
        "trình tự thủ tục hồ sơ thời hạn thời gian thẩm quyền nội dung điều kiện tiêu chuẩn trách nhiệm nhiệm vụ "
        "quyền hạn nguyên tắc hình thức phương thức cách thức mức chế độ quản lý thực hiện tổ chức giải quyết xử lý "
        "tiếp nhận kết quả đề nghị yêu cầu chung cụ thể một việc cơ quan người đơn vị thành phần số lượng lập gửi "
        "báo cáo xem xét"
    )
)
# Words of a title that do not tell the field: "Nghị định quy định chi tiết một số điều của Luật ..."
_FORMS = frozenset(
    content("bộ luật pháp lệnh quy định chi tiết hướng dẫn thi hành biện pháp một số điều về việc và ban hành")
)
# "1995" in "Bộ luật Dân sự năm 1995"; not "số 31/2024/QH15" and not "Điều 5"
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")


_Words = frozenset[tuple[str, str]]


@lru_cache(maxsize=MAX_CACHE)
def _told(heading: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that name the thing and the years that tell its generation."""
    text = lowered(heading)
    return frozenset(content(text)) - _SIDES, frozenset(_YEAR.findall(text))


def kept_apart(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Do two documents in force regulate two things side by side, as their titles and numbers say?"""
    return any(apart(left, right) for apart in (parallel_statutes, own_branches, fines_apart, single_decisions))


def _told_by(pattern: re.Pattern[str], left: DocumentInfo, right: DocumentInfo) -> tuple[_Words, _Words] | None:
    """The words of two syllables behind what the pattern finds in each title; None where a title has no such place."""
    mine, theirs = (pattern.search(lowered(info.header.title or "")) for info in (left, right))
    if mine is None or theirs is None:
        return None
    return frozenset(pairwise(content(mine[1]))), frozenset(pairwise(content(theirs[1])))


# "Nghị định quy định xử phạt vi phạm hành chính trong lĩnh vực tiền tệ và ngân hàng"
_FINES = re.compile(r"xử phạt vi phạm hành chính(?: trong)?(?: các)?(?: lĩnh vực)?(.*)")


def fines_apart(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Do two decrees fine breaches in two fields, as their titles say? Each field has fines and powers of its own."""
    fields = _told_by(_FINES, left, right) if left.id != right.id else None
    return fields is not None and all(fields) and not fields[0] & fields[1]


def other_field(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Do the titles of two documents in force name fields with no word of two syllables in common?

    "Luật Bầu cử đại biểu Quốc hội" and "Luật Trưng cầu ý dân": like words in both are of two proceedings. False where
    a title is not known.
    """
    if left.id == right.id:
        return False
    mine, theirs = (_field(info.header.title or "") for info in (left, right))
    if not mine or not theirs or frozenset(pairwise(mine)) & frozenset(pairwise(theirs)):
        return False
    one, other = frozenset(mine), frozenset(theirs)
    return len(one & other) <= min(len(one), len(other)) * _CHANCE


def parallel_statutes(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Do two statutes regulate one sort of thing for two branches, as their titles say?

    "Bộ luật Tố tụng dân sự" and "Luật Tố tụng hành chính": the titles begin alike and go on with words that the other
    lacks, so like words in both are of two proceedings. "Luật Đầu tư" and "Luật Đầu tư công" are a whole and its part.
    """
    if left.id == right.id or any((info.header.kind or "").lower() not in _STATUTES for info in (left, right)):
        return False
    mine, theirs = (content(_KIND.sub("", (info.header.title or "").lower())) for info in (left, right))
    alike = next((i for i, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]), 0)
    rest, other = frozenset(mine[alike:]), frozenset(theirs[alike:])
    return alike >= _BEGINNING and bool(rest - other) and bool(other - rest)


# "22/2025/TT-BNV", "04/2024/TT-BLĐTBXH"
_CIRCULAR = re.compile(r"/TT-([A-ZĐ]+)$")
# "... đối với ngành Ngoại giao", "thi đua, khen thưởng của Bộ Xây dựng", "trong các lĩnh vực
# thuộc phạm vi quản lý nhà nước của Bộ"
_BRANCH = re.compile(
    r"(?<!\w)(?:ngành(?!,? nghề)(?:, lĩnh vực)?|(?:của|thuộc|trong) (?:nội )?bộ|lĩnh vực(?: thuộc)?"
    r"|thuộc (?:phạm vi|thẩm quyền))(?!\w)(.*)"
)


def own_branches(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Do the circulars of two ministers regulate each its own ministry or branch, as their titles say?

    "thi đua, khen thưởng đối với ngành Ngoại giao" beside "thi đua, khen thưởng của Bộ Xây dựng".
    """
    one, other = (_CIRCULAR.search(info.header.number or "") for info in (left, right))
    if one is None or other is None or one[1] == other[1]:
        return False
    branches = _told_by(_BRANCH, left, right)
    return branches is not None and not branches[0] & branches[1]


# "110/QĐ-TTg": a decision that sets no rules has no year in its number; "31/2024/QĐ-TTg" has
_SINGLE = re.compile(r"^\d+[a-z]?/QĐ-\w+", re.IGNORECASE)


def single_decisions(left: DocumentInfo, right: DocumentInfo) -> bool:
    """Are both decisions on a single case, as their numbers say? Each has its own sum, day and addressee."""
    return left.id != right.id and all(_SINGLE.match(info.header.number or "") for info in (left, right))


# "Bộ luật " in "Bộ luật Tố tụng dân sự"
_KIND = re.compile(r"^\s*(?:bộ luật|luật|pháp lệnh)\s+")
_BEGINNING = 2  # syllables: "tố tụng", "thi hành", "tổ chức"
_STATUTES = ("luật", "bộ luật", "pháp lệnh")
_CHANCE = 0.25  # share of common syllables that two fields may have by chance: "Quốc hội ... nhân dân", "ý dân"


@lru_cache(maxsize=1 << 12)
def _field(title: str) -> tuple[str, ...]:
    return tuple(word for word in content(title.lower()) if word not in _FORMS)


def side_by_side(left: Norm, right: Norm) -> bool:
    """Do two articles of one document say by their headings that each is for a thing of its own?

    Both name the same sort of thing and each has words or a year that the other lacks; or one heading stands in two
    chapters, which then are the two regimes.
    """
    mine, theirs = left.provision, right.provision
    if mine.document != theirs.document or mine.label("dieu") == theirs.label("dieu"):
        return False
    if not left.heading or not right.heading:
        return False
    (here, years), (there, other_years) = _told(left.heading), _told(right.heading)
    if here == there and years == other_years:
        # "Chuẩn bị xét đơn yêu cầu" in two parts of a code: no word of it names a thing, the parts do
        same = bool(here) or lowered(left.heading) == lowered(right.heading)
        return same and _chapter(left) != _chapter(right)
    if years and other_years and not years & other_years:
        return True
    shared = len(here & there)
    return shared >= 2 and 2 * shared >= min(len(here), len(there)) and bool(here - there) and bool(there - here)


# "thuộc địa phận tỉnh Quảng Ninh", "trên địa bàn thành phố Huế"; not "tỉnh, thành phố trực thuộc Trung ương"
_PLACE = re.compile(r"(?:tỉnh|thành phố) ((?:[A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈÊẾỀỂỄỆÍÌÓÒÔỐỒỔỖỘƠỚỜỞỠỢÚÙƯỨỪỬỮỰÝ]\w+ ?){1,3})")


def other_places(left: Norm, right: Norm) -> bool:
    """Do both norms name provinces, and none that both name?"""
    mine, theirs = (_places(f"{norm.heading}. {norm.text}") for norm in (left, right))
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=MAX_CACHE)
def _places(text: str) -> frozenset[str]:
    return frozenset(found.strip() for found in _PLACE.findall(text) if not found.startswith("Trung "))


def _chapter(norm: Norm) -> str:
    return norm.breadcrumb.partition("Điều ")[0]
