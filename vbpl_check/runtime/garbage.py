"""How often Python looks for garbage in cycles: seldom, and not at all during a check."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Values are frozen and refer only to older ones, so that cycles are rare, and each look walks every young object:
# with Python's own 700 the looks took 8 % of the time of parse and 12 % of that of extract.
_YOUNG = 50_000
_MIDDLE, _OLD = 20, 100


def collect_seldom() -> None:
    """Makes this process look for cycles once in 50,000 new objects; results do not change, memory hardly."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


@contextmanager
def without_collector() -> Iterator[None]:
    """Leaves cycles of garbage alone for a while, and what was made in it for good.

    A run holds millions of frozen values, which cannot form cycles; to look through them again and again takes a tenth
    of its time. One look when the collector is back and one when the process ends took as much again, for what the
    process is about to give back anyway.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.enable()
