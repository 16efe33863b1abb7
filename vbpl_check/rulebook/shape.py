"""Plain YAML values as frozen dataclasses, strictly: a slip is told by file, line, key and what is wanted there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from string import Formatter
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from vbpl_check.errors import RuleError
from vbpl_check.rulebook.values import Origin, Rule

T = TypeVar("T")

# "Object missing required field `why` - at `$.basis[0]`", "Expected `str`, got `int` - at `$.title`"
_AT = re.compile(r" - at `(?P<path>[^`]*)`$")
_WRONG = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_VALUE = re.compile(r"Invalid enum value (?P<got>.+)$", re.DOTALL)


def convert(raw: Any, kind: type[T], where: str | Origin) -> T:
    """Plain YAML values as a (nested) frozen dataclass ``kind``; RuleError on unknown keys and wrong types."""
    origin = where if isinstance(where, Origin) else Origin(where)
    return shaped(raw, kind, origin, "$")


def shaped(raw: Any, kind: type[T], origin: Origin, root: str) -> T:
    """As ``convert`` for values that stand at the key path ``root`` of their file."""
    import msgspec

    _refuse_unknown(raw, kind, origin, root)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise _told(str(error), kind, origin, root) from error


def bind_params(rule: Rule, kind: type[T]) -> T:
    """The params of a rule as the frozen ``Params`` of its check; RuleError names the file and the wrong key."""
    origin = rule.origin if rule.origin.name else Origin(rule.file)
    return shaped(thaw(rule.params, kind), kind, origin, "$.params")


def _told(message: str, kind: Any, origin: Origin, root: str) -> RuleError:
    """What msgspec says, as an error that a user can act on."""
    at = _AT.search(message)
    path = root + (at["path"].removeprefix("$") if at else "")
    head = message[: at.start()] if at else message
    slots = {"file": origin.at(path), "key": shown(path), "detail": head}
    if "missing required field" in head:
        return RuleError("rule-missing-key", **{**slots, "key": head.split("`")[1], "inside": shown(path) or "tệp"})
    if found := _WRONG.search(head):
        return RuleError("rule-wrong-kind", **slots, wanted=found["wanted"], got=found["got"])
    if found := _VALUE.search(head):
        wanted = _kind_at(kind, path[len(root) :])
        known = ", ".join(str(value) for value in _values(wanted)) or "?"
        return RuleError("rule-wrong-value", **slots, got=found["got"].strip("'"), known=known)
    return RuleError("rule-invalid", **slots)


def shown(path: str) -> str:
    """A key path for people: "$.cases[0].expect" is "cases[1].expect"."""
    plain = path.removeprefix("$").lstrip(".")
    return re.sub(r"\[(\d+)\]", lambda found: f"[{int(found[1]) + 1}]", plain)


def _kind_at(kind: Any, path: str) -> Any:
    """The type at a path of keys below ``kind``; None when the path leaves the known types."""
    for step in re.findall(r"\.(\w+)|(\[)", path):
        kind = _bare(kind)
        if step[0] and is_dataclass(kind) and isinstance(kind, type):
            kind = _hints(kind).get(step[0])
        else:
            kind = next(iter(get_args(kind)), None)
    return kind


def _bare(kind: Any) -> Any:
    """``X | None`` as X."""
    if isinstance(kind, UnionType):
        return next((entry for entry in get_args(kind) if entry is not type(None)), None)
    return kind


def _values(kind: Any) -> tuple[Any, ...]:
    kind = _bare(kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


def _refuse_unknown(raw: Any, kind: Any, origin: Origin, path: str) -> None:
    """msgspec ignores unknown keys of dataclasses; a typing slip in a rule must not pass silently."""
    kind = _bare(kind)
    if is_dataclass(kind) and isinstance(raw, Mapping):
        known = {entry.name for entry in fields(kind)}
        for key, value in raw.items():
            if key not in known:
                raise RuleError(
                    "rule-unknown-key", file=origin.at(f"{path}.{key}"), key=shown(f"{path}.{key}"),
                    known=", ".join(sorted(known)),
                )  # fmt: skip
            _refuse_unknown(value, _hints(kind)[key] if isinstance(kind, type) else None, origin, f"{path}.{key}")
    elif isinstance(raw, Sequence) and not isinstance(raw, str) and get_args(kind):
        for position, entry in enumerate(raw):
            _refuse_unknown(entry, get_args(kind)[0], origin, f"{path}[{position}]")


def required(kind: Any) -> tuple[str, ...]:
    """The keys that a dataclass cannot do without."""
    return tuple(entry.name for entry in fields(kind) if entry.default is MISSING and entry.default_factory is MISSING)


def freeze(value: Any) -> Any:
    """Nested mappings and lists as nested tuples, so that a rule hashes and compares."""
    if isinstance(value, Mapping):
        return tuple((key, freeze(entry)) for key, entry in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(freeze(entry) for entry in value)
    return value


def thaw(value: Any, kind: Any) -> Any:
    """The inverse of ``freeze`` where ``kind`` is a dataclass: pairs become a mapping again."""
    kind = _bare(kind)
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, tuple):
        pairs = [entry for entry in value if isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[0], str)]
        if len(pairs) == len(value):
            hints = _hints(kind)
            return {key: thaw(entry, hints.get(key)) for key, entry in pairs}
    elif isinstance(value, tuple) and get_args(kind):
        return tuple(thaw(entry, get_args(kind)[0]) for entry in value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def check_message(rule: Rule) -> None:
    """Refuses a message whose braces would fail when it is filled: only {name} is meant."""
    origin = rule.origin if rule.origin.name else Origin(rule.file)
    try:
        names = [name for _, name, spec, sign in Formatter().parse(rule.message) if name is not None or spec or sign]
    except ValueError as error:
        raise RuleError("rule-bad-message", file=origin.at("$.message"), detail=rule.message) from error
    if not all(name and re.fullmatch(r"[a-z_]+", name) for name in names):
        raise RuleError("rule-bad-message", file=origin.at("$.message"), detail=rule.message)


# what makes a regular expression of a word; "*" alone stands for one word in some lists
_SIGNS = re.compile(r"[+?\\\[\]{}|^$]|\S\*|\*\S")


def refuse_patterns(raw: Any, origin: Origin, path: str) -> None:
    """Word lists end up in regular expressions, so those of a user hold words only: no hostile or broken pattern."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            if key == "pattern":
                raise RuleError("rule-no-pattern", file=origin.at(f"{path}.{key}"), key=shown(f"{path}.{key}"))
            refuse_patterns(value, origin, f"{path}.{key}")
    elif isinstance(raw, str):
        if _SIGNS.search(raw) or not _balanced(raw):
            raise RuleError("rule-not-words", file=origin.at(path), key=shown(path), detail=raw)
    elif isinstance(raw, Sequence):
        for position, entry in enumerate(raw):
            refuse_patterns(entry, origin, f"{path}[{position}]")


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0
