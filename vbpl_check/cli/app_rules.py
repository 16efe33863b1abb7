"""The commands about the rule book and their options."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from vbpl_check.messages import Lang, say


def add_rules(app: typer.Typer, lang: Lang) -> None:
    """Adds ``explain`` and ``rules`` with ``rules test``."""
    _add_explain(app, lang)
    group = typer.Typer(help=say("help-rules", lang), rich_markup_mode=None)
    app.add_typer(group, name="rules", invoke_without_command=True)
    _add_table(group, lang)
    _add_test(group, lang)


def _add_explain(app: typer.Typer, lang: Lang) -> None:
    @app.command("explain", help=say("help-explain", lang))
    def explain(
        rule: Annotated[str, typer.Argument(metavar="RULE", help=say("help-rule", lang))],
        format: Annotated[
            Literal["console", "md"], typer.Option("--format", help=say("help-explain-format", lang))
        ] = "console",
        rules: Annotated[
            list[Path] | None, typer.Option("--rules", metavar="DIR", help=say("help-rules-folder", lang))
        ] = None,
        config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help=say("help-config", lang))] = None,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.rules import explain_rule

        print(explain_rule(rule, lang, format, folders(rules, config)), end="")


def _add_table(group: typer.Typer, lang: Lang) -> None:
    @group.callback()
    def table(
        context: typer.Context,
        rules: Annotated[
            list[Path] | None, typer.Option("--rules", metavar="DIR", help=say("help-rules-folder", lang))
        ] = None,
        config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help=say("help-config", lang))] = None,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        if context.invoked_subcommand is None:
            from vbpl_check.cli.rules import rule_table

            print(rule_table(lang, folders(rules, config)), end="")


def _add_test(group: typer.Typer, lang: Lang) -> None:
    @group.command("test", help=say("help-rules-test", lang))
    def test(
        rules: Annotated[
            list[Path] | None, typer.Argument(metavar="[DIR]...", help=say("help-rules-test-folder", lang))
        ] = None,
        config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help=say("help-config", lang))] = None,
        select: Annotated[
            list[str] | None, typer.Option("--select", metavar="RULE", help=say("help-select", lang))
        ] = None,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=say("help-rules-test-verbose", lang))] = False,
        lang_option: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=say("help-lang", lang))] = None,
    ) -> None:
        from vbpl_check.cli.rule_tests import run_rule_tests

        raise typer.Exit(run_rule_tests(folders(rules, config), tuple(select or ()), verbose, lang))


def folders(given: list[Path] | None, config: Path | None) -> tuple[Path, ...]:
    """The user's folders of rules: those of the command line, else those of the configuration."""
    if given:
        return tuple(given)
    from vbpl_check.cli.config import read_config

    return read_config(config, Path.cwd()).folders()
