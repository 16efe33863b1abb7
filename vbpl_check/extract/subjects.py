"""Who acts: state bodies, officials and other parties, and one key for all their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vbpl_check.extract._entries import Entry, Kind, entries
from vbpl_check.extract._plain import alternatives, plain
from vbpl_check.extract._tables import BodiesTable

# "các tổ chức", "mọi người", "bản thân người lao động", "từng bộ phận"
_DETERMINERS = re.compile(r"(?:(?:tất cả|toàn thể|bản thân|những|riêng|từng|các|mọi|mỗi|một|cả)\s+)*")
_JOINT = re.compile(r"(?:,| và| hoặc|, và)\s+")
# "cấp tỉnh", "các cấp", "tỉnh Phú Thọ", "tỉnh, thành phố trực thuộc trung ương", "xã, phường, đặc khu",
# "thành phố Hà Nội"
_LEVEL = re.compile(
    r" (?:cấp (?P<cap>tỉnh|huyện|xã|quận|trên|thành phố|trung ương|khu vực|có thẩm quyền)"
    r"|(?P<all>các cấp|cùng cấp)"
    r"|(?P<tinh>tỉnh, thành phố(?: trực thuộc trung ương)?|thành phố trực thuộc trung ương"
    r"|tỉnh(?: hoặc thành phố trực thuộc trung ương)?)"
    r"|(?P<huyen>(?:huyện|quận|thị xã|thành phố thuộc tỉnh|thành phố thuộc thành phố trực thuộc trung ương)"
    r"(?:(?:, | hoặc | và )(?:huyện|quận|thị xã|thành phố(?: thuộc (?:tỉnh|thành phố trực thuộc trung ương))?))*)"
    r"|(?P<xa>(?:xã|phường|thị trấn|đặc khu)(?:(?:, | hoặc | và )(?:xã|phường|thị trấn|đặc khu))*)"
    r"|(?P<khu>khu vực)|(?P<tw>tối cao)|(?P<city>thành phố))(?!\w)"
)
# "cơ quan bảo hiểm xã hội cấp tỉnh"
_TIER = re.compile(r" cấp (?:tỉnh|huyện|xã|trung ương|khu vực)(?!\w)")
# " Phú Thọ", " Bà Rịa - Vũng Tàu", " Hồ Chí Minh": a proper name in the original
_NAME = re.compile(r"(?: [A-ZÀ-ỸĐ]\w*)+(?: [-–] [A-ZÀ-ỸĐ]\w*(?: [A-ZÀ-ỸĐ]\w*)*)?")
_WORD = re.compile(r" ?([^\W_]+)")
# a modifier, not a predicate: "người có thẩm quyền quy định tại khoản 1"
_CITING = re.compile(r"quy định (?:tại|ở|này)")
_TAIL_WORDS = 6
_LONG_TAIL = 10
_NEVER_INSIDE = frozenset(
    {
        "là",
        "thì",
        "và",
        "hoặc",
        "này",
        "đó",
        "nào",
        "khi",
        "nếu",
        "theo",
        "tại",
        "mà",
        "do",
        "khác",
        "sau",
        "còn",
        "vẫn",
        "đều",
        "cũng",
        "chỉ",
        "cần",
    }
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at a place of a text; ``end`` excludes modifiers ("tại khoản 1", "có vốn nhà nước")."""

    start: int
    end: int
    key: str
    kind: Kind


