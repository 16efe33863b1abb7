"""rank: findings -> Report. Merges, scores, sorts, and says which document prevails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from vbpl_check.model import DocumentInfo, Entry, Finding, Problem, Report
from vbpl_check.rank.fingerprint import document_identity, fingerprint, place_identity
from vbpl_check.rank.merge import Group, Scored, group, orient, rival_key
from vbpl_check.rank.order import Key, address_key, document_key, finding_key, severity_key
from vbpl_check.rank.prevail import Verdict, prevail, rank_gap
from vbpl_check.rank.score import base_logits, entry_score, rival_places
from vbpl_check.rank.tables import Tables, load_tables
from vbpl_check.settings import RankSettings

__all__ = ["Tables", "load_tables", "rank"]


def rank(
    findings: Iterable[Finding],
    documents: tuple[DocumentInfo, ...],
    problems: tuple[Problem, ...],
    settings: RankSettings,
    tables: Tables,
) -> Report:
    """The report: entries by falling score, byte for byte the same whatever the order of the arguments.

    ``counts`` are those of the settings, then "findings", the severities and the types, each where above zero.
    """
    ordered = tuple(sorted(documents, key=document_key))
    known = {info.id: info for info in ordered}
    scored = _scored(findings, ordered, known, settings.as_of, tables)
    groups = group(scored)
    entries = _entries(groups, known, settings, tables)
    return Report(
        as_of=settings.as_of,
        documents=ordered,
        entries=entries,
        problems=tuple(sorted(set(problems), key=lambda each: (each.file, each.slug, each.slots))),
        version=settings.version,
        rulebook=settings.rulebook,
        counts=_counts(entries, settings),
        titles=_titles(entries, settings),
    )


def _scored(
    findings: Iterable[Finding],
    ordered: tuple[DocumentInfo, ...],
    known: Mapping[str, DocumentInfo],
    as_of: date,
    tables: Tables,
) -> list[Scored]:
    """Distinct findings, ``left`` in a checked document, in the order of their places."""
    places = {info.id: position for position, info in enumerate(ordered)}
    checked = frozenset(info.id for info in ordered if info.role == "checked")
    distinct = dict.fromkeys(orient(finding, checked) for finding in findings)
    keyed = sorted(((finding_key(each, places), each) for each in distinct), key=lambda pair: pair[0])
    gaps: dict[tuple[str, str], int | None] = {}

    def gap_of(left: DocumentInfo, right: DocumentInfo) -> int | None:
        pair = (left.id, right.id)
        if pair not in gaps:
            gaps[pair] = rank_gap(left, right, as_of, tables)
        return gaps[pair]

    sides = [(known.get(f.left.document), known.get(f.right.document) if f.right else None) for _, f in keyed]
    logits = base_logits([finding for _, finding in keyed], sides, as_of, gap_of)
    return [Scored(finding, logit, key) for (key, finding), logit in zip(keyed, logits, strict=True)]


def _entries(
    groups: list[Group], known: Mapping[str, DocumentInfo], settings: RankSettings, tables: Tables
) -> tuple[Entry, ...]:
    rivals = rival_places([each.members[0].logit for each in groups], [_rival(each) for each in groups])
    rows: list[tuple[Key, float, Group]] = []
    for each, better in zip(groups, rivals, strict=True):
        score = entry_score(each.members[0].logit, (item.finding.rule for item in each.members), better)
        if score >= settings.floor:
            rows.append(((-score, severity_key(each.main), each.members[0].key), score, each))
    rows.sort(key=lambda row: row[0])
    verdicts: dict[tuple[object, ...], Verdict] = {}
    entries: list[Entry] = []
    seen: Counter[str] = Counter()
    for position, (_, score, each) in enumerate(rows, start=1):
        main, left, right = each.main, known.get(each.main.left.document), _right(each.main, known)
        question = (main.type, main.left.document, main.right.document if main.right else None)
        if question not in verdicts:
            answer = prevail(main, left, right, settings.as_of, tables) if left else Verdict("unknown")
            verdicts[question] = answer
        verdict = verdicts[question]
        identity = _identity(each, known)
        seen[identity] += 1
        if seen[identity] > 1:  # two documents of one name, two conflicts in one place: still each its own id
            identity = fingerprint(identity, str(seen[identity]))
        supporting = tuple(item.finding for item in each.members[1:])
        entries.append(Entry(identity, position, score, main, supporting, verdict.prevails, verdict.basis))
    return tuple(entries)


def _rival(each: Group) -> Key:
    """One-sided findings and recurring slips have no rivals."""
    main = each.main
    if main.right is None or each.subject:
        return (address_key(main.left.address), main.rule, each.subject, each.members[0].key)
    return rival_key(main)


def _right(finding: Finding, known: Mapping[str, DocumentInfo]) -> DocumentInfo | None:
    return known.get(finding.right.document) if finding.right else None


def _identity(each: Group, known: Mapping[str, DocumentInfo]) -> str:
    """Of a recurring slip: what it is about; of other conflicts: type and both places, in either order."""
    main = each.main
    if each.subject:
        names = [(info.id, document_identity(info)) for info in map(known.get, _ids(main)) if info]
        return fingerprint(*(_renamed(part, names) for part in each.subject))
    sides = [main.left] + ([main.right] if main.right else [])
    return fingerprint(main.type, *sorted(place_identity(side.address, known.get(side.document)) for side in sides))


def _ids(finding: Finding) -> tuple[str, ...]:
    return (finding.left.document, *((finding.right.document,) if finding.right else ()))


def _renamed(part: str, names: list[tuple[str, str]]) -> str:
    """An address or a document id with the id replaced by what names the document in any run."""
    for known, name in names:
        if part == known or part.startswith(known + "#"):
            return name + part[len(known) :]
    return part


def _counts(entries: tuple[Entry, ...], settings: RankSettings) -> tuple[tuple[str, int], ...]:
    live = [entry.finding for entry in entries if entry.suppressed is None]
    levels = Counter(finding.severity for finding in live)
    types = Counter(finding.type for finding in live)
    return (
        *settings.counts,
        ("findings", len(live)),
        *((name, levels[name]) for name in ("error", "warning", "info") if levels[name]),
        *sorted((name, count) for name, count in types.items()),
    )


def _titles(entries: tuple[Entry, ...], settings: RankSettings) -> tuple[tuple[str, str], ...]:
    used = {finding.rule for entry in entries for finding in (entry.finding, *entry.supporting)}
    return tuple(sorted((rule, title) for rule, title in settings.titles if rule in used))
