"""The report for a terminal: a table of counts, then the findings of each document with both quotes shortened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING

from vbpl_check.messages import Lang
from vbpl_check.model import DocumentInfo, Entry, Place, Report, Severity
from vbpl_check.report._format import Format, encode
from vbpl_check.report._names import (
    amended_name,
    counted,
    day,
    document_name,
    document_title,
    label,
    opinions,
    other_places,
    problem_text,
    provision_name,
    sentence,
    verdict,
)
from vbpl_check.report._quote import segments, shortened, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

WIDTH = 100
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_COLOURS: Mapping[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_INDENT = 5


def text(report: Report, lang: Lang, width: int = WIDTH, colour: bool = False) -> str:
    """The report as lines of at most ``width`` columns; ``colour`` only for a terminal. Reads no environment."""
    from rich.console import Console

    page = StringIO()
    console = Console(
        file=page, width=max(width, 40), force_terminal=colour, color_system="standard" if colour else None,
        legacy_windows=False, emoji=False, markup=False, highlight=False, _environ={},
    )  # fmt: skip
    infos = {info.id: info for info in report.documents}
    console.print(f"{label('title', lang)} · {label('as-of', lang)}: {day(report.as_of)}", style="bold")
    if report.entries:
        console.print()
        console.print(_summary(report, lang))
    else:
        console.print(label("nothing", lang), style="green")
    _print_left_out(console, report, lang)
    for document, entries in _by_document(report):
        _print_document(console, infos.get(document), entries, infos, lang)
    _print_problems(console, report, lang)
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def _summary(report: Report, lang: Lang) -> Table:
    from rich import box
    from rich.table import Table

    live = [entry.finding for entry in report.entries if entry.suppressed is None]
    cells = Counter((finding.type, finding.severity) for finding in live)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(label("type", lang))
    for severity in _SEVERITIES:
        table.add_column(label(f"severity-{severity}", lang), justify="right", style=_COLOURS[severity])
    table.add_column(label("total", lang), justify="right", style="bold")
    totals = Counter(finding.type for finding in live)
    for kind, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])):
        row = [str(cells[kind, severity] or "") for severity in _SEVERITIES]
        table.add_row(label(f"type-{kind}", lang), *row, str(total))
    table.add_section()
    levels = Counter(finding.severity for finding in live)
    table.add_row(label("total", lang), *(str(levels[severity]) for severity in _SEVERITIES), str(len(live)))
    return table


def _by_document(report: Report) -> list[tuple[str, list[Entry]]]:
    """Entries by the document of their left side, documents in the order of the report."""
    groups: dict[str, list[Entry]] = {info.id: [] for info in report.documents}
    for entry in (each for each in report.entries if each.suppressed is None):
        groups.setdefault(entry.finding.left.document, []).append(entry)
    return [(document, entries) for document, entries in groups.items() if entries]


def _print_document(
    console: Console, info: DocumentInfo | None, entries: list[Entry], infos: Mapping[str, DocumentInfo], lang: Lang
) -> None:
    name = visible(document_name(info, lang)) if info else ""
    title = visible(document_title(info, lang)) if info else ""
    console.print()
    heading = f"{name}: {title}" if title else name
    total = counted("count", len(entries), lang)
    console.print(f"{heading} ({visible(info.name) if info else ''}), {total}", style="bold underline")
    for entry in entries:
        console.print()
        _print_entry(console, entry, infos, lang)


def _print_entry(console: Console, entry: Entry, infos: Mapping[str, DocumentInfo], lang: Lang) -> None:
    from rich.text import Text

    finding = entry.finding
    head = Text(f"{entry.rank:>3}. ")
    head.append(label(f"severity-{finding.severity}", lang).upper(), style=_COLOURS[finding.severity])
    head.append(f"  {label(f'type-{finding.type}', lang)}  {entry.score:.0%}  {visible(finding.rule)}")
    console.print(head)
    if entry.decisions:
        _print_indented(console, Text(visible(opinions(entry, lang)), style="dim"))
    _print_indented(console, Text(sentence(finding.message), style="bold"))
    for place in (finding.left, finding.right):
        if place is not None:
            _print_place(console, place, infos, lang)
    places = other_places(entry)
    if places:
        _print_indented(console, Text(counted("others", len(places), lang), style="dim"))
    if entry.basis:
        winner = f"{visible(verdict(entry, infos, lang))}. " if entry.prevails in ("left", "right") else ""
        _print_indented(console, Text(f"→ {winner}{visible(entry.basis)}", style="green"))


def _print_place(console: Console, place: Place, infos: Mapping[str, DocumentInfo], lang: Lang) -> None:
    from rich.text import Text

    info = infos.get(place.document)
    name = visible(document_name(info, lang)) if info else visible(place.document)
    _print_indented(console, Text(f"• {provision_name(place.address, lang)} · {name}", style="bold blue"))
    if amended := amended_name(place, infos, lang):
        _print_indented(console, Text(amended, style="dim"), 2)
    quote = Text()
    for part in shortened(segments(place), 3 * (console.width - _INDENT - 2)):
        if not part.marked:
            quote.append(part.text)
        elif console.color_system:
            quote.append(part.text, style="bold reverse")
        else:
            quote.append(f"«{part.text}»")
    _print_indented(console, quote or Text(label("no-quote", lang), style="dim"), 2)


def _print_indented(console: Console, words: Text, more: int = 0) -> None:
    from rich.padding import Padding

    console.print(Padding(words, (0, 0, 0, _INDENT + more)))


def _print_left_out(console: Console, report: Report, lang: Lang) -> None:
    """What reviewers dismissed, a line each, and how many findings are too improbable to be listed."""
    from rich.text import Text

    dismissed = [entry for entry in report.entries if entry.suppressed is not None]
    if dismissed:
        console.print(label("dismissed", lang, count=len(dismissed)), style="dim")
    for entry in dismissed:
        where = f"{visible(entry.finding.rule)} · {provision_name(entry.finding.left.address, lang)}"
        _print_indented(console, Text(f"{where}: {visible(entry.suppressed or '')}", style="dim"))
    if aside := dict(report.counts).get("set_aside", 0):
        console.print(label("set-aside", lang, count=aside), style="dim")


def _print_problems(console: Console, report: Report, lang: Lang) -> None:
    from rich.text import Text

    if not report.problems:
        return
    console.print()
    console.print(f"{label('problems', lang)} ({len(report.problems)})", style="bold underline")
    for problem in report.problems:
        console.print(Text(f"  {visible(problem.file)}: {visible(problem_text(problem, lang))}"))


def render(report: Report, lang: Lang) -> bytes:
    """Plain text, 100 columns, without colours."""
    return encode(text(report, lang))


FORMAT = Format(render, ".txt")
