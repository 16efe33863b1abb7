"""What a long run shows while it works, and where the time went (``--verbose``)."""

import sys
import time
from types import TracebackType
from typing import Any

from vbpl_check.messages import Lang, say


class Progress:
    """A Watch that draws on a terminal's standard error and stays silent elsewhere."""

    def __init__(self, lang: Lang, quiet: bool, verbose: bool) -> None:
        self._lang = lang
        self._verbose = verbose
        self._drawn = sys.stderr.isatty() and not quiet
        self._bar: Any = None
        self._task: Any = None
        self._times: list[tuple[str, float, int]] = []
        self._name = ""
        self._since = 0.0
        self._count = 0

    def __enter__(self) -> "Progress":
        if self._drawn:
            from rich.console import Console
            from rich.progress import Progress as Bar
            from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (
                SpinnerColumn(),
                TextColumn("{task.description}"),
                TextColumn("{task.completed}"),
                TimeElapsedColumn(),
            )
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        if self._bar is not None:
            self._bar.stop()
        if self._verbose and error is None:
            for name, seconds, count in self._times:
                print(f"{say(f'stage-{name}', self._lang):<24}{seconds:8.2f} s{count:10}", file=sys.stderr)

    def stage(self, name: str) -> None:
        """Begins a stage; its time runs until the next one."""
        self._close()
        self._name, self._since, self._count = name, time.perf_counter(), 0
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(say(f"stage-{name}", self._lang), total=None)

    def advance(self, name: str) -> None:
        """One item of the stage is done."""
        self._count += 1
        if self._bar is not None and (name != "check" or self._count % 1000 == 0):
            self._bar.update(self._task, completed=self._count)

    def _close(self) -> None:
        if self._name:
            self._times.append((self._name, time.perf_counter() - self._since, self._count))
            self._name = ""
