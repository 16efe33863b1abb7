"""survey: what a draft changes in existing law, and in what state a corpus is."""

from __future__ import annotations

from vbpl_check.survey.condition import condition
from vbpl_check.survey.health import Corpus, health
from vbpl_check.survey.impact import impact

__all__ = ["Corpus", "condition", "health", "impact"]
