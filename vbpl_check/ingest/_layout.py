"""Raw lines -> paragraphs: the one place that decides what a line of the text is."""

from __future__ import annotations

import re
from itertools import pairwise

from vbpl_check.ingest._furniture import furniture, without_notes
from vbpl_check.ingest._headers import pull_apart
from vbpl_check.ingest._pipes import without_bars
from vbpl_check.ingest._wraps import Row, unwrap

# "60/2021/NĐ- CP", "03/2022/TT -BTC"
_SPACED = re.compile(r"/(NĐ|NQ|QĐ|TT|TTLT|CT|VBHN)(?:- | - ?)(?=[A-ZĐ]{2})")


def paragraphs(lines: list[str]) -> list[Row]:
    """The paragraphs of normalised lines, each with the index of its first line; linear in the length of the text.

    Site and page furniture goes, wrapped lines are joined where the text is wrapped, blanks are squeezed.
    """
    text = without_notes("\n".join(lines))
    text = text.replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    plain = [line.strip() for line in _SPACED.sub(r"/\1-", text).split("\n")]
    dropped = furniture(plain)
    rows = without_bars([(line, index) for index, line in enumerate(plain) if line and index not in dropped])
    gaps = {
        position
        for position, ((_, above), (_, index)) in enumerate(pairwise(rows), 1)
        if index - above > 1 and not dropped.intersection(range(above + 1, index))
    }
    return pull_apart(unwrap(rows, gaps))
