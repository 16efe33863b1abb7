"""Runs steps one after the other in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from vbpl_check.runtime.attempt import attempt
from vbpl_check.step import Done, Failed, Step

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741


class Serial:
    """A Runner without processes."""

    def map(self, step: Step[I, O], items: Iterable[I]) -> Iterator[Done[O] | Failed]:
        """One result for each item, in order, as they are asked for."""
        return (attempt(step, item) for item in items)
