"""What a quantity is of: the noun phrase measured, the base of a share, the origin of a duration, who is fined."""

from __future__ import annotations

import re

from vbpl_check.extract._quantity_bounds import Found
from vbpl_check.extract._quantity_table import Grammar
from vbpl_check.text import words as split_words

_LIMIT = 240  # characters looked at on either side
_LONGEST = 14  # words of a phrase
_FAR = 12  # words between a measure and its number
_FAR_SUBJECT = 40  # the same before "là": "Mức phạt tiền tối đa đối với hành vi ... là 10 lần khoản thu"
# "; ", ". ", ": " and brackets end a clause; a comma may stand inside a noun phrase
_CLAUSE_END = re.compile(r"[;:()\[\]“”\"|\n]|\.(?= |$)")
_PHRASE_END = re.compile(r"[,;:()\[\]“”\"|\n]|\.(?= |$)")
# " kể từ ngày nhận đủ hồ sơ hợp lệ", ", tính từ thời điểm ...", " sau khi ...", " trước ngày khai giảng"
_ORIGIN = re.compile(
    r"(?:[ ]?\([^()\n]{0,80}\))?,?[ ](?:làm việc[ ])?(?:đầu(?: tiên)?,?[ ])?(kể từ|tính từ|từ|sau|trước)[ ]"
    r"(?:sau[ ])?(?:khi|ngày|thời điểm|thời gian|lúc|giờ)(?:[ ](?:khi|ngày|được ngày))?[ ]"
)
# "Kể từ ngày nhận được hồ sơ, trong thời hạn 05 ngày"
_ORIGIN_LEFT = re.compile(
    r"(?<!\w)(?:kể từ|tính từ|từ|sau)[ ](?:khi|ngày|thời điểm)[ ]([^,;:()]{3,160}),[ ](?:[^,;:()]{0,40})$"
)
# "trước ngày khai mạc kỳ tuyển dụng ít nhất 15 ngày"
_BEFORE_LEFT = re.compile(r"(?<!\w)trước[ ](?:ngày|khi|thời điểm|lúc)[ ]([^,;:().\d]{3,90}?)[ ]?$")
# "đối với cá nhân", "của tổ chức có hành vi vi phạm"; not "đối với tổ chức tín dụng"
_HOLDER = re.compile(
    r"(?:đối với|của|cho)[ ](cá nhân|tổ chức)(?=[ ]?(?:[,;.)]|$)|[ ](?:thì|là|có|vi phạm|thực hiện|khi|và|không))"
)
# "05 năm kinh nghiệm", "03 năm công tác": what a length of time was spent on
_SPENT = re.compile(
    r"[ ](?:kinh nghiệm|công tác|đóng|tham gia|giữ|hành nghề|giảng dạy|tù|thâm niên|làm|liên tục|tiền)(?!\w)"
)
# words that do not end a noun phrase
_NO_END = frozenset(split_words("và của hoặc các những về cho với ở mỗi một theo trong"))
# "hai phần ba tổng số đại biểu biểu quyết tán thành": the base is all delegates; not "tổng số phiếu biểu quyết"
_VOTING = re.compile(r"(?<!phiếu)(?<!quyền) (?:biểu quyết|yêu cầu|đề nghị)$")
_INSIDE_BASE = frozenset(("trong", "có", "theo"))
_ORIGIN_STOPS = frozenset(split_words("thì phải mà nếu trừ nhưng"))
# "bị trừ hết điểm": here the word is a verb
_PASSIVE = frozenset(("bị", "được", "khấu"))
# "hoặc kể từ ngày ...": another origin
_ANOTHER = (
    "hoặc kể ",
    "hoặc từ ",
    "hoặc ngày ",
    "hoặc tính ",
    "hoặc trong ",
    "và thực hiện ",
    "và phải ",
    "và có thể ",
    "và được gia hạn ",
    "và không ",
    "và tổng ",
    "không phải ",
    "không được ",
    "đến ngày ",
    "cho đến ",
)
# "05 ngày làm việc đầu tiên của tháng tiếp theo"
_FIRST = re.compile(
    r"[ ](đầu(?: tiên)?(?: của| trong)?(?: mỗi)? (?:tháng|quý|năm|tuần|kỳ)(?: (?:tiếp theo|kế tiếp|liền kề|sau))?)"
)
# "luật này có hiệu lực thi hành và được xem xét": what comes after is no part of the event
_FORCE = re.compile(r"[^,;:]{3,160}?có hiệu lực(?: thi hành| pháp luật)?(?!\w)")
# the agent of the main clause, when no comma is written before it: "... hồ sơ hợp lệ Ủy ban nhân dân ..."
_AGENTS = ("cơ quan", "ủy ban", "uỷ ban", "sở ", "bộ ", "chủ tịch", "tòa án", "giám đốc", "bộ trưởng")
_LINKS = frozenset(split_words("của từ cho với tại và hoặc do bởi về đến gửi theo là giữa được bị"))
_NO_AGENT = _LINKS | {"cơ", "trụ", "hồ", "cán", "toàn", "đồng"}  # "cơ sở", "trụ sở", "cán bộ" are no agents


