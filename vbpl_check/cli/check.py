"""The main job: inputs in, reports out, an exit code."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vbpl_check import __version__
from vbpl_check.cli.progress import Progress
from vbpl_check.cli.store import read_ranking, read_store
from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, reason, say
from vbpl_check.model import Blob, Problem, Report, Role
from vbpl_check.runtime.garbage import without_collector
from vbpl_check.step import Runner

if TYPE_CHECKING:
    from vbpl_check.nli.reader import Reader

EMBEDDED = "embedded"  # value of --nli: the model that comes with the package, and its absence is an error
NO_MODEL = "none"  # value of --nli: rules only
SHOWN = 10  # problems of one kind told on the terminal
LEVELS = {"info": ("info", "warning", "error"), "warning": ("warning", "error"), "error": ("error",), "never": ()}


@dataclass(frozen=True)
class Asked:
    """The options of one run, after the configuration file."""

    paths: tuple[Path, ...]
    against: tuple[Path, ...]
    as_of: str | None
    formats: tuple[str, ...]
    outputs: tuple[Path, ...]
    fail_on: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    jobs: int
    cache: bool
    quiet: bool
    verbose: bool
    lang: Lang
    rules: tuple[Path, ...] = ()
    decisions: Path | None = None
    ranker: Path | None = None
    floor: float = 0.0
    nli: str = ""
    nli_model: str = ""
    nli_top: int = 40


def run_check(asked: Asked) -> int:
    """Checks, writes the reports and returns the exit code. Raises VbplError for wrong options or rules."""
    as_of = parse_date(asked.as_of)
    targets = report_targets(asked.formats, asked.outputs)
    if not 0 <= asked.floor <= 1:
        raise SettingsError("floor-invalid", value=asked.floor)
    ranker = read_ranking(asked.ranker)
    decisions = read_store(asked.decisions, asked.lang, asked.quiet)
    with ExitStack() as stack:
        stack.enter_context(without_collector())
        progress = stack.enter_context(Progress(asked.lang, asked.quiet, asked.verbose))
        progress.stage("load")
        from vbpl_check import pipeline

        book = pipeline.load_book(None, asked.select, asked.ignore, asked.rules)
        runner = with_prepared(make_runner(asked.jobs, asked.cache, stack), asked.against)
        reader, unread = embedded_reader(asked)
        second = second_reader(asked)  # what cannot be asked is told before any document is read
        judging = pipeline.Judging(decisions, asked.floor, ranker, reader, unread)
        report = pipeline.check(gather(asked), book, as_of, runner, progress, __version__, judging)
        if second:
            report = second(report, runner)
        progress.stage("report")
        written = [(path, _render(report, name, path, asked.lang)) for name, path in targets]
    for path, data in written:
        write(path, data)
    if not asked.quiet:
        say_problems(report.problems, asked.lang)
        for path, _ in written:
            if path is not None:
                print(say("report-written", asked.lang, (("file", str(path)),)), file=sys.stderr)
    return exit_code(report, asked.fail_on)


def embedded_reader(asked: Asked) -> "tuple[Reader | None, tuple[Problem, ...]]":
    """The reader of the package for drafts, unless it is switched off; where it cannot run, a note that says so.

    SettingsError: it was asked for by name and cannot run.
    """
    if asked.nli == NO_MODEL or not asked.against:
        return None, ()
    from vbpl_check.nli.reader import embedded

    try:
        return embedded(threads=min(asked.jobs or os.cpu_count() or 1, 8)), ()
    except SettingsError as error:
        if asked.nli == EMBEDDED:
            raise
        return None, (Problem("--nli", "nli-unread", (("detail", say(error.slug, asked.lang, error.slots)),)),)


def second_reader(asked: Asked) -> Callable[[Report, Runner], Report] | None:
    """What adds the opinions of the reader of ``--nli`` to a report; says so before texts go to another machine.

    SettingsError: it is none that can be asked.
    """
    if asked.nli in ("", EMBEDDED, NO_MODEL):
        return None
    from vbpl_check import opinions

    wanted = opinions.Asked(asked.nli, asked.nli_model, os.environ.get("VBPL_NLI_KEY", ""), asked.nli_top)
    reader = opinions.reader_of(wanted)

    def add(report: Report, runner: Runner) -> Report:
        if opinions.is_address(asked.nli) and not asked.quiet:
            told = (("count", str(asked.nli_top)), ("place", asked.nli))
            print(say("nli-asking", asked.lang, told), file=sys.stderr)
        return opinions.with_opinions(report, wanted, runner, reader)

    return add


def parse_date(raw: str | None) -> date:
    """The as-of date; today when none is given (the only place that reads the clock)."""
    if raw is None:
        return date.today()  # noqa: DTZ011
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise SettingsError("bad-date", value=raw) from error


def report_targets(formats: tuple[str, ...], outputs: tuple[Path, ...]) -> list[tuple[str, Path | None]]:
    """(format, file) of each report; None is the standard output. A format left out is told from the file's ending."""
    from vbpl_check.report import formats as known

    suffixes = {entry.suffix: name for name, entry in known().items()}
    if len(formats) > len(outputs) and not (len(formats) == 1 and not outputs):
        raise SettingsError("format-without-file", formats=", ".join(formats))
    found: list[tuple[str, Path | None]] = []
    for position, path in enumerate(outputs):
        name = formats[position] if position < len(formats) else suffixes.get(path.suffix.lower(), "")
        found.append((name or path.suffix, path))
    if not outputs:
        found.append((formats[0] if formats else "console", None))
    for name, _ in found:
        if name not in known():
            raise SettingsError("unknown-format", name=name, known=", ".join(sorted(known())))
    return found


