"""What a model suspects in a draft counts by the company it keeps: it warns only where much is found.

In a draft by a competent office nearly everything that looks contrary to the law is not. Of 120 drafts that nobody had
learned from, 13 had one suspicion (9 right), 18 had two (28 of 36 right), 53 had three or more (215 of 270 right), and
none of those was an ordinary draft. Where rules found at least five things in the draft 32 of 40 suspicions were right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from vbpl_check.rank.merge import Group

COMPANY = 5  # entries of rules about a document from which on a model's suspicion of it is a warning
SUSPECTS = 3  # warnings of the model about it from which on they stand by themselves


def heed(groups: Iterable[Group]) -> None:
    """Makes a model's warnings hints where there are fewer than ``SUSPECTS`` and rules have fewer than ``COMPANY``."""
    groups = list(groups)
    proved, suspected = (
        Counter(each.main.left.document for each in groups if _warns(each) and each.main.by_model == by_model)
        for by_model in (False, True)
    )
    for each in groups:
        main = each.members[0]
        document = main.finding.left.document
        if main.finding.by_model and proved[document] < COMPANY and suspected[document] < SUSPECTS:
            each.members[0] = replace(main, finding=replace(main.finding, severity="info"))


def _warns(group: Group) -> bool:
    return group.main.severity != "info"
