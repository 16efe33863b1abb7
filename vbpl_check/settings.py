"""Small frozen settings, one for each stage that needs one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """``draft_mode``: pairs have at least one side in a checked document, the other in an existing one or the same draft."""

    as_of: date
    draft_mode: bool = False
    per_norm: int = 12  # candidates kept for each norm
    floor: float = 0.18  # cosine below which two norms are not about the same thing


@dataclass(frozen=True, slots=True)
class RankSettings:
    """``floor``: findings with a lower score are dropped."""

    as_of: date
    floor: float = 0.0
    version: str = ""
    rulebook: str = ""
