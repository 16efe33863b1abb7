"""Which source files a stored result depends on besides its input: those of its code and of all that this imports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

_ROOT = Path(__file__).parent
# "from vbpl_check.extract import grants, parts" (in brackets over several lines too), "import vbpl_check.text"; inside
# functions as well. Read by a pattern: to parse the files would take half a second at every start.
_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(vbpl_check[\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n]*))"
    rb"|import[ \t]+(vbpl_check[\w.]*))",
    re.MULTILINE,
)
_NAME = re.compile(rb"\w+")


@cache  # the code of a process does not change
def source_hash(*modules: ModuleType) -> str:
    """Hash of the source files of packages and modules and of all that they import from this program.

    A number that somebody must remember to raise when code changes is forgotten sooner or later, and so is a list of
    what the code depends on.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name, source in sorted(reached(*modules).items()):
        digest.update(name.encode() + b"\0")
        digest.update(source.replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def reached(*modules: ModuleType) -> dict[str, bytes]:
    """Module name -> source, of these modules, packages whole, and of what they import, at any depth."""
    files = _files()
    waiting = [name for module in modules for name in files if f"{name}.".startswith(f"{module.__name__}.")]
    found: dict[str, bytes] = {}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = files[name].read_bytes()
            waiting += (one for one in imported(found[name]) if one in files and one not in found)
    return found


def imported(source: bytes) -> set[str]:
    """The dotted names after the imports of a source: modules with the packages that hold them, and their members."""
    named = set()
    for package, bracketed, listed, module in _IMPORT.findall(source):
        base = (package or module).decode()
        named.add(base)
        named.update(f"{base}.{member.decode()}" for member in _NAME.findall(bracketed or listed))
    parts = [name.split(".") for name in named]
    return {".".join(one[:length]) for one in parts for length in range(1, len(one) + 1)}


@cache
def _files() -> dict[str, Path]:
    """The file of each module of the program."""
    return dict(_walk(_ROOT, "vbpl_check"))


def _walk(folder: Path, package: str) -> Iterator[tuple[str, Path]]:
    for path in folder.iterdir():
        if path.suffix == ".py":
            yield package if path.stem == "__init__" else f"{package}.{path.stem}", path
        elif not path.suffix and path.is_dir():
            yield from _walk(path, f"{package}.{path.stem}")
