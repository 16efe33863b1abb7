"""From a report to what the HTML page shows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from vbpl_check.messages import Lang
from vbpl_check.model import DocumentInfo, Entry, Finding, Place, Report, Severity
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
from vbpl_check.report._page import Card, Facet, Facets, Line, Page, Row, Side
from vbpl_check.report._quote import Segment, segments, shortened, visible

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
DECISIONS = ("open", "confirmed", "rejected", "unsure")
_KEYS = (("jk", "move"), ("123", "decide"), ("0", "clear"), ("r", "reason"), ("/", "search"), ("?", "help"))
_TEXTS = (
    ("shown", "shown"),
    ("exported", "exported"),
    ("imported", "imported"),
    ("bad-file", "bad-file"),
    ("unsaved", "unsaved"),
)
_OTHERS = 200  # places listed under one finding
_SHORT = 240  # characters of a quote in a list
# "p:12" paragraph of a .docx, "page:3:14" page and line of a .pdf, "line:88"
_LOCATORS = (("p:", "paragraph"), ("page:", "page"), ("line:", "line"))
Infos = Mapping[str, DocumentInfo]


def page(report: Report, lang: Lang) -> Page:
    """Everything the page shows, in ``lang``, safe to show but not yet escaped."""
    infos = {info.id: info for info in report.documents}
    keys = {info.id: f"d{position}" for position, info in enumerate(report.documents, start=1)}
    live = [entry for entry in report.entries if entry.suppressed is None]
    levels = Counter(entry.finding.severity for entry in live)
    titles = dict(report.titles)
    rows = _rows(report, keys, lang)
    aside = dict(report.counts).get("set_aside", 0)
    return Page(
        version=report.version,
        as_of=day(report.as_of),
        total=len(live),
        facts=_facts(report, lang),
        tiles=tuple(Facet(key, label(f"severity-{key}", lang), levels[key], 0) for key in SEVERITIES),
        facets=_facets(live, lang),
        summary=_summary(live, lang),
        documents=rows,
        silent=len(report.documents) - len(rows),
        problems=tuple((visible(each.file), visible(problem_text(each, lang))) for each in report.problems),
        set_aside=label("set-aside", lang, count=aside) if aside else "",
        cards=tuple(_card(entry, infos, keys, titles, lang) for entry in report.entries),
        footer=_footer(report, lang),
        keys=tuple((pressed, label(f"key-{name}", lang)) for pressed, name in _KEYS),
        texts=tuple((name, label(slug, lang)) for name, slug in _TEXTS),
    )


def _facts(report: Report, lang: Lang) -> tuple[tuple[str, str], ...]:
    roles = Counter(info.role for info in report.documents)
    facts = [(label("as-of", lang), day(report.as_of)), (label("checked-documents", lang), str(roles["checked"]))]
    if roles["against"]:
        facts.append((label("against-documents", lang), str(roles["against"])))
    return tuple(facts)


def _footer(report: Report, lang: Lang) -> tuple[tuple[str, str], ...]:
    rows = (
        (label("version", lang), f"vbpl-check {report.version}".strip()),
        (label("rulebook", lang), report.rulebook),
    )
    return tuple((name, value) for name, value in rows if value)


def _facets(live: list[Entry], lang: Lang) -> tuple[Facets, ...]:
    def group(key: str, name: str, counts: list[tuple[str, str, int]]) -> Facets:
        total = max(len(live), 1)
        return Facets(key, name, tuple(Facet(k, text, n, round(100 * n / total)) for k, text, n in counts))

    levels = Counter(entry.finding.severity for entry in live)
    types = Counter(entry.finding.type for entry in live)
    ordered = sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))
    return (
        group("severity", label("severity", lang), [(k, label(f"severity-{k}", lang), levels[k]) for k in SEVERITIES]),
        group("type", label("type", lang), [(k, label(f"type-{k}", lang), n) for k, n in ordered]),
        group(
            "decision",
            label("decision", lang),
            [(k, label(k, lang), 0 if k != "open" else len(live)) for k in DECISIONS],
        ),
    )


def _summary(live: list[Entry], lang: Lang) -> tuple[tuple[str, tuple[int, ...]], ...]:
    cells = Counter((entry.finding.type, entry.finding.severity) for entry in live)
    totals = Counter(entry.finding.type for entry in live)
    levels = Counter(entry.finding.severity for entry in live)
    ordered = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [(label(f"type-{k}", lang), (*(cells[k, level] for level in SEVERITIES), total)) for k, total in ordered]
    return (*rows, (label("total", lang), (*(levels[level] for level in SEVERITIES), len(live))))


def _rows(report: Report, keys: Mapping[str, str], lang: Lang) -> tuple[Row, ...]:
    """Checked documents, and existing ones with a finding."""
    counts = Counter(document for entry in report.entries for document in set(_documents(entry.finding)))
    return tuple(
        _row(info, keys[info.id], counts[info.id], lang)
        for info in report.documents
        if info.role == "checked" or counts[info.id]
    )


def _row(info: DocumentInfo, key: str, count: int, lang: Lang) -> Row:
    header = info.header
    name = visible(document_name(info, lang))
    return Row(
        key, name, visible(document_title(info, lang)), visible(info.name), label(f"role-{info.role}", lang),
        visible(header.issuer or ""), day(header.issued), day(header.effective), day(header.expires),
        info.provisions, count,
    )  # fmt: skip


def _documents(finding: Finding) -> tuple[str, ...]:
    return (finding.left.document, *((finding.right.document,) if finding.right else ()))


def _card(entry: Entry, infos: Infos, keys: Mapping[str, str], titles: Mapping[str, str], lang: Lang) -> Card:
    finding = entry.finding
    others = other_places(entry)
    checks = tuple(each for each in entry.supporting if each not in others)
    documents = dict.fromkeys(keys[name] for name in _documents(finding) if name in keys)
    sides = [_side(finding.left, infos, entry.prevails == "left", lang)]
    if finding.right:
        sides.append(_side(finding.right, infos, entry.prevails == "right", lang))
    reason = entry.suppressed
    return Card(
        id=entry.id,
        rank=entry.rank,
        severity=finding.severity,
        severity_name=label(f"severity-{finding.severity}", lang),
        type=finding.type,
        type_name=label(f"type-{finding.type}", lang),
        percent=round(100 * entry.score),
        rule=visible(finding.rule),
        title=visible(titles.get(finding.rule, "")),
        message=sentence(finding.message),
        suppressed=None if reason is None else label("suppressed", lang, reason=visible(reason)),
        opinions=visible(opinions(entry, lang)) if entry.decisions and reason is None else "",
        told=_told(entry, infos, lang),
        documents=" ".join(documents),
        sides=tuple(sides),
        verdict=f"{visible(verdict(entry, infos, lang))}." if entry.prevails in ("left", "right") else "",
        basis=visible(entry.basis),
        why=tuple(visible(each) for each in finding.why),
        others_title=counted("others", len(others), lang),
        others=tuple(_line(each, provision_name(each.left.address, lang), each.left) for each in others[:_OTHERS]),
        checks_title=label("other-checks", lang, count=len(checks)),
        checks=tuple(_check(each, infos, lang) for each in checks[:_OTHERS]),
    )


def _told(entry: Entry, infos: Infos, lang: Lang) -> str:
    """What an exported decision says of its finding, so that it can be read and learned from without the report."""

    def where(place: Place | None) -> str:
        if place is None:
            return ""
        info = infos.get(place.document)
        return f"{provision_name(place.address, lang)} {document_name(info, lang) if info else ''}".strip()

    finding = entry.finding
    told = {
        "rule": finding.rule, "message": sentence(finding.message), "left": visible(where(finding.left)),
        "right": visible(where(finding.right)), "evidence": dict(entry.evidence),
    }  # fmt: skip
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def _line(finding: Finding, where: str, place: Place) -> Line:
    return Line(where, shortened(segments(place), _SHORT) or (Segment(sentence(finding.message)),))


def _check(finding: Finding, infos: Infos, lang: Lang) -> Line:
    """Another rule on the same places, or the same rule against a copy of the right side."""
    right = finding.right
    where = visible(finding.rule)
    if right and right.document in infos:
        where += f" · {visible(document_name(infos[right.document], lang))}, {provision_name(right.address, lang)}"
    return Line(where, (Segment(sentence(finding.message)),))


def _side(place: Place, infos: Infos, wins: bool, lang: Lang) -> Side:
    info = infos.get(place.document)
    return Side(
        role=label(f"role-{info.role}", lang) if info else "",
        name=provision_name(place.address, lang),
        document=visible(document_name(info, lang) if info else place.document),
        title=visible(document_title(info, lang)) if info else "",
        breadcrumb=visible(place.breadcrumb).replace(" > ", " \u203a "),
        lead_in=visible(place.lead_in),
        quote=segments(place),
        facts=(*_dates(info, lang), *filter(None, (amended_name(place, infos, lang),)), *_locator(place.locator, lang)),
        wins=wins,
    )


def _dates(info: DocumentInfo | None, lang: Lang) -> tuple[str, ...]:
    if info is None:
        return ()
    header = info.header
    known = (("issued", header.issued), ("effective", header.effective), ("expires", header.expires))
    facts = [f"{label(slug, lang)} {day(value)}" for slug, value in known if value]
    if info.drafted:
        facts.insert(0, label("not-issued", lang))
    return tuple(facts)


def _locator(locator: str, lang: Lang) -> tuple[str, ...]:
    for prefix, slug in _LOCATORS:
        if locator.startswith(prefix):
            place, _, line = visible(locator.removeprefix(prefix)).partition(":")
            named = label(f"{slug}-line", lang, page=place, line=line) if line else label(slug, lang, place=place)
            return (named,)
    return ()
