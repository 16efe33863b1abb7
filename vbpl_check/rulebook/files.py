"""YAML files as plain values, with the line of every key. Files of a user's folder are not trusted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vbpl_check.errors import RuleError
from vbpl_check.rulebook.values import Origin

_LARGEST = 512 * 1024  # bytes of one file of a user
_DEEPEST = 12  # levels of nesting
_MOST = 2000  # files of one folder
Values = tuple[Any, Origin]


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files right in ``folder`` by name; none when there is no such folder."""
    found = sorted(path for path in folder.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))
    if len(found) > _MOST:
        raise RuleError("rule-too-many", folder=folder, limit=_MOST)
    return found


def read_values(path: Path, local: bool = False) -> Values:
    """The content of a file. Raises RuleError; a ``local`` file must also be small, shallow and without aliases."""
    import yaml

    name = path.as_posix() if local else path.name
    try:
        if local and path.stat().st_size > _LARGEST:
            raise RuleError("rule-too-large", file=name, limit=_LARGEST // 1024)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleError("rule-unreadable", file=name, detail=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise RuleError("rule-not-utf8", file=name) from error
    try:
        if local:
            _refuse_traps(text, name)
        return _construct(text, name, local)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        raise RuleError("rule-not-yaml", file=where, detail=error.problem or error) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RuleError("rule-not-yaml", file=name, detail=error) from error


def _refuse_traps(text: str, name: str) -> None:
    """Aliases can make a small file a huge value, deep nesting a crash: both are refused before anything is built."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = f"{name}:{event.start_mark.line + 1}" if event.start_mark else name
        if isinstance(event, yaml.AliasEvent):
            raise RuleError("rule-alias", file=line)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > _DEEPEST:
                raise RuleError("rule-too-deep", file=line, limit=_DEEPEST)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def _construct(text: str, name: str, local: bool) -> Values:
    import yaml

    # the C loader is ten times as fast; lines are told only of a user's few files
    kind: Any = yaml.SafeLoader if local else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = kind(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, Origin(name, local=local)
        lines = tuple(_lines(node, "$", name)) if local else ()
        return loader.construct_document(node), Origin(name, lines, local)
    finally:
        loader.dispose()


def _lines(node: Any, path: str, name: str) -> Iterator[tuple[str, int]]:
    """The line of every key below a node; a key given twice is refused: YAML would keep the last one silently."""
    import yaml

    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for position, (key, value) in enumerate(node.value):
            line, label = key.start_mark.line + 1, str(key.value)
            if label in seen:
                raise RuleError("rule-key-twice", file=f"{name}:{line}", key=label)
            seen.add(label)
            below = f"{path}.{label}"
            yield from ((at, line if at == below else own) for at, own in _lines(value, below, name))
            if path == "$.basis":  # dates as keys in the file, a list in the rule
                yield from _lines(value, f"{path}[{position}]", name)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield from _lines(value, f"{path}[{position}]", name)
