"""What looks like a citation and cites nothing: the document's own name, its issue line, a bill, a blank form."""

from __future__ import annotations

import re

from vbpl_check.extract._citation_place import Places
from vbpl_check.extract._citation_roles import Item
from vbpl_check.extract._citation_works import Mention, clean_number
from vbpl_check.text import fold


def is_nobody(mention: Mention, places: Places) -> bool:
    """Does a document named alone stand for none that is cited?"""
    own = clean_number(places.document.header.number or "")
    if mention.bare or mention.nested or _is_plain_this(mention) or (own and mention.work.number == own):
        return True
    if not mention.listed and _is_cell(mention, places):
        return True
    return _is_own_title(mention, places) or _is_issue_line(mention, places) or _is_bill(mention, places)


def _is_plain_this(mention: Mention) -> bool:
    return mention.work.kind in ("this", "attached") and mention.work.number is None


# "Quốc hội ban hành Luật"
_ENACTING = re.compile(r"ban\s+hành\s+$")


def _is_own_title(mention: Mention, places: Places) -> bool:
    """Is it the document's own name, at the head of a line or after the words of enactment?"""
    document = places.document
    if (
        mention.start >= document.preamble.end
        or mention.work.number
        or mention.kind != fold(document.header.kind or "")
    ):
        return False
    before = document.text[max(0, mention.start - 12) : mention.start]
    return not before or before.endswith("\n") or _ENACTING.search(before) is not None


# "505 | ", "\n" before and " |", "\n" behind "Luật Hình sự và tố tụng hình sự", a field of study
_CELL_BEGINS, _CELL_ENDS = re.compile(r"(?:\n|\|)[ \t]*$"), re.compile(r"[ \t]*(?:\n|\||$)")


def _is_cell(mention: Mention, places: Places) -> bool:
    """Does a name that no list has fill a cell of a table in an annex, where nothing says that it is one of a law?"""
    text = places.document.text
    address = places.address(places.at(mention.start)).parts
    alone = _CELL_BEGINS.search(text, max(0, mention.start - 4), mention.start) and _CELL_ENDS.match(text, mention.end)
    return alone is not None and bool(address) and address[0][0] == "phu_luc"


# "dự án ", "dự thảo ", "6 | Xây dựng " before "Luật Thủy lợi"; " (sửa đổi)" behind it
_BILL = re.compile(r"(?:dự\s+(?:án|thảo)|(?<!\w)xây\s+dựng)\s+$", re.IGNORECASE)
_REWRITTEN = re.compile(r"\s+\(sửa\s+đổi\)(?!\s+(?:số|năm|ngày|và\s+[a-zđ]))")


def _is_bill(mention: Mention, places: Places) -> bool:
    """Is it a law that is still to be passed?"""
    text, work = places.document.text, mention.work
    if work.number or work.year:
        return False
    before = _BILL.search(text, max(0, mention.start - 12), mention.start)
    return before is not None or _REWRITTEN.match(text, mention.end) is not None


# "(Ban hành kèm theo Thông tư số 20/2016/TT-BTC ngày", "(Kèm theo Nghị định số" at the head of a line
_ISSUE_LINE = re.compile(r"\n\s*\(\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+$", re.IGNORECASE)


def _is_issue_line(mention: Mention, places: Places) -> bool:
    """Is it the document itself, named under the title of its own annex? A consolidated text has another number."""
    if mention.end <= places.document.preamble.end or places.in_quotes(mention.start):
        return False
    return _ISSUE_LINE.search(places.document.text, max(0, mention.start - 60), mention.start) is not None


# kinds of which a form may be: "Quyết định này" in a form annexed to a Thông tư is the form that will be filled in
_KINDS = frozenset(("luat", "nghi dinh", "nghi quyet", "thong tu", "quyet dinh"))


def in_form(item: Item, places: Places) -> bool:
    """Does a form in an annex speak of itself: "này" after a kind that is not the document's own?"""
    if not item.annexed or item.mention is None or item.mention.work.kind != "this":
        return False
    own, said = fold(places.document.header.kind or ""), item.mention.kind
    return own in _KINDS and said in _KINDS and own != said
