"""What a quantity is of: the noun phrase measured, the base of a share, the origin of a duration, who is fined."""

from __future__ import annotations

import re

from vbpl_check.extract._quantity_bounds import Found
from vbpl_check.extract._quantity_table import Grammar
from vbpl_check.text import words as split_words

_LIMIT = 240  # characters looked at on either side
_LONGEST = 14  # words of a phrase
# "; ", ". ", ": " and brackets end a clause; a comma may stand inside a noun phrase
_CLAUSE_END = re.compile(r"[;:()\[\]“”\"\n]|\.(?= |$)")
_PHRASE_END = re.compile(r"[,;:()\[\]“”\"\n]|\.(?= |$)")
# " kể từ ngày nhận đủ hồ sơ hợp lệ", ", tính từ thời điểm ...", " sau khi ...", " trước ngày khai giảng"
_ORIGIN = re.compile(
    r"(?:[ ]?\([^()\n]{0,80}\))?,?[ ](?:làm việc[ ])?(kể từ|tính từ|từ|sau|trước)[ ]"
    r"(?:sau[ ])?(?:khi|ngày|thời điểm|thời gian|lúc|giờ)(?:[ ](?:khi|ngày|được ngày))?[ ]"
)
# "Kể từ ngày nhận được hồ sơ, trong thời hạn 05 ngày"
_ORIGIN_LEFT = re.compile(
    r"(?<!\w)(?:kể từ|tính từ|từ|sau)[ ](?:khi|ngày|thời điểm)[ ]([^,;:()]{3,160}),[ ](?:[^,;:()]{0,40})$"
)
# "đối với cá nhân", "của tổ chức có hành vi vi phạm"; not "đối với tổ chức tín dụng"
_HOLDER = re.compile(
    r"(?:đối với|của|cho)[ ](cá nhân|tổ chức)(?=[ ]?(?:[,;.)]|$)|[ ](?:thì|là|có|vi phạm|thực hiện|khi|và|không))"
)
_ORIGIN_STOPS = frozenset(split_words("thì phải mà nếu trừ hoặc nhưng"))
# the agent of the main clause, when no comma is written before it: "... hồ sơ hợp lệ Ủy ban nhân dân ..."
_AGENTS = ("cơ quan", "ủy ban", "uỷ ban", "sở ", "bộ ", "chủ tịch", "tòa án", "giám đốc", "bộ trưởng")
_LINKS = frozenset(split_words("của từ cho với tại và hoặc do bởi về đến gửi theo là giữa"))


def base_of(lower: str, found: Found, ceiling: int, words: Grammar) -> str:
    """Of what a share is taken ("giá khởi điểm"), or the unit after a slash ("m2")."""
    if found.per:
        return found.per
    if found.dimension != "ratio":
        return ""
    after = found.after or found.end
    right = lower[after : min(ceiling, after + _LIMIT)]
    right = re.sub(r"^[ ](?:(?:của|trên|so với|tính trên|trong)[ ])?(?:tính theo[ ])?", " ", right, count=1)
    phrase = _phrase(right, words, keep=frozenset(("của", "và", "trong", "có", "từ", "theo", "được", "với")))
    return phrase if phrase and phrase.split()[0] not in words.stops else ""


def origin_of(lower: str, found: Found, ceiling: int) -> str:
    """The event a duration runs from ("nhận đủ hồ sơ hợp lệ"); "trước ..." for one that it precedes."""
    if found.dimension not in ("duration", "frequency"):
        return ""
    match = _ORIGIN.match(lower, found.end)
    if match is None:
        left = _ORIGIN_LEFT.search(lower, max(0, found.start - _LIMIT), found.start)
        return _event(left[1]) if left else ""
    end = _PHRASE_END.search(lower, match.end())
    event = _event(lower[match.end() : end.start() if end else len(lower)])
    return f"trước {event}" if event and match[1] == "trước" else event


def _event(raw: str) -> str:
    tokens = raw.split()[: _LONGEST + 6]
    for position, word in enumerate(tokens):
        rest = " ".join(tokens[position : position + 3]) + " "
        if position and word in _ORIGIN_STOPS:
            return " ".join(tokens[:position])
        if position > 1 and rest.startswith(("theo quy định", "quy định tại", "theo mẫu", "theo đúng quy định")):
            return " ".join(tokens[:position])
        if position > 2 and rest.startswith(_AGENTS) and tokens[position - 1] not in _LINKS:
            return " ".join(tokens[:position])
    return " ".join(tokens)


def holder_of(lower: str, found: Found, floor: int, ceiling: int) -> str:
    """Whether a fine is for a person or an organisation, when the words beside it say so."""
    if found.dimension != "money" or "phạt" not in lower:
        return ""
    right = {match[1] for match in _HOLDER.finditer(lower, found.end, min(len(lower), ceiling, found.end + 120))}
    sides = right or {match[1] for match in _HOLDER.finditer(lower, max(floor, found.start - 100), found.start)}
    return {"cá nhân": "ca_nhan", "tổ chức": "to_chuc"}[sides.pop()] if len(sides) == 1 else ""


def measured_of(lower: str, found: Found, floor: int, words: Grammar) -> str:
    """The noun phrase to the left that names what is measured, "" when there is none in the clause.

    ``floor``: where the quantity before ends. Counts are measured by the noun after the unit.
    """
    heads = words.heads.get(found.dimension)
    begin = max(floor, found.start - _LIMIT)
    for match in _CLAUSE_END.finditer(lower, begin, found.start):
        begin = match.end()
    if heads is not None:
        last = None
        for match in heads.finditer(lower, begin, found.start):
            last = match if last is None or match.start() >= last.end() else last
        if last is not None and lower.count(",", last.end(), found.start) <= 1:
            return _measure(lower[last.start() : found.start], len(last[0].split()), words)
    return ""


def counted_of(lower: str, found: Found, words: Grammar) -> str:
    """The noun counted: "bộ hồ sơ", "thành viên hội đồng"; "" for times and points."""
    if not found.noun or found.unit == "item":
        return found.noun
    return f"{found.noun} {_phrase(lower[found.after : found.after + 80], words)}".strip()


def _measure(phrase: str, head: int, words: Grammar) -> str:
    kept: list[str] = []
    for word in phrase.replace(",", " , ").split():
        if len(kept) >= head and (word in words.stops or word == "," or len(kept) == _LONGEST):
            break
        kept.append(word)
    measure = " ".join(kept)
    return {"phạt tiền": "mức phạt", "mức phạt tiền": "mức phạt", "bị phạt tù": "phạt tù"}.get(measure, measure)


def _phrase(right: str, words: Grammar, keep: frozenset[str] = frozenset()) -> str:
    """The noun phrase that begins here: up to punctuation, a number or a word that starts something else."""
    if right[:1] not in (" ", "\u00a0", ""):
        return ""
    end = _PHRASE_END.search(right)
    kept: list[str] = []
    for word in right[: end.start() if end else len(right)].split():
        barred = word in words.stops and not (kept and word in keep)
        if barred or word[:1].isdigit() or len(kept) == _LONGEST:
            break
        kept.append(word)
    while kept and kept[-1] in words.stops:
        kept.pop()
    return " ".join(kept)
