"""The draft has somebody else take the decision that the law's nearest provision gives to a body or a person.

"Hội đồng quản trị quyết định việc bán trụ sở, báo cáo Đại hội thành viên" against "do Đại hội thành viên quyết định"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from vbpl_check.carveouts import excepted
from vbpl_check.cases import denies, local_beside_national, other_class, outside
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.deciders import Decision, Vocabulary, decisions
from vbpl_check.denials import any_of
from vbpl_check.model import Norm, Office, Pair, Part, Signal, Span
from vbpl_check.namings import is_name, may_be_one, naming, numbers
from vbpl_check.parts import strangers
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """The first six: see ``deciders.Vocabulary``. ``private``: heads of names of whoever rules nobody else.

    ``alike``: groups of verbs that come to the same. ``clausal``: words that no name holds: what was read is a clause.
    ``vague``: words of a description that tell nobody. ``unless``: words with which somebody else may decide as well.
    ``idle``: verbs of what anybody does beside somebody's task.
    ``classes``: nouns before labels that tell cases apart. ``close``: how near to the draft the law's provision must
    be, beside the nearest one. ``least``: share of what is decided that each side must have of the other; ``both``:
    together; ``beside``: the same where another provision is nearer.
    """

    heads: tuple[str, ...]
    described: tuple[str, ...]
    decides: tuple[str, ...]
    acts: tuple[str, ...]
    between: tuple[str, ...]
    titles: tuple[str, ...]
    private: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]
    clausal: tuple[str, ...]
    vague: tuple[str, ...]
    unless: tuple[str, ...]
    idle: tuple[str, ...]
    classes: tuple[str, ...] = ()
    close: float = 0.85
    least: float = 0.38
    both: float = 0.82
    beside: float = 1.2

    @cached_property
    def clause(self) -> re.Pattern[str]:
        """Any of ``clausal`` as whole words."""
        return any_of(self.clausal)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What ``deciders`` reads with."""
        return Vocabulary(self.heads, self.described, self.decides, self.acts, self.between, self.titles)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two norms, what each says of deciding, all their words, and the weights of words."""

    draft: Norm
    law: Norm
    mine: tuple[Decision, ...]
    theirs: tuple[Decision, ...]
    draft_words: str
    law_words: str
    weights: Weights


def displaces(candidate: Pair, params: Params) -> Signal | None:
    """The two deciders, which are surely two, of one decision; the strongest such pair."""
    if candidate.closeness < params.close or (candidate.standing and candidate.standing.place > _PLACES):
        return None
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    draft, law = candidate.left, candidate.right
    mine, theirs = decisions(draft, params.vocabulary), decisions(law, params.vocabulary)
    if not mine or not theirs or not comparable(candidate) or _elsewhere(draft, law, params):
        return None
    weights = Weights(candidate.spread, candidate.norms)
    sides = Sides(draft, law, mine, theirs, _words(draft), _words(law), weights)
    best: tuple[float, Decision, Decision] | None = None
    for one in mine:
        for other in theirs:
            strength = _strength(one, other, sides, candidate, params)
            if strength and (best is None or strength > best[0]):
                best = strength, one, other
    return _signal(sides, *best) if best else None


_PLACES = 2  # how many provisions may be nearer
_FEW = 2  # words that make a name
_TASK = 0.6  # share of what is decided that another decision must name to be the same one


def _words(norm: Norm) -> str:
    return lowered(f"{norm.heading}. {norm.lead_in} {norm.text}")


def _elsewhere(draft: Norm, law: Norm, params: Params) -> bool:
    """Is either about another case, or does it let somebody else decide?"""
    mine, theirs = lowered(draft.text), lowered(f"{law.lead_in} {law.text}")
    if draft.modality in ("prohibition", "exemption") or draft.yields or draft.transitional:
        return True
    if any(word in text for text in (mine, theirs) for word in params.unless):
        return True
    if other_class(mine, theirs, params.classes) or opposite_cases(mine, theirs) or excepted(law, draft):
        return True
    return denies(mine, theirs) or outside(mine, theirs) or local_beside_national(mine, theirs)


def _strength(mine: Decision, theirs: Decision, sides: Sides, candidate: Pair, params: Params) -> float:
    """How surely both are one decision of two deciders; 0 when they are not."""
    agreed = _agreed(mine, theirs, params)
    if (
        not agreed
        or not all(is_name(one.actor, params.clause, params.vocabulary) for one in (mine, theirs))
        or _NOT.search(mine.before)
    ):
        return 0.0
    consents = mine.verb in _CONSENTS and theirs.verb in _CONSENTS
    given = not consents and (_given(theirs) or _given(mine))
    if given or not numbers(theirs.task) <= numbers(sides.draft_words):
        return 0.0
    demoted = _demoted(mine, theirs, sides.draft, params)
    if not _apart(mine, theirs, sides, candidate, params, demoted) or _together(mine, theirs, sides, params):
        return 0.0
    if _said(mine, theirs, sides, candidate, params):
        return 0.0
    cover = sides.weights.cover
    task = theirs.task if len(content(theirs.task)) >= _TELLING else f"{lowered(sides.law.lead_in)} {theirs.task}"
    one, other = cover(mine.task, sides.law_words), cover(task, _clause(sides.draft, mine))
    slack = _SLACK if demoted else 0.0
    near = not (candidate.standing and candidate.standing.place)
    if min(one, other) < params.least - slack or one + other < (params.both if near else params.beside) - slack:
        return 0.0
    return float(round(min(0.95, 0.5 + 0.2 * (one + other) + (0.05 if demoted else 0.0)), 3))


_CONSENTS = ("đồng ý", "chấp thuận", "cho phép")
_TELLING = 5  # telling words of what is decided, fewer need the words above
_SLACK = 0.07
# "không phải | Nhà chức trách", "không do": who does not decide
_NOT = re.compile(r"(?<!\w)(?:không|chưa|chỉ)(?: [^\s,;]+){0,4}\s*$")


def _clause(norm: Norm, decision: Decision) -> str:
    """The clause with the decision, and the words above it."""
    text = lowered(norm.text)
    start, end = text.rfind(";", 0, decision.start) + 1, text.find(";", decision.end)
    return f"{lowered(norm.heading)}. {lowered(norm.lead_in)} {text[start : end if end >= 0 else len(text)]}"


def _agreed(mine: Decision, theirs: Decision, params: Params) -> bool:
    """May the two verbs be one act? To report or to help is nobody's own task."""
    if mine.verb in params.idle or theirs.verb in params.idle:
        return False
    if mine.verb == theirs.verb:
        return bool(mine.verb)
    if mine.verb and theirs.verb and any(mine.verb in group and theirs.verb in group for group in params.alike):
        return True
    for one, other in ((mine, theirs), (theirs, mine)):
        if other.verb in _OPEN and one.verb and re.search(rf"(?<!\w){one.verb}(?!\w)", other.task):
            return True
    return False


