"""The processes of a run look for garbage in cycles seldom; values do not depend on it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from vbpl_check.runtime.garbage import collect_seldom, without_collector
from vbpl_check.runtime.pool import Pool
from vbpl_check.step import Done, Step


@pytest.fixture(autouse=True)
def threshold() -> Iterator[None]:
    """Leaves the process as it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def young(_: int) -> int:
    return gc.get_threshold()[0]


def test_this_process_collects_seldom() -> None:
    collect_seldom()
    assert gc.get_threshold()[0] == 50_000
    assert gc.isenabled()


def test_a_run_leaves_nothing_to_look_through() -> None:
    with without_collector():
        assert not gc.isenabled()
        made = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert not {id(each) for each in gc.get_objects()} & {id(each) for each in made}
    gc.unfreeze()
    assert {id(each) for each in made} <= {id(each) for each in gc.get_objects()}


def test_workers_collect_seldom() -> None:
    gc.set_threshold(700, 10, 10)  # what a worker that is forked would inherit
    with Pool(1) as pool:
        found = [each.value for each in pool.map(Step("young", "1", young, heavy=True), [1]) if isinstance(each, Done)]
    assert found == [50_000]
