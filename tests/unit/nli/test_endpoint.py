"""A judge on the network, played by a server of the test: what is sent, what is read, what fails and how."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.unit.nli.models import tiny_model
from vbpl_check.errors import InputError, SettingsError
from vbpl_check.model import Entry, Place, Report, Span
from vbpl_check.nli.endpoint import Question, Server, ask, read_answer
from vbpl_check.opinions import Asked, with_opinions
from vbpl_check.runtime.cached import Cached
from vbpl_check.runtime.serial import Serial

SAID = '```json\n{"nhan": "Mâu thuẫn", "ly_do": "B cho phép\\nđiều A cấm."}\n```'


class Judge(BaseHTTPRequestHandler):
    content = SAID
    status = 200
    asked: list[dict[str, Any]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Judge.asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
        self.send_response(Judge.status)
        if Judge.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(json.dumps({"choices": [{"message": {"content": Judge.content}}]}).encode())

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def url() -> Iterator[str]:
    Judge.content, Judge.status = SAID, 200
    Judge.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Judge)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def report(count: int = 1) -> Report:
    def place(document: str, text: str) -> Place:
        return Place(document, make.address(document), text, Span(0, len(text)), (), "Chương I > Kê khai", "Chủ cơ sở")

    entries = [
        Entry(
            str(n), n + 1, 0.9,
            make.finding(left=place("a", f"không phải khai lần {n}."), right=place("b", "phải khai."), why=("vì",)),
        )
        for n in range(count)
    ]  # fmt: skip
    return Report(date(2026, 1, 1), (), tuple(entries))


def test_the_answer_stands_among_the_reasons_and_changes_nothing_else(url: str, tmp_path: Path) -> None:
    before = report(2)
    runner = Cached(Serial(), tmp_path)
    after = with_opinions(before, Asked(url, "m", "k", top=1), runner)
    assert after.entries[0].finding.why == (
        "vì",
        "Ý kiến tham khảo của mô hình m: mâu thuẫn. B cho phép điều A cấm.",
    )
    assert after.entries[1] == before.entries[1]
    assert (after.entries[0].score, after.entries[0].rank) == (0.9, 1)
    (sent,) = Judge.asked
    assert (sent["path"], sent["model"], sent["temperature"]) == ("/v1/chat/completions", "m", 0)
    assert sent["key"] == "Bearer k"
    user = "A: Kê khai. Chủ cơ sở phải khai.\n\nB: Kê khai. Chủ cơ sở không phải khai lần 0."
    assert sent["messages"][1]["content"] == user
    assert with_opinions(before, Asked(url, "m", "k", top=1), runner) == after
    assert len(Judge.asked) == 1  # the second time from the cache


@pytest.mark.parametrize(
    ("content", "status"), [("tôi không biết", 200), ('{"nhan": "khác"}', 200), (SAID, 500), (SAID, 302)]
)
def test_no_proper_answer_is_one_remark(url: str, content: str, status: int) -> None:
    Judge.content, Judge.status = content, status
    before = report(3)
    after = with_opinions(before, Asked(url, "m"), Serial())
    assert after.entries == before.entries
    assert [(problem.slug, dict(problem.slots)["count"]) for problem in after.problems] == [("nli-silent", "3")]


def test_nobody_listens() -> None:
    with pytest.raises(InputError) as error:
        ask(Question("a", "b"), Server("http://127.0.0.1:9/v1", "m"))
    assert error.value.slug == "nli-endpoint"


def test_a_long_reason_is_cut_and_put_on_one_line() -> None:
    found = read_answer(json.dumps({"nhan": " suy  ra ", "ly_do": "x\n" * 1000}))
    assert found == ("agrees", ("x " * 1000)[:300])


def test_a_server_needs_a_name_of_a_model() -> None:
    with pytest.raises(SettingsError) as error:
        with_opinions(report(), Asked("https://may-chu.local/v1"), Serial())
    assert error.value.slug == "nli-model"


def test_a_local_model(tmp_path: Path) -> None:
    after = with_opinions(report(), Asked(str(tiny_model(tmp_path / "thử"))), Serial())
    assert after.entries[0].finding.why[-1] == "Ý kiến tham khảo của mô hình thử: khả năng mâu thuẫn 0,79."


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        with_opinions(report(), Asked(str(tmp_path / "nothing")), Serial())
    assert error.value.slug == "nli-place"
