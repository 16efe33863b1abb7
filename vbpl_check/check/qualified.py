"""The law wants somebody to be one of a group; the draft also takes somebody from outside it.

"người đại diện phải là một trong những người khiếu nại" against "... hoặc là người khác không có khiếu nại"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.text import MAX_CACHE, lowered


@dataclass(frozen=True)
class Params:
    """``words``: rules/lexicon/denial.yaml."""

    words: Words


# "người đại diện phải là một trong những người khiếu nại, có giấy tờ ..."
_MUST_BE = re.compile(
    r"(?P<who>[^,;.]{4,120}?) (?:phải là|chỉ là|phải thuộc|chỉ được là|chỉ được (?:cử|chọn|bầu) (?:từ|trong(?: số)?)"
    r"|phải được (?:cử|chọn|bầu) (?:từ|trong(?: số)?)) (?P<what>[^,;.]{4,160})"
)
# "không nhất thiết phải là đảng viên", "không bắt buộc là viên chức"
_NEED_NOT_BE = re.compile(
    r"(?:không nhất thiết|không bắt buộc|không yêu cầu|không cần)(?: phải)? (?:là|thuộc|có|được (?:cử|chọn) từ)"
    r" (?P<what>[^,;.]{2,120})"
)
# "hoặc là người khác không có khiếu nại", "cá nhân không phải hòa giải viên"
_OUTSIDE = re.compile(
    r"(?:người|cá nhân|tổ chức|đơn vị|doanh nghiệp|thành viên)(?: khác)?(?: mà)? (?:không|chưa)(?: phải)?"
    r"(?: là| có| thuộc)? (?P<what>[^,;.]{2,80}?)(?= nhưng|[,;.]|$)"
)

# "Người làm chứng phải là người có năng lực hành vi dân sự và không có quyền, lợi ích liên quan đến việc công chứng"
_MUST_NOT_HAVE = re.compile(
    r"(?P<who>[^,;.]{4,120}?) phải (?:[^;.]{0,240}(?:và|,) )?(?:không có|không là|không phải là|không thuộc|không giữ)"
    r" (?P<what>(?!trường hợp)[^;.]{4,160})"
)
# "Người có quyền lợi liên quan đến việc công chứng vẫn được làm chứng"
_LETS_IN = re.compile(
    r"(?:người|cá nhân|tổ chức|doanh nghiệp|đơn vị) (?:có|là|giữ|thuộc) (?P<what>[^;.]{4,160}?)"
    r" (?:vẫn|cũng)(?: được| có thể)? (?P<role>[^,;.]{2,120}?)(?= nếu| khi|[,;.]|$)"
)


def lifted(candidate: Pair, params: Params) -> Signal | None:
    """A draft that takes for an office whom the law leaves out."""
    order = tier(candidate.left_document, candidate.right_document)
    if order == 0 or not against_draft(candidate) or not comparable(candidate):
        return None
    draft, law = (candidate.left, candidate.right) if order < 0 else (candidate.right, candidate.left)
    if law.exceptions or law.delegates:
        return None
    text = lowered(draft.text)
    return _barred(candidate, draft, law, params) or _from_outside(candidate, draft, law, text, params)


# The same few sentences of a draft meet thousands of a law: what one says is looked for once.
@lru_cache(maxsize=MAX_CACHE)
def _lets_in(text: str) -> re.Match[str] | None:
    return _LETS_IN.search(lowered(text))


@lru_cache(maxsize=MAX_CACHE)
def _bars(text: str) -> re.Match[str] | None:
    return _MUST_NOT_HAVE.search(lowered(text))


@lru_cache(maxsize=MAX_CACHE)
def _demands(text: str) -> re.Match[str] | None:
    return _MUST_BE.search(lowered(text))


@lru_cache(maxsize=MAX_CACHE)
def _outside(low: str) -> re.Match[str] | None:
    return _NEED_NOT_BE.search(low) or _OUTSIDE.search(low)


def _barred(candidate: Pair, draft: Norm, law: Norm, params: Params) -> Signal | None:
    """The law bars whoever has an interest, the draft lets them in: "người có quyền lợi vẫn được làm chứng"."""
    given = _lets_in(draft.text)
    demand = _bars(law.text) if given else None
    if demand is None or given is None:
        return None
    who, role = _telling(demand["who"].split(" thì ")[-1], params), _telling(given["role"], params)
    barred, named = _telling(demand["what"], params), _telling(given["what"], params)
    if not who or not role or not who <= role | _telling(draft.heading, params) or not who & role or not named:
        return None
    shared = len(barred & named) / len(named)
    return _signal(candidate, draft, law, given, demand, 0.5 + 0.4 * shared) if shared >= 0.7 else None


def _from_outside(candidate: Pair, draft: Norm, law: Norm, text: str, params: Params) -> Signal | None:
    """The law wants a member of a group, the draft takes somebody else as well."""
    outside = _outside(text)
    demand = _demands(law.text) if outside else None
    if outside is None or demand is None:
        return None
    who = _telling(demand["who"].split(" thì ")[-1], params)
    group, named = _telling(demand["what"], params), _telling(outside["what"], params)
    before = frozenset(content(f"{draft.heading} {draft.lead_in} {text[: outside.start()]}"))
    if len(who) < 2 or len(who & before) / len(who) < 0.75 or not group or not named:
        return None
    shared = len(group & named) / min(len(group), len(named))
    if shared < 0.75:
        return None
    return _signal(candidate, draft, law, outside, demand, 0.5 + 0.4 * shared)


def _telling(text: str, params: Params) -> frozenset[str]:
    return frozenset(content(text)) - frozenset(params.words.generic)


def _signal(
    candidate: Pair, draft: Norm, law: Norm, outside: re.Match[str], demand: re.Match[str], strength: float
) -> Signal:
    spans = {
        id(draft): Span(draft.span.start + outside.start(), draft.span.start + outside.end()),
        id(law): Span(law.span.start + demand.start(), law.span.start + demand.end()),
    }
    words = law.text[demand.start("what") : demand.end("what")], draft.text[outside.start() : outside.end()]
    return Signal(
        strength=round(strength, 3),
        left=(spans[id(candidate.left)],),
        right=(spans[id(candidate.right)],),
        slots=(("demanded", words[0]), ("taken", words[1])),
        why=(
            f"Bên cao hơn buộc phải là: “{words[0]}”.",
            f"Bên kia nhận cả: “{words[1]}”.",
            "Hai bên nói về cùng một tư cách.",
        ),
    )


CHECK = Check(Params, lifted, (Pair,))
