"""Provisions that somebody names: "Điều 5 khoản 2 Luật Đất đai", "dieu 9 luat 74/2025/QH15", an address, a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vbpl_check.subject.related import Library
from vbpl_check.subject.ties import name_key
from vbpl_check.text import fold, nfc, squeeze

# "45/2024/NĐ-CP", "74/2025/QH15", "768/QĐ-TTg", "12/2025/qd-ubnd"
_NUMBER = re.compile(r"(?<![\w/])\d+[a-zđ]?(?:/\d{4})?/[^\W\d_][\w–-]*\w", re.IGNORECASE)
# "Điều 5", "khoan 2", "điểm đ", "Điều 12a"
_PLACE = re.compile(
    r"(?<!\w)(?P<level>điều|dieu|khoản|khoan|điểm|diem)\s+(?P<label>\d+[a-zđ]?|[a-zđ])(?!\w)", re.IGNORECASE
)
# "Bộ luật Lao động năm 2019", typed with or without diacritics
_LAW = re.compile(r"(?<!\w)(?:bo luat|luat|phap lenh|hien phap)(?!\w)")
_AFTER_NAME = re.compile(r"\s+so\s+\d.*$")  # "nha giao so 73/2025/qh15 …": what some collections put into a title
_LEVELS = {"dieu": "dieu", "khoan": "khoan", "diem": "diem"}


@dataclass(frozen=True)
class Named:
    """What the words name: documents, and of them an article and a path below it, "" for none."""

    documents: tuple[int, ...]
    dieu: str
    path: str


def named(library: Library, asked: str, allowed: Any = None) -> Named | None:
    """The documents and the place that the words name; None when they name no document of the kho.

    A name that several laws bear means the newest of those ``allowed`` (a mask of documents), else the newest.
    """
    text = squeeze(nfc(asked))
    if (place := library.locate(text)) is not None:
        row, path = place
        return Named((int(library.shelf.owner[row]),), library.shelf.labels[row].lower(), path)
    places = {_LEVELS[fold(found["level"])]: found["label"].lower() for found in _PLACE.finditer(text)}
    documents = _numbered(library, text) or (_called(library, text, allowed) if "dieu" in places else ())
    if not documents:
        return None
    path = ".".join(f"{level}-{places[level]}" for level in ("khoan", "diem") if level in places)
    return Named(tuple(documents), places.get("dieu", ""), path)


def address(library: Library, asked: str) -> str:
    """The address of the provision that the words name; the words themselves where that is no article of the kho."""
    found = None if library.locate(asked) else named(library, asked)
    if found is None or not found.dieu:
        return asked
    rows = [row for position in found.documents if (row := library.row(position, found.dieu)) is not None]
    return ".".join(filter(None, (library.address(rows[0]), found.path))) if rows else asked


def _numbered(library: Library, text: str) -> list[int]:
    return [position for number in _NUMBER.findall(text) for position in library.positions(number)]


def _called(library: Library, text: str, allowed: Any) -> list[int]:
    """The newest document of the longest title that the words after "Luật", "Bộ luật"… begin with."""
    words = fold(text)
    best: tuple[int, bool, bool, int, int] | None = None
    for found in _LAW.finditer(words):
        name = name_key(words[found.start() :])
        for position, card in enumerate(library.cards):
            title = _AFTER_NAME.sub("", name_key(card.header.title)) if _LAW.match(fold(card.header.kind or "")) else ""
            if title and (name == title or name.startswith(f"{title} ")):
                issued = card.header.issued.toordinal() if card.header.issued else 0
                usable = allowed is None or bool(allowed[position])
                rank = (len(title), usable, card.header.number is not None, issued, -position)
                best = max(best, rank) if best else rank
    return [-best[4]] if best else []


def remaining(asked: str) -> str:
    """The words of a question without the numbers of documents and provisions in it."""
    return squeeze(_PLACE.sub(" ", _NUMBER.sub(" ", nfc(asked))))


def cited_by(library: Library, found: Named) -> Sequence[int]:
    """Rows of the articles that cite what is named: the article, or any of the document; most often first."""
    import numpy as np

    shelf = library.shelf
    rows = [row for position in found.documents if (row := library.row(position, found.dieu)) is not None]
    counts = shelf.cites[:, rows].sum(axis=1) if found.dieu else shelf.mentions[:, list(found.documents)].sum(axis=1)
    weight = np.asarray(counts).ravel()
    order = np.lexsort((np.arange(len(weight)), -weight))
    return [row for row in order.tolist() if weight[row] > 0]
