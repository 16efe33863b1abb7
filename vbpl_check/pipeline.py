"""The whole program on one page: stages composed over a Runner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Protocol

from vbpl_check import rulebook
from vbpl_check.analysis import amend_step, analysis_step, read_step
from vbpl_check.check import BoundRule, apply, bind
from vbpl_check.extract import Lexicon, load_lexicon
from vbpl_check.extract.tokens import core_step, refine
from vbpl_check.link import candidates, link
from vbpl_check.link.due import due, retold
from vbpl_check.messages import is_note
from vbpl_check.model import Blob, Candidate, Decision, Document, Facts, Finding, Pair, Problem, Report
from vbpl_check.nli import aligned
from vbpl_check.nli import reader as reading
from vbpl_check.nli.reader import Reader
from vbpl_check.rank import Ranker, Tables, load_tables, rank
from vbpl_check.rank.locate import locate
from vbpl_check.settings import LinkSettings, RankSettings
from vbpl_check.step import Done, Failed, Runner

_BLOCK = 4096  # candidates of which what is found is tagged together
_READ = 4  # of the pairs of a norm, how many of the nearest the model on alignment features reads
Judged = tuple[Candidate, tuple[Finding, ...]]


@dataclass(frozen=True)
class Book:
    """The rule book, bound: rules with their checks, word lists, tables of ranking, and their common hash."""

    rules: tuple[BoundRule, ...]
    lexicon: Lexicon
    tables: Tables
    hash: str
    notes: tuple[Problem, ...] = ()  # what folders of the user switched off


@dataclass(frozen=True)
class Judging:
    """``decisions`` of reviewers, the probability below which a finding is set aside, a ``ranker`` of the user.

    ``reader``: asked about the provisions nearest to each clause of a draft; rules of their own tell what it says.
    """

    decisions: tuple[Decision, ...] = ()
    floor: float = 0.0
    ranker: Ranker | None = None
    reader: Reader | None = None
    notes: tuple[Problem, ...] = ()  # why there is no reader, where there should be one


NOTHING_DECIDED = Judging()


class Watch(Protocol):
    """Is told how far a run is."""

    def stage(self, name: str) -> None:
        """A stage begins: read, link, check, rank."""
        ...

    def advance(self, name: str) -> None:
        """One item of the stage is done."""
        ...


def load_book(
    folder: Path | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    more: tuple[Path, ...] = (),
) -> Book:
    """The rules of ``folder`` (the program's own by default) with the user's folders ``more`` over them.

    ``select`` and ``ignore`` are prefixes of rule ids. Raises RuleError before any document is read.
    """
    known = rulebook.read_rules(folder, more)
    bound = bind(known.rules)  # all of them: what is wrong is told, whatever was selected
    rules = tuple(
        one
        for one in bound
        if (not select or one.rule.id.startswith(select)) and not (ignore and one.rule.id.startswith(ignore))
    )
    notes = tuple(Problem(off.file, "rule-off", (("id", off.id), ("reason", off.reason))) for off in known.off)
    digest = rulebook.fingerprint(folder, more=more)
    return Book(rules, load_lexicon(folder, more), load_tables(folder, more), digest, notes)


def judge(candidate: Candidate, rules: tuple[BoundRule, ...]) -> Judged:
    """What the rules find in a candidate, and the candidate as they saw it."""
    if isinstance(candidate, Pair) and candidate.standing is not None and candidate.standing.place < _READ:
        candidate = replace(candidate, read=aligned.read(candidate))
    return candidate, apply(candidate, rules)


def judged(found: Iterable[Candidate], rules: tuple[BoundRule, ...], reader: Reader | None) -> Iterator[Judged]:
    """What the rules find in each candidate, in their order; those that the reader is to read with what it says.

    It is asked about all of them at once: what a clause of a draft looks like is judged beside its other clauses.
    Meanwhile the others are judged, for the reader needs no interpreter but a core.
    """
    if reader is None:
        yield from (judge(candidate, rules) for candidate in found)
        return
    everything = list(found)
    asked = [(place, each) for place, each in enumerate(everything) if isinstance(each, Pair) and reading.wanted(each)]
    places = {place for place, _ in asked}
    with ThreadPoolExecutor(max_workers=1) as beside:
        said = beside.submit(reader.hear, [pair for _, pair in asked])
        known = [(each, ()) if place in places else judge(each, rules) for place, each in enumerate(everything)]
        for (place, pair), heard in zip(asked, said.result(), strict=True):
            known[place] = judge(replace(pair, heard=heard), rules)
    yield from known


def tagged(
    results: Iterable[Judged], rules: tuple[BoundRule, ...], runner: Runner, problems: list[Problem]
) -> Iterator[tuple[Finding, ...]]:
    """The findings; the few pairs that are found have their acts tagged word by word and are judged again with that."""
    waiting, step = iter(results), core_step()
    while block := list(islice(waiting, _BLOCK)):
        pairs = [each for each, found in block if found and isinstance(each, Pair)]
        acts = sorted({norm.act for pair in pairs for norm in (pair.left, pair.right)} - {""})
        cores: dict[str, tuple[str, ...]] = {}
        for act, result in zip(acts, runner.map(step, acts), strict=True):
            if isinstance(result, Failed):
                problems.append(Problem(result.item, result.slug, result.slots))
            else:
                cores[act] = result.value
        for each, found in block:
            if found and isinstance(each, Pair):
                yield apply(replace(each, left=refine(each.left, cores), right=refine(each.right, cores)), rules)
            else:
                yield found


def check(
    inputs: Iterable[Blob | Problem],
    book: Book,
    as_of: date,
    runner: Runner,
    watch: Watch,
    version: str = "",
    judging: Judging = NOTHING_DECIDED,
) -> Report:
    """Checks documents among themselves, or drafts (role "checked") against existing documents (role "against")."""
    problems: list[Problem] = [*book.notes, *judging.notes]
    original = analyse_all(inputs, book.lexicon, runner, watch, problems)
    facts = tuple(in_force(original, book.lexicon, as_of, runner, problems))
    del original
    failed = sum(not is_note(problem.slug) for problem in problems)
    for known in facts:
        problems += known.problems
    settings = LinkSettings(as_of, draft_mode=any(known.document.role == "against" for known in facts))
    watch.stage("link")
    linked = link(facts, settings)
    problems += linked.problems
    watch.stage("check")
    results = judged(candidates(facts, linked, settings), book.rules, judging.reader)
    found = tuple(_check(facts, tagged(results, book.rules, runner, problems), watch))
    watch.stage("rank")
    documents = tuple(known.document for known in facts)
    counts = (*linked.counts, ("failed_inputs", failed))
    titles = tuple((bound.rule.id, bound.rule.title) for bound in book.rules)
    ranking = RankSettings(as_of, judging.floor, version, book.hash, counts, titles, judging.decisions)
    return rank(found, documents, tuple(problems), ranking, book.tables, judging.ranker)


def analyse_all(
    inputs: Iterable[Blob | Problem], lexicon: Lexicon, runner: Runner, watch: Watch, problems: list[Problem]
) -> list[Facts]:
    """Facts of all readable inputs in the order of their ids, whatever the order of the inputs."""
    watch.stage("read")
    known: dict[str, Facts] = {}
    for result in runner.map(analysis_step(lexicon), _blobs(inputs, problems)):
        watch.advance("read")
        if isinstance(result, Failed):
            problems.append(Problem(result.item, result.slug, result.slots))
        elif (twin := known.setdefault(result.value.document.id, result.value)) is not result.value:
            names = sorted((twin.document.name, result.value.document.name))
            problems.append(Problem(names[1], "duplicate-id", (("other", names[0]),)))
    return sorted(known.values(), key=lambda facts: (facts.document.role, facts.document.id))


def in_force(
    facts: Iterable[Facts], lexicon: Lexicon, as_of: date, runner: Runner, problems: list[Problem]
) -> list[Facts]:
    """The facts of the wording in force at ``as_of``, with the commands of the documents at hand carried out."""
    known = {entry.document.id: entry for entry in facts}
    commands = due(list(known.values()), as_of)
    tasks = [(source, commands[id]) for id in commands if (source := known[id].source) is not None]
    for (source, _), result in zip(tasks, runner.map(amend_step(lexicon), tasks), strict=True):
        if isinstance(result, Failed):
            problems.append(Problem(source.name, result.slug, result.slots))
        elif result.value.obeyed:
            known[source.id] = replace(result.value, commands=known[source.id].commands)
    return retold(list(known.values()))


def _blobs(inputs: Iterable[Blob | Problem], problems: list[Problem]) -> Iterator[Blob]:
    for item in inputs:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def _check(facts: tuple[Facts, ...], found: Iterable[tuple[Finding, ...]], watch: Watch) -> Iterator[Finding]:
    anchors = {known.document.id: known.anchors for known in facts}
    revisions = {known.document.id: known.revisions for known in facts if known.revisions}
    for findings in found:
        watch.advance("check")
        yield from (locate(finding, anchors, revisions) for finding in findings)


def documents(inputs: Iterable[Blob | Problem], runner: Runner) -> Iterator[Document | Problem]:
    """Parsed documents in the order of the inputs, with a Problem for each that cannot be read."""
    problems: list[Problem] = []
    for result in runner.map(read_step(), _blobs(inputs, problems)):
        yield from problems
        problems.clear()
        if isinstance(result, Done):
            yield result.value
        else:
            yield Problem(result.item, result.slug, result.slots)
    yield from problems
