"""The options of ``vbpl-check review``."""

from pathlib import Path
from typing import Annotated, Any

import typer

from vbpl_check.messages import Lang, say


def add_review(app: typer.Typer, lang: Lang) -> None:
    """Adds ``review import``, ``export``, ``merge`` and ``train``."""
    group = typer.Typer(help=say("help-review", lang), no_args_is_help=True, rich_markup_mode=None)
    for add in (_add_import, _add_export, _add_merge, _add_train):
        add(group, lang)
    app.add_typer(group, name="review")


def _files(lang: Lang) -> Any:
    return typer.Argument(metavar="FILE...", help=say("help-review-files", lang))


def _option(slug: str, lang: Lang, *names: str, metavar: str = "FILE") -> Any:
    return typer.Option(*names, metavar=metavar, help=say(slug, lang))


def _add_import(group: typer.Typer, lang: Lang) -> None:
    @group.command("import", help=say("help-review-import", lang))
    def import_(
        files: Annotated[list[Path], _files(lang)],
        decisions: Annotated[Path | None, _option("help-decisions", lang, "--decisions")] = None,
        report: Annotated[list[Path] | None, _option("help-review-report", lang, "--report")] = None,
        config: Annotated[Path | None, _option("help-config", lang, "--config")] = None,
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.review import run_import

        raise typer.Exit(run_import(tuple(files), _store(decisions, config), tuple(report or ()), lang))


def _add_export(group: typer.Typer, lang: Lang) -> None:
    @group.command("export", help=say("help-review-export", lang))
    def export(
        output: Annotated[Path | None, _option("help-review-output", lang, "--output", "-o")] = None,
        decisions: Annotated[Path | None, _option("help-decisions", lang, "--decisions")] = None,
        report: Annotated[list[Path] | None, _option("help-review-report", lang, "--report")] = None,
        config: Annotated[Path | None, _option("help-config", lang, "--config")] = None,
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.review import run_export

        raise typer.Exit(run_export(_store(decisions, config), tuple(report or ()), output, lang))


def _add_merge(group: typer.Typer, lang: Lang) -> None:
    @group.command("merge", help=say("help-review-merge", lang))
    def merge(
        files: Annotated[list[Path], _files(lang)],
        output: Annotated[Path, _option("help-review-output", lang, "--output", "-o")],
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.review import run_merge

        raise typer.Exit(run_merge(tuple(files), output, lang))


def _add_train(group: typer.Typer, lang: Lang) -> None:
    @group.command("train", help=say("help-review-train", lang))
    def train(
        output: Annotated[Path, _option("help-ranker-output", lang, "--output", "-o")] = Path("vbpl-check-ranker.json"),
        decisions: Annotated[Path | None, _option("help-decisions", lang, "--decisions")] = None,
        report: Annotated[list[Path] | None, _option("help-review-report", lang, "--report")] = None,
        config: Annotated[Path | None, _option("help-config", lang, "--config")] = None,
        lang_option: Annotated[str | None, _option("help-lang", lang, "--lang", metavar="vi|en")] = None,
    ) -> None:
        from vbpl_check.cli.review import run_train

        raise typer.Exit(run_train(_store(decisions, config), tuple(report or ()), output, lang))


def _store(decisions: Path | None, config: Path | None) -> Path | None:
    """The store of the option, else of the configuration; None for the usual file."""
    from vbpl_check.cli.config import read_config

    if decisions is not None:
        return decisions
    configured = read_config(config, Path.cwd()).decisions
    return Path(configured) if configured else None
