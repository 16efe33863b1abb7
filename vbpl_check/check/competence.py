"""A document rules what its form or its issuer may not rule.

"Người vi phạm bị phạt tiền từ 2.000.000 đồng đến 3.000.000 đồng" in a circular
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vbpl_check.check import Check
from vbpl_check.model import DocumentInfo, Quantity, Signal, Span, Statement
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Form:
    """A form of document; with ``issuer`` only of issuers whose name begins so, with ``except_issuer`` not of those."""

    kind: str
    issuer: str = ""
    except_issuer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Params:
    """``forms`` that may not rule it; ``matter``: words of the forbidden matter, one of which the sentence must hold.

    ``novel``: the sentence must bring in a permit or certificate ("paper"), or a disciplinary measure, that no document
    at hand knows. ``amount``: the sentence must also set an amount of money. ``unless``: words that only pass on
    another law's rule. ``matter_name``: how the matter is called in the message.
    """

    forms: tuple[Form, ...]
    matter: tuple[str, ...]
    matter_name: str
    unless: tuple[str, ...] = ()
    novel: Literal["", "paper", "measure"] = ""
    amount: bool = False


def exceeds(candidate: Statement, params: Params) -> Signal | None:
    """The forbidden words, when the document is of a form that may not rule them."""
    norm = candidate.norm
    if norm.quoted or norm.transitional or not any(_is(candidate.document, form) for form in params.forms):
        return None
    text = lowered(norm.text)
    word = next((word for word in params.matter if word in text), "")
    money = [value for value in norm.quantities if _money(value, norm.span)]
    if not word or (params.amount and not money) or any(part in text for part in params.unless):
        return None
    novel = next((i for i in candidate.novel if i.kind == params.novel and (i.issued or i.kind != "paper")), None)
    if params.novel and novel is None:
        return None
    start = norm.span.start + text.find(word)
    header = candidate.document.header
    form = header.kind or "văn bản"
    return Signal(
        strength=0.9,
        left=(Span(start, start + len(word)), *(value.span for value in money[:1]), *((novel.span,) if novel else ())),
        slots=(("matter", params.matter_name), ("form", form), ("name", novel.name if novel else "")),
        why=(
            f"{form} của {header.issuer or 'cơ quan ban hành'} tự đặt ra {params.matter_name}: “{word}”.",
            *([f"Không văn bản đối chiếu nào có “{novel.name}”."] if novel else []),
            *([f"Mức được đặt ra: {money[0].raw}."] if money else []),
            "Giả định không có luật nào giao cho cơ quan ban hành quy định nội dung này.",
        ),
    )


def _is(document: DocumentInfo, form: Form) -> bool:
    kind, issuer = document.header.kind or "", lowered(document.header.issuer or "")
    if kind.lower() != form.kind.lower() or not issuer.startswith(form.issuer.lower()):
        return False
    return not issuer.startswith(tuple(name.lower() for name in form.except_issuer) or ("\0",))


def _money(value: Quantity, sentence: Span) -> bool:
    return value.dimension == "money" and sentence.start <= value.span.start < sentence.end


CHECK = Check(Params, exceeds, (Statement,))
