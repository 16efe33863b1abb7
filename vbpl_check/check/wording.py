"""What a sentence says, told in a rule file alone: phrases, modality, subject, values, kind of document.

One side: a decision of a province says "phải … giấy xác nhận". Two sides: the draft "chỉ tiếp nhận hồ sơ giấy", the law
"được nộp hồ sơ qua mạng". ``required``: no sentence of a document says what each document of its kind has to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import tier
from vbpl_check.model import DocumentInfo, Modality, Norm, Pair, Quantity, Signal, Span, Statement, Whole
from vbpl_check.phrases import compiled, find
from vbpl_check.text import lowered

Level = Literal["trung_uong", "tinh", "huyen", "xa"]


@dataclass(frozen=True)
class Form:
    """Which documents: kinds as in "Thông tư", beginnings of issuers, levels of issuers, day of issue, drafts only."""

    kinds: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    except_issuers: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    titles: tuple[str, ...] = ()
    issued_from: date | None = None
    issued_until: date | None = None
    drafts_only: bool = False


@dataclass(frozen=True)
class Value:
    """A value in the sentence with this unit (a key of units.yaml) or dimension, above or below a bound."""

    unit: str = ""
    dimension: str = ""
    above: float | None = None
    below: float | None = None
    measured: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """What one sentence must be like; everything that is given must hold.

    ``phrases``: one of them stands in it; ``all_phrases``: all do; ``no_phrases``: none does. ``context``: the heading
    and the words above count as well. ``heading``, ``subject``: one of these phrases stands in the heading of the
    article or in the subject. ``cites``: it names one of these works, by number or name.
    """

    phrases: tuple[str, ...] = ()
    all_phrases: tuple[str, ...] = ()
    no_phrases: tuple[str, ...] = ()
    context: bool = False
    heading: tuple[str, ...] = ()
    modality: tuple[Modality, ...] = ()
    subject: tuple[str, ...] = ()
    subject_kind: Literal["", "body", "party"] = ""
    value: Value | None = None
    cites: tuple[str, ...] = ()
    no_cites: tuple[str, ...] = ()
    document: Form = Form()


@dataclass(frozen=True)
class Params:
    """``left`` alone: one sentence. ``right`` too: two sentences about one thing, the right one in another document.

    ``right_above``: the document on the right must rank higher. ``required``: the documents that ``left.document``
    describes must have a sentence like that. ``transitional``: rules on transition and entry into force count as well.
    ``strength`` orders findings.
    """

    left: Side = Side()
    right: Side | None = None
    required: Side | None = None
    right_above: bool = False
    transitional: bool = False
    strength: float = 0.85


def worded(candidate: Statement | Pair | Whole, params: Params) -> Signal | None:
    """The words that the rule describes."""
    if isinstance(candidate, Whole):
        return _missing(candidate, params) if params.required else None
    if params.required:
        return None
    if isinstance(candidate, Pair):
        return _two(candidate, params) if params.right else None
    return _one(candidate, params) if params.right is None else None


def _one(candidate: Statement, params: Params) -> Signal | None:
    found = _match(candidate.norm, candidate.document, params.left, params)
    if found is None:
        return None
    words = _words(candidate.norm, found)
    return Signal(params.strength, found, slots=(("words", words), ("form", candidate.document.header.kind or "")),
                  why=_why(candidate.norm, found))  # fmt: skip


def _two(candidate: Pair, params: Params) -> Signal | None:
    if params.right is None or not comparable(candidate):
        return None
    sides = (candidate.left, candidate.left_document), (candidate.right, candidate.right_document)
    orders = [sides] if against_draft(candidate) else [sides, sides[::-1]]
    for first, second in orders:
        if first[1].id == second[1].id or (params.right_above and tier(first[1], second[1]) != -1):
            continue
        left = _match(*first, params.left, params)
        right = _match(*second, params.right, params) if left is not None else None
        if left is not None and right is not None:
            swapped = first is sides[1]
            slots = (("words", _words(first[0], left)), ("right_words", _words(second[0], right)))
            why = (*_why(first[0], left), *_why(second[0], right), "Giả định hai câu nói về cùng một việc.")
            return Signal(params.strength, *((right, left) if swapped else (left, right)), slots=slots, why=why)
    return None


def _missing(candidate: Whole, params: Params) -> Signal | None:
    """Nothing in the document says what it has to say."""
    wanted = params.required
    if (
        wanted is None
        or not is_form(candidate.document, params.left.document, candidate.drafted)
        or not candidate.norms
    ):
        return None
    everywhere = replace(wanted, document=Form())
    if any(_match(norm, candidate.document, everywhere, params) is not None for norm in candidate.norms):
        return None
    words = "; ".join((*wanted.phrases, *wanted.all_phrases))
    why = (f"Không câu nào của văn bản có nội dung phải có: “{words}”.",)
    return Signal(params.strength, slots=(("words", words), ("form", candidate.document.header.kind or "")), why=why)


def _match(norm: Norm, document: DocumentInfo, side: Side, params: Params) -> tuple[Span, ...] | None:
    """The words of the sentence that show what the side describes; None when it is not like that."""
    if norm.quoted or (norm.transitional and not params.transitional) or not is_form(document, side.document):
        return None
    if side.modality and norm.modality not in side.modality:
        return None
    if side.subject_kind and norm.subject_kind != side.subject_kind:
        return None
    if side.subject and not _any(side.subject, norm.subject or norm.subject_key):
        return None
    if (side.heading and not _any(side.heading, norm.heading)) or not _cited(norm, side):
        return None
    above = f"{norm.heading}. {norm.lead_in}. " if side.context else ""
    if any(find(phrase, above + norm.text) for phrase in side.no_phrases):
        return None
    spans = _phrases(norm, side, above)
    values = _values(norm, side.value)
    return None if spans is None or values is None else (*spans, *values)


def _any(phrases: tuple[str, ...], text: str) -> bool:
    return any(find(phrase, text) for phrase in phrases)


def _cited(norm: Norm, side: Side) -> bool:
    return (not side.cites or _any(side.cites, norm.text)) and not _any(side.no_cites, norm.text)


def _phrases(norm: Norm, side: Side, above: str) -> tuple[Span, ...] | None:
    text, base = above + norm.text, norm.span.start - len(above)
    found = [find(phrase, text) for phrase in side.all_phrases]
    if side.phrases:
        found.append(next((span for phrase in side.phrases if (span := find(phrase, text))), None))
    if any(span is None for span in found):
        return None
    spans = (Span(base + span.start, base + span.end) for span in found if span)
    return tuple(span for span in spans if span.start >= norm.span.start)


def _values(norm: Norm, wanted: Value | None) -> tuple[Span, ...] | None:
    if wanted is None:
        return ()
    own = [v for v in norm.quantities if norm.span.start <= v.span.start < norm.span.end]
    found = next((value.span for value in own if _beyond(value, wanted)), None)
    return None if found is None else (found,)


def _beyond(value: Quantity, wanted: Value) -> bool:
    if (wanted.unit and value.unit != wanted.unit) or (wanted.dimension and value.dimension != wanted.dimension):
        return False
    if wanted.measured and not _any(wanted.measured, value.measured):
        return False
    known = [bound for bound in (value.low, value.high) if bound is not None]
    if wanted.above is not None and not (known and max(known) > wanted.above):
        return False
    return wanted.below is None or bool(known and min(known) < wanted.below)


def is_form(document: DocumentInfo, form: Form, drafted: bool | None = None) -> bool:
    """Is the document of the described kind?"""
    header = document.header
    issuer = lowered(header.issuer or "")
    if form.kinds and (header.kind or "").lower() not in {kind.lower() for kind in form.kinds}:
        return False
    if form.issuers and not issuer.startswith(_low(form.issuers)):
        return False
    if form.except_issuers and issuer.startswith(_low(form.except_issuers)):
        return False
    if form.levels and level_of(issuer) not in form.levels:
        return False
    if form.titles and not _any(form.titles, header.title or ""):
        return False
    if (form.issued_from or form.issued_until) and header.issued is None:
        return False
    early = form.issued_from and header.issued and header.issued < form.issued_from
    late = form.issued_until and header.issued and header.issued > form.issued_until
    return not early and not late and (not form.drafts_only or (document.drafted if drafted is None else drafted))


def _low(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(lowered(name) for name in names)


_LOCAL = ("hội đồng nhân dân", "ủy ban nhân dân", "chủ tịch ủy ban nhân dân")


def level_of(issuer: str) -> str:
    """Level of an issuer in lower case; "" when there is none: "Ủy ban nhân dân xã Hòa Tiến" is "xa"."""
    if not issuer.startswith(_LOCAL):
        return "trung_uong" if issuer else ""
    rest = next(issuer.removeprefix(name) for name in sorted(_LOCAL, key=len, reverse=True) if issuer.startswith(name))
    place = rest.strip().removeprefix("cấp ")
    if place.startswith(("xã", "phường", "đặc khu", "thị trấn")):
        return "xa"
    return "huyen" if place.startswith(("huyện", "quận", "thị xã")) else "tinh"


def _words(norm: Norm, spans: tuple[Span, ...]) -> str:
    return "; ".join(norm.text[s.start - norm.span.start : s.end - norm.span.start] for s in spans)


def _why(norm: Norm, spans: tuple[Span, ...]) -> tuple[str, ...]:
    words = _words(norm, spans)
    return (f"Câu này có các chữ mà quy tắc nêu: “{words}”.",) if words else ("Câu này đúng như quy tắc mô tả.",)


def refuse(params: Params) -> Iterator[tuple[str, str]]:
    """(key path, what is wrong) of params that are no sensible rule."""
    for name in ("left", "right", "required"):
        side = getattr(params, name)
        if side is not None:
            yield from _bad_phrases(side, name)
    if params.right is not None and params.required is not None:
        yield "required", "không đi cùng “right”"
    told = params.required if params.required is not None else params.left
    if not _tells(told) or (params.right is not None and not _tells(params.right)):
        yield (
            "left" if params.required is None else "required",
            (
                "phải nêu ít nhất một trong: phrases, all_phrases, value, cites, subject, heading, modality;"
                " nếu không thì câu nào cũng bị báo"
            ),
        )


def _tells(side: Side) -> bool:
    return bool(
        side.phrases or side.all_phrases or side.value or side.cites or side.subject or side.heading or side.modality
    )


def _bad_phrases(holder: Any, path: str) -> Iterator[tuple[str, str]]:
    for key in (
        "phrases",
        "all_phrases",
        "no_phrases",
        "heading",
        "subject",
        "cites",
        "no_cites",
        "titles",
        "measured",
    ):
        for position, phrase in enumerate(getattr(holder, key, ())):
            try:
                compiled(phrase)
            except ValueError as error:
                yield f"{path}.{key}[{position}]", f"“{phrase}”: {error}"
    for entry in fields(holder):
        inner = getattr(holder, entry.name)
        if isinstance(inner, (Form, Value)):
            yield from _bad_phrases(inner, f"{path}.{entry.name}")


CHECK = Check(Params, worded, (Statement, Pair, Whole), refuse)
