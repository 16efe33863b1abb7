"""``vbpl-check review``: decisions of reviewers into the store, out of it, and together."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vbpl_check.cli.check import write
from vbpl_check.cli.store import STORE, TOLD, read_batch, read_batches, read_bytes, read_store, tell_rows
from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, say
from vbpl_check.model import Decision

if TYPE_CHECKING:
    from vbpl_check.review import Standing, Told


def run_import(files: tuple[Path, ...], store: Path | None, reports: tuple[Path, ...], lang: Lang) -> int:
    """Adds the decisions of the files to the store; 0, or 3 when a row or a file was bad (the rest was imported)."""
    from vbpl_check import review

    store = store or Path(STORE)
    known = _stored(store)
    batches = read_batches(files)
    fresh = review.fill((each for batch in batches for each in batch.decisions), _told(reports))
    merged = review.merge(known, fresh)
    _save(store, merged)
    problems = [problem for batch in batches for problem in batch.problems]
    slots = {
        "count": len(fresh),
        "new": len(set(map(_key, merged)) - set(map(_key, known))),
        "file": store,
        "undecided": sum(batch.undecided for batch in batches),
    }
    print(say("review-imported", lang, tuple((name, str(value)) for name, value in slots.items())))
    _tell_contested(review.contested(merged), lang)
    tell_rows(problems, lang)
    return 3 if problems else 0


def run_merge(files: tuple[Path, ...], output: Path, lang: Lang) -> int:
    """Writes the decisions of all files, and those of ``output`` so far, into one; 0, or 3 when a row was bad.

    A file that cannot be opened stops it: what is written must not look like all of them.
    """
    from vbpl_check import review

    batches = [read_batch(path) for path in files]
    before = _stored(output) if output.is_file() and output.suffix.lower() in (".jsonl", ".json") else ()
    merged = review.merge(before, *(batch.decisions for batch in batches))
    _save(output, merged)
    print(say("review-merged", lang, (("count", str(len(merged))), ("file", str(output)))))
    _tell_contested(review.contested(merged), lang)
    problems = [problem for batch in batches for problem in batch.problems]
    tell_rows(problems, lang)
    return 3 if problems else 0


def run_export(store: Path | None, reports: tuple[Path, ...], output: Path | None, lang: Lang) -> int:
    """Writes the decisions of the store; with reports only those on their findings, in forms also what is undecided.

    Returns 0.
    """
    from vbpl_check import review

    decisions = review.merge(read_store(store, lang))
    told = _told(reports)
    if told:
        wanted = {each.id for each in told}
        decisions = review.fill((each for each in decisions if each.id in wanted), told)
    decided = {each.id for each in decisions}
    rows = [each.row for each in told if each.id not in decided]
    if not decisions and not rows:
        print(say("review-nothing", lang, (("file", str(store or STORE)),)), file=sys.stderr)
    _save(output, decisions, rows)
    return 0


def run_train(store: Path | None, reports: tuple[Path, ...], output: Path, lang: Lang) -> int:
    """Writes a ranker fitted to the decisions, or the shipped one where they teach nothing that holds; returns 0."""
    from vbpl_check import review
    from vbpl_check.rank.learn import ENOUGH, learn
    from vbpl_check.rank.ranker import dump_ranker, shipped

    decisions = review.fill(review.merge(read_store(store, lang)), _told(reports))
    lesson = learn(decisions, shipped())
    write(output, dump_ranker(lesson.ranker))
    numbers = {"used": lesson.used, "contested": lesson.contested, "left_out": lesson.left_out, "file": output}
    numbers |= {"documents": lesson.documents, "enough": ENOUGH}
    few = lesson.used < ENOUGH or lesson.documents < 2
    slug = "review-trained" if lesson.step else "review-too-few" if few else "review-not-trained"
    losses = {"before": f"{lesson.before:.3f}", "after": f"{lesson.after:.3f}"}
    print(say(slug, lang, tuple((name, str(value)) for name, value in {**numbers, **losses}.items())))
    return 0


def _stored(store: Path) -> tuple[Decision, ...]:
    """The decisions kept so far. A store with a bad line is not overwritten, since the line would be lost."""
    from vbpl_check import review

    if store.suffix.lower() not in (".jsonl", ".json"):
        raise SettingsError("review-bad-suffix", file=store, known=".jsonl, .json")
    if not store.exists():
        return ()
    batch = read_batch(store)
    for problem in batch.problems:
        raise SettingsError(
            "review-store-damaged", detail=say(problem.slug, "vi", (("file", problem.file), *problem.slots))
        )
    return review.merge(batch.decisions)


def _told(reports: Iterable[Path]) -> "list[Told]":
    from vbpl_check.review import read_report

    return [each for path in reports for each in read_report(read_bytes(path), str(path))]


def _save(path: Path | None, decisions: Iterable[Decision], undecided: Iterable[dict[str, str]] = ()) -> None:
    from vbpl_check.review import FORMS, dump

    suffix = path.suffix.lower() if path else ".csv"
    if suffix not in FORMS:
        raise SettingsError("review-bad-suffix", file=path, known=", ".join(FORMS))
    data = dump(decisions, suffix, undecided)
    if path is None or (path.exists() and not path.is_file()):
        write(path, data)
        return
    part = path.with_name(f"{path.name}.part")  # a store is never half written
    write(part, data)
    part.replace(path)


def _key(decision: Decision) -> tuple[str, ...]:
    return (decision.id, decision.reviewer, decision.date, decision.outcome, decision.reason)


def _tell_contested(found: "Iterable[Standing]", lang: Lang) -> None:
    from vbpl_check.review import opinions

    rows = list(found)
    if rows:
        print(say("review-contested-count", lang, (("count", str(len(rows))),)), file=sys.stderr)
    for each in rows[:TOLD]:
        first = each.decisions[0]
        where = " ".join(filter(None, (first.rule, first.left)))
        slots = (("id", first.id), ("where", where), ("opinions", opinions(each.decisions, lang)))
        print(say("review-contested", lang, slots), file=sys.stderr)
