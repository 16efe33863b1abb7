"""Serial, pool and cache give the same values in the same order; failures are values."""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vbpl_check.errors import InputError
from vbpl_check.model import Problem, Span
from vbpl_check.runtime.cached import Cached
from vbpl_check.runtime.fingerprint import fingerprint
from vbpl_check.runtime.packing import pack, unpack, unpack_values
from vbpl_check.runtime.pool import Pool
from vbpl_check.runtime.serial import Serial
from vbpl_check.step import Done, Failed, Runner, Step

CALLS: list[int] = []


def double(item: int, factor: int) -> Span:
    CALLS.append(item)
    if item == 13:
        raise InputError("bad-number", number=item)
    if item == 17:
        raise ValueError("unexpected")
    return Span(item, item * factor)


def die(item: int) -> int:
    if item == 5:
        os._exit(9)
    return item


STEP: Step[int, Span] = Step("double", "1", double, (2,), heavy=True)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as runner:
        yield runner


def results(runner: Runner, step: Step[int, Span] = STEP, count: int = 40) -> list[Any]:
    return [
        item.value if isinstance(item, Done) else (item.slug, item.slots[0][0])
        for item in runner.map(step, range(count))
    ]


def test_pool_and_cache_agree_with_serial(pool: Pool, tmp_path: Path) -> None:
    expected = results(Serial())
    assert expected[12] == Span(12, 24)
    assert expected[13] == ("bad-number", "number")
    assert expected[17] == ("internal", "detail")
    assert results(pool) == expected
    for _ in ("cold", "warm"):
        assert results(Cached(pool, tmp_path)) == expected


def test_warm_cache_computes_failures_only(tmp_path: Path) -> None:
    results(Cached(Serial(), tmp_path))
    CALLS.clear()
    results(Cached(Serial(), tmp_path))
    assert CALLS == [13, 17]


def test_params_and_version_are_part_of_the_key(tmp_path: Path) -> None:
    results(Cached(Serial(), tmp_path))
    other: Step[int, Span] = Step("double", "1", double, (3,), heavy=True)
    assert results(Cached(Serial(), tmp_path), other)[2] == Span(2, 6)
    CALLS.clear()
    results(Cached(Serial(), tmp_path), Step("double", "2", double, (2,), heavy=True), 3)
    assert CALLS == [0, 1, 2]


def test_light_steps_are_neither_stored_nor_sent(pool: Pool, tmp_path: Path) -> None:
    light: Step[int, Span] = Step("double", "1", double, (2,))
    CALLS.clear()
    results(Cached(pool, tmp_path), light, 3)
    assert CALLS == [0, 1, 2]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b""])
def test_damaged_cache_file_means_redo(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "double.sqlite").write_bytes(damage)
    assert results(Cached(Serial(), tmp_path)) == results(Serial())
    assert results(Cached(Serial(), tmp_path)) == results(Serial())


def test_damaged_entry_means_redo(tmp_path: Path) -> None:
    expected = results(Cached(Serial(), tmp_path))
    with sqlite3.connect(tmp_path / "double.sqlite") as db:
        db.execute("UPDATE stored SET value = x'00'")
    assert results(Cached(Serial(), tmp_path)) == expected


def test_stored_values_cannot_run_code(tmp_path: Path) -> None:
    import pickle
    import zlib

    results(Cached(Serial(), tmp_path), count=1)
    evil = zlib.compress(pickle.dumps(print))
    with sqlite3.connect(tmp_path / "double.sqlite") as db:
        db.execute("UPDATE stored SET value = ?", (evil,))
    assert results(Cached(Serial(), tmp_path), count=1) == [Span(0, 0)]


def test_concurrent_writers_agree(tmp_path: Path) -> None:
    expected = results(Serial())
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _: results(Cached(Serial(), tmp_path)), range(12)))
    assert all(run == expected for run in runs)


def test_a_dead_worker_costs_one_item() -> None:
    with Pool(2) as pool:
        found = list(pool.map(Step("die", "1", die, heavy=True), range(10)))
    assert [item.value for item in found if isinstance(item, Done)] == [0, 1, 2, 3, 4, 6, 7, 8, 9]
    assert [item.slug for item in found if isinstance(item, Failed)] == ["worker-died"]


@dataclass(frozen=True)
class Wrong:
    values: Any


def test_fingerprint_is_canonical() -> None:
    one = ("a" * 1000, date(2026, 1, 1), Problem("f", "s", (("k", "v"),)), 1.5, None, True)
    two = ("".join(["a"] * 1000), date(2026, 1, 1), Problem("f", "s", (("k", "v"),)), 1.5, None, True)
    assert fingerprint(one) == fingerprint(two)
    assert fingerprint(("ab", "c")) != fingerprint(("a", "bc"))
    assert fingerprint(1) != fingerprint("1") != fingerprint(True)
    near = [
        ("a", "1"),
        ("a", 1),
        ("a", 1.0),
        ("as1:1",),
        (b"a", "1"),
        (("a",), "1"),
        ("a", ("1",)),
        ("a", "1", ()),
        ("a1", ""),
    ]
    assert len({fingerprint(each) for each in near}) == len(near)
    for refused in ({1, 2}, {"a": 1}, [1], object()):
        with pytest.raises(TypeError):
            fingerprint(Wrong(refused))


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True)
class Counted:
    size: int
    double: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.size)


VALUES: list[object] = [
    None, (), (1, 2.5, "ăn", b"x", True), date(2024, 2, 29), Span(3, 9), Problem("a", "b", (("c", "d"),)), Empty(),
    Counted(4), [Done(Span(1, 2)), Failed("read", "x", "bad")], {"a": (Span(0, 1), Span(0, 1))},
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_packed_values_are_equal_to_what_was_packed(value: object) -> None:
    assert unpack(pack(value)) == value


def test_one_value_in_two_places_stays_one() -> None:
    span = Span(3, 9)
    one, other = unpack(pack((span, span)))
    assert one is other


@pytest.mark.parametrize(
    "name",
    ["vbpl_check.model.facts dataclass", "vbpl_check.model.facts dataclass.__globals__", "builtins eval", "os system"],
)
def test_files_may_hold_values_of_the_model_only(name: str) -> None:
    module, _, attribute = name.partition(" ")
    data = b"\x80\x04" + b"".join(
        b"\x8c" + bytes([len(part)]) + part.encode() for part in (module, attribute)
    ) + b"\x93."  # fmt: skip
    with pytest.raises(pickle.UnpicklingError):
        unpack_values(data)
    assert unpack_values(pack((Span(1, 2), date(2024, 1, 1)))) == (Span(1, 2), date(2024, 1, 1))
