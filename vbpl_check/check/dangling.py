"""A citation names a provision that its target does not have.

"theo quy định tại khoản 8 Điều 62" where Điều 62 has seven clauses
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vbpl_check.check import Check, written
from vbpl_check.model import Reference, Signal

_LEVELS = {
    "phan": "phần", "chuong": "chương", "muc": "mục", "tieu_muc": "tiểu mục", "dieu": "điều", "khoan": "khoản",
    "diem": "điểm", "phu_luc": "phụ lục",
}  # fmt: skip
# "5", "12a"
_NUMBER = re.compile(r"(\d+)([a-zđ]*)$")
# "Điều này", "Luật này", "Thông tư này"
_THIS = re.compile(r"\bnày\b")
# "khoản 2 Điều 5 đã được sửa đổi, bổ sung", "Điều 6a được bổ sung theo"
_AMENDED = re.compile(r"(?:được|đã)\s+(?:được\s+)?(?:sửa đổi|bổ sung)")


@dataclass(frozen=True)
class Params:
    """``period``: citations in texts being drafted ("draft") or in texts already issued ("issued")."""

    period: Literal["draft", "issued"] = "draft"
    far: int = 3  # a wanted number beyond ``far`` times the highest existing one was meant for another document


def dangling(candidate: Reference, params: Params) -> Signal | None:
    """The missing unit, with the labels that do exist beside it."""
    citation, target = candidate.citation, candidate.target
    if target.status != "no_provision" or citation.quoted or citation.role in ("amends", "repeals", "replaces"):
        return None
    day = written(candidate.document, candidate.as_of)
    if (day is not None and day >= candidate.as_of) != (params.period == "draft"):
        return None
    if _AMENDED.search(candidate.sentence) or _another_generation(candidate):
        return None
    missing = _missing(candidate)
    if missing is None or not target.existing:
        return None
    level, label = missing
    strength = _strength(candidate, level, label, params)
    if strength <= 0:
        return None
    shown = (
        ", ".join(target.existing) if len(target.existing) <= 12 else f"{target.existing[0]} đến {target.existing[-1]}"
    )
    unit = f"{_LEVELS.get(level, level)} {label}"
    return Signal(
        strength=strength,
        left=(citation.span,),
        slots=(("cited", citation.raw), ("missing", unit), ("existing", shown)),
        why=(
            f"Đã dò cấu trúc văn bản được dẫn: ở cấp {_LEVELS.get(level, level)} chỉ có {shown}; không có {unit}.",
            "Giả định: văn bản được dẫn trong kho là bản đầy đủ và đúng bản có hiệu lực.",
        ),
    )


def _another_generation(candidate: Reference) -> bool:
    """Is a law cited by its name alone, and the one of that name at hand over? Then a newer one may be meant."""
    work, life = candidate.citation.work, candidate.life
    return life is not None and life.over and work.kind == "name" and not work.number and not work.year


def _missing(candidate: Reference) -> tuple[str, str] | None:
    """The outermost wanted part that does not exist."""
    nearest = candidate.target.nearest
    have = len(set(nearest.parts) & set(candidate.citation.parts)) if nearest is not None else 0
    return candidate.citation.parts[have] if have < len(candidate.citation.parts) else None


def _strength(candidate: Reference, level: str, label: str, params: Params) -> float:
    existing = candidate.target.existing
    wanted = _NUMBER.match(label)
    numbers = [int(m.group(1)) for m in map(_NUMBER.match, existing) if m]
    if wanted and wanted.group(2) and not any(m.group(2) for m in map(_NUMBER.match, existing) if m):
        return 0.0  # "khoản 3a" comes from an amendment that the target's text does not hold
    if wanted and numbers:
        number = int(wanted.group(1))
        if number > params.far * max(numbers) and level == "dieu":
            return 0.0
        if number < max(numbers) and not wanted.group(2):
            return 0.45  # a hole in the numbering: the target's text is damaged as likely as the citation
    own = candidate.citation.work.kind == "this"
    if own and level == "dieu" and not _THIS.search(candidate.citation.raw):
        return 0.4  # the rest of the citation may name another document
    return 0.95


CHECK = Check(Params, dangling, (Reference,))
