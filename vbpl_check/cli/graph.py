"""``vbpl-check graph``: the clause graph of documents."""

from vbpl_check.cli.survey import Wanted, finish, run_survey

FORMS = {"jsonl": ".jsonl", "graphml": ".graphml", "html": ".html"}


def run_graph(wanted: Wanted) -> int:
    """Writes the graph; returns 0, or 3 when some input could not be read."""
    from vbpl_check import surveys

    graph, form = run_survey(wanted, FORMS, surveys.graph)
    if form == "html":
        from vbpl_check.report.survey.graph_page import graph_html

        data = graph_html(graph, wanted.lang)
    else:
        from vbpl_check.report.survey.graph_lines import graphml, json_lines

        data = graphml(graph) if form == "graphml" else json_lines(graph, wanted.lang)
    return finish(wanted, data, graph.problems, graph.failed)
