"""Decisions of reviewers: read from files, kept in a store, merged, and put beside the findings of a run.

A decision belongs to a finding by its id, which depends on the documents and the words of both sides: where the words
change, the id changes, and the decision no longer applies.
"""

from __future__ import annotations

from vbpl_check.review.files import FORMS, Batch, dump, read
from vbpl_check.review.standing import Standing, contested, merge, opinions, standing
from vbpl_check.review.told import Told, fill, read_report

__all__ = [
    "FORMS",
    "Batch",
    "Standing",
    "Told",
    "contested",
    "dump",
    "fill",
    "merge",
    "opinions",
    "read",
    "read_report",
    "standing",
]
