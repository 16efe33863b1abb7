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
from vbpl_check.opinions import Asked, reader_of, with_opinions
from vbpl_check.runtime.cached import Cached
from vbpl_check.runtime.serial import Serial

SAID = '```json\n{"nhan": "Mâu thuẫn", "ly_do": "B cho phép\\nđiều A cấm."}\n```'


class Judge(BaseHTTPRequestHandler):
    content = SAID
    body: bytes | None = None  # instead of an answer of the protocol
    status = 200
    asked: list[dict[str, Any]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Judge.asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
        self.send_response(Judge.status)
        if Judge.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        answer = json.dumps({"choices": [{"message": {"content": Judge.content}}]}).encode()
        self.wfile.write(answer if Judge.body is None else Judge.body)

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def url() -> Iterator[str]:
    Judge.content, Judge.status, Judge.body = SAID, 200, None
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
    assert (error.value.slug, dict(error.value.slots)["detail"]) == ("nli-unreached", "@nli-why-nobody")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<html><body>Sign in</body></html>", "@nli-why-protocol"),
        (b"", "@nli-why-protocol"),
        (b"[1, 2]", "@nli-why-protocol"),
        (b'{"error": {"message": "no model"}}', "@nli-why-protocol"),
        (b'{"choices": [{"message": {"content": null}}]}', "@nli-why-protocol"),
        (b"\xff\xfe\x00", "@nli-why-protocol"),
        (b'{"choices": [{"message": {"content": "' + b"a" * (1 << 21), "@nli-why-protocol"),
        (b'{"choices": [{"message": {"content": "{} {\\"nhan\\": 3}"}}]}', "@nli-why-answer"),
    ],
)
def test_what_is_no_answer_is_told_in_plain_words(url: str, body: bytes, told: str) -> None:
    Judge.body = body
    with pytest.raises(InputError) as error:
        ask(Question("a", "b"), Server(url, "m"))
    assert (error.value.slug, dict(error.value.slots)["detail"]) == ("nli-endpoint", told)


def test_a_refusal_is_told_in_the_words_of_the_server(url: str) -> None:
    Judge.status, Judge.body = 404, b'{"error": {"message": "model m\\u001b[31m not found"}}'
    with pytest.raises(InputError) as error:
        ask(Question("a", "b"), Server(url, "m"))
    assert dict(error.value.slots)["detail"] == "HTTP 404: model m [31m not found"


def test_a_server_that_drips_is_given_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbpl_check.nli.endpoint.time.monotonic", iter((0.0, 121.0, 122.0)).__next__)
    with pytest.raises(InputError) as error:
        ask(Question("a", "b"), Server(url, "m"))
    assert (error.value.slug, dict(error.value.slots)["detail"]) == ("nli-unreached", "@nli-why-slow")


def test_a_server_that_is_away_is_asked_once(url: str) -> None:
    Judge.status = 500
    after = with_opinions(report(40), Asked(url, "m"), Serial())
    assert [dict(problem.slots)["count"] for problem in after.problems] == ["40"]
    assert len(Judge.asked) == 1


def test_a_server_that_goes_away_is_given_up_after_a_while(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = report(40)
    seen: list[int] = []

    def dying(question: Question, server: Server) -> tuple[str, str]:
        seen.append(1)
        if len(seen) > 3:
            raise InputError("nli-unreached", file=server.url, detail="@nli-why-broken")
        return "conflict", ""

    monkeypatch.setattr("vbpl_check.opinions.ask", dying)
    after = with_opinions(before, Asked(url, "m"), Serial())
    assert len([entry for entry in after.entries if len(entry.finding.why) == 2]) == 3
    assert [dict(problem.slots)["count"] for problem in after.problems] == ["37"]
    assert len(seen) == 17  # one, eight of which two are answered, eight of which none is


def test_the_last_word_of_a_model_that_thinks_aloud_counts() -> None:
    assert read_answer('<think>{"nhan": "suy ra"} hay {</think>\n{"nhan": "mâu thuẫn"}') == ("conflict", "")


def test_a_reason_has_no_signs_that_a_terminal_obeys() -> None:
    found = read_answer('{"nhan": "suy ra", "ly_do": "a\\u001b[31mb\\u202ec"}')
    assert found == ("agrees", "a [31mb c")


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


@pytest.mark.parametrize(
    ("changed", "slug"),
    [
        ({"name": "pixels"}, "nli-inputs"),
        ({"logits": [(0, 1)] * 6}, "nli-output"),
        ({"logits": [(0, 1, float("nan"))] * 6}, "nli-output"),
        ({"summed": False}, "nli-output"),
        ({"logits": [(0, 1, 2)]}, "nli-run"),
    ],
)
def test_a_model_that_cannot_judge_is_told_before_anything_is_read(
    tmp_path: Path, changed: dict[str, Any], slug: str
) -> None:
    with pytest.raises(SettingsError) as error:
        reader_of(Asked(str(tiny_model(tmp_path / "m", **changed))))
    assert error.value.slug == slug


def test_a_model_with_narrow_numbers_is_used(tmp_path: Path) -> None:
    after = with_opinions(report(), Asked(str(tiny_model(tmp_path / "thử", wide=False))), Serial())
    assert after.entries[0].finding.why[-1] == "Ý kiến tham khảo của mô hình thử: khả năng mâu thuẫn 0,79."


def test_a_model_that_fails_on_the_way_leaves_the_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(str(tiny_model(tmp_path / "m")))
    reader = reader_of(asked)

    def fail(*_: Any) -> None:
        raise RuntimeError("out of\nbounds")

    monkeypatch.setattr("vbpl_check.nli.encoder.Encoder.judge", fail)
    before = report(2)
    after = with_opinions(before, asked, Serial(), reader)
    assert after.entries == before.entries
    (problem,) = after.problems
    assert (problem.slug, problem.slots) == ("nli-failed", (("count", "2"), ("detail", "out of bounds")))


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        with_opinions(report(), Asked(str(tmp_path / "nothing")), Serial())
    assert error.value.slug == "nli-place"
