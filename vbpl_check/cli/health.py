"""``vbpl-check health``: the state of a corpus."""

from functools import partial

from vbpl_check import __version__
from vbpl_check.cli.survey import SHEET_FORMS, Wanted, finish, run_survey, shown


def run_health(wanted: Wanted) -> int:
    """Writes the state of the corpus; returns 0, or 3 when some input could not be read."""
    from vbpl_check import surveys
    from vbpl_check.report.survey import health_report

    found, form = run_survey(wanted, SHEET_FORMS, partial(surveys.health, version=__version__))
    if form == "json":
        data = health_report.health_json(found, wanted.lang)
    else:
        data = shown(wanted, form, health_report.health_sheet(found, wanted.lang))
    return finish(wanted, data, found.problems, found.failed)
