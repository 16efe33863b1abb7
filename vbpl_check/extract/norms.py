"""What each provision demands of whom: one norm a sentence or list item, read with the words above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vbpl_check.extract._act import act_words
from vbpl_check.extract._frames import Frame, Frames, heir, inherit, join
from vbpl_check.extract._plain import plain
from vbpl_check.extract._reading import Reader
from vbpl_check.extract.lexicon import Lexicon
from vbpl_check.extract.quantities import find_quantities
from vbpl_check.extract.sentences import item_start, paragraphs, sentences
from vbpl_check.model import Document, Norm, Provision, Quantity, Span

_DIVISIONS = frozenset({"phan", "chuong", "muc", "tieu_muc", "kem_theo"})
_JOINT = re.compile(r"; (?:và |đồng thời |hoặc )?")
# "…; trường hợp không cấp thì phải trả lời bằng văn bản"
_CASE = re.compile(r"(?:trong )?(?:trường hợp|nếu|đối với|riêng) ")


def find_norms(document: Document, lexicon: Lexicon) -> tuple[Norm, ...]:
    """The norms of a document in reading order, those of quoted text included and marked ``quoted``.

    Sentences of annexes (mostly forms and tables) give none.
    """
    return tuple(_Walk(document, lexicon).norms())


@lru_cache(maxsize=4)
def _compiled(lexicon: Lexicon) -> tuple[Reader, Frames]:
    reader = Reader(lexicon.modality, lexicon.clauses, lexicon.bodies)
    return reader, Frames(reader, lexicon.clauses)


# "[Cụm từ này bị thay thế bởi Khoản 1 Điều 2 …]": a publisher's note inside the text
_NOTE = re.compile(r"\[[^\[\]]{0,400}\]")


def _without_notes(low: str) -> str:
    return _NOTE.sub(lambda note: " " * len(note.group()), low) if "[" in low else low


class _Walk:
    """Goes down a document once, handing frames from a provision to those below."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._document = document
        self._text = document.text
        self._low = _without_notes(plain(document.text))
        self._units = lexicon.units
        self._reader, self._frames = _compiled(lexicon)
        self._parents = {provision.parent for provision in document.provisions}
        self._above: dict[int, Frame] = {}

    def norms(self) -> Iterator[Norm]:
        """All norms in reading order."""
        annexes: set[int] = set()
        for index, provision in enumerate(self._document.provisions):
            above = self._above.get(provision.parent, Frame())
            if provision.level == "phu_luc" or provision.parent in annexes:
                annexes.add(index)
            elif provision.level in _DIVISIONS:
                self._above[index] = self._frames.division(above, provision)
            else:
                yield from self._provision(index, provision, above)

    def _provision(self, index: int, provision: Provision, above: Frame) -> Iterator[Norm]:
        frame = self._frames.headed(above, provision) if provision.heading else above
        spans = [
            (line, sentence)
            for line in paragraphs(self._text, provision.body)
            for sentence in sentences(self._text, line)
        ]
        if index in self._parents:
            below = frame
            if spans and self._leads(spans[-1][1]):
                _, last = spans.pop()
                below = self._led(last, frame)
                yield from self._lead_norm(provision, last, frame, below)
            self._above[index] = below
        yield from self._body(provision, spans, frame)

    def _leads(self, span: Span) -> bool:
        """Whether a sentence introduces what follows: it ends in a colon, or has no full stop at its end."""
        words = self._text[span.start : span.end]
        return any(map(str.isalpha, words)) and words[-1] not in '.;!?”"'

    def _led(self, span: Span, above: Frame) -> Frame:
        words, low = self._text[span.start : span.end], self._low[span.start : span.end]
        return self._frames.led(above, words, low, self._quantities(span))

    def _body(self, provision: Provision, spans: list[tuple[Span, Span]], frame: Frame) -> Iterator[Norm]:
        """The norms of a provision's own sentences; lines marked "-" or "+" continue the line with a colon above."""
        outer, inner = frame, frame
        for number, (line, span) in enumerate(spans):
            begin = item_start(self._text, span) if span.start == line.start else None
            if begin is None and span.start == line.start:
                outer = inner = frame
            current = inner if self._text[line.start] == "+" else outer
            words = Span(begin if begin is not None else span.start, span.end)
            if words.start >= words.end or self._furniture(words):
                continue
            if self._text[span.end - 1] == ":" and number + 1 < len(spans):
                inner = self._led(words, current)
                outer = outer if begin is not None else inner
                yield from self._lead_norm(provision, words, current, inner)
            else:
                yield from self._sentence(provision, words, current)

    def _furniture(self, span: Span) -> bool:
        """Whether a line is no sentence: a table row, a title or signature in capitals."""
        words = self._text[span.start : span.end]
        return words[0] in "|[" or " | " in words or words.isupper() or not any(map(str.isalpha, words[:40]))

    def _sentence(self, provision: Provision, span: Span, frame: Frame) -> Iterator[Norm]:
        """The norms of one sentence: the parts between semicolons that stand on their own.

        A part stands when it has a modal phrase or a subject with a verb; "trường hợp không cấp thì …" has the subject
        of the part before it.
        """
        start, current = span.start, frame
        for joint in _JOINT.finditer(self._text, span.start, span.end):
            case = _CASE.match(self._text, joint.end()) is not None
            if case or (self._stands(joint.end(), span.end) and self._stands(start, joint.start())):
                norm = self._norm(provision, Span(start, joint.start() + 1), current)
                yield norm
                start, current = joint.end(), heir(frame, norm) if case else frame
        yield self._norm(provision, Span(start, span.end), current)

    def _stands(self, start: int, end: int) -> bool:
        semicolon = self._text.find("; ", start, end)
        end = semicolon if semicolon > 0 else end
        reading = self._reader.read(self._text[start:end], self._low[start:end])
        return bool(reading.leading and (reading.marked or reading.subject_key))

    def _lead_norm(self, provision: Provision, span: Span, above: Frame, below: Frame) -> Iterator[Norm]:
        """The lead-in as a norm of its own, when it sets a quantity (a deadline for all the steps below it)."""
        if len(below.quantities) > len(above.quantities) and below.role != "act" and below.modality != "sanction":
            yield self._norm(provision, span, above)

    def _quantities(self, span: Span) -> tuple[Quantity, ...]:
        return find_quantities(self._text[span.start : span.end], span.start, self._units)

    def _norm(self, provision: Provision, span: Span, frame: Frame) -> Norm:
        words = self._text[span.start : span.end]
        reading = self._reader.read(words, self._low[span.start : span.end], bool(frame.subject_key))
        quantities = self._quantities(span)
        modality, inherits = inherit(reading, frame)
        exceptions = frame.exceptions + reading.exceptions
        if frame.role in ("condition", "exception"):
            item = (words.strip(" .;"),)
            act, conditions = frame.act, frame.conditions + (item if frame.role == "condition" else ())
            exceptions = frame.exceptions + (item if frame.role == "exception" else ())
        else:
            measured = [Span(item.span.start - span.start, item.span.end - span.start) for item in quantities]
            act = join(frame.act, act_words(reading.main, reading.act, measured))
            conditions = frame.conditions + reading.conditions
        return Norm(
            provision=provision.address,
            span=span,
            text=words,
            modality=modality,
            subject=frame.subject if inherits else reading.subject,
            subject_key=frame.subject_key if inherits else reading.subject_key,
            subject_kind=frame.subject_kind if inherits else reading.subject_kind,
            act=act,
            only=reading.only or (frame.only and not reading.leading),
            conditions=conditions,
            exceptions=exceptions,
            yields=frame.yields + reading.yields,
            delegates=reading.delegates,
            quantities=frame.quantities + quantities,
            lead_in=frame.lead_in,
            heading=frame.heading,
            breadcrumb=frame.breadcrumb,
            quoted=provision.quoted,
            transitional=frame.transitional,
        )
