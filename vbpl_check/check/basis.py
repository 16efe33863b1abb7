"""A căn cứ that cannot be one: a document of lower rank, or a paper that is no legislation.

"Căn cứ Công văn số 1604/BTC-QLG" in a decree; "Căn cứ Thông tư số 05/2020/TT-BTC" in a decree
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check
from vbpl_check.model import Header, Reference, Signal


@dataclass(frozen=True)
class Params:
    """``ranks``: patterns of numbers from the highest rank to the lowest. ``kinds``: ranks of drafts, which have no
    number, as "kind | beginning of the issuer | place in ranks". ``papers``: what is no legislation, in lower case.
    """

    ranks: tuple[str, ...]
    kinds: tuple[str, ...]
    papers: tuple[str, ...]


# "05/2020/TT-BTC", "45/2019/QH14": a number with a year, as only normative documents have
_NORMATIVE = re.compile(r"\d+/(?:19|20)\d\d/")
# "Thông tư số", "Công văn số": the kind as written before the number
_KIND = re.compile(r"\s*(?P<kind>[^\d/]+?)\s+số\b")


def weak_basis(candidate: Reference, params: Params) -> Signal | None:
    """What is wrong with the căn cứ."""
    citation, header = candidate.citation, candidate.document.header
    if citation.role != "basis" or citation.quoted:
        return None
    own = _own_rank(header, params)
    if own is None or not (header.draft or _NORMATIVE.match(header.number or "")):
        return None
    number = citation.work.number or ""
    kind = _KIND.match(citation.raw)
    if kind and kind["kind"].lower() in params.papers and not _NORMATIVE.match(number):
        return _signal(candidate, "không phải là văn bản quy phạm pháp luật", 0.8)
    cited = _rank(number, params) if _NORMATIVE.match(number) else None
    if cited is not None and cited > own:
        return _signal(candidate, "có hiệu lực pháp lý thấp hơn văn bản được ban hành", 0.9)
    return None


def _own_rank(header: Header, params: Params) -> int | None:
    if header.number and (rank := _rank(header.number, params)) is not None:
        return rank
    kind = header.kind or ""
    issuer = (header.issuer or "").lower()
    for entry in params.kinds:
        wanted, body, place = (part.strip() for part in entry.split("|"))
        if kind == wanted and issuer.startswith(body.lower()):
            return int(place)
    return None


def _rank(number: str, params: Params) -> int | None:
    return next((place for place, mark in enumerate(params.ranks) if re.search(mark, number)), None)


def _signal(candidate: Reference, problem: str, strength: float) -> Signal:
    citation = candidate.citation
    return Signal(
        strength=strength,
        left=(citation.span,),
        slots=(("cited", citation.raw), ("problem", problem)),
        why=(
            f"Căn cứ ban hành “{citation.raw}” {problem}.",
            "Căn cứ ban hành phải là văn bản quy phạm pháp luật có hiệu lực pháp lý cao hơn.",
        ),
    )


CHECK = Check(Params, weak_basis, (Reference,))
