"""``vbpl-check rules test``: every case of the rules put to its rule; what came instead is told."""

import sys
from pathlib import Path

from vbpl_check.messages import Lang, say
from vbpl_check.model import Norm
from vbpl_check.rulebook import Rule
from vbpl_check.trial import GIVEN, Trial

_SHOWN = 3  # sentences and findings told of a case that failed


def run_rule_tests(folders: tuple[Path, ...], select: tuple[str, ...], verbose: bool, lang: Lang) -> int:
    """Runs the cases of the rules in ``folders`` (all rules when there are none); 1 when a case failed, else 0.

    Raises RuleError for wrong rules.
    """
    from vbpl_check import pipeline
    from vbpl_check.trial import trials

    book = pipeline.load_book(None, select, (), folders)
    rules = [bound for bound in book.rules if bound.rule.origin.local or not folders]
    done, failed, changed = 0, 0, 0
    for bound in rules:
        for trial in trials(bound, book.lexicon):
            done += 1
            if trial.passed and not verbose:
                continue
            state = _state(trial)
            failed += state == "failed"
            changed += state == "changed"
            print("\n".join(_told(trial, state, lang)))
        sys.stdout.flush()
    for note in book.notes:
        print(f"{note.file}: {say(note.slug, lang, note.slots)}")
    counts = (("rules", len(rules)), ("cases", done), ("failed", failed), ("changed", changed))
    print(say("rules-test-total", lang, tuple((key, str(value)) for key, value in counts)))
    return 1 if failed else 0


def _state(trial: Trial) -> str:
    """A case of the rule that was extended may turn out otherwise on purpose: told, but no failure."""
    if trial.passed:
        return "passed"
    return "changed" if trial.case.inherited and not trial.wrong else "failed"


def _told(trial: Trial, state: str, lang: Lang) -> list[str]:
    rule: Rule = trial.rule.rule
    place = f"{rule.origin.at(f'$.cases[{trial.position - 1}]')}" if not trial.case.inherited else rule.file
    slots = (("id", rule.id), ("number", str(trial.position)), ("expect", trial.case.expect), ("file", place))
    rows = [say(f"rules-test-{state}", lang, slots)]
    if state == "passed":
        return rows
    rows.append(f"    1. {trial.case.left.strip()}")
    if trial.case.right:
        rows.append(f"    2. {trial.case.right.strip()}")
    return [*rows, *(f"    → {line}" for line in _instead(trial, lang))]


def _instead(trial: Trial, lang: Lang) -> list[str]:
    """What came instead: the findings, or how the sentences were read when nothing was found."""
    if trial.wrong:
        return [say("rules-test-given", lang, (("key", trial.wrong), ("known", ", ".join(GIVEN))))]
    if trial.found:
        bad = [finding for finding in trial.found if "{" in finding.message]
        if bad:
            return [say("rules-test-slot", lang, (("message", bad[0].message),))]
        return [f"{finding.message} ({' '.join(finding.why)})" for finding in trial.found[:_SHOWN]]
    read = [(side, norm) for side, facts in enumerate(trial.facts, start=1) for norm in facts.norms[:_SHOWN]]
    return [say("rules-test-nothing", lang), *(_read(side, norm, lang) for side, norm in read)]


def _read(side: int, norm: Norm, lang: Lang) -> str:
    values = "; ".join(f"{value.raw} [{value.unit}: {value.low}–{value.high}]" for value in norm.quantities)
    slots = (
        ("side", str(side)), ("modality", norm.modality), ("subject", norm.subject or "?"),
        ("kind", norm.subject_kind or "?"), ("values", values or "–"), ("text", norm.text[:80]),
    )  # fmt: skip
    return say("rules-test-read", lang, slots)
