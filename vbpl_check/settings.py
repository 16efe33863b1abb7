"""Small frozen settings, one for each stage that needs one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vbpl_check.model import Decision


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """``draft_mode``: one side of a pair is in a checked document, the other in an existing one or the same draft."""

    as_of: date
    draft_mode: bool = False
    per_norm: int = 20  # pairs kept for each norm: with each existing document for a draft, with all others otherwise
    per_norm_total: int = 90  # pairs kept for a norm of a draft against all existing documents
    per_definition: int = 24  # definitions of the same term kept for each definition
    neighbours: int = 24  # documents with which a document is compared, when there are more
    floor: float = 0.12  # cosine below which two norms are not about the same thing
    same_matter: float = 0.32  # cosine from which two norms are worth a look without any other sign
    nearest: int = 12  # norms of each existing document that a draft's norm meets whatever the signs


@dataclass(frozen=True, slots=True)
class RankSettings:
    """``floor``: findings with a lower score are set aside and counted; ``decisions``: what reviewers said of findings.

    ``version``, ``rulebook``, ``counts`` and ``titles`` (rule id, title) pass through to the report.
    """

    as_of: date
    floor: float = 0.0
    version: str = ""
    rulebook: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
