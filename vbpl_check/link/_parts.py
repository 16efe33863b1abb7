"""Each body of a draft beside whoever has its part in the provision that says the same in the nearest words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log

from vbpl_check.compare import content
from vbpl_check.link.scope import Scope
from vbpl_check.model import Norm, Part, PartPair
from vbpl_check.parts import fits
from vbpl_check.settings import LinkSettings
from vbpl_check.text import lowered

_LISTED = 40  # provisions of a document that are looked at for one norm, the likeliest first
_ABOVE = 250  # characters at the end of a lead-in that count as words of the norm
_COMMON = 0.4  # share of the norms of a document from which on a word does not find any
_SHARED = 3  # words that both must have
_NEAR = 0.75  # share of the best likeness from which on a provision is a rival
_BESIDE = 0.5  # the same inside the article of the best one, when that names the body of the draft too
_FIRST = 0.8  # share of the likeness of the nearest provision of all that the chosen one must have
_FLOOR = 0.4  # likeness below which a pair is not worth a look
# syllables of the names of bodies say little: they are what is compared
_BODIES = frozenset([
    "ủy", "ban", "nhân", "dân", "hội", "đồng", "bộ", "sở", "cơ", "quan", "chủ", "tịch", "giám", "đốc", "trưởng", "cấp",
    "tỉnh", "xã", "phường",
])  # fmt: skip
_BODY_WEIGHT = 0.3
_OWN, _THEIRS, _HEADING = 0.6, 0.4, 0.2  # weights of the share of one side's words, the other's, and the headings
_LENDS = ("ủy quyền", "phân cấp", "phân quyền")


@dataclass(frozen=True)
class _Shelf:
    """The norms of one document with their words, and which norms have a word."""

    norms: list[Norm]
    own: list[frozenset[str]]
    all: list[frozenset[str]]
    headings: list[frozenset[str]]
    weights: dict[str, float]
    sums: list[float]  # of the weights of the own words of each
    places: dict[str, list[int]] = field(default_factory=dict)

    def weight(self, words: frozenset[str]) -> float:
        """The sum of the weights; a word that the document does not have weighs most."""
        most = log(1.0 + len(self.norms) + _SHARED)
        return sum(self.weights.get(word, most * _share(word)) for word in words)


def _share(word: str) -> float:
    return _BODY_WEIGHT if word in _BODIES else 1.0


def part_pairs(scope: Scope, settings: LinkSettings) -> Iterator[PartPair]:
    """At most one pair for each part of a draft and each other document, by place."""
    sources = [p for p in scope.sources if settings.draft_mode or scope.facts[p].document.drafted]
    if not sources:
        return
    for other in scope.members:
        if not any(p != other and scope.may_meet(p, other) for p in sources):
            continue
        shelf = _shelf(scope, other)
        for position in sources:
            if position != other and scope.may_meet(position, other):
                yield from _between(scope, settings, position, other, shelf)


def _between(scope: Scope, settings: LinkSettings, position: int, other: int, shelf: _Shelf) -> Iterator[PartPair]:
    ends = scope.facts[position].document, scope.facts[other].document
    for norm in scope.norms(position):
        parts = [part for part in norm.parts if part.role != "rules"]
        if norm.transitional or not parts:
            continue
        ranked = _ranked(norm, shelf)
        for part in parts:
            known = [(like, row, p) for like, row in ranked for p in shelf.norms[row].parts if fits(part, p)]
            if not known or known[0][0] < max(_FLOOR, _FIRST * ranked[0][0]):
                continue
            best, row, theirs = known[0]
            right = shelf.norms[row]
            label = right.provision.label("dieu") if _named(part, right) else ""
            rivals = tuple(
                p
                for like, place, p in known[1:]
                if like >= (_BESIDE if shelf.norms[place].provision.label("dieu") == label else _NEAR) * best
            )
            lent = any(word in text for text in _lending(shelf, right, theirs) for word in _LENDS)
            yield PartPair(norm, right, part, theirs, *ends, settings.as_of, round(best, 3), rivals, lent)


def _ranked(norm: Norm, shelf: _Shelf) -> list[tuple[float, int]]:
    """Likeness and row of the norms that share most with this one, nearest first."""
    words, heading = frozenset(content(norm.text)), frozenset(content(norm.heading))
    scores: dict[int, float] = defaultdict(float)
    for word in words:
        for row in shelf.places.get(word, ()):
            scores[row] += shelf.weights[word]
    rows = sorted(scores, key=lambda row: (-scores[row], row))[:_LISTED]
    mine, headed = max(shelf.weight(words), 0.01), max(shelf.weight(heading), 0.01)
    both, known = words | heading, shelf.weights.__getitem__
    found = []
    for row in rows:
        common = words & shelf.all[row]
        if len(common) < _SHARED:
            continue
        back = sum(map(known, shelf.own[row] & both)) / shelf.sums[row]
        above = shelf.weight(heading & shelf.headings[row]) / headed
        found.append((_OWN * sum(map(known, common)) / mine + _THEIRS * back + _HEADING * above, row))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


def _named(part: Part, right: Norm) -> bool:
    text = lowered(right.text)
    return any(office.key in text for office in part.offices)


def _lending(shelf: _Shelf, right: Norm, theirs: Part) -> Iterator[str]:
    """The sentences by which the power may be lent: of the same clause, or of the article and about the same body."""
    label, clause = right.provision.label("dieu"), right.provision.label("khoan")
    for norm in shelf.norms:
        if norm.provision.label("dieu") == label:
            low = lowered(norm.text)
            if norm.provision.label("khoan") == clause or any(office.key in low for office in theirs.offices):
                yield low


def _shelf(scope: Scope, position: int) -> _Shelf:
    norms = [norm for norm in scope.norms(position) if not norm.transitional]
    own = [frozenset(content(norm.text)) for norm in norms]
    full = [words | frozenset(content(norm.lead_in[-_ABOVE:])) for words, norm in zip(own, norms, strict=True)]
    spread = Counter(word for words in full for word in words)
    most = len(norms) + _SHARED
    weights = {word: log(1 + most / (1 + count)) * _share(word) for word, count in spread.items()}
    places: dict[str, list[int]] = defaultdict(list)
    for row, words in enumerate(full):
        for word in words:
            if spread[word] <= max(_SHARED, _COMMON * len(norms)):
                places[word].append(row)
    headings = [frozenset(content(norm.heading)) for norm in norms]
    sums = [max(sum(map(weights.__getitem__, words)), 0.01) for words in own]
    return _Shelf(norms, own, full, headings, weights, sums, dict(places))
