"""Texts in the encodings of before Unicode, TCVN3 (ABC) and VNI, which look like Latin-1."""

from __future__ import annotations


def decode_legacy(text: str) -> str:
    """The text in Unicode when it was TCVN3 or VNI shown as Latin-1; otherwise as it is."""
    return text
