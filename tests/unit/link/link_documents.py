"""Hand-made facts: documents of a few norms, laid out one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vbpl_check.model import Address, Citation, DocumentInfo, Facts, Header, Norm, Provision, Quantity, Role, Span, Work


def place(document: str, path: str) -> Address:
    """``place("a", "5.2.b")`` is điểm b khoản 2 Điều 5; "" the document itself."""
    labels = path.split(".") if path else []
    return Address(document, tuple(zip(("dieu", "khoan", "diem"), labels, strict=False)))


def facts(
    document: str,
    norms: Sequence[tuple[str, str] | tuple[str, str, dict[str, Any]]],
    role: Role = "against",
    citations: Sequence[Citation] = (),
    **header: Any,
) -> Facts:
    """A document of ``(path, sentence, fields of Norm)``; every provision on the way gets a span."""
    header.setdefault("number", document)
    offset, made = 0, []
    spans: dict[Address, Span] = {}
    quoted: dict[Address, bool] = {}
    for path, text, *fields in norms:
        address = place(document, path)
        span = Span(offset, offset + len(text))
        more = fields[0] if fields else {}
        made.append(Norm(address, span, text, **{"modality": "obligation", **more}))
        for depth in range(1, len(address.parts) + 1):
            outer = Address(document, address.parts[:depth])
            spans[outer] = Span(spans.get(outer, span).start, span.end)
            quoted.setdefault(outer, made[-1].quoted)
        offset = span.end + 1
    provisions = tuple(
        Provision(address, address.parts[-1][0], address.parts[-1][1], span, "", span, quoted=quoted[address])  # type: ignore[arg-type]
        for address, span in sorted(spans.items(), key=lambda item: (item[1].start, -item[1].end))
    )
    info = DocumentInfo(document, f"{document}.txt", Header(**header), role, len(provisions))
    return Facts(info, provisions, tuple(citations), tuple(made))


def cites(source: Address, number: str, path: str, **fields: Any) -> Citation:
    """A citation of a place in the document with that number."""
    raw = f"{path} {number}"
    return Citation(source, Span(0, len(raw)), raw, Work("number", number), place("", path).parts, **fields)


def days(text: str, raw: str, start: int = 0) -> Quantity:
    """The duration written ``raw`` in a sentence that starts at ``start``."""
    first = start + text.index(raw)
    return Quantity(Span(first, first + len(raw)), raw, 1, 1, "day", "duration")
