"""The commands and their options."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from vbpl_check import __version__
from vbpl_check.cli.app_kho import add_kho
from vbpl_check.cli.app_review import add_review
from vbpl_check.cli.app_rules import add_rules
from vbpl_check.cli.app_surveys import add_surveys
from vbpl_check.messages import Lang, say

FailOn = Literal["error", "warning", "info", "never"]


def build(lang: Lang) -> typer.Typer:
    """The application with help in ``lang``."""
    app = typer.Typer(
        name="vbpl-check", help=say("help-app", lang), no_args_is_help=True, add_completion=False,
        pretty_exceptions_enable=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip

    def version(asked: bool) -> None:
        if asked:
            print(f"vbpl-check {__version__}")
            raise typer.Exit

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", callback=version, is_eager=True, help=say("help-version", lang))
        ] = False,
    ) -> None:
        pass

    _add_check(app, lang)
    _add_parse(app, lang)
    add_surveys(app, lang)
    add_kho(app, lang)
    add_review(app, lang)
    add_rules(app, lang)
    return app


def _add_check(app: typer.Typer, lang: Lang) -> None:
    @app.command("check", help=say("help-check", lang))
    def check(
        paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("help-paths", lang))],
        against: Annotated[
            list[Path] | None, typer.Option("--against", metavar="PATH", help=say("help-against", lang))
        ] = None,
        as_of: Annotated[
            str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help=say("help-as-of", lang))
        ] = None,
        format: Annotated[
            list[str] | None, typer.Option("--format", metavar="NAME", help=say("help-format", lang))
        ] = None,
        output: Annotated[
            list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help=say("help-output", lang))
        ] = None,
        fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help=say("help-fail-on", lang))] = None,
        select: Annotated[
            list[str] | None, typer.Option("--select", metavar="RULE", help=say("help-select", lang))
        ] = None,
        ignore: Annotated[
            list[str] | None, typer.Option("--ignore", metavar="RULE", help=say("help-ignore", lang))
        ] = None,
        rules: Annotated[
            list[Path] | None, typer.Option("--rules", metavar="DIR", help=say("help-rules-folder", lang))
        ] = None,
        config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help=say("help-config", lang))] = None,
        decisions: Annotated[
            Path | None, typer.Option("--decisions", metavar="FILE", help=say("help-decisions", lang))
        ] = None,
        ranker: Annotated[Path | None, typer.Option("--ranker", metavar="FILE", help=say("help-ranker", lang))] = None,
        floor: Annotated[float | None, typer.Option("--floor", metavar="P", help=say("help-floor", lang))] = None,
        nli: Annotated[
            str | None, typer.Option("--nli", metavar="embedded|none|PATH|URL", help=say("help-nli", lang))
        ] = None,
        nli_model: Annotated[
            str | None, typer.Option("--nli-model", metavar="NAME", help=say("help-nli-model", lang))
        ] = None,
        nli_top: Annotated[int | None, typer.Option("--nli-top", min=1, help=say("help-nli-top", lang))] = None,
        jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=0, help=say("help-jobs", lang))] = None,
        no_cache: Annotated[bool, typer.Option("--no-cache", help=say("help-no-cache", lang))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("help-quiet", lang))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=say("help-verbose", lang))] = False,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.check import Asked, run_check
        from vbpl_check.cli.config import read_config

        settings = read_config(config, Path.cwd())
        asked = Asked(
            paths=tuple(paths),
            against=tuple(against or map(Path, settings.against)),
            as_of=as_of or settings.as_of,
            formats=tuple(format or ()),
            outputs=tuple(output or ()),
            fail_on=fail_on or settings.fail_on,
            select=tuple(select or settings.select),
            ignore=tuple(ignore or settings.ignore),
            jobs=jobs if jobs is not None else settings.jobs,
            cache=not no_cache,
            quiet=quiet,
            verbose=verbose,
            lang=lang,
            rules=tuple(rules or settings.folders()),
            decisions=decisions or settings.store(),
            ranker=ranker or settings.ranking(),
            floor=settings.floor if floor is None else floor,
            nli=nli or settings.nli,
            nli_model=nli_model or settings.nli_model,
            nli_top=nli_top or settings.nli_top,
        )
        raise typer.Exit(run_check(asked))


def _add_parse(app: typer.Typer, lang: Lang) -> None:
    @app.command("parse", help=say("help-parse", lang))
    def parse(
        paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("help-paths", lang))],
        format: Annotated[
            Literal["tree", "json", "jsonl"], typer.Option("--format", help=say("help-parse-format", lang))
        ] = "tree",
        output: Annotated[
            Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("help-output", lang))
        ] = None,
        jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help=say("help-jobs", lang))] = 0,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.parse import run_parse

        raise typer.Exit(run_parse(tuple(paths), format, output, jobs, lang))
