"""Raw lines -> paragraphs: the one place that decides what a line of the text is."""

from __future__ import annotations

import re

from vbpl_check.ingest._furniture import furniture, without_notes
from vbpl_check.ingest._headers import pull_apart
from vbpl_check.ingest._pipes import without_bars
from vbpl_check.ingest._wraps import Row, unwrap

_BLANKS = re.compile(r"  +|[ \t]*\t[ \t]*")


def paragraphs(lines: list[str]) -> list[Row]:
    """The paragraphs of normalised lines, each with the index of its first line; linear in the length of the text.

    Site and page furniture goes, wrapped lines are joined where the text is wrapped, blanks are squeezed.
    """
    text = without_notes("\n".join(lines))
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    plain = [line.strip() for line in text.split("\n")]
    dropped = furniture(plain)
    rows = without_bars([(line, index) for index, line in enumerate(plain) if line and index not in dropped])
    gaps = {position for position, (_, index) in enumerate(rows) if index and not plain[index - 1]}
    return pull_apart(unwrap(rows, gaps))
