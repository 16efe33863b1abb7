"""Training pairs without artefacts: every hypothesis is met under each label, with the same care for both texts.

The unit is a triple: one hypothesis with a premise that contradicts it, one that agrees, one on another matter. A
clause P, its edit eP, a parallel clause Q and its edit fQ make four triples in which each text is a premise three times
too, once a label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from vbpl_check.training.nli.clauses import Clause
from vbpl_check.training.nli.edits import Edit, edits
from vbpl_check.training.nli.parallel import pair_up
from vbpl_check.training.nli.paraphrase import light, strong
from vbpl_check.training.nli.quantities import other_values, quantities, with_value
from vbpl_check.training.nli.wording import pick, table

STRONG = 0.25  # share of pairs with both texts in quite other words
NO_HEADING = 0.4
# Families that real contradictions are mostly about: how many times as often as the others.
WEIGHTS = {"number": 3, "term": 3, "body": 2, "start": 2, "modality": 2}
LABELS = ("conflict", "agrees", "unrelated")


@dataclass(frozen=True, slots=True)
class Side:
    """A text as premise or hypothesis."""

    text: str
    heading: str
    document: str


@dataclass(frozen=True, slots=True)
class Triple:
    """A hypothesis and a premise for each of LABELS, in their order."""

    edit: str
    hypothesis: Side
    premises: tuple[Side, Side, Side]


@dataclass(frozen=True, slots=True)
class Row:
    """One training pair."""

    premise: str
    premise_heading: str
    hypothesis: str
    hypothesis_heading: str
    label: str
    edit: str
    group: int
    document: str
    premise_document: str


def make_rows(clauses: list[Clause], size: int, seed: int) -> list[dict[str, object]]:
    """``size`` rows (fewer when the clauses do not suffice; whole triples only), the same for the same arguments."""
    draw = Random(seed)
    changes = [edits(clause.text, Random(f"{seed}/{clause.document}/{clause.address}")) for clause in clauses]
    usable = [index for index, known in enumerate(changes) if any(edit.relation == "exclusive" for edit in known)]
    counts = Counter(edit.family for index in usable for edit in changes[index])
    pairs = [(usable[left], usable[right]) for left, right in pair_up([clauses[index] for index in usable])]
    groups = [_group(clauses, changes, pair, counts, draw) for pair in pairs]
    rows: list[dict[str, object]] = []
    for number, group in enumerate(_in_turn(groups, draw)):
        for triple in group:
            if len(rows) + len(LABELS) > size:
                draw.shuffle(rows)
                return rows
            rows += [asdict(row) for row in _rows(triple, number, draw)]
    draw.shuffle(rows)
    return rows


def _group(
    clauses: list[Clause], changes: list[list[Edit]], pair: tuple[int, int], counts: Counter[str], draw: Random
) -> list[Triple]:
    sides = [Side(clauses[index].text, clauses[index].heading, clauses[index].document) for index in pair]
    chosen = [_choose(changes[index], counts, draw) for index in pair]
    edited = [_with(side, edit.text) for side, edit in zip(sides, chosen, strict=True)]
    triples = square(sides[0], edited[0], sides[1], edited[1], (chosen[0].family, chosen[1].family))
    for index, side, other, changed in zip(pair, sides, reversed(sides), edited, strict=True):
        triples += _special(side, other, changed, changes[index], draw)
    return triples


def square(one: Side, edited: Side, other: Side, changed: Side, families: tuple[str, str]) -> list[Triple]:
    """The four triples of two parallel clauses and an edit of each: a Latin square of texts and labels."""
    return [
        Triple(families[0], one, (edited, one, other)),
        Triple(families[0], edited, (one, edited, changed)),
        Triple(families[1], other, (changed, other, one)),
        Triple(families[1], changed, (other, changed, edited)),
    ]


def _special(side: Side, other: Side, edited: Side, known: list[Edit], draw: Random) -> list[Triple]:
    triples: list[Triple] = []
    apart = pick(draw, (edit for edit in known if edit.relation == "apart"))
    if apart:
        away = _with(side, apart.text)
        triples.append(Triple(apart.family, side, (edited, side, away)))
        triples.append(Triple(apart.family, edited, (side, edited, away)))
        if against := _against(away, draw):
            triples.append(Triple(apart.family, away, (against, away, side)))
    for edit in known:
        if edit.relation == "same":
            twin = _with(side, edit.text)
            triples.append(Triple("same-" + edit.family, twin, (edited, side, other)))
            if against := _against(twin, draw):
                triples.append(Triple("same-" + edit.family, side, (against, twin, other)))
        elif edit.relation == "stricter" and edit.family == "class":
            part = _with(side, edit.text)
            if against := _against(part, draw):
                triples.append(Triple("part", part, (against, side, other)))
    return triples + ladder(side, other, draw) + _deferring(side, edited, known, draw)


def ladder(side: Side, other: Side, draw: Random) -> list[Triple]:
    """A limit at three heights: a norm within the limit agrees, one beyond it contradicts."""
    bounded = [quantity for quantity in quantities(side.text) if quantity.bound != "exact"]
    quantity = pick(draw, bounded)
    values = other_values(quantity, draw) if quantity else []
    if quantity is None or len(values) < 2:
        return []
    heights = sorted([quantity.value, *values], reverse=quantity.bound == "floor")
    strict, middle, loose = (_with(side, with_value(side.text, quantity, value)) for value in heights)
    return [
        Triple("limit", middle, (strict, loose, other)),
        Triple("limit", loose, (middle, loose, other)),
        Triple("limit", middle, (strict, middle, other)),
    ]


def _deferring(side: Side, edited: Side, known: list[Edit], draw: Random) -> list[Triple]:
    """A norm that yields to another law contradicts only one that holds in every case."""
    if draw.random() > 0.06 or not any(edit.family == "exception" for edit in known) or ", trừ" in edited.text:
        return []
    if edited.text[-1] in ".;" or side.text[:6] in ("Trường", "Trong ") or ":" in side.text:
        return []
    yields = _with(side, edited.text + draw.choice(table("edits")["added"]["deferring"]))
    always = _with(side, f"Trong mọi trường hợp, {side.text[:1].lower()}{side.text[1:]}")
    return [
        Triple("deferring", yields, (always, yields, side)),
        Triple("deferring", side, (edited, always, yields)),
    ]


def _against(side: Side, draw: Random) -> Side | None:
    edit = pick(draw, (edit for edit in edits(side.text, draw) if edit.relation == "exclusive"))
    return _with(side, edit.text) if edit else None


def _choose(known: list[Edit], counts: Counter[str], draw: Random) -> Edit:
    exclusive = [edit for edit in known if edit.relation == "exclusive"]
    return draw.choices(exclusive, [WEIGHTS.get(edit.family, 1) / counts[edit.family] for edit in exclusive])[0]


def _in_turn(groups: list[list[Triple]], draw: Random) -> Iterator[list[Triple]]:
    """Groups of all families in turn, so that rare ones are not crowded out."""
    counts = Counter(triple.edit for group in groups for triple in group)
    waiting: dict[str, list[list[Triple]]] = defaultdict(list)
    for group in groups:
        waiting[min((triple.edit for triple in group), key=lambda name: (counts[name], name))].append(group)
    for family in sorted(waiting):
        draw.shuffle(waiting[family])
    while waiting:
        for family in sorted(waiting):
            for _ in range(min(WEIGHTS.get(family, 1), len(waiting[family]))):
                yield waiting[family].pop()
            if not waiting[family]:
                del waiting[family]


def _rows(triple: Triple, group: int, draw: Random) -> Iterator[Row]:
    for label, premise in zip(LABELS, triple.premises, strict=True):
        change = strong if draw.random() < STRONG else light
        left, right = change(premise.text, draw), change(triple.hypothesis.text, draw)
        if left == right:
            right = strong(right, draw)
        heads = [premise.heading, triple.hypothesis.heading]
        if label == "unrelated" and draw.random() < 0.5:
            heads[1] = heads[0]
        heads = [head if draw.random() > NO_HEADING else "" for head in heads]
        yield Row(
            left, heads[0], right, heads[1], label, triple.edit, group,
            triple.hypothesis.document, premise.document,
        )  # fmt: skip


def _with(side: Side, text: str) -> Side:
    return Side(text, side.heading, side.document)
