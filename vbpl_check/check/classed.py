"""The same thing is put in another class: "được cấp giấy phép hạng A1" against "được cấp giấy phép hạng B1"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import LABEL, denies, labels_pattern
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import apart, content, cover, dice, tier
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``nouns``: what classes are called ("hạng", "nhóm"). ``verbs``: what puts a thing in a class ("được cấp").

    ``floor``: likeness of the sentences without the label.
    """

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    floor: float = 0.7


def differs(candidate: Pair, params: Params) -> Signal | None:
    """Two sentences that agree in all but the class that ends them."""
    if tier(candidate.left_document, candidate.right_document) == 0:
        return None
    if not against_draft(candidate) or not comparable(candidate):
        return None
    left, right = candidate.left, candidate.right
    mine, theirs = _classed(left, params), _classed(right, params)
    if mine is None or theirs is None or mine[0] != theirs[0] or mine[1] == theirs[1]:
        return None
    rest = mine[3], theirs[3]
    if apart(*rest) or denies(*rest) or min(len(content(part)) for part in rest) < 5:
        return None
    if set(_FIGURE.findall(rest[0])) != set(_FIGURE.findall(rest[1])):
        return None
    strength = max(dice(*rest), 0.9 * min(1.0, cover(rest[1], rest[0])))
    if strength < params.floor:
        return None
    return Signal(
        strength=round(min(1.0, strength), 3),
        left=(mine[2],),
        right=(theirs[2],),
        slots=(("left_class", f"{mine[0]} {mine[1].upper()}"), ("right_class", f"{theirs[0]} {theirs[1].upper()}")),
        why=(
            f"Cùng một đối tượng: “{rest[0].strip(' .;')}”.",
            f"Một bên xếp {mine[0]} {mine[1].upper()}, bên kia xếp {theirs[0]} {theirs[1].upper()}.",
        ),
    )


# "125 cm3", "21 tuổi": figures of the case
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")


def _classed(norm: Norm, params: Params) -> tuple[str, str, Span, str] | None:
    """Noun, label and place of the one class that a verb puts the subject in, and the sentence without it."""
    text = lowered(norm.text)
    found = list(labels_pattern(params.nouns).finditer(text))
    if not found:
        return None
    last = found[-1]
    labels = re.findall(LABEL, last.group(2))
    before = text[: last.start()]
    if len(labels) != 1 or not any(f" {verb} " in f" {before} " for verb in params.verbs):
        return None
    if any(match.group(1) == last.group(1) for match in found[:-1]):
        return None
    span = Span(norm.span.start + last.start(), norm.span.start + last.end())
    return last.group(1), labels[0], span, f"{before} {text[last.end() :]}"


CHECK = Check(Params, differs, (Pair,))
