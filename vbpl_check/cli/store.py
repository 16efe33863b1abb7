"""The file that keeps reviewers' decisions, and what is told about the rows of such files."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, reason, say
from vbpl_check.model import Decision, Problem

if TYPE_CHECKING:
    from vbpl_check.rank import Ranker
    from vbpl_check.review import Batch

STORE = "vbpl-check-decisions.jsonl"
TOLD = 200  # bad rows told one by one


def read_store(path: Path | None, lang: Lang, quiet: bool = False) -> tuple[Decision, ...]:
    """The decisions of ``path``, which must exist, or of the usual file of this folder, which may be missing.

    Bad lines are told on standard error. Raises SettingsError when the file cannot be read.
    """
    if path is None and not Path(STORE).is_file():
        return ()
    batch = read_batch(path or Path(STORE))
    if not quiet:
        tell_rows(batch.problems, lang)
    return batch.decisions


def read_ranking(path: Path | None) -> "Ranker | None":
    """The user's ranker; None for the shipped one. Raises SettingsError when it cannot be read."""
    if path is None:
        return None
    from vbpl_check.rank.ranker import read_ranker

    return read_ranker(read_bytes(path), str(path))


def read_batch(path: Path) -> "Batch":
    """What a file of decisions holds. Raises SettingsError when it cannot be opened."""
    from vbpl_check.review import read

    return read(read_bytes(path), str(path))


def read_batches(paths: Iterable[Path]) -> "list[Batch]":
    """What several files hold; one that cannot be opened or has nothing in it is a problem of its own."""
    from vbpl_check.review import Batch

    found: list[Batch] = []
    for path in paths:
        try:
            batch = read_batch(path)
        except SettingsError as error:
            slots = tuple((name, value) for name, value in error.slots if name != "file")
            batch = Batch(problems=(Problem(str(path), "review-unopened", slots),))
        if batch == Batch():
            batch = Batch(problems=(Problem(str(path), "review-empty"),))
        found.append(batch)
    return found


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises SettingsError when it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError("cannot-read", file=path, detail=reason(error)) from error


def tell_rows(problems: Iterable[Problem], lang: Lang) -> None:
    """One line a bad row on standard error."""
    rows = list(problems)
    for problem in rows[:TOLD]:
        print(say(problem.slug, lang, (("file", problem.file), *problem.slots)), file=sys.stderr)
    if len(rows) > TOLD:
        print(say("review-more-rows", lang, (("count", str(len(rows) - TOLD)),)), file=sys.stderr)
