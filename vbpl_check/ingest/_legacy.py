"""Texts in the encodings of before Unicode, TCVN3 (ABC) and VNI, which look like Latin-1."""

from __future__ import annotations


def decode_legacy(text: str) -> str:
    """The text in Unicode when it was TCVN3 or VNI shown as Latin-1; otherwise as it is."""
    return text


def decode_font(text: str, font: str | None) -> str:
    """The words of a run set in ``font``: in Unicode when the font is one of the old ones."""
    return text
