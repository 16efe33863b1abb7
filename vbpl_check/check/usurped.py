"""A document rules a matter that a higher text leaves to another body.

Circular: "Các giao dịch được chứng thực điện tử gồm …" against law: "Chính phủ quy định phạm vi các giao dịch được …"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.cases import own_values
from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import dice, tier
from vbpl_check.model import DocumentInfo, Grant, Norm, Pair, Signal, Span
from vbpl_check.text import MAX_CACHE, lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Matter:
    """A kind of matter: ``names`` in the delegating clause, ``signs`` in the sentence that rules it.

    ``number``: the sentence must also set a value of its own. ``decided``: the other body need not regulate it, to
    decide it is enough ("quyết định khu vực không được phép chăn nuôi").
    """

    names: tuple[str, ...]
    signs: tuple[str, ...]
    number: bool = False
    decided: bool = False


@dataclass(frozen=True)
class Issuer:
    """A form of document, by its issuer; ``not_for`` families of bodies whose matters it may not rule."""

    kind: str
    not_for: tuple[str, ...]
    issuer: str = ""


@dataclass(frozen=True)
class Params:
    """``issuers`` with the bodies above them; ``unless``: words of a sentence that only passes on another rule.

    ``process``: words of the delegating clause that name steps, not the thing ruled.
    """

    matters: tuple[Matter, ...]
    issuers: tuple[Issuer, ...]
    unless: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    cover: float = 0.7


# "Chính phủ quy định", "trình Hội đồng nhân dân quyết định": acts by which a matter is left to a body
_DECIDES = frozenset({"quy định", "quyết định", "ban hành"})
_HEAD = 3  # matter names stand among the first words of what is left to the other body
_ONE_HEADING = 0.8
_TELLING = 3  # words of the thing that the sentence must name


def usurps(candidate: Pair, params: Params) -> Signal | None:
    """The draft's sentence rules the very matter that the other text leaves to a body above its issuer."""
    if not against_draft(candidate) or not comparable(candidate) or tier(*_documents(candidate)) != -1:
        return None
    left = candidate.left
    if (
        left.modality not in ("obligation", "permission", "statement", "prohibition")
        or left.yields
        or left.transitional
    ):
        return None
    text = lowered(f"{left.lead_in} {left.text}")
    plain = _without_annexes(text)
    if any(word in plain for word in params.unless) or _DEFINES.match(lowered(left.text)):
        return None
    barred = _barred(candidate.left_document, params)
    for grant in candidate.right.grants:
        if _DECIDES.isdisjoint(grant.acts) or grant.shared or not _above(grant, barred):
            continue
        telling = _TELLING - _headed(candidate)
        sign = _ruled(grant, left, text, telling, params) or _annexed(candidate, text)
        if sign:
            return _signal(candidate, grant, sign)
    return None


# "Nhận chìm ở biển là việc …": says what a word means; not "các phường này là khu vực không được phép chăn nuôi"
_DEFINES = re.compile(r"[^,;.]{2,60} là (?!khu vực|vùng|địa bàn|nơi)(?:việc|[^,;.]{2,80} (?:và|có|được|không)(?!\w))")


def _documents(candidate: Pair) -> tuple[DocumentInfo, DocumentInfo]:
    return candidate.left_document, candidate.right_document


@lru_cache(maxsize=MAX_CACHE)
def _without_annexes(text: str) -> str:
    return _ANNEX.sub(" ", text)


def _barred(document: DocumentInfo, params: Params) -> frozenset[str]:
    kind, issuer = (document.header.kind or "").lower(), lowered(document.header.issuer or "")
    return frozenset(
        family
        for form in params.issuers
        if form.kind.lower() == kind and issuer.startswith(form.issuer)
        for family in form.not_for
    )


def _above(grant: Grant, barred: frozenset[str]) -> bool:
    return bool(grant.offices) and all(office.family in barred for office in grant.offices)


def _headed(candidate: Pair) -> bool:
    """Do both articles bear one heading, so that fewer words show the matter?"""
    return dice(candidate.left.heading, candidate.right.heading) >= _ONE_HEADING


# "bằng 45% mức bình quân tiền lương làm căn cứ đóng": what a share is taken of is not what is ruled
_SHARE_OF = re.compile(r"(\d\s?%|\blần) (?:của )?(?:mức|khung)(?: [^\s,;.]+)+")


