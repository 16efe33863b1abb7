"""A model that reads both clauses takes them for contradictory, and no exact rule knows why.

"Trường tư thục dành không dưới 15% phần chênh lệch thu chi để đầu tư trở lại" against "phải dành tối thiểu 25%"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.cases import own_values
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, cover, relate, same_scale, terms
from vbpl_check.model import ConflictType, Norm, Pair, Signal, Span
from vbpl_check.text import lowered

_LONGEST = 12  # words of a run that is marked
_MARKED = 4  # runs of words that are marked on a side


@dataclass(frozen=True)
class Params:
    """``kind``: what the contradiction would be about; told from the probability ``floor`` up to below ``ceiling``."""

    kind: ConflictType
    floor: float
    ceiling: float = 2.0


def contrary(candidate: Pair, params: Params) -> Signal | None:
    """The words that only one side has, when the reader's probability is in the range of the rule."""
    heard = candidate.heard
    if heard is None or heard.kind != params.kind or not params.floor <= heard.share < params.ceiling:
        return None
    if not against_draft(candidate) or not comparable(candidate):
        return None
    left, right = candidate.left, candidate.right
    if only_stricter(left, right):
        return None
    share = f"{heard.share:.2f}".replace(".", ",")
    return Signal(
        strength=heard.share,
        left=tuple(own_words(left, right)),
        right=tuple(own_words(right, left)),
        slots=(("share", share),),
        by_model=True,
        why=(
            f"Mô hình đọc hiểu cho xác suất trái nhau là {share}; hãy đọc cả hai bên trước khi kết luận.",
            "Phần đánh dấu là những từ chỉ một bên có.",
            "Chưa có quy tắc nào chứng minh được chủ thể, hành vi và điều kiện của hai bên trùng nhau.",
        ),
    )


def only_stricter(left: Norm, right: Norm) -> bool:
    """Does the draft say what the law says, with values that all stay inside the law's: the numbers decide there?"""
    relations = {
        relate(mine, theirs) for mine in own_values(left) for theirs in own_values(right) if same_scale(mine, theirs)
    }
    if "stricter" not in relations or not relations <= {"stricter", "equal", "unit"}:
        return False
    return cover(left.text, f"{right.heading} {right.lead_in} {right.text}") >= _SAID


_SAID = 0.6  # of 60 drafts: from here on five such suspicions were wrong and none right


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
    return lowered(word.strip(',.;:()“”"'))


CHECK = Check(Params, contrary, (Pair,))
