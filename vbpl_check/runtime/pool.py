"""Runs heavy steps in worker processes; light ones stay in this process, where they are faster.

Chunks are bounded in number, so that a stream of any length needs little memory, and results keep the order of the
items. A worker that dies (out of memory, a crash in a native library) costs only the item that killed it.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from types import TracebackType
from typing import Any, TypeVar

from vbpl_check.runtime.attempt import attempt, name_of
from vbpl_check.runtime.garbage import collect_seldom
from vbpl_check.runtime.packing import pack, unpack
from vbpl_check.runtime.serial import Serial
from vbpl_check.step import Done, Failed, Step

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741
CHUNK = 4
AHEAD = 4  # chunks in flight for each worker

_Pending = tuple[list[Any], "Future[bytes]"]


class Pool:
    """A Runner over ``jobs`` worker processes; use as a context manager."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def map(self, step: Step[I, O], items: Iterable[I]) -> Iterator[Done[O] | Failed]:
        """One result for each item, in order."""
        return self._spread(step, iter(items)) if step.heavy else Serial().map(step, items)

    def _spread(self, step: Step[I, O], items: Iterator[I]) -> Iterator[Done[O] | Failed]:
        frozen = pickle.dumps(step)
        pending: deque[_Pending] = deque()
        while True:
            while len(pending) < self._jobs * AHEAD and (chunk := list(islice(items, CHUNK))):
                pending.append((chunk, self._start(frozen, chunk)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                yield from unpack(future.result())
            except BrokenProcessPool:
                lost = [chunk, *(later for later, _ in pending)]
                pending.clear()
                for later in lost:
                    yield from self._one_by_one(step, frozen, later)

    def _one_by_one(self, step: Step[I, O], frozen: bytes, chunk: list[I]) -> Iterator[Done[O] | Failed]:
        for item in chunk:
            try:
                yield from unpack(self._start(frozen, [item]).result())
            except BrokenProcessPool:
                yield Failed(step.name, name_of(item), "worker-died")

    def _start(self, frozen: bytes, chunk: list[Any]) -> Future[bytes]:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self._jobs, initializer=collect_seldom)
        try:
            return self._executor.submit(_run_chunk, frozen, chunk)
        except BrokenProcessPool:
            self._stop()
            return self._start(frozen, chunk)

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


@lru_cache(maxsize=4)
def _thaw(frozen: bytes) -> Step[Any, Any]:
    step: Step[Any, Any] = pickle.loads(frozen)
    return step


def _run_chunk(frozen: bytes, chunk: list[Any]) -> bytes:
    step = _thaw(frozen)
    return pack([attempt(step, item) for item in chunk])
