"""Rules of the program and of folders of the user, one over the other: new rules, changed ones, switched-off ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from vbpl_check.errors import RuleError
from vbpl_check.rulebook.files import Values, read_values, yaml_files
from vbpl_check.rulebook.merge import merged, with_words
from vbpl_check.rulebook.shape import check_message, freeze, refuse_patterns, shaped, shown
from vbpl_check.rulebook.values import Expect, Off, Origin, Rule

LOCAL = re.compile(r"VB9\d\d$")
# Read once by code that knows no user's folder, so an addition would be ignored silently.
FIXED = ("kinds", "stop_phrases", "synonyms")
WORDS = "lexicon:"
PHRASES = "wording"  # the check whose params are in a pattern language of its own, which cannot run wild
_OWN = ("file", "origin")  # fields of Rule that are not keys of a file
_CHANGES = ("extends", "replaces", "disable", "reason")


@dataclass
class Layers:
    """The program's folder and those of the user over it, later ones above."""

    base: Path
    more: tuple[Path, ...] = ()
    rules: dict[str, Rule] = field(default_factory=dict)
    raw: dict[str, Values] = field(default_factory=dict)  # of each rule, as plain values, to be extended
    off: dict[str, Off] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)  # tables that rules of the user name

    def load(self) -> None:
        """Reads all layers. Raises RuleError at the first thing that is wrong."""
        for folder in self.more:
            check_folder(folder, self.base)
        for path in yaml_files(self.base / "conflicts"):
            self._add(*read_values(path))
        for folder in self.more:
            for path in yaml_files(folder / "conflicts"):
                self._take(*read_values(path, local=True))
        for folder in self.more:
            for path in yaml_files(folder / "lexicon"):
                check_table(path, self.base, frozenset(self.used))

    def table(self, name: str, origin: Origin) -> Any:
        """The plain values of the table rules/lexicon/``name``.yaml with what the folders of the user add."""
        if name not in self.tables:
            self.tables[name] = read_words(name, self.base, self.more, origin)
        return self.tables[name]

    def _take(self, raw: Any, origin: Origin) -> None:
        """One file of a user."""
        if not isinstance(raw, Mapping):
            raise RuleError("rule-not-mapping", file=origin.name)
        kinds = [key for key in ("extends", "replaces", "disable") if key in raw]
        if len(kinds) > 1:
            raise RuleError("rule-two-kinds", file=origin.at(f"$.{kinds[1]}"), key=" + ".join(kinds))
        if kinds == ["disable"]:
            self._switch_off(raw, origin)
            return
        if "reason" in raw:
            raise RuleError("rule-reason-alone", file=origin.at("$.reason"))
        refuse_patterns(_word_params(raw, self._check_of(raw)), origin, "$.params")
        if kinds == ["extends"]:
            raw = self._extended(raw, origin)
        elif kinds == ["replaces"]:
            self._remove(self._known(raw["replaces"], origin, "replaces"))
            raw = {"id": raw["replaces"], **raw}
            del raw["replaces"]
        elif not LOCAL.match(str(raw.get("id", ""))):
            known = str(raw.get("id", "")) in self.rules
            slug = "rule-id-taken" if known else "rule-id-not-local"
            raise RuleError(slug, file=origin.at("$.id"), id=raw.get("id", ""))
        self._add(raw, origin)

    def _check_of(self, raw: Mapping[str, Any]) -> str:
        base = self.rules.get(str(raw.get("extends", "")))
        return str(raw.get("check", base.check if base else ""))

    def _known(self, id: Any, origin: Origin, key: str) -> str:
        if str(id) not in self.rules:
            slug = "rule-is-off" if str(id) in self.off else "rule-no-such"
            raise RuleError(slug, file=origin.at(f"$.{key}"), key=key, id=id, known=", ".join(sorted(self.rules)))
        return str(id)

    def _remove(self, id: str) -> None:
        del self.rules[id], self.raw[id]

    def _switch_off(self, raw: Mapping[str, Any], origin: Origin) -> None:
        for key in raw:
            if key not in ("disable", "reason"):
                raise RuleError("rule-unknown-key", file=origin.at(f"$.{key}"), key=key, known="disable, reason")
        reason = raw.get("reason")
        if not isinstance(reason, str) or not reason.strip():
            raise RuleError("rule-no-reason", file=origin.at("$.disable"))
        ids = raw["disable"] if isinstance(raw["disable"], list) else [raw["disable"]]
        for id in ids:
            self._remove(self._known(id, origin, "disable"))
            self.off[str(id)] = Off(str(id), reason.strip(), origin.name)

    def _extended(self, raw: Mapping[str, Any], origin: Origin) -> dict[str, Any]:
        """The values of the rule that a file extends, with those of the file over them."""
        base = self._known(raw["extends"], origin, "extends")
        whole, _ = self.raw[base]
        new_id = str(raw.get("id", base))
        if new_id != base and not LOCAL.match(new_id):
            raise RuleError("rule-id-not-local", file=origin.at("$.id"), id=new_id)
        if "check" in raw and raw["check"] != whole["check"]:
            raise RuleError("rule-other-check", file=origin.at("$.check"), id=base, check=whole["check"])
        params, cases = raw.get("params", {}), raw.get("cases", [])
        for key, value, kind in (("params", params, Mapping), ("cases", cases, list)):
            if not isinstance(value, kind):
                raise _wrong_kind(origin, key, _NAMES[kind], value)
        mine = {key: value for key, value in raw.items() if key not in ("extends", "params", "cases", "id")}
        if new_id == base:
            self._remove(base)
        plain = self._opened(whole.get("params", {}), params, origin)
        return {
            **whole, **mine, "id": new_id,
            "params": merged(plain, params, origin, "$.params", add_lists=False),
            "cases": [*cases, *({**case, "inherited": True} for case in whole["cases"])],
        }  # fmt: skip

    def _opened(self, params: Mapping[str, Any], changes: Mapping[str, Any], origin: Origin) -> dict[str, Any]:
        """The params with a table in place of its name where the file changes what stands in it."""
        return {
            key: self.table(value.removeprefix(WORDS), origin)
            if isinstance(value, str) and value.startswith(WORDS) and isinstance(changes.get(key), (list, Mapping))
            else value
            for key, value in params.items()
        }

    def _add(self, raw: Any, origin: Origin) -> None:
        rule = self._rule(raw, origin)
        if rule.id in self.rules:
            raise RuleError("rule-duplicate", id=rule.id, file=rule.file, other=self.rules[rule.id].file)
        self.rules[rule.id] = rule
        self.raw[rule.id] = raw, origin

    def _rule(self, raw: Any, origin: Origin) -> Rule:
        if not isinstance(raw, dict):
            raise RuleError("rule-not-mapping", file=origin.name)
        for key in _OWN:
            if key in raw:
                raise RuleError("rule-unknown-key", file=origin.at(f"$.{key}"), key=key, known=_known_keys())
        params = raw.get("params", {})
        if not isinstance(params, Mapping):
            raise _wrong_kind(origin, "params", "object", params)
        whole = {
            **raw,
            "params": freeze({key: self._value(value, origin) for key, value in params.items()}),
            "basis": _dated(raw.get("basis", {}), origin),
            "cases": _cases(raw.get("cases", []), origin),
        }
        rule = replace(shaped(whole, Rule, origin, "$"), file=origin.name, origin=origin)
        check_message(rule)
        for expect in get_args(Expect):
            if not any(case.expect == expect for case in rule.cases):
                raise RuleError("rule-no-case", file=origin.at("$.cases"), expect=expect)
        return rule

    def _value(self, value: Any, origin: Origin) -> Any:
        """A param written "lexicon:NAME" is the content of that table: one table may serve several rules."""
        if not isinstance(value, str) or not value.startswith(WORDS):
            return value
        name = value.removeprefix(WORDS)
        if origin.local:
            self.used.add(name)
        return self.table(name, origin)


