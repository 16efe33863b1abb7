"""What headings and lead-ins hand down to the sentences below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from vbpl_check.extract._act import act_words
from vbpl_check.extract._plain import alternatives, plain
from vbpl_check.extract._reading import Reader, Reading
from vbpl_check.extract._tables import ClausesTable
from vbpl_check.extract.subjects import Mention
from vbpl_check.model import Modality, Norm, Provision, Quantity

Role = Literal["", "condition", "exception", "act", "definition"]
_NAMES = {"phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu_muc": "Tiểu mục", "dieu": "Điều"}
# "Sửa đổi, bổ sung khoản 2 như sau:", "Thay thế cụm từ … tại các điều sau đây:"
_AMENDS = re.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay|Bỏ)(?!\w)")
# fillers at the end of a lead-in: "các điều kiện sau đây", "như sau", "bao gồm"
_FILLERS = re.compile(r"(?: ?(?:sau đây|như sau|dưới đây|bao gồm|gồm có|gồm|sau|một trong|các|những|cụ thể))+$")
# "trong các trường hợp sau đây": the items themselves are the conditions
_POINTS_DOWN = re.compile(r"(?:sau đây|sau|dưới đây)$")
_LONGEST_LEAD = 160  # characters of a lead-in that the acts below it repeat
_LAST_WORDS = 90  # characters before the colon that say what a list holds


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above a sentence. ``role``: its items are conditions or acts of the lead-in, not sentences."""

    lead_in: str = ""
    modality: Modality | None = None
    only: bool = False
    subject: str = ""
    subject_key: str = ""
    subject_kind: str = ""
    act: str = ""
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    role: Role = ""
    heading: str = ""
    breadcrumb: str = ""
    transitional: bool = False


