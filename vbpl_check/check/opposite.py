"""Of one situation the law says one consequence and the draft the opposite one.

"đã khai thác đủ trữ lượng thì phải dừng khai thác" against "đã khai thác đủ trữ lượng thì tiếp tục khai thác"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vbpl_check.acts import named
from vbpl_check.cases import denies, points_elsewhere
from vbpl_check.check import Check, against_draft, comparable, far
from vbpl_check.compare import content, cover, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Opposite:
    """Two groups of phrases for consequences that exclude each other; "*" stands for any one word."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True)
class Params:
    """``pairs``: the lexicon of opposites. ``words``: rules/lexicon/denial.yaml.

    ``passing``: words before a consequence that is only spoken of ("thời gian tạm dừng"). ``share``: how near the two
    must be, beside the provision of the law that is nearest to the clause of the draft.
    """

    pairs: tuple[Opposite, ...]
    words: Words
    passing: tuple[str, ...] = ()
    floor: float = 0.6
    share: float = 0.5

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """One pattern a pair: group "plus" or "minus", longer phrases first."""
        return tuple(_pattern(pair) for pair in self.pairs)


def _pattern(pair: Opposite) -> re.Pattern[str]:
    sides = [(phrase, name) for name in ("plus", "minus") for phrase in getattr(pair, name)]
    ordered = sorted(sides, key=lambda side: (-len(side[0]), side))
    parts = [f"({re.escape(phrase).replace(re.escape('*'), '[^ ,;.]+')})" for phrase, _ in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


_DEFINING = ("từ ngữ", "được hiểu như sau", "định nghĩa")


@dataclass(frozen=True)
class Said:
    """A consequence as said: the words before it (the situation), those around it (its object), the phrase itself.

    ``start``/``end``: where it stands in the text of the norm; the whole text if the words above say it (``framed``).
    """

    plus: bool
    start: int
    end: int
    before: str
    around: str
    phrase: str
    framed: bool = False


def opposite(candidate: Pair, params: Params) -> Signal | None:
    """The strongest pair of opposite consequences of a situation that both sides name."""
    if not against_draft(candidate) or far(candidate, params.share) or not comparable(candidate):
        return None
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0:
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    if law.delegates or "sanction" in (law.modality, draft.modality):
        return None
    if any(word in lowered(f"{law.heading} {law.lead_in}") for word in _DEFINING):
        return None
    best: tuple[float, Said, Said] | None = None
    for pair, pattern in _spoken(draft, law, params):
        for mine in _said(draft, pair, pattern, params):
            for theirs in _said(law, pair, pattern, params):
                strength = _strength(draft, mine, law, theirs, params) if mine.plus != theirs.plus else 0.0
                if strength >= params.floor and (best is None or strength > best[0]):
                    best = strength, mine, theirs
    return _signal(candidate, draft, law, *best) if best else None


def _spoken(draft: Norm, law: Norm, params: Params) -> Iterator[tuple[Opposite, re.Pattern[str]]]:
    """The pairs of opposites of which each side says something, none as the names of two kinds of one noun."""
    mine, theirs = (f"{_frame(norm)} {lowered(norm.text)}" for norm in (draft, law))
    for pair, pattern in zip(params.pairs, params.patterns, strict=True):
        heard = pattern.search(mine) and pattern.search(theirs)
        if heard and not _both(draft, pair, pattern) and not _both(law, pair, pattern):
            yield pair, pattern


def _both(norm: Norm, pair: Opposite, pattern: re.Pattern[str]) -> bool:
    """Is an adjective of the pair a name of two kinds of one noun here?

    "bảo hiểm xã hội bắt buộc và bảo hiểm xã hội tự nguyện": a rule for both kinds, no consequence.
    """
    before: dict[bool, set[str]] = {True: set(), False: set()}
    text = lowered(f"{norm.heading} ; {norm.text}")
    for found in pattern.finditer(text):
        plus = any(_means(found.group(), phrase) for phrase in pair.plus)
        before[plus].add(" ".join(text[: found.start()].split()[-2:]))
    return bool(before[True] & before[False])


def _said(norm: Norm, pair: Opposite, pattern: re.Pattern[str], params: Params) -> Iterator[Said]:
    """The consequences of a norm, outside its exceptions and where nothing only names them."""
    text = lowered(norm.text)
    for found in pattern.finditer(text):
        clause = re.split(r"[;.] ", text[: found.start()])[-1]
        if named(clause) or clause.rstrip().endswith(params.passing) or not _follows(clause, found.group()):
            continue
        inner = norm.exceptions if "chỉ" in clause.split() else (*norm.exceptions, *norm.conditions)
        if any(found.group() in lowered(part) for part in inner):
            continue
        after = re.split(r"[;.] ", text[found.end() :])[0]
        around = " ".join((*clause.split()[-4:], *after.split()[:6]))
        plus = any(_means(found.group(), phrase) for phrase in pair.plus)
        yield Said(plus, found.start(), found.end(), f"{lowered(norm.lead_in)} {clause}", around, found.group())
    yield from _above(norm, pair, pattern, params)


# "Đưa ra khỏi danh sách trong các trường hợp sau đây:", "Việc chi trả chấm dứt khi:": the items are the situations
_CASES = re.compile(r"(?:trường hợp|một trong các|khi|nếu)(?: (?:sau đây|sau|dưới đây|trường hợp))*\s*:\s*$")


def _frame(norm: Norm) -> str:
    """The words above the norm where they say what follows from the situation that the norm tells; else ""."""
    lead = lowered(norm.lead_in)
    return lead if _CASES.search(lead) else ""


def _above(norm: Norm, pair: Opposite, pattern: re.Pattern[str], params: Params) -> Iterator[Said]:
    """The consequences that the words above a list of situations name."""
    lead, text = _frame(norm), lowered(norm.text)
    for found in pattern.finditer(lead):
        before = lead[: found.start()]
        if named(before) or before.rstrip().endswith(params.passing) or " không " in f" {before[-12:]} ":
            continue
        plus = any(_means(found.group(), phrase) for phrase in pair.plus)
        around = " ".join((*before.split()[-4:], *lead[found.end() :].split()[:6]))
        yield Said(plus, 0, len(norm.text), text, around, found.group(), framed=True)


# "thì báo cáo cơ quan cấp phép và tiếp tục khai thác", "phải dừng khai thác", "được tiếp tục thực hiện"
_THEN = re.compile(
    r"(?<!\w)thì(?!\w)|(?<!\w)(?:phải|được|sẽ|vẫn|bị|có thể|có quyền|trách nhiệm|nghĩa vụ)(?:\s+[^\s,;]+){0,2}\s*$"
)


def _follows(clause: str, phrase: str) -> bool:
    """Is the phrase what follows from the situation: behind "thì" or a modal word, at the head, or itself modal?"""
    return (
        not clause.strip()
        or _THEN.search(clause) is not None
        or phrase.split()[0] in ("phải", "được", "không", "vẫn", "tự", "trực", "chỉ", "nhận", "hưởng")
    )


def _means(words: str, phrase: str) -> bool:
    return re.fullmatch(re.escape(phrase).replace(re.escape("*"), "[^ ,;.]+"), words) is not None


def _strength(draft: Norm, mine: Said, law: Norm, theirs: Said, params: Params) -> float:
    """How surely both consequences are of one situation and one object."""
    if any(
        cover(lowered(part), f"{draft.lead_in} {draft.text}") >= 0.3 or "quy định" in lowered(part)
        for part in law.exceptions
    ):
        return 0.0
    if points_elsewhere(mine.before, theirs.before):  # what stands behind the consequence is no situation
        return 0.0
    numbers = [frozenset(_NUMBER.findall(said.before)) for said in (mine, theirs)]
    if denies(mine.before, theirs.before) or (all(numbers) and not numbers[0] & numbers[1]):
        return 0.0
    whole = frozenset(content(f"{draft.heading} {draft.lead_in} {draft.text}"))
    law_whole = frozenset(content(f"{law.heading} {law.lead_in} {law.text}"))
    theirs_share = max(_share(part, whole, params) for part in theirs.before.split(" thì ")[0].split(" hoặc "))
    mine_share = _share(mine.before, law_whole, params)
    if theirs.framed and (theirs_share < _IN_FULL or mine.framed):
        return 0.0
    object_share = _common(mine.around, theirs.around, params)
    if min(theirs_share, mine_share) >= 0.55:
        object_share = max(object_share, 0.5)  # the situation itself names what is dealt with
    every = params.words.all.search(lowered(draft.text)) is not None
    if not every and (_NOT.search(mine.before) is None) != (_NOT.search(theirs.before) is None):
        return 0.0
    within = mine_share >= 0.8 and theirs_share >= 0.4  # all that the draft says of the situation stands in the law
    if not (theirs_share >= 0.6 and mine_share >= 0.2) and not (every and mine_share >= 0.5) and not within:
        return 0.0
    situation = max(theirs_share, mine_share) if every or within else theirs_share
    return 0.5 * situation + 0.2 * min(mine_share, theirs_share) + 0.3 * object_share


_IN_FULL = 0.8  # share of one of several listed situations that the other side must name
# "không còn thuộc diện", "chưa đủ": a situation told by what is not; not "không quá 5 ngày"
_NOT = re.compile(r"(?<!\w)(?:không|chưa|hết|mất)(?! (?:quá|vượt|phải))(?!\w)")
# "14" in "dưới 14 tuổi"; not in "Điều 7"
_NUMBER = re.compile(r"(?<!điều )(?<!khoản )(?<![\w.,])0*(\d+)(?!\w)")


def _share(part: str, whole: frozenset[str], params: Params) -> float:
    """Share of the telling words of a situation that the other side has; 0 when it has fewer than three."""
    telling = frozenset(content(part)) - frozenset(params.words.generic)
    return len(telling & whole) / len(telling) if len(telling) >= 3 else 0.0


def _common(mine: str, theirs: str, params: Params) -> float:
    """1 when the words around both consequences share two telling syllables, 0.5 for one."""
    shared = (frozenset(content(mine)) & frozenset(content(theirs))) - frozenset(params.words.generic)
    return min(1.0, len(shared) / 2)


def _signal(candidate: Pair, draft: Norm, law: Norm, strength: float, mine: Said, theirs: Said) -> Signal:
    spans = {
        id(norm): Span(norm.span.start + said.start, norm.span.start + said.end)
        for norm, said in ((draft, mine), (law, theirs))
    }
    words = {id(draft): mine.phrase, id(law): theirs.phrase}
    left, right = candidate.left, candidate.right
    return Signal(
        strength=round(min(1.0, strength), 3),
        left=(spans[id(left)],),
        right=(spans[id(right)],),
        slots=(("left_words", words[id(left)]), ("right_words", words[id(right)])),
        why=(
            f"Hậu quả trái nhau: “{words[id(left)]}” và “{words[id(right)]}”.",
            f"Tình huống của bên cao hơn: “{theirs.before.strip(' ,')}”; bên kia cũng nói tới.",
            "Không có ngoại lệ nào của bên cao hơn có thể là trường hợp này.",
        ),
    )


CHECK = Check(Params, opposite, (Pair,))
