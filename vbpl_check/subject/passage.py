"""The place in an article that answers a question, and the words of it that are shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vbpl_check.model import Article, Clause
from vbpl_check.subject.question import Part, words
from vbpl_check.text import squeeze

_QUOTE = 240  # characters shown
# "a) …", "- …" on lines of their own, and sentences
_PIECE = re.compile(r"[^\n;.]*(?:[.](?=\S)[^\n;.]*)*[\n;.]*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Passage:
    """``path`` below the article, "" for all of it.

    ``held``: how much of the question it says together with the heading, ``named``: the heading alone; 0..1.
    """

    path: str
    held: float
    named: float
    quote: str


def passage(article: Article, parts: Sequence[Part]) -> Passage:
    """The khoản that holds most of the question, the first of equal ones; the article where it has none."""
    head = _said(article.heading)
    clauses: list[Clause | None] = [clause for clause in article.clauses if "." not in clause.path]
    best: tuple[float, float, Clause | None, str] | None = None
    for clause in clauses or [None]:
        text = article.text[clause.start : clause.end] if clause else article.text
        said = _said(text)
        rank = (held(parts, said | head), held(parts, said))
        if best is None or rank > best[:2]:
            best = (*rank, clause, text)
    if best is None:
        raise ValueError("an article without text")
    return Passage(best[2].path if best[2] else "", best[0], held(parts, head), quote(best[3], parts))


def held(parts: Sequence[Part], said: Collection[tuple[str, ...]]) -> float:
    """The share of the question among the words and pairs said, 0..1; 1 of no question."""
    if not parts:
        return 1.0
    found = 0.0
    for part in parts:
        shares = (
            sum(
                slot.weight * max((likely for way, likely in slot.options if way in said), default=0.0)
                for slot in phrase
            )
            / sum(slot.weight for slot in phrase)
            for phrase in part.phrases
        )
        found += part.weight * max(shares)
    return found / sum(part.weight for part in parts)


def quote(text: str, parts: Sequence[Part]) -> str:
    """The text on one line; of a long one its beginning and the sentence or point that holds most of the question."""
    whole = squeeze(text)
    if len(whole) <= _QUOTE:
        return whole
    pieces = [piece for match in _PIECE.finditer(text) if (piece := squeeze(match[0]))]
    best = max(pieces, key=lambda piece: held(parts, _said(piece)))
    lead = _cut(whole, _QUOTE // 3)
    near = 0 <= whole.find(best) < len(lead)
    if near or held(parts, _said(best)) <= held(parts, _said(whole[:_QUOTE])):
        return _cut(whole, _QUOTE)
    return f"{lead} {_cut(best, _QUOTE - len(lead))}"


def same_words(article: Article) -> str:
    """A key that two texts share when they say the same in the same words; numbers of footnotes do not count."""
    return "".join(words(_DIGITS.sub(" ", f"{article.heading} {article.text}")))


def _said(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {*((word,) for word in found), *pairwise(found)}


def _cut(text: str, length: int) -> str:
    """The beginning of the text, whole words of it."""
    if len(text) <= length:
        return text
    return f"{text[: length - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
