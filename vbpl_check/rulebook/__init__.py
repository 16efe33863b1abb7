"""rules/*.yaml -> frozen values. Strict: what is wrong is named by file, line and key, before any document is read.

Folders of the user lie over the program's own: see ``load_rules`` and README, "Quy tắc riêng của đơn vị".
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

from vbpl_check.rulebook.files import yaml_files
from vbpl_check.rulebook.layers import FIXED, Layers, read_words
from vbpl_check.rulebook.shape import bind_params, convert, shaped
from vbpl_check.rulebook.values import Basis, Case, Expect, Off, Origin, Rule, RuleSet

__all__ = [
    "FIXED", "Basis", "Case", "Expect", "Off", "Origin", "Rule", "RuleSet", "bind_params", "convert", "fingerprint",
    "load_rules", "read_rules", "read_table", "rules_folder",
]  # fmt: skip

T = TypeVar("T")


def rules_folder() -> Path:
    """The folder of rules that ships with the program, in a wheel (``_rules``) or in a checkout (``rules``)."""
    package = Path(__file__).parents[1]
    packaged = package / "_rules"
    return packaged if packaged.is_dir() else package.parent / "rules"


def read_rules(folder: Path | None = None, more: tuple[Path, ...] = ()) -> RuleSet:
    """All rules of ``folder``/conflicts (the program's own by default) with what the folders ``more`` change.

    A file there is a new rule (id VB9xx), or changes one (``extends``, ``replaces``), or switches some off (``disable``
    with a ``reason``). Raises RuleError for an unknown or missing key, a duplicate id, or a rule without both kinds
    of case.
    """
    layers = Layers(folder or rules_folder(), more)
    layers.load()
    return RuleSet(tuple(layers.rules[id] for id in sorted(layers.rules)), tuple(layers.off.values()))


def load_rules(folder: Path | None = None, more: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """The rules that ``read_rules`` finds, sorted by id."""
    return read_rules(folder, more).rules


def read_table(name: str, kind: type[T], folder: Path | None = None, more: tuple[Path, ...] = ()) -> T:
    """The table rules/lexicon/``name``.yaml as a frozen ``kind``; RuleError names the file and the wrong key."""
    base = folder or rules_folder()
    values = read_words(name, base, more, Origin(name))
    changed = [path for one in more for path in yaml_files(one / "lexicon") if path.stem == name]
    where = Origin(changed[-1].as_posix() if changed else f"{name}.yaml")
    return shaped(values, kind, where, "$")


def fingerprint(folder: Path | None = None, part: str = "", more: tuple[Path, ...] = ()) -> str:
    """Hash of all rule and lexicon files, or of those of one ``part`` ("lexicon"): the version of the rule book.

    It covers the folders ``more`` as well, in their order, wherever they lie.
    """
    digest = hashlib.sha256()
    for position, one in enumerate((folder or rules_folder(), *more)):
        if position:
            digest.update(f"\0{position}\0".encode())
        for path in (
            path for name in ("conflicts", "lexicon") if part in ("", name) for path in yaml_files(one / name)
        ):
            digest.update(path.name.encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
