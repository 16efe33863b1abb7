"""What another reader says of the first findings: a local model of the user's, or a server on the user's own network.

An opinion is shown among the reasons of a finding; it changes neither the finding, its score nor its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from vbpl_check.errors import SettingsError
from vbpl_check.messages import say
from vbpl_check.model import Entry, Place, Problem, Report
from vbpl_check.nli import clause_text, endpoint
from vbpl_check.nli.encoder import Encoder
from vbpl_check.nli.endpoint import Answer, Question, Server, ask
from vbpl_check.sources import source_hash
from vbpl_check.step import Failed, Runner, Step
from vbpl_check.text import squeeze

_BLOCK = 8  # questions asked before the server is given up
_SHOWN = 200  # characters of what a library says

Opinions = tuple[list[str | None], list[Problem]]  # a line for each question, None where there is no answer
Reader = Callable[[Sequence[Question], Runner], Opinions]


@dataclass(frozen=True)
class Asked:
    """Who is asked: a folder or an address, a model's name and a key for the address, about how many findings."""

    place: str
    model: str = ""
    key: str = ""
    top: int = 40


def reader_of(asked: Asked) -> Reader:
    """Who reads. SettingsError: there is no such model, or it is none that can be used."""
    return remote(asked) if is_address(asked.place) else local(asked)


def with_opinions(report: Report, asked: Asked, runner: Runner, reader: Reader | None = None) -> Report:
    """The report with one more reason in each of the first findings of two sides. SettingsError: no such reader."""
    reader = reader or reader_of(asked)
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

    name = encoder.manifest.name

    def read(questions: Sequence[Question], _: Runner) -> Opinions:
        try:
            found = encoder.judge([(question.premise, question.hypothesis) for question in questions])
        except Exception as error:  # a model may fail on a text in any way; the findings stand without it
            detail = say(error.slug, "vi", error.slots) if isinstance(error, SettingsError) else squeeze(str(error))
            slots = (("count", str(len(questions))), ("detail", detail[:_SHOWN]))
            return [None] * len(questions), [Problem(asked.place, "nli-failed", slots)]
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
        for block in _blocks(questions):
            results = list(runner.map(step, block))
            failed += [result for result in results if isinstance(result, Failed)]
            lines += [None if isinstance(result, Failed) else _said(asked.model, result.value) for result in results]
            if all(isinstance(result, Failed) and result.slug == "nli-unreached" for result in results):
                break  # a server that is away would make everybody wait for each of the others
        unasked = len(questions) - len(lines)
        return lines + [None] * unasked, _failures(asked.place, failed, unasked)

    return read


def _blocks(questions: Sequence[Question]) -> Iterator[Sequence[Question]]:
    """The first question alone, then some at a time."""
    ends = [1, *range(1 + _BLOCK, len(questions) + _BLOCK, _BLOCK)]
    return (part for start, end in pairwise((0, *ends)) if (part := questions[start:end]))


def _said(model: str, answer: Answer) -> str:
    label, reason = answer
    return _line(model, f"{say(f'nli-label-{label}')}. {reason}".strip(), "said")


def _failures(place: str, failed: Sequence[Failed], unasked: int) -> list[Problem]:
    """One remark for all questions without an answer, with the first cause."""
    if not failed:
        return []
    detail = dict(failed[0].slots).get("detail", failed[0].slug)
    return [Problem(place, "nli-silent", (("count", str(len(failed) + unasked)), ("detail", detail)))]


def _line(name: str, words: str, kind: str) -> str:
    return say(f"nli-{kind}", "vi", (("model", name), ("words", words)))


def _question(entry: Entry) -> Question:
    finding = entry.finding
    if finding.right is None:
        raise ValueError("a finding of one side is not asked about")
    return Question(_text(finding.right), _text(finding.left))


def _text(place: Place) -> str:
    return clause_text(place.breadcrumb.rsplit(" > ", 1)[-1], place.lead_in, place.quote)
