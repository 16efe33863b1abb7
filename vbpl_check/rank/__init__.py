"""rank: findings -> Report. Merges, scores, sorts, and says which document prevails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from vbpl_check.model import DocumentInfo, Entry, Finding, Place, Problem, Report
from vbpl_check.rank.fingerprint import document_identity, fingerprint, place_identity
from vbpl_check.rank.merge import Group, Scored, group, orient, rival_key
from vbpl_check.rank.order import Key, address_key, document_key, finding_key, severity_key
from vbpl_check.rank.prevail import Side, Verdict, prevail, side_of
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
    distinct = _oriented(findings, ordered)
    used = {place.document for each in distinct for place in (each.left, each.right) if place}
    sides = {info.id: side_of(info, settings.as_of, tables) for info in ordered if info.id in used}
    groups = group(_scored(distinct, ordered, sides, settings.as_of))
    entries = _entries(groups, sides, settings, tables)
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
    groups: list[Group], sides: Mapping[str, Side], settings: RankSettings, tables: Tables
) -> tuple[Entry, ...]:
    rivals = rival_places([each.members[0].logit for each in groups], [_rival(each) for each in groups])
    rows: list[tuple[Key, float, Group]] = []
    for each, better in zip(groups, rivals, strict=True):
        score = entry_score(each.members[0].logit, (item.finding.rule for item in each.members), better)
        if score >= settings.floor:
            rows.append(((-score, severity_key(each.main), each.members[0].key), score, each))
    rows.sort(key=lambda row: row[0])
    verdicts: dict[tuple[str, str, str], Verdict] = {}
    entries: list[Entry] = []
    seen: Counter[str] = Counter()
    for position, (_, score, each) in enumerate(rows, start=1):
        main = each.main
        question = (main.type, main.left.document, main.right.document if main.right else "")
        if question not in verdicts:
            left = sides.get(main.left.document)
            right = _right(main, sides)
            verdicts[question] = prevail(main, left, right, settings.as_of, tables) if left else Verdict("unknown")
        verdict = verdicts[question]
        identity = _identity(each, sides)
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


def _identity(each: Group, sides: Mapping[str, Side]) -> str:
    """Of a recurring slip: what it is about; of other conflicts: type and both places, in either order."""
    main = each.main
    known = {place.document: sides.get(place.document) for place in (main.left, main.right) if place}
    if each.subject:
        names = [(document, document_identity(side.info)) for document, side in known.items() if side]
        return fingerprint(*(_renamed(part, names) for part in each.subject))
    places = [main.left] + ([main.right] if main.right else [])
    return fingerprint(main.type, *sorted(_place_identity(place, known[place.document]) for place in places))


def _place_identity(place: Place, side: Side | None) -> str:
    return place_identity(place.address, side.info if side else None)


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
