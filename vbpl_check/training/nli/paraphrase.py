"""The same norm in other words: synonyms of drafting, numbers in other forms, another order of the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from vbpl_check.training.nli.quantities import quantities
from vbpl_check.training.nli.turns import BODY, TURNS, small
from vbpl_check.training.nli.wording import pick, places, put, table

LIGHT, STRONG = 2, 6
_WORDS = (
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba",
    "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi",
)  # fmt: skip


def light(text: str, draw: Random) -> str:
    """With up to LIGHT small changes, sometimes none."""
    return _some(text, draw, draw.randint(0, LIGHT), 0.25)


def strong(text: str, draw: Random) -> str:
    """With as many changes as fit, the order of the sentence included."""
    return _some(text, draw, STRONG, 1.0)


def _some(text: str, draw: Random, count: int, turned: float) -> str:
    if draw.random() < turned:
        for way in draw.sample(TURNS, len(TURNS)):
            new = way(text)
            if new and new != text:
                text = new
                break
    ways = [*table("paraphrase")["groups"], *(way for way in SMALL), *table("paraphrase")["drop"]]
    draw.shuffle(ways)
    for way in ways:
        if count <= 0:
            break
        new = way(text, draw) if callable(way) else _by_group(text, way, draw)
        if new and new != text:
            text, count = new, count - 1
    return text


def _by_group(text: str, group: dict[str, object], draw: Random) -> str | None:
    phrases: list[str] = group["phrases"]  # type: ignore[assignment]
    if group.get("rare") and draw.random() < 0.7:
        return None
    spot = pick(draw, places(text, phrases, group))
    if spot is None:
        return None
    start, end, old = spot
    if group.get("dropped"):
        return text[:start].rstrip() + text[end:]
    return put(text, start, end, draw.choice([phrase for phrase in phrases if phrase != old]))


def number_form(text: str, draw: Random) -> str | None:
    """ "05 ngày" -> "5 ngày" -> "năm ngày" -> "05 (năm) ngày"."""
    known = [
        each for each in quantities(text) if each.value == int(each.value) and each.value <= 20 and each.unit != "%"
    ]
    quantity = pick(draw, known)
    if quantity is None:
        return None
    value = int(quantity.value)
    word = _WORDS[value]
    new = draw.choice((str(value), f"{value:02d}", word, f"{value:02d} ({word})"))
    if new == word and quantity.unit in ("năm", "tháng", "điểm", "m", "kg", "km"):
        new = f"{value:02d}"
    return text[: quantity.start] + f"{new} {quantity.unit}" + text[quantity.end :]


def money_form(text: str, draw: Random) -> str | None:
    """ "5.000.000 đồng" -> "5 triệu đồng", "2 tỷ đồng" -> "2.000.000.000 đồng"."""
    known = [each for each in quantities(text) if each.unit in ("đồng", "triệu đồng", "tỷ đồng")]
    quantity = pick(draw, known)
    if quantity is None:
        return None
    amount = quantity.value * {"đồng": 1, "triệu đồng": 1e6, "tỷ đồng": 1e9}[quantity.unit]
    if quantity.unit != "đồng":
        new = f"{int(amount):,}".replace(",", ".") + " đồng"
    elif amount % 1e9 == 0:
        new = f"{int(amount / 1e9)} tỷ đồng"
    elif amount % 1e6 == 0:
        new = f"{int(amount / 1e6)} triệu đồng"
    else:
        return None
    return text[: quantity.start] + new + text[quantity.end :]


def term_frame(text: str, draw: Random) -> str | None:
    """ "trong thời hạn 10 ngày" -> "chậm nhất 10 ngày", both a last day to act."""
    # "Trong thời hạn 05 ngày làm việc kể từ ngày"
    spot = re.search(
        r"\b(?:trong thời hạn|trong vòng|chậm nhất(?: là)?)(?= \d[^,.;]{2,25}\b(?:kể |tính )?từ)", text, re.IGNORECASE
    )
    if spot is None:
        return None
    return put(
        text, spot.start(), spot.end(), draw.choice(("trong thời hạn", "chậm nhất", "trong vòng", "chậm nhất là"))
    )


def lead_merged(text: str, draw: Random) -> str | None:
    """ "X có trách nhiệm sau đây: nộp ..." -> "X có trách nhiệm nộp ...": lead-in and item in one sentence."""
    # "Nhà đầu tư có các quyền sau đây: vay vốn", "có nghĩa vụ: nộp thuế"
    spot = re.search(r" có (?:các |những )?(quyền|trách nhiệm|nghĩa vụ)(?: sau đây| sau)?: (?=\w)", text)
    if spot is None or re.match(r"(?:được|phải|có|bị|quyền|các|không)\b", text[spot.end() :]):
        return None
    return f"{text[: spot.start()]} có {spot[1]} {text[spot.end() :]}"


def citation(text: str, draw: Random) -> str | None:
    """Without "theo quy định tại khoản 2 Điều 5 Luật này" at the end of a sentence or before a comma."""
    # "được hoàn thuế theo quy định tại khoản 1 Điều này", "... theo quy định tại Điều 5 của Luật này,"
    spot = re.search(r" theo quy định tại [^.;:,]{4,50} này(?=[,;.]|$)", text)
    if spot is None or spot.start() < 30:
        return None
    if re.search(
        r"\b(?:trừ|thực hiện|trường hợp|là|với|các|theo|hợp|áp dụng|xử lý|đúng|đáp ứng|được \w+"
        r"|tương ứng|tiêu chuẩn|điều kiện)$",
        text[: spot.start()],
    ):
        return None
    return text[: spot.start()] + text[spot.end() :]


def tail_added(text: str, draw: Random) -> str | None:
    """With "theo quy định của pháp luật" at the end."""
    if (
        re.search(r"[.;(]|\b(?:theo|quy định|pháp luật|này|trừ|là|gồm|%|đồng|ngày|khi|nếu|trường hợp)\b", text[-150:])
        or text[-1].isdigit()
    ):
        return None
    return text + draw.choice(table("paraphrase")["tails"]) if _ACTS.search(text) else None


def list_opened(text: str, draw: Random) -> str | None:
    """ "thuộc các trường hợp sau đây: bị mất" -> "thuộc trường hợp bị mất"."""
    # "các trường hợp sau đây: ", "những nguyên tắc sau: ", but not "một trong các trường hợp sau đây: "
    spot = re.search(
        r"(?<= )(?:các |những )(trường hợp|điều kiện|nội dung|nguyên tắc|hành vi|biện pháp|yêu cầu|tiêu chuẩn|nhiệm vụ"
        r"|hình thức|giấy tờ|tài liệu)(?: chủ yếu| chính)? sau(?: đây)?: (?=\w)",
        text,
    )
    if spot is None or re.search(r"(?:trong|tất cả|đồng thời|đủ|mọi|cần|và) $", text[: spot.start()]):
        return None
    return text[: spot.start()] + f"{spot[1]} " + text[spot.end() :]


def opening(text: str, draw: Random) -> str | None:
    """With "Theo quy định, " before it: words that change nothing."""
    if (
        not re.match(rf"(?:{BODY}|Người|Tổ chức|Cá nhân|Doanh nghiệp|Cơ quan|Nhà đầu tư|Chủ)\b", text)
        or "quy định" in text
        or draw.random() < 0.6
    ):
        return None
    return f"Theo quy định, {small(text)}"


# a norm that acts: "phải nộp", "có quyền", "được cấp"
_ACTS = re.compile(r"\b(?:phải|có trách nhiệm|có quyền|được|có nghĩa vụ|quyết định|thực hiện|bị)\b")
SMALL: tuple[Callable[[str, Random], str | None], ...] = (
    number_form, money_form, term_frame, lead_merged, citation, tail_added, list_opened, opening,
)  # fmt: skip


def ways_of(text: str, draw: Random) -> Iterator[tuple[str, str]]:
    """Every paraphrase that fits, with its name: for looking at them one by one."""
    for turn in TURNS:
        if new := turn(text):
            yield turn.__name__, new
    for way in SMALL:
        if (new := way(text, draw)) and new != text:
            yield way.__name__, new
    for kind in ("groups", "drop"):
        for group in table("paraphrase")[kind]:
            if new := _by_group(text, group, draw):
                yield f"{kind}: {group['phrases'][0]}", new
