"""What another reader says of the first findings: a local model of the user's, or a server on the user's own network.

An opinion is shown among the reasons of a finding; it changes neither the finding, its score nor its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vbpl_check.errors import SettingsError
from vbpl_check.messages import say
from vbpl_check.model import Entry, Place, Problem, Report
from vbpl_check.nli import clause_text, endpoint
from vbpl_check.nli.encoder import Encoder
from vbpl_check.nli.endpoint import Answer, Question, Server, ask
from vbpl_check.registry import source_hash
from vbpl_check.step import Failed, Runner, Step

Opinions = tuple[list[str | None], list[Problem]]  # a line for each question, None where there is no answer
Reader = Callable[[Sequence[Question], Runner], Opinions]


@dataclass(frozen=True)
class Asked:
    """Who is asked: a folder or an address, a model's name and a key for the address, about how many findings."""

    place: str
    model: str = ""
    key: str = ""
    top: int = 40


def with_opinions(report: Report, asked: Asked, runner: Runner) -> Report:
    """The report with one more reason in each of the first findings of two sides. SettingsError: no such reader."""
    reader = remote(asked) if is_address(asked.place) else local(asked)
    chosen = [n for n, entry in enumerate(report.entries) if entry.finding.right and not entry.suppressed][: asked.top]
    questions = [_question(report.entries[n]) for n in chosen]
    lines, problems = reader(questions, runner)
    entries = list(report.entries)
    for n, line in zip(chosen, lines, strict=True):
        if line is not None:
            finding = entries[n].finding
            entries[n] = replace(entries[n], finding=replace(finding, why=(*finding.why, line)))
    return replace(report, entries=tuple(entries), problems=(*report.problems, *problems))


def is_address(place: str) -> bool:
    """Whether a server is named, not a folder."""
    return place.startswith(("http://", "https://"))


def local(asked: Asked) -> Reader:
    """A reader over an ONNX cross-encoder in a folder."""
    if not Path(asked.place).is_dir():
        raise SettingsError("nli-place", value=asked.place)
    encoder = Encoder(Path(asked.place))

    def read(questions: Sequence[Question], _: Runner) -> Opinions:
        found = encoder.judge([(question.premise, question.hypothesis) for question in questions])
        name = encoder.manifest.name
        return [_line(name, f"{judgement.conflict:.2f}".replace(".", ","), "share") for judgement in found], []

    return read


def remote(asked: Asked) -> Reader:
    """A reader over a server; its answers are kept with the other stored results, failures are not."""
    if not asked.model:
        raise SettingsError("nli-model", value=asked.place)
    server = Server(asked.place, asked.model, asked.key)
    step: Step[Question, Answer] = Step("opinion", source_hash(endpoint), ask, (server,), heavy=True)

    def read(questions: Sequence[Question], runner: Runner) -> Opinions:
        lines: list[str | None] = []
        failed: list[Failed] = []
        for result in runner.map(step, questions):
            if isinstance(result, Failed):
                failed.append(result)
                lines.append(None)
            else:
                label, reason = result.value
                lines.append(_line(asked.model, f"{say(f'nli-label-{label}')}. {reason}".strip(), "said"))
        return lines, _failures(asked.place, failed)

    return read


def _failures(place: str, failed: Sequence[Failed]) -> list[Problem]:
    """One remark for all questions without an answer, with the first cause."""
    if not failed:
        return []
    detail = dict(failed[0].slots).get("detail", failed[0].slug)
    return [Problem(place, "nli-silent", (("count", str(len(failed))), ("detail", detail)))]


def _line(name: str, words: str, kind: str) -> str:
    return say(f"nli-{kind}", "vi", (("model", name), ("words", words)))


def _question(entry: Entry) -> Question:
    finding = entry.finding
    if finding.right is None:
        raise ValueError("a finding of one side is not asked about")
    return Question(_text(finding.right), _text(finding.left))


def _text(place: Place) -> str:
    return clause_text(place.breadcrumb.rsplit(" > ", 1)[-1], place.lead_in, place.quote)
