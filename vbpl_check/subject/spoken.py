"""Laws that an article speaks of without citing them: "theo quy định của pháp luật về khiếu nại, tố cáo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vbpl_check.model import Holding
from vbpl_check.text import fold, lowered

# "pháp luật về đất đai, xây dựng và quy định khác", "pháp luật hiện hành đối với trẻ em", "pháp luật dân sự"
_REGIME = re.compile(
    r"pháp luật (?:(?:có liên quan|liên quan|hiện hành|việt nam) )?(?:(?:về|đối với) )?([^.;:()\n]{2,120})",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
# "Luật Đất đai năm 2024", "Bộ luật Hình sự số 100/2015/QH13": the name is what is left
_ABOUT = re.compile(r"^(?:bộ luật|luật|pháp lệnh)\s+(?:số\s+\S+\s+)?|[\s,]*(?:năm\s+)?(?:19|20)\d\d$", re.IGNORECASE)
LAWS = ("bo luat", "luat", "phap lenh")
_BETWEEN = frozenset(("và", "hoặc", "về", "pháp", "luật"))  # in a list of names


class Regimes:
    """Finds the laws by the names of what they are about."""

    def __init__(self, holdings: Sequence[Holding]) -> None:
        self._laws: dict[tuple[str, ...], list[int]] = {}
        for position, holding in enumerate(holdings):
            name = tuple(_WORD.findall(_ABOUT.sub("", lowered(holding.header.title or ""))))
            if name and fold(holding.header.kind or "") in LAWS:
                self._laws.setdefault(name, []).append(position)
        self._longest = max(map(len, self._laws), default=0)

    def documents(self, text: str) -> Iterator[int]:
        """Positions of the laws that the text speaks of, once a time that it does."""
        for found in _REGIME.finditer(text):
            words, place = _WORD.findall(lowered(found[1])), 0
            while place < len(words):
                if name := self._name(words[place : place + self._longest]):
                    yield from self._laws[name]
                elif words[place] not in _BETWEEN:
                    break
                place += len(name) or 1

    def _name(self, words: list[str]) -> tuple[str, ...]:
        """The longest name that the words begin with; empty without one."""
        ends = range(len(words), 0, -1)
        return next((name for end in ends if (name := tuple(words[:end])) in self._laws), ())