def make_runner(jobs: int, cache: bool, stack: ExitStack) -> Runner:
    """Serial or a pool (``jobs`` 0: one a core), behind the cache unless it is switched off."""
    from vbpl_check.runtime.serial import Serial

    count = jobs or min(os.cpu_count() or 1, 8)
    runner: Runner = Serial()
    if count > 1:
        from vbpl_check.runtime.pool import Pool

        runner = stack.enter_context(Pool(count))
    if cache:
        from platformdirs import user_cache_path

        from vbpl_check.runtime.cached import Cached

        runner = Cached(runner, user_cache_path("vbpl-check", appauthor=False))
    return runner


def with_prepared(runner: Runner, against: tuple[Path, ...]) -> Runner:
    """The runner behind the facts that the kho among ``against`` keep of their documents."""
    from vbpl_check.runtime.prepared import Prepared
    from vbpl_check.store.kho import FACTS, is_kho

    for path in against:
        if is_kho(path) and (path / FACTS).is_dir():
            runner = Prepared(runner, path / FACTS)
    return runner


def gather(asked: Asked) -> Iterator[Blob | Problem]:
    """All inputs with their roles; a file given twice is read once, as a checked one."""
    seen: set[str] = set()
    roles: tuple[tuple[Role, tuple[Path, ...]], ...] = (("checked", asked.paths), ("against", asked.against))
    for role, paths in roles:
        for item in _existing(asked) if role == "against" else inputs(paths, role):
            name = item.name if isinstance(item, Blob) else f"{item.file}|{item.slug}"
            if name not in seen:
                seen.add(name)
                yield item


def _existing(asked: Asked) -> Iterator[Blob | Problem]:
    """The existing documents: of a kho only those that matter to the drafts."""
    from vbpl_check.store.kho import is_kho

    for path in asked.against:
        if is_kho(path):
            from vbpl_check import library

            drafts = [item for item in inputs(asked.paths, "checked") if isinstance(item, Blob)]
            yield from library.against(path, drafts)
        else:
            yield from inputs((path,), "against")


def inputs(paths: tuple[Path, ...], role: Role) -> Iterator[Blob | Problem]:
    """Blobs of files, folders, archives and collections, old Word files converted where a converter is present."""
    from vbpl_check.ingest import expand
    from vbpl_check.runtime.office import prepare

    for path in paths:
        for item in expand(path, role):
            yield prepare(item) if isinstance(item, Blob) else item


def write(path: Path | None, data: bytes) -> None:
    """Writes a report to a file (its folder is made) or to the standard output."""
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise SettingsError("cannot-write", file=path, detail=reason(error)) from error


def exit_code(report: Report, fail_on: str) -> int:
    """1: findings at or above ``fail_on``; 3: none, but some input could not be read; 0 otherwise."""
    levels = LEVELS[fail_on]
    if any(entry.finding.severity in levels and entry.suppressed is None for entry in report.entries):
        return 1
    return 3 if dict(report.counts).get("failed_inputs") else 0


def _render(report: Report, name: str, path: Path | None, lang: Lang) -> bytes:
    from vbpl_check.report import console, render

    if name == "console" and path is None and sys.stdout.isatty():
        colour = "NO_COLOR" not in os.environ
        return console.text(report, lang, shutil.get_terminal_size().columns, colour).encode()
    return render(report, name, lang)


def say_problems(problems: Iterable[Problem], lang: Lang) -> None:
    """One line a problem on standard error; a flood of one kind is cut short, the report has them all."""
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.slug] += 1
        if told[problem.slug] <= SHOWN:
            print(say(problem.slug, lang, (("file", problem.file), *problem.slots)), file=sys.stderr)
    for count in told.values():
        if count > SHOWN:
            print(say("more-problems", lang, (("count", str(count - SHOWN)),)), file=sys.stderr)
