"""Reads the commands of an amending document: what to reword, put in, repeal, or say in other words.

Forms after Nghị định 34/2016/NĐ-CP Điều 75 and its successor Nghị định 78/2025/NĐ-CP: "Sửa đổi, bổ sung khoản 3 Điều 5
như sau: “3. …”", "Bổ sung Điều 6a vào sau Điều 6", "Thay thế cụm từ “…” bằng cụm từ “…” tại …", "Bãi bỏ …".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from vbpl_check.amend.annexes import annex_commands, renumbered
from vbpl_check.amend.phrases import masked, phrases, quoted_text
from vbpl_check.model import Action, Citation, Command, Document, Fragment, Provision, Span
from vbpl_check.text import DATE_LONG, make_date

Parts = tuple[tuple[str, str], ...]
_VERB = r"(?:sửa đổi|sửa|bổ sung|thay thế|thay|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ|chuyển|đánh số lại|đánh lại số|đính chính)"
# "1. Sửa đổi, bổ sung khoản 2", "Điều 3. Bãi bỏ", "b) Bổ sung": at the head of a provision or of a sentence in it
_COMMAND = re.compile(rf"(?:^|[.;:,\n]\s*|\s+(?:và|hoặc|đồng thời)\s+)({_VERB})(?!\w)", re.IGNORECASE)
# "Khoản 3 Điều 5 được sửa đổi, bổ sung như sau", "Điều 7 bị bãi bỏ"
_PASSIVE = re.compile(
    rf"(?:khoản|điểm|điều|chương|mục)\s[^.;:\n]{{1,200}}?(?:được|bị)\s+({_VERB})(?!\w)", re.IGNORECASE
)
_VERBS = re.compile(rf"(?<!\w){_VERB}(?!\w)", re.IGNORECASE)
_REPEALS = re.compile(r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|bỏ)(?!\w)", re.IGNORECASE)
# "Bỏ cụm từ", "Thay thế các từ", "bổ sung từ “…” vào sau cụm từ", "thay cụm từ"
_PHRASE = re.compile(r"(?<!\w)(?:(?:cụm\s+)?từ|từ ngữ)\s*(?=[“\"”]|tại|sau|và|,|của)|(?:cụm\s+từ)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\w)(?:chuyển|đánh số lại|đánh lại số)\s", re.IGNORECASE)
_HEAD = re.compile(r"(?<!\w)(?:tên|tiêu đề)\s+(?:của\s+)?(?:điều|chương|mục|tiểu mục|phần|khoản)(?!\w)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<!\w)(?:đoạn|câu|phần|lời|khổ)\s+(?:mở đầu|đầu tiên|đầu|dẫn đề|dẫn|thứ nhất)(?!\w)", re.IGNORECASE
)
_APPEND = re.compile(
    r"(?<!\w)bổ sung\s+(?:thêm\s+)?(?:đoạn|câu|nội dung|gạch đầu dòng|khổ)(?!\w)|vào cuối", re.IGNORECASE
)
# "vào sau khoản 4", "vào trước Điều 13", "tiếp sau Điều 5"
_BESIDE = re.compile(r"(?:vào|tiếp|ngay|liền)?\s*(sau|trước)\s+(?:các\s+)?$", re.IGNORECASE)
# "… bằng cụm từ … tại toàn bộ Nghị định", "… tại các điều, khoản, điểm của Thông tư"; or no place at all
_EVERYWHERE = re.compile(
    r"(?:tại|trong)\s+(?:toàn bộ|tất cả|các\s+(?:điều|khoản))(?!\s+\d)|\A(?:(?!\stại\s|\strong\s).)*\Z", re.DOTALL
)
# "có hiệu lực từ ngày 01 tháng 7 năm 2026": dates are read elsewhere
_LONGEST_COMMAND = 4000
# "(khoản 5 và khoản 7 Điều 1 của Luật này) có hiệu lực thi hành từ ngày 01 tháng 01 năm 2026": after the provision
_SINCE = re.compile(rf"[^.;:\n]{{0,160}}?có\s+hiệu\s+lực[^.;:\n]{{0,40}}?từ\s+{DATE_LONG.pattern}", re.IGNORECASE)
# "Khoản 3 Điều 5 được bãi bỏ"
_REPEALED = re.compile(r"[^.;:\n]{0,80}?(?:được|bị)\s+(?:bãi|hủy|huỷ)\s+bỏ", re.IGNORECASE)
# "bãi bỏ một số khoản của Điều 2", "bãi bỏ nội dung quy định về tỷ giá tại Điều 6": not the whole of what is named
_PARTLY = re.compile(
    r"một số|nội dung|(?:quy định|điều kiện|thủ tục|cụm từ|từ)\s+(?:về|đối với|[“\"])|đoạn|câu |dòng ",
    re.IGNORECASE,
)


def read_commands(document: Document, citations: Sequence[Citation]) -> tuple[Command, ...]:
    """The commands of a document in reading order; none when it changes no other document."""
    if not any(citation.role in ("amends", "repeals", "replaces") and not citation.quoted for citation in citations):
        return ()
    return tuple(_Reader(document, citations).commands())


class _Reader:
    def __init__(self, document: Document, citations: Sequence[Citation]) -> None:
        self._document = document
        self._units = document.provisions
        self._cited: dict[object, list[Citation]] = defaultdict(list)
        for citation in citations:
            if not citation.quoted and citation.work.kind != "this":
                self._cited[citation.source].append(citation)
        self._below: dict[int, list[int]] = defaultdict(list)
        for index, unit in enumerate(self._units):
            self._below[unit.parent].append(index)
        self._days = [
            (citation.parts, day)
            for citation in citations
            if citation.work.kind == "this" and citation.parts and not citation.quoted
            if (found := _SINCE.match(document.text, citation.span.end))
            if (day := make_date(int(found[3]), int(found[2]), int(found[1])))
        ]
        self._handed: dict[int, str] = {}  # provision -> command that its list items carry on

    def commands(self) -> Iterator[Command]:
        for index, unit in enumerate(self._units):
            if unit.quoted or unit.level == "phu_luc":
                continue
            raw = self._words(index, unit)
            text = masked(raw)
            command = self._command(index, text)
            if command is None:
                continue
            if text.rstrip().endswith(":") and not self._quoted(index):
                self._handed[index] = raw
            governing = self._governing(index)
            if governing is not None:
                yield from self._read(index, unit, raw, command, governing)

    def _words(self, index: int, unit: Provision) -> str:
        """The unit's own words, from its heading to the first unit below it."""
        first = self._below.get(index)
        end = self._units[first[0]].span.start if first else unit.span.end
        label = self._document.text.find(unit.label, unit.span.start, end)
        start = label + len(unit.label) if label >= 0 else unit.span.start
        return self._document.text[start : min(end, start + _LONGEST_COMMAND)]

    def _command(self, index: int, text: str) -> str | None:
        """The words that command: the unit's own, or those of the list it is an item of."""
        head = text.lstrip(" \t\n.):[]0123456789-–")
        if _COMMAND.match(head) or _PASSIVE.match(head):
            return text
        parent = self._units[index].parent
        handed = self._handed.get(parent)
        if handed is not None and self._cited.get(self._units[index].address):
            if index not in self._handed and text.rstrip().endswith(":"):
                self._handed[index] = handed
            return masked(handed) + text
        return None

    def _quoted(self, index: int) -> list[int]:
        return [child for child in self._below.get(index, ()) if self._units[child].quoted]

    def _governing(self, index: int) -> tuple[Citation, list[Citation]] | None:
        """A citation of the document to change, and the provisions named here or, where none is, above."""
        document: Citation | None = None
        named: list[Citation] = []
        at = index
        while at >= 0:
            cited = self._cited.get(self._units[at].address, [])
            if document is None and cited:
                document = cited[0]
            named = named or [citation for citation in cited if citation.parts]
            at = self._units[at].parent
        return (document, named) if document is not None else None

    def _read(
        self, index: int, unit: Provision, raw: str, command: str, governing: tuple[Citation, list[Citation]]
    ) -> Iterator[Command]:
        document, named = governing
        own = [citation for citation in self._cited.get(unit.address, []) if citation.parts]
        quoted = self._quoted(index)
        whole = Command(
            unit.address, unit.span, "word", own[0] if own else document, effective=self._since(unit.address.parts)
        )
        targets = self._targets(named)
        if not quoted and not _PHRASE.search(command):
            cited = self._cited.get(unit.address, [])
            if annexes := annex_commands(whole, raw, self._units, self._document.text, cited):
                yield from annexes
                yield from self._repeals(whole, index, own)
                return
            yield from self._renumbered(whole, raw, own)
        if _PHRASE.search(command) and not quoted:
            yield from self._phrases(whole, raw, index, own)
            return
        if quoted:
            fragment = self._fragment(quoted)
            head = _HEAD.search(command) is not None
            lead = _LEAD.search(command) is not None
            action: Action = "head" if head and not self._below.get(quoted[0]) else "word"
            if lead and not self._below.get(quoted[0]):
                action = "lead"
            yield replace(
                whole, action=action, targets=targets, fragment=fragment, named=head, beside=self._before(raw, named)
            )
            yield from self._repeals(whole, index, own)
            return
        if words := quoted_text(raw):
            if own or named:
                fragment = Fragment(words)
                yield replace(whole, action=_kind_of(command), targets=targets, fragment=fragment)
            return
        if _NUMBERS.search(command):
            return
        if self._below.get(index):
            return  # what is repealed stands in the list below
        yield from self._repeals(whole, index, own)

    def _renumbered(self, whole: Command, raw: str, own: Sequence[Citation]) -> Iterator[Command]:
        if "thành" not in raw:
            return
        start = self._document.text.find(raw, whole.span.start)
        for paths, labels in renumbered(masked(raw), start, own):
            phrases = tuple((path[-1][1], label) for path, label in zip(paths, labels, strict=True))
            yield replace(whole, action="renumber", targets=paths, phrases=phrases)

    def _since(self, parts: Parts) -> date | None:
        """The day of its own that the document sets for one of its provisions; None where there is none."""
        return next((day for named, day in self._days if parts[: len(named)] == named), None)

    def _targets(self, named: Sequence[Citation]) -> tuple[Parts, ...]:
        text = self._document.text
        found = [c.parts for c in named if not _BESIDE.search(text[max(0, c.span.start - 20) : c.span.start])]
        return tuple(dict.fromkeys(found))

    def _before(self, raw: str, named: Sequence[Citation]) -> Parts:
        """What a new provision is put in before: "vào trước Điều 13"."""
        found = re.search(r"vào\s+(?:ngay\s+)?trước\s+(điều|khoản|điểm)\s+(\w+)", raw, re.IGNORECASE)
        if not found:
            return ()
        label = found[2].lower()
        return next((c.parts for c in named if c.parts[-1][1].lower() == label), ())

    def _repeals(self, whole: Command, index: int, own: Sequence[Citation]) -> Iterator[Command]:
        """Provisions named after "bãi bỏ" up to the next command, here or in the words above the list."""
        handed = masked(self._handed.get(self._units[index].parent, "")).lstrip(" .)\n")
        text = self._document.text
        for citation in own:
            if len(citation.parts) == 1 and _annex(citation):
                continue  # "Bãi bỏ Mẫu số 01 tại Phụ lục II": annexes are repealed where the whole is named
            before = masked(text[max(whole.span.start, citation.span.start - 600) : citation.span.start])
            verbs = list(_VERBS.finditer(before))
            said = before[verbs[-1].start() :] if verbs else handed
            passive = _REPEALED.match(text, citation.span.end) is not None and not verbs
            repealed = passive or (_REPEALS.match(said) and not _PARTLY.search(said))
            if repealed and not _VERBS.search(masked(text[citation.span.start : citation.span.end])):
                yield replace(whole, action="repeal", document=citation, targets=(citation.parts,))

    def _phrases(self, whole: Command, raw: str, index: int, own: Sequence[Citation]) -> Iterator[Command]:
        """Other words, with the places named in the same sentence."""
        text = self._document.text
        handed = self._handed.get(self._units[index].parent, "")
        start = text.find(raw, whole.span.start)
        sentences = list(phrases(raw)) or [(pairs, 0, len(raw)) for pairs, _, _ in phrases(handed)]
        for pairs, begin, end in sentences:
            places = [c for c in own if start + begin <= c.span.start < start + end]
            groups: dict[object, list[Citation]] = defaultdict(list)
            for citation in places:
                groups[citation.work].append(citation)
            if not places and self._below.get(index):
                continue  # the places are in the list below
            for cited in groups.values():
                yield replace(
                    whole, action="phrase", document=cited[0], targets=tuple(c.parts for c in cited), phrases=pairs
                )
            if not places and not own and _EVERYWHERE.search(raw):
                yield replace(whole, action="phrase", phrases=pairs)

    def _fragment(self, quoted: Sequence[int]) -> Fragment:
        """The quoted units with all below them."""
        units = self._units
        start, end = units[quoted[0]].span.start, max(units[index].span.end for index in quoted)
        inside = [i for i in range(quoted[0], len(units)) if units[i].span.start < end and units[i].quoted]
        place = {index: number for number, index in enumerate(inside)}
        moved = tuple(
            replace(
                units[i],
                span=Span(units[i].span.start - start, units[i].span.end - start),
                body=Span(max(0, units[i].body.start - start), max(0, units[i].body.end - start)),
                parent=place.get(units[i].parent, -1),
            )
            for i in inside
        )
        return Fragment(self._document.text[start:end], moved)


def _annex(citation: Citation) -> bool:
    return citation.parts[0][0] == "phu_luc"


def _kind_of(command: str) -> Action:
    """What quoted words without a number are for."""
    if _LEAD.search(command):
        return "lead"
    if _HEAD.search(command):
        return "head"
    return "append" if _APPEND.search(command) else "word"