def _wrong_kind(origin: Origin, key: str, wanted: str, got: Any) -> RuleError:
    path = f"$.{key}"
    return RuleError(
        "rule-wrong-kind", file=origin.at(path), key=shown(path), wanted=wanted, got=_KINDS.get(type(got), got)
    )


_KINDS = {str: "str", int: "int", bool: "bool", list: "array", dict: "object", float: "float", type(None): "null"}
_NAMES = {Mapping: "object", list: "array"}


def _known_keys() -> str:
    return ", ".join([*(key for key in Rule.__dataclass_fields__ if key not in _OWN), *_CHANGES])


def _word_params(raw: Mapping[str, Any], check: str) -> Any:
    return {} if check == PHRASES else raw.get("params", {})


def _dated(raw: Any, origin: Origin) -> list[dict[str, Any]]:
    """``{2016-07-01: {text, reference}}`` -> list with ``since``."""
    if not isinstance(raw, Mapping) or not all(isinstance(entry, Mapping) for entry in raw.values()):
        raise RuleError("rule-bad-basis", file=origin.at("$.basis"))
    if origin.local and not raw:
        raise RuleError("rule-bad-basis", file=origin.at("$.basis"))
    return [{**entry, "since": since} for since, entry in raw.items()]


def _cases(raw: Any, origin: Origin) -> list[dict[str, Any]]:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise _wrong_kind(origin, "cases", "array", raw)
    found = []
    for position, case in enumerate(raw):
        given = case.get("given", {}) if isinstance(case, dict) else None
        if not isinstance(given, Mapping):
            raise _wrong_kind(origin, f"cases[{position}]", "object", case)
        found.append({**case, "given": sorted((str(key), str(value)) for key, value in given.items())})
    return found


def check_folder(folder: Path, base: Path) -> None:
    """Refuses a folder of the user that is none, that is the program's own, or that holds nothing to read."""
    if not folder.is_dir():
        raise RuleError("rules-no-folder", folder=folder)
    if folder.resolve() == base.resolve():
        raise RuleError("rules-own-folder", folder=folder)
    if not any(yaml_files(folder / part) for part in ("conflicts", "lexicon")):
        raise RuleError("rules-empty-folder", folder=folder)
    for path in yaml_files(folder):
        raise RuleError("rules-file-outside", file=path.as_posix(), folder=folder.as_posix())


def check_table(path: Path, base: Path, used: frozenset[str]) -> None:
    """Refuses an addition to a table that nothing would read."""
    name = path.stem
    known = sorted(entry.stem for entry in yaml_files(base / "lexicon") if entry.stem not in FIXED)
    if name not in known and (name in FIXED or name not in used):
        raise RuleError("lexicon-unknown", file=path.as_posix(), name=name, known=", ".join(known))


def read_words(name: str, base: Path, more: tuple[Path, ...], asking: Origin) -> Any:
    """The plain values of a table with the additions of the user's folders, the later ones last."""
    found: Any = None
    for folder in (base, *more):
        path = next((p for p in yaml_files(folder / "lexicon") if p.stem == name), None)
        if path is None:
            continue
        raw, origin = read_values(path, local=folder != base)
        if folder != base:
            refuse_patterns(raw, origin, "$")
        found = raw if found is None else with_words(found, raw, origin)
    if found is None:
        raise RuleError("lexicon-missing", file=asking.name, name=name)
    return found
