"""rank: findings -> Report. Merges, scores, sorts, and says which document prevails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from vbpl_check.model import DocumentInfo, Entry, Finding, Problem, Report
from vbpl_check.rank.company import heed
from vbpl_check.rank.decided import opinions
from vbpl_check.rank.evidence import entry_evidence
from vbpl_check.rank.identity import identities
from vbpl_check.rank.merge import Group, Scored, group, orient, rival_key
from vbpl_check.rank.order import Key, address_key, document_key, finding_key, severity_key
from vbpl_check.rank.prevail import Side, Verdict, prevail, side_of
from vbpl_check.rank.ranker import Ranker, probability, shipped
from vbpl_check.rank.score import base_logits, rival_places
from vbpl_check.rank.tables import Tables, load_tables
from vbpl_check.review import standing
from vbpl_check.settings import RankSettings

__all__ = ["Ranker", "Tables", "load_tables", "rank"]


def rank(
    findings: Iterable[Finding],
    documents: tuple[DocumentInfo, ...],
    problems: tuple[Problem, ...],
    settings: RankSettings,
    tables: Tables,
    ranker: Ranker | None = None,
) -> Report:
    """The report: entries by falling score, byte for byte the same whatever the order of the arguments.

    ``counts`` are those of the settings, then "findings", then the severities, the types, "suppressed" and
    "set_aside", each where above zero.
    """
    ordered = tuple(sorted(documents, key=document_key))
    distinct = _oriented(findings, ordered)
    used = {place.document for each in distinct for place in (each.left, each.right) if place}
    sides = {info.id: side_of(info, settings.as_of, tables) for info in ordered if info.id in used}
    groups = group(_scored(distinct, ordered, sides, settings.as_of))
    heed(groups)
    entries, aside = _entries(groups, sides, settings, tables, ranker or shipped())
    return Report(
        as_of=settings.as_of,
        documents=ordered,
        entries=entries,
        problems=tuple(sorted(set(problems), key=lambda each: (each.file, each.slug, each.slots))),
        version=settings.version,
        rulebook=settings.rulebook,
        counts=_counts(entries, aside, settings),
        titles=_titles(entries, settings),
    )


def _oriented(findings: Iterable[Finding], ordered: tuple[DocumentInfo, ...]) -> list[Finding]:
    """Distinct findings, ``left`` in a checked document."""
    checked = frozenset(info.id for info in ordered if info.role == "checked")
    return list(dict.fromkeys(orient(finding, checked) for finding in findings))


def _scored(
    findings: list[Finding], ordered: tuple[DocumentInfo, ...], sides: Mapping[str, Side], as_of: date
) -> list[Scored]:
    """In the order of their places: sums of floats depend on it."""
    places = {info.id: position for position, info in enumerate(ordered)}
    keyed = sorted(((finding_key(each, places), each) for each in findings), key=lambda pair: pair[0])
    pairs = [(sides.get(each.left.document), _right(each, sides)) for _, each in keyed]
    logits = base_logits([finding for _, finding in keyed], pairs, as_of)
    return [Scored(finding, logit, key) for (key, finding), logit in zip(keyed, logits, strict=True)]


def _right(finding: Finding, sides: Mapping[str, Side]) -> Side | None:
    return sides.get(finding.right.document) if finding.right else None


def _entries(
    groups: list[Group], sides: Mapping[str, Side], settings: RankSettings, tables: Tables, ranker: Ranker
) -> tuple[tuple[Entry, ...], int]:
    """The entries, best first, hints after them and suppressed ones last, and how many were set aside as improbable."""
    rivals = rival_places([each.members[0].logit for each in groups], [_rival(each) for each in groups])
    known = standing(settings.decisions)
    rows: list[tuple[Key, Entry]] = []
    for each, better, identity in zip(groups, rivals, identities(groups, sides), strict=True):
        findings = tuple(item.finding for item in each.members)
        left, right = sides.get(each.main.left.document), _right(each.main, sides)
        evidence = entry_evidence(findings, left, right, better, settings.as_of)
        score = probability(ranker, each.main.rule, dict(evidence))
        suppressed, decisions = opinions(known, identity)
        entry = Entry(
            identity, 0, score, each.main, findings[1:], suppressed=suppressed, decisions=decisions, evidence=evidence
        )
        if score >= settings.floor or decisions:
            last = suppressed is not None, each.main.severity == "info"  # hints come after what has to be decided
            rows.append(((*last, -score, severity_key(each.main), each.members[0].key), entry))
    rows.sort(key=lambda row: row[0])
    verdicts: dict[tuple[str, str, str], Verdict] = {}
    entries: list[Entry] = []
    for position, (_, entry) in enumerate(rows, start=1):
        main = entry.finding
        question = (main.type, main.left.document, main.right.document if main.right else "")
        if question not in verdicts:
            left = sides.get(main.left.document)
            right = _right(main, sides)
            verdicts[question] = prevail(main, left, right, settings.as_of, tables) if left else Verdict("unknown")
        verdict = verdicts[question]
        entries.append(replace(entry, rank=position, prevails=verdict.prevails, basis=verdict.basis))
    return tuple(entries), len(groups) - len(rows)


def _rival(each: Group) -> Key:
    """One-sided findings and recurring slips have no rivals."""
    main = each.main
    if main.right is None or each.subject:
        return (address_key(main.left.address), main.rule, each.subject, each.members[0].key)
    return rival_key(main)


def _counts(entries: tuple[Entry, ...], aside: int, settings: RankSettings) -> tuple[tuple[str, int], ...]:
    live = [entry.finding for entry in entries if entry.suppressed is None]
    levels = Counter(finding.severity for finding in live)
    types = Counter(finding.type for finding in live)
    return (
        *settings.counts,
        ("findings", len(live)),
        *((name, levels[name]) for name in ("error", "warning", "info") if levels[name]),
        *sorted((name, count) for name, count in types.items()),
        *((name, count) for name, count in (("suppressed", len(entries) - len(live)), ("set_aside", aside)) if count),
    )


def _titles(entries: tuple[Entry, ...], settings: RankSettings) -> tuple[tuple[str, str], ...]:
    used = {finding.rule for entry in entries for finding in (entry.finding, *entry.supporting)}
    return tuple(sorted((rule, title) for rule, title in settings.titles if rule in used))
