"""nli: reads two clauses together and says whether they contradict. Models and how to run them; no rule of law."""

from __future__ import annotations

LABELS = ("conflict", "agrees", "unrelated")  # mâu thuẫn, suy ra, không liên quan
_LONGEST = 900  # characters of a clause that are read
_LEAD = 240  # characters of the words above it


def clause_text(heading: str, lead_in: str, text: str) -> str:
    """A clause with what it stands under, as the encoder reads it: "Hồ sơ cấp giấy phép. Hồ sơ gồm: a) Đơn …"."""
    words = " ".join(part for part in (_ended(heading), lead_in[-_LEAD:]) if part)
    return " ".join(f"{words} {text[:_LONGEST]}".split())


def _ended(heading: str) -> str:
    heading = heading.strip()
    return f"{heading}." if heading and heading[-1] not in ".:;" else heading
