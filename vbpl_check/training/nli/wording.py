"""Putting one phrase in the place of another: word boundaries, capitals, tables of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """The YAML table ``name`` beside this file."""
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def one_of(phrases: tuple[str, ...], exact: bool = False) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", 0 if exact else re.IGNORECASE)


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled regex of a table."""
    return re.compile(source, re.IGNORECASE)


def fits(text: str, start: int, end: int, guards: dict[str, Any]) -> bool:
    """Whether the words beside ``text[start:end]`` are as the guards of a table entry ask."""
    left, right = text[max(0, start - 60) : start], text[end : end + 60]
    if "head" in guards:
        left = text[:start]
    before, after = guards.get("before"), guards.get("after")
    if before and not pattern(before).search(left):
        return False
    if after and not pattern(after).match(right):
        return False
    without = guards.get("unless_before"), guards.get("unless_after")
    if without[0] and pattern(without[0]).search(left):
        return False
    return not (without[1] and pattern(without[1]).match(right))


def put(text: str, start: int, end: int, phrase: str) -> str:
    """``phrase`` in the place of ``text[start:end]``; it begins with a capital where the old one opened a sentence."""
    opens = start == 0 or text[:start].rstrip()[-1:] in ".!?"
    if opens:
        phrase = phrase[:1].upper() + phrase[1:]
    return text[:start] + phrase + text[end:]


def places(text: str, phrases: Iterable[str], guards: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Where phrases of a table entry stand and may be replaced: start, end, the phrase as the table spells it."""
    spelled = _spelled(tuple(phrases))
    low = text.lower()
    if not any(phrase in low for phrase in spelled):
        return
    for match in one_of(tuple(phrases), bool(guards.get("exact"))).finditer(text):
        if fits(text, match.start(), match.end(), guards):
            yield match.start(), match.end(), spelled[match[0].lower()]


@cache
def _spelled(phrases: tuple[str, ...]) -> dict[str, str]:
    return {phrase.lower(): phrase for phrase in phrases}


def pick(draw: Random, items: Iterable[Any]) -> Any:
    """One of the items, or None."""
    known = list(items)
    return draw.choice(known) if known else None
