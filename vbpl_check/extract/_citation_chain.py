"""Units that belong together: "điểm a, b khoản 1 và khoản 3 Điều 5" names points of khoản 1, and all of khoản 3."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from vbpl_check.extract._citation_place import Places
from vbpl_check.extract._citation_units import RANKS, THIS, Unit, between
from vbpl_check.extract._citation_works import Mention

Parts = tuple[tuple[str, str], ...]

# ", ", " của ", " và các ", " hoặc ", " đến ", " vào sau ", " và trước ", " và bổ sung "
_GAP = re.compile(
    r"\s*(?P<comma>[,;])?\s*(?:(?P<beside>(?:và\s+)?(?:vào\s+)?(?:sau|trước)|tiếp\s+theo|thành)|(?P<and>và/hoặc|và|hoặc|hay|cũng\s+như)|(?P<to>đến|tới))?"
    r"\s*(?:sửa\s+đổi,?\s+bổ\s+sung\s+|bổ\s+sung\s+|sửa\s+đổi\s+)?(?:tại\s+|ở\s+)?(?:các\s+|những\s+)?(?:(?P<of>của|thuộc|tại|trong|vào)\s+(?:các\s+)?)?$"
)
_LONGEST_GAP = 40
_LONGEST_CHAIN = 120  # units; keeps the search for the unit that holds another one short
_ISSUED_WITH = r"(?:(?:được\s+)?ban\s+hành\s+(?:kèm\s+theo|kèm|theo)\s+|(?:đính\s+)?kèm\s+(?:theo\s+)?)"
# " của ", " tại ", " nói trong ", ", ", " ban hành kèm theo ", " đính kèm ": between the last unit and its document
_TO_WORK = re.compile(
    rf"\s*\)?,?\s*(?:(?:(?:nói|nêu|ghi)\s+)?(?:của|tại|trong|thuộc|theo|ở)\s+)?{_ISSUED_WITH}?(?:các\s+)?(?:Dự\s+thảo\s+)?$"
)
# " - Danh mục hàng hóa bình ổn giá ban hành kèm theo ", " Danh mục hàng hóa nhập khẩu ban hành kèm theo ", " và mẫu số
# 03 ban hành kèm theo ", " về Danh mục phí, lệ phí của ", ": Văn bản đề nghị (Ban hành kèm theo ": an
# annex with its title before the document
_TITLED = re.compile(
    rf"\s*(?:[-–:(]\s*|(?:(?:và|,)\s+(?:các\s+)?)?(?=mẫu|biểu|bảng|danh\s+mục)|(?=\s[A-ZĐÂÊÔƠƯ]))[^.;:“”\"]{{1,240}}?{_ISSUED_WITH}$"
    r"|\s*(?:[-–]|về|(?=\sDanh\s))\s*[^.;:“”\"]{1,160}?\scủa\s+$"
    r"|\s*:\s[^.;:“”\"\n]{1,240}?\((?:[Đđ]ược\s+)?[Bb]an\s+hành\s+kèm\s+theo\s+$"
)
# " của Danh mục kèm theo ": a division of a list
_IN_LIST = re.compile(
    rf"\s+(?:(?:của|tại|trong|thuộc)\s+)?(?:Danh\s+mục|Bảng|Biểu)\s[^.;:,“”\"]{{0,120}}?{_ISSUED_WITH}$"
)
_LONGEST_TITLE = 280
# "Luật Đất đai (", "Nghị định số 15/2020/NĐ-CP tại "
_FROM_WORK = re.compile(r"\s*(?:\(|,?\s*tại|:)\s*(?:các\s+|quy\s+định\s+tại\s+)?$")


@dataclass(slots=True)
class Path:
    """One wanted path, outermost first; ``units``: positions in the chain; ``implicit``: no article is named."""

    parts: Parts
    start: int
    this: bool = False
    that: bool = False
    beside: bool = False  # only says where something else is put in


@dataclass(slots=True)
class Chain:
    """Units that share one document."""

    units: list[Unit]
    gaps: list[str] = field(default_factory=list)  # kinds of what stands between
    mention: Mention | None = None

    @property
    def start(self) -> int:
        """Offset of the first unit."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Offset after the last unit, its document not included."""
        return self.units[-1].end


