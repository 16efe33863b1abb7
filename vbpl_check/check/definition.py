"""Two definitions of one term with different cores.

"Trẻ em là người dưới 16 tuổi" against "Trẻ em là người dưới 18 tuổi"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.compare import content, cover, dice, likeness, tier
from vbpl_check.meanings import counted, denied, edited, figures
from vbpl_check.model import DefinitionPair, Signal
from vbpl_check.redefined import redefined
from vbpl_check.regimes import parallel_statutes
from vbpl_check.text import lowered

CLASSIFIED = "phân loại"  # scope of what a classification says a class holds


@dataclass(frozen=True)
class Params:
    """``borrow``: words by which a definition takes over another law's. ``widening``: words that set a mark
    of the term aside ("không phân biệt"). ``excluding``/``including``: what opens the
    list of things outside and inside. ``open_list``: words that leave a list open. ``kinds``: nouns that exclude each
    other as the genus of a definition. ``partial``: words for a part, against "chỉ".
    """

    borrow: tuple[str, ...]
    widening: tuple[str, ...]
    excluding: tuple[str, ...]
    including: tuple[str, ...]
    open_list: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    floor: float = 0.5


def differs(candidate: DefinitionPair, params: Params) -> Signal | None:
    """The strongest difference in the core of two definitions of the same term."""
    left, right = candidate.left, candidate.right
    if left.scope == right.scope == CLASSIFIED and left.members and right.members:
        return None
    headers = (candidate.left_document.header, candidate.right_document.header)
    if not _same_reach(candidate) or (any(h.consolidated for h in headers) and not any(h.draft for h in headers)):
        return None
    mine, theirs = _plain(left.meaning), _plain(right.meaning)
    if mine == theirs or any(word in _OWN.sub(" ", text) for text in (mine, theirs) for word in params.borrow):
        return None
    found = (
        _merged(mine, theirs)
        or _joined(mine, theirs)
        or counted(mine, theirs)
        or denied(lowered(left.term), mine, theirs)
        or denied(lowered(right.term), theirs, mine)
        or (None if _two_branches(candidate) else _numbers(mine, theirs))
        or _excluded(mine, theirs, params)
        or _excluded(theirs, mine, params)
        or _widened(mine, theirs, params)
        or _widened(theirs, mine, params)
        or _denied_inside(mine, theirs)
        or _denied_inside(theirs, mine)
        or _partial(mine, theirs, params)
        or _partial(theirs, mine, params)
        or _listed(mine, theirs, params)
        or _genus(mine, theirs, params)
        or (_by_draft(candidate, mine, theirs) if _checked(candidate) else None)
    )
    if found is None or found[0] < params.floor:
        return None
    strength, why = found
    return Signal(
        strength=round(strength, 3),
        left=(left.span,),
        right=(right.span,),
        slots=(("term", left.term), ("difference", why)),
        why=(
            f"Cùng thuật ngữ “{left.term}”.",
            why,
            f"Phạm vi: “{left.scope or 'không ghi'}” và “{right.scope or 'không ghi'}”.",
        ),
    )


def _same_reach(candidate: DefinitionPair) -> bool:
    """Must the two agree: one document, a text under another, or texts tied by citations; not two unrelated laws."""
    left, right = candidate.left_document, candidate.right_document
    return left.id == right.id or tier(left, right) != 0 or bool(candidate.links)


# "phim đã được phép phổ biến theo quy định của Luật này": not another law's definition
_OWN = re.compile(r"theo quy định (?:của|tại) (?:bộ luật|luật|pháp lệnh|nghị định|thông tư) này(?!\w)")


def _two_branches(candidate: DefinitionPair) -> bool:
    """Are both statutes in force, each for a branch of its own: "thời hiệu khiếu nại" of two codes of procedure?"""
    return not _checked(candidate) and parallel_statutes(candidate.left_document, candidate.right_document)


def _checked(candidate: DefinitionPair) -> bool:
    """Is a draft held against a text above it?"""
    left, right = candidate.left_document, candidate.right_document
    return left.id != right.id and left.role != right.role


def _by_draft(candidate: DefinitionPair, mine: str, theirs: str) -> tuple[float, str] | None:
    """What a draft does to the definition of the text above it."""
    order = tier(candidate.left_document, candidate.right_document)
    changed = redefined(*((mine, theirs) if order < 0 else (theirs, mine))) if order else None
    return changed or edited(mine, theirs)


def _plain(meaning: str) -> str:
    return " ".join(lowered(meaning).replace("“", "").replace("”", "").split()).rstrip(".;, ")


# "18 tuổi", "04 kW", "30%", "175 cm3", "80 phần trăm"
_VALUE = re.compile(r"(\d+(?:[.,]\d+)*)\s*(%|[a-zà-ỹđ][\w/²³]*)")

# "khoản 5 điều này", "bộ luật dân sự năm 1995", "ngày 01-01-2006": where and when, no threshold
_PLACED = re.compile(r"(?<!\w)(?:khoản|điều|điểm|mục|chương|phụ lục|số|năm|tháng|ngày) \d[\w/.-]*")


def _values(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, unit in _VALUE.findall(_PLACED.sub(" ", figures(text))):
        found.setdefault(unit, set()).add(number.lstrip("0") or "0")
    return found


def _numbers(mine: str, theirs: str) -> tuple[float, str] | None:
    """A threshold in the same unit with another number, in otherwise similar words."""
    a, b = _values(mine), _values(theirs)
    for unit in sorted(a.keys() & b.keys()):
        if not a[unit] & b[unit]:
            shown = " và ".join(f"{', '.join(sorted(values))} {unit}" for values in (a[unit], b[unit]))
            return 0.35 + 0.6 * likeness(mine, theirs), f"Ngưỡng trong định nghĩa khác nhau: {shown}."
    return None


def _merged(mine: str, theirs: str) -> tuple[float, str] | None:
    """Thresholds that one side spreads over alternatives and the other demands together.

    "đào tạo 1 năm và 2 năm kinh nghiệm; hoặc 3 năm kinh nghiệm" against "đào tạo 1 năm và 3 năm kinh nghiệm"
    """
    for one, other in ((mine, theirs), (theirs, mine)):
        options = [_pairs(option) for option in _OR.split(other)]
        together = _pairs(one)
        if len(options) < 2 or len(together) < 2 or " hoặc " in one or not all(options):
            continue
        if together <= frozenset().union(*options) and not any(together <= option for option in options):
            shown = ", ".join(f"{number} {unit}" for number, unit in sorted(together))
            return (
                0.4 + 0.5 * max(likeness(one, option) for option in _OR.split(other)),
                f"Một bên cho chọn giữa các trường hợp, bên kia buộc đủ cả: {shown}.",
            )
    return None


# "…; hoặc …": alternatives of whole clauses
_OR = re.compile(r"; ?hoặc ")


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((number, unit) for unit, numbers in _values(text).items() for number in numbers)


# "có bằng đại học hoặc có 5 năm kinh nghiệm": alternatives of conditions, not of nouns
_CONDITION = r"(?:có|đã|được|bị|đang|phải|đạt|đủ|không|chưa)"
_EITHER = re.compile(rf"(\w+ \w+),? hoặc ((?:{_CONDITION} )\w+ \w+)")


def _joined(mine: str, theirs: str) -> tuple[float, str] | None:
    """Two conditions of which either will do on one side, and both are demanded on the other."""
    for one, other in ((mine, theirs), (theirs, mine)):
        for found in _EITHER.finditer(one):
            both = re.search(
                rf"{re.escape(found[1])},? (?:và|đồng thời|và đồng thời) (?:phải )?{re.escape(found[2])}", other
            )
            if both and f"{found[1]} hoặc" not in other:
                return (
                    0.4 + 0.5 * likeness(mine, theirs),
                    f"Một bên cho chọn “{found.group()}”, bên kia buộc đủ cả: “{both.group()}”.",
                )
    return None


def _after(text: str, openers: tuple[str, ...]) -> str:
    """What follows the first of the openers up to the end of the clause."""
    starts = [text.find(word) + len(word) for word in openers if word in text]
    return re.split(r"[;.]", text[min(starts) :])[0] if starts else ""


def _excluded(mine: str, theirs: str, params: Params) -> tuple[float, str] | None:
    """One side leaves out what the other takes in."""
    if any(word in theirs for word in params.excluding):
        return None
    left_out = _after(mine, params.excluding)
    listed = re.split(r",| và | hoặc ", left_out) if len(content(left_out)) <= 20 else []
    for item in (*listed, _head(mine, params.excluding)):
        if len(content(item)) >= 2 and cover(item, theirs) >= 0.99:
            return 0.45 + 0.5 * likeness(mine, theirs), f"Một bên loại trừ, bên kia gồm cả: “{item.strip()}”."
    return None


def _head(text: str, words: tuple[str, ...]) -> str:
    """What a clause of its own speaks of: "tiền phạt" in "...; tiền phạt được theo dõi riêng, không tính vào nợ"."""
    for clause in text.split(";")[1:]:
        if any(word in clause for word in words):
            return " ".join(clause.split()[:2])
    return ""


def _partial(mine: str, theirs: str, params: Params) -> tuple[float, str] | None:
    """One side says "chỉ", the other is content with a part."""
    if "chỉ " not in mine or "chỉ " in theirs:
        return None
    mark = re.split(r"[,;.]", mine[mine.find("chỉ ") + 4 :])[0]
    part = next((word for word in params.partial if word in theirs), "")
    if not part or not content(mark) or cover(mark, theirs) < 0.6:
        return None
    return 0.35 + 0.5 * likeness(mine, theirs), f"Một bên đòi “chỉ {mark.strip()}”, bên kia chấp nhận “{part}”."


def _widened(mine: str, theirs: str, params: Params) -> tuple[float, str] | None:
    """One side says that a mark does not matter which the other requires."""
    for word in params.widening:
        if word in mine and word not in theirs:
            rest = mine[mine.find(word) + len(word) :]
            marks = [re.split(r"[,;.]", rest)[0]]
            denied = _DENIED.search(re.split(r"[;.]", rest)[0])
            if denied and word.startswith("kể cả"):
                marks.append(denied[1])
            for mark in marks:
                if len(content(mark)) >= 2 and cover(mark, theirs) >= 0.4:
                    return 0.5 + 0.45 * cover(mark, theirs), f"Một bên coi dấu hiệu “{mark.strip()}” là không cần."
    return None


# "kể cả sai sót mà việc sửa làm thay đổi nghĩa vụ", "việc sửa đó không làm ảnh hưởng đến nghĩa vụ"
_EVEN = re.compile(r"kể cả ([^;.]{10,300})")
_NOT = re.compile(r"((?:\w+ ){2,6})không ([^;.,]{6,160})")
_NEGATIVE = re.compile(r"(?:không|chưa) (?!\w+ đối)")


def _denied_inside(mine: str, theirs: str) -> tuple[float, str] | None:
    """One side takes in by "kể cả" what the other leaves out by "mà ... không ..."."""
    even = _EVEN.search(mine)
    if even is None or even.group() in theirs:
        return None
    inside = frozenset(content(even[1].split(" nếu ")[0]))
    for found in _NOT.finditer(theirs):
        before, denied = content(found[1]), content(found[2])
        if len(inside & frozenset(before)) >= 2 and len(inside & frozenset(denied)) >= 3:
            if _NEGATIVE.search(even[1].split(" nếu ")[0]):
                return None
            return 0.4 + 0.5 * likeness(mine, theirs), f"Một bên gồm cả “{even[1].strip()}”, bên kia loại ra."
    return None


# "kể cả khi quyết định đó không xâm phạm quyền, lợi ích của chính người đề nghị": what need not be so
_DENIED = re.compile(r"(?:không|chưa) ((?!phải |phụ thuộc )[^;.]+)")


def _listed(mine: str, theirs: str, params: Params) -> tuple[float, str] | None:
    """Two closed lists with different members, in definitions that are otherwise alike."""
    if any(word in text for text in (mine, theirs) for word in params.open_list):
        return None
    a, b = _members(mine, params), _members(theirs, params)
    if not a or not b:
        return None
    added = [item for item in a if all(dice(item, other) < 0.5 for other in b)]
    missing = [item for item in b if all(dice(item, other) < 0.5 for other in a)]
    shared = len(a) - len(added)
    if not added or shared < 2 or len(added) > 2:
        return None
    shown = "; ".join(added + missing)
    return 0.4 + 0.5 * shared / max(len(a), len(b)), f"Hai danh sách đóng khác nhau ở: “{shown}”."


def _members(text: str, params: Params) -> list[str]:
    listed = _after(text, params.including)
    return [item.strip() for item in re.split(r",|;| và ", listed) if content(item)]


def _genus(mine: str, theirs: str, params: Params) -> tuple[float, str] | None:
    """ "là tổ chức ..." against "là cá nhân ...": kinds that exclude each other."""
    a = next((kind for kind in params.kinds if mine.startswith(kind)), "")
    b = next((kind for kind in params.kinds if theirs.startswith(kind)), "")
    if not a or not b or a == b or b in mine or a in theirs:
        return None
    rest = dice(mine.removeprefix(a), theirs.removeprefix(b))
    return 0.3 + 0.6 * rest, f"Loại khác nhau: “{a}” và “{b}”."


CHECK = Check(Params, differs, (DefinitionPair,))
