"""The form in which words are matched: as long as the original, so that offsets hold in both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

# "uỷ ban", "toà án", "hoá đơn" but not "quý", "khoản": the old placement of the tone mark at the end of a syllable
_OLD_TONE = re.compile(r"(?<!q)(?:u[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ])(?!\w)")
_TONES = {
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
}
_BLANKS = "\u00a0\n\t\r"

_Tree: TypeAlias = "dict[str, _Tree]"


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
    """A regular expression for any of the phrases as whole words, the longest first.

    Written as a tree of letters, so that a place where none begins is left after one or two comparisons.
    """
    root: _Tree = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: _Tree) -> str:
    options = []
    for char in sorted(node):
        letters, child = char, node[char]
        while char and len(child) == 1 and "" not in child:
            ((following, child),) = child.items()
            letters += following
        if char:
            options.append(re.escape(letters) + _branch(child))
    if "" in node:
        options.append(r"(?!\w)")
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
