"""Where in a document an offset is: provision, labels around it, sentence, quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from vbpl_check.model import Address, Document, Provision

_CAPITALS = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper() and sign.lower() != sign)
# a sentence ends: ". Trường hợp", ".\n", ";\n", ":\n", an empty line, a cell of a table
_SENTENCE_END = re.compile(
    rf"[.;:!?\n\t](?:(?<=[.!?])[”\"’)]*\s+(?=[{_CAPITALS}“])|(?<=[.;:!?])[”\"’)]*[ \t]*\n\s*"
    r"|(?<=\n)[ \t]*\n\s*|(?<=\t))"
)
_QUOTE = re.compile(r"[“‟”\"\n]")
# "[Khoản này bị bãi bỏ bởi Khoản 3 Điều 6 Luật ...]"
_NOTE = re.compile(r"\[(?=[^\W\d])[^\[\]]{20,4000}\]")
_MOST_QUOTES = 60  # marks looked at before an offset


class Places:
    """Answers questions about the offsets of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.provisions = document.provisions
        self._starts = [provision.span.start for provision in document.provisions]
        self.known = {provision.address for provision in document.provisions}
        self.own_labels = set(self._starts)
        ends = {match.end() for match in _SENTENCE_END.finditer(document.text)}
        edges = {edge for span in document.basis for edge in (span.start, span.end)}
        inner = (provision.body.start for provision in document.provisions)
        self._bounds = sorted({0, len(document.text), *ends, *edges, *self._starts, *inner})
        self._quotes = [(m.start(), m.group()) for m in _QUOTE.finditer(document.text)]
        self._quote_offsets = [offset for offset, _ in self._quotes]

    def at(self, offset: int) -> int:
        """Index of the innermost provision at ``offset``, -1 when there is none."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self.provisions[index].span.end <= offset:
            index = self.provisions[index].parent
        return index

    def address(self, index: int) -> Address:
        """Address of a provision, of the document for -1."""
        return self.provisions[index].address if index >= 0 else Address(self.document.id)

    def ancestors(self, index: int) -> list[Provision]:
        """The provision and those that hold it, innermost first."""
        found = []
        while index >= 0:
            found.append(self.provisions[index])
            index = self.provisions[index].parent
        return found

    def parents(self, index: int) -> list[int]:
        """The indexes of the provision and of those that hold it, innermost first."""
        found = []
        while index >= 0:
            found.append(index)
            index = self.provisions[index].parent
        return found

    def labels(self, index: int) -> dict[str, str]:
        """Level -> label around a provision; of the quoted ones only, inside a quotation."""
        chain = self.ancestors(index)
        if chain and chain[0].quoted:
            chain = [provision for provision in chain if provision.quoted]
        found: dict[str, str] = {}
        for provision in chain:
            found.setdefault(provision.level, provision.label)
        return found

    def in_basis(self, offset: int) -> bool:
        """Is the offset in a căn cứ line?"""
        index = bisect_right(self.document.basis, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset < self.document.basis[index].end

    def notes(self) -> list[tuple[int, int]]:
        """Editors' notes in square brackets: "[Điều này được sửa đổi bởi ... có hiệu lực từ ngày ...]"."""
        return [match.span() for match in _NOTE.finditer(self.document.text) if " bởi " in match.group()]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence at ``offset``."""
        index = bisect_right(self._bounds, offset)
        start = self._bounds[index - 1] if index else 0
        end = self._bounds[index] if index < len(self._bounds) else len(self.document.text)
        return start, end

    def same_sentence(self, left: int, right: int) -> bool:
        """Is there no end of a sentence between two offsets?"""
        return bisect_right(self._bounds, left) == bisect_right(self._bounds, right)

    def in_quotes(self, offset: int) -> bool:
        """Is the offset between quotation marks that opened in the same line?"""
        straight = depth = 0
        last = bisect_right(self._quote_offsets, offset) - 1
        for index in range(last, max(-1, last - _MOST_QUOTES), -1):
            sign = self._quotes[index][1]
            if sign == "\n":
                break
            straight += sign == '"'
            depth += (sign in "“‟") - (sign == "”")
            if depth > 0:
                return True
        return straight % 2 == 1
