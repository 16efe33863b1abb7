"""``vbpl-check impact``: what a draft changes in existing law."""

from functools import partial

from vbpl_check import __version__
from vbpl_check.cli.survey import Wanted, finish, run_survey, screen

FORMS = {"console": ".txt", "json": ".json", "html": ".html"}


def run_impact(wanted: Wanted) -> int:
    """Writes the impact; returns 0, or 3 when some input could not be read."""
    from vbpl_check import surveys
    from vbpl_check.report.survey import impact_report, sheet

    found, form = run_survey(wanted, FORMS, partial(surveys.impact, version=__version__))
    if form == "json":
        data = impact_report.impact_json(found, wanted.lang)
    else:
        page = impact_report.impact_sheet(found, wanted.lang)
        shown = sheet.console(page, wanted.lang, *screen(wanted)) if form == "console" else ""
        data = shown.encode("utf-8", "replace") if form == "console" else sheet.html(page, wanted.lang)
    return finish(wanted, data, found.problems, found.failed)
