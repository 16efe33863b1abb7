"""Finds the members of a family: every module of a package gives one constant."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType
from typing import Any

from vbpl_check.errors import SettingsError


def discover(package: ModuleType, constant: str) -> dict[str, Any]:
    """Module name -> its constant, sorted; a module without a leading underscore must define it."""
    found: dict[str, Any] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        if info.name.startswith("_") or info.ispkg:
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        if not hasattr(module, constant):
            raise SettingsError("registry-constant", module=module.__name__, constant=constant)
        found[info.name] = getattr(module, constant)
    return found


def source_hash(*modules: ModuleType) -> str:
    """Hash of the source files of packages and modules: what a stored result depends on besides its input.

    A number that somebody must remember to raise when code changes is forgotten sooner or later.
    """
    digest = hashlib.blake2b(digest_size=16)
    for module in modules:
        file = Path(str(module.__file__))
        files = sorted(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]
        for path in files:
            digest.update(path.name.encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
