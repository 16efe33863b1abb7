"""Permits, certificates and disciplinary measures that a sentence names: "Giấy chứng nhận cơ sở an toàn lao động"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vbpl_check.extract._plain import anywhere, plain
from vbpl_check.extract._power_table import PowerTable
from vbpl_check.model import Instrument, Norm, Span

_NAME_WORDS = 9  # words of a name behind its noun
_TELLING = 2  # of them at least, so that a bare "giấy phép" is no name
# where a name ends: "giấy phép hành nghề | do Sở Y tế cấp"
_ENDS = (
    r"do|của|cho|theo|thì|có|được|là|để|khi|trước|sau|với|tại|trong|này|đó|đã|bị|phải|không|còn|hết|hoặc|và|từ|đến"
    r"|nếu|mà|kể|nêu|quy định|như|nhưng|còn|mới|trên|vào|bằng|ở|đối|cùng"
)
_WORD = rf"(?: (?!(?:{_ENDS})(?!\w))[^\W\d_]+)"
_CARRIES = re.compile(r"(?<!\w)cấp (?:lại )?(?:một )?$")
_CARRIED = re.compile(r" do [^,;.:]{2,80}? cấp(?!\w)")


@lru_cache(maxsize=4)
def _patterns(table: PowerTable) -> tuple[re.Pattern[str], re.Pattern[str]]:
    # "giấy phép kinh doanh bất động sản", "thẻ hành nghề"
    paper = rf"{anywhere(table.papers)}{_WORD}{{{_TELLING},{_NAME_WORDS}}}"
    return re.compile(paper), re.compile(anywhere(table.measures))


def find_instruments(norm: Norm, table: PowerTable) -> tuple[Instrument, ...]:
    """The papers and measures that a norm's own words name."""
    return tuple(_instruments(norm, table))


def _instruments(norm: Norm, table: PowerTable) -> Iterator[Instrument]:
    low = plain(norm.text)
    papers, measures = _patterns(table)
    for found in papers.finditer(low):
        issued = bool(_CARRIES.search(low[max(0, found.start() - 20) : found.start()])) or bool(
            _CARRIED.match(low, found.end())
        )
        yield Instrument("paper", found.group(), _span(norm, found), issued)
    for found in measures.finditer(low):
        yield Instrument("measure", found.group(), _span(norm, found))


def _span(norm: Norm, found: re.Match[str]) -> Span:
    return Span(norm.span.start + found.start(), norm.span.start + found.end())
