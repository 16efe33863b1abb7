"""rules/*.yaml -> frozen values. Strict: what is wrong is named by file and key, before any document is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_type_hints

from vbpl_check.errors import RuleError
from vbpl_check.model import ConflictType, Severity

T = TypeVar("T")
Expect = Literal["conflict", "ok"]


@dataclass(frozen=True)
class Basis:
    """A legal basis in force from ``since`` up to and including ``until``; not ``verified``: nobody checked it."""

    since: date
    text: str
    reference: str
    until: date | None = None
    verified: bool = True


@dataclass(frozen=True)
class Case:
    """One test of a rule: provisions as text, beside the rule; ``why`` says what makes a near miss."""

    expect: Expect
    left: str
    right: str = ""
    known_miss: bool = False
    why: str = ""
    given: tuple[
        tuple[str, str], ...
    ] = ()  # facts of the documents: ("left.kind", "Thông tư"), ("as_of", "2026-01-01")


@dataclass(frozen=True)
class Rule:
    """A conflict pattern as data. ``params`` is validated against the check's own ``Params`` by ``pipeline.bind``."""

    id: str
    title: str
    check: str
    type: ConflictType
    severity: Severity
    message: str
    why: str
    basis: tuple[Basis, ...]
    cases: tuple[Case, ...]
    params: tuple[tuple[str, Any], ...] = ()
    file: str = ""


def rules_folder() -> Path:
    """The folder of rules that ships with the program, in a wheel (``_rules``) or in a checkout (``rules``)."""
    packaged = Path(__file__).parent / "_rules"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "rules"


def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """All rules of ``folder``/conflicts (the program's own by default), sorted by id.

    Raises RuleError for an unknown or missing key, a duplicate id, or a rule without both kinds of case.
    """
    files = sorted(((folder or rules_folder()) / "conflicts").glob("*.yaml"))
    rules = sorted((_read_rule(file) for file in files), key=lambda rule: rule.id)
    for first, second in pairwise(rules):
        if first.id == second.id:
            raise RuleError("rule-duplicate", id=first.id, file=first.file, other=second.file)
    return tuple(rules)


def read_table(name: str, kind: type[T], folder: Path | None = None) -> T:
    """The table rules/lexicon/``name``.yaml as a frozen ``kind``; RuleError names the file and the wrong key."""
    path = (folder or rules_folder()) / "lexicon" / f"{name}.yaml"
    return convert(_read_yaml(path), kind, path.name)


def convert(raw: Any, kind: type[T], where: str) -> T:
    """Plain YAML values as a (nested) frozen dataclass ``kind``; RuleError on unknown keys and wrong types."""
    import msgspec

    _refuse_unknown_keys(raw, kind, where)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise RuleError("rule-invalid", file=where, detail=error) from error


def bind_params(rule: Rule, kind: type[T]) -> T:
    """The params of a rule as the frozen ``Params`` of its check; RuleError names the file and the wrong key."""
    return convert(_thaw(rule.params, kind), kind, f"{rule.file}: params")


def fingerprint(folder: Path | None = None, part: str = "") -> str:
    """Hash of all rule and lexicon files, or of those in the sub-folder ``part``: the version of the rule book."""
    digest = hashlib.sha256()
    for path in sorted(((folder or rules_folder()) / part).rglob("*.yaml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _read_rule(path: Path) -> Rule:
    raw = _read_yaml(path)
    if not isinstance(raw, dict):
        raise RuleError("rule-invalid", file=path.name, detail="not a mapping")
    raw = {
        **raw,
        "file": path.name,
        "params": _freeze(_with_tables(raw.get("params", {}), path)),
        "basis": _dated(raw.get("basis", {}), path),
    }
    raw["cases"] = [_case(case, path) for case in raw.get("cases", [])]
    rule = convert(raw, Rule, path.name)
    for expect in get_args(Expect):
        if not any(case.expect == expect for case in rule.cases):
            raise RuleError("rule-no-case", file=path.name, expect=expect)
    return rule


def _with_tables(params: Any, path: Path) -> Any:
    """A param written "lexicon:NAME" is the content of rules/lexicon/NAME.yaml: one table may serve several rules."""
    if not isinstance(params, Mapping):
        raise RuleError("rule-invalid", file=path.name, detail="params: not a mapping")
    return {
        key: _read_yaml(path.parent.parent / "lexicon" / f"{value.removeprefix('lexicon:')}.yaml")
        if isinstance(value, str) and value.startswith("lexicon:")
        else value
        for key, value in params.items()
    }


def _dated(raw: Any, path: Path) -> list[dict[str, Any]]:
    """``{2016-07-01: {text, reference}}`` -> list with ``since``."""
    if not isinstance(raw, Mapping):
        raise RuleError("rule-invalid", file=path.name, detail="basis: mapping from date to text and reference")
    return [{**entry, "since": since} for since, entry in raw.items()]


def _case(raw: Any, path: Path) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise RuleError("rule-invalid", file=path.name, detail=f"case: {raw!r}")
    given = raw.get("given", {})
    return {**raw, "given": sorted((key, str(value)) for key, value in given.items())}


def _freeze(value: Any) -> Any:
    """Nested mappings and lists as nested tuples, so that a rule hashes and compares."""
    if isinstance(value, Mapping):
        return tuple((key, _freeze(entry)) for key, entry in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_freeze(entry) for entry in value)
    return value


def _thaw(value: Any, kind: Any) -> Any:
    """The inverse of ``_freeze`` where ``kind`` is a dataclass: pairs become a mapping again."""
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, tuple):
        pairs = [entry for entry in value if isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[0], str)]
        if len(pairs) == len(value):
            hints = _hints(kind)
            return {key: _thaw(entry, hints.get(key)) for key, entry in pairs}
    elif isinstance(value, tuple) and get_args(kind):
        return tuple(_thaw(entry, get_args(kind)[0]) for entry in value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _refuse_unknown_keys(raw: Any, kind: Any, where: str) -> None:
    """msgspec ignores unknown keys of dataclasses; a typing slip in a rule must not pass silently."""
    if is_dataclass(kind) and isinstance(raw, Mapping):
        known = {entry.name for entry in fields(kind)}
        for key, value in raw.items():
            if key not in known:
                raise RuleError("rule-unknown-key", file=where, key=key, known=", ".join(sorted(known)))
            _refuse_unknown_keys(value, _hints(kind)[key] if isinstance(kind, type) else None, f"{where}: {key}")
    elif isinstance(raw, Sequence) and not isinstance(raw, str) and get_args(kind):
        for entry in raw:
            _refuse_unknown_keys(entry, get_args(kind)[0], where)


def _read_yaml(path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        raise RuleError("rule-unreadable", file=path.name, detail=error) from error
    except yaml.YAMLError as error:
        raise RuleError("rule-invalid", file=path.name, detail=error) from error
