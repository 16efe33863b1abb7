"""One sentence taken apart: who, how binding, what, under which conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vbpl_check.extract._tables import BodiesTable, ClausesTable, ModalityTable
from vbpl_check.extract.conditions import Clauses
from vbpl_check.extract.modality import Marker, Modals
from vbpl_check.extract.subjects import Actors, Mention
from vbpl_check.model import Modality, Span

# "do Ủy ban nhân dân cấp xã cấp", "bởi cơ quan có thẩm quyền"
_BY = re.compile(r"(?:^| )(?:do|bởi) ")
# "thuộc thẩm quyền của Chủ tịch …", "thẩm quyền cấp giấy phép thuộc về Sở …", "thẩm quyền quyết định là …"
_COMPETENCE = re.compile(r"thẩm quyền (?:[^,;.]{0,80}? )?(?:thuộc về|thuộc|của|là|do) ")
# "Giao Sở Tư pháp chủ trì", "Chính phủ giao Bộ Công an hướng dẫn", "phân cấp cho Ủy ban nhân dân cấp xã quyết định"
_ASSIGN = re.compile(r"(?:^| )(?:giao|giao cho|phân cấp cho|ủy quyền cho) ")
_PASSIVE = ("được", "phải được", "có thể được", "chỉ được", "không được")
_END = " .;:,\n\t"
_BODY_REACH = 80  # characters between a state body and its verb ("Chủ tịch … nơi có đất quyết định")
_LONGEST_SUBJECT = 160
_NEAR = 12  # characters between a subject and "được" that hold no other predicate
_COORDINATES = re.compile(r"(?:,|;| và| đồng thời)\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says.

    ``marked``: by a modal phrase of its own; ``leading``: the phrase stands at its start or after its own subject.
    """

    modality: Modality
    only: bool = False
    subject: str = ""
    subject_key: str = ""
    subject_kind: str = ""
    main: str = ""  # the plain sentence without its conditions, exceptions and yielding clauses
    act: tuple[Span, ...] = ()  # stretches of ``main``
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()
    delegates: str = ""
    marked: bool = False
    leading: bool = False
    negated: bool = False  # "Không" + verb


