"""Why two norms are compared, in one Vietnamese phrase."""

from __future__ import annotations

from functools import cache

from vbpl_check.messages import say
from vbpl_check.model import Address, DocumentInfo, Link, Norm

_LEVELS = {"dieu": "Điều", "khoan": "khoản", "diem": "điểm", "chuong": "Chương", "muc": "Mục", "phu_luc": "Phụ lục"}
_TELLING = 0.18  # cosine from which likeness is given as a reason


def reason(
    left: Norm, right: Norm, documents: tuple[DocumentInfo, DocumentInfo],
    similarity: float, links: tuple[Link, ...], same_article: bool,
) -> str:  # fmt: skip
    """What ties the two sides, never empty: citations first, then headings, then likeness."""
    parts = []
    if links:
        names = {document.id: _name(document) for document in documents}
        parts = [_tie(link, names) for link in links]
    if same_article:
        parts.append(_say("link-why-same-article"))
    elif left.heading and left.heading == right.heading:
        parts.append(_say("link-why-heading").format(heading=left.heading))
    if similarity >= _TELLING or not parts:
        parts.append(_say("link-why-similar").format(similarity=f"{similarity:.2f}".replace(".", ",")))
    return "; ".join(dict.fromkeys(parts)) if len(parts) > 1 else parts[0]


def _tie(link: Link, names: dict[str, str]) -> str:
    source, target = _place(link.source, names), _place(link.target, names)
    return _say(f"link-why-{link.kind}").format(source=source, target=target)


def _place(address: Address, names: dict[str, str]) -> str:
    """ "khoản 2 Điều 5 45/2019/QH14"; the number of a document that is on neither side is its id."""
    parts = [f"{_LEVELS[level]} {label}" for level, label in reversed(address.parts) if level in _LEVELS]
    return " ".join([*parts, names.get(address.document, address.document)])


def _name(document: DocumentInfo) -> str:
    return document.header.number or document.header.title or document.name


@cache
def _say(slug: str) -> str:
    """The message with its slots open."""
    return say(slug)
