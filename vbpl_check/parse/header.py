"""Facts of the document as a whole, from the words before its first article; metadata fill the gaps."""

from __future__ import annotations

import re
from datetime import date

from vbpl_check.model import Header, Metadata, Provision, Span
from vbpl_check.parse import dates
from vbpl_check.parse._kinds import by_name
from vbpl_check.parse.consolidated import read_consolidation
from vbpl_check.parse.issuers import province, read_issuer
from vbpl_check.parse.numbers import Number, kind_of, normal, read_number
from vbpl_check.parse.titles import Title, read_title

# "DỰ THẢO", "Dự thảo lần 2", "(Dự thảo 15/3/2026)"
_DRAFT = re.compile(r"(?:^|\|)[ \t(*]*dự thảo\b", re.IGNORECASE | re.MULTILINE)
_MAX_BLOCK = 6000
# "Quy định về đăng ký thuế1": the mark of a note at the end of a consolidated title
_NOTE = re.compile(r"(?<=[^\W\d_])\d{1,2}$")


def read_header(
    text: str, first: int, preamble: Span, closing: Span, units: tuple[Provision, ...], known: Metadata
) -> Header:
    """``first``: offset of the first unit; ``preamble`` begins with the first căn cứ."""
    block = text[: min(first, preamble.start, _MAX_BLOCK)]
    merged = read_consolidation(text, block)
    block = merged.block if merged else block
    number, title = read_number(block), read_title(block)
    issuer, territory = read_issuer(block, text[preamble.start : preamble.end], number, title)
    head = block[: title.at + 300] if title.at >= 0 else block[:1500]
    issued = dates.issued(head, text[closing.start : min(closing.end, closing.start + 1000)], number.end)
    issued = _of_year(issued or known.issued, number.value)
    effective, expires = dates.in_force(text, units, issued)
    kind, draft = _kind(number, title, known), _DRAFT.search(block) is not None
    own = number.value or (normal(known.number) if known.number and not (draft and number.blank) else None)
    if merged:
        kind, own = "Văn bản hợp nhất", merged.number or _consolidated(number.value, known.number)
    return Header(
        number=own,
        kind=kind,
        title=(_NOTE.sub("", title.words) if merged else title.words) or known.title,
        issuer=issuer or known.issuer,
        issued=issued,
        effective=(known.effective or effective) if kind == "Văn bản hợp nhất" else (effective or known.effective),
        expires=expires,
        territory=territory or _territory(known.issuer),
        draft=draft or (number.blank and known.number is None),
        status=known.status,
    )


# "60/2025/NĐ-CP": the year of issue
_YEAR = re.compile(r"/((?:19|20)\d\d)/")


def _of_year(issued: date | None, number: str | None) -> date | None:
    """The day of issue; None where the number that the text prints is of another year, so that one of them is wrong."""
    year = _YEAR.search(number or "")
    return None if issued and year and int(year[1]) != issued.year else issued


def _consolidated(printed: str | None, known: str | None) -> str | None:
    """The number of a consolidated text that prints none of its own: never that of the document it puts together."""
    return next((normal(number) for number in (printed, known) if number and "VBHN" in number), None)


def _kind(number: Number, title: Title, known: Metadata) -> str | None:
    """The number's kind (a consolidated law is headed "LUẬT"), else the title's, else the metadata's."""
    coded = kind_of(number.tail)
    if coded and title.kind and coded.name in title.kind.name:
        return title.kind.name  # "THÔNG TƯ LIÊN TỊCH" numbered as a "TT"
    if coded:
        return coded.name
    if title.kind:
        return title.kind.name
    canonical = by_name().get((known.kind or "").upper())
    return canonical.name if canonical else known.kind


def _territory(issuer: str | None) -> str | None:
    """The province of a local body named by the metadata: "Tỉnh Bắc Ninh"."""
    local = issuer and re.match(
        r"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|tỉnh|thành phố)", issuer, re.IGNORECASE
    )
    return province(issuer) if issuer and local else None
