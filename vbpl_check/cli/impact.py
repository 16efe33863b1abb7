"""``vbpl-check impact``: what a draft changes in existing law."""

from functools import partial

from vbpl_check import __version__
from vbpl_check.cli.survey import SHEET_FORMS, Wanted, finish, run_survey, shown


def run_impact(wanted: Wanted) -> int:
    """Writes the impact; returns 0, or 3 when some input could not be read."""
    from vbpl_check import surveys
    from vbpl_check.report.survey import impact_report

    found, form = run_survey(wanted, SHEET_FORMS, partial(surveys.impact, version=__version__))
    if form == "json":
        data = impact_report.impact_json(found, wanted.lang)
    else:
        data = shown(wanted, form, impact_report.impact_sheet(found, wanted.lang))
    return finish(wanted, data, found.problems, found.failed)
