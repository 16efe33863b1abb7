"""The form in which words are matched: as long as the original, so that offsets hold in both."""

from __future__ import annotations

import re
from collections.abc import Iterable

# "uỷ ban", "toà án", "hoá đơn" but not "quý", "khoản": the old placement of the tone mark at the end of a syllable
_OLD_TONE = re.compile(r"(?<!q)(?:u[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ])(?!\w)")
_TONES = {
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
}
_BLANKS = "\u00a0\n\t\r"


def plain(text: str) -> str:
    """Lower case, one placement of tone marks, plain blanks and dashes; same length as ``text``."""
    low = text.lower()
    if len(low) != len(text):  # "İ" grows when lowered
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char in _BLANKS:
        if char in low:
            low = low.replace(char, " ")
    return _OLD_TONE.sub(lambda found: _TONES[found.group()], low.replace("–", "-"))


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first; phrases share the test of their first word."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda item: (-len(item), item)):
        first, _, rest = phrase.partition(" ")
        groups.setdefault(first, []).append(rest)
    return "|".join(_group(first, rests) for first, rests in sorted(groups.items()))


def _group(first: str, rests: list[str]) -> str:
    tails = "|".join(f" {re.escape(rest)}" if rest else "" for rest in rests)
    return f"{re.escape(first)}(?:{tails})(?!\\w)" if rests != [""] else f"{re.escape(first)}(?!\\w)"
