"""The report in Markdown, for comments in code review and continuous integration."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from vbpl_check.messages import Lang
from vbpl_check.model import DocumentInfo, Entry, Finding, Place, Report, Severity
from vbpl_check.report._format import Format, encode
from vbpl_check.report._names import (
    amended_name,
    counted,
    day,
    document_name,
    label,
    other_places,
    problem_text,
    provision_name,
    sentence,
    verdict,
)
from vbpl_check.report._quote import segments, visible

LIMIT = 60_000  # characters; GitHub refuses a comment above 65,536
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_SIGNS: Mapping[Severity, str] = {"error": "🔴", "warning": "🟠", "info": "🔵"}
# What starts markup anywhere in a line: emphasis, code, links, HTML, tables, headings, struck text, mathematics
_MARKUP = re.compile(r"([\\`*_\[\]{}<>|~#$])")
# What starts a list, a rule or a heading at the beginning of a line: "- a", "+ a", "1. a", "2) a", "===", "---"
_START = re.compile(r"(?m)^[ \t]*(\d{1,9}(?=[.)])|(?=[-+=]))(.)")
# What becomes a link or a notification by itself: "https://...", "www.", "@name", "#12"
_LINK = re.compile(r"(?i)(https?|ftp|mailto|www|@|#)(?=[:.\w])")
Infos = Mapping[str, DocumentInfo]


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no automatic links or mentions."""
    plain = visible(text).replace("&", "&amp;")
    plain = _LINK.sub("\\1\u2060", plain)  # a word joiner: not seen, and no longer an address
    plain = _MARKUP.sub(r"\\\1", plain)
    return _START.sub(lambda match: f"{match[1]}\\{match[2]}", plain)


def render(report: Report, lang: Lang) -> bytes:
    """At most about 60,000 characters; says how many findings were left out."""
    infos = {info.id: info for info in report.documents}
    live = [entry for entry in report.entries if entry.suppressed is None]
    head = [f"## {label('title', lang)}", "", f"{label('as-of', lang)}: **{day(report.as_of)}**", ""]
    head += _summary(live, lang) if live else [label("nothing", lang), ""]
    tail = _problems(report, lang)
    room = LIMIT - sum(len(line) + 1 for line in head + tail)
    body: list[str] = []
    for position, entry in enumerate(live):
        lines = _entry(entry, infos, lang)
        room -= sum(len(line) + 1 for line in lines)
        if room < 0:
            body += [f"_{label('and-more', lang, count=len(live) - position)}_", ""]
            break
        body += lines
    return encode("\n".join(head + body + tail).rstrip("\n") + "\n")


def _summary(entries: list[Entry], lang: Lang) -> list[str]:
    table = Counter((entry.finding.type, entry.finding.severity) for entry in entries)
    totals = Counter(entry.finding.type for entry in entries)
    names = [f"{_SIGNS[severity]} {label(f'severity-{severity}', lang)}" for severity in _SEVERITIES]
    rows = [
        f"| {label('type', lang)} | {' | '.join(names)} | {label('total', lang)} |",
        "| --- | --: | --: | --: | --: |",
    ]
    for kind, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])):
        cells = " | ".join(str(table[kind, severity] or "") for severity in _SEVERITIES)
        rows.append(f"| {label(f'type-{kind}', lang)} | {cells} | {total} |")
    levels = Counter(entry.finding.severity for entry in entries)
    cells = " | ".join(f"**{levels[severity]}**" for severity in _SEVERITIES)
    return [*rows, f"| **{label('total', lang)}** | {cells} | **{len(entries)}** |", ""]


def _entry(entry: Entry, infos: Infos, lang: Lang) -> list[str]:
    finding = entry.finding
    kind, level = label(f"type-{finding.type}", lang), label(f"severity-{finding.severity}", lang)
    where = provision_name(finding.left.address, lang)
    lines = [
        f"### {entry.rank}. {_SIGNS[finding.severity]} {kind}: {escape(where)}",
        "",
        escape(sentence(finding.message)),
        "",
    ]
    for place in (finding.left, finding.right):
        if place is not None:
            lines += _place(place, infos, lang)
    lines += [f"- {escape(' '.join(reason.split()))}" for reason in finding.why]
    lines += _others(entry, lang)
    if entry.basis:
        winner = f"**{escape(verdict(entry, infos, lang))}.** " if entry.prevails in ("left", "right") else ""
        lines.append(f"- {winner}{escape(entry.basis)}")
    facts = f"{level} · {label('score', lang)} {entry.score:.0%} · {label('rule', lang)} {escape(finding.rule)}"
    return [*lines, f"- <sub>{facts} · <code>{escape(entry.id)}</code></sub>", ""]


def _place(place: Place, infos: Infos, lang: Lang) -> list[str]:
    info = infos.get(place.document)
    name = document_name(info, lang) if info else place.document
    quote = "".join(
        f"<b>{escape(part.text)}</b>" if part.marked else escape(part.text) for part in segments(place)
    ) or label("no-quote", lang)
    body = [f"> {line.strip()}" for line in quote.split("\n") if line.strip()]
    head = [f"> **{escape(provision_name(place.address, lang))} · {escape(name)}**"]
    if amended := amended_name(place, infos, lang):
        head += [">", f"> *{escape(amended)}*"]
    return [*head, ">", *body, ""]


def _others(entry: Entry, lang: Lang) -> list[str]:
    """The other places of a recurring slip."""
    places = other_places(entry)
    if not places:
        return []
    return [
        f"- {counted('others', len(places), lang)}: {escape('; '.join(_where(each, lang) for each in places[:20]))}"
    ]


def _where(finding: Finding, lang: Lang) -> str:
    return provision_name(finding.left.address, lang)


def _problems(report: Report, lang: Lang) -> list[str]:
    if not report.problems:
        return []
    rows = [f"- {escape(each.file)}: {escape(problem_text(each, lang))}" for each in report.problems[:50]]
    if len(report.problems) > 50:
        rows.append(f"- … {len(report.problems) - 50}")
    return [f"### {label('problems', lang)} ({len(report.problems)})", "", *rows, ""]


FORMAT = Format(render, ".md")
