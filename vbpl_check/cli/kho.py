"""``vbpl-check index``, ``related`` and ``search``: a kho, what belongs together in it, what it says of a subject."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from vbpl_check.cli.check import inputs, make_runner, parse_date, say_problems, write
from vbpl_check.cli.progress import Progress
from vbpl_check.cli.store import read_bytes
from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, is_note, say
from vbpl_check.step import Done, Failed, Runner, Step
from vbpl_check.store.kho import FACTS

if TYPE_CHECKING:
    from vbpl_check.model import Hit
    from vbpl_check.subject.related import Library

_BLOCK = 32  # addresses asked together
_FEW = 8  # blocks up to which one process is faster: each other one reads the index for itself


def run_index(folder: Path, paths: tuple[Path, ...], jobs: int, quiet: bool, lang: Lang, facts: bool = False) -> int:
    """Builds or updates a kho, with the facts of its documents where it has or is to have them.

    Returns 0, or 3 when some input could not be read.
    """
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(lang, quiet, False))
        progress.stage("load")
        from vbpl_check import library

        runner = make_runner(jobs, False, stack)
        built = library.build_kho(folder, inputs(paths, "against"), runner, progress)
        if facts or (folder / FACTS).is_dir():
            progress.stage("facts")
            _prepare(folder, runner, progress)
    if not quiet:
        say_problems(built.problems, lang)
        slots = (
            ("folder", str(folder)), ("added", str(built.added)), ("kept", str(built.kept)),
            ("documents", str(built.documents)), ("articles", str(built.articles)),
        )  # fmt: skip
        print(say("kho-built", lang, slots), file=sys.stderr)
    return 3 if any(not is_note(problem.slug) for problem in built.problems) else 0


def _prepare(folder: Path, runner: Runner, progress: Progress) -> None:
    """Stores the facts of all documents; one that cannot be read is told of by the run that asks for it."""
    from vbpl_check.analysis import analysis_step
    from vbpl_check.extract import load_lexicon
    from vbpl_check.runtime.prepared import prepare
    from vbpl_check.store.kho import Kho

    with closing(Kho(folder)) as kho:
        step = analysis_step(load_lexicon())
        for _ in prepare(folder / FACTS, step, kho.blobs(), runner, lambda: progress.advance("facts")):
            pass


@dataclass(frozen=True)
class Asked:
    """The options of ``related``."""

    folder: Path
    addresses: tuple[str, ...]
    source: Path | None
    top: int
    level: str
    other_documents: bool
    as_of: str | None
    form: str
    output: Path | None
    jobs: int
    lang: Lang


def run_related(asked: Asked) -> int:
    """Writes the nearest provisions of each address; returns 0, or 3 when no address is in the kho."""
    addresses = [*asked.addresses, *_listed(asked.source)]
    if not addresses:
        raise SettingsError("no-address")
    day = parse_date(asked.as_of) if asked.as_of else None
    order = sorted(range(len(addresses)), key=lambda place: addresses[place])  # those of one document together
    blocks = [
        tuple(addresses[place] for place in order[start : start + _BLOCK]) for start in range(0, len(order), _BLOCK)
    ]
    question = _Question(str(asked.folder), asked.top, asked.level, asked.other_documents, day, asked.form, asked.lang)
    step: Step[tuple[str, ...], list[str | None]] = Step("related", "", _answers, (question,), heavy=True)
    lines: list[str | None] = [None] * len(addresses)
    with ExitStack() as stack:
        stack.callback(_opened.cache_clear)
        runner = make_runner(asked.jobs if len(blocks) > _FEW else 1, False, stack)
        answers = (line for result in runner.map(step, blocks) for line in _lines_of(result))
        for place, line in zip(order, answers, strict=True):
            lines[place] = line
    missing = [address for address, line in zip(addresses, lines, strict=True) if line is None]
    known = asked.form == "jsonl"  # a line for each address, in their order
    shown = [line or _line(address, ()) for address, line in zip(addresses, lines, strict=True) if line or known]
    write(asked.output, ("" if known else "\n").join(f"{line}\n" for line in shown).encode())
    for address in missing[:10]:
        print(say("address-unknown", asked.lang, (("address", address),)), file=sys.stderr)
    if len(missing) > 10:
        print(say("more-problems", asked.lang, (("count", str(len(missing) - 10)),)), file=sys.stderr)
    return 3 if len(missing) == len(addresses) else 0


@dataclass(frozen=True)
class _Question:
    """What is asked of each address."""

    folder: str
    top: int
    level: str
    other_documents: bool
    as_of: date | None
    form: str
    lang: Lang = "vi"


def _answers(addresses: tuple[str, ...], question: _Question) -> list[str | None]:
    """A line for each address, None for one that is not in the kho."""
    from vbpl_check.model import Hit
    from vbpl_check.subject import opened
    from vbpl_check.subject.related import Wanted, related_all

    library = _opened(question.folder)
    allowed = opened.in_force(library.cards, question.as_of) if question.as_of else None
    wanted = Wanted(question.top, question.level, question.other_documents, allowed)
    named = [opened.address_of(library, address) for address in addresses]
    found: list[str | None] = []
    for address, meant, hits in zip(addresses, named, related_all(library, named, wanted), strict=True):
        if hits is None or question.form == "jsonl":
            found.append(None if hits is None else _line(address, hits))
        else:
            told = [opened.described(library, hit, question.as_of) for hit in (Hit(meant, 0.0, ""), *hits)]
            found.append(_table(told[0], told[1:], question.lang))
    return found


@lru_cache(maxsize=1)
def _opened(folder: str) -> "Library":
    """The kho, opened once in each process."""
    from vbpl_check.store.kho import Kho
    from vbpl_check.subject.opened import open_library

    return open_library(Kho(Path(folder)))


def _lines_of(result: Done[list[str | None]] | Failed) -> list[str | None]:
    if isinstance(result, Failed):
        raise SettingsError(result.slug, **dict(result.slots))
    return result.value


def _listed(source: Path | None) -> Iterable[str]:
    if source is None:
        return ()
    data = read_bytes(source)
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeError as error:
        raise SettingsError("cannot-decode", file=source) from error
    return (line.strip() for line in text.splitlines() if line.strip())


def _line(address: str, hits: "Iterable[Hit]") -> str:
    rows = [{"address": hit.address, "score": hit.score, "why": hit.why} for hit in hits]
    return json.dumps({"query": address, "related": rows}, ensure_ascii=False)


def _table(asked: "Hit", hits: "Sequence[Hit]", lang: Lang) -> str:
    """What was asked about, and for each answer, the likeliest first, where it is, why, in which words it is headed.

    How likely a link is depends on the collection that the model learned from; people get the order, programs both.
    """
    head = f"{asked.address}  {_called(asked)}"
    if not hits:
        return f"{head}\n  {say('nothing-related', lang)}"
    wide = max(len(hit.address) for hit in hits)
    rows = [
        f"  {place:>3}. {hit.address:<{wide}}  {say(f'why-{hit.why}', lang)}"
        + (f" · {say(f'status-{hit.status}', lang)}" if hit.status != "in_force" else "")
        + f"\n        {_called(hit)}"
        for place, hit in enumerate(hits, 1)
    ]
    return "\n".join([head, *rows])


def _called(hit: "Hit") -> str:
    return " – ".join(filter(None, (hit.title, hit.heading)))


def run_search(
    folder: Path, words: str, as_of: str | None, top: int, every: bool, form: str, output: Path | None, lang: Lang
) -> int:
    """Writes the provisions about ``words``; without ``every`` only of documents in force. Returns 0."""
    from vbpl_check.answers import answers
    from vbpl_check.store.kho import Kho
    from vbpl_check.subject import opened

    day = parse_date(as_of)
    with ExitStack() as stack:
        kho = stack.enter_context(closing(Kho(folder)))
        library = opened.open_library(kho)
        hits = answers(kho, library, words, top, day, every, make_runner(1, True, stack))
        others = 0 if hits or every else len(opened.search(library, words, top, day, every=True))
    if form == "jsonl":
        rows = (
            {
                "address": hit.address, "score": hit.score, "title": hit.title, "heading": hit.heading,
                "status": hit.status, "quote": hit.quote, "changed_by": hit.changed_by,
            }
            for hit in hits
        )  # fmt: skip
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    else:
        text = "\n".join(_shown(hit, lang) for hit in hits) if hits else say("nothing-found", lang)
        text += "\n"
    write(output, text.encode())
    if others:
        slots = (("count", f"{others}{'+' if others == top else ''}"), ("day", f"{day:%d/%m/%Y}"))
        print(say("found-not-in-force", lang, slots), file=sys.stderr)
    elif not hits:
        print(say("search-hint" if any(map(str.isalnum, words)) else "search-no-words", lang), file=sys.stderr)
    return 0


def _shown(hit: "Hit", lang: Lang) -> str:
    status = say(f"status-{hit.status}", lang)
    if hit.changed_by:
        status += say("status-changed", lang, (("by", ", ".join(hit.changed_by)),))
    head = f"{hit.address}  ({status})\n  {hit.title}"
    return "\n".join(filter(None, (head, hit.heading and f"  {hit.heading}", f"  “{hit.quote}”", "")))
