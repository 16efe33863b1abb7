"""What the score of an entry is made of, by name; values are 0..1 and grow with the evidence unless told otherwise.

- strength: what the check itself saw; similarity: of the two norms; link: how the documents are tied
- agreement: further rules that found it; gap: a lower document against a higher one
- dates: both sides in force and of one time; certainty: how surely the words were read
- nli, nli_known: what a model that reads both sides says (0.5 and 0 where none did)
- rivals: better right sides of the same clause, and inside (both in one document): neutral facts
- alone: no second clause is held against the first, as in a citation that leads nowhere. What speaks of two sides
  then counts in full, so that a certain slip loses nothing by having one side; "alone" says what that is worth
- issued: the checked text is law in force, which was written by professionals and scrutinised, not a draft: the same
  signal means a conflict far less often there. issued_alone: both, for issued texts do have slips of citation.
  repository: nothing but issued texts is checked among themselves. untied: two of them, of one rank, and neither
  cites, guides or changes the other; each mostly regulates a matter of its own, however alike the words are
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from vbpl_check.model import Finding, LinkKind, Place
from vbpl_check.rank.prevail import Side, rank_gap

NEUTRAL = 0.5  # the value of a feature that is unknown or makes no sense (one-sided findings)
GROWING = ("strength", "similarity", "link", "agreement", "gap", "dates", "certainty", "nli")
NAMES = (*GROWING, "nli_known", "rivals", "inside", "alone", "issued", "issued_alone", "repository", "untied")
TWO_SIDED = ("similarity", "link", "gap", "dates")  # evidence that full value stands for where only one side is read
RIVALS = 3
_LINKS: dict[LinkKind, float] = {
    "amends": 1.0, "repeals": 1.0, "replaces": 1.0, "guides": 1.0, "basis": 1.0, "cites": 1.0, "same_subject": 0.4,
}  # fmt: skip
_ONE_RANK = 0.3  # the evidence "gap" of two documents of one rank
_GENERATION = 20  # years between two documents after which they hardly belong to one body of law
_LONG = 1500  # characters of a clause from which it was probably not split into its points
_DECIMALS = 4

Evidence = tuple[tuple[str, float], ...]


def base_evidence(finding: Finding, left: Side | None, right: Side | None, as_of: date) -> dict[str, float]:
    """The evidence of one finding by itself; ``left`` and ``right`` are the documents of its sides.

    Ids of entries depend on it (``score``): what follows from the whole entry is told by ``entry_evidence``.
    """
    two = finding.right is not None
    return {
        "strength": _unit(finding.strength),
        "similarity": _unit(finding.similarity) if two and finding.similarity > 0 else NEUTRAL,
        "link": max((_LINKS.get(link.kind, 0.0) for link in finding.links), default=0.0) if two else NEUTRAL,
        "gap": _gap(left, right),
        "dates": _dates(left, right, as_of),
        "inside": float(two and left is right and left is not None),
    }


def entry_evidence(
    findings: Sequence[Finding], left: Side | None, right: Side | None, better: int, as_of: date
) -> Evidence:
    """The evidence of an entry, by name: of its main finding (the first), with what the others and rivals add."""
    main = findings[0]
    alone, issued = one_sided(main), left is not None and not left.info.drafted
    found = base_evidence(main, left, right, as_of) | {
        "agreement": 1 - 0.5 ** (len({each.rule for each in findings}) - 1),
        "certainty": _certainty(main, alone),
        "nli": NEUTRAL if main.nli is None else _unit(main.nli),
        "nli_known": float(main.nli is not None),
        "rivals": min(better, RIVALS) / RIVALS,
        "alone": float(alone),
        "issued": float(issued),
        "issued_alone": float(issued and alone),
        "repository": float(issued and not alone and right is not None and right.info.role == "checked"),
    }
    found |= dict.fromkeys(TWO_SIDED, 1.0) if alone else {}
    found["untied"] = float(_untied(found, right))
    return tuple(sorted((name, round(value, _DECIMALS)) for name, value in found.items()))


def one_sided(finding: Finding) -> bool:
    """Whether no words of a second clause were read: there is none, or it is only named (its span is empty)."""
    right = finding.right
    return right is None or right.span.start == right.span.end


def _untied(found: Mapping[str, float], right: Side | None) -> bool:
    """Two issued documents of one rank, of which neither cites, guides or changes the other."""
    issued = found["issued"] and right is not None and not right.info.drafted
    apart = not found["inside"] and not found["alone"] and found["link"] < 1
    return bool(issued and apart and found["gap"] == _ONE_RANK)


def _certainty(finding: Finding, alone: bool) -> float:
    """Less for a side without marked words, for one too long to have been split, and for words put together here."""
    sides = (finding.left, None if alone else finding.right)
    return min(_read(place) for place in sides if place)


def _read(place: Place) -> float:
    value = 1.0 if place.highlights else 0.7
    value -= 0.3 if len(place.quote) > _LONG else 0.0
    return value - (0.2 if place.amended_by else 0.0)


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0


def _gap(left: Side | None, right: Side | None) -> float:
    if left is None or right is None or left is right:
        return NEUTRAL
    gap = rank_gap(left, right)
    if gap is None:
        return NEUTRAL
    return 1.0 if gap else _ONE_RANK


def _dates(left: Side | None, right: Side | None, as_of: date) -> float:
    """1 when both are in force and of one time, less for an ended document and for each year between them."""
    known = [side.info.header for side in (left, right) if side is not None]
    if any(header.expires and header.expires <= as_of for header in known):
        return 0.0
    years = [day.year for header in known if (day := header.issued or header.effective)]
    if len(years) < 2:
        return NEUTRAL
    return 1.0 - 0.7 * min(abs(years[0] - years[1]) / _GENERATION, 1.0)