_OPEN = ("", "quyết định", "ban hành")  # what is decided follows


def _given(decision: Decision) -> bool:
    """Is the decision only what something else depends on: "sau khi Bộ Y tế chấp thuận"?"""
    return decision.by in ("khi", "nếu", "mà", "sau khi", "đã") or (decision.by == "do" and decision.verb == "quản lý")


def _offices(norm: Norm, decision: Decision) -> tuple[Office, ...]:
    """The bodies behind a name, where they are known."""
    if not decision.end:
        return tuple(
            office
            for part in norm.parts
            for office in part.offices
            if lowered(part.holder) in decision.actor and office.family
        )
    start, end = norm.span.start + decision.start, norm.span.start + decision.end
    return tuple(
        office for part in norm.parts if start <= part.span.start < end for office in part.offices if office.family
    )


def _demoted(mine: Decision, theirs: Decision, draft: Norm, params: Params) -> bool:
    """Does the draft name whoever decides by the law, in another part: "…, báo cáo Đại hội thành viên"?"""
    text = lowered(draft.text)
    rest = f"{text[: mine.start]} | {text[mine.end :]}" if mine.end else text
    name = naming(theirs.actor, params.vocabulary)
    words = name - naming(mine.actor, params.vocabulary)
    if theirs.actor.startswith(params.described):
        telling = words - frozenset(params.vague)
        words = telling | {theirs.actor.split()[0]} if telling else frozenset()
    if not words or len(name) < _FEW:
        return False
    return any(words <= frozenset(re.findall(r"\w+", part)) for part in re.split(r"[,;.|]", rest))


