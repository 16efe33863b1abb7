"""Styles of a .docx: what a paragraph or a run gets from its style when it does not say itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from vbpl_check.ingest._ooxml import W

_OFF = frozenset(("0", "false", "off", "none"))
_SWITCHES = frozenset((f"{W}caps", f"{W}vanish"))
_DEPTH = 20  # styles based on styles


@dataclass(frozen=True)
class Look:
    """Properties that decide what a run reads as; None means not said."""

    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, otherwise the one below."""
        return Look(
            font=below.font if self.font is None else self.font,
            caps=below.caps if self.caps is None else self.caps,
            hidden=below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True)
class Style:
    """A style with all it inherits; ``number`` and ``depth`` name the list it puts a paragraph in."""

    look: Look = field(default_factory=Look)
    number: str | None = None
    depth: int | None = None
    numbered_by: str = ""  # the style of the chain that names the list


@dataclass(frozen=True)
class Styles:
    """All styles by id, the default paragraph style and the lists that list styles stand for."""

    styles: dict[str, Style]
    default: Style
    lists: dict[str, str]

    def paragraph(self, id: str | None) -> Style:
        """The style of a paragraph; the default one when it names none."""
        return self.styles.get(id or "", self.default)


def read_styles(root: Any) -> Styles:
    """The styles of styles.xml (None for a document without)."""
    if root is None:
        return Styles({}, Style(), {})
    entries = {entry.get(f"{W}styleId", ""): entry for entry in root.iter(f"{W}style")}
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    base = Style(look=read_look(defaults))
    styles: dict[str, Style] = {}
    for id in entries:
        _resolve(id, entries, styles, base)
    default = next(
        (
            styles[id]
            for id, entry in entries.items()
            if entry.get(f"{W}type") == "paragraph" and entry.get(f"{W}default") in ("1", "true")
        ),
        base,
    )
    lists = {
        id: styles[id].number or ""
        for id, entry in entries.items()
        if entry.get(f"{W}type") == "numbering" and styles[id].number
    }
    return Styles(styles, default, lists)


def read_look(properties: Any) -> Look:
    """The look that a w:rPr says."""
    if properties is None:
        return Look()
    font: str | None = None
    switches: dict[str, bool] = {}
    for child in properties:
        if child.tag == f"{W}rFonts":
            font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi") or child.get(f"{W}cs")
        elif child.tag in _SWITCHES:
            switches[child.tag] = str(child.get(f"{W}val", "1")).lower() not in _OFF
    return Look(font=font, caps=switches.get(f"{W}caps"), hidden=switches.get(f"{W}vanish"))


def read_list(properties: Any) -> tuple[str | None, int | None]:
    """List number and level that a w:pPr names, None where it does not."""
    entry = None if properties is None else properties.find(f"{W}numPr")
    if entry is None:
        return None, None
    number, depth = entry.find(f"{W}numId"), entry.find(f"{W}ilvl")
    raw = "" if depth is None else str(depth.get(f"{W}val", ""))
    return (None if number is None else str(number.get(f"{W}val", ""))), (int(raw) if raw.isdecimal() else None)


def _resolve(id: str, entries: dict[str, Any], styles: dict[str, Style], base: Style, steps: int = 0) -> Style:
    if id in styles:
        return styles[id]
    entry = entries.get(id)
    if entry is None or steps > _DEPTH:
        return base
    parent_entry = entry.find(f"{W}basedOn")
    parent = base
    if parent_entry is not None:
        parent = _resolve(str(parent_entry.get(f"{W}val", "")), entries, styles, base, steps + 1)
    look = read_look(entry.find(f"{W}rPr")).over(parent.look)
    number, depth = read_list(entry.find(f"{W}pPr"))
    style = replace(parent, look=look)
    if number is not None or depth is not None:
        style = Style(look, number or parent.number, depth, id)
    styles[id] = style
    return style
