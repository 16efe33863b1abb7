"""Vietnamese text: normal form, folding, words and dates. Pure functions, no tables of law."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

MAX_CACHE = 1 << 16  # texts whose form is remembered
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
# "ngày 05 tháng 7 năm 2024", "ngày 5/7/2024", "05-07-2024"
DATE_LONG = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s*(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
DATE_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?!\d)")


def nfc(text: str) -> str:
    """Unicode NFC, with U+00D0 (Ð) as Đ where Vietnamese writes it."""
    return unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110").replace("\u00f0", "\u0111")


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, one blank between words: a key for comparing, never shown."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(plain.split())


def squeeze(text: str) -> str:
    """The text with every run of blanks and newlines as one blank, stripped."""
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """Lower-case syllables and numbers without punctuation: "Điều 5, khoản 2" -> ["điều", "5", "khoản", "2"]."""
    return _WORD.findall(text.lower())


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date(text: str) -> date | None:
    """The first date written "ngày D tháng M năm Y" or "D/M/Y" in the text, or None."""
    found = [m for m in (DATE_LONG.search(text), DATE_SHORT.search(text)) if m]
    if not found:
        return None
    first = min(found, key=lambda m: m.start())
    day, month, year = (int(g) for g in first.groups())
    return make_date(year, month, day)


# "1.500.000" -> 1500000; "0,25" -> 0.25; "02" -> 2; "2.5" is a slip for 2,5 (a group of thousands has three digits)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")


def parse_number(raw: str) -> float | None:
    """The value of a number in digits, Vietnamese style (dot for thousands, comma for decimals), or None."""
    raw = raw.replace(" ", "").replace("\u00a0", "")
    if _GROUPED.match(raw):
        raw = raw.replace(".", "").replace(",", ".")
    elif "," in raw:
        raw = raw.replace(",", ".")
    try:
        return float(raw)
    except ValueError:
        return None


# "hoà" and "hòa", "uỷ" and "ủy": the tone mark on either vowel; both spellings are two letters
_OLD_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TO_NEW = {
    old: new
    for one, other in _OLD_TONES.items()
    for old, new in ((other, one), (other.title(), one.title()), (other.upper(), one.upper()))
}
_OLD = re.compile(r"(?:" + "|".join(_TO_NEW) + r")(?!\w)")


@lru_cache(maxsize=MAX_CACHE)
def tone(text: str) -> str:
    """The text with tone marks where the new spelling puts them ("Uỷ" -> "Ủy"); the length does not change."""
    return _OLD.sub(lambda found: _TO_NEW[found.group()], text)


@lru_cache(maxsize=MAX_CACHE)
def lowered(text: str) -> str:
    """Lower case with new tone marks; the length stays."""
    return tone(text).lower()
