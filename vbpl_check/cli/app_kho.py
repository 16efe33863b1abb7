"""The commands about a kho and their options."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from vbpl_check.messages import Lang, say


def add_kho(app: typer.Typer, lang: Lang) -> None:
    """Adds ``index``, ``related`` and ``search``."""

    @app.command("index", help=say("help-index", lang))
    def index(
        kho: Annotated[Path, typer.Argument(metavar="KHO", help=say("help-kho", lang))],
        paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("help-paths", lang))],
        facts: Annotated[bool, typer.Option("--facts", help=say("help-facts", lang))] = False,
        jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help=say("help-jobs", lang))] = 0,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("help-quiet", lang))] = False,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.kho import run_index

        raise typer.Exit(run_index(kho, tuple(paths), jobs, quiet, lang, facts))

    @app.command("related", help=say("help-related", lang))
    def related(
        kho: Annotated[Path, typer.Argument(metavar="KHO", help=say("help-kho", lang))],
        addresses: Annotated[
            list[str] | None, typer.Argument(metavar="ADDRESS...", help=say("help-address", lang))
        ] = None,
        source: Annotated[Path | None, typer.Option("--from", metavar="FILE", help=say("help-from", lang))] = None,
        top: Annotated[int, typer.Option("--top", min=1, max=500, help=say("help-top", lang))] = 10,
        level: Annotated[Literal["dieu", "khoan"], typer.Option("--level", help=say("help-level", lang))] = "dieu",
        other_documents: Annotated[
            bool, typer.Option("--other-documents", help=say("help-other-documents", lang))
        ] = False,
        as_of: Annotated[
            str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help=say("help-related-as-of", lang))
        ] = None,
        format: Annotated[
            Literal["console", "jsonl"], typer.Option("--format", help=say("help-related-format", lang))
        ] = "console",
        output: Annotated[
            Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("help-output", lang))
        ] = None,
        jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help=say("help-jobs", lang))] = 0,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.kho import Asked, run_related

        asked = Asked(
            kho, tuple(addresses or ()), source, top, level, other_documents, as_of, format, output, jobs, lang
        )
        raise typer.Exit(run_related(asked))

    @app.command("search", help=say("help-search", lang))
    def search(
        kho: Annotated[Path, typer.Argument(metavar="KHO", help=say("help-kho", lang))],
        words: Annotated[list[str], typer.Argument(metavar="WORDS...", help=say("help-words", lang))],
        as_of: Annotated[
            str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help=say("help-search-as-of", lang))
        ] = None,
        top: Annotated[int, typer.Option("--top", min=1, max=500, help=say("help-top", lang))] = 10,
        every: Annotated[bool, typer.Option("--all", help=say("help-search-all", lang))] = False,
        format: Annotated[
            Literal["console", "jsonl"], typer.Option("--format", help=say("help-related-format", lang))
        ] = "console",
        output: Annotated[
            Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("help-output", lang))
        ] = None,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.kho import run_search

        raise typer.Exit(run_search(kho, " ".join(words), as_of, top, every, format, output, lang))
