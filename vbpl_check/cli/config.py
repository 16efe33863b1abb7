"""Settings of a project: ``vbpl-check.toml``, or ``[tool.vbpl-check]`` of the nearest pyproject.toml."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from vbpl_check.errors import RuleError, SettingsError
from vbpl_check.rulebook import convert


@dataclass(frozen=True)
class Config:
    """What a configuration file may say; options of the command line win over it."""

    against: tuple[str, ...] = ()
    as_of: str | None = None
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    jobs: int = 0
    decisions: str = ""
    ranker: str = ""
    floor: float = 0.3  # of findings that were read, none true is below: .35 in drafts, .69 in documents in force
    nli: str = ""
    nli_model: str = ""
    nli_top: int = 40

    def folders(self) -> tuple[Path, ...]:
        """The user's folders of rules."""
        return tuple(map(Path, self.rules))

    def store(self) -> Path | None:
        """The file of decisions, where one is named and there already."""
        return Path(self.decisions) if self.decisions and Path(self.decisions).is_file() else None

    def ranking(self) -> Path | None:
        """The file of the ranker, where one is named."""
        return Path(self.ranker) if self.ranker else None


def read_config(path: Path | None, folder: Path) -> Config:
    """The settings of ``path``, or of the nearest file above ``folder``; defaults when there is none.

    Relative paths in the file are relative to the file. Raises SettingsError naming the file and the key.
    """
    if path is not None:
        return _read(path, required=True)
    for above in (folder, *folder.parents):
        for name in ("vbpl-check.toml", "pyproject.toml"):
            if (above / name).is_file():
                found = _read(above / name, required=False)
                if found != Config() or name == "vbpl-check.toml":
                    return found
    return Config()


def _read(path: Path, required: bool) -> Config:
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if not required and path.name == "pyproject.toml":
            return Config()  # somebody else's file; not ours to judge
        raise SettingsError("config-unreadable", file=path, detail=error) from error
    if path.name == "pyproject.toml":
        raw = raw.get("tool", {}).get("vbpl-check", {})
    raw = {key.replace("-", "_"): value for key, value in raw.items()}
    try:
        found = convert(raw, Config, path.name)
    except RuleError as error:
        raise SettingsError("config-invalid", file=path, detail=dict(error.slots).get("detail") or error) from error
    return replace(
        found,
        against=tuple(str(path.parent / entry) for entry in found.against),
        rules=tuple(str(path.parent / entry) for entry in found.rules),
        decisions=str(path.parent / found.decisions) if found.decisions else "",
        ranker=str(path.parent / found.ranker) if found.ranker else "",
    )
