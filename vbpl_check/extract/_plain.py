"""The form in which words are matched: as long as the original, so that offsets hold in both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

# "uỷ ban", "toà án", "hoá đơn" but not "quý", "khoản": the old placement of the tone mark at the end of a syllable;
# begins with letters, for which the engine looks much faster than for a place between letters
_OLD_TONE = re.compile(r"[uo][ỳýỷỹỵàáảãạèéẻẽẹ](?!\w)(?<!q..)(?:(?<=u[ỳýỷỹỵ])|(?<=o[àáảãạèéẻẽẹ]))")
_TONES = {
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
}
_BLANKS = "\u00a0\n\t\r"

_SENTENCE = 2000  # characters; a sentence, a lead-in or a heading is asked for again and again, a whole text once
_REMEMBERED = 512  # of the sentences before: those below one heading

# what follows the last letter of a phrase is under the empty letter
_Tree: TypeAlias = "dict[str, _Tree | str]"


def plain(text: str) -> str:
    """Lower case, one placement of tone marks, plain blanks and dashes; same length as ``text``."""
    return _plain_sentence(text) if len(text) <= _SENTENCE else _plain(text)


@lru_cache(maxsize=_REMEMBERED)
def _plain_sentence(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
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
    return _branch(_tree((phrase, _WORD_END) for phrase in phrases))


def anywhere(phrases: Iterable[str]) -> str:
    """``alternatives`` for a search: the phrases where a word begins, wherever that is."""
    return anywhere_before((phrase, _WORD_END) for phrase in phrases)


def anywhere_before(phrases: Iterable[tuple[str, str]]) -> str:
    """``anywhere`` for phrases each with the pattern of what must follow it.

    The letter comes before the look back: the engine then skips places where no phrase begins.
    """
    root = _tree(phrases)
    options = [rf"{re.escape(char)}(?<!\w.){_rest(root[char])}" for char in sorted(root)]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


_WORD_END = r"(?!\w)"


def followed(phrases: Iterable[tuple[str, str]]) -> str:
    """``alternatives`` for phrases each with the pattern of what must follow it, instead of the end of a word."""
    return _branch(_tree(phrases))


def _tree(phrases: Iterable[tuple[str, str]]) -> _Tree:
    root: _Tree = {}
    for phrase, ending in phrases:
        node = root
        for char in phrase:
            child = node.setdefault(char, {})
            assert isinstance(child, dict)
            node = child
        node[""] = f"(?:{node['']}|{ending})" if "" in node and node[""] != ending else ending
    return root


def _rest(node: _Tree | str) -> str:
    return node if isinstance(node, str) else _branch(node)


def _branch(node: _Tree) -> str:
    options = []
    for char in sorted(filter(None, node)):
        letters, child = char, node[char]
        while isinstance(child, dict) and len(child) == 1 and "" not in child:
            ((following, child),) = child.items()
            letters += following
        options.append(re.escape(letters) + _rest(child))
    if "" in node:
        options.append(_rest(node[""]))
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
