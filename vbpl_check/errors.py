"""The one error tree. A slug names a message in ``vbpl_check/messages`` and a heading in README."""

from __future__ import annotations


class VbplError(Exception):
    """An error a user can act on; ``slots`` fill the message of ``slug``."""

    exit_code = 2

    def __init__(self, slug: str, **slots: object) -> None:
        super().__init__(slug, slots)
        self.slug = slug
        self.slots = tuple((key, str(value)) for key, value in slots.items())

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.slug, self.slots))

    def __str__(self) -> str:
        return f"{self.slug}: " + ", ".join(f"{key}={value}" for key, value in self.slots)


class InputError(VbplError):
    """A file that cannot be read; the run goes on without it."""

    exit_code = 3


class RuleError(VbplError):
    """A rule or lexicon file that is wrong; names the file and the key."""


class SettingsError(VbplError):
    """An option or a configuration value that is wrong."""


def _rebuild(kind: type[VbplError], slug: str, slots: tuple[tuple[str, str], ...]) -> VbplError:
    return kind(slug, **dict(slots))
