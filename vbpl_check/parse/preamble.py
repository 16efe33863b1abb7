"""The words before the first unit: căn cứ and formula of enactment."""

from __future__ import annotations

import re

from vbpl_check.model import Span

# "Căn cứ Luật Tổ chức chính quyền địa phương", "- Căn cứ vào Điều 80", "; Căn cứ Nghị định số"
_BASIS = re.compile(r"(?:(?<=\n)|\A|(?<=; ))[ \t\xa0*|+–-]*((?:Căn cứ|CĂN CỨ)(?: vào)?\s)")
# what ends a căn cứ: the end of a line after a semicolon or full stop, a blank line, the next formula
_END = re.compile(
    r"(?<=[;.])[ \t\xa0]*\n|\n[ \t\xa0*|\r]*(?=\n|\Z|[-–+]?\s?(?:Căn cứ|CĂN CỨ|Theo đề nghị|Xét|Thực hiện|Để |Sau khi|"
    r"Trên cơ sở|Quốc hội|Chính phủ|Bộ trưởng|Thủ tướng|Ủy ban|Hội đồng|[A-ZĐÀ-Ỹ]{3,}))"
    r"|; (?=Căn cứ|Theo đề nghị|Xét đề nghị)"
)
_TRIM = " \t\r\n\xa0*|\u200b"
_LONGEST = 3000


def read_basis(text: str, first: int) -> tuple[Span, ...]:
    """One span for each căn cứ before ``first``, the offset of the first unit."""
    found: list[Span] = []
    at = 0
    while (match := _BASIS.search(text, at, first)) is not None:
        start = match.start(1)
        stop = _END.search(text, match.end(), min(first, start + _LONGEST))
        end = stop.start() + (1 if stop and stop[0].startswith(";") else 0) if stop else min(first, start + _LONGEST)
        while end > start and text[end - 1] in _TRIM:
            end -= 1
        found.append(Span(start, end))
        at = max(end, start + 1)
    return tuple(found)


def read_preamble(first: int, basis: tuple[Span, ...], text: str) -> Span:
    """From the first căn cứ to the first unit; empty at ``first`` without any."""
    end = first
    while end > 0 and text[end - 1] in _TRIM:
        end -= 1
    start = basis[0].start if basis else end
    return Span(min(start, end), end)
