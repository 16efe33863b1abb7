"""The options of graph, impact and health."""

from pathlib import Path
from typing import Annotated, Any

import typer

from vbpl_check.messages import Lang, say


def add_surveys(app: typer.Typer, lang: Lang) -> None:
    """Registers the three commands."""
    for add in (_add_graph, _add_impact, _add_health):
        add(app, lang)


def _paths(slug: str, lang: Lang) -> Any:
    return typer.Argument(metavar="PATH...", help=say(slug, lang))


def _option(slug: str, lang: Lang, *names: str, metavar: str | None = None, least: int | None = None) -> Any:
    return typer.Option(*names, metavar=metavar, min=least, help=say(slug, lang))


def _add_graph(app: typer.Typer, lang: Lang) -> None:
    @app.command("graph", help=say("help-graph", lang))
    def graph(
        paths: Annotated[list[Path], _paths("help-paths", lang)],
        against: Annotated[list[Path] | None, _option("help-graph-against", lang, "--against", metavar="PATH")] = None,
        as_of: Annotated[str | None, _option("help-as-of", lang, "--as-of", metavar="YYYY-MM-DD")] = None,
        format: Annotated[
            str | None, _option("help-graph-format", lang, "--format", metavar="jsonl|graphml|html")
        ] = None,
        output: Annotated[Path | None, _option("help-survey-output", lang, "--output", "-o", metavar="FILE")] = None,
        jobs: Annotated[int, _option("help-jobs", lang, "--jobs", "-j", least=0)] = 0,
        no_cache: Annotated[bool, _option("help-no-cache", lang, "--no-cache")] = False,
        quiet: Annotated[bool, _option("help-quiet", lang, "--quiet", "-q")] = False,
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.graph import run_graph
        from vbpl_check.cli.survey import Wanted

        asked = Wanted(tuple(paths), tuple(against or ()), as_of, format, output, jobs, not no_cache, quiet, lang)
        raise typer.Exit(run_graph(asked))


def _add_impact(app: typer.Typer, lang: Lang) -> None:
    @app.command("impact", help=say("help-impact", lang))
    def impact(
        draft: Annotated[Path, typer.Argument(metavar="DRAFT", help=say("help-impact-draft", lang))],
        against: Annotated[list[Path], _option("help-impact-against", lang, "--against", metavar="PATH")],
        as_of: Annotated[str | None, _option("help-as-of", lang, "--as-of", metavar="YYYY-MM-DD")] = None,
        format: Annotated[
            str | None, _option("help-survey-format", lang, "--format", metavar="console|json|html")
        ] = None,
        output: Annotated[Path | None, _option("help-survey-output", lang, "--output", "-o", metavar="FILE")] = None,
        jobs: Annotated[int, _option("help-jobs", lang, "--jobs", "-j", least=0)] = 0,
        no_cache: Annotated[bool, _option("help-no-cache", lang, "--no-cache")] = False,
        quiet: Annotated[bool, _option("help-quiet", lang, "--quiet", "-q")] = False,
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.impact import run_impact
        from vbpl_check.cli.survey import Wanted

        asked = Wanted((draft,), tuple(against), as_of, format, output, jobs, not no_cache, quiet, lang)
        raise typer.Exit(run_impact(asked))


def _add_health(app: typer.Typer, lang: Lang) -> None:
    @app.command("health", help=say("help-health", lang))
    def health(
        paths: Annotated[list[Path], _paths("help-paths", lang)],
        as_of: Annotated[str | None, _option("help-as-of", lang, "--as-of", metavar="YYYY-MM-DD")] = None,
        format: Annotated[
            str | None, _option("help-survey-format", lang, "--format", metavar="console|json|html")
        ] = None,
        output: Annotated[Path | None, _option("help-survey-output", lang, "--output", "-o", metavar="FILE")] = None,
        jobs: Annotated[int, _option("help-jobs", lang, "--jobs", "-j", least=0)] = 0,
        no_cache: Annotated[bool, _option("help-no-cache", lang, "--no-cache")] = False,
        quiet: Annotated[bool, _option("help-quiet", lang, "--quiet", "-q")] = False,
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.health import run_health
        from vbpl_check.cli.survey import Wanted

        asked = Wanted(tuple(paths), (), as_of, format, output, jobs, not no_cache, quiet, lang)
        raise typer.Exit(run_health(asked))
