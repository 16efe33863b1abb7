"""Of what kind the contradiction of two clauses is, if they contradict each other: a deadline, a number, who acts ...

A multinomial logistic regression over the words that only one side has, the words of the headings and what was read of
both norms; fitted on planted contradictions (``training.nli.kinds``), shipped as JSON (``kinds.json``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import get_args

from vbpl_check.model import ConflictType, Norm, Pair
from vbpl_check.text import tone

WEIGHTS = "kinds.json"
# what a reader of two clauses can tell; the others are questions of references, of rank and of time
KINDS: tuple[ConflictType, ...] = (
    "thoi_han", "so_lieu", "tham_quyen", "nghia_vu_quyen_cam", "doi_tuong", "dieu_kien_thu_tuc", "khai_niem",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")  # "ủy", "ban", "15", "2.000.000"

Weights = Mapping[str, Mapping[ConflictType, float]]  # sign -> what it adds to the score of a kind
_SAME, _OTHER = "@measure ", "@other measure "  # of two quantities of one dimension
BIAS = "*"  # the sign that every pair has


def kind(pair: Pair, weights: Weights | None = None) -> ConflictType:
    """The likeliest kind of a contradiction between the two norms."""
    return likeliest(signs(pair), shipped() if weights is None else weights)


def likeliest(found: frozenset[str], weights: Weights) -> ConflictType:
    """The kind that the signs tell: what all comparable quantities differ in, else the kind of the highest score.

    Of 79 planted contradictions in which the two disagree, the quantities are right in 66, the words in 43.
    """
    differing = {sign for sign in found if sign.startswith(_OTHER)}
    if differing and not any(sign.startswith(_SAME) for sign in found):
        return "thoi_han" if differing == {f"{_OTHER}duration"} else "so_lieu"
    scores = dict.fromkeys(KINDS, 0.0)
    for sign in sorted(found):
        for name, value in weights.get(sign, {}).items():
            scores[name] += value
    return max(KINDS, key=lambda name: (round(scores[name], 6), -KINDS.index(name)))


def signs(pair: Pair) -> frozenset[str]:
    """What the kind is told by: "+word" only the draft has, "-word" only the law, "#word" of a heading, "@..." read."""
    left, right = pair.left, pair.right
    mine, theirs = (_words(f"{norm.lead_in} {norm.text}") for norm in (left, right))
    found = {BIAS, *(f"+{word}" for word in mine - theirs), *(f"-{word}" for word in theirs - mine)}
    found |= {f"#{word}" for word in _words(f"{left.heading} {right.heading}")}
    return frozenset(found | set(_read(left, right)))


def _words(text: str) -> set[str]:
    """The words of a text, all numbers as one."""
    return {"0" if word[0].isdigit() else tone(word) for word in _WORD.findall(text.lower())}


def _read(left: Norm, right: Norm) -> Iterator[str]:
    """Which quantities, bodies and modalities of the two differ."""
    for a, b in ((a, b) for a, b in product(left.quantities, right.quantities) if a.dimension == b.dimension):
        alike = (a.low, a.high, a.unit) == (b.low, b.high, b.unit)
        yield f"{_SAME if alike else _OTHER}{a.dimension}"
    for side, norm in (("left", left), ("right", right)):
        yield from (f"@{side} {value.dimension}" for value in norm.quantities)
        yield from (f"@{side} grants" for _ in norm.grants[:1])
        yield f"@{side} {norm.modality}"
    mine, theirs = ({office.key for grant in norm.grants for office in grant.offices} for norm in (left, right))
    if mine and theirs:
        yield "@body" if mine & theirs else "@other body"


def parse(text: str) -> Weights:
    """Weights from JSON. ValueError: they name a kind that there is not."""
    found: dict[str, dict[ConflictType, float]] = json.loads(text)
    if any(name not in get_args(ConflictType) for row in found.values() for name in row):
        raise ValueError("the weights name an unknown kind of conflict")
    return found


@cache
def shipped() -> Weights:
    """The weights of the package."""
    return parse(files("vbpl_check.nli").joinpath(WEIGHTS).read_text(encoding="utf-8"))