class Frames:
    """Makes frames; one object a run."""

    def __init__(self, reader: Reader, table: ClausesTable) -> None:
        self._reader = reader
        self._table = table

    @cached_property
    def _condition_list(self) -> re.Pattern[str]:
        # "có quyền chấm dứt hợp đồng trong các trường hợp sau đây:", "Các trường hợp không phải xin phép:"
        nouns = alternatives(self._table.list_conditions)
        return re.compile(
            rf"(?:^|[ ,])(?:trong|khi|nếu|thuộc|đối với|cho)(?= )[^;:]*? (?:{nouns})[^,;:]*:?$"
            r"|^(?:(?:các|những) (?:trường hợp|đối tượng)|trường hợp sau)"
        )

    @cached_property
    def _exception_list(self) -> re.Pattern[str]:
        # "…, trừ các trường hợp sau đây:"
        return re.compile(rf"(?:^|[ ,])trừ (?:[^,;:]*? )?(?:{alternatives(self._table.list_conditions)})[^,;:]*:?$")

    @cached_property
    def _act_list(self) -> re.Pattern[str]:
        # "đối với một trong các hành vi sau đây:", "các hành vi vi phạm sau:"
        return re.compile(rf"(?:^|[ ,])(?:{alternatives(self._table.list_acts)})[^,;:]*:?$")

    def division(self, above: Frame, provision: Provision) -> Frame:
        """Below the heading of a part, chapter or section: a longer breadcrumb and nothing else."""
        return Frame(breadcrumb=crumb(above.breadcrumb, provision))

    def headed(self, above: Frame, provision: Provision) -> Frame:
        """Below the heading of an article or clause."""
        words = provision.heading
        if provision.level != "dieu":
            frame = replace(above, lead_in=join(above.lead_in, words))
            return self._named(frame, words) or frame
        low = plain(words)
        frame = replace(
            above,
            heading=words,
            breadcrumb=crumb(above.breadcrumb, provision),
            transitional=self._reader.clauses.transitional(low),
            role="definition" if self._reader.clauses.defines(low) else "",
        )
        return self._named(frame, words) or frame

    def led(self, above: Frame, words: str, low: str, quantities: tuple[Quantity, ...]) -> Frame:
        """Below the lead-in sentence ``words`` (``low`` in plain form), which sets ``quantities``."""
        lead_in = join(above.lead_in, words)
        if _AMENDS.match(words) or ("được sửa đổi" in words and low.rstrip(" :").endswith("như sau")):
            return replace(above, lead_in=lead_in, role="")
        named = self._named(replace(above, lead_in=lead_in), words)
        if named is not None:
            return named
        alone = self._alone(words, low)
        if alone is not None:
            return replace(
                above, lead_in=lead_in, subject=words.strip(" :"), subject_key=alone.key, subject_kind=alone.kind
            )
        reading = self._reader.read(words, low, bool(above.subject_key))
        marked = reading.marked and reading.modality != "statement"
        inherits = not reading.subject_key
        return replace(
            above,
            lead_in=lead_in,
            modality=reading.modality if marked else above.modality,
            only=reading.only or (above.only and not marked),
            subject=above.subject if inherits else reading.subject,
            subject_key=above.subject_key if inherits else reading.subject_key,
            subject_kind=above.subject_kind if inherits else reading.subject_kind,
            act=self._act(words, reading, above.act),
            conditions=above.conditions + tuple(item for item in reading.conditions if not _POINTS_DOWN.search(item)),
            exceptions=above.exceptions + reading.exceptions,
            yields=above.yields + reading.yields,
            quantities=above.quantities + quantities,
            role=self._role(low),
        )

    def _alone(self, words: str, low: str) -> Mention | None:
        """The actor that a lead-in names and nothing else: "Giám đốc Sở Tư pháp:"."""
        end = len(low.rstrip(" :"))
        found = self._reader.actors.at(words, low, 0, end)
        return found if found and found.end == end else None

    def _named(self, above: Frame, words: str) -> Frame | None:
        """Below "Quyền của người lao động" or "Các hành vi bị nghiêm cấm"; None for other words."""
        words = words.strip(" .:")
        found = self._reader.clauses.heading(plain(words))
        if found is None:
            return None
        modality, subject = found
        words = words[len(words) - len(subject) :] if subject else ""
        who = self._reader.actors.at(words, plain(words), 0, len(words)) if words else None
        return replace(
            above,
            modality=modality if modality != "statement" else None,
            subject=words if who else "",
            subject_key=who.key if who else "",
            subject_kind=who.kind if who else "",
            role="act" if modality == "prohibition" else "",
        )

    def _act(self, words: str, reading: Reading, above: str) -> str:
        if not words.endswith(":"):
            return above
        act = _FILLERS.sub("", act_words(reading.main, reading.act, ()))
        return join(above, act) if len(act) <= _LONGEST_LEAD else above

    def _role(self, low: str) -> Role:
        last = low[-_LAST_WORDS:]
        if self._reader.clauses.defines(last):
            return "definition"
        if last.rstrip(" :").endswith("như sau"):
            return ""
        if self._act_list.search(last):
            return "act"
        if self._exception_list.search(last):
            return "exception"
        return "condition" if self._condition_list.search(last) else ""


def inherit(reading: Reading, frame: Frame) -> tuple[Modality, bool]:
    """The modality of a sentence under its frame, and whether its subject comes from the frame."""
    if frame.role == "definition":
        return "statement", True
    if frame.role:
        return frame.modality or ("statement" if frame.role != "act" else reading.modality), True
    if reading.modality == "sanction" and frame.modality == "permission":  # "… có quyền: a) Phạt cảnh cáo"
        return "permission", True
    framed = frame.modality is not None or bool(frame.subject_key)
    own_subject = bool(reading.subject_key) and (reading.leading or not framed)
    if frame.modality is None or (reading.marked and reading.leading and not reading.negated):
        return reading.modality, not own_subject
    if reading.negated and frame.modality == "obligation":
        return "prohibition", not own_subject
    return frame.modality, not own_subject


def heir(frame: Frame, last: Norm) -> Frame:
    """The frame of a clause that leaves out the subject named before the semicolon."""
    if not last.subject_key:
        return frame
    return replace(frame, subject=last.subject, subject_key=last.subject_key, subject_kind=last.subject_kind)


def crumb(above: str, provision: Provision) -> str:
    """The breadcrumb of a provision: "Chương II > Điều 5. Hồ sơ"; clauses and points add nothing."""
    name = _NAMES.get(provision.level)
    if name is None:
        return above
    heading = f". {provision.heading}" if provision.level == "dieu" and provision.heading else ""
    own = f"{name} {provision.label}{heading}"
    return f"{above} > {own}" if above else own


def join(first: str, second: str) -> str:
    """Two stretches of words with a blank between; the first alone when the second is empty."""
    return f"{first} {second}".strip() if second else first
