"""Dates of a document: issued, effective, expired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from vbpl_check.model import Provision
from vbpl_check.parse._kinds import places
from vbpl_check.text import make_date

# "Hà Nội, ngày 12 tháng 5 năm 2024", "Phú Thọ ngày 5 tháng 6 năm 2025"; may be wrapped anywhere
_PLACE_DATE = re.compile(
    r"(?:^|\|)[ \t]*[A-ZĐ][^\n|,;:]{1,40},?\s+ngày\s+(\d{1,2})\s+tháng\s*(\d{1,2})\s+năm\s*(\d{4})", re.MULTILINE
)
# after the number: " NGÀY 22/06/1994", " ngày 22 tháng 6 năm 1994"
_NUMBER_DATE = re.compile(
    r"\s+ngày\s+(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s*)(\d{1,2})(?:\s?[/.-]\s?|\s+năm\s*)(\d{4})", re.IGNORECASE
)
# "kỳ họp thứ 8 thông qua ngày 20 tháng 11 năm 2019"
_ADOPTED = re.compile(r"thông qua ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")

_THIS = (
    r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Quy chế|Quy định)"
    r"(?: liên tịch)?"
)
_DAY = (
    r"ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|\s?[/.-]\s?)(?P<month>\d{1,2})"
    r"(?:[\s.]+(?:năm|ngày)\s+|\s?[/.-]\s?)(?P<year>\d{4})"
)
_SIGNED = r"(?:ngày\s+)?(?:được\s+)?(?:ký|ban hành|(?:Quốc hội\s+)?thông qua)(?!\s+đăng)"
# "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025",
# "Thông tư này gồm 5 chương, có hiệu lực sau 45 ngày kể từ ngày ký", "sau 6 tháng, kể từ ngày ký ban hành", and with
# slips "từ ngày 15 tháng 02.năm 2024", "kể ngày ký"
_EFFECTIVE = re.compile(
    rf"(?:^|[.;:\n]\s*)(?:\d{{1,2}}[.)]\s*)?{_THIS}\s(?P<between>[^.;\n]{{0,160}}?)"
    rf"có hiệu lực(?: pháp luật)?(?: thi hành)?,?\s+(?:"
    rf"(?:kể )?(?:từ|vào)\s+{_DAY}"
    rf"|sau\s+(?P<after>\d{{1,3}})\s*(?:\([^)]{{1,30}}\)\s*)?(?P<unit>ngày|tháng),?\s+(?:kể )?từ\s+{_SIGNED}"
    rf"|(?:kể từ|từ|kể)\s+(?P<signed>{_SIGNED}))",
)
# "khoản 2 Điều 5 của Luật này có hiệu lực", "Quy định tại ... của Nghị định này"
_PARTIAL = re.compile(r"\b(?:khoản|điều \d|điểm|phụ lục|trừ)\b", re.IGNORECASE)
# "Nghị định số 12/2020/NĐ-CP ngày 5 tháng 6 có hiệu lực", "Luật này và Nghị định"
_OTHER = re.compile(r"\bsố\s*\d|\bngày\b|\bcủa\b")
# "đến hết ngày 31 tháng 12 năm 2026"
_UNTIL = re.compile(rf"(?:đến hết|cho đến hết|đến)\s+{_DAY}")
# "và hết hiệu lực từ ngày 01/3/2027"
_ENDS = re.compile(rf"hết hiệu lực(?: thi hành)?\s+(?:kể )?(?:từ|vào|sau)\s+{_DAY}")
# "và được thực hiện trong 05 năm"
_LASTS = re.compile(r"được (?:thực hiện|áp dụng)(?: thí điểm)? trong(?: thời (?:hạn|gian))?\s+(\d{1,2})\s+năm")


@cache
def _known_place() -> re.Pattern[str]:
    """ "Số: 293/2025/NĐ-CP Hà Nội ngày 10 tháng 11 năm 2025": a province in the middle of a line."""
    return re.compile(
        rf"(?<!\w)(?:{places().pattern}),?\s+ngày\s+(\d{{1,2}})\s+tháng\s*(\d{{1,2}})\s+năm\s*(\d{{4}})", re.IGNORECASE
    )


def issued(block: str, closing: str, after_number: int) -> date | None:
    """The date of issue: beside the place, after the number, or that of adoption in the closing words."""
    found = (
        _PLACE_DATE.search(block)
        or _known_place().search(block)
        or (_NUMBER_DATE.match(block, after_number) if after_number >= 0 else None)
        or _ADOPTED.search(closing)
    )
    return make_date(int(found[3]), int(found[2]), int(found[1])) if found else None


def in_force(text: str, units: tuple[Provision, ...], signed: date | None) -> tuple[date | None, date | None]:
    """(first day in force, first day no longer in force) by the document's own words, general dates only."""
    for body in _own_words(text, units):
        found = _EFFECTIVE.search(body)
        if found is None or _PARTIAL.search(found["between"]) or not _own(found):
            continue
        start = _start(found, signed)
        sentence = body[found.start() : _sentence_end(body, found.end())]
        return start, _end(sentence[found.end() - found.start() :], start)
    return None, None


def _own_words(text: str, units: tuple[Provision, ...]) -> Iterator[str]:
    """Own words of the document's articles and clauses that speak of validity, from the last article back."""
    article = -1
    block: list[str] = []
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if unit.quoted or unit.level not in ("dieu", "khoan", "diem") or unit.address.parts[0][0] == "kem_theo":
            continue
        start, end = unit.body.start, unit.body.end
        if unit.level == "diem" or text.find("hiệu lực", start, end) < 0:
            continue
        top = index if unit.level == "dieu" else unit.parent
        if top != article:
            yield from reversed(block)
            block, article = [], top
        block.append(text[start:end])
    yield from reversed(block)


def _own(found: re.Match[str]) -> bool:
    """Not a sentence about another document: "Luật Đất đai số 45/2013/QH13 có hiệu lực"."""
    between = found["between"]
    return between.startswith("này") or not _OTHER.search(between)


def _start(found: re.Match[str], signed: date | None) -> date | None:
    if found["day"]:
        return make_date(int(found["year"]), int(found["month"]), int(found["day"]))
    if signed is None:
        return None
    if not found["after"]:
        return signed
    if found["unit"] == "ngày":
        return signed + timedelta(days=int(found["after"]))
    years, month = divmod(signed.month - 1 + int(found["after"]), 12)
    return make_date(signed.year + years, month + 1, signed.day)


def _sentence_end(body: str, at: int) -> int:
    ends = [end for mark in (".", ";", "\n") if (end := body.find(mark, at)) >= 0]
    return min(ends, default=len(body))


def _end(rest: str, start: date | None) -> date | None:
    """The first day out of force that the rest of the sentence gives."""
    if (found := _ENDS.search(rest)) is not None:
        return make_date(int(found["year"]), int(found["month"]), int(found["day"]))
    if (found := _UNTIL.search(rest)) is not None:
        last = make_date(int(found["year"]), int(found["month"]), int(found["day"]))
        return last + timedelta(days=1) if last else None
    if start is not None and (lasts := _LASTS.search(rest)) is not None:
        return make_date(start.year + int(lasts[1]), start.month, start.day)
    return None
