"""The words of a .docx paragraph: changes accepted, hidden text and field codes left out, old fonts decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vbpl_check.ingest._docx_styles import Look, Style, Styles, read_look
from vbpl_check.ingest._legacy import decode_font
from vbpl_check.ingest._ooxml import W

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = f"{W}txbxContent"
# Deleted or moved away, properties, field codes, notes' marks, comments: nothing of it is read
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "footnoteReference",
                 "endnoteReference", "footnoteRef", "endnoteRef", "annotationRef", "commentReference", "sdtPr",
                 "sdtEndPr", "rt", "fldData")
)  # fmt: skip
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WORDS = frozenset((f"{W}t", f"{W}sym", f"{W}softHyphen", _MATH, *_SIGNS))
_DEPTH = 100


def paragraph_text(paragraph: Any, style: Style, styles: Styles) -> str:
    """The text of a w:p without its automatic number; a line break in it is '\\n'."""
    pieces: list[tuple[str, str | None]] = []
    _collect(paragraph, style.look, styles, pieces, 0)
    return _decoded(pieces)


def boxes(paragraph: Any) -> Iterator[Any]:
    """The w:txbxContent of the text boxes in a paragraph, each once, outermost first."""
    for box in paragraph.iter(_BOX):
        fallback = next(box.iterancestors(f"{_CHOICE}Fallback"), None)
        if fallback is not None and fallback.getparent().find(f"{_CHOICE}Choice//{_BOX}") is not None:
            continue
        if next(box.iterancestors(_BOX), None) is None:
            yield box


def _collect(element: Any, look: Look, styles: Styles, pieces: list[tuple[str, str | None]], depth: int) -> None:
    """Adds (words, font) of the element's runs in order."""
    for child in element if depth < _DEPTH else ():
        tag = child.tag
        if tag in _WORDS:
            if not look.hidden:
                pieces.append(_words(child, look))
        elif tag == f"{W}r":
            _collect(child, _run_look(child, look, styles), styles, pieces, depth + 1)
        elif tag == f"{_CHOICE}AlternateContent":
            chosen = child.find(f"{_CHOICE}Choice")
            chosen = child.find(f"{_CHOICE}Fallback") if chosen is None else chosen
            if chosen is not None:
                _collect(chosen, look, styles, pieces, depth + 1)
        elif tag != _BOX and tag not in _SKIPPED and isinstance(tag, str):
            _collect(child, look, styles, pieces, depth + 1)


def _words(element: Any, look: Look) -> tuple[str, str | None]:
    tag = element.tag
    if tag == f"{W}sym":
        return _symbol(element), None
    if tag == f"{W}softHyphen":  # the letter ư of TCVN3, once converters have taken it for a sign
        return "\u00ad", look.font
    if tag in _SIGNS:
        return ("" if element.get(f"{W}type") == "column" else _SIGNS[tag]), None
    text = str(element.text or "")
    return (text.upper() if look.caps else text), look.font


def _run_look(run: Any, look: Look, styles: Styles) -> Look:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return look
    own = read_look(properties)
    named = properties.find(f"{W}rStyle")
    if named is not None:
        style = styles.styles.get(str(named.get(f"{W}val", "")))
        own = own.over(style.look) if style else own
    return own.over(look)


def _symbol(element: Any) -> str:
    try:
        code = int(str(element.get(f"{W}char", "")), 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _decoded(pieces: list[tuple[str, str | None]]) -> str:
    """The pieces in one, neighbours in the same font decoded together: VNI writes a letter and its mark apart."""
    text: list[str] = []
    words, font = "", None
    for piece, its_font in pieces:
        if its_font != font and its_font is not None:
            text.append(decode_font(words, font))
            words, font = "", its_font
        words += piece
    text.append(decode_font(words, font))
    return "".join(text)