def _apart(mine: Decision, theirs: Decision, sides: Sides, candidate: Pair, params: Params, demoted: bool) -> bool:
    """Are the two surely not one?"""
    described = [decision.actor.startswith(params.described) for decision in (mine, theirs)]
    if described[0]:
        return False
    one, other = (naming(decision.actor, params.vocabulary) for decision in (mine, theirs))
    bodies = _offices(sides.draft, mine), _offices(sides.law, theirs)
    if not described[1] and all(bodies):
        first, second = (Part("acts", "", offices, Span(0, 0)) for offices in bodies)
        ranks = [found.group() for decision in (mine, theirs) if (found := _RANK.match(decision.actor))]
        if strangers(first, second, candidate.as_of) or len(set(ranks)) > 1:
            return True
    if not one or not other or may_be_one(mine, theirs, params.vocabulary) or (all(bodies) and not demoted):
        return False
    if described[1]:
        return demoted
    private = [decision.actor.startswith(params.private) for decision in (mine, theirs)]
    return demoted or not all(private)


# "Cục trưởng Cục Hải quan tỉnh" is not "Tổng cục trưởng Tổng cục Hải quan", which it belongs to
_RANK = re.compile(r"(?:tổng cục|cục|chi cục|đội)(?= trưởng)")


def _said(mine: Decision, theirs: Decision, sides: Sides, candidate: Pair, params: Params) -> bool:
    """Does the law let the draft's decider decide as well, or several, each for his own, or the draft the law's?"""

    def one(own: Decision, other: Decision) -> bool:
        return _agreed(own, other, params) and may_be_one(own, other, params.vocabulary)

    others = [(mine, known) for known in sides.theirs] + [(theirs, known) for known in sides.mine]
    if any(one(*pair) for pair in others if pair[1] not in (mine, theirs)):
        return True
    near = [known for norm in (*candidate.rivals, *candidate.beside) for known in decisions(norm, params.vocabulary)]
    return any(one(mine, known) and _one_task(known, mine, sides) for known in near) or any(
        _agreed(known, theirs, params)
        and not may_be_one(known, theirs, params.vocabulary)
        and _one_task(known, theirs, sides)
        for known in near
    )


def _one_task(known: Decision, other: Decision, sides: Sides) -> bool:
    """Is nearly all of what is decided named in another decision too?"""
    return sides.weights.cover(other.task, known.task) >= _TASK


# "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, | Chủ tịch Ủy ban nhân dân": those named beside
_BESIDE = re.compile(r",| và | hoặc ")
_LISTED = 6


def _together(mine: Decision, theirs: Decision, sides: Sides, params: Params) -> bool:
    """Does one side name both beside each other, or is each decision about whoever takes it?"""
    for known, own, norm in ((theirs, mine, sides.law), (mine, theirs, sides.draft)):
        before = lowered(norm.text)[: known.start] if known.end else ""
        words = frozenset(own.actor.split())
        parts = _BESIDE.split(before)[-_LISTED - 1 : -1] if before.endswith((", ", " và ", " hoặc ")) else []
        if any(part.strip().startswith(params.heads) and words.issuperset(part.split()) for part in parts):
            return True
    return all(
        naming(one.actor, params.vocabulary) <= frozenset(re.findall(r"\w+", one.task)) for one in (mine, theirs)
    )


def _signal(sides: Sides, strength: float, mine: Decision, theirs: Decision) -> Signal:
    def place(norm: Norm, decision: Decision) -> tuple[Span, ...]:
        start = norm.span.start
        return (Span(start + decision.start, start + decision.end),) if decision.end else (norm.span,)

    return Signal(
        strength=strength,
        left=place(sides.draft, mine),
        right=place(sides.law, theirs),
        slots=(("left_body", mine.actor), ("right_body", theirs.actor)),
        why=(
            f"Cùng một việc, khác người quyết định: “{mine.actor}” và “{theirs.actor}”.",
            "Đây là quy định của văn bản cấp trên gần nhất với câu của dự thảo.",
            "Không thấy phân cấp, ủy quyền.",
        ),
    )


CHECK = Check(Params, displaces, (Pair,))
