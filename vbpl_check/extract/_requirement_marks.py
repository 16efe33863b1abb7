"""Places on ordered scales ("tốt nghiệp đại học") and marks that sort applicants ("hình thức chính quy")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vbpl_check.extract._plain import alternatives, anywhere
from vbpl_check.model import Norm, Requirement, Span

_REACH = 60  # characters before a place on a scale in which its anchor stands


# "Người có bằng trung cấp chuyên ngành không phải có thêm chứng chỉ": the level says who is meant, not what he needs
_DESCRIBES = re.compile(r"[^;.]{0,120}?(?<!\w)(?:phải|không phải|thì|được|chỉ cần|không cần|có quyền)(?!\w)")

# "chương trình đào tạo trình độ sơ cấp", "học viên trình độ thạc sĩ", "mỗi trình độ đào tạo của giáo dục đại học":
# what is taught; not "được đào tạo trình độ đại học trở lên"
_PROGRAMME = re.compile(
    r"(?:(?<!được )(?<!qua )(?<!đã )đào tạo|chương trình|giáo trình|học phí|học viên|sinh viên|học sinh|sau đại học"
    r"|\bhọc) (?:các )?trình độ(?!.*(?:trình độ|bằng|tốt nghiệp))|trình độ đào tạo(?!.*(?:trình độ|bằng|tốt nghiệp))"
)


@dataclass(frozen=True)
class Scale:
    """``ranks`` from the lowest, each with its names; ``anchors``: one stands before; ``unless``: none beside."""

    name: str
    anchors: tuple[str, ...]
    ranks: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Of the name only: a key of the patterns must not walk the whole table for each sentence."""
        return hash(self.name)


@dataclass(frozen=True)
class Distinction:
    """A dimension by which applicants are told apart: its ``names`` and the ``marks`` that a condition sets."""

    name: str
    names: tuple[str, ...]
    marks: tuple[str, ...]

    def __hash__(self) -> int:
        """Of the name only, as that of a scale."""
        return hash(self.name)


@dataclass(frozen=True)
class MarkTable:
    """The tables scales.yaml and distinctions.yaml."""

    scales: tuple[Scale, ...]
    distinctions: tuple[Distinction, ...]

    @cached_property
    def hints(self) -> re.Pattern[str]:
        """The places and marks themselves: most sentences have none."""
        places = {name for scale in self.scales for names in scale.ranks for name in names}
        return re.compile(anywhere(places | {mark for entry in self.distinctions for mark in entry.marks}))


@lru_cache(maxsize=16)
def _names(scale: Scale) -> tuple[re.Pattern[str], dict[str, int]]:
    ranks = {name: rank for rank, names in enumerate(scale.ranks) for name in names}
    return re.compile(anywhere(ranks)), ranks


@lru_cache(maxsize=16)
def _anchors(scale: Scale) -> re.Pattern[str]:
    return re.compile(anywhere(scale.anchors))


@lru_cache(maxsize=16)
def _barred(entry: Distinction) -> re.Pattern[str]:
    # "không được phân biệt loại hình đào tạo", "không phân biệt giới tính, nơi cư trú"
    return re.compile(rf"không (?:được |có sự )?phân biệt (?:[^.;:]{{0,60}}[ ,])?{alternatives(entry.names)}")


@lru_cache(maxsize=16)
def _demanded(entry: Distinction) -> re.Pattern[str]:
    # "chỉ nhận Phiếu đăng ký của người tốt nghiệp đại học hình thức chính quy", "phải có hộ khẩu thường trú"
    opening = r"(?:chỉ (?:tiếp nhận|nhận|tuyển|tuyển dụng|xét|xem xét|cấp|cho|áp dụng|dành)|phải (?:là|có|tốt nghiệp)"
    opening += r"|không (?:tiếp nhận|nhận|xét|tuyển)|ưu tiên)"
    return re.compile(rf"(?<!không ){opening}(?!\w)[^.;:]{{0,120}}?(?<!\w){alternatives(entry.marks)}")


def marks(norm: Norm, low: str, table: MarkTable) -> Iterator[Requirement]:
    """The places on scales and the sorting marks in ``low``, the plain form of the norm's sentence."""
    if "phân biệt" not in low and not table.hints.search(low):
        return
    for scale in table.scales:
        yield from _levels(norm, low, scale)
    for entry in table.distinctions:
        if "phân biệt" in low:
            barred = _barred(entry).search(low)
            if barred:
                yield _mark(norm, "barred", entry.name, barred)
                continue
        demanded = _demanded(entry).search(low)
        if demanded:
            yield _mark(norm, "required", entry.name, demanded)


def _mark(norm: Norm, stance: str, key: str, found: re.Match[str]) -> Requirement:
    span = Span(norm.span.start + found.start(), norm.span.start + found.end())
    return Requirement(
        "distinction", "barred" if stance == "barred" else "required", span, found.group(), key=key, case=norm.heading
    )


def _levels(norm: Norm, low: str, scale: Scale) -> Iterator[Requirement]:
    """The lowest place that the sentence is content with, when the sentence asks for one."""
    pattern, ranks = _names(scale)
    found = []
    for match in pattern.finditer(low):
        before = low[max(0, match.start() - _REACH) : match.start()]
        near = low[match.start() : match.end() + 25]
        asked = _anchors(scale).search(before) and not any(word in near for word in scale.unless)
        if asked and not _PROGRAMME.search(before) and not _DESCRIBES.match(low, match.end()):
            found.append(match)
    if not found:
        return
    lowest = min(found, key=lambda match: (ranks[match.group()], match.start()))
    span = Span(norm.span.start + lowest.start(), norm.span.start + lowest.end())
    rank = ranks[lowest.group()]
    yield Requirement("level", "required", span, lowest.group(), key=scale.name, rank=rank, case=low[: lowest.start()])
