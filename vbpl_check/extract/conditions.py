"""The parts of a sentence around its main clause: conditions, exceptions, time frames, yields, delegations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from vbpl_check.extract._plain import alternatives
from vbpl_check.extract._tables import ClausesTable, Pattern
from vbpl_check.extract.modality import Marker
from vbpl_check.extract.subjects import Actors
from vbpl_check.model import Modality, Span

Opener = Literal["condition", "exception", "frame", "bare"]
# an exception in the middle: ", trừ trường hợp A, phải B", "… thì B"
_RESUMES = re.compile(r",? thì |, (?=(?:phải|không được|được|có quyền|có trách nhiệm|bị|các|việc)(?!\w))")
# a condition after the modal ends before these: "…, trừ …", "…; …", "… thì …", "… và phải …"
_CONDITION_END = re.compile(
    r";|,? {3,}|, (?=(?:trừ|theo|phải|thì|đồng thời|không được|được|có trách nhiệm|có quyền|và phải)(?!\w))| thì "
)
# "Việc huấn luyện đối với binh sĩ dự bị do Chính phủ quy định": the predicate follows
_OBJECT_END = re.compile(
    rf"{_CONDITION_END.pattern}| (?:do|được|phải|thực hiện theo|là|gồm|bao gồm|theo quy định)(?!\w)"
)
# "trường hợp không cấp phải trả lời bằng văn bản", "trường hợp cần thiết phải gia hạn"
_ELLIPTIC = re.compile(r"(?:trong )?(?:trường hợp|nếu) (?:không|chưa|từ chối|cần|quá|hết|vi phạm)")
# "tiền lãi (nếu có)"
_IF_ANY = re.compile(r"nếu có(?:[),;]|$)")
_LEFT_OVER = re.compile(r"[ ,]*(?:thì )?")
# "hiệu lực", "hiệu lực của thông tư này", "hiệu lực và tổ chức thực hiện"; not "hiệu lực của giấy phép"
_EFFECT = re.compile(
    r"(?:điều \w+[ .:]+)?(?:ngày có |thời điểm có )?hiệu lực"
    r"(?:\W*$|,| và(?! thời hạn)| áp dụng"
    r"| của (?:bộ luật|luật|pháp lệnh|nghị|thông tư|quyết định|văn bản|quy định|quy chế)(?!\w))"
)
# "hiệu lực của quyết định giám đốc thẩm", "hiệu lực của bộ luật hình sự đối với những hành vi phạm tội": rules on what
# others decide and on whom a code binds, not on the document's own entry into force
_IN_GENERAL = re.compile(
    r"hiệu lực(?: thi hành)? của (?:các )?(?:(?:quyết định|nghị quyết|văn bản|quy định|quy chế|bản án|phán quyết)"
    r" (?!này|số |và |trong )\w|(?:bộ )?luật .*đối với)"
)
_COMMA = re.compile(", ")
_ACTOR_WORDS = 4
_BEFORE = ",;.(:"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before the main clause, from ``start`` to where the rest begins at ``end``."""

    start: int
    end: int
    kind: Opener


