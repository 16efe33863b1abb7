"""What the program says to its users, by slug, in Vietnamese and English; the texts are YAML files beside this one."""

from __future__ import annotations

import errno
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["vi", "en"]


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    import yaml

    found: dict[str, dict[str, str]] = {}
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        twice = found.keys() & entries.keys()
        if twice:
            raise ValueError(f"{path.name}: slugs used twice: {sorted(twice)}")
        found.update(entries)
    return found


def say(slug: str, lang: Lang = "vi", slots: tuple[tuple[str, str], ...] = ()) -> str:
    """The message of ``slug`` with its slots filled; a missing slot stays visible as {name}.

    A slot may name another message ("@os-missing"), which is told in the same language.
    """
    entry = _catalogue().get(slug)
    if entry is None:
        return f"{slug}: " + ", ".join(f"{key}={value}" for key, value in slots)
    return entry[lang].format_map(_Slots((name, _resolved(value, lang)) for name, value in slots))


def _resolved(value: str, lang: Lang) -> str:
    entry = _catalogue().get(value[1:]) if value.startswith("@") else None
    return entry[lang] if entry else value


def reason(error: OSError) -> str:
    """Why a file could not be opened or written, for a slot: a message of ours where the cause is a usual one."""
    name = _CAUSES.get(error.errno or 0)
    return f"@os-{name}" if name else error.strerror or str(error)


_CAUSES = {
    errno.ENOENT: "missing", errno.EISDIR: "folder", errno.ENOTDIR: "no-folder", errno.EEXIST: "taken",
    errno.EACCES: "denied", errno.EPERM: "denied", errno.EROFS: "readonly", errno.ENOSPC: "full",
    errno.ENAMETOOLONG: "long",
}  # fmt: skip


def is_note(slug: str) -> bool:
    """Whether a problem of that slug is a remark about an input that was read, not a failure to read it."""
    return bool(_catalogue().get(slug, {}).get("note"))


def slugs() -> frozenset[str]:
    """All slugs of the catalogue."""
    return frozenset(_catalogue())


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
