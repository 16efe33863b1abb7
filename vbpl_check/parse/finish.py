"""Units under construction -> provisions: addresses, headings, own words."""

from __future__ import annotations

import re

from vbpl_check.model import Address, Provision, Span
from vbpl_check.parse.frame import is_capitals, is_issued_with
from vbpl_check.parse.scope import Raw
from vbpl_check.text import squeeze

Path = tuple[tuple[str, str], ...]
_DIVISIONS = ("phan", "chuong", "muc", "tieu_muc")
_BLANK = " \t\r\n\f\v\xa0\u200b\ufeff\u2028*#"
_BLANK_OR_OPENER = _BLANK + '“"«'
# words of a sentence, not of a heading: "Chính phủ quy định chi tiết", "Nghị định này có hiệu lực"
_SENTENCE = re.compile(
    r"\b(?:phải|được|có hiệu lực|có trách nhiệm|chịu trách nhiệm|quy định (?:chi tiết|về|này)|này|là|ban hành kèm)\b"
)
_LONGEST_HEADING = 400


def provisions(text: str, document: str, units: tuple[Raw, ...]) -> tuple[Provision, ...]:
    """The provisions of a document, in the order of ``units``, with unique addresses."""
    paths = _paths(units)
    first_child: dict[int, int] = {}
    for unit in units:
        first_child.setdefault(unit.parent, unit.start)
    made: list[Provision] = []
    for index, unit in enumerate(units):
        child = first_child.get(index)
        start, end = unit.rest, unit.end
        if child is not None:
            start, end = _strip(text, start, min(child, end), opening=True)
        elif start < end and (text[start] in _BLANK or text[end - 1] in _BLANK):
            start, end = _strip(text, start, end, opening=False)
        heading = ""
        if unit.level != "khoan" and unit.level != "diem":
            cut = _heading_end(text, unit, start, end, child is not None)
            if cut > start:
                heading = squeeze(text[start:cut]).strip("*# ").removesuffix(".")
                start, end = _strip(text, cut, end, opening=False)
        address = Address(document, paths[index])
        span, body = Span(unit.start, unit.end), Span(start, end)
        made.append(Provision(address, unit.level, unit.label, span, heading, body, unit.parent, unit.quoted))
    return tuple(made)


def _strip(text: str, start: int, end: int, opening: bool) -> tuple[int, int]:
    """The range without blanks at its ends, nor the quotation mark that opens what follows (``opening``)."""
    trimmed = _BLANK_OR_OPENER if opening else _BLANK
    while end > start and text[end - 1] in trimmed:
        end -= 1
    while start < end and text[start] in _BLANK:
        start += 1
    return start, end


def _paths(units: tuple[Raw, ...]) -> list[Path]:
    """Paths in the document, a repeated one with "~2", "~3" ... after its last label.

    Own units come before quoted ones, so that a quoted unit never takes an own one's address.
    """
    restart = _parts_restart_chapters(units)
    paths: list[Path] = [()] * len(units)
    seen: dict[Path, int] = {}
    own = [index for index, unit in enumerate(units) if not unit.quoted]
    for index in own if len(own) == len(units) else (*own, *(at for at, unit in enumerate(units) if unit.quoted)):
        unit = units[index]
        above = unit.parent
        if above >= 0 and units[above].level in _DIVISIONS:
            above = _named_parent(units, unit, restart)
        part = (unit.level, unit.label)
        path = (*paths[above], part) if above >= 0 else (part,)
        seen[path] = count = seen.get(path, 0) + 1
        paths[index] = path if count == 1 else (*path[:-1], (unit.level, f"{unit.label}~{count}"))
    return paths


def _named_parent(units: tuple[Raw, ...], unit: Raw, restart: bool) -> int:
    """The ancestor that an address names: no chapter for an article; for a chapter its part if parts restart them."""
    above = unit.parent
    while above >= 0 and units[above].level in _DIVISIONS:
        level = units[above].level
        skip = unit.level == "dieu" or (unit.level == "chuong" and level == "phan" and not restart)
        if not skip:
            break
        above = units[above].parent
    return above


def _parts_restart_chapters(units: tuple[Raw, ...]) -> bool:
    seen: set[tuple[int, str]] = set()
    for unit in units:
        if unit.level == "chuong" and not unit.quoted and unit.parent >= 0 and units[unit.parent].level == "phan":
            place = (units[unit.parent].parent, unit.label)
            if place in seen:
                return True
            seen.add(place)
    return False


def _heading_end(text: str, unit: Raw, start: int, end: int, has_children: bool) -> int:
    """Where the heading ends, ``start`` when there is none."""
    if start >= end:
        return start
    if unit.level == "dieu":
        return _article_heading(text, unit, start, end, has_children)
    return _division_heading(text, unit, start, end)


def _article_heading(text: str, unit: Raw, start: int, end: int, has_children: bool) -> int:
    """ "Điều 5. Hồ sơ" is a heading; "Điều 5. Quyết định này có hiệu lực kể từ ngày ký." is none."""
    first = text.find("\n", start, end)
    first = end if first < 0 else first
    cut = _continued(text, start, first, end)
    words = text[start:cut].rstrip(_BLANK)
    alone = cut >= end and not has_children
    if not words or len(words) > _LONGEST_HEADING or words[-1] in ';:,”"':
        return start
    if words[-1] == ".":
        short = len(words.split()) <= 15 and not _SENTENCE.search(words) and not words.endswith("./.")
        return cut if short and not alone else start
    on_next_line = "\n" in text[unit.rest : start + 1] or text[unit.start : start].rstrip(_BLANK)[-1:] == "\n"
    if alone and (on_next_line or len(words.split()) > 30):
        return start
    return cut


def _continued(text: str, start: int, cut: int, end: int) -> int:
    """A heading that was wrapped goes on with a line in small letters."""
    while cut < end and cut - start < _LONGEST_HEADING and text[cut - 1] not in ".;:":
        following = cut + 1
        while following < end and text[following] in " \t\xa0":
            following += 1
        if following >= end or not text[following].islower() or text[following + 1 : following + 2] in ")./":
            break
        newline = text.find("\n", following, end)
        cut = end if newline < 0 else newline
    return cut


def _division_heading(text: str, unit: Raw, start: int, end: int) -> int:
    """The words on the label's line, then lines in capitals; without any, the next line when it is no sentence."""
    cut, at = start, start
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        words = text[at:stop].strip(_BLANK)
        if words:
            if is_issued_with(text, at, stop) or (words[-1] in ".;:" and not is_capitals(words)):
                break
            if stop - start > _LONGEST_HEADING:
                break
            loose = unit.level == "kem_theo" and stop - start < _LONGEST_HEADING // 2
            if cut > start and not (loose or is_capitals(words) or words[0].islower()):
                break
            cut = stop
        at = stop + 1
    return cut
