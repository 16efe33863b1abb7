"""Documents that running text names: by number, by name, or "này"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise

from vbpl_check.extract._citation_table import Patterns, find_kinds
from vbpl_check.model import Work
from vbpl_check.text import fold, make_date, squeeze

_AGENCY = r"(?:TTg|[A-ZĐƯ&]+\d{0,2})"
_TYPE = r"(?:NQLT|TTLT|TTLB|VBHN|PL|NQ|N[ĐD]|Q[ĐD]|TT|CT|L)"
_MODERN = (
    r"\d{1,5}(?:\.\d{1,3})?[a-zđ]?\s?/\s?(?:(?:19|20)\d{2}(?:\s?/\s?|(?=(?:N[ĐD]|TT|Q[ĐD]|NQ)-)))?"
    rf"(?:QH[Il1]?\s?\d{{1,2}}|UBTVQH\s?\d{{1,2}}|N[ĐD]CP|NQCP|QĐTTg|{_TYPE}\s?[-–/]\s?{_AGENCY}(?:[-–]\s?{_AGENCY})*)(?![\w/])"
)
_OLD = (
    r"(?:\d{1,4}\s?[-–]\s?(?:LCT(?:/HĐNN\d{1,2})?|HĐBT|CP|TTg|CT|L/CTN)|\d{1,4}\s?/\s?(?:CP|HĐBT|TTg|SL|CT))"
    r"(?![\w/]|-\w)"
)
# "45/2019/QH14", "NĐ- CP", "01/2016/TTLT-TANDTC-VKSNDTC-BTP", "351/2017/UBTVQH14", "66.7/2025/NQ-CP", "63-LCT",
# "42/CP", with slips "32/2013/QH 13", "92/2017/NĐCP", "49/2025TT-BCT"; not "18-NQ/TW", "01/GTGT", "1604/TTg-KTN"
NUMBER = re.compile(rf"(?<![\w/.-])(?:{_MODERN}|{_OLD})")
# "/QH14", "/NĐ-CP", "-CP", "/TTg": marks that stand inside a number
_TYPE_MARK = re.compile(
    rf"[/–-]\s?(?:QH[Il1]?\s?\d|UBTVQH|N[ĐD]CP|NQCP|QĐTTg|{_TYPE}\s?[-–/]|LCT|HĐBT|CP|TTg|SL|CT|L/CTN)"
)
_LONGEST_HEAD, _LONGEST_TAIL = 16, 80
# " số 45/2019/QH14", " số: 12/2012/NĐ-CP", " (số 80/2015/QH13", " 38/2019/QH14"
_AFTER_KIND = re.compile(rf"\s*\(?\s*(?:số\s*:?\s*)?({_MODERN}|{_OLD})", re.IGNORECASE)
# " số 68", " số 51-SL", " số 34/SL": decrees of 1945 to 1959, whose kind is often not repeated
_DECREE = re.compile(r"\s+số\s*:?\s*(\d{1,3})(?:\s?[-/]\s?SL)?(?![\w/]|-\w)")
# " số …../2022/NĐ-CP", " số:......", " số /QĐ-UBND": the number is left to be filled in
_BLANK = re.compile(r"\s+số\s*:?\s*(?:[.…_]{2,}|…|/)")
# " này"
_THIS = re.compile(r"\s+này(?!\w)")
# " ngày 05 tháng 7 năm 2024", ", ngày 5/7/2024"
_DATE = re.compile(
    r"\s*,?\s*(?:được\s+thông\s+qua\s+|ký\s+|ban\s+hành\s+)?ngày\s+(\d{1,2})(?:\s+tháng\s*|\s?[/.-]\s?)(\d{1,2})(?:\s+năm\s+|\s?[/.-]\s?)(\d{4})(?!\d)"
)
# " năm 2013", " 2015", " (năm 2013)"
_YEAR = re.compile(r"\s+\(?(?:năm\s+)?((?:19|20)\d{2})\)?(?![\w/])")
# " sửa đổi, bổ sung một số điều của Luật Đất đai" up to number, date or the verb
_CHANGING = re.compile(
    r"\s+([Ss]ửa\s+đổi[^;.:()“”\"|]{1,300}?)(?=\s+số\s+\d|\s+\d+/|\s+ngày\s+\d|\s+năm\s+\d|\s*[;.:()“”\"|]|\s+(?:có\s+hiệu|đã\s|hết\s+hiệu|này|thì|được\s|là\s)|$)"
)
# "Pháp lệnh về phí và lệ phí", "Luật về Ngân sách nhà nước": the name is given with and without
_ABOUT = re.compile(r"\s+về(?=\s)")
# " (sửa đổi)" between the name and the number of a law that was written anew
_ANEW = re.compile(r"\s+\(sửa\s+đổi\)(?=\s+(?:số|năm|ngày)\s)")
# "Quốc hội ban hành " before the kind: what follows is the title of the document itself
_ENACTING = re.compile(r"ban\s+hành\s+$")
# "(Hòa ", "Đồn Hòa " before "Luật Nam": a syllable of a place's name, not a word that begins a sentence
_PROPER = re.compile(r"(?:\(|[^\W\d_] )(?!Bộ|Dự|Các|Theo)[A-ZĐÀ-Ỹ][a-zà-ỹ]+ $")
# " tổ chức thi ban hành kèm theo ", " được ban hành kèm theo "
_ISSUED_WITH = re.compile(r"[^.;:“”\"]{0,200}?\s(?:được\s+)?ban\s+hành\s+(?:kèm\s+)?theo\s+")
_WORD = re.compile(r"[^\W_]+")
_PLAIN_GAP = re.compile(r"[\s,/()-]*$")
_MOST_WORDS = 14


@dataclass(slots=True)
class Mention:
    """A document named at ``start``..``end``. ``bare``: only its kind ("Điều 5 Nghị định của"): unknown."""

    start: int
    end: int
    work: Work
    kind: str = ""  # folded
    bare: bool = False
    foreign: bool = False
    amending: bool = False  # "đã được sửa đổi theo Luật số ...": not a target of its own
    nested: bool = False  # inside the title of another document
    changing: bool = False  # its title says that it amends others
    amended_by: list[str] = field(default_factory=list)
    blank: bool = False  # "Nghị định số …/2022/NĐ-CP": a form will name it
    listed: bool = True  # its name is in the lists, or it has a number


# "Căn cứ Công văn số 1604/TTg-KTN", "Căn cứ vào Kết luận số 126-KL/TW"
_LETTER = re.compile(
    r"\s*[-–*+]?\s*Căn\s+cứ\s+(?:vào\s+)?(?:các\s+)?(?P<kind>\w+(?:\s+\w+)?)\s+số\s*:?\s*(?P<number>\d{1,5}\w*(?:[-/][^\W_]+)+)"
)


def find_letters(text: str, starts: list[int], found: Patterns) -> list[Mention]:
    """Letters, reports and plans that lines of căn cứ beginning at ``starts`` name by number."""
    letters = []
    for start in starts:
        letter = _LETTER.match(text, start)
        if letter and fold(letter["kind"]) in found.informal:
            issued, stop = _dated(text, letter.end())
            work = Work("number", letter["number"], issued=issued, year=_year(issued))
            letters.append(Mention(letter.start("kind"), stop, work, fold(letter["kind"])))
    return letters


@lru_cache(maxsize=8192)
def clean_number(raw: str) -> str:
    """A number as the drafting rules write it: no blanks, NĐ, QĐ; "QHI15" is an optical slip for QH15."""
    number = re.sub(r"\s+", "", raw).replace("–", "-").upper().replace("TTG", "TTg")
    number = re.sub(r"/((?:19|20)\d\d)(?=[A-ZĐ])", r"/\1/", number)
    number = re.sub(r"/(N[ĐD]|NQ|QĐ)(CP|TTg)$", r"/\1-\2", number)
    number = re.sub(r"/ND-", "/NĐ-", number)
    number = re.sub(r"/QD-", "/QĐ-", number)
    return re.sub(r"/QH[IL1](\d\d)$", r"/QH\1", re.sub(r"/QH[IL](\d)$", r"/QH1\1", number))


def find_mentions(text: str, found: Patterns) -> list[Mention]:
    """All documents that the text names, in reading order, those inside others' titles included."""
    mentions: list[Mention] = []
    reached = 0
    for start, end in find_kinds(text, found):
        if start >= reached:
            mentions.append(_read(text, start, end, found))
            reached = mentions[-1].end
    mentions = _with_numbers(text, mentions)
    _attach_issued(text, mentions, found)
    return mentions


