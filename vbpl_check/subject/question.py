"""A question in words: its syllables and neighbours with all the spellings and set phrases that mean the same."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from vbpl_check.rulebook import read_table
from vbpl_check.text import fold, nfc, tone

WORD = re.compile(r"[^\W_]+")
_LONGEST = 200  # words of a question that are read
_PAIR = 1.6  # two neighbours of the question found side by side say more than each alone
_COMMON = 1.3  # what a word tells that every fifth article has; half as much as the commonest word of the index
_SPELLINGS = 12  # spellings tried of a syllable typed without diacritics


Weight = Callable[[tuple[str, ...]], float]


@dataclass(frozen=True)
class Synonyms:
    """rules/lexicon/synonyms.yaml: groups of words that mean the same."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Slot:
    """A syllable asked for, or two neighbours: the ways to write it, each with how likely it is what was meant.

    ``everywhere``: so many articles have it that the index does not tell which.
    """

    options: tuple[tuple[tuple[str, ...], float], ...]
    weight: float
    everywhere: bool = False


@dataclass(frozen=True)
class Part:
    """Some words of the question: the phrases that say it. What holds one of them holds the part.

    ``telling``: whether it is a subject at all, and not only words that stand everywhere.
    """

    phrases: tuple[tuple[Slot, ...], ...]
    weight: float
    telling: bool


@cache
def synonyms() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The groups of the table that ships with the program, each form as its words."""
    return tuple(tuple(map(words, group)) for group in read_table("synonyms", Synonyms).groups)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation."""
    return tuple(WORD.findall(nfc(text).lower()))


class Vocabulary:
    """The words of a kho by sound and without diacritics, with how much each of them and of their pairs tells."""

    def __init__(self, syllables: Sequence[str], weight: Weight, strange: float) -> None:
        """``weight``: of a word or pair of the index, else 0; ``strange``: of a word that is nowhere in the kho."""
        self._weight, self._strange = weight, strange
        self._sounds: dict[str, list[str]] = {}
        self._plain: dict[str, list[str]] = {}
        self._known = frozenset(syllables)
        for word in syllables:
            self._sounds.setdefault(tone(word), []).append(word)
            self._plain.setdefault(fold(word), []).append(word)

    def parts(self, question: str) -> tuple[Part, ...]:
        """The question in parts; none when it has no word that tells anything."""
        asked = words(question)[:_LONGEST]
        plain = all(fold(word) == word for word in asked)
        found: list[Part] = []
        start = 0
        for begin, end, group in _set_phrases(asked):
            found += self._part((asked[start:begin],), plain)
            found += self._part(group, False)
            start = end
        found += self._part((asked[start:],), plain)
        return tuple(found) if any(part.telling for part in found) else ()

    def _part(self, phrases: Sequence[tuple[str, ...]], plain: bool) -> Iterator[Part]:
        """Words as they were typed, or the forms of a set phrase as the table of synonyms writes them."""
        fixed = len(phrases) > 1
        slots = [tuple(self._slots(phrase, plain, fixed)) for phrase in phrases]
        known = [phrase for phrase in slots if phrase and all(slot.options for slot in phrase)]
        known = known or [phrase for phrase in slots[:1] if phrase]
        if known:
            telling = fixed or not all(slot.everywhere for phrase in known for slot in phrase)
            yield Part(tuple(known), sum(slot.weight for slot in usual(known)), telling)

    def _slots(self, phrase: Sequence[str], plain: bool, fixed: bool) -> Iterator[Slot]:
        ways = [self._ways(word, plain) for word in phrase]
        for word, spellings in zip(phrase, ways, strict=True):
            options = [((spelling,), self._weight((spelling,))) for spelling in spellings]
            common = tuple(way for way, weight in options if not weight)
            if common and (not plain or len(common) == len(options)):
                yield _common(common, 1.0)
            elif options:
                yield _slot([(way, weight or 2 * _COMMON) for way, weight in options], 1.0)
            elif word.isalpha():
                yield Slot((), self._strange)
        for first, second in pairwise(ways if plain else map(self._likely, ways)):
            pairs = [(pair, self._weight(pair)) for pair in product(first, second)]
            if any(weight for _, weight in pairs):
                yield _slot(pairs, _PAIR)
            elif fixed and first and second:
                yield _common(tuple(pair for pair, _ in pairs), _PAIR)

    def _likely(self, ways: Sequence[str]) -> Sequence[str]:
        """Of several spellings of one sound those that stand everywhere, if any: others are rarer ways to write it."""
        return [way for way in ways if not self._weight((way,))] or ways

    def _ways(self, word: str, plain: bool) -> list[str]:
        """How the kho writes a word: in any way to place its tone; typed without diacritics, in any way at all."""
        exact = [word] if word in self._known else []
        if plain:
            return self._plain.get(word, exact)[:_SPELLINGS]
        return exact + [way for way in self._sounds.get(tone(word), ()) if way != word] or (
            self._plain.get(fold(word), [])[:_SPELLINGS] if fold(word) == word else []
        )


def usual(phrases: Sequence[tuple[Slot, ...]]) -> tuple[Slot, ...]:
    """The commonest way to say it: a rare abbreviation of common words is no rarer subject than the words."""
    return min(phrases, key=lambda phrase: sum(slot.weight for slot in phrase) / len(phrase))


def _slot(options: Sequence[tuple[tuple[str, ...], float]], factor: float) -> Slot:
    """Of several spellings the commoner ones are likelier meant; their weights are lower, being common."""
    known = [(words, weight) for words, weight in options if weight]
    lowest = min(weight for _, weight in known)
    likely = tuple((words, math.exp((lowest - weight) / 2)) for words, weight in known)
    total = sum(share for _, share in likely)
    expected = sum(share * weight for (_, share), (_, weight) in zip(likely, known, strict=True)) / total
    return Slot(likely, factor * expected)


def _common(ways: tuple[tuple[str, ...], ...], factor: float) -> Slot:
    return Slot(tuple((way, 1.0) for way in ways), factor * _COMMON, everywhere=True)


def _set_phrases(asked: Sequence[str]) -> Iterator[tuple[int, int, tuple[tuple[str, ...], ...]]]:
    """(begin, end, forms) of the abbreviations and set phrases in the question, the longest first at each place.

    The form that was typed comes first.

    A form typed without diacritics is meant by a word without any: "vat" may be VAT, "vật" is not.
    """
    place = 0
    while place < len(asked):
        fits = [
            (len(form), (form, *(other for other in group if other is not form)))
            for group in synonyms()
            for form in group
            if _same(asked[place : place + len(form)], form)
        ]
        length, others = max(fits, key=lambda fit: fit[0], default=(0, ()))
        if length:
            yield place, place + length, others
        place += max(length, 1)


def _same(typed: Sequence[str], form: Sequence[str]) -> bool:
    return len(typed) == len(form) and all(
        tone(one) == tone(other) or one == fold(other) for one, other in zip(typed, form, strict=True)
    )
