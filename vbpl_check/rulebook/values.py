"""What a rule file says, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from vbpl_check.model import ConflictType, Severity

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
    """One test of a rule: provisions as text, beside the rule; ``why`` says what makes a near miss.

    ``inherited``: written for the rule that this one changes.
    """

    expect: Expect
    left: str
    right: str = ""
    known_miss: bool = False
    why: str = ""
    given: tuple[
        tuple[str, str], ...
    ] = ()  # facts of the documents: ("left.kind", "Thông tư"), ("as_of", "2026-01-01")
    inherited: bool = False


@dataclass(frozen=True)
class Origin:
    """Where values were read: the name of a file, and the line of each key path ("$.params.floor")."""

    name: str = ""
    lines: tuple[tuple[str, int], ...] = ()
    local: bool = False  # in a folder of the user

    def at(self, path: str = "$") -> str:
        """The file with the line of the longest known beginning of ``path``: "noi-bo.yaml:12"."""
        known = dict(self.lines)
        while path not in known and len(path) > 1:
            path = path[: max(path.rfind("."), path.rfind("["), 1)]
        return f"{self.name}:{known[path]}" if path in known else self.name


@dataclass(frozen=True)
class Rule:
    """A conflict pattern as data. ``params`` is validated against the check's own ``Params`` by ``bind_params``."""

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
    origin: Origin = field(default=Origin(), compare=False)


@dataclass(frozen=True)
class Off:
    """A rule of the program that a folder of the user switches off, and why."""

    id: str
    reason: str
    file: str


@dataclass(frozen=True)
class RuleSet:
    """The rules that apply, sorted by id, and those that a folder of the user switched off."""

    rules: tuple[Rule, ...]
    off: tuple[Off, ...] = ()