def _read(text: str, start: int, end: int, found: Patterns) -> Mention:
    written = text[start:end]
    kind = _fold_word(written)
    if this := _THIS.match(text, end):
        if kind in found.foreign:
            return Mention(start, this.end(), Work("name", name=written), kind, bare=True, foreign=True)
        work = Work("attached" if kind in found.attached else "this")
        return Mention(start, this.end(), work, kind)
    if number := _AFTER_KIND.match(text, end):
        issued, stop = _dated(text, number.end())
        return Mention(start, stop, Work("number", clean_number(number[1]), issued=issued, year=_year(issued)), kind)
    if kind == "sac lenh" and (decree := _DECREE.match(text, end)):
        issued, stop = _dated(text, decree.end())
        return Mention(start, stop, Work("number", f"{decree[1]}/SL", issued=issued, year=_year(issued)), kind)
    if kind in found.named and written[0].isupper():
        named = _named(text, start, end, kind, found)
        if named is not None:
            return named
    bare = Mention(start, end, Work("name", name=written), kind, bare=True, foreign=kind in found.foreign)
    bare.blank = _BLANK.match(text, end) is not None
    return bare


def _named(text: str, start: int, end: int, kind: str, found: Patterns) -> Mention | None:
    own_title = text[start:end].isupper() or _ENACTING.search(text, max(0, start - 12), start) is not None
    changing = None if own_title else _CHANGING.match(text, end)
    about = _ABOUT.match(text, end)
    begin = about.end() if about else end
    name_end, listed = (changing.end(1), True) if changing else _name_end(text, start, begin, kind, found)
    if name_end <= begin and kind != "hien phap":
        return None
    name_end = max(name_end, end)
    name = squeeze(text[start:end] + text[begin if about else end : name_end])
    year, number, stop = None, None, name_end
    if anew := _ANEW.match(text, stop):
        stop = anew.end()
    if dated := _YEAR.match(text, stop):
        year, stop = int(dated[1]), dated.end()
    if numbered := _AFTER_KIND.match(text, stop):
        number, stop = clean_number(numbered[1]), numbered.end()
    issued, stop = _dated(text, stop)
    if kind == "hien phap" and not (year or issued or name_end > end):
        return None
    work = Work("number" if number else "name", number, name, issued, year or _year(issued))
    return Mention(start, stop, work, kind, listed=listed or stop > name_end)


