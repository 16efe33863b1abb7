"""Finds the members of a family: every module of a package gives one constant."""

from __future__ import annotations

import importlib
import pkgutil
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
