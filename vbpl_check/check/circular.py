"""Two procedures that wait for each other: A is given only with B, B only with A.

"Hồ sơ đề nghị cấp giấy phép xây dựng gồm: giấy chứng nhận an toàn" and "Giấy chứng nhận an toàn chỉ được cấp cho công
trình đã có giấy phép xây dựng".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.check import Check
from vbpl_check.items import telling, without_pointers
from vbpl_check.model import Norm, Pair, Signal, Span, Whole
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``papers``: nouns that a paper's name begins with; ``ends``: words with which the name is over.

    ``unless``: words that show that another case of the paper is meant ("cấp lại", "gia hạn").
    """

    papers: tuple[str, ...]
    ends: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """To be given ``wanted`` one must have ``needed``; both as their telling words."""

    norm: Norm
    wanted: frozenset[str]
    needed: frozenset[str]
    name: str
    span: Span


_LONGEST = 9  # words of a name
_NEAR = 60  # characters before a name in which its verb stands


def circular(candidate: Whole | Pair, params: Params) -> Signal | None:
    """The two papers, each of which is needed for the other."""
    if isinstance(candidate, Pair):
        if candidate.left_document.id == candidate.right_document.id:
            return None  # found in the whole document
        needs = [need for norm in (candidate.left, candidate.right) for need in _needs(norm, params)]
    else:
        needs = [need for norm in candidate.norms for need in _needs(norm, params)]
    seen: dict[tuple[frozenset[str], frozenset[str]], Need] = {}
    for second in needs:
        first = seen.get((second.needed, second.wanted))
        if first is not None and second.needed != second.wanted and _apart(first, second, candidate):
            return _signal(first, second, candidate)
        seen.setdefault((second.wanted, second.needed), second)
    return None


def _apart(first: Need, second: Need, candidate: Whole | Pair) -> bool:
    return not isinstance(candidate, Pair) or first.norm.provision.document != second.norm.provision.document


def _signal(first: Need, second: Need, candidate: Whole | Pair) -> Signal:
    pair = isinstance(candidate, Pair)
    return Signal(
        strength=0.85,
        left=(first.span,) if pair else (first.span, second.span),
        right=(second.span,) if pair else (),
        slots=(("first", second.name), ("second", first.name)),
        why=(
            f"Muốn được cấp “{second.name}” phải có trước “{first.name}”: “{first.norm.text[:160]}”.",
            f"Muốn được cấp “{first.name}” lại phải có trước “{second.name}”: “{second.norm.text[:160]}”.",
            "Không câu nào trong hai câu nói về cấp lại, gia hạn hoặc trường hợp riêng.",
        ),
    )


def _needs(norm: Norm, params: Params) -> Iterator[Need]:
    """What the sentence, or the list it stands in, makes a condition of what."""
    if norm.quoted or norm.modality in ("exemption", "sanction"):
        return
    text = lowered(norm.text)
    lead = lowered(f"{norm.lead_in}")
    if any(word in f"{lowered(norm.heading)} {lead} {text}" for word in params.unless):
        return
    names = _names(text, params)
    wanted = _granted(lead) or _granted(text)
    if wanted is None:
        return
    goal = _first(names if wanted[0] is text else _names(lead, params), wanted[1])
    if goal is None:
        return
    for name, start, end in names:
        if (name, start) == goal[:2] and wanted[0] is text:
            continue
        needed = frozenset(telling(name))
        if len(needed) >= 2 and _demanded(text, start, lead, wanted[0] is lead):
            span = Span(norm.span.start + start, norm.span.start + end)
            yield Need(norm, frozenset(telling(goal[0])), needed, name, span)


# "hồ sơ đề nghị cấp giấy phép", "điều kiện cấp chứng chỉ", "giấy chứng nhận chỉ được cấp cho", "để được cấp thẻ"
_GRANT = re.compile(
    r"(?:hồ sơ|đơn|điều kiện|để|thủ tục|khi)[^,;.:]{0,30}? (?:được )?cấp(?: mới)? (?=\w)"
    r"|(?:chỉ|mới) được cấp(?: mới)?(?: cho| khi)(?!\w)"
)
# "phải có", "đã có", "đã được cấp", "sau khi có", "gồm", "kèm theo", "bản sao"
_HAVING = re.compile(r"(?:phải|đã|sau khi|khi|kèm theo|gồm|nộp|bản sao|bản chính)(?: \w+){0,3} $")


def _granted(text: str) -> tuple[str, int] | None:
    """The text and the offset near which the paper stands that is to be given."""
    found = _GRANT.search(text)
    if found is None:
        return None
    return text, -found.start() if "được cấp" in found.group() and found.group().startswith(
        ("chỉ", "mới")
    ) else found.end()


def _first(names: list[tuple[str, int, int]], at: int) -> tuple[str, int, int] | None:
    """The paper right behind "cấp", or (``at`` below zero) the last one before "chỉ được cấp"."""
    if at < 0:
        return next((name for name in reversed(names) if name[2] <= -at + 1), None)
    return next((name for name in names if 0 <= name[1] - at <= 1), None)


def _demanded(text: str, start: int, lead: str, listed: bool) -> bool:
    """Is the paper at ``start`` one that must be there already?"""
    before = text[max(0, start - _NEAR) : start]
    if listed:  # an item of "hồ sơ đề nghị cấp … gồm:", "điều kiện cấp … :"
        return lead.rstrip().endswith(":") and not re.search(r"(?:không|chưa)(?: \w+){0,3} $", before)
    return bool(_HAVING.search(before))


def _names(text: str, params: Params) -> list[tuple[str, int, int]]:
    clean = without_pointers(text)
    source = text if len(clean) != len(text) else clean
    return [(m.group(), m.start(), m.end()) for m in _pattern(params.papers, params.ends).finditer(source)]


@lru_cache(maxsize=4)
def _pattern(papers: tuple[str, ...], ends: tuple[str, ...]) -> re.Pattern[str]:
    # "giấy phép xây dựng", "giấy chứng nhận đủ điều kiện an ninh trật tự"
    word = rf"(?: (?!(?:{'|'.join(ends)})(?!\w))[^\W\d_]+)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(papers)}){word}{{1,{_LONGEST}}}")


CHECK = Check(Params, circular, (Whole, Pair))