def base_of(lower: str, found: Found, ceiling: int, words: Grammar) -> str:
    """Of what a share is taken ("giá khởi điểm"), or the unit after a slash ("m2")."""
    if found.per:
        return found.per
    if found.dimension != "ratio":
        return ""
    after = found.after or found.end
    right = lower[after : min(ceiling, after + _LIMIT)]
    right = re.sub(r"^[ ](?:(?:của|trên|so với|tính trên|trong)[ ])?(?:tính theo[ ])?", " ", right, count=1)
    base = _phrase(right, words, keep=_INSIDE_BASE)
    if not base and found.end > after:  # "từ mười phần trăm trở lên cổ phiếu"
        base = _phrase(lower[found.end : min(ceiling, found.end + _LIMIT)], words, keep=_INSIDE_BASE)
    return _VOTING.sub("", base)


def origin_of(lower: str, found: Found, ceiling: int) -> str:
    """The event a duration runs from ("nhận đủ hồ sơ hợp lệ"); "trước ..." for one that it precedes."""
    if found.dimension not in ("duration", "frequency"):
        return ""
    match = _ORIGIN.match(lower, found.end)
    if match is None and (first := _FIRST.match(lower, found.end)):
        return first[1]
    if match is None and (limit := _before_event(lower, found)):
        return f"trước {_event(limit[1])}"
    if match is None:
        left = _ORIGIN_LEFT.search(lower, max(0, found.start - _LIMIT), found.start)
        return _event(left[1]) if left else ""
    last = min(len(lower), match.end() + _LIMIT)
    end = _PHRASE_END.search(lower, match.end(), last)
    event = _event(lower[match.end() : end.start() if end else last])
    return f"trước {event}" if event and match[1] == "trước" else event


def _before_event(lower: str, found: Found) -> re.Match[str] | None:
    """ "trước ngày hết thời hạn bổ nhiệm ít nhất 01 ngày": the event stands to the left and measures nothing."""
    if found.dimension != "duration":
        return None
    match = _BEFORE_LEFT.search(lower, max(0, found.start - 110), found.start)
    return match if match and not match[1].endswith(("thời hạn", "vòng", "thời gian", "sau")) else None


def _event(raw: str) -> str:
    if raw[:1].isdigit():
        return ""  # a date, which is a quantity of its own
    force = _FORCE.match(raw)
    raw = force[0] if force else raw
    tokens = _without_citation(raw.split()[:40])[: _LONGEST + 6]
    for position, word in enumerate(tokens):
        rest = " ".join(tokens[position : position + 4]) + " "
        stops = word in _ORIGIN_STOPS and tokens[position - 1] not in _PASSIVE
        if position and (stops or rest.startswith(_ANOTHER)):
            return " ".join(tokens[:position])
        if position > 2 and rest.startswith(_AGENTS) and tokens[position - 1] not in _NO_AGENT:
            return " ".join(tokens[:position])
    return " ".join(tokens)


def _without_citation(tokens: list[str]) -> list[str]:
    """ "cơ quan quy định tại Điều 119 của Bộ luật này nhận hồ sơ" -> "cơ quan nhận hồ sơ"."""
    for position in range(1, len(tokens)):
        if tokens[position - 1 : position + 1] in (["quy", "định"], ["theo", "mẫu"]) and position > 1:
            start = position - 1 - (tokens[position - 2] in ("theo", "đúng"))
            pointing = tokens[position] == "mẫu" or tokens[position - 2] in ("theo", "đúng", "như")
            if not pointing and tokens[position + 1 : position + 2] not in (["tại"], ["ở"], ["của"], ["theo"]):
                continue  # "kể từ ngày văn bản quy định điều kiện mới có hiệu lực"
            end = next((i for i in range(position, len(tokens)) if tokens[i] == "này"), None)
            return tokens[:start] + (tokens[end + 1 :] if end else []) if start > 0 else tokens
    return tokens


