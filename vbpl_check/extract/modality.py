"""Whether a clause obliges, forbids, permits, exempts, punishes or only states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vbpl_check.extract._plain import alternatives
from vbpl_check.extract._tables import ModalityTable
from vbpl_check.model import Modality


@dataclass(frozen=True, slots=True)
class Marker:
    """A modal phrase; ``start`` and ``end`` are offsets in the clause."""

    start: int
    end: int
    phrase: str
    modality: Modality
    weak: bool = False
    only: bool = False


# what may stand before a strong marker that is coordinated with a weak one: "được nghỉ và phải báo trước"
_COORDINATED = re.compile(r"(?:,|;| và| hoặc| nhưng| đồng thời| thì| đều| còn| mà)\s*$")
# what may stand before "nghiêm cấm" as a command: nothing, "Nhà nước", "Luật này"
_OPENS = re.compile(r"[^,;]{0,24}")
# a clause inside the clause: "ở lại phòng xử án để có thể được hỏi thêm"
_SUBORDINATE = re.compile(r"(?:^|\s)(?:để|nhằm|rằng)\s*$")
# "mỗi bên có quyền", "các bên có nghĩa vụ"
_EACH = re.compile(r"(?:mỗi|các|một|hai|ba) bên$")
# a result, no passive: "không thể thực hiện bổ sung được", "không tiếp cận được, …"
_NOTHING = re.compile(r"\s*(?:$|[,;)])")
_LEFT = 40  # characters before a marker that are looked at
_KINDS = ("obligation", "prohibition", "permission", "exemption", "sanction", "statement")


class Modals:
    """The modal phrases, compiled; one object a run."""

    def __init__(self, table: ModalityTable) -> None:
        self._table = table

    @cached_property
    def _modalities(self) -> dict[str, Modality | None]:
        found: dict[str, Modality | None] = {}
        for kind in _KINDS:
            found |= dict.fromkeys(getattr(self._table, kind), kind)
        return found | dict.fromkeys(self._table.none)

    @cached_property
    def _markers(self) -> re.Pattern[str]:
        return re.compile(rf"[\s(“\",;:]({alternatives(self._modalities)})")

    @cached_property
    def _weak(self) -> frozenset[str]:
        return frozenset(self._table.weak)

    @cached_property
    def _relative(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[\s,;])(?:{alternatives(self._table.relative_heads)})$")

    @cached_property
    def _causatives(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{alternatives(self._table.causatives)})")

    @cached_property
    def _verbs(self) -> dict[str, re.Pattern[str]]:
        names = ("passive_verbs", "entitlement_verbs", "thing_permissions", "bare_prohibitions", "bare_exemptions")
        return {
            name: re.compile(alternatives(getattr(self._table, name)))
            for name in (*names, "sanction_starts", "predicates")
        }

    def markers(self, low: str, start: int = 0) -> Iterator[Marker]:
        """The modal phrases of the plain clause ``low`` from ``start`` on, those inside fixed nouns skipped."""
        padded = " " + low
        for found in self._markers.finditer(padded, start):
            phrase = found.group(1)
            modality = self._modalities[phrase]
            if modality is not None:
                begin = found.start(1) - 1
                yield Marker(
                    begin, begin + len(phrase), phrase, modality, phrase in self._weak, phrase in self._table.only
                )

    def main(self, low: str, start: int, found: list[Marker]) -> Marker | None:
        """The marker of the main clause among ``found``, or None.

        A marker right after a bare noun ("người phải thi hành án") is part of a noun phrase; so is a weak one that
        a strong one follows without a comma or a conjunction ("tổ chức được cấp phép phải nộp phí").
        """
        if found[-1].phrase == "được" and low.endswith("như sau"):
            return found[-1]
        for index, marker in enumerate(found):
            if marker.phrase == "được" and _NOTHING.match(low, marker.end):
                continue
            before = low[max(start, marker.start - _LEFT) : marker.start]
            if _SUBORDINATE.search(before):
                continue
            if marker.phrase in self._table.starting and not _OPENS.fullmatch(low[start : marker.start]):
                continue
            if self._creditor(before, marker, found[index + 1 :]):
                continue
            if self._relative.search(before.rstrip()):
                continue
            if marker.weak and self._yields_to(low, marker, found[index + 1 :]):
                continue
            return marker
        return None

    def _creditor(self, before: str, marker: Marker, following: list[Marker]) -> bool:
        """Whether "bên có quyền", "bên có nghĩa vụ" is the name of a party: another modal phrase follows."""
        return (
            marker.phrase in ("có quyền", "có nghĩa vụ")
            and before.rstrip().endswith("bên")
            and not _EACH.search(before.rstrip())
            and bool(following)
        )

    def _yields_to(self, low: str, marker: Marker, following: list[Marker]) -> bool:
        for other in following:
            between = low[marker.end : other.start]
            if "," in between or ";" in between or _COORDINATED.search(between):
                return False
            if not other.weak:
                return True
        return False

    def resolve(self, marker: Marker, low: str, actor: bool, agent: bool) -> Modality:
        """The modality of the main marker; the verb behind "được" and who stands before it settle what that means.

        ``actor``: the subject is somebody, not a thing; ``agent``: somebody is named right after the marker.
        """
        if marker.phrase in ("không được", "có thể", "chỉ được", "có thể được"):
            return "statement" if marker.phrase == "không được" and agent else marker.modality
        after = marker.end + 1
        if marker.phrase.endswith(
            "chịu trách nhiệm"
        ):  # a task ("… tổ chức thực hiện"), not liability ("… trước pháp luật")
            return "obligation" if self.verb("predicates", low, after) else "statement"
        if marker.phrase != "được":
            return marker.modality
        if agent:
            return "statement"
        if self.verb("thing_permissions", low, after):
            return "permission"
        if self.verb("entitlement_verbs", low, after):
            return "permission" if actor else "statement"
        if self.verb("passive_verbs", low, after):
            return "statement"
        return "permission" if actor else "statement"

    def verb(self, group: str, low: str, start: int) -> bool:
        """Whether a verb of that list of modality.yaml stands at ``start``."""
        return self._verbs[group].match(low, start) is not None

    def causes(self, low: str) -> bool:
        """Whether a verb that takes a clause ("yêu cầu", "quy định") stands in ``low``."""
        return self._causatives.search(low) is not None

    def bare_negation(self, low: str, start: int) -> Modality:
        """What "không" + verb means when nothing else says it: the verb stands at ``start``.

        An act that others must be kept from is forbidden, a burden is lifted; anything else may describe a state
        ("không thuộc trường hợp …", "không đáp ứng điều kiện") and stays a statement.
        """
        if self.verb("bare_exemptions", low, start):
            return "exemption"
        return "prohibition" if self.verb("bare_prohibitions", low, start) else "statement"
