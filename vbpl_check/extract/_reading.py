"""One sentence taken apart: who, how binding, what, under which conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vbpl_check.extract._tables import BodiesTable, ClausesTable, ModalityTable
from vbpl_check.extract.conditions import Clauses, main_start
from vbpl_check.extract.modality import Marker, Modals
from vbpl_check.extract.subjects import Mention, actors
from vbpl_check.model import Modality, Span

# "do Ủy ban nhân dân cấp xã cấp", "bởi cơ quan có thẩm quyền"
_BY = re.compile(r"(?:^| )(?:do|bởi) ")
# "thuộc thẩm quyền của Chủ tịch …", "thẩm quyền cấp giấy phép thuộc về Sở …", "thẩm quyền quyết định là …"
_COMPETENCE = re.compile(r"thẩm quyền (?:[^,;.]{0,80}? )?(?:thuộc về|thuộc|của|là|do) ")
# "Giao Sở Tư pháp chủ trì", "Chính phủ giao Bộ Công an hướng dẫn", "phân cấp cho Ủy ban nhân dân cấp xã quyết định"
_ASSIGN = re.compile(r"[ ]?(?:giao cho|giao|phân cấp cho|ủy quyền cho) ")
_PASSIVE = ("được", "phải được", "có thể được", "chỉ được", "không được")
_SOFT = ("được", "có thể")
_END = " .;:,\n\t"
_BODY_REACH = 80  # characters between a state body and its verb ("Chủ tịch … nơi có đất quyết định")
_LONGEST_SUBJECT = 160
_LONGEST_SENTENCE = 8000  # characters; no statute has one as long, a damaged file may
_NEAR = 12  # characters between a subject and "được" that hold no other predicate
_COORDINATES = re.compile(r"(?:,|;| và| đồng thời)\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says.

    ``marked``: by a modal phrase of its own; ``leading``: the phrase stands at its start or after its own subject.
    """

    modality: Modality
    main: str  # the plain sentence without its conditions, exceptions and yielding clauses
    act: tuple[Span, ...]  # stretches of ``main``
    subject: str
    subject_key: str
    subject_kind: str
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    yields: tuple[str, ...]
    delegates: str
    only: bool
    marked: bool
    leading: bool
    negated: bool  # "Không" + verb


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence; ``main`` has blanks for all but the main clause, which begins at ``start``."""

    text: str
    main: str
    start: int
    marker: Marker | None
    elided: Mention | None  # the subject of "Người nào … thì phải …", left out after "thì"
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    yields: tuple[str, ...]

    def says(
        self,
        modality: Modality,
        act: Sequence[Span],
        who: Mention | None = None,
        who_end: int = 0,
        *,
        delegates: bool = False,
        only: bool = False,
        marked: bool = False,
        leading: bool = False,
        negated: bool = False,
    ) -> Reading:
        """The reading; the words of the subject end at ``who_end`` when its modifiers belong to it."""
        return Reading(
            modality,
            self.main,
            tuple(act),
            _subject(self.text, who, who_end) if who else "",
            who.key if who else "",
            who.kind if who else "",
            self.conditions,
            self.exceptions,
            self.yields,
            who.key if who and delegates and who.kind == "body" else "",
            only,
            marked,
            leading,
            negated,
        )


class Reader:
    """The three tables, compiled; one object a run."""

    def __init__(self, modality: ModalityTable, clauses: ClausesTable, bodies: BodiesTable) -> None:
        self.modals = Modals(modality)
        self.actors = actors(bodies, modality.predicates)
        self.clauses = Clauses(clauses, self.actors)

    def read(self, text: str, low: str, actor_above: bool = False) -> Reading:
        """``text`` is one sentence, ``low`` its plain form; ``actor_above``: words above it name its subject."""
        low = low[:_LONGEST_SENTENCE].rstrip(_END)
        exceptions, yields = self.clauses.exceptions(low), self.clauses.yields(low)
        main = blank(low, exceptions + yields) if exceptions or yields else low
        markers = list(self.modals.markers(main))
        prefixes = list(self.clauses.prefixes(text, main, markers))
        start = prefixes[-1].end if prefixes else main_start(main, 0)
        if prefixes:
            markers = [marker for marker in markers if marker.start >= start]
        marker = self.modals.main(main, start, markers) if markers else None
        if marker and marker.phrase in _SOFT and marker.start > start and self.actors.starts_verb(main, start):
            marker = None  # "Lập danh mục nghề có thể gây …": the modal is inside the object
        tail = self.clauses.conditions(main, marker.end if marker else start + 1)
        frame = [Span(item.start, item.end) for item in prefixes if item.kind in ("condition", "bare")]
        excepted = [Span(item.start, item.end) for item in prefixes if item.kind == "exception"]
        excepted += [span for span in yields if low.startswith("trừ ", span.start) and span.start == 0]
        elided = self.actors.at(text, main, 0) if prefixes and prefixes[-1].kind == "bare" else None
        found = _Found(
            text,
            blank(main, tail) if tail else main,
            start,
            marker,
            elided,
            tuple(_cut(text, span) for span in frame + tail),
            tuple(_cut(text, span) for span in excepted + exceptions),
            tuple(_cut(text, span) for span in yields),
        )
        return self._core(found, actor_above)

    def _core(self, found: _Found, actor_above: bool) -> Reading:
        main, start, marker = found.main, found.start, found.marker
        if self.modals.verb("sanction_starts", main, start):
            return found.says("sanction", [Span(start, len(main))], marked=True, leading=True)
        at_start = marker is not None and marker.start == start
        if main.startswith("không ", start) and not at_start:
            verb = start + len("không ")
            meaning = self.modals.bare_negation(main, verb)
            if meaning != "statement" or marker is None:
                return found.says(meaning, [Span(verb, len(main))], marked=meaning != "statement", negated=True)
        if marker is None:
            return self._unmarked(found)
        return self._marked(found, marker, actor_above)

    def _marked(self, found: _Found, marker: Marker, actor_above: bool) -> Reading:
        main, start = found.main, found.start
        if main.startswith("giao ", start):
            start += len("giao ")  # "Giao Sở Tư pháp có trách nhiệm …"
        actor = self.actors.at(found.text, main, start, marker.start) if marker.start > start else found.elided
        if actor and actor is not found.elided and self._embedded(main, actor, marker):
            return self._unmarked(found)
        agent = self._agent(found, marker)
        at_start = marker.start == start
        is_actor = actor is not None or (at_start and actor_above)
        modality = self.modals.resolve(marker, main, is_actor, agent is not None)
        leading = at_start or actor is not None
        keeps_words = marker.modality == "statement" and marker.phrase != "được"  # "chịu trách nhiệm", "được coi là"
        rest = Span(marker.start if keeps_words else marker.end, len(main))
        before = Span(start, marker.start)
        if agent:
            delegates = self.clauses.delegation(main[agent.end :].lstrip(), 0)
            act = [before, *_without(rest, agent.start, agent.end)]
            return found.says(modality, act, agent, delegates=delegates, only=marker.only, marked=True, leading=leading)
        passive = marker.phrase == "được" and modality == "statement"
        if actor is None or passive:
            return found.says(modality, [before, rest], only=marker.only, marked=not passive, leading=leading)
        delegates = self.clauses.delegation(main, marker.end + 1)
        return found.says(
            modality, [rest], actor, marker.start, delegates=delegates, only=marker.only, marked=True, leading=leading
        )

    def _unmarked(self, found: _Found) -> Reading:
        main, start = found.main, found.start
        actor = self.actors.at(found.text, main, start)
        if actor is not None:
            if main.startswith(" không ", actor.end):
                verb = actor.end + len(" không ")
                meaning = self.modals.bare_negation(main, verb)
                if meaning != "statement":
                    return found.says(meaning, [Span(verb, len(main))], actor, marked=True, leading=True, negated=True)
            if self._predicate(main, actor) and not self._assigned(found, actor.end):
                delegates = self.clauses.delegation(main[actor.end :].lstrip(), 0)
                rest = [Span(actor.end, len(main))]
                return found.says("statement", rest, actor, delegates=delegates, leading=True)
        body = self._assigned(found, actor.end if actor else max(start - 1, 0))
        if body:
            delegates = self.clauses.delegation(main[body.end :].lstrip(), 0)
            rest = [Span(body.end, len(main))]
            return found.says("obligation", rest, body, delegates=delegates, marked=True, leading=True)
        agent = self._agent(found, None)
        if agent:
            delegates = self.clauses.delegation(main[agent.end :].lstrip(), 0)
            act = _without(Span(start, len(main)), agent.start, agent.end)
            return found.says("statement", act, agent, delegates=delegates)
        return found.says("statement", [Span(start, len(main))])

    def _assigned(self, found: _Found, start: int) -> Mention | None:
        """The state body that a task is given to, right at ``start``: "(Chính phủ) giao Bộ Y tế quy định chi tiết"."""
        given = _ASSIGN.match(found.main, start)
        body = self.actors.at(found.text, found.main, given.end()) if given else None
        return body if body and body.kind == "body" else None

    def _embedded(self, main: str, actor: Mention, marker: Marker) -> bool:
        """Whether the modal phrase is inside the predicate: "Sở Y tế kiểm tra, yêu cầu cơ sở phải khắc phục"."""
        between = main[actor.end : marker.start]
        if marker.weak and marker.phrase.startswith("được"):
            return len(between) > _NEAR and (" có " in between[:4] or actor.kind == "body" or "," in between)
        if actor.kind != "body" or _COORDINATES.search(between) or not self.actors.starts_verb(main, actor.end + 1):
            return False
        return "," in between or self.modals.causes(between)

    def _within_noun(self, main: str, start: int, end: int) -> bool:
        """Whether "được" at ``end`` qualifies a noun: "Cho thuê rừng theo phương án được cơ quan A phê duyệt"."""
        return self.actors.starts_verb(main, start) or " theo " in main[start:end] or end - start > _LONGEST_SUBJECT

    def _predicate(self, main: str, actor: Mention) -> bool:
        """Whether a verb follows: at once, or for a state body after a short modifier without a comma."""
        if self.actors.starts_verb(main, actor.end + 1):
            return actor.kind == "body" or " là " not in main[actor.end :]
        if actor.kind != "body":
            return False
        if main.startswith(" là ", actor.end):
            return False
        stop = main.find(",", actor.end)
        reach = main[actor.end : min(stop if stop > 0 else len(main), actor.end + _BODY_REACH)]
        return any(self.actors.starts_verb(reach, space.end()) for space in re.finditer(" ", reach))

    def _agent(self, found: _Found, marker: Marker | None) -> Mention | None:
        """Who acts in a passive: right after "được", after "do" or "bởi", or who is said to be competent."""
        main = found.main
        if marker and marker.phrase in _PASSIVE:
            mention = None
            if marker.phrase != "được" or not self._within_noun(main, found.start, marker.start):
                mention = self.actors.at(found.text, main, marker.end + 1)
            if mention and self._predicate(main, mention):
                return mention
        for by in _BY.finditer(main, max((marker.end if marker else found.start) - 1, 0)):
            if " là " in main[found.start : by.start()]:
                break  # "X là khoản tiền do Y trả": a description
            mention = self.actors.at(found.text, main, by.end())
            if mention and self.actors.starts_verb(main, mention.end + 1):
                return mention
        competence = _COMPETENCE.search(main, found.start) if marker is None and "thẩm quyền" in main else None
        mention = self.actors.at(found.text, main, competence.end()) if competence else None
        return mention if mention and mention.kind == "body" else None


def blank(low: str, spans: Sequence[Span]) -> str:
    """``low`` with the spans overwritten by blanks, so that offsets stay."""
    for span in spans:
        low = low[: span.start] + " " * (span.end - span.start) + low[span.end :]
    return low


def _without(whole: Span, start: int, end: int) -> list[Span]:
    return [
        span
        for span in (Span(whole.start, min(start, whole.end)), Span(max(end, whole.start), whole.end))
        if span.start < span.end
    ]


def _subject(text: str, who: Mention, end: int) -> str:
    words = text[who.start : max(end, who.end)].strip(_END)
    return words if len(words) <= _LONGEST_SUBJECT else text[who.start : who.end].strip(_END)


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end].strip(_END).removesuffix(" thì").rstrip(_END)