def holder_of(lower: str, found: Found, floor: int, ceiling: int) -> str:
    """Whether a fine is for a person or an organisation, when the words beside it say so."""
    if found.dimension != "money" or "phạt" not in lower:
        return ""
    right = {match[1] for match in _HOLDER.finditer(lower, found.end, min(len(lower), ceiling, found.end + 120))}
    sides = right or {match[1] for match in _HOLDER.finditer(lower, max(floor, found.start - 100), found.start)}
    return {"cá nhân": "ca_nhan", "tổ chức": "to_chuc"}[sides.pop()] if len(sides) == 1 else ""


def measured_of(lower: str, found: Found, floor: int, words: Grammar) -> str:
    """The noun phrase to the left that names what is measured, "" when there is none in the clause.

    ``floor``: where the quantity before ends. Counts are measured by the noun after the unit, frequencies also by what
    follows ("định kỳ hằng quý báo cáo"), durations by what follows a bare unit ("05 năm kinh nghiệm").
    """
    heads = words.heads.get(found.dimension)
    begin = max(floor, found.start - _LIMIT)
    limit = _before_event(lower, found)
    end = limit.start() if limit else found.start
    stop = begin + len(lower[begin:end].rstrip(" :"))
    for match in _CLAUSE_END.finditer(lower, begin, stop):
        begin = match.end()
    if heads is None:
        return ""
    measure = _left_measure(lower, heads, begin, end, words)
    if measure:
        return measure
    after = found.after or found.end
    if found.dimension == "frequency" and (head := heads.search(lower, after, min(len(lower), after + 24))):
        return head[0]
    if found.dimension == "duration" and _SPENT.match(lower, after):
        return _phrase(lower[after : after + 60], words)
    return ""


def _left_measure(lower: str, heads: re.Pattern[str], begin: int, end: int, words: Grammar) -> str:
    """The last noun phrase with a head noun; a head inside another's phrase does not begin one ("giá trị vốn góp")."""
    measure, covered, reached = "", begin, begin
    for match in heads.finditer(lower, begin, end):
        if match.start() < covered or (match[0] in words.no_heads and heads is not words.heads.get("frequency")):
            continue
        tokens = lower[match.start() : end].rstrip(": ").replace(",", " , ").split()
        kept = noun_phrase(tokens, words, len(match[0].split()))
        covered = match.start() + len(" ".join(kept))
        reached = match.end()
        measure = _measure(tokens, kept)
    return measure if lower.count(",", reached, end) <= 2 else ""


def counted_of(lower: str, found: Found, words: Grammar) -> str:
    """The noun counted: "bộ hồ sơ", "thành viên hội đồng"; "" for times and points."""
    if not found.noun or found.unit == "item":
        return found.noun
    return f"{found.noun} {_phrase(lower[found.after : found.after + 48], words, one=True)}".strip()


def noun_phrase(
    tokens: list[str], words: Grammar, head: int = 0, keep: frozenset[str] = frozenset(), one: bool = False
) -> list[str]:
    """The leading tokens that make a noun phrase; the first ``head`` and the words of ``keep`` never end it.

    ``one``: a conjunction ends it.
    """
    kept: list[str] = []
    for position, word in enumerate(tokens[:_LONGEST]):
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if position >= head and not (kept and word in keep) and _stops(word, tokens[position - 1], following, words):
            break
        if (not kept and position >= head and word in _NO_END) or (
            one and word in ("và", "hay", "các", "những", "cùng")
        ):
            break
        kept.append(word)
    while len(kept) > max(head, 1) and kept[-1] in _NO_END:
        kept.pop()
    return kept


def _stops(word: str, before: str, following: str, words: Grammar) -> bool:
    if word == "," or word[:1].isdigit():
        return True
    if word not in words.stops and f"{word} {following}" not in words.stops:
        return False
    return f"{before} {word}" not in words.compounds and f"{word} {following}" not in words.compounds


def _measure(tokens: list[str], kept: list[str]) -> str:
    """The measure in the tokens kept, "" when another clause stands between it and the number."""
    between = tokens[len(kept) :]
    far = _FAR_SUBJECT if between[-1:] in (["là"], ["bằng"]) else _FAR
    if "thì" in between or "mà" in between or len(between) > far:
        return ""
    measure = " ".join(kept)
    return {"phạt tiền": "mức phạt", "mức phạt tiền": "mức phạt", "bị phạt tù": "phạt tù"}.get(measure, measure)


def _phrase(right: str, words: Grammar, keep: frozenset[str] = frozenset(), one: bool = False) -> str:
    """The noun phrase that begins here: up to punctuation, a number or a word that starts something else."""
    if right[:1] not in (" ", "\u00a0", ""):
        return ""
    end = _PHRASE_END.search(right)
    return " ".join(noun_phrase(right[: end.start() if end else len(right)].split(), words, keep=keep, one=one))