# "phải có Giấy chứng nhận đủ điều kiện": repeats that the paper is needed, sets no condition for it
_HELD = re.compile(r"phải có (?=giấy|chứng chỉ)")


# "hoạt động của Hội đồng xác định mức độ khuyết tật": neither an amount of đồng nor a level
_NO_AMOUNT = re.compile(r"(?:hội|hợp|cộng|đại) đồng|đồng (?:thời|ý|bộ|nhất)|mức độ")


def _ruled(grant: Grant, left: Norm, text: str, telling: int, params: Params) -> str:
    """The words that show that the sentence rules the matter of the grant; "" when it does not."""
    opening = _NO_AMOUNT.sub(" ", " ".join(grant.object.split()[: _HEAD * 4]))
    sign, text = "", _HELD.sub(" ", _SHARE_OF.sub(r"\1", text))
    signs = _NO_AMOUNT.sub(" ", text)
    regulated = "quy định" in grant.acts
    for matter in params.matters:
        if not (regulated or matter.decided):
            continue
        if matter.number and next(own_values(left), None) is None:
            continue
        if any(re.search(rf"(?<!\w){name}(?!\w)", opening) for name in matter.names):
            sign = sign or next((word for word in matter.signs if re.search(rf"(?<!\w){word}(?!\w)", signs)), "")
    names = {word for matter in params.matters for name in matter.names for word in name.split()}
    thing = [word for word in dict.fromkeys(grant.telling) if word not in names and word not in params.process]
    if not sign or len(thing) < telling:
        return ""
    known = set(re.findall(r"\w+", f"{text} {lowered(left.heading)}"))
    own = set(re.findall(r"\w+", _without_conditions(left, text)))
    found = [word for word in thing if word in known]
    named = len([word for word in thing if word in own])  # not only in the case for which something else is ruled
    enough = len(found) >= params.cover * len(thing) and named >= max(telling, len(thing) / 2)
    return sign if enough else ""


# "Quy chế … ban hành kèm theo Thông tư này", "mức thu theo Phụ lục I Quyết định này": the text rules it itself
_ANNEX = re.compile(
    r"(?:ban hành )?kèm theo (?:thông tư|quyết định|nghị quyết) này"
    r"|(?:tại |theo )?(?:các )?phụ lục(?: số)? ?[ivx\d]*(?: (?:ban hành )?kèm theo)?"
    r"(?: (?:thông tư|quyết định|nghị quyết) này)?(?!\w)"
)
# "đơn theo mẫu tại Phụ lục": a form may come from below
_FORM = re.compile(r"(?<!\w)(?:mẫu|biểu|tờ khai|đơn đề nghị)(?!\w)")
_NEXT = 1  # place of the law's provision among those near to the draft's
_ANNEXED = 0.4  # share of what the annex rules that the law's provision must have


def _annexed(candidate: Pair, text: str) -> str:
    """The words by which the draft rules the matter in an annex of its own; "" when it does not."""
    sign, place = _ANNEX.search(text), candidate.standing
    if sign is None or _FORM.search(text) or (place and place.place > _NEXT):
        return ""
    law = lowered(f"{candidate.right.heading} {candidate.right.lead_in} {candidate.right.text}")
    weights = Weights(candidate.spread, candidate.norms)
    return sign.group() if weights.cover(_ANNEX.sub(" ", text), law) >= _ANNEXED else ""


def _without_conditions(left: Norm, text: str) -> str:
    for condition in left.conditions:
        text = text.replace(lowered(condition), " ")
    return text


def _signal(candidate: Pair, grant: Grant, sign: str) -> Signal:
    left = candidate.left
    at = lowered(left.text).find(sign)
    place = (Span(left.span.start + at, left.span.start + at + len(sign)),) if at >= 0 else ()
    return Signal(
        strength=0.8,
        left=place,
        right=(grant.span,),
        slots=(("body", grant.holder), ("matter", grant.object.strip())),
        why=(
            f"Nội dung được giao cho {grant.holder} quy định: “{grant.object.strip()}”.",
            f"{candidate.left_document.header.kind or 'Văn bản'} này tự quy định nội dung đó.",
            f"Giả định {grant.holder} không giao lại cho cơ quan ban hành.",
        ),
    )


CHECK = Check(Params, usurps, (Pair,))
