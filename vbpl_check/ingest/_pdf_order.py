"""Puts the letters of a PDF line back in the order in which they are seen.

Where a font lacks Vietnamese letters, programs draw these after the rest of the line, in another font: the text then
reads "Đi u 1. Ph m vi ề ạ". The letters' places tell where they belong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

# "Đi u 1. Ph m vi ề ạ": letters with marks that stand alone; no Vietnamese word but "ở", "ô", "à", "ạ" is so written
_ALONE = re.compile(
    r"(?<![^\W\d_])[ấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờợỡúùủũụứừửữựýỳỷỹỵđơưăâêẤẦẬẮẶẾỀỂỆỐỒỔỘỚỜỢỨỪỬỰĐƠƯ]"
    r"(?![^\W\d_])"
)
_SHARE = 0.05  # of the words
_LEAST = 5
_BLANK = 0.12  # of the height: a gap that is a blank


@dataclass(frozen=True)
class Box:
    """Where a letter stands, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def is_torn(text: str) -> bool:
    """True when so many letters stand alone that the order cannot be right."""
    alone = sum(1 for _ in _ALONE.finditer(text))
    return alone >= _LEAST and alone > _SHARE * len(text.split())


def in_order(text_page: Any, line: str, start: int) -> str:
    """The line (which begins at character ``start`` of the page) with its letters from left to right."""
    placed = [(box, char) for offset, char in enumerate(line) if (box := char_box(text_page, start + offset))]
    placed.sort(key=lambda item: item[0].left)
    kept: list[str] = []
    edge: float | None = None
    for box, char in placed:
        if edge is not None and box.left - edge > _BLANK * (box.top - box.bottom):
            kept.append(" ")
        kept.append(char)
        edge = box.right
    return "".join(kept)


def char_box(text_page: Any, index: int) -> Box | None:
    """The box of a character as its font says, None for what has no place: blanks that were made up."""
    import pypdfium2

    try:
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return None
    return Box(float(left), float(bottom), float(right), float(top)) if right > left and top > bottom else None