class Clauses:
    """The clause openers and joints, compiled; one object a run."""

    def __init__(self, table: ClausesTable, actors: Actors) -> None:
        self._table = table
        self._actors = actors

    @cached_property
    def _openers(self) -> tuple[re.Pattern[str], dict[str, Opener | None]]:
        kinds: dict[str, Opener | None] = dict.fromkeys(self._table.frame_openers, "frame")
        kinds |= dict.fromkeys(self._table.condition_openers, "condition")
        kinds |= dict.fromkeys(self._table.exception_openers, "exception")
        kinds |= dict.fromkeys(self._table.opener_traps)
        return re.compile(alternatives(kinds)), kinds

    @cached_property
    def _joints(self) -> re.Pattern[str]:
        return re.compile(rf"[ (]({alternatives(self._table.condition_joints + self._table.joints_ignored)})")

    @cached_property
    def _exceptions(self) -> re.Pattern[str]:
        return re.compile(rf"[ (]({alternatives(self._table.exception_joints)})")

    @cached_property
    def _patterns(self) -> dict[Pattern, re.Pattern[str]]:
        return {entry: re.compile(entry.pattern) for entry in self._table.yields_after + self._table.delegations}

    def opener(self, low: str, start: int) -> Opener | None:
        """What kind of prefix begins at ``start``, if any."""
        pattern, kinds = self._openers
        found = pattern.match(low, start)
        return kinds[found.group()] if found else None

    def prefixes(self, text: str, low: str, markers: Sequence[Marker]) -> Iterator[Prefix]:
        """The clauses before the main one, in order; ``markers`` are all modal phrases."""
        start = main_start(low, 0)
        for _ in range(5):
            kind = self.opener(low, start)
            if kind is None:
                then = _bare_condition(low, markers) if start == main_start(low, 0) else None
                if then:
                    yield Prefix(start, main_start(low, then), "bare")
                return
            end = self._prefix_end(text, low, start, kind, [marker.start for marker in markers])
            if end is None:
                return
            end = main_start(low, end)
            yield Prefix(start, end, kind)
            start = end

    def _prefix_end(self, text: str, low: str, start: int, kind: Opener, marks: list[int]) -> int | None:
        marker = next((mark for mark in marks if mark >= start), None)
        then = low.find(" thì ", start)
        if then > 0 and (kind != "frame" or (marker or len(low)) > then):
            return then + len(" thì ")
        commas = [found.end() for found in _COMMA.finditer(low, start)]
        if not commas:
            return marker if marker and kind == "condition" and _ELLIPTIC.match(low, start) else None
        opened = next((comma for comma in commas if self.opener(low, comma)), None)
        actors = [comma for comma in commas if (opened or comma) >= comma and self._actors.at(text, low, comma)]
        if actors:
            later = next((mark for mark in marks if mark >= actors[0]), None)
            chosen = self._before_subject(text, low, start, actors, later)
            if chosen is not None:
                return chosen
        if opened:
            return opened
        before = [comma for comma in commas if marker is None or comma <= marker]
        if not before:
            return None
        return before[0] if kind == "frame" else before[-1]

    def _before_subject(self, text: str, low: str, start: int, actors: list[int], marker: int | None) -> int | None:
        """The comma before the subject, among those that an actor follows; commas inside lists of actors are not it."""
        if marker is None:
            opener = self._openers[0].match(low, start)
            first = main_start(low, opener.end() if opener else start)
            edges = [first, *actors]
            return next(
                (
                    comma
                    for edge, comma in zip(edges, actors, strict=False)
                    if not self._only_actors(text, low, edge, comma - 2)
                ),
                None,
            )
        chosen = max(index for index, comma in enumerate(actors) if comma <= marker)
        while chosen > 0 and self._only_actors(text, low, actors[chosen - 1], actors[chosen] - 2):
            if self._ends_with_actor(text, low, start, actors[chosen - 1] - 2):
                break
            chosen -= 1
        return actors[chosen]

    def _ends_with_actor(self, text: str, low: str, start: int, end: int) -> bool:
        """Whether the last words before ``end`` name an actor: then the comma there is inside a list."""
        begin = end
        for _ in range(_ACTOR_WORDS):
            begin = low.rfind(" ", start, begin)
            if begin < 0:
                return False
            found = self._actors.at(text, low, begin + 1, end)
            if found is not None and found.end >= end:
                return True
        return False

    def _only_actors(self, text: str, low: str, start: int, end: int) -> bool:
        """Whether the words between two commas are an item of a list of actors ("cơ quan, tổ chức, cá nhân")."""
        found = self._actors.at(text, low, start, end)
        return found is not None and found.end >= end

    def exceptions(self, low: str) -> list[Span]:
        """The stretches that say to whom or when the rest does not apply."""
        if "trừ" not in low and "không áp dụng" not in low and "không bao gồm" not in low:
            return []
        spans: list[Span] = []
        for found in self._exceptions.finditer(low):
            start = found.start(1)
            if (spans and start < spans[-1].end) or (
                found.group(1) == "trừ" and low[start - 2 : start] not in (", ", " (")
            ):
                continue
            if found.group(1).startswith("không") and low[start - 2 : start] not in (", ", "; ", " ("):
                continue
            end = self._exception_end(low, start)
            spans.append(Span(start, end))
        return spans

    def _exception_end(self, low: str, start: int) -> int:
        if low[start - 1] == "(":
            close = low.find(")", start)
            return close if close > 0 else len(low)
        resumes = _RESUMES.search(low, start)
        semicolon = low.find(";", start)
        ends = [len(low), *([resumes.start()] if resumes else []), *([semicolon] if semicolon > 0 else [])]
        return min(ends)

    def yields(self, low: str) -> list[Span]:
        """The stretches that leave the matter to other law."""
        if "theo " not in low and " khác" not in low:
            return []
        spans = []
        for phrase in self._table.yields_before:
            at = low.find(phrase)
            if at > 0:
                start = max(low.rfind(mark, 0, at) for mark in _BEFORE) + 1
                spans.append(Span(start + (low[start : start + 1] == " "), at + len(phrase)))
        for entry in self._table.yields_after:
            if entry.anchor in low:
                spans += [Span(*found.span()) for found in self._patterns[entry].finditer(low)]
        return _disjoint(spans)

    def conditions(self, low: str, start: int) -> list[Span]:
        """The conditions that follow the modal phrase, from ``start`` on."""
        spans: list[Span] = []
        for found in self._joints.finditer(low, max(start - 1, 0)):
            begin = found.start(1)
            if (
                found.group(1) in self._table.joints_ignored
                or _IF_ANY.match(low, begin)
                or (spans and begin < spans[-1].end)
            ):
                continue
            limit = low.find(")", begin) if low[begin - 1] == "(" else -1
            ends = _OBJECT_END if found.group(1).startswith("đối với") else _CONDITION_END
            end = ends.search(low, found.end())
            spans.append(Span(begin, limit if limit > 0 else end.start() if end else len(low)))
        return spans

    def delegation(self, low: str, start: int) -> bool:
        """Whether words from ``start`` on hand the details over to the body that acts."""
        return any(entry.anchor in low and self._patterns[entry].match(low, start) for entry in self._table.delegations)

    def heading(self, low: str) -> tuple[Modality, str] | None:
        """Modality and subject (may be "") that a heading gives to what stands below it."""
        for entry, pattern in self._headings:
            found = pattern.match(low)
            if found:
                return entry, (found.groupdict().get("subject") or "")
        return None

    @cached_property
    def _headings(self) -> list[tuple[Modality, re.Pattern[str]]]:
        return [(entry.modality, re.compile(entry.pattern)) for entry in self._table.headings]

    def defines(self, low: str) -> bool:
        """Whether a heading or lead-in says that definitions follow."""
        return any(words in low for words in self._table.definitions)

    def transitional(self, heading: str) -> bool:
        """Whether an article of that heading is about transition or entry into force."""
        if _IN_GENERAL.search(heading):
            return "chuyển tiếp" in heading
        return any(words in heading for words in self._table.transitional) or _EFFECT.match(heading) is not None


def main_start(low: str, start: int) -> int:
    """The first place from ``start`` on that is no blank and no comma (what was blanked leaves some) and no "thì"."""
    found = _LEFT_OVER.match(low, start)
    return found.end() if found else start


def _bare_condition(low: str, markers: Sequence[Marker]) -> int | None:
    """Where the main clause begins in "Người nào gây thiệt hại thì phải bồi thường", a condition without an opener."""
    then = low.find(" thì ")
    if then < 0 or any(marker.start < then and not marker.weak for marker in markers):
        return None
    return then + len(" thì ") if any(marker.start > then for marker in markers) else None


def _disjoint(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
