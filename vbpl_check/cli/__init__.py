"""The command line: the only code that prints, exits, reads the clock or the environment."""

# No "from __future__ import annotations" in this package: typer reads annotations of functions that live in closures.

import os
import sys
from io import TextIOWrapper

from vbpl_check.errors import VbplError
from vbpl_check.messages import Lang, say


def run() -> None:
    """Runs the program on ``sys.argv`` and exits with its code (0, 1, 2 or 3)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Windows consoles and pipes are not UTF-8 by themselves
            stream.reconfigure(encoding="utf-8", errors="replace")
    lang = language(sys.argv[1:], os.environ.get("VBPL_LANG", ""))
    from typer import TyperException

    from vbpl_check.cli.app import build
    from vbpl_check.cli.usage import told

    try:
        sys.exit(build(lang)(standalone_mode=False))
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message(), file=sys.stderr)
        else:
            print(told(error.format_message(), _command(error), lang), file=sys.stderr)
        sys.exit(error.exit_code)
    except VbplError as error:
        print(say(error.slug, lang, error.slots), file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print(say("interrupted", lang), file=sys.stderr)
        sys.exit(130)


def _command(error: Exception) -> str:
    """ "review import": the command that was being read."""
    context, names = getattr(error, "ctx", None), []
    while context is not None and context.parent is not None:
        names.append(str(context.info_name))
        context = context.parent
    return " ".join(reversed(names))


def language(arguments: list[str], environment: str) -> Lang:
    """Language of help and messages; needed before the options are parsed, because help is made from it."""
    chosen = environment
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            chosen = arguments[position + 1]
        elif argument.startswith("--lang="):
            chosen = argument.partition("=")[2]
    return "en" if chosen.lower().startswith("en") else "vi"