class Actors:
    """The vocabulary of subjects, compiled; one object a run."""

    def __init__(self, table: BodiesTable, predicates: tuple[str, ...]) -> None:
        self._table = table
        self._predicates = predicates
        self._sentence = ""  # the latest plain sentence, and who is named where in it: two readers ask for the same
        self._named_at: dict[int, Mention | None] = {}

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return dict(entries(self._table))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(alternatives(self._entries))

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){alternatives(self._entries)}")

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._entries), default=0)

    @cached_property
    def _compounds(self) -> re.Pattern[str]:
        return re.compile(alternatives(self._table.compounds))

    @cached_property
    def _verbs(self) -> re.Pattern[str]:
        return re.compile(alternatives(self._predicates))

    @cached_property
    def _stops(self) -> frozenset[str]:
        return frozenset(self._table.stops)

    @cached_property
    def _verbal(self) -> frozenset[str]:
        return frozenset(self._table.verbal_heads)

    @cached_property
    def _never_bare(self) -> frozenset[str]:
        return frozenset(self._table.never_bare)

    @cached_property
    def _seldom_bare(self) -> frozenset[str]:
        return frozenset(self._table.bare_before_modal)

    def at(self, text: str, low: str, start: int, limit: int | None = None) -> Mention | None:
        """The actor named at ``start`` (determiners allowed), with those joined to it by "và", "hoặc", a comma.

        ``low`` is ``plain(text)``. With ``limit`` the words up to there are known to be a noun phrase; without it the
        name also ends before a verb of modality.yaml. Keys of several actors are sorted and joined by "; ".
        """
        first = self._one(text, low, start, limit)
        if first is None:
            return None
        keys, end, kind = [first.key], first.end, first.kind
        while len(keys) < _TAIL_WORDS and (joint := _JOINT.match(low, end)):
            following = self._one(text, low, joint.end(), limit)
            if following is None:
                break
            keys.append(following.key)
            end = following.end
            kind = kind if following.kind == kind else "party"
        return Mention(first.start, end, "; ".join(sorted(set(keys))), kind)

    def mentions(self, text: str, low: str, start: int, end: int) -> Iterator[Mention]:
        """The actors named between two places, from left to right; ``low`` is ``plain(text)``."""
        within = end + self._longest + 1  # a name that begins before the end may go beyond it
        while (name := self._anywhere.search(low, start, within)) is not None and name.start() < end:
            found = self._noted(text, low, name.start())
            start = max(found.end if found else 0, name.end())
            if found is not None:
                yield found

    def _noted(self, text: str, low: str, start: int) -> Mention | None:
        if low is not self._sentence:
            self._sentence, self._named_at = low, {}
        if start not in self._named_at:
            self._named_at[start] = self.at(text, low, start)
        return self._named_at[start]

    def key(self, phrase: str) -> str:
        """The key of a phrase that names an actor, "" when it names none."""
        low = plain(phrase)
        found = self.at(phrase, low, 0, len(low))
        return found.key if found else ""

    def starts_verb(self, low: str, start: int) -> bool:
        """Whether a verb that drafters use as a predicate stands at ``start``."""
        return self._verbs.match(low, start) is not None and not _CITING.match(low, start)

    def _one(self, text: str, low: str, start: int, limit: int | None) -> Mention | None:
        determiners = _DETERMINERS.match(low, start)
        begin = determiners.end() if determiners else start
        found = self._names.match(low, begin, len(low) if limit is None else limit)
        if found is None:
            return None
        entry = self._entries[found.group()]
        if entry.sort == "trap":
            return None
        if entry.sort == "local":
            return self._local(text, low, begin, found.end(), entry)
        if entry.sort == "fixed":
            return self._with_tier(low, begin, found.end(), entry)
        if found.group() == "cơ quan" and (named := self._named(text, low, found.end() + 1)):
            return named
        end = self._tail(low, found.end(), limit, found.group())
        if end == found.end():
            head = found.group()
            if head in self._never_bare or (limit is None and head in self._seldom_bare):
                return None
        return Mention(begin, end, entry.key + low[found.end() : end], entry.kind)

    def _named(self, text: str, low: str, start: int) -> Mention | None:
        """The body whose name follows "cơ quan": "cơ quan Công an cấp xã"."""
        found = self._names.match(low, start)
        entry = self._entries[found.group()] if found else None
        if found is None or entry is None or entry.kind != "body":
            return None
        if entry.sort == "local":
            return self._local(text, low, start, found.end(), entry)
        return self._with_tier(low, start, found.end(), entry) if entry.sort == "fixed" else None

    def _with_tier(self, low: str, start: int, end: int, entry: Entry) -> Mention:
        """A body of a fixed name, with the tier behind it: "cơ quan đăng ký kinh doanh cấp huyện"."""
        tier = _TIER.match(low, end)
        return Mention(start, tier.end() if tier else end, entry.key + (tier.group() if tier else ""), entry.kind)

    def _local(self, text: str, low: str, start: int, end: int, entry: Entry) -> Mention | None:
        level = _LEVEL.match(low, end)
        if level is None:
            tail = self._tail(low, end, len(low), "") if entry.level_needed else end
            bare = entry.level_needed and tail == end
            return None if bare else Mention(start, tail, entry.key + low[end:tail], entry.kind)
        end = level.end()
        name = _NAME.match(text, end)
        end = name.end() if name else end
        suffix = self._level(level, low[level.end() : end].strip())
        return Mention(start, end, f"{entry.key} {suffix}".strip(), entry.kind)

    def _level(self, level: re.Match[str], name: str) -> str:
        groups = level.groupdict()
        if groups["cap"]:
            return "cấp " + {"quận": "huyện", "thành phố": "tỉnh"}.get(groups["cap"], groups["cap"])
        if groups["city"]:
            return "cấp tỉnh" if name in self._table.central_cities else ("cấp huyện" if name else "")
        fixed = {"tinh": "cấp tỉnh", "huyen": "cấp huyện", "xa": "cấp xã", "khu": "khu vực", "tw": "tối cao"}
        return next((words for group, words in fixed.items() if groups[group]), groups["all"] or "")

    def _tail(self, low: str, end: int, limit: int | None, head: str) -> int:
        """Where the name that begins with a common noun ends: before a stop word, a comma, or an unexpected verb.

        Before a modal phrase (``limit``) verbs may be part of the name, else only right after nouns that verbs qualify.
        """
        stop = len(low) if limit is None else limit
        verbal = head in self._verbal
        for count in range(_TAIL_WORDS if limit is None else _LONG_TAIL):
            word = _WORD.match(low, end, stop)
            if word is None or low[end] != " " or word.group(1).isdigit():
                break
            compound = self._compounds.match(low, word.start(1), stop)
            if compound:
                end = compound.end()
                continue
            verb = self._verbs.match(low, word.start(1), stop)
            if verb and not (verbal and (limit is not None or count == 0)):
                break
            if not verb and word.group(1) in self._stops and not self._inside(low, word, head, limit):
                break
            end = verb.end() if verb else word.end()
        return end

    def _inside(self, low: str, word: re.Match[str], head: str, limit: int | None) -> bool:
        """Whether a stop word belongs to the name: "tổ chức trong nước", "người có đất thu hồi" before a modal."""
        if low.startswith("trong nước", word.start(1)):
            return True
        return limit is not None and head == "người" and word.group(1) not in _NEVER_INSIDE


@lru_cache(maxsize=4)
def actors(table: BodiesTable, predicates: tuple[str, ...]) -> Actors:
    """The vocabulary of a table: one object for all that read by it, as it is dear to compile."""
    return Actors(table, predicates)
