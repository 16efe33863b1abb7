"""Where the sentences of a provision begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.model import Span

# a stop, blanks, then the start of a sentence: "… hợp lệ. Trường hợp …", "… xử lý.” Người …"; not "1.500.000", "v.v."
_STOP = re.compile(r"[.!?…][”\"»)]?\s+(?=[A-ZÀ-ỸĐ“\"(\[])")
# abbreviations that a name follows: "TP. Hồ Chí Minh", "Q. 1", "TS. Nguyễn", "No. 5"
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:TP|Tp|tp|TX|Tx|TT|Q|P|H|ThS|TS|PGS|GS|BS|Ths|KS|LS|No|St|Mr|Co|Ltd|Art|[IVX]{1,5}|[A-Z]|\d{1,3})$"
)
# marks of list items inside one body: "- Bản sao …", "+ Đối với …", "a.1) …", "• …"
_DASH = re.compile(r"[-–—+•*●]\s+|[a-zđ]\.\d{1,2}[.)]\s*|\(?[ivx]{1,4}\)\s+")
# closing formula of old documents: "./.", and blank ornaments
_CLOSED = '.;:!?|”"'
_TAIL = " \t\r\n\u00a0"


def paragraphs(text: str, body: Span) -> Iterator[Span]:
    """The non-blank lines of ``body``, stripped; a line broken inside a sentence is joined to the next."""
    start, held = body.start, None
    while start < body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        span = strip(text, Span(start, end))
        start = end + 1
        if span.start == span.end:
            continue
        if held is not None and text[span.start].islower() and text[held.end - 1] not in _CLOSED:
            held = Span(held.start, span.end)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of one line: cut after a full stop that a capital follows, abbreviations aside."""
    start = line.start
    for found in _STOP.finditer(text, line.start, line.end):
        before = text[max(start, found.start() - 8) : found.start()]
        if text[found.start()] == "." and _ABBREVIATION.search(before) and not _ends_citation(text, found.start()):
            continue
        yield strip(text, Span(start, found.end()))
        start = found.end()
    last = strip(text, Span(start, line.end))
    if last.start < last.end:
        yield last


def item_start(text: str, span: Span) -> int | None:
    """Where the words begin after the mark of an unnumbered list item ("- "), or None when the line is no such item."""
    found = _DASH.match(text, span.start, span.end)
    return found.end() if found else None


def strip(text: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _TAIL:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return Span(start, end)


# "… quy định tại khoản 2 Điều 5. Trường hợp", "… Chương IV. Cơ quan": here a number does end the sentence
_CITED = re.compile(
    r"(?:[Đđ]iều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|số|tháng|năm|ngày|và|đến|,|là|nhóm|hạng|loại|cấp)"
    r"\s+\S{1,5}$"
)


def _ends_citation(text: str, stop: int) -> bool:
    return bool(_CITED.search(text[max(0, stop - 16) : stop]))
