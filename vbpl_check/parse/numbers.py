"""Số hiệu: the number of a document, from its header block only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.parse._kinds import Kind, by_code, by_name, issuer_of_code, table

_SEPARATOR = r"\s{0,2}[/–-]\s{0,2}"
# "51 /2025/TT-BYT", "35-L/CTN", "66.7/2025/NQ-CP", "01/2016/TTLT-TANDTC-VKSNDTC", "42/CP", "08/VBHN-VPQH",
# "79/2006/QH 11"
_VALUE = (
    rf"(\d{{1,5}}(?:\.\d{{1,3}})?[a-zđ]?(?:{_SEPARATOR}[\wĐ&.…]+)+"
    r"(?:(?<=QH)[ \t]{1,2}\d{1,2}(?![\w/.]))?)"
)
_OF_KIND = r"(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Lệnh|Sắc lệnh)[ \t]+)?"
# "Số: 01/2024/TT-BLĐTBXH", "Luật số: 45/2019/QH14", "SỐ 35-L/CTN NGÀY", "Số:" and the value on the next line
_LINE = re.compile(
    rf"(?:^|\|)[ \t*]*{_OF_KIND}(?:số|so)[ \t]*[:.]?[ \t]*\n?[ \t]*{_VALUE}", re.IGNORECASE | re.MULTILINE
)
# "CHÍNH PHỦ_______ Số: 172/2025/NĐ-CP": in the middle of a line, but with a colon
_INSIDE = re.compile(rf"(?:^|[\s|_-])Số[ \t]*:[ \t]*{_VALUE}", re.MULTILINE)
# "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 02/2001/NĐ-CP", "Văn bản hợp nhất 08/VBHN-VPQH năm 2020", "Luật Trẻ em số 102/2016/QH13"
_TITLE = re.compile(
    r"^[ \t]*(?:NGHỊ|THÔNG|QUYẾT|CHỈ|LUẬT|PHÁP|BỘ LUẬT|VĂN BẢN|CỦA)[^\n]{0,80}?"
    rf"(?:số|nhất|định|tư|quyết)[ \t]*:?[ \t]*{_VALUE}",
    re.IGNORECASE | re.MULTILINE,
)
_AMENDING = re.compile(r"sửa đổi|bổ sung|của luật|hướng dẫn|quy định|thi hành", re.IGNORECASE)
# "Số:      /2026/QĐ-UBND", "Số: …/2026/NĐ-CP", "Luật số:      /2026/QH16"
_BLANK = re.compile(
    rf"(?:^|\|)[ \t*]*{_OF_KIND}số[ \t]*:?\s?[ \t.…_-]*/[ \t.…_]*(?:\d{{0,4}}[ \t.…_]*/)?[ \t]*([A-ZĐa-z][\w&Đ-]*)?",
    re.IGNORECASE | re.MULTILINE,
)
# "NĐ-CP", "QĐ-TTg", "TTLT-BYT-BNV", "QH14", "UBTVQH14", "L/CTN"
_PIECE = re.compile(r"[^/–-]+")
_TERM = re.compile(r"\d{1,2}$")
# "ND-CP" and "QD-UBND" lost their strokes
_STROKES = (
    (re.compile(r"(?<=/)ND(?=-|$)"), "NĐ"),
    (re.compile(r"(?<=/)QD(?=-|$)"), "QĐ"),
    (re.compile(r"HDND"), "HĐND"),
)
# "TT-BTC" with a Cyrillic letter at its end, which only a program can tell from the Latin one
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")  # noqa: RUF001
# "QHI5", "QHl5": a letter read for the figure 1
_MISREAD = re.compile(r"QH[Il](?=\d$)")


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` is None for a draft; ``tail``, which names kind and issuer ("NĐ-CP"), is known even then."""

    value: str | None
    tail: str
    blank: bool = False
    end: int = -1  # offset of what follows it in the block


def read_number(block: str) -> Number:
    """The number in the header block ``block``; an empty tail when there is none."""
    found = next((match for match in _LINE.finditer(block) if _own(match, block)), None)
    found = found or _INSIDE.search(block) or _own_title(block)
    blank = _BLANK.search(block)
    if blank and (found is None or blank.start() < found.start()):
        return Number(None, _tail("0/" + (blank[1] or "")), True)
    if found is None:
        return Number(None, "")
    value = normal(found[1])
    return Number(value, _tail(value), end=found.end(1))


def _own(found: re.Match[str], block: str) -> bool:
    """Is it the document's own number, not one cited in a wrapped title or the base of a consolidated text?"""
    head = found[0].lstrip("| \t*\n")
    if ":" in head:
        return True
    if head.startswith("Số"):
        return True
    if head.startswith("SỐ"):  # "LUẬT", then "SỐ 35-L/CTN NGÀY ..."; not "... QUYẾT ĐỊNH" wrapped before "SỐ 09/2022"
        above = block[: found.start()].rstrip().rsplit("\n", 1)[-1]
        return above.strip("|* \t").upper() in by_name()
    return not head.startswith("số") and " ngày " not in block[found.end() : found.end() + 40].lower()


def _own_title(block: str) -> re.Match[str] | None:
    """A number in the title line, unless it may be that of another document."""
    found = _TITLE.search(block)
    if found is None or _AMENDING.search(found[0]):
        return None
    ends = block.find("\n", found.end())
    dated = "ngày " in block[found.end() : ends if ends >= 0 else len(block)]  # the base of a consolidated text
    return None if dated else found


def normal(raw: str) -> str:
    """A number without blanks, with Đ where it lost its stroke, and two figures at least where it has a year."""
    value = re.sub(r"\s+", "", raw).replace("–", "-").translate(_LOOKALIKES).strip(".…/-")
    for pattern, written in _STROKES:
        value = pattern.sub(written, value)
    value = _MISREAD.sub("QH1", value)
    return "0" + value if re.match(r"\d/\d{4}/", value) else value


def _tail(value: str) -> str:
    """ "12/2024/NĐ-CP" -> "NĐ-CP", "35-L/CTN" -> "L/CTN", "42/CP" -> "CP"."""
    pieces = _PIECE.findall(value)
    rest = [piece for piece in pieces[1:] if not piece.isdigit()]
    return "-".join(rest)


def kind_of(tail: str) -> Kind | None:
    """The kind that a number's tail names, None when it is silent ("QH14") or unknown."""
    pieces = tail.upper().split("-")
    if not (issuers_of(tail) or local_body(tail)):
        return None  # "CT-CS" is an office's letter, not a "Chỉ thị"
    return by_code().get("-".join(pieces[:2])) or by_code().get(pieces[0])


def issuers_of(tail: str) -> tuple[str, ...]:
    """The bodies that a number's tail names, in order; local bodies are left out."""
    names: list[str] = []
    for piece in tail.upper().split("-"):
        name = issuer_of_code().get(piece) or issuer_of_code().get(_TERM.sub("", piece))
        if name and name not in names:
            names.append(name)
    return tuple(names)


def local_body(tail: str) -> str:
    """ "Ủy ban nhân dân" or "Hội đồng nhân dân" when the tail ends in a local body's code, otherwise ""."""
    return table().local_issuers.get(tail.upper().rsplit("-", 1)[-1], "")
