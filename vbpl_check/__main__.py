"""python -m vbpl_check, and the console script."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line; ``--version`` answers without loading it, because importing typer alone takes 0.2 s."""
    if sys.argv[1:] == ["--version"]:
        from vbpl_check import __version__

        sys.stdout.write(f"vbpl-check {__version__}\n")
        return
    from vbpl_check.cli import run
    from vbpl_check.runtime.garbage import collect_seldom

    collect_seldom()
    run()


if __name__ == "__main__":
    main()
