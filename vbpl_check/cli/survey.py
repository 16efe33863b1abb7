"""What the commands graph, impact and health share: inputs, a run, an output in one format, an exit code."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vbpl_check.cli.check import Asked, gather, make_runner, parse_date, say_problems, write
from vbpl_check.cli.progress import Progress
from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, say
from vbpl_check.model import Blob, Problem
from vbpl_check.pipeline import Book
from vbpl_check.step import Runner

if TYPE_CHECKING:
    from vbpl_check.report.survey.sheet import Sheet

SHEET_FORMS = {"console": ".txt", "json": ".json", "html": ".html"}
Found = TypeVar("Found")
Survey = Callable[[Iterable[Blob | Problem], Book, date, Runner, Progress], Found]


@dataclass(frozen=True)
class Wanted:
    """The options of a survey."""

    paths: tuple[Path, ...]
    against: tuple[Path, ...]
    as_of: str | None
    form: str | None
    output: Path | None
    jobs: int
    cache: bool
    quiet: bool
    lang: Lang


def run_survey(wanted: Wanted, forms: dict[str, str], survey: Survey[Found]) -> tuple[Found, str]:
    """The result and its format: the given one, else that of the file's ending, else the first of ``forms``.

    ``forms``: format -> usual ending of its files. Raises VbplError for wrong options or rules.
    """
    form = wanted.form or _form_of(wanted.output, forms)
    if form not in forms:
        raise SettingsError("unknown-survey-format", name=form, known=", ".join(forms))
    as_of = parse_date(wanted.as_of)
    asked = Asked(
        wanted.paths, wanted.against, wanted.as_of, (), (), "never", (), (), wanted.jobs, wanted.cache, wanted.quiet,
        False, wanted.lang,
    )  # fmt: skip
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(wanted.lang, wanted.quiet, False))
        progress.stage("load")
        from vbpl_check import pipeline

        book = pipeline.load_book()
        runner = make_runner(wanted.jobs, wanted.cache, stack)
        return survey(gather(asked), book, as_of, runner, progress), form


def finish(wanted: Wanted, data: bytes, problems: tuple[Problem, ...], failed: int) -> int:
    """Writes the output, tells problems on standard error; 0, or 3 when some input could not be read."""
    write(wanted.output, data)
    if not wanted.quiet:
        say_problems(problems, wanted.lang)
        if wanted.output is not None:
            print(say("report-written", wanted.lang, (("file", str(wanted.output)),)), file=sys.stderr)
    return 3 if failed else 0


def shown(wanted: Wanted, form: str, page: "Sheet") -> bytes:
    """A sheet for the terminal (``form`` console) or as a page."""
    from vbpl_check.report.survey import sheet

    if form == "console":
        return sheet.console(page, wanted.lang, *_screen(wanted)).encode("utf-8", "replace")
    return sheet.html(page, wanted.lang)


def _screen(wanted: Wanted) -> tuple[int, bool]:
    """Width of the terminal and whether it shows colours; 100 columns without colours for a file or a pipe."""
    if wanted.output is not None or not sys.stdout.isatty():
        return 100, False
    return shutil.get_terminal_size().columns, "NO_COLOR" not in os.environ


def _form_of(output: Path | None, forms: dict[str, str]) -> str:
    suffix = output.suffix.lower() if output else ""
    return next((name for name, ending in forms.items() if ending == suffix), suffix or next(iter(forms)))
