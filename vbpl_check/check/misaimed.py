"""A citation of an article about something else, while another article of the same document is about the subject.

"Phiếu an toàn thực hiện theo Điều 27" where Điều 27 is on archives and Điều 25 on "Phiếu an toàn"
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from vbpl_check.check import Check
from vbpl_check.items import telling
from vbpl_check.model import Reference, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """Shares of the words of a heading, each weighed by how rare it is among the headings of the cited document.

    ``fits``: from which on the other article is about the citing words and their heading; ``said``: the same of the
    citing words alone; ``foreign``: up to which the cited article is not about them. ``inside``: share of the words
    found in the other heading that the cited article may use. ``roles``: what the citation is for.
    """

    fits: float = 0.75
    said: float = 0.5
    foreign: float = 0.25
    inside: float = 0.34


_LEAST = 2  # pairs of telling syllables that a heading must have to say what its article is about
# "sửa đổi, bổ sung Điều 5", "trừ trường hợp quy định tại Điều 9", "không thuộc Điều 12": not the subject of the clause
_ASIDE = re.compile(r"(?<!\w)(?:sửa đổi|bổ sung|bãi bỏ|thay thế|trừ|ngoài|không thuộc|không áp dụng|vi phạm)(?!\w)")
# "Điều 5 Nghị định này", "khoản 2 Điều này"
_THIS = re.compile(r"\bnày\b")
# "Điều 1 Quyết định này" in a circular: a form annexed to it, which has articles of its own
_OWN_KIND = re.compile(r"\b(bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định) này\b", re.IGNORECASE)
# "các điều 15, 16 và 34": each is about a part of what is said
_SEVERAL = re.compile(r"(?<!\w)điều \d+\w?(?:,| và| đến| hoặc) (?:điều )?\d", re.IGNORECASE)
# where the clause around the citation begins
_CLAUSE = re.compile(r"[;:]|\.(?=\s)|, (?=(?:thì|đồng thời|trường hợp|trong đó|nhưng|và)(?!\w))")


def misaimed(candidate: Reference, params: Params) -> Signal | None:
    """The article that the citing words are about, when the cited one is about something else."""
    citation, target = candidate.citation, candidate.target
    label = next((label for level, label in citation.parts if level == "dieu"), None)
    if label is None or target.status != "found" or citation.role != "cites" or citation.quoted:
        return None
    if candidate.transitional or not candidate.bodies:
        return None
    if citation.work.kind == "this" and not _THIS.search(citation.raw):
        return None  # "Điều 11" of a document named further up
    kind = _OWN_KIND.search(citation.raw)
    if (
        kind
        and candidate.document.header.kind
        and not candidate.document.header.kind.lower().startswith(kind[1].lower())
    ):
        return None
    headings, bodies = dict(candidate.headings), dict(candidate.bodies)
    clause = _clause(candidate)
    if label not in headings or label not in bodies or not clause or _ASIDE.search(clause):
        return None
    found = _other(candidate, label, clause, params)
    if found is None:
        return None
    share, other = found
    here, there = headings[label], headings[other]
    return Signal(
        strength=round(0.4 + 0.5 * share, 3),
        left=(citation.span,),
        slots=(("cited", citation.raw), ("subject", here), ("meant", f"Điều {other}"), ("meant_subject", there)),
        why=(
            f"Điều {label} được dẫn quy định về “{here}”, không nói tới nội dung của câu dẫn.",
            f"Nội dung ấy ở Điều {other}: “{there}”.",
        ),
    )


def _clause(candidate: Reference) -> str:
    """The words of the clause around the citation; "" when they are not found or name several articles."""
    sentence, raw = candidate.sentence, candidate.citation.raw
    at = sentence.find(raw)
    if at < 0 or sentence.count(" Điều ") > 1 or _SEVERAL.search(raw):
        return ""
    before = sentence[:at]
    start = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    after = _CLAUSE.split(sentence[at + len(raw) :])[0]
    return lowered(f"{before[start:]} {after}")


def _other(candidate: Reference, label: str, clause: str, params: Params) -> tuple[float, str] | None:
    """How well the best other article fits, with its label; None when the cited one is about the clause as well."""
    weights = _weights(candidate.headings)
    said = _pairs(clause)
    around = said | _pairs(candidate.heading)
    headings, bodies = dict(candidate.headings), dict(candidate.bodies)
    own = frozenset(telling(headings[label]))
    if not own or _share(own, frozenset(telling(clause)), _weights(candidate.headings, 1)) > params.foreign:
        return None
    best: tuple[float, str] | None = None
    for other, heading in candidate.headings:
        keys = _pairs(heading)
        if other == label or len(keys) < _LEAST or _same_place(candidate, other):
            continue
        share = _share(keys, around, weights)
        if share >= params.fits and _share(keys, said, weights) >= params.said and (best is None or share > best[0]):
            best = share, other
    if best is None:
        return None
    common = _pairs(headings[best[1]]) & said
    used = _pairs(bodies[label])
    if len(common & used) <= params.inside * len(common):
        return best
    # the clause has the whole name of the other article: then it is enough that the cited one lacks its rarest words
    rarest = max(sorted(common), key=lambda key: weights.get(key, 0.0))
    return best if common == _pairs(headings[best[1]]) and rarest not in used else None


def _same_place(candidate: Reference, label: str) -> bool:
    """Is the other article the citing one itself?"""
    source = candidate.citation.source
    own = candidate.target_document is not None and candidate.target_document.id == candidate.document.id
    return own and source.label("dieu") == label


def _pairs(text: str) -> frozenset[str]:
    run = telling(text)
    return frozenset(f"{first} {second}" for first, second in pairwise(run))


@lru_cache(maxsize=64)
def _weights(headings: tuple[tuple[str, str], ...], size: int = 2) -> dict[str, float]:
    """How much each syllable or pair of syllables tells: the fewer headings have it, the more."""
    found = ((_pairs(heading) if size > 1 else frozenset(telling(heading))) for _, heading in headings)
    counts = Counter(pair for pairs in found for pair in pairs)
    return {pair: log(1 + len(headings) / count) for pair, count in counts.items()}


def _share(keys: frozenset[str], words: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights.get(key, 0.0) for key in keys)
    return sum(weights.get(key, 0.0) for key in keys & words) / total if total else 0.0


CHECK = Check(Params, misaimed, (Reference,))
