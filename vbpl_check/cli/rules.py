"""``vbpl-check explain`` and ``vbpl-check rules``: the rule book for people."""

import os
import shutil
import sys
from dataclasses import fields, is_dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Literal

from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, say
from vbpl_check.rulebook import Basis, Case, Rule, load_rules

Form = Literal["console", "md"]
WIDTH = 100
_EXAMPLES = 2  # conflicts shown
_NEAR = 3  # near misses shown
_RELATED = 6
_VALUES = 24  # entries shown of a list of words
# heading, then paragraphs; a line that begins with a blank is set in
Section = tuple[str, list[str]]


def explain_rule(wanted: str, lang: Lang, form: Form = "console", folders: tuple[Path, ...] = ()) -> str:
    """The manual page of a rule. Raises SettingsError when there is no such rule, RuleError for wrong folders."""
    rules = load_rules(None, folders)
    rule = next((rule for rule in rules if rule.id == wanted.upper()), None)
    if rule is None:
        raise SettingsError("unknown-rule", id=wanted, known=", ".join(rule.id for rule in rules))
    sections = manual(rule, rules, lang)
    if form == "md":
        return _markdown(rule, sections)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return _console(rule, sections, width, colour)


def manual(rule: Rule, rules: tuple[Rule, ...], lang: Lang) -> list[Section]:
    """The sections of the page: what, why, legal basis, examples, near misses, misses, settings, ignoring, related."""
    kinds = {
        "word-type": say(f"report-type-{rule.type}", lang),
        "word-severity": say(f"report-severity-{rule.severity}", lang),
        "word-check": rule.check,
    }
    told = [f"{say(word, lang)}: {value}" for word, value in kinds.items()]
    if rule.origin.local:
        told.append(f"{say('word-file', lang)}: {rule.file}")
    shown = {
        "word-what": [f"{rule.title}. {say('word-message', lang)}: “{rule.message}”", " · ".join(told)],
        "word-why": [rule.why.strip()],
        "word-basis": _basis(rule.basis, lang),
        "word-case-conflict": _cases(rule, "conflict", lang),
        "word-case-ok": _cases(rule, "ok", lang),
        "word-known-miss": _misses(rule),
        "word-settings": [f" {line}" for line in settings(rule)],
        "word-ignore": [say(slug, lang, (("id", rule.id),)) for slug in ("how-to-ignore", "how-to-switch-off")],
        "word-related": [f" {other.id}  {other.title}" for other in related(rule, rules)],
    }  # fmt: skip
    return [(say(word, lang), lines) for word, lines in shown.items() if lines]


def related(rule: Rule, rules: tuple[Rule, ...]) -> list[Rule]:
    """Rules with the same check first, then those of the same type, then those of the same hundred."""

    def nearness(other: Rule) -> int:
        return 4 * (other.check == rule.check) + 2 * (other.type == rule.type) + (other.id[:3] == rule.id[:3])

    others = [other for other in rules if other.id != rule.id and nearness(other)]
    return sorted(sorted(others, key=lambda other: (-nearness(other), other.id))[:_RELATED], key=lambda other: other.id)


def _basis(entries: tuple[Basis, ...], lang: Lang) -> list[str]:
    rows = []
    for entry in entries:
        until = f" – {entry.until:%d/%m/%Y}" if entry.until else f" – {say('word-now', lang)}"
        mark = "" if entry.verified else f" ({say('word-unverified', lang)})"
        rows.append(f" {entry.since:%d/%m/%Y}{until}: {entry.text.strip()} [{entry.reference.strip()}]{mark}")
    return rows


