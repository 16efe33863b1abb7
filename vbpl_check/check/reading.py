"""A model that reads both clauses takes them for contradictory, and no exact rule knows why.

"Trường tư thục dành không dưới 15% phần chênh lệch thu chi để đầu tư trở lại" against "phải dành tối thiểu 25%"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, terms, tone
from vbpl_check.model import Norm, Pair, Signal, Span

Aspect = Literal["term", "number", "body", "modality", "other"]
_BINDING = ("obligation", "prohibition", "permission", "exemption")
_LONGEST = 12  # words of a run that is marked
_MARKED = 4  # runs of words that are marked on a side


@dataclass(frozen=True)
class Params:
    """``aspect``: in what the sides part, as far as that was read; ``floor``: the least probability that is told."""

    aspect: Aspect
    floor: float = 0.35


def contrary(candidate: Pair, params: Params) -> Signal | None:
    """The words that only one side has, when the reader's probability is at least the floor."""
    if candidate.heard is None or candidate.heard < params.floor or not against_draft(candidate):
        return None
    if not comparable(candidate) or aspect(candidate.left, candidate.right) != params.aspect:
        return None
    left, right = candidate.left, candidate.right
    share = f"{candidate.heard:.2f}".replace(".", ",")
    return Signal(
        strength=candidate.heard,
        left=tuple(own_words(left, right)),
        right=tuple(own_words(right, left)),
        slots=(("share", share),),
        why=(
            f"Mô hình đọc hiểu cho xác suất trái nhau là {share}; đây là gợi ý đọc lại, không phải kết luận.",
            "Phần đánh dấu là những từ chỉ một bên có.",
            "Chưa có quy tắc nào chứng minh được chủ thể, hành vi và điều kiện của hai bên trùng nhau.",
        ),
    )


def aspect(left: Norm, right: Norm) -> Aspect:
    """In what two norms part: in a length of time, another number, who acts, how binding they are, or otherwise."""
    pairs = [(a, b) for a, b in product(left.quantities, right.quantities) if a.dimension == b.dimension]
    differing = [a for a, b in pairs if (a.low, a.high, a.unit) != (b.low, b.high, b.unit)]
    if differing and len(differing) == len(pairs):
        return "term" if all(value.dimension == "duration" for value in differing) else "number"
    mine, theirs = ({office.key for grant in norm.grants for office in grant.offices} for norm in (left, right))
    if mine and theirs and not mine & theirs:
        return "body"
    modalities = left.modality, right.modality
    if modalities[0] != modalities[1] and all(value in _BINDING for value in modalities):
        return "modality"
    return "other"


def own_words(norm: Norm, other: Norm) -> Iterator[Span]:
    """The longest runs of words of a norm whose content the other does not have, in their order."""
    whole = f"{other.heading} {other.lead_in} {other.text}"
    known = terms(whole) | {_bare(word) for word in whole.split()}
    runs: list[list[tuple[int, int]]] = []
    place, before = 0, False
    for word in norm.text.split():
        start = norm.text.index(word, place)
        place = start + len(word)
        bare = _bare(word)
        new = bool(content(bare) or bare[:1].isdigit()) and bare not in known
        if new and before and len(runs[-1]) < _LONGEST:
            runs[-1].append((start, place))
        elif new:
            runs.append([(start, place)])
        before = new
    chosen = sorted(sorted(runs, key=lambda run: (-len(run), run[0]))[:_MARKED])
    for run in chosen:
        yield Span(norm.span.start + run[0][0], norm.span.start + run[-1][1])


def _bare(word: str) -> str:
    return tone(word.strip(',.;:()“”"')).lower()


CHECK = Check(Params, contrary, (Pair,))
