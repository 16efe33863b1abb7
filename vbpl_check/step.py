"""A unit of work and how it is run: stages know neither processes nor caches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741


@dataclass(frozen=True)
class Step(Generic[I, O]):
    """A pure function over one item, with everything else it depends on in ``params``."""

    name: str
    version: str  # changes when the same input may give another output: the hash of code and tables
    fn: Callable[..., O]  # module-level, so that it pickles: fn(item, *params)
    params: tuple[Any, ...] = ()  # frozen settings and rules; part of the cache key
    heavy: bool = False  # worth a process hop or a disk read


@dataclass(frozen=True)
class Done(Generic[O]):
    """A result."""

    value: O


@dataclass(frozen=True)
class Failed:
    """An item that could not be processed; never stored in a cache."""

    step: str
    item: str  # name of the item
    slug: str
    slots: tuple[tuple[str, str], ...] = ()
    trace: str = ""  # of an unexpected exception, for the log


class Runner(Protocol):
    """Maps a step over items; results come in the order of the items."""

    def map(self, step: Step[I, O], items: Iterable[I]) -> Iterator[Done[O] | Failed]:
        """One result for each item, in order."""
        ...
