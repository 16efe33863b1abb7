"""A survey as sections of tables, for the terminal and as one self-contained HTML file."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from vbpl_check.messages import Lang
from vbpl_check.report._format import encode
from vbpl_check.report._names import label
from vbpl_check.report.survey.words import word

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parents[1] / "templates"
_WIDTH = 100
_SHOWN_ROWS = 10  # rows of a section on a terminal; the HTML and JSON outputs have all


@dataclass(frozen=True)
class Section:
    """A table; ``count`` is what it counts, which may be more than its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    note: str = ""
    level: str = ""  # "error", "warning" or "info": the colour of its border


@dataclass(frozen=True)
class Chapter:
    """Sections that belong together."""

    title: str
    sections: tuple[Section, ...]
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """A survey in words, safe to show but not yet escaped. ``tiles``: (name, number) of the headline."""

    title: str
    facts: tuple[tuple[str, str], ...]
    tiles: tuple[tuple[str, int], ...]
    chapters: tuple[Chapter, ...]
    nothing: str
    version: str = ""


def console(sheet: Sheet, lang: Lang, width: int = _WIDTH, colour: bool = False) -> str:
    """The sheet as lines of at most ``width`` columns, long tables cut short."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    page = StringIO()
    out = Console(
        file=page, width=max(width, 40), force_terminal=colour, color_system="standard" if colour else None,
        legacy_windows=False, emoji=False, markup=False, highlight=False, _environ={},
    )  # fmt: skip
    facts = "".join(f" · {name}: {value}" for name, value in sheet.facts)
    out.print(Text(sheet.title + facts, style="bold"))
    out.print(Text("   ".join(f"{name}: {count}" for name, count in sheet.tiles)))
    if not sheet.chapters:
        out.print(Text(f"\n{sheet.nothing}", style="green"))
    for chapter in sheet.chapters:
        out.print(Text(f"\n{chapter.title}", style="bold underline"))
        if chapter.note:
            out.print(Text(chapter.note, style="dim"))
        for section in chapter.sections:
            out.print(Text(f"\n{section.title} ({section.count})", style="bold"))
            if section.note:
                out.print(Text(section.note, style="dim"))
            table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
            for name in section.columns:
                table.add_column(Text(name))
            for row in section.rows[:_SHOWN_ROWS]:
                table.add_row(*(Text(cell) for cell in row))
            out.print(table)
            if len(section.rows) > _SHOWN_ROWS:
                out.print(Text(word("more-rows", lang, count=len(section.rows) - _SHOWN_ROWS), style="dim"))
    return "\n".join(row.rstrip() for row in page.getvalue().split("\n"))


def html(sheet: Sheet, lang: Lang) -> bytes:
    """The sheet as a page that loads nothing and runs only its own script; readable without it."""
    from markupsafe import Markup

    style, script = own("report.css") + own("sheet.css"), own("sheet.js")
    text = template("sheet.html.j2").render(
        sheet=sheet, lang=lang, t=lambda slug, **slots: label(slug, lang, **slots), policy=policy(style, script),
        w=lambda slug, **slots: word(slug, lang, **slots), style=Markup(style), script=Markup(script),
    )  # fmt: skip
    return encode(text.lstrip("\n"))


def policy(style: str, script: str) -> str:
    """The content security policy of a page with exactly this style and this script."""
    rules = ("default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


@cache
def template(name: str) -> Template:
    """A template of ours; every value placed in it is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template(name)


@cache
def own(name: str) -> str:
    """A style sheet or script of ours, with line ends as a browser counts them for the hash."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