class Reader:
    """The three tables, compiled; one object a run."""

    def __init__(self, modality: ModalityTable, clauses: ClausesTable, bodies: BodiesTable) -> None:
        self.modals = Modals(modality)
        self.actors = Actors(bodies, modality.predicates)
        self.clauses = Clauses(clauses, self.actors)

    def read(self, text: str, low: str, actor_above: bool = False) -> Reading:
        """``text`` is one sentence, ``low`` its plain form; ``actor_above``: words above it name its subject."""
        end = len(low.rstrip(_END))
        low = low[:end]
        exceptions, yields = self.clauses.exceptions(low), self.clauses.yields(low)
        main = blank(low, exceptions + yields) if exceptions or yields else low
        markers = list(self.modals.markers(main))
        prefixes = list(self.clauses.prefixes(text, main, markers[0].start if markers else None))
        start = prefixes[-1].end if prefixes else 0
        if start:
            markers = [marker for marker in markers if marker.start >= start]
        marker = self.modals.main(main, start, markers) if markers else None
        tail = self.clauses.conditions(main, marker.end if marker else start + 1)
        found = _Found(text, low, blank(main, tail) if tail else main, start, marker)
        frame = [Span(item.start, item.end) for item in prefixes if item.kind == "condition"]
        excepted = [Span(item.start, item.end) for item in prefixes if item.kind == "exception"]
        return replace(
            self._core(found, actor_above),
            main=found.main,
            conditions=tuple(_cut(text, span) for span in frame + tail),
            exceptions=tuple(_cut(text, span) for span in excepted + exceptions),
            yields=tuple(_cut(text, span) for span in yields),
        )

    def _core(self, found: _Found, actor_above: bool) -> Reading:
        main, start, marker = found.main, found.start, found.marker
        if self.modals.verb("sanction_starts", main, start):
            return Reading("sanction", act=(Span(start, len(main)),), marked=True, leading=True)
        at_start = marker is not None and marker.start == start
        if main.startswith("không ", start) and not at_start:
            verb = start + len("không ")
            meaning = self.modals.bare_negation(main, verb)
            if meaning != "statement" or marker is None:
                return Reading(meaning, act=(Span(verb, len(main)),), marked=meaning != "statement", negated=True)
        if marker is None:
            return self._unmarked(found)
        return self._marked(found, marker, actor_above)

    def _marked(self, found: _Found, marker: Marker, actor_above: bool) -> Reading:
        main, start = found.main, found.start
        actor = self.actors.at(found.text, main, start, marker.start) if marker.start > start else None
        if actor and self._embedded(main, actor, marker):
            return self._unmarked(found)
        agent = self._agent(found, marker)
        at_start = marker.start == start
        modality = self.modals.resolve(marker, main, actor is not None or (at_start and actor_above), agent is not None)
        rest = Span(marker.start if modality == "statement" and marker.phrase != "được" else marker.end, len(main))
        common = Reading(modality, only=marker.only, marked=True, leading=at_start or actor is not None)
        if agent:
            act = (Span(start, marker.start), *_without(rest, agent.start, agent.end))
            return self._by(found, common, agent, act, main[agent.end :].lstrip())
        passive = marker.phrase == "được" and modality == "statement"
        if actor is None or passive:
            return replace(common, act=(Span(start, marker.start), rest), marked=not passive)
        subject = _subject(found.text, actor, marker.start)
        delegates = actor.key if self.clauses.delegation(main, marker.end + 1) else ""
        return replace(
            common, subject=subject, subject_key=actor.key, subject_kind=actor.kind, act=(rest,), delegates=delegates
        )

    def _unmarked(self, found: _Found) -> Reading:
        main, start = found.main, found.start
        whole = Span(start, len(main))
        actor = self.actors.at(found.text, main, start)
        if actor is not None:
            if main.startswith(" không ", actor.end):
                verb = actor.end + len(" không ")
                meaning = self.modals.bare_negation(main, verb)
                if meaning != "statement":
                    common = Reading(meaning, marked=True, leading=True, negated=True)
                    return self._by(found, common, actor, (Span(verb, len(main)),), "")
            if self._predicate(main, actor):
                rest = Span(actor.end, len(main))
                return self._by(found, Reading("statement", leading=True), actor, (rest,), main[actor.end :].lstrip())
        assigned = _ASSIGN.search(main, max(start - 1, 0))
        if assigned and (body := self.actors.at(found.text, main, assigned.end())) and body.kind == "body":
            rest = Span(body.end, len(main))
            common = Reading("obligation", marked=True, leading=True)
            return self._by(found, common, body, (rest,), main[body.end :].lstrip())
        agent = self._agent(found, None)
        if agent:
            act = tuple(_without(whole, agent.start, agent.end))
            return self._by(found, Reading("statement"), agent, act, main[agent.end :].lstrip())
        return Reading("statement", act=(whole,))

    def _by(self, found: _Found, common: Reading, who: Mention, act: Iterable[Span], after: str) -> Reading:
        delegates = who.key if who.kind == "body" and self.clauses.delegation(after, 0) else ""
        words = _subject(found.text, who, who.end)
        return replace(
            common, subject=words, subject_key=who.key, subject_kind=who.kind, act=tuple(act), delegates=delegates
        )

    def _embedded(self, main: str, actor: Mention, marker: Marker) -> bool:
        """Whether the modal phrase is inside the predicate: "Sở Y tế kiểm tra, yêu cầu cơ sở phải khắc phục"."""
        between = main[actor.end : marker.start]
        if marker.weak and marker.phrase.startswith("được"):
            return len(between) > _NEAR and (" có " in between[:4] or actor.kind == "body" or "," in between)
        return (
            actor.kind == "body" and self.actors.starts_verb(main, actor.end + 1) and not _COORDINATES.search(between)
        )

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
            mention = self.actors.at(found.text, main, marker.end + 1)
            if mention and self._predicate(main, mention):
                return mention
        for by in _BY.finditer(main, max((marker.end if marker else found.start) - 1, 0)):
            mention = self.actors.at(found.text, main, by.end())
            if mention and self.actors.starts_verb(main, mention.end + 1):
                return mention
        competence = _COMPETENCE.search(main, found.start) if marker is None and "thẩm quyền" in main else None
        mention = self.actors.at(found.text, main, competence.end()) if competence else None
        return mention if mention and mention.kind == "body" else None


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence; ``main`` has blanks for all but the main clause, which begins at ``start``."""

    text: str
    low: str
    main: str
    start: int
    marker: Marker | None


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
    words = text[who.start : end].strip(_END)
    return words if len(words) <= _LONGEST_SUBJECT else text[who.start : who.end].strip(_END)


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end].strip(_END).removesuffix(" thì").rstrip(_END)
