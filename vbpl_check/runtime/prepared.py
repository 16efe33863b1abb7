"""Results of a heavy step for a whole collection, made beforehand into a folder that later runs only read.

The folder may lie on a drive that many share: a run that finds nothing there, or nothing of its own version of the
program, does the work itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from vbpl_check.runtime.cached import Results, keys_of
from vbpl_check.step import Done, Failed, Runner, Step

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741
_WINDOW = 64  # items decided on together: some are large


class Prepared:
    """A Runner that asks ``folder`` first and ``inner`` for the rest."""

    def __init__(self, inner: Runner, folder: Path) -> None:
        self._inner = inner
        self._folder = folder

    def map(self, step: Step[I, O], items: Iterable[I]) -> Iterator[Done[O] | Failed]:
        """One result for each item, in order."""
        if not step.heavy or not _file(self._folder, step).is_file():
            return self._inner.map(step, items)
        return self._through(step, iter(items))

    def _through(self, step: Step[I, O], items: Iterator[I]) -> Iterator[Done[O] | Failed]:
        results = Results(_file(self._folder, step))
        while window := list(islice(items, _WINDOW)):
            keys = keys_of(step, window)
            found = results.read(keys)
            missing = [item for item, key in zip(window, keys, strict=True) if key not in found]
            fresh = self._inner.map(step, missing)
            for key in keys:
                yield Done(found[key]) if key in found else next(fresh)


def prepare(
    folder: Path, step: Step[I, O], items: Iterable[I], runner: Runner, done: Callable[[], None]
) -> Iterator[Failed]:
    """Makes ``folder`` hold the results for these items and no others; what it has already is not made again.

    Gives what failed; ``done`` is called for each item.
    """
    results = Results(_file(folder, step))
    waiting, wanted = iter(items), set()
    while window := list(islice(waiting, _WINDOW)):
        keys = keys_of(step, window)
        wanted.update(keys)
        known = results.has(keys)
        missing = [(item, key) for item, key in zip(window, keys, strict=True) if key not in known]
        new = []
        for (_, key), result in zip(missing, runner.map(step, [item for item, _ in missing]), strict=True):
            if isinstance(result, Failed):
                yield result
            else:
                new.append((key, result.value))
        results.write(new)
        for _ in window:
            done()
    results.keep(wanted)


def _file(folder: Path, step: Step[I, O]) -> Path:
    return folder / f"{step.name}.sqlite"
