"""Who is given which act on what: state bodies with their acts and objects, whatever the shape of the sentence.

"Sở X cấp Y", "Y do Sở X cấp", "Việc cấp Y do Sở X thực hiện", "Chủ tịch … có thẩm quyền sau đây: a) Cấp Y"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.extract._matter import CLASSES, classes_of, words_of
from vbpl_check.extract._objects import NO_OBJECT, PROCESS, words_before, words_behind
from vbpl_check.extract._offices import office
from vbpl_check.extract._plain import anywhere, plain
from vbpl_check.extract._power_patterns import PowerPatterns, patterns
from vbpl_check.extract._power_table import PowerTable
from vbpl_check.extract._seconds import Seconds
from vbpl_check.extract._topics import topic
from vbpl_check.extract.lexicon import Lexicon
from vbpl_check.extract.subjects import Actors, Mention, actors
from vbpl_check.grants import DECIDES
from vbpl_check.model import Grant, Norm, Office, Span
from vbpl_check.remember import last

_LONGEST = 3000  # characters of a sentence that are read
_LAST_LEAD = 300  # characters at the end of a lead-in that name who acts
_LEADS = 64  # lead-ins remembered for the items below them
# a body is sure to be there
_HINTS = (
    "ủy ban", "sở", "bộ", "cơ quan", "công an", "chính phủ", "thủ tướng", "tòa", "viện kiểm", "thanh tra", "cục",
    "ban quản lý", "đơn vị", "hội đồng", "ngân hàng nhà nước", "bảo hiểm xã hội", "giám đốc", "thống đốc", "kiểm toán",
    "cảnh sát", "hiệp hội", "liên đoàn", "ban công tác", "chỉ huy", "phòng",
)  # fmt: skip
_HINT = re.compile(anywhere(_HINTS))
# who acts stands at the start of a clause or after "do", "được", "thì", "giao"
_AGENT = re.compile(
    r"(?:^|[,;:.”)] ?|(?<!\w)(?:thì|do|bởi|được|giao|giao cho|phân công|chuyển|và|hoặc|là|việc|trình) )(?:cơ quan )?$"
)
# "phối hợp với Sở B xây dựng kế hoạch, trình | Ủy ban nhân dân": who decides shares with nobody
_PRESENTED = re.compile(r"(?<!\w)trình (?:cơ quan )?$")
# the sentence adds somebody beside those that have the task
_JOINS = re.compile(
    r"(?<!\w)(?:đồng thời|cùng(?! (?:cấp|loại|kỳ|ngày|thời|một))|cũng|song song|độc lập|riêng|ngoài ra)(?!\w)"
)
# where the thing itself ends: "điểm | cho người đã kiểm tra", "giấy phép | đối với khoáng sản"
_ROLE = re.compile(r" (?:cho|đối với|của|tại|giữa|trong|do|bằng) ")
# acts that say nothing of what is done: another verb before the body may
_NAMES_NONE = DECIDES | {"giải quyết", "quản lý", "tiếp nhận"}
_SHORT = 3  # words of a matter that name it
_LAST_CLAUSE = re.compile(r"[,;:.] (?:[^,;:.]* thì )?")
SYSTEM = "hệ thống"  # to set up or run a register, a data base, a system
_MAKES = frozenset({"quản lý", "xây dựng", "thành lập", "công bố"})
# what opens the predicate after "nơi …": "nơi hộ kinh doanh đăng ký địa điểm quyết định khoanh nợ"
_POWER = re.compile(r"thẩm quyền|trách nhiệm|có quyền|quyết định|thực hiện việc|chức năng|được giao|nhiệm vụ")
# "giấy chứng nhận", "giấy xác nhận", "bản công bố": part of a name, no act
_PAPER = re.compile(r"(?:giấy|phiếu|bản|đơn|sổ|thẻ) $")
_SOCIETIES = ("hiệp hội", "liên đoàn", "liên hiệp hội")
_NAMELESS = re.compile(r"(?:cơ quan|đơn vị|hội đồng|ban|thanh tra)$|cơ quan chịu|cơ quan (?:nhà nước )?có thẩm quyền")


@dataclass(frozen=True)
class _Holder:
    written: str
    offices: tuple[Office, ...]
    start: int
    end: int


def find_grants(norm: Norm, lexicon: Lexicon) -> tuple[Grant, ...]:
    """The powers that a norm gives to state bodies."""
    return tuple(_finder(lexicon).grants(norm))


@last  # a lexicon is a large value: to hash it for each norm takes longer than to read the norm
def _finder(lexicon: Lexicon) -> _Finder:
    return _Finder(actors(lexicon.bodies, lexicon.modality.predicates), lexicon.powers)


def _nearest(found: list[re.Match[str] | None]) -> re.Match[str] | None:
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


class _Finder:
    """The vocabulary, compiled; one object a run."""

    def __init__(self, actors: Actors, table: PowerTable) -> None:
        self._actors = actors
        self._table = table
        self._patterns: PowerPatterns = patterns(table)
        # bodies that are named by what they do, or as the head of an institution
        self._described = (self._patterns.function, self._patterns.institution)
        self._seconds = Seconds(actors, table)
        self._last_above = lru_cache(maxsize=_LEADS)(self._last_holder)

    def grants(self, norm: Norm) -> Iterator[Grant]:
        """The grants of one norm: those of its own words, else those of the words above it."""
        low = plain(norm.text)[:_LONGEST]
        own = []
        acting = self._patterns.verb.search(low) is not None or "theo quy định của" in low
        if acting and _HINT.search(low):
            own = list(self._sentence(norm, low))
        yield from own or self._below(norm, low)
        yield from self._seconds.grants(norm, low)

    def _sentence(self, norm: Norm, low: str) -> Iterator[Grant]:
        text, offset = norm.text, norm.span.start
        shared = self._patterns.shared.search(low) is not None
        for holder in self._holders(text, low):
            span = Span(offset + holder.start, offset + holder.end)
            joins = _JOINS.search(low[max(0, holder.start - 60) : holder.end + 160]) is not None
            presented = _PRESENTED.search(low, max(0, holder.start - 20), holder.start)
            lent = self._patterns.shared.search(low, holder.start) is not None if presented else shared
            for acts, words in self._acts(low, holder):
                words = self._filled(words, norm, low[: holder.start], acts)
                yield self._grant(holder, acts, words, span, lent, joins=joins)
            for found in self._continued(low, holder.end):
                yield self._grant(holder, self._keys(found["verbs"]), words_behind(low, found.end()), span, lent)

        for found in self._patterns.by_rule.finditer(low):
            mention = self._actors.at(text, low, found.end())
            if mention is not None and mention.kind == "body" and not shared:
                holder = self._holder(text, mention)
                span = Span(offset + mention.start, offset + mention.end)
                words = found.group("object")
                if len(words.split()) < _SHORT:  # "một khoản tiền để … thuê nhà với mức tiền"
                    words = f"{_LAST_CLAUSE.split(low[: found.start()])[-1][-_LAST_LEAD:]} {words}"
                yield self._grant(holder, ("quy định",), words, span, shared)

    def _filled(self, words: str, norm: Norm, before: str, acts: tuple[str, ...]) -> str:
        """The object, from the words above where the act has none of its own: "quyết định đối với ga địa phương"."""
        elided = words.lstrip().startswith("đối với ") and DECIDES.issuperset(acts)
        if "quy định" in acts or (self._telling(words) and not elided):
            return words
        above = topic(before, plain(norm.heading), acts, self._patterns.names)
        if elided:
            return f"{above} {words}" if self._telling(above) else ""
        return above if self._telling(above) else words

    def _continued(self, low: str, end: int) -> Iterator[re.Match[str]]:
        """What the same body does in the clauses behind a semicolon: "Bộ quy định A; | quyết định B"."""
        while (mark := low.find("; ", end)) >= 0:
            found = self._patterns.act.match(low, mark + 2)
            if found is None:
                return
            yield found
            end = found.end()

    def _grant(
        self, holder: _Holder, acts: tuple[str, ...], words: str, span: Span, shared: bool, *, joins: bool = False
    ) -> Grant:
        words = words.strip(" ,")
        matter = words_of(CLASSES.sub(" ", words))
        telling, core = self._telling(words), self._telling(_ROLE.split(words, maxsplit=1)[0])
        rare = tuple(word for act in acts if act in self._patterns.rare for word in act.split())
        system = not _MAKES.isdisjoint(acts) and self._patterns.systems.match(words) is not None
        acts = (SYSTEM,) if system else acts
        return Grant(
            holder.written,
            holder.offices,
            acts,
            words,
            matter,
            rare + telling,
            rare + core,
            span,
            classes_of(words),
            shared,
            joins,
        )

    def _telling(self, words: str) -> tuple[str, ...]:
        return words_of(self._patterns.generic.sub(" ", CLASSES.sub(" ", words)))

    # ------------------------------------------------------------ who

    def _holders(self, text: str, low: str) -> Iterator[_Holder]:
        """Bodies in a place where somebody acts, from left to right."""
        at, ahead = 0, [pattern.search(low) for pattern in self._described]
        while (found := self._next(text, low, at, _nearest(ahead))) is not None:
            at = max(found.end, at + 1)
            for place, pattern in enumerate(self._described):
                described = ahead[place]
                if described is not None and described.start() < at:
                    ahead[place] = pattern.search(low, at)
            before = low[max(0, found.start - 24) : found.start]
            if _AGENT.search(before) and not self._patterns.presumed.search(before):
                yield found
            elif (comma := low.find(", ", found.start, found.end)) >= 0:
                at = comma + 2  # "nhận được thông báo của Bộ Tư pháp, | Giám đốc Sở Tư pháp ban hành …"

    def _next(self, text: str, low: str, at: int, function: re.Match[str] | None) -> _Holder | None:
        """The next body from ``at`` on; ``function``: the next that is not named by a name."""
        named = self._named(text, low, at, function.start() if function else len(low))
        if named is not None:
            return named
        if function is None:
            return None
        written = text[function.start() : function.end()]
        key = function.group()
        return _Holder(written, (office(key, written, True, self._table),), function.start(), function.end())

    def _named(self, text: str, low: str, at: int, before: int) -> _Holder | None:
        for mention in self._actors.mentions(text, low, at, before):
            if mention.kind == "body" or ";" in mention.key or mention.key.startswith(_SOCIETIES):
                found = self._holder(text, mention)
                if found.offices:
                    return found
        return None

    def _holder(self, text: str, mention: Mention) -> _Holder:
        """The bodies of one mention; of "hòa giải, trọng tài, tòa án" those that are state bodies."""
        written = text[mention.start : mention.end]
        keys = [key for key in mention.key.split("; ") if not _NAMELESS.match(key)]
        offices = [office(key, written, False, self._table) for key in keys]
        if mention.kind != "body":
            offices = [found for found in offices if found.family]
        return _Holder(written, tuple(offices), mention.start, mention.end)

    # ------------------------------------------------------------ what

    def _acts(self, low: str, holder: _Holder) -> Iterator[tuple[tuple[str, ...], str]]:
        """The acts of one holder with their objects: "tiếp nhận hồ sơ và cấp giấy phép" are two."""
        found = self._following(low, holder.end)
        if found is None:
            yield from self._before(low, holder)
            return
        words = words_behind(low, found.end(), whole=found.group("verbs") == "quy định")
        keys = self._keys(found.group("verbs"))
        if NO_OBJECT.match(words) and not _NAMES_NONE.isdisjoint(keys) and (ahead := tuple(self._before(low, holder))):
            yield from ahead  # "việc thu hồi giấy phép do Sở Y tế quyết định"
            return
        if NO_OBJECT.match(words):
            yield keys, words_before(low, holder.start)
            return
        process = found.group("verbs") == "quy định" and PROCESS.match(words)
        further = None if process else self._patterns.further.search(words)
        yield keys, words[: further.start()] if further else words
        if further and (next_object := words[further.end() :]).strip():
            yield self._keys(further.group("verbs")), next_object

    def _following(self, low: str, end: int) -> re.Match[str] | None:
        """The act right after a body, or after "nơi …", "thuộc …": there the one that a phrase of power opens."""
        start = end + 1 if low.startswith((" ", ","), end) else end
        start = start + 1 if low.startswith(" ", start) else start
        found = self._patterns.act.match(low, start)
        if found is not None:
            return found
        modifier = self._patterns.modifier.match(low, end)
        if modifier is None:
            return None
        places = [m.start() for m in re.finditer(r"(?<=[ ,)])(?=\w)", low[end : modifier.end()])]
        options = [m for place in places if (m := self._patterns.act.match(low, end + place))]
        options = [m for m in options if not _PAPER.search(low, max(0, m.start() - 8), m.start())]
        strong = (m for m in options if _POWER.search(m.group("wrap")))
        return next(strong, options[-1] if options else None)

    def _before(self, low: str, holder: _Holder) -> Iterator[tuple[tuple[str, ...], str]]:
        begin = max(low.rfind(mark, 0, holder.start) for mark in (";", ":", ". ")) + 1
        clause = low[begin : holder.start].lstrip()
        found = self._patterns.agent_last.match(clause) if len(clause) < 400 else None
        if found is not None and found.group("object").strip():
            yield self._keys(found.group("verbs")), found.group("object")

    def _keys(self, verbs: str) -> tuple[str, ...]:
        names = (m.group() for m in self._patterns.verb.finditer(verbs))
        keys = tuple(dict.fromkeys(self._patterns.names[name] for name in names))
        return tuple(key for key in keys if key != "quyết định") or keys

    # ------------------------------------------------------------ lists

    def _last_holder(self, lead: str) -> list[_Holder]:
        low = plain(lead)
        return list(self._holders(lead, low))[-1:] if _HINT.search(low) else []

    def _below(self, norm: Norm, low: str) -> Iterator[Grant]:
        """The grant of a list item: "Chủ tịch … có thẩm quyền sau đây: a) Cấp …", "… cấp giấy phép sau đây: a) …"."""
        lead = norm.lead_in[-_LAST_LEAD:]
        low_lead = plain(lead)
        span = Span(norm.span.start, norm.span.start)
        act = self._patterns.act.match(low)
        above = self._last_above(lead) if lead else []
        if not above and act and norm.subject_kind == "body" and norm.subject_key:
            offices = tuple(office(key, norm.subject, False, self._table) for key in norm.subject_key.split("; "))
            above = [_Holder(norm.subject, offices, 0, 0)]
        shared = bool(above) and self._patterns.shared.search(f"{low_lead} {low}") is not None
        for holder in above:
            if act is not None:
                yield self._grant(holder, self._keys(act.group("verbs")), words_behind(low, act.end()), span, shared)
            elif holder.end and (found := self._following(low_lead, holder.end)):
                words = f"{words_behind(low_lead, found.end())} {words_behind(low, 0)}"
                yield self._grant(holder, self._keys(found.group("verbs")), words, span, shared)