def _cases(rule: Rule, expect: str, lang: Lang) -> list[str]:
    """Examples as lines; near misses that say why come first."""
    known = [case for case in rule.cases if case.expect == expect and not case.known_miss]
    if expect == "ok":
        known.sort(key=lambda case: not case.why)
    rows: list[str] = []
    for case in known[: _EXAMPLES if expect == "conflict" else _NEAR]:
        mark = "1." if case.right else "•"
        rows += [f" {mark} {_side(case, 'left', lang)}", *([f" 2. {_side(case, 'right', lang)}"] if case.right else [])]
        rows += [f" → {case.why.strip()}"] if case.why else []
    return rows


def _misses(rule: Rule) -> list[str]:
    return [
        f" {case.left.strip()} / {case.right.strip()} → {case.why.strip()}" for case in rule.cases if case.known_miss
    ]


def _side(case: Case, side: str, lang: Lang) -> str:
    """The words of one side with what the case gives of its document: "[dự thảo Thông tư, Bộ Y tế] Người …"."""
    given = dict(case.given)
    kind = given.get(f"{side}.kind", "")
    if given.get(f"{side}.draft") == "true":
        kind = f"{say('word-draft', lang)} {kind}".strip()
    parts = [kind, *(given.get(f"{side}.{key}", "") for key in ("number", "issuer", "issued", "effective"))]
    told = ", ".join(part for part in parts if part)
    return (f"[{told}] " if told else "") + " ".join(str(getattr(case, side)).split())


def settings(rule: Rule) -> list[str]:
    """The params as YAML-like lines, long lists cut: what ``extends`` can change."""
    from vbpl_check.check import bind

    (bound,) = bind((rule,))
    named = {name for name, _ in rule.params}
    return [
        line for entry in fields(bound.params) if entry.name in named
        for line in _lines(entry.name, getattr(bound.params, entry.name))
    ]  # fmt: skip


def _lines(name: str, value: Any) -> list[str]:
    if is_dataclass(value) and not isinstance(value, type):
        inner = [line for entry in fields(value) for line in _lines(entry.name, getattr(value, entry.name))]
        return [f"{name}:", *(f"  {line}" for line in inner)] if inner else []
    if value in ((), "", None):
        return []
    if isinstance(value, tuple):
        cut = [_inline(entry) for entry in value[:_VALUES]]
        more = [f"… (+{len(value) - _VALUES})"] if len(value) > _VALUES else []
        return [f"{name}: [{', '.join([*cut, *more])}]"]
    return [f"{name}: {_inline(value)}"]


def _inline(value: Any) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((entry.name, getattr(value, entry.name)) for entry in fields(value))
        return "{" + ", ".join(f"{name}: {_inline(one)}" for name, one in pairs if one not in ((), "", None)) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _markdown(rule: Rule, sections: list[Section]) -> str:
    rows = [f"# {rule.id}: {rule.title}"]
    for heading, lines in sections:
        rows += ["", f"## {heading}", ""]
        rows += [f"- {line.strip()}" if line.startswith(" ") else line for line in lines]
    return "\n".join(rows) + "\n"


def _console(rule: Rule, sections: list[Section], width: int, colour: bool) -> str:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    page = StringIO()
    console = Console(
        file=page, width=max(width, 40), force_terminal=colour, color_system="standard" if colour else None,
        legacy_windows=False, emoji=False, markup=False, highlight=False, _environ={},
    )  # fmt: skip
    console.print(Text(f"{rule.id}  {rule.title}", style="bold"))
    for heading, lines in sections:
        console.print()
        console.print(Text(heading, style="bold cyan"))
        for line in lines:
            console.print(Padding(Text(line.strip()), (0, 0, 0, 4 if line.startswith(" ") else 2)))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def rule_table(lang: Lang, folders: tuple[Path, ...] = ()) -> str:
    """The catalogue as a Markdown table; README shows the same one."""
    head = [say(f"word-{name}", lang) for name in ("rule", "type", "severity", "title")]
    rows = [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    for rule in load_rules(None, folders):
        cells = (
            rule.id,
            say(f"report-type-{rule.type}", lang),
            say(f"report-severity-{rule.severity}", lang),
            rule.title,
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"
