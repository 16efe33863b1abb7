"""Definitions: items of "Giải thích từ ngữ", "được hiểu là" elsewhere, abbreviations "sau đây gọi là X".

An abbreviation has ``scope`` ABBREVIATION and the words it stands for as ``meaning``; it only names, it defines
nothing, so definitions and abbreviations of one term are not comparable. What a classification says a class holds
("Khoáng sản nhóm IV bao gồm: …") has ``scope`` CLASSIFIED.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.extract._classes import classified, headed
from vbpl_check.extract._definition_terms import (
    LONGEST_TERM,
    NO_TERM,
    QUOTES,
    SCOPE,
    brackets,
    clean_term,
    part,
    trimmed,
)
from vbpl_check.model import Definition, Document, Provision, Span
from vbpl_check.text import fold, squeeze

ABBREVIATION = "viết tắt"
_LONGEST_NAMED = 60  # words that an abbreviation stands for

# headings "Giải thích từ ngữ", "Giải thích thuật ngữ", "Khái niệm tội phạm", "Định nghĩa"
_HEADING = re.compile(
    r"^(?:giải thích (?:các |một số )?(?:từ|thuật) ngữ|giải thích từ|(?:các )?(?:thuật|từ) ngữ|khái niệm|định nghĩa)"
)
# "Trong Luật này, các từ ngữ dưới đây được hiểu như sau:"
_LEAD_IN = re.compile(
    r"(?:từ ngữ|thuật ngữ|khái niệm|các từ|những từ)[^.;:\n]{0,80}?(?:được hiểu|được giải thích|có nghĩa|hiểu)"
    r"[^.;:\n]{0,20}(?:như sau|sau đây)?",
    re.IGNORECASE,
)
# "X quy định tại khoản 1 Điều này được hiểu là Y"
_UNDERSTOOD = re.compile(r"(?<!\w)được hiểu là(?!\w):?\s+")
# ". ", ";", end of line
_SENTENCE_END = re.compile(r"\.(?=\s|$)|[;\n]")
# "(sau đây gọi tắt là X)", "sau đây gọi chung là “X”", "(viết tắt là X)", "(gọi tắt là X)", "(còn gọi là X)"
_NAMED = re.compile(
    r"[(,]?\s{0,2}(?:(?:sau đây|dưới đây)\s+(?:được\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung))*|"
    r"(?:được\s+)?(?:viết|gọi) tắt|còn (?:được )?gọi)"
    r"\s*(?:là|:|là:)\s*[“\"]?([^()“”\",;.:]{1,120})"
)
_SYLLABLE = re.compile(r"[^\W\d_]+")
_REACH = 400  # characters before "được hiểu là" or an abbreviation in which the term or the full name is looked for
_LONGEST_MEANING = 3000  # characters
# after an abbreviation without brackets its sentence goes on: "sau đây gọi là Tòa án nhân dân cấp huyện có quyền"
_NAME_ENDS = re.compile(r"\s(?:là|có|phải|được|bị|để|theo|tại|gồm|bao gồm|chịu|thực hiện|khi|nếu|quy định)\s")


def find_definitions(document: Document) -> tuple[Definition, ...]:
    """All definitions of the document in order, those of quoted text excepted."""
    provisions = document.provisions
    below = _children(provisions)
    found: list[Definition] = []
    listed: set[int] = set()
    for position, provision in enumerate(provisions):
        if provision.level == "dieu" and not provision.quoted and _explains(document.text, provision):
            items = tuple(_article(document, position, below, listed))
            found.extend(items)
    found.extend(classified(document, below, listed))
    found.extend(headed(document, listed))
    text = document.text
    if "được hiểu là" in text:
        found.extend(
            item for p, provision in enumerate(provisions) if p not in listed for item in _understood(text, provision)
        )
    if " gọi" in text or "viết tắt" in text:
        found.extend(item for provision in provisions for item in _named(text, provision))
    return tuple(sorted(found, key=lambda item: (item.span.start, item.scope == ABBREVIATION, item.span.end)))


def _children(provisions: tuple[Provision, ...]) -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for position, provision in enumerate(provisions):
        below.setdefault(provision.parent, []).append(position)
    return below


def _explains(text: str, article: Provision) -> bool:
    if _HEADING.match(article.heading.strip().lower()):
        return True
    body = text[article.body.start : min(article.body.end, article.body.start + 300)]
    return _LEAD_IN.search(body) is not None and "như sau" in body.lower()


def _article(document: Document, position: int, below: dict[int, list[int]], listed: set[int]) -> Iterator[Definition]:
    """The items of an article that explains words: its khoản, or its own lines where none is numbered."""
    text, article = document.text, document.provisions[position]
    lead = text[article.body.start : article.body.end]
    match = SCOPE.search(lead)
    scope = squeeze(match[0]) if match else ""
    listed.add(position)
    yield from _lines(text, article, article.body, scope)
    for child in below.get(position, ()):
        provision = document.provisions[child]
        if provision.quoted:
            continue
        listed.add(child)
        members = [document.provisions[m] for m in below.get(child, ()) if not document.provisions[m].quoted]
        yield from _item(text, provision, members, scope)


def _item(text: str, clause: Provision, points: list[Provision], scope: str) -> Iterator[Definition]:
    start, end = trimmed(text, clause.body)
    members = tuple(squeeze(text[slice(*trimmed(text, point.body))]).rstrip(";.") for point in points)
    parted = part(text, start, end, "; ".join(members))
    if parted is None:
        for point in points:  # "1. Về đất đai: a) X là ...; b) Y là ..."
            yield from _lines(text, point, point.body, scope)
        return
    term, meaning = parted
    yield Definition(clause.address, Span(start, end), term, meaning, scope, members)


def _lines(text: str, owner: Provision, body: Span, scope: str) -> Iterator[Definition]:
    """One definition a line; a line that defines nothing continues the one before."""
    start = body.start
    while start < body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        low, high = trimmed(text, Span(start, end))
        if low < high and not _LEAD_IN.search(text, low, high):
            parted = part(text, low, high)
            if parted:
                yield Definition(owner.address, Span(low, high), *parted, scope)
        start = end + 1


def _understood(text: str, provision: Provision) -> Iterator[Definition]:
    """ "X quy định tại khoản 1 Điều này được hiểu là Y." outside the article that explains words."""
    if provision.quoted or text.find("được hiểu là", provision.body.start, provision.body.end) < 0:
        return
    for match in _UNDERSTOOD.finditer(text, provision.body.start, provision.body.end):
        floor = max(provision.body.start, match.start() - _REACH)
        begin = max(floor, *(text.rfind(mark, floor, match.start()) + 1 for mark in ".;\n"))
        last = min(provision.body.end, match.end() + _LONGEST_MEANING)
        stop = _SENTENCE_END.search(text, match.end(), last)
        low, high = trimmed(text, Span(begin, stop.start() if stop else last))
        if "[" in text[low : match.start()] or "không được" in text[low : match.start()]:
            continue
        term = clean_term(text, low, match.start(), brackets(text, low, match.start()))
        meaning = squeeze(text[match.end() : high]).rstrip(".")
        if term and meaning and len(term.split()) <= LONGEST_TERM and not NO_TERM.search(term):
            yield Definition(provision.address, Span(low, high), term, meaning)


def _named(text: str, provision: Provision) -> Iterator[Definition]:
    """ "Bộ Tài chính (sau đây gọi là Bộ)": term "Bộ", meaning "Bộ Tài chính"."""
    start, end = provision.body.start, provision.body.end
    if provision.quoted or (text.find("gọi", start, end) < 0 and text.find("viết", start, end) < 0):
        return
    for match in _NAMED.finditer(text, start, end):
        term = match[1]
        if not match[0].lstrip().startswith("("):
            ends = _NAME_ENDS.search(term)
            term = term[: ends.start()] if ends else term.split("\n", 1)[0]
        term = squeeze(term).strip(QUOTES)
        begin = _full_name_start(text, max(provision.body.start, match.start() - _REACH), match.start(), term)
        if begin is None:
            continue
        meaning = squeeze(text[begin : match.start()]).strip(QUOTES + ",")
        if term and meaning and len(meaning.split()) <= _LONGEST_NAMED:
            yield Definition(provision.address, Span(begin, match.end()), term, meaning, ABBREVIATION)


def _full_name_start(text: str, floor: int, end: int, term: str) -> int | None:
    """Where the words that ``term`` stands for begin: at its own first words, or at its initials; None when nowhere."""
    words = term.lower().split()
    if not words:
        return None
    window = text[floor:end].lower()
    if len(window) != end - floor:
        return None
    exact = any(char.isdigit() for char in term)  # the number of a document must be found as it is
    sizes = (len(words),) if exact or len(words) < 3 else (len(words), 3, 2)
    for size in sizes:
        opening = r"\s+".join(re.escape(word) for word in words[:size])
        starts = [match.start() for match in re.finditer(rf"(?<!\w){opening}(?!\w)", window)]
        if starts:
            return floor + starts[-1]
    letters = term.replace("-", "").replace(".", "")
    if not letters.isupper() or len(letters) < 3:
        return None
    tokens = list(_SYLLABLE.finditer(window))[-len(letters) :]
    initials = fold("".join(token[0][0] for token in tokens))
    return floor + tokens[0].start() if initials == fold(letters) else None