def build_chains(text: str, units: list[Unit], places: Places) -> list[Chain]:
    """The units in groups; the own labels of provisions ("Điều 5." at the head of an article) are left out."""
    chains: list[Chain] = []
    for unit in units:
        if unit.start in places.own_labels or _is_heading(text, unit):
            continue
        if chains:
            last = chains[-1]
            kind = _gap_kind(text, last.units[-1], unit, places)
            if kind and len(last.units) < _LONGEST_CHAIN:
                last.units.append(unit)
                last.gaps.append(kind)
                continue
        chains.append(Chain([unit]))
    return chains


def _is_heading(text: str, unit: Unit) -> bool:
    """ "Điều 73. Ban chỉ đạo", "Chương III" at the head of a line, with or without a quotation mark."""
    if unit.labels == (THIS,):
        return False
    if text[unit.start - 1 : unit.start] in ("“", "‟", '"') and text[unit.end : unit.end + 1] in (".", ":"):
        return True
    before = text[max(0, unit.start - 3) : unit.start].rstrip(' \t“"*#')
    if before and not before.endswith("\n"):
        return False
    after = text[unit.end : unit.end + 1]
    if after in (".", ":"):
        return True
    whole_line = after in ("", "\n") or text[unit.end : unit.end + 2] == " ["
    if RANKS[unit.level] < RANKS["dieu"]:
        return whole_line
    return whole_line and text[max(0, unit.start - 4) : unit.start].rstrip()[-1:] in ("", ".", ";", ":", "”", '"')


def _gap_kind(text: str, left: Unit, right: Unit, places: Places) -> str:
    """ "of", "and", "to" or "beside"; "" when the units do not belong together."""
    if right.start - left.end > _LONGEST_GAP:
        return ""
    found = _GAP.match(text[left.end : right.start])
    if not found or not places.same_sentence(left.start, right.start):
        return ""
    if found["to"]:
        return "to" if not found["of"] else ""
    if found["beside"]:
        return "beside"
    deeper = RANKS[right.level] >= RANKS[left.level]
    if found["and"]:
        return "and"
    if found["comma"]:
        far = RANKS[right.level] < RANKS["dieu"] == RANKS[left.level]
        return "and" if deeper or far else "of"
    if deeper and RANKS[right.level] == RANKS[left.level]:
        return ""
    return "under" if deeper else "of"


def attach_mentions(text: str, chains: list[Chain], mentions: list[Mention]) -> None:
    """Gives each chain the document named right after it, or right before it in brackets."""
    position = 0
    for number, chain in enumerate(chains):
        while position < len(mentions) and mentions[position].start < chain.end:
            position += 1
        limit = chains[number + 1].start if number + 1 < len(chains) else 0
        for following in mentions[position : position + 2]:
            if _leads_to(text, chain, following.start, limit):
                chain.mention = following
                break
            if not following.bare:  # "Phụ lục I: Văn bản đề nghị (Ban hành kèm theo Thông tư số": past "Văn bản"
                break
        if chain.mention is not None:
            continue
        if position:
            before = mentions[position - 1]
            near = not before.bare and before.end <= chain.start <= before.end + _LONGEST_GAP
            if near and _FROM_WORK.match(text[before.end : chain.start]):
                chain.mention = before


def _leads_to(text: str, chain: Chain, work: int, following: int) -> bool:
    """Is the document at ``work`` that of the chain? ``following``: start of the next chain, 0 for none."""
    gap = work - chain.end
    if gap < 60 and _TO_WORK.match(text[chain.end : work]):
        return True
    if gap > _LONGEST_TITLE or 0 < following < work:
        return False
    level = chain.units[-1].level
    if level == "phu_luc":
        return _TITLED.match(text[chain.end : work]) is not None
    return RANKS[level] < RANKS["dieu"] and _IN_LIST.match(text[chain.end : work]) is not None


