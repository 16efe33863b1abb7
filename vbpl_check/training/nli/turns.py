"""Paraphrases that change the order of a sentence: conditions and terms first or last, active and passive."""

from __future__ import annotations

import re
from collections.abc import Callable

# a name that keeps its capital inside a sentence: "Ủy ban nhân dân", "UBND"
PROPER = (
    r"(?:Bộ|Sở|Ủy ban|UBND|HĐND|Hội đồng|Chính phủ|Thủ tướng|Chủ tịch|Quốc hội|Ngân hàng|Tòa án|Viện"
    r"|Luật|Nghị|Cục|Tổng|Nhà nước|Việt|Kho bạc|Kiểm toán|Công an|[A-ZĐ]{2})"
)
# who holds a power: "Bộ trưởng Bộ Y tế", "Ủy ban nhân dân cấp tỉnh"
BODY = (
    r"(?:Bộ trưởng Bộ|Giám đốc Sở|Bộ|Sở) [A-ZĐ]\w+(?:[ ,]{1,2}(?!quy định|ban hành|quyết định|cấp|phê)[\w-]+){0,7}?"
    r"|Thủ tướng Chính phủ|Thủ tướng|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội"
    r"|(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND) cấp (?:tỉnh|xã|huyện)"
    r"|(?:Hội đồng nhân dân|HĐND) cấp (?:tỉnh|xã)|Hội đồng quản trị|Hội đồng thành viên"
    r"|Đại hội đồng cổ đông|Tòa án|Ngân hàng Nhà nước"
)


def condition_last(text: str) -> str | None:
    """ "Trường hợp A thì B" -> "B trong trường hợp A"."""
    # "Trường hợp hồ sơ không hợp lệ thì cơ quan tiếp nhận thông báo"
    head = re.match(
        r"(Trong trường hợp|Trường hợp|Nếu|Khi) ([^.;:,]{8,120}?)(?: thì"
        r"|,(?= (?:cơ quan|tổ chức|người|doanh nghiệp|Bộ|Ủy ban|UBND|Tòa án|Chi cục|chủ"
        r"|Viện|Hội đồng|bên)\b)) (?=\w)",
        text,
    )
    if head is None or re.search(r"[.;:]", text) or len(text) - head.end() < 25:
        return None
    rest = text[head.end() :]
    if (
        re.match(r"(?:được|phải|không|bị|còn|có|thực|cũng|áp|nhưng|ngoài|trong|trừ|kể|chậm|nếu|mà|trường|và)\b", rest)
        or ", trừ" in rest
    ):
        return None
    join = {"Khi": "khi", "Nếu": "nếu"}.get(head[1], "trong trường hợp")
    return f"{rest[:1].upper()}{rest[1:]} {join} {head[2]}"


def condition_first(text: str) -> str | None:
    """ "B khi A" -> "Khi A, B"."""
    # "... được hoàn thuế nếu đã nộp hồ sơ đúng hạn"
    tail = re.search(r",? (nếu|khi|trong trường hợp|sau khi) ([^.;:,]{12,110})$", text)
    if tail is None or tail.start() < 30 or re.search(r"[.;:]", text[: tail.start()]):
        return None
    left = text[: tail.start()]
    if re.search(r"\b(?:trừ|sau|trước|ngay|từ|đến|kể cả|và|hoặc|chỉ|như|nếu|khi|này|là)$", left) or re.match(
        r"(?:Trường|Khi|Nếu|Trong|Khi)\b", left
    ):
        return None
    if re.search(r"\b(?:chỉ|hoặc|trừ)\b", left):
        return None
    return f"{tail[1][:1].upper()}{tail[1][1:]} {tail[2]}, {small(left)}"


def passive(text: str) -> str | None:
    """ "Bộ Y tế quy định chi tiết Điều này" -> "Chi tiết Điều này do Bộ Y tế quy định" for plain sentences."""
    # "Chính phủ quy định trình tự, thủ tục ...", "Bộ trưởng Bộ Y tế ban hành danh mục ..."
    head = re.match(
        rf"({BODY}) (quy định chi tiết|quy định|ban hành|phê duyệt|quyết định|công bố|cấp|thẩm định) (?=\w)", text
    )
    rest = text[head.end() :] if head else ""
    if (
        head is None
        or re.search(r"[.;:]|\b(?:sau khi|khi|nếu|để|cho|trong thời hạn|theo|trừ|và tổ chức|trước)\b", rest)
        or len(rest) < 12
    ):
        return None
    if re.match(r"(?:chi tiết|về|cụ thể|việc|các|những|và|cho|theo|hoặc|,)", rest) and not rest.startswith("việc"):
        return None
    return f"{rest[:1].upper()}{rest[1:]} do {head[1]} {head[2]}"


def active(text: str) -> str | None:
    """ "Danh mục X do Chính phủ quy định" -> "Chính phủ quy định danh mục X"."""
    # "Mức thu phí do Bộ trưởng Bộ Tài chính quy định"
    spot = re.search(rf" do ({BODY}) (quy định|ban hành|phê duyệt|quyết định|công bố|cấp|thẩm định)$", text)
    if spot is None or re.search(r"[.;:]|\b(?:được|phải|là|có)\b", text[: spot.start()]):
        return None
    return f"{spot[1][:1].upper()}{spot[1][1:]} {spot[2]} {small(text[: spot.start()])}"


def term_last(text: str) -> str | None:
    """ "Trong thời hạn 10 ngày kể từ ngày nhận hồ sơ, cơ quan A phải B" -> "Cơ quan A phải B trong thời hạn ..."."""
    # "Trong thời hạn 15 ngày kể từ ngày nhận đủ hồ sơ, Sở Xây dựng thẩm định"
    head = re.match(
        r"((?:Trong thời hạn|Chậm nhất|Trong vòng) [^.;:]{5,90}?(?:từ|sau|trước)[^.;:,]{3,70}), (?=\w)", text
    )
    if head is None or re.search(r"[.;:]", text[head.end() :]) or len(text) - head.end() < 25 or len(text) > 330:
        return None
    rest = text[head.end() :]
    if re.match(r"(?:kể từ|tính từ|nếu|trường hợp|và|hoặc|mà|người đó)\b", rest) or "trừ" in rest:
        return None
    return f"{rest[:1].upper()}{rest[1:]} {small(head[1])}"


def as_matter(text: str) -> str | None:
    """ "Chính phủ quy định X" -> "Việc quy định X thuộc thẩm quyền của Chính phủ"."""
    head = re.match(rf"({BODY}) (quyết định|phê duyệt|cấp|thẩm định|thành lập|bổ nhiệm|công nhận|thu hồi) (?=\w)", text)
    rest = text[head.end() :] if head else ""
    if head is None or re.search(
        r"[.;:]|\b(?:sau khi|khi|nếu|trong thời hạn|trừ|trước|phải|được|chịu|trong trường hợp|gửi)\b", rest
    ):
        return None
    return f"Việc {head[2]} {rest} do {head[1]} thực hiện"


def small(text: str) -> str:
    """The text as it goes on in the middle of a sentence."""
    return text[:1].lower() + text[1:] if not re.match(rf"{PROPER}", text) else text


TURNS: tuple[Callable[[str], str | None], ...] = (
    condition_last,
    condition_first,
    passive,
    active,
    term_last,
    as_matter,
)
