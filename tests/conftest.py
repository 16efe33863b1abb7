"""Options and fixtures of all tests: golden files, and tests that need the corpus beside the checkout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "../shared/corpus"

# Shared machines stall; the same examples every run, so that a failure can be repeated.
settings.register_profile("vbpl", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("vbpl")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CORPUS.is_dir():
        return
    skip = pytest.mark.skip(reason="needs the corpus folder ../shared/corpus beside the checkout")
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(skip)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """``golden("report/report.json", data)`` compares with tests/golden/..., or rewrites it under ``--golden``."""

    def compare(name: str, data: bytes) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        assert path.is_file(), f"no golden file {name}: write it with pytest --golden"
        wanted = path.read_bytes().replace(b"\r\n", b"\n").decode()
        assert data.decode() == wanted, f"{name} changed; if that is intended: pytest --golden"

    return compare
