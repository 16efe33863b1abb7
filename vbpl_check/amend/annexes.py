"""Commands on whole annexes, and commands that give provisions other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vbpl_check.model import Citation, Command, Fragment, Provision, Span

Parts = tuple[tuple[str, str], ...]
_LABEL = r"(?:[IVXL]{1,6}[A-Za-z]?|\d{1,3}[A-Za-z]?)(?!\w)"
_NAMED = rf"Phụ\s+lục(?:\s+số)?\s+{_LABEL}"
# "Phụ lục I, Phụ lục II", "Phụ lục số 01, 02 và 04", or the only annex: "Phụ lục ban hành kèm theo"
_ANNEXES = (
    rf"(?:{_NAMED}(?:(?:,|\s+và)\s+(?:Phụ\s+lục(?:\s+số)?\s+)?{_LABEL})*|Phụ\s+lục(?=\s+(?:ban\s+hành|kèm|đính)))"
)
_THIS = r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định)\s+này"
# "Thay thế Phụ lục II ban hành kèm theo Nghị định số 71/2024/NĐ-CP bằng Phụ lục I ban hành kèm theo Nghị định này"
_REPLACED = re.compile(
    rf"(?:thay\s+thế|sửa\s+đổi,\s+bổ\s+sung|sửa\s+đổi|bổ\s+sung)\s+(?:các\s+)?({_ANNEXES})(?:\s[^.;:\n“”\"]{{0,300}}?)?\s"
    rf"(?:tương\s+ứng\s+)?(?:bằng|thành)\s+(?:các\s+)?({_ANNEXES})[^.;:\n“”\"]{{0,120}}?{_THIS}",
    re.IGNORECASE,
)
# "Bổ sung Phụ lục XI Hướng dẫn khảo sát … ban hành kèm theo Thông tư số 11/2021/TT-BXD": printed with the command
_ADDED = re.compile(rf"bổ\s+sung\s+(?:các\s+)?({_NAMED}(?:(?:,|\s+và)\s+{_NAMED})*)(?!\w)", re.IGNORECASE)
# "Bãi bỏ Phụ lục IV, Phụ lục V ban hành kèm theo Nghị định số 62/2026/NĐ-CP"
_REPEALED = re.compile(rf"(?:bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:các\s+)?({_ANNEXES})", re.IGNORECASE)
_LABELS = re.compile(_LABEL)
_UNIT = r"(?:khoản|điểm|điều)"
_ITEM = r"(?:\d{1,3}[a-zđ]?\d?|[a-zđ]\d?)(?!\w)"
_ITEMS = rf"{_ITEM}(?:(?:,|\s+và|\s+đến(?:\s+{_UNIT})?)\s+(?:{_UNIT}\s+)?{_ITEM})*"
# "Chuyển khoản 3 và khoản 4 Điều 5 thành khoản 4 và khoản 5", "khoản 17 được đánh số lại thành khoản 15",
# "các điểm từ c đến e khoản 2 Điều 3 được chuyển thành các điểm từ d đến g"
_NUMBERED = re.compile(
    rf"({_UNIT})\s+(?:từ\s+(?:{_UNIT}\s+)?)?({_ITEMS})(?:\s+(?:của\s+)?(?:{_UNIT}\s+{_ITEM}\s*){{1,2}})?"
    rf"(?:\s*(?:được|sẽ)[^.;:\n“”\"]{{0,30}}?)?\s+thành\s+(?:các\s+)?\1\s+(?:từ\s+(?:{_UNIT}\s+)?)?({_ITEMS})",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<!\w)(?:chuyển|đánh\s+số|đánh\s+lại\s+số|đổi\s+(?:số|thứ\s+tự)|sửa\s+đổi)(?!\w)", re.IGNORECASE
)
_POINTS = "abcdđeghiklmnopqrstuvxy"
_LEVELS = {"khoản": "khoan", "điểm": "diem", "điều": "dieu"}


def annex_commands(
    whole: Command, raw: str, units: Sequence[Provision], text: str, cited: Sequence[Citation]
) -> tuple[Command, ...]:
    """What a command does to annexes: each with the annex of the amending document that takes the place, or repealed.

    ``raw``: the words of the command; ``units``, ``text``: the amending document; ``cited``: citations in the command.
    None where the command names a part of an annex, or an annex that the amending document does not print.
    """
    if "hụ lục" not in raw and "HỤ LỤC" not in raw:
        return ()
    document = next((citation for citation in cited if citation.work.kind != "this"), whole.document)
    whole = replace(whole, document=document)
    own = {annex_label(unit.label): index for index, unit in enumerate(units) if unit.level == "phu_luc"}
    if found := _REPLACED.search(raw):
        old, new = _listed(found[1]), _listed(found[2])
        pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else []
    elif found := _REPEALED.search(raw):
        return tuple(replace(whole, action="repeal", targets=((("phu_luc", label),),)) for label in _listed(found[1]))
    elif found := _ADDED.search(raw):
        pairs = [(label, label) for label in _listed(found[1])]
    else:
        return ()
    return tuple(
        replace(whole, action="word", targets=((("phu_luc", old),),), fragment=fragment(text, units, own[new]))
        for old, new in pairs
        if new in own
    )


def fragment(text: str, units: Sequence[Provision], top: int) -> Fragment:
    """A unit with all below it, cut out of its document."""
    start, end = units[top].span.start, units[top].span.end
    inside = [index for index in range(top, len(units)) if units[index].span.start < end]
    place = {index: number for number, index in enumerate(inside)}
    moved = tuple(
        replace(
            units[index],
            span=Span(units[index].span.start - start, units[index].span.end - start),
            body=Span(max(0, units[index].body.start - start), max(0, units[index].body.end - start)),
            parent=place.get(units[index].parent, -1),
        )
        for index in inside
    )
    return Fragment(text[start:end], moved)


def annex_label(label: str) -> str:
    """A label for comparing: "01" and "1" are one, as are "IIa" and "IIA"."""
    return label.split("~")[0].upper().lstrip("0")


def _listed(words: str) -> list[str]:
    """The labels of the annexes named; one empty label for the only annex."""
    return [annex_label(label) for label in _LABELS.findall(words.replace("Phụ lục", " "))] or [""]


def renumbered(
    command: str, start: int, own: Sequence[Citation]
) -> Iterator[tuple[tuple[Parts, ...], tuple[str, ...]]]:
    """(paths of the provisions, their new labels) of each command that gives other numbers.

    ``start``: offset of ``command`` in the document; ``own``: the provisions cited in it, which tell the article.
    """
    for found in _NUMBERED.finditer(command):
        if not _NUMBERS.search(command[max(0, found.start() - 40) : found.end()]):
            continue
        level = _LEVELS[found[1].lower()]
        old, new = _expanded(found[2], level), _expanded(found[3], level)
        within = [
            citation.parts
            for citation in own
            if found.start() <= citation.span.start - start < found.start(3) and citation.parts
        ]
        first = within[0] if within else ()
        above = first[:-1] if first and first[-1][0] == level else first  # "các điểm từ a đến c khoản 1": the clause
        if len(old) == len(new) and (above or level == "dieu"):
            yield tuple((*above, (level, label)) for label in old), tuple(new)


def _expanded(words: str, level: str) -> list[str]:
    """ "3, 4 và 5" and "c đến e" as lists of labels; empty for a range that cannot be counted."""
    found: list[str] = []
    range_open = False
    for piece in re.findall(rf"đến|{_ITEM}", re.sub(_UNIT, " ", words.lower())):
        if piece == "đến":
            range_open = True
        elif range_open:
            range_open = False
            between = _between(found[-1], piece, level)
            if not between:
                return []
            found += between
        else:
            found.append(piece)
    return found


def _between(first: str, last: str, level: str) -> list[str]:
    """The labels after ``first`` up to ``last``."""
    if level == "diem":
        begin, end = _POINTS.find(first), _POINTS.find(last)
        return list(_POINTS[begin + 1 : end + 1]) if 0 <= begin < end and len(first) == len(last) == 1 else []
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < 100:
        return [str(number) for number in range(int(first) + 1, int(last) + 1)]
    return []
