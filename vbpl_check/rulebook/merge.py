"""What a user's values change in ours: a word added, an entry replaced, a key overwritten. Clashes are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vbpl_check.errors import RuleError
from vbpl_check.rulebook.shape import shown
from vbpl_check.rulebook.values import Origin

_EDITS = frozenset({"add", "remove"})
_MARKS = ("replaces", "remove")  # of an entry with a name: the whole entry is replaced, or left out


def merged(old: Any, new: Any, origin: Origin, path: str, add_lists: bool) -> Any:
    """``old`` with the values of ``new`` over it.

    Mappings are merged key by key. A list is appended to with ``add_lists``, otherwise replaced; {add: …, remove: …}
    edits it either way. Raises RuleError when a word to be removed is not there.
    """
    if isinstance(old, list) and isinstance(new, Mapping) and new and new.keys() <= _EDITS:
        return _edited(old, new, origin, path)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        both = dict(old)
        for key, value in new.items():
            at = f"{path}.{key}"
            both[key] = merged(old[key], value, origin, at, add_lists) if key in old else _plain(value, origin, at)
        return both
    if isinstance(old, list) and isinstance(new, list):
        return _appended(old, new, origin, path) if add_lists else new
    return new


def with_words(old: Any, new: Any, origin: Origin) -> Any:
    """A table of ours with a user's additions: lists grow, entries with the key or name of ours must say so."""
    if isinstance(old, (list, Mapping)) and type(old) is not type(new) and not _is_edit(old, new):
        raise RuleError(
            "rule-wrong-kind", file=origin.at(), key="(toàn tệp)", got=type(new).__name__,
            wanted="array" if isinstance(old, list) else "object",
        )  # fmt: skip
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in new:
            if key not in old:
                raise RuleError("rule-unknown-key", file=origin.at(f"$.{key}"), key=key, known=", ".join(map(str, old)))
    return merged(old, new, origin, "$", add_lists=True)


def _is_edit(old: Any, new: Any) -> bool:
    return isinstance(old, list) and isinstance(new, Mapping) and bool(new) and new.keys() <= _EDITS


def _edited(old: list[Any], edit: Mapping[str, Any], origin: Origin, path: str) -> list[Any]:
    for key, value in edit.items():
        if not isinstance(value, list):
            at = f"{path}.{key}"
            raise RuleError("rule-wrong-kind", file=origin.at(at), key=shown(at), wanted="array", got=str(value))
    gone = edit.get("remove", [])
    for position, value in enumerate(gone):
        if value not in old:
            at = f"{path}.remove[{position}]"
            raise RuleError("rule-nothing-to-remove", file=origin.at(at), key=shown(at), detail=str(value))
    return _appended([value for value in old if value not in gone], edit.get("add", []), origin, f"{path}.add")


def _appended(old: list[Any], new: Sequence[Any], origin: Origin, path: str) -> list[Any]:
    """The list with the new entries; an entry named like an old one replaces it, if it says so."""
    found = list(old)
    for position, value in enumerate(new):
        at = f"{path}[{position}]"
        name = _name(value)
        twin = next((i for i, entry in enumerate(found) if name is not None and _name(entry) == name), None)
        marks = [mark for mark in _MARKS if isinstance(value, Mapping) and value.get(mark) is True]
        bare = {k: v for k, v in value.items() if k not in _MARKS} if isinstance(value, Mapping) else value
        if twin is None:
            if marks:
                raise RuleError("rule-nothing-to-remove", file=origin.at(at), key=shown(at), detail=str(name))
            if bare not in found:
                found.append(bare)
        elif "remove" in marks:
            del found[twin]
        elif "replaces" in marks:
            found[twin] = bare
        elif bare != found[twin]:
            found[twin] = _grown(found[twin], bare, origin, at, str(name))
    return found


def _grown(old: Mapping[str, Any], new: Mapping[str, Any], origin: Origin, path: str, name: str) -> dict[str, Any]:
    """An entry of ours whose lists grow; any other difference must be told by ``replaces: true``."""
    both = dict(old)
    for key, value in new.items():
        at = f"{path}.{key}"
        if isinstance(value, list) and isinstance(old.get(key, []), list):
            both[key] = _appended(old.get(key, []), value, origin, at)
        elif old.get(key) != value:
            raise RuleError("lexicon-clash", file=origin.at(at), key=shown(at), name=name, old=str(old.get(key)))
    return both


def _name(value: Any) -> Any:
    """What tells an entry from others: its ``key``, ``name`` or ``id``; None for plain words."""
    if not isinstance(value, Mapping):
        return None
    return next((value[key] for key in ("key", "name", "id") if key in value), None)


def _plain(value: Any, origin: Origin, path: str) -> Any:
    """A value for a key that ours has not: there is no list yet to edit, so "add" is the list."""
    if isinstance(value, Mapping) and value and value.keys() <= _EDITS:
        if "remove" in value:
            at = f"{path}.remove"
            raise RuleError("rule-nothing-to-remove", file=origin.at(at), key=shown(at), detail=str(value["remove"]))
        return value["add"]
    return value
