"""Surveys of a whole corpus on one page: the clause graph, the impact of a draft, the health of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from vbpl_check import survey
from vbpl_check.analysis import analysis_version
from vbpl_check.ingest import read
from vbpl_check.link import corpus_graph, link, overview
from vbpl_check.messages import is_note
from vbpl_check.model import Ailment, Blob, ClauseGraph, Facts, Header, Health, Impact, Problem
from vbpl_check.parse import parse, printed_header
from vbpl_check.pipeline import Book, Watch, analyse_all
from vbpl_check.rank import Tables
from vbpl_check.rank.standing import issuer_identity, issuer_keys, standing
from vbpl_check.settings import LinkSettings
from vbpl_check.sources import source_hash
from vbpl_check.step import Done, Runner, Step
from vbpl_check.survey.delegation import Maker
from vbpl_check.text import fold

_JOINT = "liên tịch"
_OR = " hoặc "


def graph(inputs: Iterable[Blob | Problem], book: Book, as_of: date, runner: Runner, watch: Watch) -> ClauseGraph:
    """The clause graph of all documents, drafts and existing ones."""
    problems: list[Problem] = []
    facts = tuple(analyse_all(inputs, book.lexicon, runner, watch, problems))
    settings = LinkSettings(as_of, draft_mode=any(entry.document.role == "against" for entry in facts))
    watch.stage("link")
    made = corpus_graph(facts, link(facts, settings), settings)
    ranks = tuple(_ranks(facts, as_of, book.tables))
    return replace(made, ranks=ranks, problems=_all_problems(facts, problems), failed=len(_unread(problems)))


def impact(
    inputs: Iterable[Blob | Problem], book: Book, as_of: date, runner: Runner, watch: Watch, version: str = ""
) -> Impact:
    """What the checked documents change in the existing ones."""
    problems: list[Problem] = []
    facts = tuple(analyse_all(inputs, book.lexicon, runner, watch, problems))
    watch.stage("link")
    seen = overview(facts, as_of)
    ranks = dict(_ranks(seen.facts, as_of, book.tables))
    makers = _makers(facts, as_of, book.tables)
    made = survey.impact(seen.facts, seen.references, seen.changes, seen.statuses, ranks, makers, as_of)
    return replace(made, problems=_all_problems(facts, problems), failed=len(_unread(problems)), version=version)


def health(
    inputs: Iterable[Blob | Problem], book: Book, as_of: date, runner: Runner, watch: Watch, version: str = ""
) -> Health:
    """The state of a corpus; every input is read twice, once for what it says and once for how it is."""
    problems: list[Problem] = []
    blobs = tuple(inputs)
    facts = tuple(analyse_all(blobs, book.lexicon, runner, watch, problems))
    watch.stage("examine")
    known = {entry.document.id for entry in facts}
    own = [each for each in _examined(blobs, runner, watch) if each.document in known]
    watch.stage("link")
    seen = overview(facts, as_of)
    copies = link(facts, LinkSettings(as_of)).copies
    issuers = {entry.document.id: _identity(entry.document.header, book.tables) for entry in facts}
    makers = _makers(facts, as_of, book.tables)
    corpus = survey.Corpus(seen.facts, seen.references, seen.statuses, copies, issuers, makers)
    made = survey.health(corpus, own, _unread(problems), as_of)
    return replace(made, problems=_all_problems(facts, problems), failed=len(_unread(problems)), version=version)


def examine_blob(blob: Blob) -> tuple[Ailment, ...]:
    """The ailments of one input by itself. Raises InputError."""
    source = read(blob)
    document = parse(source)
    return survey.condition(document, printed_header(document), source.metadata)


def _examined(blobs: Iterable[Blob | Problem], runner: Runner, watch: Watch) -> Iterator[Ailment]:
    """The ailments of single documents, each document once."""
    step: Step[Blob, tuple[Ailment, ...]] = Step(
        "examine", f"{analysis_version()}-{source_hash(survey)}", examine_blob, heavy=True
    )
    seen: set[str] = set()
    for result in runner.map(step, (blob for blob in blobs if isinstance(blob, Blob))):
        watch.advance("examine")
        if isinstance(result, Done):
            fresh = [each for each in result.value if each.document not in seen]
            yield from fresh
            seen.update(each.document for each in fresh)


def _all_problems(facts: Sequence[Facts], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return (*problems, *(problem for entry in facts for problem in entry.problems))


def _unread(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if not is_note(problem.slug)]


def _ranks(facts: Sequence[Facts], as_of: date, tables: Tables) -> Iterator[tuple[str, int]]:
    """The rank of each document of which it is known, 1 the highest."""
    for entry in facts:
        found = standing(entry.document, as_of, tables.hierarchy)
        if found is not None:
            yield entry.document.id, found.low


def _makers(facts: Sequence[Facts], as_of: date, tables: Tables) -> dict[str, Maker]:
    """The bodies named by delegations that issue documents, by the hierarchy in force at ``as_of``."""
    named = {body for entry in facts for norm in entry.norms for body in norm.delegates.split("; ") if body}
    current = next(
        (h for h in tables.hierarchy.hierarchies if h.since <= as_of <= (h.until or date.max)),
        tables.hierarchy.hierarchies[0],
    )
    found = {}
    for body in sorted(named):
        header = Header(issuer=body)
        keys = issuer_keys(header, tables.hierarchy)
        rows = [row for row in current.rows if keys & set(row.issuers) and not (row.named or row.kept)]
        kinds = dict.fromkeys(kind for row in rows for kind in row.kinds if _JOINT not in kind)
        if kinds:
            local = any(key.startswith(("hdnd", "ubnd", "chu_tich_ubnd")) for key in keys)
            found[body] = Maker("" if local else _identity(header, tables), _OR.join(kinds))
    return found


def _identity(header: Header, tables: Tables) -> str:
    """What identifies the issuing body; a body whose work another one took over counts as that one."""
    identity = issuer_identity(header, tables.hierarchy)
    kind, _, name = identity.partition("|")
    after = {fold(entry.old): fold(entry.new) for entry in tables.hierarchy.successors}
    seen: set[str] = set()
    while name in after and name not in seen:
        seen.add(name)
        name = after[name]
    return f"{kind}|{name}" if name else identity
