"""Which case a provision speaks of: labelled classes, denied marks, provisions pointed to. All texts in lower case."""

from __future__ import annotations

import re
from functools import lru_cache

# "không có hạ tầng mạng", "chưa kết hôn"; not "không quá", "không được", "không phải"
_BOUNDING = "quá|vượt|được|phải|thấp|dưới|ít|lớn|nhỏ|nhiều|cao|hơn|trên|tính|kể|phân biệt|bao gồm|gồm"
_DENIAL = re.compile(rf"(?:không|chưa)\s(?!{_BOUNDING})(\w+\s\w+)")


def denies(left: str, right: str) -> bool:
    """Does one text deny ("không giữ chức vụ") what the other affirms ("giữ chức vụ")? Both in lower case."""
    return _denied(left, right) or _denied(right, left)


def _denied(text: str, other: str) -> bool:
    for m in _DENIAL.finditer(text):
        if m.group() not in other and re.search(rf"(?<!không )(?<!chưa ){re.escape(m.group(1))}", other):
            return True
    return False


# "quy định tại điểm b, điểm c khoản 2 Điều này", "quy định tại các khoản 3 và 4 Điều 7"
_POINTED = re.compile(r"(?:quy định|nêu|nói) tại (?:các )?((?:điểm|khoản|điều|chương|mục) [^;:.()]{0,60})")


def pointed(text: str) -> frozenset[str]:
    """The provisions that lower-case ``text`` points to for what it speaks of, as written."""
    return frozenset(m.group(1).strip() for m in _POINTED.finditer(text))


# "III", "A1", "2", "đặc biệt", "tỉnh": what can stand after "nhóm", "hạng", "loại", "cấp" as a label
LABEL = r"(?<!\w)(?:[ivx]+|[a-zđ]\d?|\d{1,2}[a-zđ]?|đặc biệt|tỉnh|huyện|xã)(?!\w)"


@lru_cache(maxsize=64)
def labels_pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Lower-case "hạng a1, a, b1", "nhóm iii": group 1 the noun, group 2 its labels."""
    joined = rf"{LABEL}(?:(?:, | và | hoặc ){LABEL})*"
    return re.compile(rf"(?<!\w)({'|'.join(nouns)})\s+({joined})" if nouns else r"(?!)()()")


@lru_cache(maxsize=1 << 14)
def labels(text: str, nouns: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The labels of each class noun: "giấy phép hạng b và hạng c1" gives {"hạng": {"b", "c1"}}."""
    found: dict[str, set[str]] = {}
    for m in labels_pattern(nouns).finditer(text):
        found.setdefault(m.group(1), set()).update(re.findall(LABEL, m.group(2)))
    return {noun: frozenset(values) for noun, values in found.items()}


def other_class(left: str, right: str, nouns: tuple[str, ...]) -> bool:
    """Do both name classes of one noun, and none in common?"""
    mine, theirs = labels(left, nouns), labels(right, nouns)
    return any(not mine[noun] & theirs[noun] for noun in mine.keys() & theirs.keys())


def points_elsewhere(left: str, right: str) -> bool:
    """Do both point to provisions for what they speak of, and not to the same ones?"""
    mine, theirs = pointed(left), pointed(right)
    return bool(mine and theirs and mine != theirs)