def paths(text: str, chain: Chain) -> list[Path]:
    """The wanted paths of a chain, one a label, ranges opened."""
    _open_ranges(text, chain)
    _split_clauses(text, chain)
    found: list[Path] = []
    units, gaps = chain.units, chain.gaps
    holders = [_holder(chain, index) for index in range(len(units))]
    holding = {holder for holder in holders if holder is not None}
    for index, unit in enumerate(units):
        if index in holding or unit.level == "tiet":
            continue
        for above in _above(chain, holders, index):
            for label in unit.labels:
                parts = (*above, (unit.level, label))
                this = any(name == THIS for _, name in parts)
                that = any(units[i].pointing for i in _line(holders, index))
                beside = (index > 0 and gaps[index - 1] == "beside") or _after_beside(chain, holders, index)
                found.append(Path(parts, unit.start, this, that, beside))
    return found


def _after_beside(chain: Chain, holders: list[int | None], index: int) -> bool:
    return False if index == 0 else chain.gaps[index - 1] == "and" and _beside_before(chain, index - 1)


def _beside_before(chain: Chain, index: int) -> bool:
    while index > 0 and chain.gaps[index - 1] == "and":
        index -= 1
    return index > 0 and chain.gaps[index - 1] == "beside"


def _open_ranges(text: str, chain: Chain) -> None:
    """ "từ khoản 8 đến khoản 19": the first unit takes the labels in between."""
    for index, kind in enumerate(chain.gaps):
        if kind != "to":
            continue
        left, right = chain.units[index], chain.units[index + 1]
        if left.level == right.level and THIS not in (*left.labels, *right.labels):
            left.labels = (*left.labels, *between(left.labels[-1], right.labels[0]))
        chain.gaps[index] = "and"


def _split_clauses(text: str, chain: Chain) -> None:
    """ "các điểm b, p khoản 1, 2 Điều 46": points of khoản 1, then khoản 2; "các khoản 1, 2" would hold them both."""
    for index in range(len(chain.units) - 1, 0, -1):
        unit, before = chain.units[index], chain.units[index - 1]
        listed = text[max(0, unit.start - 4) : unit.start].lower() == "các "
        if unit.level == "khoan" and before.level == "diem" and chain.gaps[index - 1] == "of" and not listed:
            first, rest = unit.labels[:1], unit.labels[1:]
            if rest:
                chain.units[index] = replace(unit, labels=first)
                chain.units.insert(index + 1, replace(unit, labels=rest))
                chain.gaps.insert(index, "and")


def _line(holders: list[int | None], index: int) -> list[int]:
    line = [index]
    while (holder := holders[line[-1]]) is not None:
        line.append(holder)
    return line


def _above(chain: Chain, holders: list[int | None], index: int) -> list[Parts]:
    """The paths of the unit that holds ``index``; several when it has several labels ("khoản 2 các điều 5, 6 và 7")."""
    holder = holders[index]
    if holder is None:
        return [()]
    unit = chain.units[holder]
    outer = _above(chain, holders, holder)
    return [(*above, (unit.level, label)) for above in outer for label in unit.labels]


def _holder(chain: Chain, index: int) -> int | None:
    """Position of the unit that holds the unit at ``index``: the next larger one, else a larger one right before."""
    rank = RANKS[chain.units[index].level]
    if chain.units[index].labels == (THIS,) and not chain.units[index].pointing:
        return None
    for later in range(index + 1, len(chain.units)):
        if RANKS[chain.units[later].level] < rank:
            if chain.gaps[later - 1] == "and":
                break
            return later
    earlier = index
    while earlier > 0 and chain.gaps[earlier - 1] in ("and", "under"):
        larger = RANKS[chain.units[earlier - 1].level] < rank
        if larger:
            return earlier - 1 if chain.gaps[earlier - 1] == "under" else None
        earlier -= 1
    return None
