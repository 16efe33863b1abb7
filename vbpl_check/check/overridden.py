"""The nearest provision of the law forbids an act; the draft plainly lets it be done, or does it.

"cộng đồng chia diện tích rừng cho từng hộ" against "không được phân chia rừng cho các thành viên trong cộng đồng"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.check import Check, against_draft, comparable
from vbpl_check.compare import content, tier
from vbpl_check.denials import Words
from vbpl_check.model import Norm, Pair, Signal, Span
from vbpl_check.polarity import opposite_cases
from vbpl_check.text import lowered
from vbpl_check.weights import Weights


@dataclass(frozen=True)
class Params:
    """``act``: share of the forbidden act that the draft must have with what stands above it.

    ``common``: verbs that many acts have ("sử dụng").
    """

    words: Words
    common: tuple[str, ...]
    act: float = 0.33


# "không được phân chia", "nghiêm cấm", "cấm mọi thỏa thuận", "không thừa nhận"; not "không được quá", "hàng hóa bị cấm"
_BAN = re.compile(
    r"(?<!\w)(?<!mà )(?<!nếu )(?<!khi )(?<!quyết định )(?<!quy định )(?<!hàng hóa )"
    r"(?:không được(?: phép)?(?! (?:quá|vượt|thấp|cao|ít|nhiều|lớn|nhỏ|sự|cơ quan|người|cấp|giải quyết|chấp thuận"
    r"|đồng ý|xác định|coi))|nghiêm cấm|(?<!bị )cấm(?! (?:xuất|nhập) khẩu)|không cho phép|không có quyền"
    r"|không thừa nhận)(?!\w)"
)
# "Các hành vi bị nghiêm cấm", "không được thực hiện các hoạt động sau đây:"; not "vùng cấm khai thác"
_ABOVE = re.compile(r"không được|(?<!vùng )(?<!khu vực )cấm(?! khai| hạn)")
_END = re.compile(r";|\.(?:\s|$)")
# "được xây dựng", "có thể", "cho"; not "được quy định tại"
_LETS = re.compile(
    r"(?<!\w)(?<!không )(?<!chưa )"
    r"(?:được(?! (?:quy định|gọi|coi là|xem|tính|cơ quan|người|phê))|có thể|có quyền|vẫn|cho|kể cả|tự)(?!\w)"
)
# "không được", "không thuê", "chỉ", "trừ": the draft forbids or bounds something itself
_BOUNDS = re.compile(
    r"^\W*(?:\w{1,2}\)\s*)?không |(?<!\w)(?:không (?:được|cho|phải là|tiếp|bị|thu|dùng|sử|làm|thay|mở|bán|phát|có nguy)"
    r"|cấm|chỉ|trừ|từ chối)(?!\w)"
)
# "được Thẩm phán cho phép", "đã được chấp thuận": done with leave, which a ban does not always exclude
_LEAVE = re.compile(r"(?<!\w)(?:cho phép|chấp thuận|đồng ý|phê duyệt|đã được|có giấy phép|theo quyết định)(?!\w)")
# "Giải thích từ ngữ", "Phạm vi điều chỉnh": no rule on the act
_NO_RULE = re.compile(r"giải thích|phạm vi|đối tượng áp dụng|chuyển tiếp|hiệu lực thi hành")


def overridden(candidate: Pair, params: Params) -> Signal | None:
    """The forbidden act that the draft has most of."""
    if candidate.standing is not None and candidate.standing.place > 0:
        return None
    if not against_draft(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    draft, law = candidate.left, candidate.right
    if law.exceptions or law.delegates or not _lets(draft) or not comparable(candidate):
        return None
    text, theirs = lowered(draft.text), lowered(law.text)
    if opposite_cases(text, theirs) or _NO_RULE.search(lowered(f"{draft.heading} {law.heading}")):
        return None
    cover = Weights(candidate.spread, candidate.norms).cover
    whole = lowered(f"{draft.heading}. {draft.lead_in} {draft.text}")
    best: tuple[float, int, int] | None = None
    for start, end in _bans(law):
        act = theirs[start:end]
        share = cover(act, whole)
        if share < params.act or not _same_verb(act, text, params) or _wrongly(act, whole, params):
            continue
        if (purpose := act.partition(" để ")[2]) and cover(purpose, whole) < params.act:
            continue  # only a use for that purpose is forbidden: "sử dụng tài sản của công ty để tư lợi"
        if best is None or share > best[0]:
            best = share, start, end
    return _signal(draft, law, *best) if best else None


def _lets(draft: Norm) -> bool:
    """Does the draft let something be done, and neither forbid anything nor ask for leave?"""
    text = lowered(draft.text)
    if draft.modality in ("prohibition", "sanction") or _BOUNDS.search(text) or _LEAVE.search(text):
        return False
    return _LETS.search(text) is not None


def _bans(law: Norm) -> Iterator[tuple[int, int]]:
    """Where the forbidden acts stand in the text of the law; an item of a list of them as a whole."""
    text = lowered(law.text)
    if (
        law.modality == "prohibition"
        and _ABOVE.search(lowered(f"{law.heading} {law.lead_in}"))
        and not _BAN.search(text)
    ):
        yield 0, len(text)
        return
    for ban in _BAN.finditer(text):
        end = _END.search(text, ban.end())
        if " trừ " not in text[ban.end() :]:
            yield ban.end(), end.start() if end else len(text)


def _same_verb(act: str, text: str, params: Params) -> bool:
    """Does the draft have a syllable of the verb of the act, or of what follows a verb that many acts have?"""
    words = content(act)
    for verb in params.common:
        words = words[len(content(verb)) :] if act.strip().startswith(verb) else words
    return any(
        _DENIED.search(text, 0, found.start()) is None
        for word in words[:2]
        for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    )


_DENIED = re.compile(r"(?<!\w)(?:không|chưa)(?: \w+)? $")  # "không chia", "không được chia"


def _wrongly(act: str, whole: str, params: Params) -> bool:
    """Is only doing it in a wrong way forbidden ("khi chưa thu hồi hết"), of which the draft says nothing?"""
    found = params.words.wrongly.search(act)
    if found is None or found.group() in whole:
        return False
    return "chưa" not in found.group() or "chưa" not in whole.split()


def _signal(draft: Norm, law: Norm, share: float, start: int, end: int) -> Signal:
    act = law.text[start:end].strip(" ,.;")
    lets = _LETS.search(lowered(draft.text))
    at = lets.start() if lets else 0
    return Signal(
        strength=round(min(0.95, 0.5 + 0.45 * share), 3),
        left=(Span(draft.span.start + at, draft.span.end),),
        right=(Span(law.span.start + start, law.span.start + end),),
        slots=(("act", act),),
        why=(
            f"Văn bản cấp trên cấm: “{act}”.",
            "Đây là quy định của văn bản cấp trên gần với câu này của dự thảo nhất; câu này cho làm hoặc làm việc đó.",
            "Không thấy ngoại lệ nào của văn bản cấp trên trong câu ấy.",
        ),
    )


CHECK = Check(Params, overridden, (Pair,))
