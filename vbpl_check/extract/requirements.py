"""What a sentence demands of an applicant, spares him, or forbids to demand: papers, steps, levels, marks that sort.

"Hồ sơ gồm: ... c) Giấy xác nhận về thu nhập" against "không phải nộp giấy tờ chứng minh thu nhập"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.extract._closed_lists import adds_to, conditions_for
from vbpl_check.extract._plain import alternatives, plain
from vbpl_check.extract._requirement_marks import MarkTable, marks
from vbpl_check.items import telling
from vbpl_check.model import Norm, Requirement, Span, Stance

_LONGEST_ITEM = 320  # characters
_SHORTEST_ITEM = 6
_LAST_WORDS = 220  # characters at the end of a lead-in that say whose dossier it is
_HINTS = ("phải", "không", "miễn", "kèm", "nộp", "hồ sơ")


@dataclass(frozen=True)
class RequirementTable:
    """The table rules/lexicon/requirements.yaml; the comments there say what each list is."""

    required: tuple[str, ...]
    added: tuple[str, ...]
    waived: tuple[str, ...]
    barred: tuple[str, ...]
    waived_traps: tuple[str, ...]
    openers: tuple[str, ...]
    heads: tuple[str, ...]
    dossier_ends: tuple[str, ...]
    refusals: tuple[str, ...]


# what follows a demanded thing: "…, trừ trường hợp …", "… trước khi khởi công", "… theo quy định của pháp luật"
_STOP = re.compile(
    r"[;:()]|\.(?=\s|$)|, (?:trừ|nhưng|trình|để|đồng thời|mà|thì|trong|nếu|khi|không|phù hợp|và phải|theo)(?!\w)"
    r"| (?:trừ|nhưng|trước khi|trước ngày|sau khi|khi|nếu|trong thời hạn|trong vòng|theo quy định|theo mẫu"
    r"|quy định tại|đối với|chậm nhất|thì|để|mới được|và thực hiện|kể từ|cho đến)(?!\w)"
)
# "không phân biệt", "không phải là": a denial before a demand turns it
_DENIED = re.compile(r"(?:không|chưa|chẳng|chỉ|nếu)\s*$")
# the words of a dossier before its list: "01 bộ hồ sơ đề nghị cấp giấy phép", "thành phần hồ sơ"
_DOSSIER = re.compile(r"(?<!đủ )hồ sơ(?! (?:được|phải|theo))(?:(?! (?:trong|kể từ|thì|được|phải) )[^;:.]){0,150}$")
# "hồ sơ đề nghị cấp thẻ gồm đơn, ảnh và bản sao …", "trong đơn khiếu nại phải ghi rõ …": a dossier in one sentence
_INLINE = re.compile(
    r"(?<!đủ )(?<!\w)((?:hồ sơ|đơn)(?! (?:được|phải|theo))(?:(?! (?:trong|kể từ|thì|được|phải|do) )[^;:.,]){3,120}?) "
    r"(?:gồm có|bao gồm|gồm|phải ghi rõ|phải có các nội dung|phải có nội dung)(?!\w):? *"
)
# "đơn khiếu nại", "đơn đề nghị cấp thẻ" before "phải kèm"
_FORM = re.compile(r"(?<!\w)(?:đơn|tờ khai) [^,;.]{4,80}$")
# "Ngoài phương án sử dụng vốn vay, người lao động nộp giấy xác nhận": something on top
_BEYOND = re.compile(
    r"ngoài [^;.]{6,200}?,[^;.]{0,120}? (?:còn )?(?:phải )?(?:nộp|gửi|có|xuất trình)(?: thêm| kèm)?(?!\w) "
)
# "phải nộp 50% tiền sử dụng đất": a payment is no paper
_MONEY = re.compile(
    r" *(?:các )?(?:khoản |số )?(?:\d[\d.,]* ?%? ?)?(?:tiền|thuế|phí|lệ phí|chi phí|vào ngân sách)(?!\w)"
)
_NAMED = 3  # telling syllables from which on a dossier is named by its own words, not by the heading
# a component that only some hand in: "(nếu có)", "trường hợp ủy quyền thì …", "đối với tổ chức"
_SOMETIMES = re.compile(r"nếu có|(?:^|[,( ])(?:trường hợp|đối với|nếu) ")


@dataclass(frozen=True)
class _Patterns:
    markers: re.Pattern[str]
    stances: dict[str, Stance]
    openers: re.Pattern[str]
    traps: re.Pattern[str]
    joint: re.Pattern[str]
    heads: re.Pattern[str]
    dossier: re.Pattern[str]
    refusal: re.Pattern[str]
    added: frozenset[str]


@lru_cache(maxsize=4)
def _patterns(table: RequirementTable) -> _Patterns:
    stances: dict[str, Stance] = dict.fromkeys(table.required, "required")
    stances |= dict.fromkeys(table.waived, "waived")
    stances |= dict.fromkeys(table.barred, "barred")
    heads = alternatives(table.heads)
    return _Patterns(
        # "…, không phải nộp giấy tờ …": a whole phrase
        markers=re.compile(rf"(?<!\w){alternatives(stances)}"),
        stances=stances,
        openers=re.compile(rf"(?: *{alternatives(table.openers)})+ *"),
        traps=re.compile(rf" *{alternatives(table.waived_traps)}"),
        # "giấy phép A, giấy phép B hoặc chứng chỉ C", "thẩm định, phê duyệt đề án"
        joint=re.compile(rf",? (?:hoặc|và|hay) (?={heads})|, (?={heads})"),
        heads=re.compile(heads),
        # "hồ sơ đề nghị cấp giấy phép gồm:"
        dossier=re.compile(rf"{alternatives(table.dossier_ends)} *:?$"),
        refusal=re.compile(rf"(?<!\w){alternatives(table.refusals)}"),
        added=frozenset(table.added),
    )


def find_requirements(norm: Norm, table: RequirementTable, sorts: MarkTable) -> tuple[Requirement, ...]:
    """What a norm demands, spares or forbids to demand."""
    return _requirements(norm, _patterns(table), sorts)


def _requirements(norm: Norm, patterns: _Patterns, sorts: MarkTable) -> tuple[Requirement, ...]:
    low = plain(norm.text)
    found = list(marks(norm, low, sorts))
    if any(hint in low for hint in _HINTS):
        found += _demands(norm, low, patterns)
    if " trừ " in low:
        demands = [item for item in found if item.stance == "required" and item.kind in ("paper", "procedure")]
        found += _excepted(norm, low, demands, patterns)
    found += _inline(norm, low, patterns)
    component = _component(norm, low, patterns)
    if component and not any(item.stance != "required" or item.kind == "dossier" for item in found):
        found.append(component)
    return tuple(found)


def _demands(norm: Norm, low: str, patterns: _Patterns) -> Iterator[Requirement]:
    """The things after "phải nộp", "không phải nộp", "không được yêu cầu …" of one sentence."""
    refused = patterns.refusal.search(low) is not None
    beyond = _BEYOND.match(low)
    if beyond and not patterns.markers.search(low, beyond.end() - 20):
        stop = _STOP.search(low, beyond.end())
        end = stop.start() if stop else len(low)
        item = low[beyond.end() : end].strip(" ,.;")
        whose = _whose(norm, "")
        parts = _parts(item, patterns)
        yield Requirement("paper", "required", _span(norm, beyond.end(), end), item, parts, added=True, listed=whose)
    first: int | None = None
    last = 0
    for marker in patterns.markers.finditer(low):
        if marker.start() < last:
            continue
        phrase = marker.group()
        stance = patterns.stances[phrase]
        if stance == "required" and _DENIED.search(low[max(0, marker.start() - 8) : marker.start()]):
            continue
        if stance == "waived" and patterns.traps.match(low, marker.end()):
            continue
        start = marker.end()
        opener = patterns.openers.match(low, start)
        start = opener.end() if opener else start
        if low.startswith(",", start) or _MONEY.match(low, start) or _describes(low, marker.start(), start):
            continue
        stop = _STOP.search(low, start, start + _LONGEST_ITEM)
        end = stop.start() if stop else min(len(low), start + _LONGEST_ITEM)
        first = marker.start() if first is None else first
        item = low[start:end].strip(" ,.;")
        if len(item) < _SHORTEST_ITEM:
            continue
        last = end
        kind = "procedure" if "thủ tục" in low[marker.start() : start] else "paper"
        yield Requirement(
            "procedure" if kind == "procedure" else "paper",
            stance,
            _span(norm, start, end),
            item,
            _parts(item, patterns),
            alternative=" hoặc " in item or " hay " in item,
            case=_case(norm, low[: marker.start() if stance == "barred" else first]),
            added=phrase in patterns.added,
            refused=refused,
            listed=_whose(norm, low[:first]) if phrase in patterns.added else adds_to(norm, low),
        )


# "…, trừ trường hợp cung cấp dịch vụ phải đăng ký", "…, trừ hộ nghèo"
_EXCEPT = re.compile(r",? trừ (?:các )?(?:trường hợp|đối tượng)?(?: sau)? ?([^.;]{8,200})")
# "quy định tại khoản 4 Điều này" alone: the case stands elsewhere
_POINTER = re.compile(r"\(?(?:được )?(?:quy định|nêu|nói) tại [^,;.]*")


def _excepted(norm: Norm, low: str, demands: list[Requirement], patterns: _Patterns) -> Iterator[Requirement]:
    """What an exception spares: "phải có A, trừ trường hợp B" spares A in case B."""
    found = _EXCEPT.search(low)
    case = _POINTER.sub(" ", found[1]).strip(" ,") if found else ""
    if found is None or len(telling(case)) < _NAMED:
        return
    before = low[: found.start()]
    whole = patterns.heads.match(before) is not None and len(telling(before)) >= _NAMED and ";" not in before
    spared = [
        (item.item, item.parts, item.span) for item in demands if item.span.end <= norm.span.start + found.start()
    ]
    if whole and not spared:
        spared = [(before.strip(" ,"), (before.strip(" ,"),), _span(norm, 0, found.start()))]
    for item, parts, span in spared:
        yield Requirement("paper", "waived", span, item, parts, case=case, added=True)


# "người mà phải nộp giấy tờ", "thuộc diện phải có giấy phép", "khi phải xuất trình thẻ": who is meant, not a demand
_MEANT = re.compile(r"(?<!\w)(?:mà \w[^,;]*|thuộc (?:diện|đối tượng|trường hợp)[^,;]*|nếu [^,;]*|khi [^,;]*)$")


def _describes(low: str, start: int, item: int) -> bool:
    """Does the demand at ``start`` only say whom the sentence is about? "trường hợp phải nộp A thì …"."""
    before = low[:start].rpartition(" thì ")[2]
    if _MEANT.search(before):
        return True
    case = re.search(r"(?<!\w)(?:trường hợp|đối với)(?!\w)[^;]*$", before)
    return case is not None and " thì " in low[item:]


def _inline(norm: Norm, low: str, patterns: _Patterns) -> Iterator[Requirement]:
    """The dossier whose papers one sentence names."""
    for match in _INLINE.finditer(low) if "gồm" in low or " phải " in low else ():
        if low[match.end() :].strip():
            end = match.end() + len(low[match.end() :].rstrip(" .;"))
            item = low[match.end() : end]
            named = _dossier_name(norm, match[1])
            parts = _parts(item, patterns)
            yield Requirement("dossier", "required", _span(norm, match.end(), end), item, parts, listed=named)


def _dossier_name(norm: Norm, words: str) -> str:
    """What the dossier is for, in its own words or those of the heading ("Hồ sơ" alone says nothing)."""
    return words if len(telling(words)) >= _NAMED else f"{words} {plain(norm.heading)}"


def _whose(norm: Norm, before: str) -> str:
    """The application or dossier to which something is added: the words before it, or the heading."""
    found = _DOSSIER.search(before.strip(" ,")) or _FORM.search(before)
    heading = plain(norm.heading)
    return found.group().strip() if found else heading if "hồ sơ" in heading else adds_to(norm, plain(norm.text))


def _headed(norm: Norm, low: str, patterns: _Patterns) -> str:
    """The dossier that a clause belongs to under the heading "Hồ sơ vay vốn": its words begin with a paper."""
    heading = plain(norm.heading)
    last = norm.provision.parts[-1:]
    clause = bool(last) and last[0][0] == "khoan"
    return heading if clause and heading.startswith("hồ sơ") and patterns.heads.match(low) else ""


def _component(norm: Norm, low: str, patterns: _Patterns) -> Requirement | None:
    """A point of "Hồ sơ đề nghị … gồm:", or a clause below the heading "Hồ sơ …"."""
    lead = plain(norm.lead_in)[-_LAST_WORDS:].strip()
    ends = patterns.dossier.search(lead) if "hồ sơ" in lead else None
    dossier = _DOSSIER.search(lead[: ends.start()].rstrip(" ,")) if ends else None
    name = _dossier_name(norm, dossier.group()) if dossier else _headed(norm, low, patterns) or conditions_for(norm)
    if not name or norm.heading == "" or _SOMETIMES.search(low):
        return None
    stop = _STOP.search(low)
    end = stop.start() if stop else len(low)
    item = low[:end].strip(" ,.;")
    if len(item) < _SHORTEST_ITEM:
        return None
    parts = _parts(item, patterns)
    alternative = " hoặc " in item or " hay " in item
    return Requirement(
        "paper",
        "required",
        _span(norm, 0, end),
        item,
        parts,
        alternative,
        _case(norm, ""),
        listed=name,
    )


def _parts(item: str, patterns: _Patterns) -> tuple[str, ...]:
    """The members of an enumeration; a bare verb belongs to what follows ("thẩm định, phê duyệt đề án")."""
    parts: list[str] = []
    held = ""
    for part in patterns.joint.split(item):
        words = f"{held} {part}".strip()
        if len(part.split()) < 3 and part is not item:
            held = words
            continue
        parts.append(words)
        held = ""
    if held:
        parts.append(held)
    return tuple(parts)


def _case(norm: Norm, before: str) -> str:
    """For whom and when: the words before the demand, or else those of the lead-in."""
    before = before.strip(" ,")
    if len(before) >= 2 * _SHORTEST_ITEM:
        return before
    return f"{plain(norm.lead_in)[-_LAST_WORDS:]} {before}".strip()


def _span(norm: Norm, start: int, end: int) -> Span:
    return Span(norm.span.start + start, norm.span.start + end)
