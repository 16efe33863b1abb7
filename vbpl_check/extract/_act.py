"""The words of an act, ready to be compared: no quantities, no citations, no fillers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vbpl_check.model import Span

# "theo quy định tại khoản 1 và khoản 2 Điều 5 của Luật này", "tại điểm a khoản này",
# "theo Điều 7 Nghị định số 15/2020/NĐ-CP"
_CITATION = re.compile(
    r"(?=[tđqncởkmp])"  # the letters that one can begin with: other places are left at once
    r"(?:(?:theo|được|đã|quy định|nêu|nói|tại|của|ở|các|trên) )*"
    r"(?:(?:điểm|khoản|điều|mục|chương|phụ lục) (?:này|[\divxlc]{1,4}[a-zđ]?|[a-zđ]\d?)(?![\w])"
    r"(?:(?:,| và| hoặc| đến| từ) (?:[\d]{1,3}[a-zđ]?|[a-zđ]\d?)(?![\w]))*[, ]*(?:và |hoặc |đến )?)+"
    r"(?:(?:của )?(?:bộ luật|luật|nghị định|thông tư|quyết định|nghị quyết|quy chế|quy định|pháp lệnh)"
    r" (?:này|số [^\s,;]+))?"
)
_WORDS = re.compile(r"[^\W_][\w/-]*")


def act_words(low: str, parts: Iterable[Span], quantities: Sequence[Span]) -> str:
    """The words of the stretches ``parts`` of the plain sentence ``low``, without quantities and citations."""
    for span in quantities:
        low = low[: span.start] + " " * (span.end - span.start) + low[span.end :]
    joined = " ".join(low[span.start : span.end] for span in parts)
    if "khoản " in joined or "điều " in joined or "điểm " in joined:
        joined = _CITATION.sub(" ", joined)
    return " ".join(_WORDS.findall(joined))
