"""The words of the object of an act, and the classes that it names, which are compared apart."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset([
    "đối", "và", "của", "các", "những", "cho", "với", "về", "theo", "tại", "từ", "đến", "trong", "do", "để", "bị",
    "này", "đó", "một", "mỗi", "hoặc", "là", "được", "việc",
])  # fmt: skip
# labels of classes are compared apart: "khoáng sản nhóm II, nhóm III"
_LABEL = r"(?:[ivx]+|[a-z]\d?|\d{1,2}|đặc biệt)(?!\w)"
CLASSES = re.compile(
    rf"(?<!\w)(?:nhóm|hạng|loại|bậc|cấp) {_LABEL}(?:(?:, | và | hoặc )(?:nhóm |hạng |loại |cấp )?{_LABEL})*"
)


def words_of(text: str) -> tuple[str, ...]:
    """The words without small ones and numbers."""
    return tuple(word for word in _WORDS.findall(text) if word not in _SMALL and not word.isdigit())


def classes_of(text: str) -> tuple[str, ...]:
    """The labels of classes: "nhóm iii, nhóm iv" -> ("nhóm iii", "nhóm iv")."""
    found: list[str] = []
    for run in CLASSES.finditer(text):
        noun = run.group().split(" ", 1)[0]
        found += [f"{noun} {label}" for label in re.findall(rf"(?<!\w){_LABEL}", run.group())]
    return tuple(dict.fromkeys(found))
