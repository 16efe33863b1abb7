"""``vbpl-check explain`` and ``vbpl-check rules``: the rule book for people."""

from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang, say
from vbpl_check.rulebook import Case, Rule, load_rules


def explain_rule(wanted: str, lang: Lang) -> str:
    """The manual page of a rule. Raises SettingsError when there is no such rule."""
    rules = load_rules()
    rule = next((rule for rule in rules if rule.id == wanted.upper()), None)
    if rule is None:
        raise SettingsError("unknown-rule", id=wanted, known=", ".join(rule.id for rule in rules))
    parts = [
        f"{rule.id}  {rule.title}",
        f"{say('word-type', lang)}: {say(f'report-type-{rule.type}', lang)}",
        f"{say('word-severity', lang)}: {say(f'report-severity-{rule.severity}', lang)}",
        "",
        rule.why,
        "",
        say("word-basis", lang) + ":",
        *(_basis(rule, lang)),
    ]
    for expect in ("conflict", "ok"):
        shown = [case for case in rule.cases if case.expect == expect and not case.known_miss]
        for case in shown[:2]:
            parts += ["", say(f"word-case-{expect}", lang) + ":", *_case(case)]
    parts += ["", say("how-to-ignore", lang, (("id", rule.id),))]
    return "\n".join(parts) + "\n"


def rule_table(lang: Lang) -> str:
    """The catalogue as a Markdown table; README shows the same one."""
    head = [say(f"word-{name}", lang) for name in ("rule", "type", "severity", "title")]
    rows = [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    for rule in load_rules():
        cells = (
            rule.id,
            say(f"report-type-{rule.type}", lang),
            say(f"report-severity-{rule.severity}", lang),
            rule.title,
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _basis(rule: Rule, lang: Lang) -> list[str]:
    rows = []
    for entry in rule.basis:
        until = f" – {entry.until:%d/%m/%Y}" if entry.until else ""
        mark = "" if entry.verified else f" ({say('word-unverified', lang)})"
        rows.append(f"  {entry.since:%d/%m/%Y}{until}: {entry.text} [{entry.reference}]{mark}")
    return rows


def _case(case: Case) -> list[str]:
    rows = [f"  1. {case.left}"]
    if case.right:
        rows.append(f"  2. {case.right}")
    if case.why:
        rows.append(f"  → {case.why}")
    return rows