def _name_end(text: str, head: int, start: int, kind: str, found: Patterns) -> tuple[int, bool]:
    """Where the name after the kind ends, and whether it is a known name.

    Any other takes all words up to one that cannot be part of a name; -1 where none begins.
    """
    spans: list[tuple[int, int]] = []
    last = start
    for word in _WORD.finditer(text, start, start + 200):
        gap = text[last : word.start()]
        if len(spans) > found.longest or not _PLAIN_GAP.match(gap) or "\n\n" in gap or (not spans and "(" in gap):
            break
        if "\n" in gap and spans and word.group().isupper() and not text[slice(*spans[-1])].isupper():
            break  # "(Điều 48 Luật Đầu tư)", and below it "CỘNG HÒA XÃ HỘI …"
        spans.append(word.span())
        last = word.end()
    folded = tuple(_fold_word(text[a:b]) for a, b in spans)
    known = found.names.get(kind, frozenset())
    for count in range(min(len(folded), found.longest), 0, -1):
        if folded[:count] in known:
            return _closed(text, spans[count - 1][1]), True
    if text[head:start].isupper() or _ENACTING.search(text, max(0, head - 12), head):
        return -1, False  # "LUẬT" at the head of a document, "THEO PHÁP LUẬT" in a form
    if _PROPER.search(text, max(0, head - 12), head):
        return -1, False
    return _free(text, spans, found), False


def _free(text: str, spans: list[tuple[int, int]], found: Patterns) -> int:
    """End of a name that no list has; it begins with a capital and runs to a word that cannot be part of a name."""
    if not spans or not text[spans[0][0]].isupper():
        return -1
    end = spans[0][1]
    if end - spans[0][0] > 1 and text[spans[0][0] : end].isupper():
        return end  # "Luật PPP"
    for start, stop in spans[1:_MOST_WORDS]:
        word = text[start:stop]
        if (word in found.name_stops and word != "và") or word.isdigit() or word in ("Luật", "Bộ", "Nghị", "Pháp"):
            break
        if word != "và":
            end = stop
    return end


def _closed(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == ")" and "(" in text[end - 20 : end] else end


def _dated(text: str, end: int) -> tuple[date | None, int]:
    found = _DATE.match(text, end)
    if not found:
        return None, end
    day, month, year = (int(group) for group in found.groups())
    return make_date(year, month, day), found.end()


def _year(issued: date | None) -> int | None:
    return issued.year if issued else None


@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    return fold(word)


def _with_numbers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Adds the numbers that no kind precedes: ", số 35/2018/QH14"."""
    added: list[Mention] = []
    position = 0
    for match in _numbers(text):
        while position < len(mentions) and mentions[position].end <= match.start():
            position += 1
        if position < len(mentions) and mentions[position].start <= match.start():
            continue
        issued, stop = _dated(text, match.end())
        added.append(
            Mention(match.start(), stop, Work("number", clean_number(match.group()), issued=issued, year=_year(issued)))
        )
    return sorted([*mentions, *added], key=lambda mention: mention.start) if added else mentions


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """All numbers of documents; looks for their types first, which are rarer than digits."""
    reached = 0
    for hint in _TYPE_MARK.finditer(text):
        if hint.start() < reached:
            continue
        found = NUMBER.search(text, max(reached, hint.start() - _LONGEST_HEAD), hint.end() + _LONGEST_TAIL)
        if found and found.start() < hint.start() < found.end():
            reached = found.end()
            yield found


def _attach_issued(text: str, mentions: list[Mention], found: Patterns) -> None:
    """ "Quy chế thi ban hành kèm theo Thông tư số 15/2020/TT-BGDĐT" is the text issued with that circular."""
    for first, second in pairwise(mentions):
        if first.kind not in found.attached or not first.bare:
            continue
        issued = _ISSUED_WITH.match(text, first.end, second.start)
        if issued and issued.end() == second.start and not second.bare:
            work = second.work
            first.work = Work("attached", work.number, work.name, work.issued, work.year)
            first.bare, first.end = False, second.end
            second.nested = True
